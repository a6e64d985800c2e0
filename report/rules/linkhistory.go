package rules

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func linkHistoryRule() report.Rule {
	return report.Rule{
		ID: "links.history",
		Doc: "Does the link history of each ACD end with data collection started? One that ends with anything else is a " +
			"link that is down: critical, or a warning if someone turned it off or the window was seen later and shows the " +
			"link up. One that was down by itself within the day before the check, and came back, is a warning too; so are several resets of its clock. Rows that contradict each other, a reason of that day that no document names, and a time that is missing or lies in the future, is unknown. Does " +
			"not apply where nobody captures the history.",
		Cite:     "R21 database items, linkex (reasons 91 to 97); INF: the last row is how the link is",
		Advice:   "Look at Maintenance > Connection Status on this server.",
		Optional: []report.Fact{report.FactLinkHistory},
		Reads:    []report.Fact{report.FactLinks},

		Thresholds: []string{"clock_skew"},
		Check:      linkHistory,
		Sentences: []report.Sentence{
			{Code: "collecting", Text: "the link history ends {at:time}: {reason:shown}"},
			{Code: "came-and-went", Text: "the link was down {down:time} and came back; the link history ends {at:time}: {reason:shown}", Advice: adviseWatch},
			{Code: "often-down", Text: "the link went down {times:count} times by itself since {since:time}; the link history ends {at:time}: {reason:shown}"},
			{Code: "contradicts", Text: "the link history ends {at:time}: {reason:shown}; the row with the highest number, which stands last, is of {other:time}: {last:shown}"},
			{Code: "down", Text: "the link history ends {at:time}: {reason:shown}"},
			{Code: "was-down", Text: "the link history ended {at:time}: {reason:shown}; the window was seen later and shows the link up"},
			{Code: "unknown-reason", Text: "the link history ends {at:time} with a reason that no document names: {reason:shown}"},
			{Code: "unknown-reason-before", Text: "the link history has a reason that no document names, {other:time}: {last:shown}; it ends {at:time}: {reason:shown}"},
			{Code: "future", Text: "the link history ends {at:time}, which lies {ahead:duration} in the future"},
			{Code: "undated", Text: "the link history has {rows:count} rows without a time", One: "the link history has a row without a time"},
			{Code: "none", Text: "the link history has no row"},
		},
	}
}

func linkHistory(p *report.Pass) error {
	h := p.Server.LinkHistory
	upSince := upSince(p.Server)
	rows := outagesBy(h)
	for _, o := range h.Last() {
		last := rows[o.ACD].last
		downs, resets, odd := rows[o.ACD].before(p.Now)
		about, at, reason := p.AboutACD(o.ACD, o.At), report.Time("at", o.Time), report.Shown("reason", o.Reason.String())
		switch {
		case o.Time.Sub(p.Now) > p.Limits.ClockSkew && !p.Now.IsZero():
			about.Unknown("future", at, report.Age("ahead", o.Time.Sub(p.Now)))
		case !o.Reason.Known():
			about.Unknown("unknown-reason", at, report.Shown("reason", o.Reason.String()))
		case !last.Reason.Collecting() && last.Time.Before(o.Time) && rows[o.ACD].highest == last.Sequence && last.Sequence != nil:
			p.AboutACD(o.ACD, o.At, last.At).Unknown("contradicts", at, reason, report.Time("other", last.Time), report.Shown("last", last.Reason.String()))
		case o.Reason.Collecting() && odd != nil:
			p.AboutACD(o.ACD, o.At, odd.At).Unknown("unknown-reason-before", report.Time("other", odd.Time), report.Shown("last", odd.Reason.String()), at, reason)
		case o.Reason.Collecting() && len(downs)+len(resets) >= often:
			all := slices.SortedFunc(slices.Values(append(resets, downs...)), time.Time.Compare)
			about.Warn("often-down", report.Count("times", len(all)), report.Time("since", all[0]), at, reason)
		case o.Reason.Collecting() && len(downs) > 0:
			about.Warn("came-and-went", report.Time("down", downs[len(downs)-1]), at, reason)
		case o.Reason.Collecting():
			about.OK("collecting", at, reason)
		case upSince(o):
			about.Warn("was-down", at, reason)
		case o.Reason == links.TurnedOff || o.Reason == links.BusiedOut:
			about.Warn("down", at, reason)
		default:
			about.Critical("down", at, reason)
		}
	}
	undated := 0
	for i := range h.Outages {
		if h.Outages[i].Time.IsZero() {
			undated++
		}
	}
	switch {
	case undated > 0:
		p.Unknown("undated", report.Count("rows", undated))
	case len(h.Outages) == 0:
		p.Unknown("none")
	}
	return nil
}

// often is how many times within a day a link that goes down by itself is more than one
// that came and went.
const often = 3

// lately is how long ago a link that is up again went down, to be told of.
const lately = 24 * time.Hour

// outages are the rows of one ACD.
type outages struct {
	last    links.Outage // in the order of the table
	highest *int         // of the sequence numbers
	rows    []links.Outage
}

// before returns when the link went down by itself, the first first, of the times that it
// was down within the day before t; when its clock was reset, which is no fault where it is
// done once; and the last row of that day with a reason that no
// document names. That collection started after it was off is enough to say that it was down.
func (o outages) before(t time.Time) (downs, resets []time.Time, odd *links.Outage) {
	if t.IsZero() {
		return nil, nil, nil
	}
	slices.SortStableFunc(o.rows, func(a, b links.Outage) int { return a.Time.Compare(b.Time) })
	since, on := t.Add(-lately), true
	for i := range o.rows {
		row := &o.rows[i]
		until := row.Time // how long what the row says went on
		if i+1 < len(o.rows) && !row.Reason.Collecting() {
			until = o.rows[i+1].Time
		}
		switch {
		case until.Before(since):
		case row.Reason == links.TimedOut, row.Reason == links.SessionDown, on && row.Reason.Collecting() && row.Duration != nil && *row.Duration > 0:
			downs = append(downs, row.Time)
		case row.Reason == links.ClockReset:
			resets = append(resets, row.Time)
		case !row.Reason.Known():
			odd = row
		}
		on = row.Reason.Collecting()
	}
	return downs, resets, odd
}

func outagesBy(h *report.LinkHistory) map[centrevu.ACD]outages {
	by := make(map[centrevu.ACD]outages)
	for _, o := range h.Outages {
		if o.Time.IsZero() {
			continue
		}
		of := by[o.ACD]
		of.last = o
		if o.Sequence != nil && (of.highest == nil || *o.Sequence >= *of.highest) {
			of.highest = o.Sequence
		}
		of.rows = append(of.rows, o)
		by[o.ACD] = of
	}
	return by
}

// upSince returns what reports whether a window that was seen after the history shows the
// link up.
func upSince(s *report.Server) func(links.Outage) bool {
	history, window := s.Seen(report.FactLinkHistory).At, s.Seen(report.FactLinks).At
	if s.Links == nil || history.IsZero() || !window.After(history) {
		return func(links.Outage) bool { return false }
	}
	shown := worstLinks(s)
	return func(o links.Outage) bool {
		l := shown(o.ACD)
		return l != nil && l.Up()
	}
}
