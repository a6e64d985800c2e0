package report

import (
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// Same reports whether both servers were seen to show the same values of f,
// wherever these stand in their captures.
func (s *Server) Same(t *Server, f Fact) bool {
	if !s.Has(f) || !t.Has(f) {
		return false
	}
	switch f {
	case FactBackup:
		return sameBackup(s.Backup, t.Backup)
	case FactArchive:
		return slices.EqualFunc(s.Archive.Runs, t.Archive.Runs, sameRun)
	case FactLinks:
		return slices.EqualFunc(s.Links.Links, t.Links.Links, sameLink)
	case FactErrors:
		return sameEntries(s.Errors.Entries, t.Errors.Entries)
	case FactLogins:
		return slices.EqualFunc(s.Logins.Users, t.Logins.Users, sameLogin)
	case FactLinkHistory:
		return slices.EqualFunc(s.LinkHistory.Outages, t.LinkHistory.Outages, sameOutage)
	case FactSwitch:
		return slices.EqualFunc(s.Switch.Links, t.Switch.Links, sameSwitchLink) && slices.EqualFunc(s.Switch.Channels, t.Switch.Channels, sameChannel)
	case FactBackupLog:
		return sameBackup(s.BackupLog, t.BackupLog)
	}
	return false
}

// SameBytes reports whether both servers show a fact in files that hold the same bytes, or
// in a window that is alone in the file of one and stands among others in that of the
// other, with the same clock. The entries of an older log count with those of a later one.
//
// Those of links that are up cannot differ in two servers that are looked at in the same
// minute, so that a window of links says so only beside one that shows something else, and
// a file with one alone only if it has a clock, or was written in the same instant.
func (s *Server) SameBytes(t *Server, f Fact) bool {
	counts := func(c *Capture) bool { return c.Used(f) || f == FactErrors && slices.Contains(c.Facts, f) }
	digests, windows := make(map[[32]byte][]*Capture), make(map[shownWindow][]*Capture)
	for i := range s.captures() {
		c := &s.Captures[i]
		if !counts(c) {
			continue
		}
		digests[c.Digest] = append(digests[c.Digest], c)
		for _, w := range c.windows {
			if w.fact == f {
				windows[w] = append(windows[w], c)
			}
		}
	}
	for i := range t.captures() {
		c := &t.Captures[i]
		if !counts(c) {
			continue
		}
		if c.Digest != [32]byte{} && slices.ContainsFunc(digests[c.Digest], func(o *Capture) bool {
			return f != FactLinks || !c.bare() || o.ModTime.Equal(c.ModTime)
		}) {
			return true
		}
		for _, w := range c.windows {
			if slices.ContainsFunc(windows[w], func(o *Capture) bool { return w.fact == f && isCopy(o, c, w) }) {
				return true
			}
		}
	}
	return false
}

// isCopy reports whether a window that two captures show was copied from the one in which
// it is alone.
func isCopy(a, b *Capture, w shownWindow) bool {
	if len(a.Facts) == 1 {
		a, b = b, a
	}
	return len(a.Facts) > 1 && len(b.Facts) == 1 &&
		(w.fact != FactLinks || slices.ContainsFunc(a.windows, func(o shownWindow) bool { return o.fact == w.fact && o.rows != w.rows }))
}

func sameBackup(a, b *backup.Status) bool {
	return sameInt(a.CompletedToday, b.CompletedToday) && a.State == b.State && a.Text == b.Text && a.Errors == b.Errors &&
		a.FinishedAt.Equal(b.FinishedAt)
}

func sameRun(a, b archive.Run) bool {
	return a.ACD == b.ACD && a.Kind == b.Kind && a.State == b.State && a.Text == b.Text &&
		a.Last.Equal(b.Last) && a.Next.Equal(b.Next)
}

func sameLink(a, b links.Link) bool {
	return a.ACD == b.ACD && a.Application == b.Application && a.Session == b.Session && a.Connection == b.Connection && a.Peer == b.Peer
}

// sameEntries reports whether two logs hold the same entries, in whatever order and however
// often: a log can be printed with the newest first, and be captured twice.
func sameEntries(a, b []errlog.Entry) bool {
	from, to := spanOf(a)
	if f, t := spanOf(b); !f.Equal(from) || !t.Equal(to) || len(a) == 0 || len(b) == 0 {
		return len(a) == len(b) && len(a) == 0
	}
	left, right := make(map[entryValue]bool, len(a)), make(map[entryValue]bool, len(a))
	for i := range a {
		left[entryOf(&a[i])] = true
	}
	for i := range b {
		e := entryOf(&b[i])
		if !left[e] {
			return false
		}
		right[e] = true
	}
	return len(left) == len(right)
}

// spanOf returns the times between which the entries lie.
func spanOf(entries []errlog.Entry) (from, to time.Time) {
	for i := range entries {
		t := entries[i].Time
		if i == 0 || t.Before(from) {
			from = t
		}
		if i == 0 || t.After(to) {
			to = t
		}
	}
	return from, to
}

// entryValue is what two entries share that are the same.
type entryValue struct {
	nanos       int64
	dateOnly    bool
	odd         errlog.Odd
	code, count int
	acd         centrevu.ACD
	severity    errlog.Severity
	text        string
}

func entryOf(e *errlog.Entry) entryValue {
	return entryValue{e.Time.UnixNano(), e.DateOnly, e.Odd, e.Code, e.Count, e.ACD, e.Severity, e.Text}
}

func sameLogin(a, b Login) bool {
	return a.User == b.User && a.Line == b.Line && a.From == b.From && a.Since.Equal(b.Since)
}

func sameOutage(a, b links.Outage) bool {
	return a.ACD == b.ACD && a.Reason == b.Reason && a.Time.Equal(b.Time) && sameInt(a.Duration, b.Duration) &&
		sameInt(a.Sequence, b.Sequence) && sameInt(a.Threshold, b.Threshold)
}

func sameSwitchLink(a, b links.SwitchLink) bool {
	return a.Number == b.Number && a.Name == b.Name && a.Node == b.Node && a.Type == b.Type && a.Status == b.Status &&
		a.Service == b.Service && a.Enabled == b.Enabled && a.MaintenanceBusy == b.MaintenanceBusy && a.DestStatus == b.DestStatus &&
		sameInt(a.ActiveChannels, b.ActiveChannels) && slices.Equal(a.Up, b.Up) && slices.Equal(a.Down, b.Down) &&
		slices.Equal(a.Pending, b.Pending)
}

func sameChannel(a, b links.Channel) bool {
	return a.Number == b.Number && a.Session == b.Session && a.Socket == b.Socket && sameInt(a.Link, b.Link) &&
		a.LinkType == b.LinkType && sameInt(a.MessageBuffer, b.MessageBuffer) && a.LastFailure == b.LastFailure
}

func sameInt(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }
