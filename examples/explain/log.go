package main

import (
	"io"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/plain"
)

// maxHeld bounds how many rows wait for what is said of the entry they are in.
const maxHeld = 1000

// log explains a printed log line by line, however long it is.
func (e *explainer) log(r io.Reader, src centrevu.Source) {
	m := e.mask(nil)
	sum := e.report.capture(src)
	sum.title("")
	sum.Shown = 1
	var all span
	e.write.screen(&Screen{Source: plain.Text(src.Name), Number: 1, Parsers: []string{readers[errlogs].name}, of: 1}, func(yield func(*Row) bool) {
		var held []*Row
		flush := func() {
			for _, row := range held {
				yield(row)
			}
			held = held[:0]
		}
		on := func(line int) *Row {
			for _, row := range held {
				if row.Line == line {
					return row
				}
			}
			return &Row{} // it is written already
		}
		log := errlog.Log{Account: func(a centrevu.Accounted) {
			if len(held) == maxHeld {
				flush()
			}
			row := &Row{Line: a.Line.Line, Offset: a.Offset}
			row.take(&a, errlogs, m)
			e.report.line(sum, errlogs, &a, row.Mark, 1, m)
			row.Text = plain.Text(strings.Repeat(" ", max(0, a.Column-1)) + row.masked(m, a.Text))
			held = append(held, row)
		}}
		for entry, err := range log.Entries(r, src) {
			e.report.problems(err, m)
			for pe := range centrevu.Errors(err) {
				on(pe.Line).wrong(pe, m)
			}
			if err == nil {
				all.add(&entry)
				on(entry.At.Line).claim(errlogs, "", say(header(&entry), m), entry.At, true)
			}
			flush()
		}
		flush()
	})
	sum.Values[readers[errlogs].name] = all.String()
}
