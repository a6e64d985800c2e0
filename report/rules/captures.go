package rules

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

func captureRules() []report.Rule {
	return []report.Rule{{
		ID: "captures.age",
		Doc: "Is what was captured of now? Each window and log has a time at which it was seen: that of the recording, of " +
			"the clock on the screen, of the file or what the caller says, the earliest of them, for a copied file is not " +
			"new: of several captures of a log the latest counts that lacks nothing, and one that shows nothing new and has no " +
			"time but its file's is as old as the first, unless another capture's clock says that all was captured again. " +
			"What was seen longer ago than its limit is unknown, for it says nothing of now: the links, the archives " +
			"and the error log after an hour, the Backup Data window once the next backup is due, anything else after a " +
			"day. So is what lies in the future, a window that shows a time later than that at which it was seen itself, " +
			"and what of which nothing says when it was seen.",
		Cite:   "HA guide p. 2-2 (the check is daily); INF: the limits",
		Advice: "Capture the window again, and look for a wrong clock or zone if it was just captured.",

		Thresholds: []string{"links_seen", "archive_seen", "errors_seen", "backup_seen", "capture_age", "clock_skew"},
		Reads:      []report.Fact{report.FactBackup},
		Check:      capturesAge,
		Sentences: []report.Sentence{
			{Code: "seen", Text: "{window:word}: seen {at:time}"},
			{Code: "old", Text: "{window:word}: seen {at:time}, {age:duration} ago; after {limit:duration} it says nothing of now"},
			{Code: "due", Text: "{window:word}: seen {at:time}, and the next backup was due {due:time}; it says nothing of that"},
			{Code: "future", Text: "{window:word}: seen {at:time}, which lies {age:duration} in the future"},
			{Code: "later", Text: "{window:word}: shows {last:time}, {ahead:duration} after it was seen itself, {at:time}"},
			{Code: "undated", Text: "{window:word}: nothing says when it was seen"},
			{Code: "no-time", Text: "{window:word}: without the time of the check there is no telling its age"},
			{Code: "none", Text: noCaptures},
		},
	}, {
		ID: "captures.apart",
		Doc: "Do the captures of a server show one state? Captures that lie more than an hour apart are a warning: what " +
			"one shows may be past when the other was made.",
		Cite:   "HA guide p. 2-2 (one check looks at all four windows); INF: the limit",
		Advice: "Capture all windows of the server again, one after the other.",

		Thresholds: []string{"captures_apart"},
		Check:      capturesApart,
		Sentences: []report.Sentence{
			{Code: "together", Text: "all was seen between {first:time} and {last:time}"},
			{Code: "apart", Text: "{earlier:word} was seen {first:time} and {later:word} {last:time}, {apart:duration} apart"},
			{Code: "undated", Text: "nothing says when more than one thing was seen"},
		},
	}, {
		ID: "captures.clock",
		Doc: "Does the clock on the screen agree with the time at which the screen was recorded? A difference is a " +
			"warning, and so is a clock that is ahead of the file it was written to. Clocks that all stand the same whole " +
			"hours off the recordings' or the files' times say that the zone is wrong in which the times are read: a " +
			"warning. Does not apply where the screen shows no clock or nothing else says when it was shown.",
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
			{Code: "zone-behind", Text: "the clocks on the screens stand {off:duration} behind the times at which they were captured: the zone is wrong",
				Advice: adviseZone, Explains: wrongZone},
			{Code: "zone-ahead", Text: "the clocks on the screens stand {off:duration} ahead of the times at which they were captured: the zone is wrong",
				Advice: adviseZone, Explains: wrongZone},
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
	{Rule: "captures.age", Codes: []string{"future", "later"}},
}

// wrongZone is what times that were read in another zone make others say.
var wrongZone = append(slices.Clone(wrongClock),
	report.Explains{Rule: "captures.age", Codes: []string{"old"}},
	report.Explains{Rule: "captures.clock", Codes: []string{"wrong", "ahead-of-file"}})

const (
	noCaptures = "nothing says what the facts were captured in"
	adviseZone = "Give the zone that the server's clock goes by, and check again: all its times were read in another one."
)

// everyFact holds the facts of the daily check and the optional ones.
var everyFact = slices.Concat(report.Facts[:], report.OptionalFacts[:])

// captured returns the captures that f counts from.
func captured(s *report.Server, f report.Fact) []centrevu.Line {
	var files []centrevu.Line
	for i := range s.Captures {
		if s.Captures[i].Used(f) {
			files = append(files, centrevu.Line{Source: s.Captures[i].Name})
		}
	}
	return files
}

func capturesAge(p *report.Pass) error {
	judged := false
	for _, f := range everyFact {
		files := captured(p.Server, f)
		if files == nil {
			continue
		}
		judged = true
		about, window := p.About(files...).Of(f.String()), report.Word("window", f.Window())
		seen := p.Server.Seen(f).At
		d := p.Now.Sub(seen)
		limit := seenLimit(&p.Limits, f)
		due := nextBackup(p, f)
		at, age := report.Time("at", seen), report.Age("age", d)
		last, shown := latestShown(p.Server, f)
		switch {
		case p.Now.IsZero():
			about.Unknown("no-time", window)
		case seen.IsZero():
			about.Unknown("undated", window)
		case -d > p.Limits.ClockSkew:
			about.Unknown("future", window, at, age)
		case d > limit:
			about.Unknown("old", window, at, age, report.Age("limit", limit))
		case !due.IsZero() && seen.Before(due) && p.Now.After(due):
			about.Unknown("due", window, at, report.Time("due", due))
		case last.Sub(shown) > p.Limits.ClockSkew:
			about.Unknown("later", window, report.Time("last", last), report.Age("ahead", last.Sub(shown)), report.Time("at", shown))
		default:
			about.OK("seen", window, at)
		}
	}
	if !judged {
		p.Skip("none")
	}
	return nil
}

func seenLimit(l *report.Limits, f report.Fact) time.Duration {
	switch f {
	case report.FactLinks:
		return l.LinksSeen
	case report.FactArchive:
		return l.ArchiveSeen
	case report.FactErrors:
		return l.ErrorsSeen
	}
	return l.CaptureAge
}

// nextBackup returns when the backup after the one that the Backup Data window
// shows is due, zero for another fact.
func nextBackup(p *report.Pass, f report.Fact) time.Time {
	if f != report.FactBackup || p.Server.Backup == nil || p.Server.Backup.FinishedAt.IsZero() {
		return time.Time{}
	}
	return p.Server.Backup.FinishedAt.Add(p.Limits.BackupSeen)
}

func capturesApart(p *report.Pass) error {
	var first, last report.Fact
	at := map[report.Fact]time.Time{}
	for _, f := range everyFact {
		seen := p.Server.Seen(f).At
		if f.Aside() || seen.IsZero() {
			continue
		}
		at[f] = seen
		if first == 0 || seen.Before(at[first]) {
			first = f
		}
		if last == 0 || seen.After(at[last]) {
			last = f
		}
	}
	from, to := report.Time("first", at[first]), report.Time("last", at[last])
	switch apart := at[last].Sub(at[first]); {
	case len(at) < 2:
		p.Skip("undated")
	case apart > p.Limits.CapturesApart:
		p.About(append(captured(p.Server, first), captured(p.Server, last)...)...).
			Warn("apart", report.Word("earlier", first.Window()), from, report.Word("later", last.Window()), to, report.Age("apart", apart))
	default:
		p.OK("together", from, to)
	}
	return nil
}

func capturesClock(p *report.Pass) error {
	judged := false
	zoned := zone(p)
	for i := range p.Server.Captures {
		c := &p.Server.Captures[i]
		if len(c.Facts) == 0 {
			continue
		}
		judged = true
		if zoned && !c.Clock.IsZero() {
			continue // that is said of all of them
		}
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

// zone makes a finding if all clocks on the screens stand the same whole hours
// off the times at which they were captured. One of several that does can be an
// older capture.
func zone(p *report.Pass) bool {
	var off time.Duration
	var files []centrevu.Line
	for i := range p.Server.Captures {
		c := &p.Server.Captures[i]
		at := c.ClockAt
		if at.IsZero() {
			at = c.ModTime
		}
		if len(c.Facts) == 0 || c.Clock.IsZero() || at.IsZero() {
			continue
		}
		hours, whole := wholeHours(at.Sub(c.Clock), p.Limits.ClockSkew)
		if !whole || files != nil && hours != off {
			return false
		}
		off = hours
		files = append(files, centrevu.Line{Source: c.Name})
	}
	switch about := p.About(files...).Of("zone"); {
	case off > 0:
		about.Warn("zone-behind", report.Age("off", off))
	case off < 0:
		about.Warn("zone-ahead", report.Age("off", off))
	}
	return off != 0
}

// wholeHours returns the hours that a clock stands behind the time at which it
// was captured, if they are whole: a file is written some minutes after the
// screen was shown.
func wholeHours(behind, skew time.Duration) (time.Duration, bool) {
	const writing = 10 * time.Minute
	hours := (behind + skew).Truncate(time.Hour)
	if behind+skew < 0 {
		hours -= time.Hour
	}
	rest := behind - hours
	return hours, rest <= writing
}
