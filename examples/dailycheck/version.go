package main

import (
	"runtime/debug"

	"example.com/centrevu/report/render"
)

// module is the one whose version the program has.
const module = "example.com/centrevu"

// build says which build of the check this is: the version of the module, and
// the revision where Go noted one. It notes none in a build from another module,
// by go run, or where the checkout is none that it knows.
func build() render.Program {
	p := render.Program{Name: "dailycheck", Version: "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return p
	}
	for _, m := range append(info.Deps, &info.Main) {
		if m.Path == module && m.Version != "" {
			p.Version = m.Version
		}
	}
	if info.Main.Path != module {
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
