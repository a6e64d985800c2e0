package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/redact"
)

const (
	headSize = 64 << 10 // what errlog.LookAt wants to see

	// maxCells bounds what is kept of the screens of one capture. A day's
	// recording has some hundred screens.
	maxCells = 8 << 20

	// maxMixed bounds a text in which a log stands beside windows.
	maxMixed = 64 << 20
)

// explainer goes through captures and writes what it sees.
type explainer struct {
	flags  *flags
	write  writer
	report Report
}

// capture explains one.
func (e *explainer) capture(r io.Reader, src centrevu.Source) error {
	in := bufio.NewReaderSize(r, headSize)
	head, _ := in.Peek(headSize)
	look := errlog.NoLog
	if src.Timing == nil {
		look = errlog.LookAt(head, src)
	}
	if look == errlog.IsLog || look == errlog.HasLog && !windowed(head, src) {
		e.log(in, src)
		return nil
	}
	if look == errlog.NoLog {
		e.screens(in, nil, src)
		return nil
	}
	mixed, err := io.ReadAll(io.LimitReader(in, maxMixed+1))
	switch {
	case err != nil:
		return err
	case len(mixed) > maxMixed:
		return fmt.Errorf("a log beside windows, and more than %d MiB; cut it", maxMixed>>20)
	}
	e.screens(bytes.NewReader(mixed), mixed, src)
	return nil
}

// windowed reports whether a window that is read, or any with a title, is at the
// start of a capture.
func windowed(head []byte, src centrevu.Source) bool {
	kept := keeper{src: src}
	g := centrevu.Gather(kept.of(bytes.NewReader(head)), src)
	return slices.ContainsFunc(kept.screens, func(s *centrevu.Screen) bool { return s.Title != "" }) ||
		slices.ContainsFunc(readers[:errlogs], func(r reader) bool { return len(r.read(g, src).values) > 0 })
}

// screens explains what is shown in windows. A text has its content beside it
// if a log may stand in it as well.
func (e *explainer) screens(r io.Reader, mixed []byte, src centrevu.Source) {
	kept := keeper{src: src}
	all, errs := accounts(centrevu.Gather(kept.of(r), src), mixed, src)
	errs = append(kept.errs, errs...)
	seen := slices.ContainsFunc(all[:], func(a account) bool { return a.lines != nil })
	if !seen && len(kept.screens) > 0 {
		errs = append(errs, &centrevu.ParseError{Source: src.Name, Err: fmt.Errorf(
			"%w: no window of backups, archives or links and no error log is in it", centrevu.ErrOtherScreen)})
	}
	m := e.mask(all[:])
	e.report.problems(errors.Join(errs...), m)
	sum := e.report.capture(src)
	var made []*Screen
	on := map[lineOf]int{} // the first screen that has a line
	for _, from := range kept.screens {
		s := screen(from, all[:], m)
		s.of = len(kept.screens)
		made = append(made, s)
		sum.title(s.Title)
		sum.Begun = kept.screens[0].CapturedAt
		for l := range s.lines {
			on[l] = cmp.Or(on[l], s.Number)
		}
	}
	for j, a := range all {
		if a.lines == nil {
			continue
		}
		sum.Values[readers[j].name] = a.says
		for i, l := range a.lines {
			mark := marks[l.Use]
			if l.wrong != nil {
				mark = Misread
			}
			e.report.line(sum, j, &l.Accounted, mark, on[lineOf{j, i}], m)
		}
	}
	known := map[lineOf]bool{}
	made = append(made, nil) // behind the last there is none
	for i, s := range made[:len(kept.screens)] {
		if why := s.passed(made[i+1], known, seen); why != "" && !e.flags.all {
			e.write.passed(s, why)
			continue
		}
		maps.Copy(known, s.lines)
		sum.Shown++
		e.write.screen(s, slices.Values(s.rows))
	}
}

