package rules

import (
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func linkHistoryRule() report.Rule {
	return report.Rule{
		ID: "links.history",
		Doc: "Does the link history of each ACD end with data collection started? One that ends with anything else is a " +
			"link that is down: critical, or a warning if someone turned it off or the window was seen later and shows the " +
			"link up. A reason that no document names, and a time that is missing or lies in the future, is unknown. Does " +
			"not apply where nobody captures the history.",
		Cite:     "R21 database items, linkex (reasons 91 to 97); INF: the last row is how the link is",
		Advice:   "Look at Maintenance > Connection Status on this server.",
		Optional: []report.Fact{report.FactLinkHistory},
		Reads:    []report.Fact{report.FactLinks},

		Thresholds: []string{"clock_skew"},
		Check:      linkHistory,
		Sentences: []report.Sentence{
			{Code: "collecting", Text: "the link history ends {at:time}: {reason:shown}"},
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
	for _, o := range h.Last() {
		about, at, reason := p.AboutACD(o.ACD, o.At), report.Time("at", o.Time), report.Shown("reason", o.Reason.String())
		switch {
		case o.Time.Sub(p.Now) > p.Limits.ClockSkew && !p.Now.IsZero():
			about.Unknown("future", at, report.Age("ahead", o.Time.Sub(p.Now)))
		case !o.Reason.Known():
			about.Unknown("unknown-reason", at, report.Shown("reason", o.Reason.String()))
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
