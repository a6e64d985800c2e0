package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/query"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/links"
)

// table is one of the tables of CMS, whose rows are read from files that it was
// unloaded to and from what dbaccess prints.
type table[T any] struct {
	needs []string // columns that no other of the tables has
	read  func(r io.Reader, src centrevu.Source, other otherColumn) iter.Seq2[T, error]
	move  func(row *T, to place) // gives a row the place where it stands in the file
}

// place returns the line of the file for a line of what a table was read from.
type place func(centrevu.Line) centrevu.Line

// otherColumn is told of each value in a column that a table is not documented to
// have, and of its row.
type otherColumn func(column string, row centrevu.Line)

var (
	archiveTable = table[archive.Run]{[]string{"ARCH_TYPE", "STATUS"},
		func(r io.Reader, src centrevu.Source, other otherColumn) iter.Seq2[archive.Run, error] {
			return archive.Table{Other: other}.Read(r, src)
		},
		func(r *archive.Run, to place) { r.At = to(r.At) }}
	linkTable = table[links.Outage]{[]string{"REASON", "ROW_DATE"},
		func(r io.Reader, src centrevu.Source, other otherColumn) iter.Seq2[links.Outage, error] {
			return links.Table{Other: other}.Read(r, src)
		},
		func(o *links.Outage, to place) { o.At = to(o.At) }}
	logTable = table[errlog.Entry]{[]string{"DATE_OCCURRED", "DESCRIPTION"},
		func(r io.Reader, src centrevu.Source, other otherColumn) iter.Seq2[errlog.Entry, error] {
			return errlog.Table{Other: other}.Read(r, src)
		},
		func(e *errlog.Entry, to place) { e.At = to(centrevu.Line{Position: e.At}).Position }}
)

func readArchiveTable(f *file) (*sighting, error) {
	st := &archive.Status{}
	var err error
	if st.Runs, err = archiveTable.kept(f, &st.Unclaimed); len(st.Runs) == 0 {
		return nil, err
	}
	return &sighting{shown: Server{Archive: st}, table: true}, err
}

func readLinkTable(f *file) (*sighting, error) {
	h := &LinkHistory{}
	var err error
	if h.Outages, err = linkTable.kept(f, &h.Unclaimed); len(h.Outages) == 0 {
		return nil, err
	}
	return &sighting{shown: Server{LinkHistory: h}}, err
}

func readLogTable(f *file) (*sighting, error) {
	if !logTable.here(f) {
		return nil, errNothing
	}
	log, days := &errlog.Log{}, dayFirst{at: f.written, can: true}
	s, err := f.keepLog(log, days.of(logTable.rows(f, &log.Unclaimed)))
	if days.can && days.recent != (centrevu.Position{}) {
		err = errors.Join(err, &centrevu.ParseError{Source: f.src.Name, Position: days.recent,
			Err: fmt.Errorf("%w: the date of this entry is that of the file, or of the day before, if days stand first (DBDATE); no date says that months do", centrevu.ErrSyntax)})
	}
	if s != nil {
		s.table = true
		s.shown.Errors.narrow(f.commandsOfLogs())
	}
	return s, err
}

// dayFirst looks whether the dates of an unloaded log can be read with the day first, and
// whether that makes an entry recent that is old as it was read.
type dayFirst struct {
	at     time.Time         // when the file was written
	can    bool              // they can, and lie in no future
	recent centrevu.Position // of an entry
}

func (d *dayFirst) of(entries iter.Seq2[errlog.Entry, error]) iter.Seq2[errlog.Entry, error] {
	return func(yield func(errlog.Entry, error) bool) {
		for e, err := range entries {
			if err == nil && !e.Time.IsZero() && d.can && !d.at.IsZero() {
				y, month, day := e.Time.Date()
				other := time.Date(y, time.Month(day), int(month), 0, 0, 0, 0, e.Time.Location())
				d.can = day <= 12 && other.Before(d.at)
				if recently := d.at.AddDate(0, 0, -2); d.recent == (centrevu.Position{}) && other.After(recently) && !e.Time.After(recently) {
					d.recent = e.At
				}
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

// kept returns the rows that the file holds and for which there is memory.
func (t table[T]) kept(f *file, others *[]centrevu.Line) (kept []T, err error) {
	const size = 1000 // of a row, with the line it was read from, and while rows of several files are put together
	var errs []error
	for row, err := range t.rows(f, others) {
		if err == nil && !f.folder.hold(size) {
			f.full = true
			err = &centrevu.ParseError{Source: f.src.Name, Err: fmt.Errorf("%w: the captures take more than %d bytes", centrevu.ErrTooLarge, f.folder.options.Memory)}
		}
		switch {
		case err == nil:
			kept = append(kept, row)
		case len(errs) <= maxTroubles:
			errs = append(errs, err)
		}
		if f.full {
			break
		}
	}
	return kept, errors.Join(errs...)
}

// here reports whether the file holds the table.
func (t table[T]) here(f *file) bool {
	if len(t.unloaded(f)) > 0 {
		return true
	}
	results, _ := f.results()
	return slices.ContainsFunc(results, func(r query.Result) bool { return t.named(r.Columns) })
}

// rows yields the rows of the table that the file holds, and adds the lines to others
// that hold values in columns which nobody knows. The error is
// centrevu.ErrOtherScreen if there are no rows.
func (t table[T]) rows(f *file, others *[]centrevu.Line) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		if !t.here(f) {
			yield(none, errNothing)
			return
		}
		add := func(l centrevu.Line) {
			if len(*others) < maxOthers && !slices.Contains((*others)[max(0, len(*others)-1):], l) {
				*others = append(*others, l)
			}
		}
		for _, u := range t.unloaded(f) {
			for row, err := range t.read(u.r, f.src, func(_ string, row centrevu.Line) { add(u.place(row)) }) {
				if err == nil {
					t.move(&row, u.place)
				}
				if !yield(row, u.relocate(err)) {
					return
				}
			}
		}
		results, err := f.results()
		if err != nil && !yield(none, err) {
			return
		}
		for i := range results {
			r := &results[i]
			if !t.named(r.Columns) {
				continue
			}
			other := func(column string, row centrevu.Line) { add(r.ValueLine(row.Line, column)) }
			for row, err := range t.read(strings.NewReader(r.Unloaded()), f.src, other) {
				if err == nil {
					t.move(&row, func(l centrevu.Line) centrevu.Line { return r.Line(l.Line) })
				} else {
					err = r.Relocate(err)
				}
				if !yield(row, err) {
					return
				}
			}
		}
	}
}

// named reports whether columns are those of the table.
func (t table[T]) named(columns []string) bool {
	for _, need := range t.needs {
		if !slices.ContainsFunc(columns, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), need) }) {
			return false
		}
	}
	return true
}

