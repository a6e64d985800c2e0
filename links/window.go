package links

import (
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// parser reads one showing of the window, as a table of links or as a form.
type parser struct {
	sheet   *window.Sheet
	onePage bool
	headed  bool         // a heading or a form's label was seen
	acd     centrevu.ACD // of the values below a line that names one
	acdRow  int
	named   bool // acd was named and no link has it yet
	links   []Link
	form    form
}

// form gathers the labelled values of one link.
type form struct {
	values [connection + 1]layout.Value
	rows   [connection + 1]int
	has    [connection + 1]bool
	open   bool
}

func (p *parser) parse() {
	var head *layout.Heading
	for i := 0; i < len(p.sheet.Rows); i++ {
		row := p.sheet.Rows[i]
		if row.IsBlank() {
			continue
		}
		if h := columns.Heading(p.sheet.Rows, i); h != nil {
			p.endForm()
			head, p.headed = h, true
			for n := range h.Rows {
				p.sheet.Claim(i + n)
			}
			if h.Part {
				p.sheet.Fail(i, layout.Value{}, "a part of the heading is hidden")
			}
			i += h.Rows - 1
			continue
		}
		if head == nil && p.pairs(i) || head != nil && p.group(i) {
			continue
		}
		if head != nil {
			p.tableRow(head, i)
		}
	}
	p.endForm()
}

// group reads a line that names the ACD of the rows below.
func (p *parser) group(i int) bool {
	pairs := labels.Find(p.sheet.Rows[i])
	return len(pairs) == 1 && pairs[0].Label == acd && p.pairs(i)
}

// pairs reads a row of "Label: value" forms.
func (p *parser) pairs(i int) bool {
	used := false
	for _, pair := range labels.Find(p.sheet.Rows[i]) {
		v := pair.Value
		if pair.Label == acd {
			if strings.Trim(v.Shown, "_ ") == "" {
				continue // the empty field of a query
			}
			p.endForm()
			p.name(i, v)
			used = true
			continue
		}
		if p.form.open && p.form.has[pair.Label] {
			p.endForm()
		}
		p.form.values[pair.Label], p.form.rows[pair.Label], p.form.has[pair.Label] = v, i, true
		p.form.open = true
		used, p.headed = true, true
	}
	if used {
		p.sheet.Claim(i)
	}
	return used
}

func (p *parser) name(i int, v layout.Value) {
	p.acd, p.acdRow, p.named = centrevu.ACD{}, i, true
	if p.sheet.Ended(i, v) {
		p.sheet.Fail(i, v, "the capture ends in the ACD %q", v.Shown)
		return
	}
	p.acd, _ = p.sheet.ACD(i, v)
}

// endForm makes a link of the values gathered.
func (p *parser) endForm() {
	f := p.form
	p.form = form{}
	if !f.open {
		return
	}
	row := f.rows[application]
	if p.named {
		row = p.acdRow
	}
	l := Link{ACD: p.acd, At: p.sheet.Line(row)}
	if !p.named {
		l.ACD = centrevu.ACD{}
		p.sheet.Fail(row, layout.Value{}, "values of a link without an ACD above them")
	}
	p.named = false
	for label := application; label <= connection; label++ {
		if !f.has[label] {
			p.sheet.Fail(row, layout.Value{}, "no %s of %v", strings.ToLower(names[label][0]), l.ACD)
		}
	}
	p.fill(&l, f.values[:], func(label int) int { return f.rows[label] })
	p.add(l, row)
}

// tableRow reads a row below the heading.
func (p *parser) tableRow(head *layout.Heading, i int) {
	row := p.sheet.Rows[i]
	values, ok := head.Cut(row, func(v []layout.Value) int { return plausible(head, v) })
	if !ok && !looksLikeLink(row, values) {
		return // a foot line, an action list: nobody's
	}
	p.sheet.Claim(i)
	if values == nil {
		p.sheet.Fail(i, layout.Value{}, "the row does not fit below the heading")
		return
	}
	l := Link{ACD: p.acd, At: p.sheet.Line(i)}
	switch v := values[acd]; {
	case v.Shown != "" && p.sheet.Ended(i, v):
		p.sheet.Fail(i, v, "the capture ends in the ACD %q", v.Shown)
		return
	case v.Shown != "":
		l.ACD, _ = p.sheet.ACD(i, v)
	case head.Has(acd):
		p.sheet.Fail(i, v, "no ACD")
		l.ACD = centrevu.ACD{}
	case l.ACD.IsZero():
		p.sheet.Fail(i, layout.Value{}, "no ACD in this row or above it")
	}
	for label := application; label <= connection; label++ {
		if values[label].Shown == "" {
			p.sheet.Fail(i, values[label], "no %s", strings.ToLower(names[label][0]))
		}
	}
	p.fill(&l, values, func(int) int { return i })
	for _, v := range values[connection+1:] {
		if l.Peer == "" && isPeer(v.Text) {
			l.Peer = wording.Lower(strings.Trim(v.Text, peerMarks))
		}
	}
	p.add(l, i)
}

// plausible says how well the values of a row fit their columns: an ACD, and
// words in all three others; zero if they cannot be what these say.
func plausible(head *layout.Heading, v []layout.Value) int {
	score := 1
	for label := application; label <= connection; label++ {
		if v[label].Shown == "" {
			return 0
		}
	}
	if word(applications, v[application].Text) != Unknown {
		score++
	}
	if word(sessions, v[session].Text) != Unknown {
		score++
	}
	if word(connections, stripPeer(v[connection].Text)) != Unknown {
		score++
	}
	if !head.Has(acd) {
		return score
	}
	a, ok := centrevu.ParseACD(v[acd].Shown)
	switch {
	case !ok:
		return 0
	case a.Number > 0:
		score++
	}
	return score
}

// looksLikeLink reports whether a row that does not fit below the heading has
// something in it that only a link has: then it is a row that is wrong.
func looksLikeLink(row layout.Row, values []layout.Value) bool {
	for _, v := range append(row.Fields(), values...) {
		if _, ok := applications[wording.Fold(v.Text)]; ok {
			return true
		}
		if _, ok := sessions[wording.Fold(v.Text)]; ok {
			return true
		}
		if _, ok := connections[wording.Fold(v.Text)]; ok {
			return true
		}
	}
	if fields := row.Fields(); len(fields) > 1 {
		a, ok := centrevu.ParseACD(fields[0].Shown)
		return ok && a.Number > 0
	}
	return false
}

// add notes a link. A single page that shows an ACD twice, not the same, says
// nothing of it.
func (p *parser) add(l Link, row int) {
	if l.ACD.IsZero() {
		return // already reported: whose link it is, is not known
	}
	for i, old := range p.links {
		if p.onePage && old.ACD.Same(l.ACD) && old.State() != l.State() {
			p.sheet.Fail(row, layout.Value{}, "%v stands here twice with different values", l.ACD)
			if l.Up() {
				l = p.links[i]
			} else {
				p.links[i] = l
			}
		}
	}
	p.links = append(p.links, l)
}

// fill reads the three words of a link.
func (p *parser) fill(l *Link, v []layout.Value, row func(label int) int) {
	l.Application = p.word(row(application), v[application], "application")
	l.Session = p.word(row(session), v[session], "session")
	l.Connection, l.Peer = splitPeer(p.word(row(connection), v[connection], "connection"))
}

// word returns a word with its blanks collapsed. One of which a part is
// missing keeps, or gets, an ellipsis and so is no documented word.
func (p *parser) word(row int, v layout.Value, what string) string {
	text := strings.Join(strings.Fields(v.Text), " ")
	switch {
	case v.Cut():
		p.sheet.Fail(row, v, "a part of the %s %q is hidden", what, v.Shown)
	case text != "" && p.sheet.Ended(row, v) && word(connections, stripPeer(text)) == Unknown && word(sessions, text) == Unknown:
		p.sheet.Fail(row, v, "the capture ends in the %s %q", what, v.Shown)
		text += "…"
	}
	return text
}

// splitPeer takes the "primary" or "secondary" that R21 shows next to the
// connection word off it.
func splitPeer(text string) (word, peer string) {
	fields := strings.Fields(text)
	for _, end := range [...]int{len(fields) - 1, 0} {
		if len(fields) < 2 || !isPeer(fields[end]) {
			continue
		}
		peer = wording.Lower(strings.Trim(fields[end], peerMarks))
		rest := append([]string(nil), fields[:end]...)
		rest = append(rest, fields[end+1:]...)
		return strings.Trim(strings.Join(rest, " "), " -,/:"), peer
	}
	return text, ""
}

func stripPeer(text string) string {
	word, _ := splitPeer(text)
	return word
}

// peerMarks are what may stand around the peer.
const peerMarks = "()[]-,/:"

func isPeer(s string) bool {
	s = wording.Lower(strings.Trim(s, peerMarks))
	return s == "primary" || s == "secondary"
}
