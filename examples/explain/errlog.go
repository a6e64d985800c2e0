package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

func readErrlog(screens iter.Seq2[*centrevu.Screen, error], src centrevu.Source) reading {
	return readEntries(errlog.FromScreens(screens, src))
}

func readEntries(entries iter.Seq2[errlog.Entry, error]) reading {
	var r reading
	var all []errlog.Entry
	var errs []error
	for e, err := range entries {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, e)
		r.values = append(r.values, value{at: e.At, row: e.Text, acd: e.ACD, say: func(m *mask) string {
			return fmt.Sprintf("entry %s: code %d, %v, %s", stamp(e.Time), e.Code, e.ACD, m.row(string(e.Severity)))
		}})
	}
	r.say = func(*mask) string { return entriesLine(all) }
	r.finish(errors.Join(errs...))
	return r
}

func entriesLine(all []errlog.Entry) string {
	s := count(len(all), "entry", "entries")
	if len(all) > 0 {
		s += fmt.Sprintf(", %s to %s", stamp(all[0].Time), stamp(all[len(all)-1].Time))
	}
	return s
}

// strays returns the rows above the first entry of a page that are neither the
// rest of an entry from another page nor a heading. The parser does not hand
// back the rows it leaves out, so they are told from what it made of the whole
// capture, and of the row alone.
func strays(page []centrevu.Line, entries []value, whole reading, src centrevu.Source) []centrevu.Line {
	var above []centrevu.Line
	begun := false // an entry begins on the page
	for _, l := range page {
		alone := alone(l, src)
		begun = errors.Is(alone, centrevu.ErrSyntax) || slices.ContainsFunc(entries, func(v value) bool { return v.at.Line == l.Line })
		if begun {
			break
		}
		if strings.TrimSpace(l.Text) != "" && (len(above) > 0 || !errors.Is(alone, centrevu.ErrNoRows)) {
			above = append(above, l)
		}
	}
	for i := range above {
		if goesOn(above[i:], !begun, whole) {
			return above[:i]
		}
	}
	return above
}

// alone returns what the parser says of a row alone: ErrNoRows of a heading,
// ErrSyntax of the header of an entry that does not read, nothing of one that
// does, ErrOtherScreen of anything else.
func alone(l centrevu.Line, src centrevu.Source) error {
	for _, err := range errlog.Entries(strings.NewReader(l.Text+"\nx"), centrevu.Source{Words: src.Words}) {
		return err
	}
	return nil
}

// goesOn reports whether the rows are the end of an entry, or, of a page on
// which none begins, a part of one.
func goesOn(rows []centrevu.Line, part bool, whole reading) bool {
	texts := make([]string, len(rows))
	for i, l := range rows {
		texts[i] = strings.TrimSpace(l.Text)
	}
	text := strings.Join(texts, " ")
	for _, v := range whole.values {
		if strings.HasSuffix(v.row, text) || part && strings.Contains(v.row, text) {
			return true
		}
	}
	return false
}
