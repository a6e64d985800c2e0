package report

import (
	"path"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/wording"
)

// knowing is what Options.Known says, ready to be asked of every line.
type knowing struct {
	known   []Known
	matches []func(line string) bool // nil for one that is not in force
	met     []int                    // how many lines each matched
}

func (e *evaluation) knowing() *knowing {
	k := &knowing{known: e.opt.Known, matches: make([]func(string) bool, len(e.opt.Known)), met: make([]int, len(e.opt.Known))}
	now := e.clocks()[""]
	for i, known := range k.known {
		if known.Validate() == nil && !now.IsZero() && !known.Expired(now) {
			k.matches[i] = known.Matcher()
		}
	}
	return k
}

// line reports whether somebody knows a line of a server's window.
func (k *knowing) line(server string, f Fact, l centrevu.Line) bool {
	found := false
	text := strings.TrimSpace(l.Text)
	for i, matches := range k.matches {
		if matches != nil && k.known[i].in(server, f, l.Source) && matches(text) {
			k.met[i]++
			found = true
		}
	}
	return found
}

// in reports whether a window of a server is meant: by its own name, by the
// word of its Fact, or by the name of the file.
func (k Known) in(server string, f Fact, source string) bool {
	if k.Server != "" && k.Server != server {
		return false
	}
	if k.Where == "" || slices.Contains([]string{f.String(), wording.Fold(f.Window())}, wording.Fold(k.Where)) {
		return true
	}
	name := strings.TrimPrefix(source, server+"/")
	for _, n := range []string{source, name, path.Base(name)} {
		if ok, _ := path.Match(k.Where, n); ok {
			return true
		}
	}
	return false
}

var knownSentences = []Sentence{
	{Code: "no-time", Text: "known {what:shown} ({who:shown}: {why:shown}): without the time of the check there is no telling whether it has expired",
		Advice: "Say what time it is, in Options.Now."},
	{Code: "expired", Text: "known {what:shown} ({who:shown}: {why:shown}): expired on {until:time}", Advice: "Extend it or take it out."},
	{Code: "unused", Text: "known {what:shown} ({who:shown}: {why:shown}): matched nothing"},
	{Code: "known", Text: "known {what:shown} ({who:shown}: {why:shown}): {lines:count} lines", One: "known {what:shown} ({who:shown}: {why:shown}): 1 line"},
}

// knowns makes findings of what is known: how often it was met, and what needs
// somebody's attention.
func (e *evaluation) knowns(k *knowing) {
	now := e.clocks()[""]
	for i, known := range k.known {
		f := Finding{
			Rule: RuleKnown, Status: NotApplicable, Subject: known.String(), Cite: "INF: what nobody looks at any more hides the next fault",
			Args: []Arg{Shown("what", known.String()), Shown("who", known.Who), Shown("why", known.Why)},
		}
		if slices.Contains(e.names[:], known.Server) {
			f.Server = known.Server
		}
		switch n := k.met[i]; {
		case known.Validate() != nil: // in the findings already
			continue
		case now.IsZero():
			f.Status, f.Code = Unknown, "no-time"
		case known.Expired(now):
			f.Status, f.Code = Warning, "expired"
			f.Args = append(f.Args, Time("until", ending(known.Until, known.Local, now)))
		case n == 0:
			f.Code = "unused"
		default:
			f.Code = "known"
			f.Args = append(f.Args, Count("lines", n))
		}
		e.add(f)
	}
}
