package rules

import (
	"slices"

	"example.com/centrevu/report"
)

func captureRules() []report.Rule {
	return []report.Rule{{
		ID: "captures.age",
		Doc: "Are the captures of today? Judged by the time on the screen or in the recording, else by that of the " +
			"file: a file can be newer than what it holds, never older. A capture too old, or of the future, is unknown: " +
			"it says nothing of today. Does not apply where nothing says when it was made.",
		Cite:   "HA guide p. 2-2 (the check is daily); INF: the limit",
		Advice: "Capture the window again, and look for a wrong clock or zone if it was just captured.",
		Check:  capturesAge,
	}}
}

func capturesAge(p *report.Pass) error {
	judged := false
	for _, c := range p.Server.Captures {
		if !slices.ContainsFunc(c.Facts, c.Used) {
			continue
		}
		judged = true
		d := p.Now.Sub(c.NotAfter())
		shown := !c.CapturedAt.IsZero()
		switch {
		case p.Now.IsZero():
			p.Unknownf("%s: without the time of the check there is no telling its age", c.Name)
		case c.NotAfter().IsZero():
			p.Skipf("%s: nothing says when it was captured", c.Name)
		case d > p.Limits.CaptureAge && shown:
			p.Unknownf("%s: shown %s, %s ago; it says nothing of today", c.Name, clock(c.CapturedAt), age(d))
		case d > p.Limits.CaptureAge:
			p.Unknownf("%s: written %s, %s ago; it says nothing of today", c.Name, clock(c.ModTime), age(d))
		case shown && -d > p.Limits.ClockSkew:
			p.Unknownf("%s: shown %s, which lies %s in the future", c.Name, clock(c.CapturedAt), age(d))
		case shown:
			p.OKf("%s: shown %s", c.Name, clock(c.CapturedAt))
		default:
			p.Skipf("%s: written %s; nothing in it says when it was captured", c.Name, clock(c.ModTime))
		}
	}
	if !judged {
		p.Skipf("nothing says what the facts were captured in")
	}
	return nil
}
