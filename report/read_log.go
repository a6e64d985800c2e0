package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/wording"
)

// smallLog is how many bytes of entries are kept of a log whatever their age.
const smallLog = 4 << 20

// largeLog is how many bytes of entries are kept one by one. Of a log that holds
// more of them within the look-back, the repeats of a day are counted.
const largeLog = 16 << 20

func readLogWindow(f *file) (*sighting, error) {
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
			s.shown.Errors.narrow(f.commandsOf(logText))
			newest := s.shown.Errors.newest
			if at := f.text.dateOfLog(f.clockNear(cmp.Or(f.src.CapturedAt, f.written)), frame.Titles{Words: wording.New(f.src.Words)}); !at.IsZero() && s.seen.At.IsZero() && newest.Before(at.Add(longSession)) {
				if at.Before(newest) {
					at = newest // the session went on
				}
				s.seen = centrevu.Seen{At: at, By: centrevu.SeenClock}
			}
		}
		return s, err
	}
	return nil, errNothing
}

// longSession is how long a session lasts at most in which the command date was given and
// then a log printed. Where entries are newer than that, the date is of something else.
const longSession = 4 * time.Hour

// dateOfLog returns when the last of the logs in a text was read, by the line above it that
// is nothing but a date and a time, as the command date prints it: no later than that. It
// is zero if there is none, or if something else stands between that and the log.
func (t *text) dateOfLog(clock wallclock.Reader, titles frame.Titles) time.Time {
	last := len(t.kinds) - 1
	for ; last >= 0 && t.kinds[last] != logText; last-- {
	}
	for ; last >= 0 && t.kinds[last] == logText; last-- {
	}
	for i := last; i >= 0 && (t.kinds[i] == otherText || t.kinds[i] == promptText); i-- {
		line := strings.TrimSpace(t.lines[i].Text)
		if t.kinds[i] == promptText || line == "" || titles.Is(line) {
			continue
		}
		_, to, _ := topline.Span(line, clock)
		return to // zero of what else stands there
	}
	return time.Time{}
}

// narrow notes in the Scope what the commands leave out that printed the log:
// tail what is older than the oldest entry, all others but a few nobody knows what.
func (l *ErrorLog) narrow(commands []shownBy) {
	for _, c := range commands {
		if c.Shows == who.ShowsAll {
			continue
		}
		l.Scope.Lines = append(l.Scope.Lines, c.Line)
		if c.Shows != who.ShowsEnd {
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
	k.readAt = earliest(f.started(centrevu.Seen{}, false), centrevu.Seen{At: f.written, By: centrevu.SeenFile}, centrevu.Seen{At: f.src.CapturedAt, By: centrevu.SeenCaller}).At
	if f.log != nil && !k.readAt.IsZero() {
		k.since = k.readAt.Add(-f.folder.options.LookBack)
	}
	var errs []error
	var halves halves
	for e, err := range entries {
		if err != nil {
			if len(errs) < maxTroubles+1 {
				errs = append(errs, err)
			}
			continue
		}
		halves.note(&e, f.src.Zone())
		k.add(e)
	}
	errs = append(errs, halves.errors(f.src.Name)...)
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
