package capture

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The recordings are of util-linux 2.38.1: each log with the timing file that
// was written with it, or with the other log's.
func TestScriptLogs(t *testing.T) {
	const shown = "\x1b[H\x1b[2JReady\r\r\none\r\none\r\n^[[Atwo\r\n\x1b[Atwo\r\n\x1b[H\x1b[2JBye\r\r\n"
	for _, tt := range []struct{ log, timing string }{
		{"script-io.typescript", "script-io.advanced"},
		{"script-out.typescript", "script-in-out.advanced"},
	} {
		t.Run(tt.log, func(t *testing.T) {
			got, err := read(bytes.NewReader(fixture(t, tt.log)), Options{Timing: bytes.NewReader(fixture(t, tt.timing))})
			require.NoError(t, err)
			assert.Empty(t, got.errs)
			assert.Equal(t, shown, string(got.output))
			assert.Equal(t, 24, got.headers[0].Rows)
			resized := false
			for _, p := range got.pieces {
				resized = resized || p.Size == "100x30"
			}
			assert.True(t, resized, "%+v", got.pieces)
		})
	}
	for _, tt := range []struct{ log, timing string }{
		{"script-in.typescript", ""},
		{"script-in.typescript", "script-in-out.advanced"},
		{"script-typed.typescript", ""},
		{"script-typed.typescript", "script-typed.advanced"},
	} {
		t.Run(tt.log+" "+tt.timing, func(t *testing.T) {
			opt := Options{}
			if tt.timing != "" {
				opt.Timing = bytes.NewReader(fixture(t, tt.timing))
			}
			got, err := read(bytes.NewReader(fixture(t, tt.log)), opt)
			assert.ErrorContains(t, err, "input only")
			assert.Empty(t, string(got.output))
		})
	}
}
