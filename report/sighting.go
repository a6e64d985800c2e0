package report

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// What is kept of one file at most. A day's recording has some hundred screens,
// all of which are understood.
const (
	maxScreens  = 20000
	maxTroubles = 1000
)

// sighting is what was seen in one file.
type sighting struct {
	src      centrevu.Source // with the file's name
	screens  []*centrevu.Screen
	found    []candidate
	troubles []trouble
}

// candidate is one fact as one file shows it.
type candidate struct {
	fact    Fact
	capture int       // index in Server.Captures
	shown   time.Time // when its screen was shown, zero if nothing says

	backup  *backup.Status
	archive *archive.Status
	links   *links.Status
	errors  *ErrorLog
	logins  *Logins
}

// trouble is something that was not understood; of the file as a whole, its
// fact is zero.
type trouble struct {
	fact Fact
	err  error
}

func (s *sighting) readScreens(content []byte) {
	for screen, err := range centrevu.Screens(bytes.NewReader(content), s.src) {
		if err != nil {
			s.trouble(0, err)
			continue
		}
		if len(s.screens) == maxScreens {
			s.trouble(0, &centrevu.ParseError{Source: s.src.Name,
				Err: fmt.Errorf("%w: more than %d screens", centrevu.ErrTooLarge, maxScreens)})
			return
		}
		s.screens = append(s.screens, screen)
	}
}

// replay yields the screens again: each parser goes over them.
func (s *sighting) replay() iter.Seq2[*centrevu.Screen, error] {
	return func(yield func(*centrevu.Screen, error) bool) {
		for _, screen := range s.screens {
			if !yield(screen, nil) {
				return
			}
		}
	}
}

// windows looks for the three windows in the screens.
func (s *sighting) windows() {
	if len(s.screens) == 0 {
		return
	}
	b, err := backup.FromScreens(s.replay(), s.src)
	if s.saw(FactBackup, err, b != nil && (b.CompletedToday != nil || b.Text != "")) {
		s.add(FactBackup, candidate{backup: cmp.Or(b, &backup.Status{})})
	}
	a, err := archive.FromScreens(s.replay(), s.src)
	if s.saw(FactArchive, err, a != nil && len(a.Runs) > 0) {
		s.add(FactArchive, candidate{archive: cmp.Or(a, &archive.Status{})})
	}
	l, err := links.FromScreens(s.replay(), s.src)
	if s.saw(FactLinks, err, l != nil && len(l.Links) > 0) {
		s.add(FactLinks, candidate{links: cmp.Or(l, &links.Status{})})
	}
}

// log looks for the error log in the file's content.
func (s *sighting) log(content io.Reader) {
	log := &ErrorLog{Source: s.src.Name, Entries: []errlog.Entry{}}
	var errs []error
	for e, err := range errlog.Entries(content, s.src) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		log.Entries = append(log.Entries, e)
	}
	if s.saw(FactErrors, errors.Join(errs...), len(log.Entries) > 0) {
		s.add(FactErrors, candidate{errors: log})
	}
}

// who looks for the output of who: in the file as it stands, or in the last
// screen of a recording that shows any.
func (s *sighting) who(content []byte) {
	logins, err := ParseLogins(bytes.NewReader(content), s.src)
	if errors.Is(err, ErrNotWho) {
		for _, screen := range slices.Backward(s.screens) {
			if found, e := parseLogins(screen.Lines, s.src); !errors.Is(e, ErrNotWho) && found.At != (centrevu.Line{}) {
				logins, err = found, e
				break
			}
		}
	}
	if logins.At == (centrevu.Line{}) {
		return // something else, which other readers speak of
	}
	each(err, func(err error) { s.trouble(FactLogins, err) })
	s.add(FactLogins, candidate{logins: logins})
}

func (s *sighting) add(f Fact, c candidate) {
	c.fact, c.shown = f, shownAt(s.screens, f, s.src)
	s.found = append(s.found, c)
}

// saw reports whether a parser found its window, be it an empty one or one in
// which nothing could be read, and notes what it did not understand.
func (s *sighting) saw(f Fact, err error, values bool) bool {
	other := errors.Is(err, centrevu.ErrOtherScreen) || errors.Is(err, centrevu.ErrEmpty)
	if other && !values {
		return false
	}
	saw := values
	each(err, func(err error) {
		if errors.Is(err, centrevu.ErrOtherScreen) || errors.Is(err, centrevu.ErrEmpty) || !s.trouble(f, err) {
			return
		}
		saw = saw || errors.Is(err, centrevu.ErrNoRows) || errors.Is(err, centrevu.ErrSyntax)
	})
	return saw
}

// trouble notes what was not understood. It reports false if that was noted
// before: what is wrong with a screen, each reader of the screens says.
func (s *sighting) trouble(f Fact, err error) bool {
	if errors.Is(err, centrevu.ErrEmpty) {
		return false
	}
	for _, t := range s.troubles { // the file's own come first
		if t.fact != 0 {
			break
		}
		if t.err.Error() == err.Error() {
			return false
		}
	}
	switch n := len(s.troubles); {
	case n < maxTroubles:
		s.troubles = append(s.troubles, trouble{f, err})
	case n == maxTroubles:
		s.troubles = append(s.troubles, trouble{f, &centrevu.ParseError{Source: s.src.Name,
			Err: fmt.Errorf("%w: more than %d places were not understood", centrevu.ErrTooLarge, n)}})
	}
	return true
}
