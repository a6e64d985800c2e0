package report

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/who"
)

// smallLog is how many bytes of entries are kept of a log whatever their age.
const smallLog = 4 << 20

// largeLog is how many bytes of entries are kept one by one. Of a log that holds
// more of them within the look-back, the repeats of a day are counted.
const largeLog = 16 << 20

func readLogWindow(f *file) (*sighting, error) {
	if f.gathered == nil {
		return nil, errNothing
	}
	log := &errlog.Log{}
	return f.keepLog(log, log.FromGathering(f.gathered, f.src))
}

func readPrintedLog(f *file) (*sighting, error) {
	log := &errlog.Log{}
	switch {
	case f.log != nil:
		return f.keepLog(log, log.Entries(f.log, f.src))
	case f.text != nil && f.text.has(logText):
		s, err := f.keepLog(log, log.Entries(bytes.NewReader(f.text.only(f.content, false, logText)), f.src))
		if s != nil {
			s.shown.Errors.narrow(f.text.logCommands())
		}
		return s, err
	}
	return nil, errNothing
}

// logCommands returns the command lines that stand above the logs of a text, as
// the last above each, and let through no more than a part.
func (t *text) logCommands() []centrevu.Line {
	var lines []centrevu.Line
	last := -1
	for i, k := range t.kinds {
		switch {
		case k == logText && last >= 0:
			if who.ShownBy(t.lines[last].Text) != who.ShowsAll {
				lines = append(lines, t.lines[last])
			}
			last = -1
		case k == promptText:
			last = i
		}
	}
	return lines
}

// narrow notes in the Scope what the commands leave out that printed the log:
// tail what is older than the oldest entry, grep and the like nobody knows what.
func (l *ErrorLog) narrow(commands []centrevu.Line) {
	for _, c := range commands {
		l.Scope.Lines = append(l.Scope.Lines, c)
		if who.ShownBy(c.Text) == who.ShowsPart {
			l.Scope.Part = true
			continue
		}
		for i := range l.Entries {
			if t := l.Entries[i].Time; len(l.Earlier) == 0 && !t.IsZero() && (l.Scope.From.IsZero() || t.Before(l.Scope.From)) {
				l.Scope.From = t
			}
		}
	}
}

// keepLog keeps what rules need of a log: the entries of the look-back, and
// how many there are of each kind and day before it.
func (f *file) keepLog(log *errlog.Log, entries iter.Seq2[errlog.Entry, error]) (*sighting, error) {
	k := logKeeper{reading: f.folder, log: &ErrorLog{Source: f.src.Name, Entries: []errlog.Entry{}}}
	k.readAt = earliest(f.started, centrevu.Seen{At: f.written, By: centrevu.SeenFile}, centrevu.Seen{At: f.src.CapturedAt, By: centrevu.SeenCaller}).At
	if f.log != nil && !k.readAt.IsZero() {
		k.since = k.readAt.Add(-f.folder.options.LookBack)
	}
	var errs []error
	for e, err := range entries {
		if err != nil {
			if len(errs) < maxTroubles+1 {
				errs = append(errs, err)
			}
			continue
		}
		k.add(e)
	}
	k.finish()
	if k.full {
		errs = append(errs, &centrevu.ParseError{Source: f.src.Name, Position: k.fullAt,
			Err: fmt.Errorf("%w: the entries of the error log take more than %d bytes", centrevu.ErrTooLarge, f.folder.options.Memory)})
	}
	if len(k.log.Entries) == 0 && len(k.log.Earlier) == 0 {
		return nil, errors.Join(errs...)
	}
	k.log.Scope, k.log.Unclaimed, k.log.newest = log.Scope, log.Unclaimed, k.newest
	return &sighting{shown: Server{Errors: k.log}, seen: log.Seen}, errors.Join(errs...)
}
