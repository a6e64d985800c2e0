package build

import (
	"bytes"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOf(t *testing.T) {
	settings := []debug.BuildSetting{{Key: "vcs.revision", Value: "1f2e3d"}, {Key: "vcs.modified", Value: "true"}}
	for _, tt := range []struct {
		name, want string
		info       debug.BuildInfo
	}{
		{"in the module", "watch v1.4.0, revision 1f2e3d, modified",
			debug.BuildInfo{Main: debug.Module{Path: module, Version: "v1.4.0"}, Settings: settings}},
		{"in a module of its own", "watch (devel), revision 1f2e3d, modified", debug.BuildInfo{
			Main:     debug.Module{Path: module + "/examples/watch", Version: "v9.9.9"},
			Deps:     []*debug.Module{{Path: module, Version: "v0.0.0", Replace: &debug.Module{Path: "../../"}}},
			Settings: settings,
		}},
		{"from another module", "watch v1.4.0, revision unknown", debug.BuildInfo{
			Main:     debug.Module{Path: "example.com/centrevuelse", Version: "v9.9.9"},
			Deps:     []*debug.Module{{Path: module, Version: "v1.4.0"}},
			Settings: settings,
		}},
		{"nothing is known", "watch (devel), revision unknown", debug.BuildInfo{}},
	} {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, of("watch", &tt.info).String()) })
	}
}

func TestSaid(t *testing.T) {
	var out bytes.Buffer
	for _, args := range [][]string{nil, {"-v"}, {"-version", "x"}, {"x", "-version"}} {
		assert.False(t, Said(&out, "watch", args))
	}
	assert.Empty(t, out.String())
	for _, arg := range []string{"-version", "--version"} {
		out.Reset()
		assert.True(t, Said(&out, "watch", []string{arg}))
		assert.Regexp(t, `^watch .*revision .*\n$`, out.String())
	}
}
