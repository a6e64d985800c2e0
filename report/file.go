package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"example.com/centrevu"
)

// maxCapture is how many bytes of a file are kept in memory and looked through
// for screens. A day's recording has some hundred kilobytes; an error log
// report can be of any size and is streamed.
const maxCapture = 16 << 20

// file reads one file, whatever it is.
func (r *reader) file(fsys fs.FS, name string) {
	source := r.at(name)
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		r.unreadable(source, err)
		return
	case info.IsDir():
		r.server.Captures = append(r.server.Captures, Capture{Name: source})
		r.errs = append(r.errs, &centrevu.ParseError{Source: source, Err: errors.New("a link to a folder is not followed")})
		return
	case !info.Mode().IsRegular():
		r.unreadable(source, errors.New("not a regular file"))
		return
	}
	f, err := fsys.Open(name)
	if err != nil {
		r.unreadable(source, err)
		return
	}
	defer f.Close()
	head, err := io.ReadAll(io.LimitReader(f, maxCapture+1))
	if err != nil {
		r.unreadable(source, err)
		return
	}

	s := sighting{src: r.src}
	s.src.Name = source
	if len(head) <= maxCapture {
		s.readScreens(head)
		s.windows()
		s.log(bytes.NewReader(head))
		if len(s.found) == 0 {
			s.who(head)
		}
	} else {
		s.log(io.MultiReader(bytes.NewReader(head), f))
	}
	r.note(&s, info.ModTime())
}

func (r *reader) unreadable(source string, err error) {
	r.server.Captures = append(r.server.Captures, Capture{Name: source})
	r.problem(0, source, fmt.Errorf("cannot be read: %w", cause(err)))
}

// note writes down what was seen in a file, and what was not understood.
//
// A file in which nothing was recognised holds nothing that is missing in the
// report, so that it is no problem, unless a limit hid what it holds.
func (r *reader) note(s *sighting, written time.Time) {
	c := Capture{Name: s.src.Name, CapturedAt: s.src.CapturedAt, ModTime: written}
	var earliest time.Time
	for _, f := range s.found {
		c.Facts = append(c.Facts, f.fact)
		if t := f.shown; earliest.IsZero() || !t.IsZero() && t.Before(earliest) {
			earliest = t
		}
	}
	if !earliest.IsZero() {
		c.CapturedAt = earliest
	}
	c.Clock, c.ClockAt = clockOf(s.screens, s.src)
	for _, f := range s.found {
		if f.errors != nil {
			f.errors.NotAfter = f.shown
			if f.shown.IsZero() {
				f.errors.NotAfter = c.NotAfter()
			}
		}
		f.capture = len(r.server.Captures)
		r.candidates = append(r.candidates, f)
	}
	r.server.Captures = append(r.server.Captures, c)

	silent := len(s.found) == 0
	for _, t := range s.troubles {
		if silent && !errors.Is(t.err, centrevu.ErrTooLarge) {
			r.errs = append(r.errs, t.err)
		} else {
			r.problem(t.fact, s.src.Name, t.err)
		}
	}
	if silent && len(s.troubles) == 0 {
		r.errs = append(r.errs, &centrevu.ParseError{Source: s.src.Name, Err: ErrUnrecognised})
	}
}
