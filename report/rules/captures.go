package rules

import (
	"slices"

	"example.com/centrevu"
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

		Thresholds: []string{"capture_age", "clock_skew"},
		Check:      capturesAge,
		Sentences: []report.Sentence{
			{Code: "shown", Text: "{file:shown}: shown {at:time}"},
			{Code: "shown-old", Text: "{file:shown}: shown {at:time}, {age:duration} ago; it says nothing of today"},
			{Code: "shown-future", Text: "{file:shown}: shown {at:time}, which lies {age:duration} in the future"},
			{Code: "written", Text: "{file:shown}: written {at:time}; nothing in it says when it was captured"},
			{Code: "written-old", Text: "{file:shown}: written {at:time}, {age:duration} ago; it says nothing of today"},
			{Code: "undated", Text: "{file:shown}: nothing says when it was captured"},
			{Code: "no-time", Text: "{file:shown}: without the time of the check there is no telling its age"},
			{Code: "none", Text: noCaptures},
		},
	}, {
		ID: "captures.clock",
		Doc: "Does the clock on the screen agree with the time at which the screen was recorded? A difference is a " +
			"warning, and so is a clock that is ahead of the file it was written to. Does not apply where the screen " +
			"shows no clock or nothing else says when it was shown.",
		Cite: "SOLN277288: clocks of switch and server more than 24 hours apart keep data collection down; INF: the limit, " +
			"and that the time of a recording can be trusted more",
		Advice: "Look at the server's clock and zone, and at those of the machine that captured.",

		Thresholds: []string{"clock_skew"},
		Check:      capturesClock,
		Sentences: []report.Sentence{
			{Code: "right", Text: "{file:shown}: the clock shows {clock:time}, as the recording"},
			{Code: "wrong", Text: "{file:shown}: the clock shows {clock:time}, and it was recorded at {at:time}", Explains: wrongClock},
			{Code: "before-file", Text: "{file:shown}: the clock shows {clock:time}, before the file was written"},
			{Code: "ahead-of-file", Text: "{file:shown}: the clock shows {clock:time}, {ahead:duration} after the file was written", Explains: wrongClock},
			{Code: "clock-only", Text: "{file:shown}: nothing but its clock says when it was shown"},
			{Code: "no-clock", Text: "{file:shown}: no screen shows a clock"},
			{Code: "none", Text: noCaptures},
		},
	}}
}

// wrongClock is what a server's clock that is off makes others say.
var wrongClock = []report.Explains{
	{Rule: "backup.age", Codes: []string{"future"}},
	{Rule: "backup.secondary", Codes: []string{"future"}},
	{Rule: "backup.count", Codes: []string{"not-of-today"}},
	{Rule: "archive.overdue", Codes: []string{"future"}},
	{Rule: "archive.state", Codes: []string{"running-future"}},
	{Rule: "archive.log", Codes: []string{"log-before"}},
	{Rule: "errors.unusual", Codes: []string{"future"}},
	{Rule: "captures.age", Codes: []string{"shown-future"}},
}

const noCaptures = "nothing says what the facts were captured in"

func capturesAge(p *report.Pass) error {
	judged := false
	for i := range p.Server.Captures {
		c := &p.Server.Captures[i]
		if !slices.ContainsFunc(c.Facts, c.Used) {
			continue
		}
		judged = true
		about, file := p.About(centrevu.Line{Source: c.Name}).Of(c.Name), report.Shown("file", c.Name)
		d := p.Now.Sub(c.NotAfter())
		shown := !c.CapturedAt.IsZero()
		age := report.Age("age", d)
		at := report.Time("at", c.NotAfter())
		switch {
		case p.Now.IsZero():
			about.Unknown("no-time", file)
		case c.NotAfter().IsZero():
			about.Skip("undated", file)
		case d > p.Limits.CaptureAge && shown:
			about.Unknown("shown-old", file, at, age)
		case d > p.Limits.CaptureAge:
			about.Unknown("written-old", file, at, age)
		case shown && -d > p.Limits.ClockSkew:
			about.Unknown("shown-future", file, at, age)
		case shown:
			about.OK("shown", file, at)
		default:
			about.Skip("written", file, at)
		}
	}
	if !judged {
		p.Skip("none")
	}
	return nil
}

func capturesClock(p *report.Pass) error {
	judged := false
	for i := range p.Server.Captures {
		c := &p.Server.Captures[i]
		if len(c.Facts) == 0 {
			continue
		}
		judged = true
		about, file := p.About(centrevu.Line{Source: c.Name}).Of(c.Name), report.Shown("file", c.Name)
		d := c.Clock.Sub(c.ClockAt)
		clock := report.Time("clock", c.Clock)
		ahead := c.Clock.Sub(c.ModTime)
		switch {
		case c.Clock.IsZero():
			about.Skip("no-clock", file)
		case c.ClockAt.IsZero() && c.ModTime.IsZero():
			about.Skip("clock-only", file)
		case c.ClockAt.IsZero() && ahead > p.Limits.ClockSkew:
			about.Warn("ahead-of-file", file, clock, report.Age("ahead", ahead))
		case c.ClockAt.IsZero():
			about.OK("before-file", file, clock)
		case d.Abs() > p.Limits.ClockSkew:
			about.Warn("wrong", file, clock, report.Time("at", c.ClockAt.In(c.Clock.Location())))
		default:
			about.OK("right", file, clock)
		}
	}
	if !judged {
		p.Skip("none")
	}
	return nil
}
