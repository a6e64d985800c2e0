package main

import "runtime/debug"

// version says which build this is.
func version() string {
	text, modified := "fleet (devel)", ""
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return text
	}
	if info.Main.Version != "" {
		text = "fleet " + info.Main.Version
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			text += ", revision " + s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			modified = ", modified"
		}
	}
	return text + modified
}
