package report

import (
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// halves finds the entries of a log whose time has no AM or PM, where others have one: it
// was not read, and they may be of twelve hours later. A log that has such times of other
// hours as well was written in two ways.
type halves struct {
	some  bool // have AM or PM
	day   bool // there is a time of a day of 24 hours
	lacks []errlog.Entry
}

// maxLacking is how many of them are told.
const maxLacking = 10

func (h *halves) note(e *errlog.Entry, loc *time.Location) {
	if e.Header == "" || e.DateOnly || e.Time.IsZero() {
		return
	}
	if hasHalf(e.Header) {
		h.some = true
		return
	}
	if h.day {
		return
	}
	if hour := e.Time.In(loc).Hour(); hour == 0 || hour > 12 {
		h.day, h.lacks = true, nil
	} else if len(h.lacks) < maxLacking {
		h.lacks = append(h.lacks, errlog.Entry{At: e.At, Header: strings.Clone(e.Header)})
	}
}

// hasHalf reports whether a header that begins with the time has AM or PM in it.
func hasHalf(header string) bool {
	header = header[:min(len(header), len("10/19/2015 12:00:00 PM"))]
	i := strings.IndexByte(header, 'M')
	return i > 0 && (header[i-1] == 'A' || header[i-1] == 'P')
}

func (h *halves) errors(source string) (errs []error) {
	if !h.some || h.day {
		return nil
	}
	for _, e := range h.lacks {
		errs = append(errs, &centrevu.ParseError{Source: source, Position: e.At, Text: e.Header,
			Err: fmt.Errorf("%w: a time without AM or PM, which others have", centrevu.ErrSyntax)})
	}
	return errs
}
