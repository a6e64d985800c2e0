package render

import (
	"errors"
	"iter"
	"slices"

	"example.com/centrevu/report"
)

// digest is a report made ready for the renderers: each finding is looked at a
// fixed number of times, however many there are.
type digest struct {
	*report.Report
	all     []*report.Finding // the findings of the report
	opt     Options
	say     *speaker
	names   []string                     // the primary, the secondary, "" for the pair, then any that a rule made up
	of      map[string][]*report.Finding // by server, in the order of the report
	follows map[string][]*report.Finding // by the Key of their cause: what is folded below it
	folded  map[*report.Finding]bool
	roots   []*report.Finding // those that are folded below none
	worst   report.Status
	change  *change // since the day before; nil if nothing tells
	days    []day   // with a history: the calendar, the oldest first
}

// digestOf returns the digest of a report, and an error if there is none.
func digestOf(r *report.Report, opt Options) (*digest, error) {
	if r == nil {
		return nil, errors.New("no report")
	}
	return newDigest(r, opt), nil
}

func newDigest(r *report.Report, opt Options) *digest {
	d := &digest{
		Report: r, opt: opt, say: newSpeaker(opt.Language), worst: r.Worst(),
		of: make(map[string][]*report.Finding), follows: make(map[string][]*report.Finding), folded: make(map[*report.Finding]bool),
	}
	known := make(map[string]bool)
	add := func(name string) {
		if !known[name] {
			known[name] = true
			d.names = append(d.names, name)
		}
	}
	for _, s := range r.Servers {
		add(s.Name)
	}
	add("")
	d.all = make([]*report.Finding, len(r.Findings))
	for i := range r.Findings {
		f := &r.Findings[i]
		d.all[i] = f
		add(f.Server)
		d.of[f.Server] = append(d.of[f.Server], f)
	}
	d.fold()
	d.roots = d.all
	if len(d.folded) > 0 {
		d.roots = d.those(func(f *report.Finding) bool { return !d.folded[f] })
	}
	d.past()
	return d
}

// fold puts what another finding explains below that one. What is worse than
// its cause stands by itself: nothing critical hides behind a warning. So does
// what is its own cause in the end.
func (d *digest) fold() {
	if !slices.ContainsFunc(d.all, func(f *report.Finding) bool { return f.Cause != "" }) {
		return
	}
	causes := make(map[string]*report.Finding)
	for _, f := range slices.Backward(d.those(speaks)) { // the first of a Key counts
		causes[f.Key()] = f
	}
	root := func(f *report.Finding) *report.Finding {
		at := f
		for range 16 {
			next := causes[at.Cause]
			if at.Cause == "" || next == nil {
				return at
			}
			at = next
		}
		return f
	}
	for _, f := range d.those(speaks) {
		if to := root(f); to != f && weight(judged(f)) <= weight(judged(to)) {
			d.folded[f] = true
			d.follows[to.Key()] = append(d.follows[to.Key()], f)
		}
	}
}

// speaks reports whether a finding says that something is not healthy.
func speaks(f *report.Finding) bool {
	return judged(f).Worse(report.OK) || judged(f) == report.Silenced
}

// weight puts what is known to be wrong before what could not be told.
func weight(s report.Status) int {
	switch s {
	case report.Critical:
		return 3
	case report.Unknown:
		return 2
	case report.Warning:
		return 1
	}
	return 0
}

// wrong are the statuses that call for somebody, the worst known ones first.
var wrong = []report.Status{report.Critical, report.Unknown, report.Warning}

// byStatus returns the findings with one of the statuses, in the order of
// these, and then as they come; what is folded below another is left out.
func (d *digest) byStatus(statuses ...report.Status) []*report.Finding {
	return byStatus(d.roots, statuses...)
}

// those returns the findings that are of a kind.
func (d *digest) those(are func(*report.Finding) bool) []*report.Finding {
	if !slices.ContainsFunc(d.all, are) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.all), func(f *report.Finding) bool { return !are(f) })
}

func byStatus(all []*report.Finding, statuses ...report.Status) []*report.Finding {
	var list []*report.Finding
	for _, s := range statuses {
		for _, f := range all {
			if judged(f) == s {
				list = append(list, f)
			}
		}
	}
	return list
}

// first yields the first of a list and then says how many more there are.
func first[T any](say *speaker, list []T, most int, more func(string)) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i, x := range list {
			if i == most {
				more(say.t("and {1} more", len(list)-i))
				return
			}
			if !yield(x) {
				return
			}
		}
	}
}

// below returns what is folded below a finding.
func (d *digest) below(f *report.Finding) []*report.Finding {
	if d.folded[f] || f.Cause == "" && len(d.follows) == 0 {
		return nil
	}
	return d.follows[f.Key()]
}

func counts(findings []*report.Finding) map[report.Status]int {
	n := make(map[report.Status]int)
	for _, f := range findings {
		n[judged(f)]++
	}
	return n
}

// judged returns the status that a finding counts as: one without any is
// unknown.
func judged(f *report.Finding) report.Status {
	if f.Status < report.OK || f.Status > report.Silenced {
		return report.Unknown
	}
	return f.Status
}

// missing reports whether a finding says that something was not captured.
func missing(f *report.Finding) bool { return f.Missing != nil }

// switchedOff and unusedSilence tell the findings about what was not asked and
// about what nobody needs any more.
func switchedOff(f *report.Finding) bool {
	return f.Status == report.NotApplicable && (f.Code == report.CodeSwitchedOff || f.Message == report.SwitchedOff)
}

func unusedSilence(f *report.Finding) bool {
	return f.Status == report.NotApplicable && (f.Rule == report.RuleSilences || f.Rule == report.RuleAcks || f.Rule == report.RuleKnown && f.Code != "known")
}

// rest are the accounts that stand beside the findings, counted.
type rest struct{ unclaimed, unrecognised, off, unused int }

func (d *digest) rest() rest {
	var n rest
	for _, s := range d.Servers {
		n.unclaimed += len(s.Unclaimed)
		for _, c := range s.Captures {
			if c.Unrecognised != "" {
				n.unrecognised++
			}
		}
	}
	n.off, n.unused = len(d.those(switchedOff)), len(d.those(unusedSilence))
	return n
}

// restLine says these counts, empty if there is nothing.
func (d *digest) restLine() string {
	n := d.rest()
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, d.say.t(key, n))
		}
	}
	add("{1|# line|# lines} not understood", n.unclaimed)
	add("{1|# file|# files} recognised as nothing", n.unrecognised)
	add("{1|# rule|# rules} switched off", n.off)
	add("{1|# silence|# silences} without a match", n.unused)
	return list(parts)
}
