package main

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// maxScreens bounds what is kept of one capture.
const maxScreens = 20_000

// sight is what was made of one capture.
type sight struct {
	src      centrevu.Source
	screens  []*centrevu.Screen
	single   [][len(parsers)]reading // of each screen, looked at alone
	whole    [len(parsers)]reading   // of all of them
	problems []*centrevu.ParseError  // each once
}

// look reads a capture. Where a list is scrolled or a window shown again, the
// values that count are those of the whole; which row says what is told by
// each screen alone.
func look(c capture, f *flags, n int) *sight {
	s := &sight{src: c.source(f, n)}
	seen := map[string]bool{}
	problem := func(pe *centrevu.ParseError) {
		if !seen[pe.Error()] {
			seen[pe.Error()] = true
			s.problems = append(s.problems, pe)
		}
	}
	for screen, err := range centrevu.Screens(bytes.NewReader(c.content), s.src) {
		if err == nil && len(s.screens) == maxScreens {
			err = &centrevu.ParseError{Source: s.src.Name, Err: fmt.Errorf("%w: more than %d screens", centrevu.ErrTooLarge, maxScreens)}
		}
		if err != nil {
			each(err, problem)
			if len(s.screens) == maxScreens {
				break
			}
			continue
		}
		s.screens = append(s.screens, screen)
	}
	any := false
	for i, p := range parsers {
		if i == errlogs {
			// As a program reads it: a printed log of any length is streamed.
			s.whole[i] = readEntries(errlog.Entries(bytes.NewReader(c.content), c.source(f, n)))
			s.doubtLog()
		} else {
			s.whole[i] = p.read(replay(s.screens...), s.src)
		}
		for _, pe := range s.whole[i].problems {
			problem(pe)
		}
		any = any || s.whole[i].seen
	}
	if !any && len(s.screens) > 0 {
		problem(&centrevu.ParseError{Source: s.src.Name, Err: fmt.Errorf(
			"%w: no window of backups, archives or links and no error log is in it", centrevu.ErrOtherScreen)})
	}
	s.lookAtEach()
	return s
}

// doubtLog takes a log without entries back unless its window is shown: any
// text with a line drawn in it, a menu too, reads as the head of such a log.
func (s *sight) doubtLog() {
	log := &s.whole[errlogs]
	for _, pe := range log.problems {
		if !errors.Is(pe, centrevu.ErrNoRows) {
			return
		}
	}
	var titled []*centrevu.Screen
	for _, screen := range s.screens {
		if screen.Title != "" {
			titled = append(titled, screen)
		}
	}
	if len(log.values) == 0 && !readErrlog(replay(titled...), s.src).seen {
		*log = reading{}
	}
}

func (s *sight) lookAtEach() {
	s.single = make([][len(parsers)]reading, len(s.screens))
	var titled [len(parsers)]bool
	for i, screen := range s.screens {
		for j, p := range parsers {
			if s.whole[j].seen {
				s.single[i][j] = p.read(replay(screen), s.src)
				titled[j] = titled[j] || s.single[i][j].seen && screen.Title != ""
			}
		}
	}
	// Where its window is shown, a parser does not look at other screens.
	for i, screen := range s.screens {
		for j := range parsers {
			if titled[j] && screen.Title == "" {
				s.single[i][j] = reading{}
			}
		}
	}
}

// replay yields screens again: each parser goes over them.
func replay(screens ...*centrevu.Screen) iter.Seq2[*centrevu.Screen, error] {
	return func(yield func(*centrevu.Screen, error) bool) {
		for _, s := range screens {
			if !yield(s, nil) {
				return
			}
		}
	}
}
