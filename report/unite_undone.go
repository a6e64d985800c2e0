package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
)

// Of two looks at a thing the later counts, be they of two captures or of one, but time
// explains not every difference. When a backup or an archive ran last only grows, as does a
// day's count of backups; and what went wrong is made good by a run that comes after it,
// not by one that was there before.

// undo notes that what counts shows a thing otherwise than what was shown before it can
// have become.
func (u *union) undo(was *sighting, value string, is *sighting, at centrevu.Line) {
	captures := u.reading.server.Captures
	source := captures[is.capture].Name
	err := &centrevu.ParseError{Source: source, Position: at.Position, Text: at.Text,
		Err: fmt.Errorf("%s shows %s, which %w", captures[was.capture].Name, value, ErrUndone)}
	if u.told == nil {
		u.told = make(map[string]bool)
	}
	if text := err.Error(); !u.told[text] { // an ACD can be named twice
		u.told[text] = true
		u.undone = append(u.undone, err)
	}
}

// shownNoEarlier returns when something was shown at the earliest, by its own time or its capture.
func (s *sighting) shownNoEarlier(own centrevu.Seen) time.Time {
	if own.By == centrevu.SeenClock || own.By == centrevu.SeenRecording {
		return own.At
	}
	return s.from
}

func (u *union) backupUndone(was, is *sighting) {
	old, by := was.shown.Backup, is.shown.Backup
	if u.fact == FactBackupLog {
		old, by = was.shown.BackupLog, is.shown.BackupLog
	}
	if old == nil || by == nil {
		return
	}
	at := centrevu.Line{}
	if len(by.At) > 0 {
		at = by.At[0]
	}
	var had time.Time // when the last had finished, by looks before
	for _, o := range append(slices.Clip(old.Earlier), *old) {
		since := was.shownNoEarlier(o.Seen)
		none := !had.IsZero() && !latest(by.FinishedAt).After(had) // none did after that
		if o.FinishedAt.After(had) {
			had = o.FinishedAt
		}
		var what string
		switch well := o.State == backup.Finished && o.Errors == ""; {
		case well && u.recorded(was, is):
			continue
		case by.State == backup.Finished && by.FinishedAt.Before(o.FinishedAt) && !anotherSince(&o, by):
			what = fmt.Sprintf("a backup finished at %s", o.FinishedAt.Format(undoneLayout))
		case fewerThatDay(&o, by, since, is.shownNoEarlier(by.Seen)):
			what = fmt.Sprintf("%d backups completed on that day", *o.CompletedToday)
		case by.State != backup.Finished, well,
			by.Errors != "", o.State == backup.Unknown && u.unread(was, o.Text, by.Text):
			continue
		case by.FinishedAt.Equal(o.FinishedAt) || none || latest(by.FinishedAt).Before(since):
			what = fmt.Sprintf("%q", strings.TrimSpace(o.Text+" "+o.Errors))
		default:
			continue
		}
		u.undo(was, what, is, at)
	}
}

// recorded reports whether two looks are of one recording, where a later one that is well
// counts whatever one before it showed that was well too.
func (u *union) recorded(was, is *sighting) bool {
	return was == is && u.reading.server.Captures[is.capture].Recording
}

// anotherSince reports whether a backup can have finished after another though the clock
// showed an earlier time: it was set back between them, and one more is counted.
func anotherSince(was, is *backup.Status) bool {
	return !latest(is.FinishedAt).Before(was.FinishedAt) &&
		(was.CompletedToday == nil || is.CompletedToday == nil || *is.CompletedToday > *was.CompletedToday)
}

const undoneLayout = "2006-01-02 15:04:05"

// fewerThatDay reports whether fewer backups are counted than were on the same day before.
func fewerThatDay(was, is *backup.Status, then, now time.Time) bool {
	if was.CompletedToday == nil || is.CompletedToday == nil || *is.CompletedToday >= *was.CompletedToday || then.IsZero() || now.IsZero() {
		return false
	}
	y, m, d := then.Date()
	ny, nm, nd := now.In(then.Location()).Date()
	return y == ny && m == nm && d == nd
}

// unread reports whether a text can be one that was not all there yet, or is of a capture
// that was not understood.
func (u *union) unread(s *sighting, text, whole string) bool {
	if u.trouble == nil {
		u.trouble = u.troubled()
	}
	return text == "" || strings.HasPrefix(whole, text) || u.trouble[s.capture]
}

func (u *union) runsUndone(was *sighting, counts func(archive.Run) (*archive.Run, *sighting)) {
	at, ran := make(things), []time.Time(nil) // when each had run last, by looks before
	for _, o := range slices.Concat(was.shown.Archive.Earlier, was.shown.Archive.Runs) {
		var had time.Time
		if i, ok := at.find(aboutRun(o)); ok {
			if had = ran[i]; o.Last.After(had) {
				ran[i] = o.Last
			}
		} else if len(was.shown.Archive.Earlier) > 0 {
			at.add(aboutRun(o), len(ran))
			ran = append(ran, o.Last)
		}
		by, is := counts(o)
		if is == nil || was.table != is.table || by.Last.IsZero() { // what tables and windows show is weighed
			continue
		}
		since := was.shownNoEarlier(o.Seen)
		last, before := latest(by.Last).Truncate(time.Minute), o.Last.Truncate(time.Minute)
		switch well := o.State == archive.Finished || o.State == archive.Succeeded; {
		case by.State != archive.Finished && by.State != archive.Succeeded, well && u.recorded(was, is):
			continue
		case last.Before(before):
		case well, o.State == archive.Running,
			o.State == archive.Unknown && u.unread(was, o.Text, by.Text),
			!by.Last.Truncate(time.Minute).Equal(before) && (had.IsZero() || last.After(had)) && (since.IsZero() || !last.Before(since.Add(-together))):
			continue
		}
		u.undo(was, strings.TrimSpace(fmt.Sprintf("%v, %v: %q %s", o.ACD, o.Kind, o.Text, lastRun(o.Last))), is, by.At)
	}
}

// tablesUndone notes the runs of tables that lie before those of a window, where the table
// is not known to have been seen before it. A run of the hour before the window can have come between the two: the
// time of a table's file is that of a copy.
func (u *union) tablesUndone() {
	for _, w := range u.list {
		if w.table {
			continue
		}
		at := make(things)
		for i := range w.shown.Archive.Runs {
			at.add(aboutRun(w.shown.Archive.Runs[i]), i)
		}
		for _, t := range u.list {
			if !t.table || before(t, w) {
				continue
			}
			for _, r := range t.shown.Archive.Runs {
				if i, ok := at.find(aboutRun(r)); ok && !r.Last.IsZero() {
					o, last := &w.shown.Archive.Runs[i], r.Last
					if last.Hour()+last.Minute()+last.Second() == 0 {
						last = last.AddDate(0, 0, 1) // a date alone
					}
					if last.Before(o.Last.Truncate(time.Minute)) && o.Last.Before(w.shownNoEarlier(o.Seen).Add(-together)) {
						u.undo(w, strings.TrimSpace(fmt.Sprintf("%v, %v: %q %s", o.ACD, o.Kind, o.Text, lastRun(o.Last))), t, r.At)
					}
				}
			}
		}
	}
}

func lastRun(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return "of " + t.Format("2006-01-02 15:04")
}
