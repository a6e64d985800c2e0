// Package build says which build of a program runs.
package build

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"example.com/centrevu/report/render"
)

// module is the one whose version the programs have, those too that are modules
// of their own in its folders.
const module = "example.com/centrevu"

// Said answers a command line that asks for the version and nothing else, and
// reports whether it was one.
func Said(w io.Writer, program string, args []string) bool {
	if len(args) != 1 || args[0] != "-version" && args[0] != "--version" {
		return false
	}
	fmt.Fprintln(w, Of(program))
	return true
}

// Of says which build this is: the version of the module, and the revision where
// Go noted one. It notes none in a build from another module, by go run, or where
// the checkout is none that it knows.
func Of(program string) render.Program {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return of(program, info)
}

func of(program string, info *debug.BuildInfo) render.Program {
	p := render.Program{Name: program, Version: "(devel)"}
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path != module {
			continue
		}
		if m.Replace != nil { // by a folder, which has no version
			m = m.Replace
		}
		if m.Version != "" {
			p.Version = m.Version
		}
	}
	if info.Main.Path != module && !strings.HasPrefix(info.Main.Path, module+"/") {
		return p // the revision would be that of another module
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			p.Revision = s.Value
		case "vcs.modified":
			p.Modified = s.Value == "true"
		}
	}
	return p
}
