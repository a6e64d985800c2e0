package table

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/unload"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// heldBack is how many rows may stand before the first that fits.
const heldBack = 64

// scan is one reading of a file.
type scan struct {
	spec      Spec
	src       centrevu.Source
	order     order
	form      unload.DateForm
	clock     wallclock.Reader
	words     *wording.Table
	yield     func(*Row, error) bool
	tellOther func(column string, row centrevu.Line)
	held      []*Row
	sure      bool // a header or a row that fits was seen
	any       bool // the file holds something
	rows      bool // a row that is no header was seen
	header    *unload.Row
}

// Rows yields the rows of the table. A row may have the wrong number of fields
// or another fault already: its Err says so, and it is yielded with a nil
// error. An error is a *centrevu.ParseError about what is no row: it wraps
// ErrEmpty for an empty file, ErrNoRows for a header line and nothing else,
// ErrOtherScreen for a file that is not this table, ErrTooLarge for a row that
// was passed over; for options that cannot be, and for a header line that
// lacks a column, it wraps ErrSyntax and ends the reading, as a read failure
// does.
func (s Spec) Rows(r io.Reader, src centrevu.Source, opt Options) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		sc := scan{
			spec: s, src: src, yield: yield, tellOther: opt.Other, words: wording.New(src.Words),
			clock: wallclock.Reader{Location: src.Location, Near: src.CapturedAt},
		}
		var err error
		if sc.order, sc.form, err = opt.settled(s); err != nil {
			yield(nil, &centrevu.ParseError{Source: src.Name, Err: syntax(err)})
			return
		}
		ur := unload.NewReader(r)
		ur.Delimiter = opt.Delimiter
		if ur.Charset, err = charset.Find(src.Charset); err != nil {
			yield(nil, &centrevu.ParseError{Source: src.Name, Err: syntax(err)})
			return
		}
		sc.read(ur)
	}
}

// Values yields what is made of each row, with what is wrong with it, and the errors
// between.
func Values[T any](rows iter.Seq2[*Row, error], of func(*Row) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for row, err := range rows {
			var v T
			if row != nil {
				v = of(row)
				err = row.Err()
			}
			if !yield(v, err) {
				return
			}
		}
	}
}

func (sc *scan) read(ur *unload.Reader) {
	for {
		if sc.spec.Plain != nil && sc.sure && !sc.tells() && !sc.plain(ur) {
			return
		}
		row, err := ur.Read()
		if errors.Is(err, io.EOF) {
			sc.end()
			return
		}
		if row == nil {
			sc.any = true
			var at *unload.Error
			skipped := errors.As(err, &at) && errors.Is(err, unload.ErrTooLarge)
			if !sc.flush() || !sc.yield(nil, sc.wrap(err)) || !skipped {
				return
			}
			continue
		}
		if !sc.add(row, err) {
			return
		}
	}
}

// plain has the caller take rows that it can read on its own.
func (sc *scan) plain(ur *unload.Reader) bool {
	for {
		b, at := ur.Ahead()
		if len(b) == 0 {
			return true
		}
		n, lines, more := sc.spec.Plain(Ahead{b, centrevu.Position(at), sc.order.at, sc.order.fields, sc.form})
		ur.Pass(n, lines)
		sc.rows = sc.rows || n > 0
		if !more || n < len(b) {
			return more
		}
	}
}

// add takes the next row, with what the reader found wrong with it.
func (sc *scan) add(row *unload.Row, bad error) bool {
	sc.any = true
	order, is, err := sc.spec.header(row)
	switch {
	case is && err == nil:
		sc.order, sc.header, sc.sure = order, row, true
		return sc.flush()
	case is && !sc.rows && bad == nil:
		at, text := row.Place(0)
		sc.yield(nil, sc.fail(centrevu.ErrSyntax, at, text, err.Error()))
		return false
	}
	sc.rows = true
	r := &Row{scan: sc, order: sc.order, row: row}
	if bad != nil {
		r.cut = true
		r.errs = append(r.errs, sc.wrap(bad))
	}
	if len(row.Fields) != sc.order.fields {
		// The first field too many, or the end of too few.
		at, text := row.Place(sc.order.fields)
		r.errs = append(r.errs, sc.fail(centrevu.ErrSyntax, at, text, fmt.Sprintf("%d fields, and %s has %d here", len(row.Fields), sc.spec.Name, sc.order.fields)))
		r.short = true
	}
	if !sc.sure && (r.short || !sc.spec.Fits(r)) {
		sc.held = append(sc.held, r)
		if len(sc.held) == heldBack {
			sc.other()
			return false
		}
		return true
	}
	sc.sure = true
	return sc.flush() && sc.give(r)
}

// flush yields the rows held back.
func (sc *scan) flush() bool {
	held := sc.held
	sc.held = nil
	for _, r := range held {
		if !sc.give(r) {
			return false
		}
	}
	return true
}

// give yields a row, once the values in other columns are told.
func (sc *scan) give(r *Row) bool {
	if sc.tellOther != nil && !r.short {
		for _, c := range r.order.others {
			if strings.TrimSpace(r.row.Fields[c.at].Text) != "" {
				sc.tellOther(c.name, r.At())
			}
		}
	}
	return sc.yield(r, nil)
}

// tells reports whether there are other columns to tell of.
func (sc *scan) tells() bool { return sc.tellOther != nil && len(sc.order.others) > 0 }

func (sc *scan) end() {
	switch {
	case !sc.any:
		sc.yield(nil, &centrevu.ParseError{Source: sc.src.Name, Err: centrevu.ErrEmpty})
	case !sc.sure && len(sc.held) > 0:
		sc.other()
	case !sc.rows && sc.header != nil:
		what := fmt.Sprintf("the header line of %s and no row below it", sc.spec.Name)
		sc.yield(nil, sc.fail(centrevu.ErrNoRows, sc.header.Start(), sc.header.Text(), what))
	}
}

// other says that the file is not this table, by its first row.
func (sc *scan) other() {
	first := sc.held[0]
	why := fmt.Sprintf("no row reads as one of %s", sc.spec.Name)
	if first.short {
		why = fmt.Sprintf("%s has %d fields, and this row has %d", sc.spec.Name, sc.order.fields, len(first.row.Fields))
	}
	at, text := first.row.Place(0)
	sc.yield(nil, sc.fail(centrevu.ErrOtherScreen, at, text, why))
}

// wrap makes an error of the unload reader a ParseError.
func (sc *scan) wrap(err error) error {
	var at *unload.Error
	var broken *capture.Error
	switch {
	case errors.As(err, &broken):
		return &centrevu.ParseError{Source: sc.src.Name, Position: centrevu.Position{Offset: broken.Offset}, Err: syntax(broken.Err)}
	case !errors.As(err, &at):
		return &centrevu.ParseError{Source: sc.src.Name, Err: err}
	}
	e := &centrevu.ParseError{Source: sc.src.Name, Position: centrevu.Position(at.Place), Text: at.Text, Err: syntax(at.Err)}
	if errors.Is(err, unload.ErrTooLarge) {
		e.Err = fmt.Errorf("%w: a row of more than %d bytes was passed over", centrevu.ErrTooLarge, unload.DefaultMaxRow)
	}
	return e
}

func (sc *scan) fail(sort error, at unload.Place, text, what string) error {
	return &centrevu.ParseError{Source: sc.src.Name, Position: centrevu.Position(at), Text: text, Err: fmt.Errorf("%w: %s", sort, what)}
}
