package rules

import (
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

func errorRules() []report.Rule {
	return []report.Rule{{
		ID: "errors.unusual",
		Doc: "Does the error log have entries since yesterday's check? There is no list of usual errors, and the " +
			"severity is no filter: an INFO entry can say that data collection is down. So each recent entry is a " +
			"warning, and critical if it speaks of data collection that stays down, clocks that differ, a failed " +
			"archive or a full disk. Repeats of one code, ACD and text are one finding. A log without any entry is " +
			"unknown: a report that was not run looks like that. So is an entry without a time or in the future.",
		Cite:   "HA guide p. 2-2, step 4; Avaya SOLN277288; INF: what is critical",
		Advice: "Read the entry. If you do not know it as harmless, call support.",
		Needs:  []report.Fact{report.FactErrors},
		Check:  errorsUnusual,
	}}
}

// serious holds what documents say reaches the log, by parts that the text has
// to hold in small letters. The whole wording is documented of the first two
// only.
var serious = []struct {
	parts  []string
	status report.Status
	advice string
}{
	{[]string{"data collection will remain down"}, report.Critical,
		"Set the switch's clock or the server's so that they agree: data collection stays down until then (SOLN277288)."},
	{[]string{"clocks differ by more than 24 hours"}, report.Critical,
		"Set the switch's clock or the server's so that they agree: data collection stays down until then (SOLN277288)."},
	{[]string{"archiv", "fail"}, report.Critical,
		"Look at the archive log, then archive again with Maintenance > Archive Data."},
	{[]string{"disk", "full"}, report.Critical,
		"Free space on the disk, or call support: a full disk stops archiving and data collection."},
	{[]string{"disk"}, report.Warning,
		"Look at the free space: a full disk stops archiving and data collection."},
	{[]string{"link", "down"}, report.Warning,
		"Look at Maintenance > Connection Status. A brief outage does not call for a switch-over (R21)."},
	{[]string{"timetable", "stopped"}, report.Warning,
		"Look at the timetable and start it again: backups run by timetable on both servers."},
	{[]string{"dictionary", "mismatch"}, report.Warning,
		"Synchronize the servers: backup on the primary, restore on the secondary in single-user mode."},
}

func seriousness(text string) (report.Status, string) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
next:
	for _, s := range serious {
		for _, part := range s.parts {
			if !strings.Contains(text, part) {
				continue next
			}
		}
		return s.status, s.advice
	}
	return report.Warning, ""
}

// repeats are entries of one code, ACD and text.
type repeats struct {
	first, last errlog.Entry
	count       int // events that they stand for
}

type repeated struct {
	code int
	acd  centrevu.ACD
	text string
	when when
}

type when int

const (
	past when = iota
	recent
	undated
	future
)

func errorsUnusual(p *report.Pass) error {
	log := p.Server.Errors
	if len(log.Entries) == 0 {
		p.Unknownf("the error log shows no entry at all, as a report that was not run does")
		return nil
	}
	if p.Now.IsZero() {
		p.Unknownf("%s; without the time of the check there is no telling which are recent", entries(len(log.Entries)))
		return nil
	}
	var order []repeated
	groups := make(map[repeated]*repeats)
	var newest errlog.Entry
	for _, e := range log.Entries {
		w := place(p, e.Time)
		if w == past {
			if e.Time.After(newest.Time) {
				newest = e
			}
			continue
		}
		key := repeated{e.Code, e.ACD, e.Text, w}
		g := groups[key]
		if g == nil {
			g = &repeats{first: e, last: e}
			groups[key] = g
			order = append(order, key)
		}
		g.count += max(1, e.Count)
		if e.Time.Before(g.first.Time) {
			g.first = e
		}
		if !e.Time.Before(g.last.Time) {
			g.last = e
		}
	}
	for _, key := range order {
		reportRepeats(p, key.when, groups[key])
	}
	if len(order) == 0 {
		p.About(log.Line(newest)).OKf("no entry in the last %s; the newest of %d is of %s",
			age(p.Limits.ErrorsRecent), len(log.Entries), clock(newest.Time))
	}
	return nil
}

func place(p *report.Pass, t time.Time) when {
	d := p.Now.Sub(t)
	switch {
	case t.IsZero():
		return undated
	case -d > p.Limits.ClockSkew:
		return future
	case d > p.Limits.ErrorsRecent:
		return past
	}
	return recent
}

func reportRepeats(p *report.Pass, w when, g *repeats) {
	log := p.Server.Errors
	at := []centrevu.Line{log.Line(g.first)}
	if g.last.At != g.first.At {
		at = append(at, log.Line(g.last))
	}
	about := p.AboutACD(g.last.ACD, at...)
	switch w {
	case undated:
		about.Unknownf("%s without a time: %s", times(g.count), label(g.last))
	case future:
		about.Unknownf("%s lies in the future, %s: %s", clock(g.last.Time), times(g.count), label(g.last))
	default:
		status, advice := seriousness(g.last.Text)
		if g.count == 1 {
			about.Advise(advice).Reportf(status, "%s: %s", clock(g.last.Time), label(g.last))
		} else {
			about.Advise(advice).Reportf(status, "%s, last %s: %s", times(g.count), clock(g.last.Time), label(g.last))
		}
	}
}

// label cites an entry by its code, for which no meaning is documented, and
// the start of its text.
func label(e errlog.Entry) string {
	const most = 160
	text := []rune(e.Text)
	if len(text) > most {
		return fmt.Sprintf("code %d, %s...", e.Code, string(text[:most]))
	}
	return fmt.Sprintf("code %d, %s", e.Code, e.Text)
}

func entries(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return fmt.Sprintf("%d entries", n)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
