package render

import (
	"cmp"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// entryLog finds the entries of a server's error log by the places that
// evidence cites.
type entryLog struct {
	entries []errlog.Entry
	at      map[where]int // the index of an entry
}

func (p *pager) entryLogs() []entryLog {
	if p.logs != nil {
		return p.logs
	}
	p.logs = []entryLog{}
	for _, s := range p.pairOf() {
		if s == nil || s.Errors == nil {
			continue
		}
		l := entryLog{s.Errors.Entries, make(map[where]int)}
		for i := range l.entries {
			l.at[placeOf(s.Errors.Line(l.entries[i]))] = i
		}
		p.logs = append(p.logs, l)
	}
	return p.logs
}

// entries shows evidence that is an entry of an error log, with the entries
// before and behind it. What was shown is noted.
func (p *pager) entries(f *report.Finding, shown map[where]bool) []screen {
	var out []screen
	for _, l := range f.Evidence {
		for _, log := range p.entryLogs() {
			i, ok := log.at[placeOf(l)]
			if !ok || shown[placeOf(l)] || len(out) == mostHits {
				continue
			}
			shown[placeOf(l)] = true
			s := screen{Says: p.say.window(report.FactErrors) + ", " + place(l)}
			for j := max(0, i-1); j < min(i+2, len(log.entries)); j++ {
				s.Rows = append(s.Rows, entryRows(&log.entries[j], j == i)...)
			}
			out = append(out, s)
		}
	}
	return out
}

// textWidth is about where the report breaks the text of an entry.
const textWidth = 62

// entryRows are the header of an entry and its text below, which is wrapped as
// the report wraps it: where it was broken is not kept. A row of a table has no
// header. In an entry that is evidence the cells of the values are marked.
func entryRows(e *errlog.Entry, hit bool) []screenRow {
	var rows []screenRow
	if e.Header != "" {
		line := centrevu.Line{Position: e.At, Text: e.Header}
		rows = append(rows, row(centrevu.Accounted{Line: line, Fields: headerFields(e)}, e.At.Column, hit))
	}
	text := e.Text
	if w := e.Where(); e.Header != "" && w.Text.Line == e.At.Line && w.Text.Column > 0 {
		text = "" // it stands in the header
	}
	for _, part := range wrap(nil, shorten(plain.Text(text), mostMessage), textWidth) {
		rows = append(rows, row(centrevu.Accounted{Line: centrevu.Line{Text: part}}, 0, hit))
	}
	return rows
}

// headerFields are the values of a header, each up to where the next begins.
func headerFields(e *errlog.Entry) []centrevu.Field {
	w := e.Where()
	var starts []int
	for _, at := range []centrevu.Position{w.Time, w.Code, w.ACD, w.Count, w.Severity, w.Text} {
		if at.Column > 0 && at.Line == e.At.Line {
			starts = append(starts, at.Column)
		}
	}
	slices.SortFunc(starts, cmp.Compare[int])
	header := cells.Of(e.Header, 0)
	var fields []centrevu.Field
	for i, from := range starts {
		to := e.At.Column + len(header.Cells)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		text := header.Slice(max(0, from-e.At.Column), max(0, to-e.At.Column)).Text()
		fields = append(fields, centrevu.Field{Line: centrevu.Line{Position: centrevu.Position{Column: from}, Text: strings.TrimRight(text, " ")}})
	}
	return fields
}
