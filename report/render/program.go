package render

import "strings"

// Program says which build of a program made a report.
type Program struct {
	Name     string `json:"name"`
	Version  string `json:"version,omitempty"`  // of its module: "v1.4.0", "(devel)"
	Revision string `json:"revision,omitempty"` // of its source; empty if the build does not know
	Modified bool   `json:"modified,omitempty"` // the source had other changes as well
}

// String returns "dailycheck v1.4.0, revision 1f2e3d, modified".
func (p Program) String() string {
	s := p.Name
	if p.Version != "" {
		s += " " + p.Version
	}
	if p.Revision == "" {
		return s + ", revision unknown"
	}
	s += ", revision " + p.Revision
	if p.Modified {
		s += ", modified"
	}
	return s
}

// said is the String, empty for no program.
func (p Program) said() string {
	if p == (Program{}) {
		return ""
	}
	return p.String()
}

// Semantic returns the version as semver.org has it, with the revision, empty
// for no program: "1.4.0+1f2e3d".
func (p Program) Semantic() string {
	if p == (Program{}) {
		return ""
	}
	v, ok := strings.CutPrefix(p.Version, "v")
	if !ok {
		v = "0.0.0-devel"
	}
	switch {
	case p.Revision == "":
		return v
	case strings.Contains(v, "+"):
		return v + "." + p.Revision
	}
	return v + "+" + p.Revision
}
