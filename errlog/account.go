package errlog

import (
	"bytes"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// uses are what became of a line in the words of an account.
var uses = [...]centrevu.Use{
	skippedBlank:     centrevu.BlankLine,
	skippedHeading:   centrevu.HeadingLine,
	skippedFurniture: centrevu.FurnitureLine,
	ofEntry:          centrevu.ValueLine,
	ofError:          centrevu.MisreadLine,
	unclaimed:        centrevu.UnclaimedLine,
}

// maxPending bounds how many lines wait for the end of their record.
const maxPending = 10_000

// account notes what became of the line taken. The lines of a record wait until
// it is complete.
func (p *parser) account(s []byte, at centrevu.Position) {
	l := centrevu.Line{Position: at, Text: string(s), Source: p.src.Name}
	a := centrevu.Accounted{Line: l, Use: uses[p.fate], Fields: p.fields}
	if p.fate == ofEntry && p.fields == nil {
		a.Fields = []centrevu.Field{{Name: string(TextColumn), Line: l}}
	}
	p.fields = nil
	p.pending = append(p.pending, a)
	if !p.open || len(p.pending) > maxPending {
		p.settle()
	}
}

// settle hands out what waits.
func (p *parser) settle() {
	for _, a := range p.pending {
		p.log.Account(a)
	}
	p.pending = p.pending[:0]
}

// misread notes that the lines of a record make no entry.
func (p *parser) misread() {
	for i := range p.pending {
		if p.pending[i].Use == centrevu.ValueLine {
			p.pending[i].Use, p.pending[i].Fields = centrevu.MisreadLine, nil
		}
	}
}

// value is where a value of a header stands.
type value struct {
	column Column
	extent
}

// values returns where the values of a header stand that was read in an order,
// nil being the documented one.
func (h *header) values(s []byte, order Layout, clock wallclock.Reader) []value {
	if order == nil {
		order = documented
	}
	list := make([]value, 0, len(order))
	at := 0
	for _, c := range order {
		at = skipBlanks(s, at)
		v := extent{at, at}
		switch {
		case c == TimeColumn:
			_, n, _ := clock.PrefixBytes(s[at:])
			v.to += n
		case c == SeverityColumn:
			v = extent{h.word, h.wordEnd}
		case c == TextColumn && h.text > 0:
			v = extent{h.text, len(s)}
		case c == TextColumn:
		case c == CodeColumn && h.odd&OddCode != 0:
			v = h.codeText
		case c == ACDColumn && h.odd&OddACD != 0:
			if h.name.to > 0 {
				v = h.name
			}
		default:
			word, _, _ := bytes.Cut(s[at:], []byte(" "))
			v.to += len(word)
		}
		if v.to > v.from {
			list = append(list, value{c, v})
			at = v.to
		}
	}
	return list
}

// fieldsOf returns the values of a header line.
func (p *parser) fieldsOf(s []byte, at centrevu.Position, h *header) []centrevu.Field {
	var list []centrevu.Field
	for _, v := range h.values(s, p.order, p.day.clock) {
		l := centrevu.Line{Position: p.place(s, at, v.from), Text: v.of(s), Source: p.src.Name}
		list = append(list, centrevu.Field{Name: string(v.column), Line: l})
	}
	return list
}
