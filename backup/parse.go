package backup

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/window"
)

// Parse reads a capture that shows the Backup Data window: see FromScreens.
func Parse(r io.Reader, src centrevu.Source) (*Status, error) {
	return FromScreens(centrevu.Screens(r, src), src)
}

// FromScreens reads the Backup Data window from the screens given: see
// FromGathering.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*Status, error) {
	return FromGathering(centrevu.Gather(screens, src), src)
}

// FromGathering reads the Backup Data window from what was gathered.
//
// Where the window was shown several times, the latest complete showing
// counts: one with both the number of backups and the status. If it was shown
// again after that and could not be read, or showed nothing of a backup, nobody
// knows what the window says now: the State is Unknown, and FinishedAt and
// CompletedToday are not set.
//
// The Status is never nil and holds whatever was understood; the error lists
// every problem as a *centrevu.ParseError. It wraps centrevu.ErrEmpty if there
// was nothing to read, ErrOtherScreen if the window is not there, ErrNoRows if
// one or both of its lines are missing, and ErrSyntax for a value that does not
// read.
//
// A status text that no document names is no error: it is a State of Unknown
// with the text kept.
func FromGathering(g *centrevu.Gathering, src centrevu.Source) (*Status, error) {
	showings, err := g.Showings(Names()...)
	pages := readPages(showings, src)
	if len(pages) == 0 {
		if len(showings) > 0 {
			err = errors.Join(err, &centrevu.ParseError{Source: src.Name, Position: showings[0].Position(),
				Err: fmt.Errorf("%w: no window with the title \"Backup Data\" and none of its labels", centrevu.ErrOtherScreen)})
		}
		return &Status{}, err
	}
	err = errors.Join(err, window.NewReader(src).Whole(showings, func(page []centrevu.Line) []centrevu.Line { return page }))
	best := pages[0]
	for _, p := range pages[1:] {
		if p.complete() || !best.complete() && p.labels() >= best.labels() {
			best = p
		}
	}
	st := best.status
	for _, p := range pages {
		if p != best && p.look && p.complete() && p.hidden == nil && p.sheet.Err() == nil {
			st.Earlier = append(st.Earlier, p.status)
		}
	}
	errs := []error{err, best.missing(src), best.sheet.Err(), best.hidden}
	if p := pages[len(pages)-1]; p != best && !p.agrees(best) {
		errs = append(errs, p.missing(src), p.sheet.Err(), p.hidden, st.outdated(p, src))
	}
	seen := map[accounted]bool{}
	for _, p := range pages {
		lines := p.sheet.Account()
		if p != best && p.agrees(best) {
			lines = p.sheet.Inside()
		}
		for _, a := range lines {
			key := accounted{a.Use, a.Column, a.Text}
			if !seen[key] {
				seen[key] = true
				st.Account = append(st.Account, a)
			}
		}
	}
	st.Unclaimed = window.Unclaimed(st.Account)
	return &st, errors.Join(append(errs, src.Leftovers(st.Unclaimed))...)
}

// Names returns the names of the window, as titles have them behind the menu.
func Names() []string { return []string{"Backup Data", "Back Up Data", "Back Up", "Backup"} }

// readPages reads the showings page by page: the window has no list that is
// scrolled, so each page of it is whole. A screen of something else is left out.
func readPages(showings []centrevu.Showing, src centrevu.Source) []*parser {
	var pages []*parser
	reader := window.NewReader(src)
	for _, page := range window.Pages(showings) {
		p := &parser{sheet: reader.Sheet(page), hidden: page.Hidden(src), saved: page.CapturedAt().IsZero(), look: !page.Passing(0, 0, 0, len(page.Pages[0].Lines))}
		p.parse()
		p.status.Seen = page.Seen()
		if n := len(pages); n > 0 && p.status.Seen.By == centrevu.SeenHeader && page.Recorded() && p.status.Seen.At.Before(pages[n-1].status.Seen.At) {
			p.status.Seen = pages[n-1].status.Seen // the row with the clock is gone, and it is no earlier
		}
		if page.Title != "" || p.known() && !p.sheet.LooksLikeLog() {
			pages = append(pages, p)
		}
	}
	return pages
}

// outdated takes from the status what the page that was shown last, and does
// not say it, may have contradicted.
func (s *Status) outdated(p *parser, src centrevu.Source) error {
	s.State, s.FinishedAt, s.CompletedToday = Unknown, time.Time{}, nil
	s.Where.FinishedAt, s.Where.CompletedToday = centrevu.Position{}, centrevu.Position{}
	s.At = append(s.At, p.status.At...)
	return &centrevu.ParseError{Source: src.Name, Position: p.position(),
		Err: fmt.Errorf("%w: the window was shown again later and says nothing that counts", centrevu.ErrSyntax)}
}

// accounted is a line as all pages show it.
type accounted struct {
	use    centrevu.Use
	column int
	text   string
}
