package archive

import (
	"strings"

	"example.com/centrevu/internal/layout"
)

// form gathers the labelled values of one run.
type form struct {
	values [next + 1]layout.Value
	rows   [next + 1]int
	first  int // row of the first value
	open   bool
}

// pairs reads a row of "Label: value" forms.
func (p *parser) pairs(i int) bool {
	found := labels.Find(p.sheet.Rows[i])
	used := false
	for _, pair := range found {
		switch {
		case pair.Label > next:
			p.kindLabel(i, pair)
			used = true
		case pair.Label == acd:
			p.endForm()
			if v := pair.Value; strings.Trim(v.Shown, "_ ") != "" {
				p.acd, p.hasACD = p.sheet.ACD(i, v)
				used = true
			}
		default:
			if p.form.open && p.form.values[pair.Label].Shown != "" {
				p.endForm()
			}
			p.set(i, pair.Label, pair.Value)
			used = true
		}
	}
	if used {
		// "Status:" alone stands in other windows too.
		p.headed = p.headed || len(found) > 1 || found[0].Label != status
		p.sheet.Claim(i)
	}
	return used
}

func (p *parser) set(i, label int, v layout.Value) {
	if !p.form.open {
		p.form = form{first: i, open: true}
	}
	p.form.values[label], p.form.rows[label] = v, i
}

// kindLabel reads "Daily: finished 05/02/00 00:41", or the line "Daily:" that
// the values of the run stand below.
func (p *parser) kindLabel(i int, pair layout.Pair) {
	p.endForm()
	k := layout.Value{Text: kindNames[pair.Label-next-1][0], Column: pair.Column}
	k.Shown = k.Text
	p.set(i, kind, k)
	v := pair.Value
	if v.Shown == "" {
		return
	}
	// The status is what stands before the time.
	at := len(v.Text)
	for j := range v.Text {
		if j > 0 && v.Text[j-1] == ' ' && p.sheet.IsTime(layout.Value{Text: v.Text[j:]}) {
			at = j
			break
		}
	}
	st := v
	st.Text = strings.TrimSuffix(strings.TrimRight(v.Text[:at], " ,"), " at")
	st.Shown = st.Text
	p.set(i, status, st)
	if at < len(v.Text) {
		t := layout.Value{Text: v.Text[at:], Shown: v.Text[at:], Column: v.Column + at}
		p.set(i, last, t)
	}
}

// endForm makes a run of the values gathered.
func (p *parser) endForm() {
	f := p.form
	p.form = form{}
	if !f.open || f.values[kind].Shown == "" && f.values[status].Shown == "" {
		return
	}
	run := Run{ACD: p.acd, At: p.sheet.Line(f.first)}
	p.fill(&run, f.values[:], func(column int) int { return f.rows[column] })
	if run.Kind != 0 {
		p.add(run, f.first)
	}
}
