package errlog

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
)

// Log reads one log, and keeps what the log says beside its entries:
//
//	log := errlog.Log{}
//	for e, err := range log.Entries(f, src) {
//		...
//	}
//	if log.Scope.Part { ... }
//
// Its zero value reads as the functions of the same names do. A Log is for one
// reading.
type Log struct {
	Layout Layout // of its header lines

	// Account, if there is one, is told of every line of a report or of the
	// log's window, in their order: a line of an entry with the values that
	// stand in it. It is told of the lines of an entry before the entry is
	// yielded, and with it every line is decoded, which takes longer.
	Account func(centrevu.Accounted)

	// Scope is what the log says of how much it shows, once it has been read.
	Scope Scope

	// Unclaimed holds the first lines, up to 100, that belong to no entry and
	// are no heading: what stands before the first record, or beside the log.
	Unclaimed []centrevu.Line

	// Seen is when the window was shown last, zero for a report.
	Seen centrevu.Seen
}

// maxUnclaimed bounds what is kept of a file that is something else.
const maxUnclaimed = 100

// Names are the names of the log's window, without the menu before it.
var names = []string{"Error Log Report", "Error Log", "Customer Error Log", "Customer Error Log Report"}

// Names returns the names of the window that shows the log, as the titles of
// windows have them behind the menu, in the documented wording.
func Names() []string { return slices.Clone(names) }

// Entries is the function Entries.
func (l *Log) Entries(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return l.checked(src, func(yield func(Entry, error) bool) { l.read(r, src, yield) })
}

// FromScreens is the function FromScreens.
func (l *Log) FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) iter.Seq2[Entry, error] {
	return l.checked(src, func(yield func(Entry, error) bool) { l.fromGathering(centrevu.Gather(screens, src), nil, src, yield) })
}

// FromGathering is the function FromGathering.
func (l *Log) FromGathering(g *centrevu.Gathering, src centrevu.Source) iter.Seq2[Entry, error] {
	return l.checked(src, func(yield func(Entry, error) bool) { l.fromGathering(g, nil, src, yield) })
}

func (l *Log) checked(src centrevu.Source, entries iter.Seq2[Entry, error]) iter.Seq2[Entry, error] {
	if err := l.Layout.Validate(); err != nil {
		return func(yield func(Entry, error) bool) {
			yield(Entry{}, &centrevu.ParseError{Source: src.Name, Err: fmt.Errorf("%w: layout: %w", centrevu.ErrSyntax, err)})
		}
	}
	return entries
}

// Account reads a log and yields every line of it with what became of it. What
// is wrong with a line is yielded as an error behind it; see Entries.
func Account(r io.Reader, src centrevu.Source) iter.Seq2[centrevu.Accounted, error] {
	return func(yield func(centrevu.Accounted, error) bool) {
		goOn := true
		log := Log{Account: func(a centrevu.Accounted) { goOn = goOn && yield(a, nil) }}
		for _, err := range log.Entries(r, src) {
			if err != nil && goOn {
				goOn = yield(centrevu.Accounted{}, err)
			}
			if !goOn {
				return
			}
		}
	}
}

// fromGathering reads what was shown of the log's window, or else of screens
// without a window.
func (l *Log) fromGathering(g *centrevu.Gathering, outside []centrevu.Line, src centrevu.Source, yield func(Entry, error) bool) {
	showings, err := g.Showings(names...)
	all := centrevu.Showing{}
	if len(showings) == 1 {
		all = showings[0]
		showings = nil
	}
	for _, s := range showings {
		all.Title = s.Title
		all.Pages = append(all.Pages, s.Pages...)
	}
	if len(all.Pages) > 0 {
		err = errors.Join(err, all.Hidden(src))
	}
	if err != nil && !yieldAll(err, yield) || len(all.Pages) == 0 {
		return
	}
	if src.CapturedAt.IsZero() {
		src.CapturedAt = all.CapturedAt()
	}
	l.Seen = all.Seen()
	p := newParser(src, yield)
	p.log = l
	p.order = l.Layout.custom()
	p.window = all.Title != ""
	p.showing(&all)
}

// showing reads the rows of a window.
func (p *parser) showing(s *centrevu.Showing) {
	p.scope.heading(s.Title)
	lines, rows := s.Lines(), s.Rows()
	if p.window {
		p.width = 0
		for _, l := range lines {
			p.width = min(max(p.width, cells.Len(l.Text)), wrapAt)
		}
	}
	left := leftOf(lines)
	lost := s.Lost()
	for i, r := range rows {
		if p.window && (lost[i] || lines[i].Text != "" && (lines[i].Column > left || strings.HasPrefix(lines[i].Text, string(cells.Hidden)))) {
			if !p.hidden(lines[i]) {
				return
			}
			continue
		}
		r = narrowed(r)
		from, to := trimCells(r.Cells, 0, len(r.Cells))
		if !p.row(r.Slice(from, to), lines[i].Position, from) {
			return
		}
	}
	p.finish()
}

// leftOf returns the column at which the rows of a window begin.
func leftOf(lines []centrevu.Line) int {
	left := math.MaxInt
	for _, l := range lines {
		left = min(left, l.Column)
	}
	return left
}
