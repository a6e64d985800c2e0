package centrevu

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"maps"
	"strings"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/lines"
	"example.com/centrevu/internal/split"
)

// Screens yields the screens of a capture in the order in which they were
// shown. What the capture is is told by its content:
//
//   - a recording of a terminal session: the bytes as they are, a typescript of
//     script(1), with its timing file in Source.Timing or without, an asciicast
//     (asciinema, versions 2 and 3), a ttyrec file, a PuTTY session log;
//   - a saved screen, or several in one file: after a form feed, or after a
//     window's end or the line of its title where another title follows;
//   - what tmux capture-pane prints, with colours or without;
//   - rows between "|" as clint prints them;
//   - windows drawn in Unicode or ASCII line drawing.
//
// Any of these may be compressed with gzip. Lines of text may end in LF, CR LF
// or CR. UTF-8 with and without a byte order mark, UTF-16 with one, ISO 8859-1
// and any character set that Source.Charset names are read.
//
// A recording is played on an emulated terminal, and every screen that the
// program showed is yielded, also where it repainted only a part of the one
// before. Where the recording carries times, a Screen says when it was shown.
//
// What is wrong in a capture is yielded as a *ParseError, and reading goes on;
// a read failure or a limit that was reached is yielded once and, if nothing
// more can be read, ends it. What was yielded before stands. A capture without
// a single character yields ErrEmpty. The reader is read as the screens are
// asked for; of a recording up to 32 MiB ahead, since only the whole of it tells
// how many rows its terminal had and in what character set it is.
func Screens(r io.Reader, src Source) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		for s, err := range screens(r, src) {
			if !yield(s, located(err, src)) {
				return
			}
		}
	}
}

func screens(r io.Reader, src Source) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		dec, err := newDecoder(src.Charset)
		if err != nil {
			yield(nil, err)
			return
		}
		c, err := capture.Open(r, capture.Options{Timing: src.Timing, Location: src.Location})
		if err != nil {
			yield(nil, captureError(err))
			return
		}
		h := c.Header()
		if err := c.Doubt(); err != nil && !yield(nil, captureError(err)) {
			return
		}
		if h.Kind != capture.Text && !h.NewlineIsCRLF {
			play(c, src, dec.set.Encoding(), yield)
			return
		}
		text, row := c.Text(), dec.row
		if text != nil {
			text = lines.Unquote(text)
		}
		out := &output{r: c}
		if h.NewlineIsCRLF {
			text, row = bufio.NewReader(out), colored(dec.set.Encoding())
		}
		for s, err := range textScreens(lines.NewReader(text), row, src) {
			if s != nil && len(s.Lines) > 0 {
				s.ShownAt = c.ShownAt(s.Lines[len(s.Lines)-1].Offset)
			}
			if !yield(s, err) {
				return
			}
		}
		for _, err := range out.beside {
			if !yield(nil, err) {
				return
			}
		}
	}
}

// located gives an error its source and makes it a *ParseError.
func located(err error, src Source) error {
	if err == nil {
		return nil
	}
	var pe *ParseError
	if !errors.As(err, &pe) {
		return &ParseError{Source: src.Name, Err: err}
	}
	if pe.Source == "" {
		pe.Source = src.Name
	}
	return err
}

// textScreens yields the screens saved in a text. row makes the cells of a line.
func textScreens(text *lines.Reader, row func(lines.Line) cells.Row, src Source) iter.Seq2[*Screen, error] {
	return func(yield func(*Screen, error) bool) {
		titles, words := src.titles(), maps.Clone(src.Words)
		n := 0
		for page, err := range split.Screens(text, row, titles) {
			if err != nil {
				yield(nil, lineError(err))
				return
			}
			n++
			s := &Screen{
				Source: src.Name, Number: n, Cut: page.Cut, Lines: make([]Line, len(page.Rows)),
				rows: page.Rows, words: words,
			}
			size := 0
			for _, r := range page.Rows {
				size += r.Size()
			}
			var text strings.Builder
			text.Grow(size)
			for i, r := range page.Rows {
				at := Position{Offset: page.At[i].Offset, Line: page.At[i].Number, Column: 1}
				if off, ok := r.At(0); ok {
					at.Offset = off
				}
				s.Lines[i] = Line{Position: at, Text: writeText(&text, r.TrimRight()), Source: src.Name}
			}
			s.find(titles.Words)
			if !yield(s, nil) {
				return
			}
		}
		if n == 0 {
			yield(nil, &ParseError{Err: ErrEmpty})
		}
	}
}
