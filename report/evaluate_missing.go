package report

import (
	"slices"
	"strings"
)

// info says what is known of a server.
func (e *evaluation) info(i int, s *Server) ServerInfo {
	info := ServerInfo{Name: e.names[i], Role: Role(i + 1), Seen: s.seen(), Now: writable(e.now(s))}
	info.Facts = make([]Fact, 0, len(facts))
	for _, f := range allFacts {
		switch {
		case s.Has(f):
			info.Facts = append(info.Facts, f)
		case e.needed(f):
			info.Missing = append(info.Missing, f)
		}
	}
	if len(info.Facts) == 0 {
		info.Facts = nil
	}
	if s != nil {
		info.Captures, info.Problems = writableCaptures(s.Captures), told(s.Problems)
		info.Unclaimed = s.Unclaimed()
	}
	return info
}

// seen reports whether anything was captured of a server. One of whose folder
// nothing could be read was not seen.
func (s *Server) seen() bool {
	return s != nil && (!s.read || slices.ContainsFunc(allFacts[:], s.Has))
}

// needed reports whether a fact is missed where it is not: an optional one only
// if the caller requires it or somebody captured it on one of the servers.
func (e *evaluation) needed(f Fact) bool {
	return !f.Optional() || slices.Contains(e.opt.Require, f) || !f.Aside() && (e.pair.Primary.Has(f) || e.pair.Secondary.Has(f))
}

// captured reports whether s has what the rule needs, and makes the finding if
// not.
func (e *evaluation) captured(r *Rule, i int, s *Server) bool {
	var missing []Fact
	switch {
	case !s.seen():
		missing = slices.Clone(Facts[:])
	default:
		for _, f := range r.Needs {
			if !s.Has(f) {
				missing = append(missing, f)
			}
		}
		if r.Scope == PerServer && missing == nil {
			return e.optional(r, e.names[i], s)
		}
	}
	return missing == nil || e.lacks(r, e.names[i], s, missing...)
}

// lacks makes the finding of a rule that cannot be asked without what is missing. It
// returns false.
func (e *evaluation) lacks(r *Rule, server string, s *Server, missing ...Fact) bool {
	e.add(Finding{
		Rule: r.ID, Server: server, Status: Unknown, Missing: missing, Cite: r.Cite, Advice: howToCapture(missing),
	}.notCaptured(s))
	return false
}

// optional reports whether one of the servers has each of the optional facts of a
// rule, and makes the finding if not.
func (e *evaluation) optional(r *Rule, server string, on ...*Server) bool {
	for _, f := range r.Optional {
		switch {
		case slices.ContainsFunc(on, func(s *Server) bool { return s.Has(f) }):
		case e.needed(f):
			return e.lacks(r, server, on[0], f)
		default:
			e.add(Finding{
				Rule: r.ID, Server: server, Status: NotApplicable, Cite: r.Cite,
				Code: "optional", Args: []Arg{Word("window", f.Window())},
			})
			return false
		}
	}
	return true
}

// notCaptured says of a finding what its Missing is.
func (f Finding) notCaptured(s *Server) Finding {
	if !s.seen() {
		f.Code, f.Args = CodeNotSeen, nil
		return f
	}
	f.Code, f.Args = CodeNotCaptured, nil
	for _, m := range f.Missing {
		f.Args = append(f.Args, Word("window", m.Window()))
	}
	return f
}

func howToCapture(missing []Fact) string {
	paths := make([]string, 0, len(missing))
	for _, f := range missing {
		if path := f.Path(); path != "" {
			paths = append(paths, path)
		}
	}
	if len(paths) == 0 {
		return "No capture gives this."
	}
	return "Capture it: " + strings.Join(paths, "; ") + "."
}