// isTable reports whether columns are those of one of the tables.
func isTable(columns []string) bool {
	return archiveTable.named(columns) || linkTable.named(columns) || logTable.named(columns)
}

// otherTables adds to all that a file shows the rows in it that are of none of the
// tables, whether they were unloaded or dbaccess printed them, and notes what dbaccess
// printed that is no result, if no reader of a table has.
func (f *file) otherTables(found []*sighting) {
	results, err := f.results()
	if err != nil && !archiveTable.here(f) && !linkTable.here(f) && !logTable.here(f) {
		for pe := range flat(err) {
			f.trouble(0, pe)
		}
	}
	var lines []centrevu.Line
	for i := range results {
		r := &results[i]
		if isTable(r.Columns) {
			continue
		}
		for _, row := range r.Rows[:min(len(r.Rows), maxOthers)] {
			lines = append(lines, row.At)
		}
	}
	for _, u := range f.unloads() {
		if !archiveTable.claims(f, u) && !linkTable.claims(f, u) && !logTable.claims(f, u) {
			lines = append(lines, u.lines[:min(len(u.lines), maxOthers)]...)
		}
	}
	f.nobodyKnows(append(lines, f.parts()...), found)
}

// commandsOfLogs returns the command lines above the rows of the table of the log.
func (f *file) commandsOfLogs() []shownBy {
	if f.text == nil {
		return nil
	}
	logs := map[int64]bool{}
	for _, u := range logTable.unloaded(f) {
		logs[u.lines[0].Offset] = true
	}
	return slices.DeleteFunc(f.commandsOf(unloadedText), func(c shownBy) bool { return !logs[c.at] })
}

// parts returns the command lines that show no more than a part of a table or of back.log,
// of which tail shows what counts, or nobody knows of what.
func (f *file) parts() []centrevu.Line {
	if f.text == nil {
		return nil
	}
	logs := map[int64]bool{}
	for _, c := range f.commandsOfLogs() {
		logs[c.at] = true
	}
	var lines []centrevu.Line
	for _, kind := range []kindOfText{unloadedText, queryText, exportText, backLogText} {
		for _, c := range f.commandsOf(kind) {
			if !logs[c.at] && (c.Shows > who.ShowsEnd || c.Shows == who.ShowsEnd && kind != backLogText) {
				lines = append(lines, c.Line)
			}
		}
	}
	for i, k := range f.text.kinds {
		if l := f.text.lines[i]; k == queryText && strings.HasPrefix(strings.TrimSpace(l.Text), ">") && !who.AsksForAll(l.Text) {
			lines = append(lines, l)
		}
	}
	return lines
}

// results reads what dbaccess printed.
func (f *file) results() ([]query.Result, error) {
	if f.text == nil || !f.text.has(queryText, exportText) {
		return nil, nil
	}
	results, err := query.Results(f.text.linesOf(queryText), f.src.Name)
	errs := []error{err}
	lines, kinds := f.text.lines, f.text.kinds
	for from := 0; from < len(kinds); from++ {
		if kinds[from] != exportText {
			continue
		}
		to := from + 1
		for to < len(kinds) && kinds[to] == exportText && !isExport(lines[to].Text) {
			to++
		}
		texts := make([]string, to-from)
		for i := range texts {
			texts[i] = f.withTabs(from + i)
		}
		r, err := query.Delimited(lines[from:to], texts, f.src.Name)
		results, errs = append(results, *r), append(errs, err)
		from = to - 1
	}
	return results, errors.Join(errs...)
}

// isExport reports whether a line is the headings of one of the tables, with commas,
// semicolons or tabs between them.
func isExport(text string) bool {
	if !strings.Contains(text, "_") {
		return false // most lines: each of the tables has such a column
	}
	columns, delimiter := query.Headings(text)
	if delimiter == 0 {
		columns = strings.Fields(strings.ReplaceAll(text, `"`, "")) // where tabs were
	}
	return isTable(columns) && (delimiter != 0 || len(columns) > 3)
}

// withTabs returns a line of the text as it stands in the file, where that has tabs.
func (f *file) withTabs(i int) string {
	lines := f.text.lines
	end := int64(len(f.content))
	if i+1 < len(lines) {
		end = lines[i+1].Offset
	}
	raw := f.content[lines[i].Offset:end]
	if mark := f.content[:min(2, len(f.content))]; isUTF16(mark) {
		raw, _ = io.ReadAll(charset.FromUTF16(bytes.NewReader(append(bytes.Clone(mark), bytes.TrimPrefix(raw, mark)...))))
	}
	raw = bytes.TrimRight(raw, "\r\n")
	if bytes.IndexByte(raw, '\t') < 0 || !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0 {
		return lines[i].Text
	}
	return string(raw)
}
