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
			"link up. One that went down by itself three times within the day before the check is a warning too. Rows that contradict each other, a reason that no document names, and a time that is missing or lies in the future, is unknown. Does " +
			"not apply where nobody captures the history.",
		Cite:     "R21 database items, linkex (reasons 91 to 97); INF: the last row is how the link is",
		Advice:   "Look at Maintenance > Connection Status on this server.",
		Optional: []report.Fact{report.FactLinkHistory},
		Reads:    []report.Fact{report.FactLinks},

		Thresholds: []string{"clock_skew"},
		Check:      linkHistory,
		Sentences: []report.Sentence{
			{Code: "collecting", Text: "the link history ends {at:time}: {reason:shown}"},
			{Code: "often-down", Text: "the link went down {times:count} times by itself since {since:time}; the link history ends {at:time}: {reason:shown}"},
			{Code: "contradicts", Text: "the link history ends {at:time}: {reason:shown}; the row with the highest number, which stands last, is of {other:time}: {last:shown}"},
			{Code: "down", Text: "the link history ends {at:time}: {reason:shown}"},
			{Code: "was-down", Text: "the link history ended {at:time}: {reason:shown}; the window was seen later and shows the link up"},
			{Code: "unknown-reason", Text: "the link history ends {at:time} with a reason that no document names: {reason:shown}"},
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
		last, downs := rows[o.ACD].last, rows[o.ACD].before(p.Now)
		about, at, reason := p.AboutACD(o.ACD, o.At), report.Time("at", o.Time), report.Shown("reason", o.Reason.String())
		switch {
		case o.Time.Sub(p.Now) > p.Limits.ClockSkew && !p.Now.IsZero():
			about.Unknown("future", at, report.Age("ahead", o.Time.Sub(p.Now)))
		case !o.Reason.Known():
			about.Unknown("unknown-reason", at, report.Shown("reason", o.Reason.String()))
		case !last.Reason.Collecting() && last.Time.Before(o.Time) && rows[o.ACD].highest == last.Sequence && last.Sequence != nil:
			p.AboutACD(o.ACD, o.At, last.At).Unknown("contradicts", at, reason, report.Time("other", last.Time), report.Shown("last", last.Reason.String()))
		case o.Reason.Collecting() && len(downs) >= often:
			about.Warn("often-down", report.Count("times", len(downs)), report.Time("since", downs[0]), at, reason)
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
// that was down once, for an hour or for a restart.
const often = 3

// lately is how long ago a link that is up again went down, to be told of.
const lately = 24 * time.Hour

// outages are the rows of one ACD.
type outages struct {
	last    links.Outage // in the order of the table
	highest *int         // of the sequence numbers
	downs   []time.Time  // when it went down by itself
}

// before returns when it went down within the day before a time, the first first.
func (o outages) before(t time.Time) []time.Time {
	if t.IsZero() {
		return nil
	}
	slices.SortFunc(o.downs, time.Time.Compare)
	i, _ := slices.BinarySearchFunc(o.downs, t.Add(-lately), time.Time.Compare)
	return o.downs[i:]
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
		if o.Reason == links.TimedOut || o.Reason == links.SessionDown {
			of.downs = append(of.downs, o.Time)
		}
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
