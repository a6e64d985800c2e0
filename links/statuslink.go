package links

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/window"
)

// ParseStatusLink reads a capture of the switch's command "status link n": see
// SwitchFromScreens. Screens of other commands are passed over.
func ParseStatusLink(r io.Reader, src centrevu.Source) (*SwitchStatus, error) {
	return readSwitch(centrevu.Screens(r, src), src, []string{"status link"}, linkCommand)
}

// ParseProcessorChannels reads a capture of the switch's command
// "status processor-channels n": see SwitchFromScreens. Screens of other
// commands are passed over.
func ParseProcessorChannels(r io.Reader, src centrevu.Source) (*SwitchStatus, error) {
	return readSwitch(centrevu.Screens(r, src), src, []string{"status processor-channels"}, channelCommand)
}

// SwitchFromScreens reads what both commands show from the screens given.
//
// Values are found by their labels, wherever they stand. One literal page is
// documented, page 3 of "status link" on an S8700 (DOC):
//
//	status link 1 Page 3 of 4
//	PROCESSOR CHANNEL STATUS
//	UP: 001,004
//
// with DN and PND lists too, in which "-" or ":" between two numbers is a
// range. A list goes on in the rows below it that hold nothing but numbers.
// The labels of page 1 (Link Name, Link Status, Service State, Node Name,
// Enabled, Maintenance Busy, Active Channels) and their words are documented
// for R5 and for Communication Manager 10 (DOC), their layout is not; the
// labels of "status processor-channels" are from engineers' notes (3P). A
// question mark counts as the colon of a label.
//
// Pages of one link are put together, each as it was shown last. The
// SwitchStatus is never nil and holds whatever was understood; the error lists
// every problem as a *centrevu.ParseError. It wraps centrevu.ErrEmpty if there
// was nothing to read, ErrOtherScreen if no screen is of the command asked
// for, ErrNoRows if such a screen holds no value, and ErrSyntax for each value
// that does not read, such as a range that goes down or has no end. A word
// that no document names is no error: it is kept, and nothing is up by it.
func SwitchFromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) (*SwitchStatus, error) {
	return readSwitch(screens, src, []string{"status link", "status processor-channels"}, linkCommand, channelCommand)
}

func readSwitch(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source, names []string, wanted ...command) (*SwitchStatus, error) {
	showings, err := centrevu.Showings(screens, src, names...)
	sr := switchReader{src: src, reader: window.NewReader(src), wanted: wanted, errs: []error{err}}
	for i := range showings {
		for k := range showings[i].Pages {
			page := showings[i].Part(k, k+1)
			sr.screen(&page)
		}
	}
	st := sr.status()
	switch {
	case len(showings) == 0 || len(st.Links)+len(st.Channels) > 0:
	case !slices.ContainsFunc(sr.pages, func(p *page) bool { return sr.wants(p) }):
		sr.errs = append(sr.errs, &centrevu.ParseError{
			Source: src.Name, Position: showings[0].Position(),
			Err: fmt.Errorf("%w: no screen of \"%s\"", centrevu.ErrOtherScreen, strings.Join(names, "\" or \"")),
		})
	case !errors.Is(errors.Join(sr.errs...), centrevu.ErrSyntax):
		head := sr.pages[len(sr.pages)-1].head
		sr.errs = append(sr.errs, &centrevu.ParseError{
			Source: src.Name, Position: head.Position, Text: head.Text,
			Err: fmt.Errorf("%w: no value on the screen", centrevu.ErrNoRows),
		})
	}
	return st, errors.Join(errors.Join(sr.errs...), src.Leftovers(st.Unclaimed))
}
