package backup

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"example.com/centrevu"
	"example.com/centrevu/internal/window"
)

// Parse reads a capture that shows the Backup Data window: see FromScreens.
func Parse(r io.Reader, src centrevu.Source) (*Status, error) {
	return FromScreens(centrevu.Screens(r, src), src)
}

// FromScreens reads the Backup Data window from the screens given.
//
// Where the window was shown several times, the latest complete showing
// counts: one with both the number of backups and the status. The Status is
// never nil and holds whatever was understood; the error lists every problem
// as a *centrevu.ParseError. It wraps centrevu.ErrEmpty if there was nothing
// to read, ErrOtherScreen if the window is not there, ErrNoRows if one or both
// of its lines are missing, and ErrSyntax for a value that does not read.
//
// A status text that no document names is no error: it is a State of Unknown
// with the text kept.
func FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*Status, error) {
	showings, err := centrevu.Showings(screens, src, "Backup Data", "Back Up Data", "Back Up", "Backup")
	var best *parser
	var hidden error
	for _, page := range pages(showings) {
		p := &parser{sheet: window.New(page, src)}
		p.parse()
		if page.Title == "" && !p.hasCount && !p.hasStatus {
			continue // a screen of something else
		}
		if best == nil || p.complete() || !best.complete() && p.labels() >= best.labels() {
			best, hidden = p, page.Hidden(src)
		}
	}
	if best == nil {
		if len(showings) > 0 {
			err = errors.Join(err, &centrevu.ParseError{Source: src.Name, Position: showings[0].Position(),
				Err: fmt.Errorf("%w: no window with the title \"Backup Data\" and none of its labels", centrevu.ErrOtherScreen)})
		}
		return &Status{}, err
	}
	return &best.status, errors.Join(err, best.missing(src), best.sheet.Err(), hidden, src.Leftovers(best.status.Unclaimed))
}

// pages takes showings apart: the window has no list that is scrolled, so each
// page of it is whole.
func pages(showings []centrevu.Showing) []*centrevu.Showing {
	var single []*centrevu.Showing
	for _, s := range showings {
		for _, p := range s.Pages {
			single = append(single, &centrevu.Showing{Title: s.Title, Pages: []centrevu.Window{p}})
		}
	}
	return single
}
