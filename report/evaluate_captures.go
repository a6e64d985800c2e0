package report

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
)

// captures makes findings of what became of a server's files: a file that
// nothing was read from, and the lines of windows that nobody knows.
func (e *evaluation) captures(i int, s *Server) {
	for j := range s.Captures {
		if c := &s.Captures[j]; c.Unrecognised != "" {
			e.unrecognised(i, s, c)
		}
	}
	e.unclaimed(i, s)
}

const adviseUnrecognised = "Look at the file: capture again what it was to show, or list it under ignore in the site file (in Go: Options.Ignore) with the reason."

var unrecognisedSentences = []Sentence{
	{Code: "unrecognised", Text: "{file:shown}: nothing was read from it: {reason:shown}", Advice: adviseUnrecognised},
	{Code: "unrecognised-newer", Advice: adviseUnrecognised,
		Text: "{file:shown}: nothing was read from it: {reason:shown}; it is newer than what is known of {window:word}"},
	{Code: "ignored", Text: "{file:shown}: ignored: {reason:shown}"},
}

// unrecognised says of a file that nothing was read from it. It may be what
// was to be captured: a fact that rests on an older capture may be past.
func (e *evaluation) unrecognised(i int, s *Server, c *Capture) {
	f := Finding{
		Rule: RuleUnrecognised, Server: e.names[i], Status: Warning, Subject: c.Name, Code: "unrecognised",
		Args:     []Arg{Shown("file", c.Name), Shown("reason", c.Unrecognised)},
		Evidence: []centrevu.Line{{Source: c.Name}},
		Cite:     "INF: a file that is not understood can be a capture that failed",
	}
	if why, ok := e.ignored(i, c); ok {
		f.Status, f.Code, f.Args[1] = NotApplicable, "ignored", Shown("reason", why)
	} else if older := s.olderThan(c.ModTime); older != nil {
		f.Status, f.Code = Unknown, "unrecognised-newer"
		for _, fact := range older {
			f.Args = append(f.Args, Word("window", fact.Window()))
		}
	}
	e.add(f)
}

// olderThan returns the facts that were seen before a time, or of which there
// is no telling.
func (s *Server) olderThan(t time.Time) []Fact {
	var list []Fact
	for _, f := range allFacts {
		if !s.Has(f) {
			continue
		}
		if seen := s.Seen(f); t.IsZero() || seen.At.IsZero() || seen.At.Before(t) {
			list = append(list, f)
		}
	}
	return list
}

// Ignored is a file that is known to hold nothing of a server.
type Ignored struct {
	// Pattern is a glob as path.Match has it. Without a slash it is compared
	// with the file's own name, else with the whole name below the server's
	// folder.
	Pattern string `json:"pattern"`

	Why string `json:"why"` // the reason, for whoever reads the report
}

// Validate returns what is wrong with it: a pattern that is none, or that
// matches every file, or no reason.
func (g Ignored) Validate() error {
	_, err := path.Match(g.Pattern, "")
	switch {
	case err != nil:
		return fmt.Errorf("pattern %q: %w", g.Pattern, err)
	case strings.Trim(g.Pattern, "*?/. ") == "":
		return fmt.Errorf("pattern %q would match every file", g.Pattern)
	case blank(g.Why):
		return fmt.Errorf("pattern %q has no reason", g.Pattern)
	}
	return nil
}

// matches reports whether a file is meant. The name begins with the server's.
func (g Ignored) matches(server, name string) bool {
	name = strings.TrimPrefix(name, server+"/")
	if !strings.Contains(g.Pattern, "/") {
		name = path.Base(name)
	}
	ok, _ := path.Match(g.Pattern, name)
	return ok
}

func (e *evaluation) ignored(i int, c *Capture) (why string, ok bool) {
	for _, g := range e.opt.Ignore {
		if g.Validate() == nil && g.matches(e.names[i], c.Name) {
			return g.Why, true
		}
	}
	return "", false
}

// unclaimed makes one finding for each capture and fact with lines that nobody
// knows. What stands between the windows of a text is told of one of them.
func (e *evaluation) unclaimed(i int, s *Server) {
	told := map[centrevu.Line]bool{}
	for _, f := range allFacts {
		unclaimed := s.unclaimedOf(f)
		if unclaimed == nil || f == FactLogins { // what who prints is judged by its own rule
			continue
		}
		var lines []centrevu.Line
		for _, l := range *unclaimed {
			if !e.known.line(e.names[i], f, l) && !told[l] {
				told[l], lines = true, append(lines, l)
			}
		}
		for _, list := range grouped(lines, func(l *centrevu.Line) string { return l.Source }) {
			e.add(unclaimedIn(e.names[i], f, list))
		}
	}
}

const adviseUnclaimed = "Read the lines. What is known as harmless goes under known in the site file (in Go: Options.Known), with who says so and why."

var unclaimedSentences = []Sentence{
	{Code: "unclaimed", Text: "{window:word}: nobody knows what this line says: \"{line:shown}\"", Advice: adviseUnclaimed},
	{Code: "unclaimed-and-more", Text: "{window:word}: nobody knows what this line says: \"{line:shown}\" (and {more:count} more)", Advice: adviseUnclaimed},
}

func unclaimedIn(server string, fact Fact, lines []centrevu.Line) Finding {
	f := Finding{
		Rule: RuleUnclaimed, Server: server, Status: Warning, Subject: strings.TrimSpace(lines[0].Source + " " + fact.String()),
		Code: "unclaimed",
		Args: []Arg{Word("window", fact.Window()), Shown("line", strings.TrimSpace(lines[0].Text))},

		Evidence: slices.Clone(lines[:min(len(lines), maxProblemLines)]),
		Cite:     "INF: what nobody understood can be what is wrong",
	}
	f.andMore(len(lines) - 1)
	return f
}
