package errlog

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	shown "example.com/centrevu/internal/window"
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
	return l.checked(src, func(yield func(Entry, error) bool) {
		l.fromGathering(centrevu.Gather(screens, src), nil, src, yield)
	})
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
// without a window, and then what stands beside windows.
func (l *Log) fromGathering(g *centrevu.Gathering, besides [][]centrevu.Line, src centrevu.Source, yield func(Entry, error) bool) {
	showings, err := g.Showings(names...)
	if len(showings) == 0 && len(besides) > 0 {
		err = without(err, centrevu.ErrOtherScreen)
	}
	all := inARow(showings)
	if len(all.Pages) > 0 {
		err = errors.Join(err, all.Hidden(src), wholeWindow(showings, src))
	}
	if err != nil && !yieldAll(err, yield) || len(all.Pages) == 0 && len(besides) == 0 {
		return
	}
	p := newParser(src, yield)
	p.log = l
	p.order = l.Layout.custom()
	if len(all.Pages) > 0 {
		if src.CapturedAt.IsZero() {
			p.day.clock.Near = all.CapturedAt()
		}
		l.Seen = all.Seen()
		p.window = all.Title != ""
		if !p.inside(all) || !p.windows(all, showings) {
			return
		}
	}
	if all.Title != "" {
		// Beside the window, the log can stand on a screen without one.
		if untitled := moreThan(all, g, src); len(untitled) > 0 {
			if p.window = false; !p.flush() || !p.showing(inARow(untitled)) {
				return
			}
		}
	}
	for _, lines := range besides {
		p.window = false
		if !p.flush() || !p.lines(lines) {
			return
		}
	}
	p.finish()
}

// inside leaves the rows of windows without a title inside the log's, such as a
// message that was shown over it and taken off again, but for those that are known.
func (p *parser) inside(s *centrevu.Showing) bool {
	if !slices.ContainsFunc(s.Pages, func(w centrevu.Window) bool { return len(w.Inner) > 0 }) {
		return true
	}
	return p.leaveAll(shown.NewReader(p.src).Inner(s))
}

// leaveAll leaves rows of the window that are of no entry.
func (p *parser) leaveAll(lines []centrevu.Line) bool {
	for _, l := range lines {
		if p.log.Account != nil {
			p.log.Account(centrevu.Accounted{Line: l})
		}
		if !p.leave([]byte(strings.TrimSpace(l.Text)), l.Position) {
			return false
		}
	}
	p.stray = nil
	return true
}

// inARow returns several showings as one, whose pages follow one another.
func inARow(showings []centrevu.Showing) *centrevu.Showing {
	switch len(showings) {
	case 0:
		return &centrevu.Showing{}
	case 1:
		return &showings[0]
	}
	all := showings[len(showings)-1].Part(0, 0) // it is as new as the last
	for _, s := range showings {
		all.Pages = append(all.Pages, s.Pages...)
	}
	return &all
}

// without returns the errors that err joins, but for those that are target.
func without(err, target error) error {
	var rest []error
	yieldAll(err, func(_ Entry, err error) bool {
		if err != nil && !errors.Is(err, target) {
			rest = append(rest, err)
		}
		return true
	})
	return errors.Join(rest...)
}

// showing reads the rows of a window.
func (p *parser) showing(s *centrevu.Showing) bool {
	p.scope.heading(s.Title, &p.day)
	p.pages = true
	lines, rows := s.Lines(), s.Rows()
	if p.window {
		p.width = 0
		for _, l := range lines {
			p.width = min(max(p.width, cells.Len(l.Text)), wrapAt)
		}
	}
	lost, over, cut := s.Lost(), s.Over(), s.CutOff()
	for i, r := range rows {
		if over[i] {
			if !p.leaveAll(lines[i : i+1]) {
				return false
			}
			continue
		}
		if p.window && (lost[i] || hasFrame(r) || cut[i] && headLike([]byte(strings.Trim(lines[i].Text, " …")))) {
			if !p.hidden(lines[i]) {
				return false
			}
			continue
		}
		if !p.padded(r, lines[i].Position) {
			return false
		}
	}
	return true
}

// hasFrame reports whether a part of a frame stands in a row beside text: of one that
// was drawn over the window and hides no more than it takes, because it is not whole.
// The sides of a frame alone are lines between columns.
func hasFrame(r cells.Row) bool {
	text, corner, piece := false, -1, false
	for i, c := range r.Cells {
		text = text || unicode.IsLetter(c) || unicode.IsDigit(c)
		switch {
		case c > unicode.MaxLatin1:
			piece = piece || frame.Line(c) || frame.Joint(c)
		case c == '+':
			piece = piece || corner >= 0 && i-corner > 3 // +---+
			corner = i
		case c != '-':
			piece = piece || corner == 0 && i > 3 // +---| at the start
			corner = -1
		}
	}
	return text && piece
}