// accounts has every reader give account of a capture. The errors are those of
// readers that saw something of their own.
func accounts(g *centrevu.Gathering, mixed []byte, src centrevu.Source) (all [len(readers)]account, errs []error) {
	for j, rd := range readers {
		read := rd.read(g, src)
		printed := j == errlogs && mixed != nil
		if printed {
			read = readLog(func(l *errlog.Log) iter.Seq2[errlog.Entry, error] { return l.Entries(bytes.NewReader(mixed), src) })
		}
		showings, _ := g.Showings(rd.windows...)
		all[j] = newAccount(read, showings, printed)
		for pe := range centrevu.Errors(read.err) {
			if all[j].lines != nil || errors.Is(pe, centrevu.ErrTooLarge) {
				errs = append(errs, pe)
			}
		}
	}
	return all, errs
}

// passed says why a screen is passed over: one without a window that is read,
// unless there is none at all, and one that shows nothing new or nothing but
// what the next one shows as well.
func (s *Screen) passed(next *Screen, known map[lineOf]bool, seen bool) string {
	switch {
	case !seen:
		return ""
	case len(s.Parsers) == 0:
		return "no window that is read"
	}
	for l := range s.lines {
		if !known[l] && (next == nil || !next.lines[l]) {
			return ""
		}
	}
	return "nothing new"
}

// keeper keeps the screens that it yields, and what is wrong with them.
type keeper struct {
	src     centrevu.Source
	screens []*centrevu.Screen
	errs    []error
}

func (k *keeper) of(r io.Reader) iter.Seq2[*centrevu.Screen, error] {
	return func(yield func(*centrevu.Screen, error) bool) {
		held := 0
		for s, err := range centrevu.Screens(r, k.src) {
			if err != nil {
				k.errs = append(k.errs, err)
				continue
			}
			for _, l := range s.Lines {
				held += 8 + len(l.Text)
			}
			if held > maxCells {
				k.errs = append(k.errs, &centrevu.ParseError{Source: k.src.Name, Position: s.Lines[0].Position,
					Err: fmt.Errorf("%w: more than %d screens like these", centrevu.ErrTooLarge, len(k.screens))})
				return
			}
			k.screens = append(k.screens, s)
			if !yield(s, nil) {
				return
			}
		}
	}
}

// screen tells of each row of a screen what became of it.
func screen(from *centrevu.Screen, all []account, m *redact.Mask) *Screen {
	s := &Screen{
		Source: plain.Text(from.Source), Number: from.Number, Title: plain.Text(m.Row(from.Title)), ShownAt: from.ShownAt,
		Cut: from.Cut, StatusLine: plain.Text(m.Row(from.StatusLine)), lines: map[lineOf]bool{},
	}
	for _, l := range from.Labels {
		s.Labels = append(s.Labels, plain.Text(m.Row(l)))
	}
	type strip struct {
		centrevu.Line
		title string
	}
	strips := map[int][]strip{} // what stands in a row, of each window; all of it beside windows
	for _, w := range from.Windows() {
		for _, part := range append(w.Inner, w) {
			for _, l := range part.Lines {
				strips[l.Line] = append(strips[l.Line], strip{l, w.Title})
			}
		}
	}
	for _, l := range from.Lines {
		row := &Row{Line: l.Line, Offset: l.Offset}
		if strips[l.Line] == nil {
			strips[l.Line] = []strip{{Line: l}}
		}
		for _, part := range strips[l.Line] {
			for j := range all {
				if strings.TrimSpace(part.Text) != "" && slices.Contains(all[j].titles, part.title) {
					all[j].row(row, j, part.Line, m, s.lines)
				}
			}
		}
		row.Text = plain.Text(row.masked(m, l.Text))
		s.rows = append(s.rows, row)
	}
	for n := len(s.rows); n > 0 && strings.TrimSpace(s.rows[n-1].Text) == ""; n-- {
		s.rows = s.rows[:n-1]
	}
	var read [len(readers)]bool
	for line := range s.lines {
		read[line.reader] = true
	}
	for j, rd := range readers {
		if read[j] {
			s.Parsers = append(s.Parsers, rd.name)
		}
	}
	return s
}
