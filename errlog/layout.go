package errlog

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// Column is a value in the header line of a record.
type Column string

const (
	TimeColumn     Column = "time" // date and time, one behind the other
	CodeColumn     Column = "code"
	ACDColumn      Column = "acd"
	CountColumn    Column = "count" // how many events the record stands for
	SeverityColumn Column = "severity"
	TextColumn     Column = "text" // the description, or its start; only at the end, and it may be missing
)

// Layout is the order in which the values of a header line stand. Its methods
// read a log as the functions of the same names do.
//
// An empty Layout is the documented order, DefaultLayout, or that of a line of
// headings above the records: "Severity Date Time ACD Error Code". The order of
// code and ACD in the one documented record is likely, not certain.
type Layout []Column

// DefaultLayout returns the order of the documented record (Avaya support
// article SOLN277288): 10/19/15 12:29 PM 3 4 INFO.
func DefaultLayout() Layout {
	return Layout{TimeColumn, CodeColumn, ACDColumn, SeverityColumn, TextColumn}
}

// Validate returns what is wrong with the Layout: it needs a time and a
// severity, no column twice, and the text at the end.
func (l Layout) Validate() error {
	var errs []error
	for i, c := range l {
		switch c {
		case TimeColumn, CodeColumn, ACDColumn, CountColumn, SeverityColumn:
		case TextColumn:
			if i < len(l)-1 {
				errs = append(errs, errors.New("the text is not the last column"))
			}
		default:
			errs = append(errs, fmt.Errorf("no column of the error log: %q", c))
		}
		if slices.Index(l, c) < i {
			errs = append(errs, fmt.Errorf("column %q stands twice", c))
		}
	}
	if len(l) > 0 && (!slices.Contains(l, TimeColumn) || !slices.Contains(l, SeverityColumn)) {
		errs = append(errs, errors.New("no time or no severity"))
	}
	return errors.Join(errs...)
}

// Entries is the function Entries for a log whose header lines have this
// order.
func (l Layout) Entries(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return (&Log{Layout: l}).Entries(r, src)
}

// FromScreens is the function FromScreens for a log whose header lines have
// this order.
func (l Layout) FromScreens(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) iter.Seq2[Entry, error] {
	return (&Log{Layout: l}).FromScreens(screens, src)
}

// FromGathering is the function FromGathering for a log whose header lines have
// this order.
func (l Layout) FromGathering(g *centrevu.Gathering, src centrevu.Source) iter.Seq2[Entry, error] {
	return (&Log{Layout: l}).FromGathering(g, src)
}

// custom returns the Layout if it is another than the documented one, which
// the fast reading is for.
func (l Layout) custom() Layout {
	if d := DefaultLayout(); len(l) == 0 || slices.Equal(l, d) || slices.Equal(l, d[:len(d)-1]) {
		return nil
	}
	return l
}

// headings are the words above a column, each with the column.
var headings = map[string]Column{
	"date": TimeColumn, "time": TimeColumn, "code": CodeColumn, "error": CodeColumn, "acd": ACDColumn,
	"count": CountColumn, "counts": CountColumn, "severity": SeverityColumn,
	"description": TextColumn, "text": TextColumn, "message": TextColumn,
}

// layoutOf returns the Layout that a line of headings stands for, nil if it is
// none or says nothing else than the documented order.
func layoutOf(line string) Layout {
	var l Layout
	for _, w := range strings.Fields(wording.Fold(line)) {
		c, ok := headings[strings.Trim(w, ":.,|/")]
		switch n := len(l); {
		case !ok:
		case n > 0 && l[n-1] == c: // Date Time, Error Code
		default:
			l = append(l, c)
		}
	}
	if l.Validate() != nil {
		return nil
	}
	return l.custom()
}

// parse reads a header line in this order, and is the only exact reading of
// one. Numbers are of nine digits at most. A line without the shape of a header
// is errNoHeader, one with the shape that cannot be one a *wrong.
func (l Layout) parse(s []byte, clock wallclock.Reader, h *header) error {
	*h = header{}
	var bad *wrong
	at := 0
	for i, c := range l {
		start := at
		at = skipBlanks(s, at)
		if c == TextColumn {
			break
		}
		if at == len(s) || i > 0 && at == start {
			return errNoHeader
		}
		rest := s[at:]
		switch c {
		case TimeColumn:
			t, n, err := clock.PrefixBytes(rest)
			if err != nil {
				if n = shapeOfTime(rest); n == 0 {
					return errNoHeader
				}
				bad = wrongTime(at, err)
			}
			h.unix = t.Unix()
			at += n
		case SeverityColumn:
			word, behind, _ := bytes.Cut(rest, []byte(" "))
			last := i == len(l)-1 || l[i+1] == TextColumn
			if !severityWord(string(word), last && len(bytes.TrimSpace(behind)) == 0) {
				return errNoHeader
			}
			h.word, h.wordEnd = at, at+len(word)
			at += len(word)
		default:
			n, behind, ok := cutNumber(rest)
			if !ok || len(behind) > 0 && behind[0] != ' ' {
				return errNoHeader
			}
			switch c {
			case CodeColumn:
				h.code = n
			case CountColumn:
				h.count = n
			case ACDColumn:
				if h.acd = n; n > centrevu.MaxACD && bad == nil {
					bad = &wrong{at, "no ACD has that number"}
				}
			}
			at = len(s) - len(behind)
		}
	}
	if bad != nil {
		return bad
	}
	if at = skipBlanks(s, at); at < len(s) {
		h.text = at
	}
	return nil
}
