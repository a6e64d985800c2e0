package archive

import (
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// parser reads one showing of the window, as a table of runs or as a form.
type parser struct {
	sheet   *window.Sheet
	onePage bool
	headed  bool         // a heading or a form's label was seen
	acd     centrevu.ACD // of the rows below a line that names one
	hasACD  bool         // acd was named
	block   int          // the first of the runs that are its
	runs    []Run
	form    form
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
		if p.group(i) || head == nil && p.pairs(i) {
			continue
		}
		if head != nil {
			p.tableRow(head, i)
		}
	}
	p.endForm()
}

// group reads a line that names the ACD of the rows below and nothing else.
func (p *parser) group(i int) bool {
	pairs := labels.Find(p.sheet.Rows[i])
	if len(pairs) != 1 || pairs[0].Label != acd {
		return false
	}
	v := pairs[0].Value
	// The field of the query form is filled up with underscores, which a
	// name can end in too.
	if field := strings.TrimRight(v.Shown, "_ "); field == "" || strings.HasSuffix(v.Shown, "____") {
		v.Shown = field
	}
	a, ok := centrevu.ParseACD(v.Shown)
	if v.Shown == "" || !ok && v.Shown != pairs[0].Value.Shown {
		return true
	}
	p.endForm()
	if p.sheet.Ended(i, v) {
		p.sheet.Fail(i, v, "the capture ends in the ACD %q", v.Shown)
	} else {
		a, _ = p.sheet.ACD(i, v)
	}
	p.acd, p.hasACD, p.block = a, true, len(p.runs)
	p.sheet.Claim(i)
	return true
}

// tableRow reads a row below the heading.
func (p *parser) tableRow(head *layout.Heading, i int) {
	row := p.sheet.Rows[i]
	values, ok := head.Cut(row, func(v []layout.Value) int { return p.plausible(head, v) })
	if !ok && !p.looksLikeRun(row, values) {
		return // a foot line, an action list: nobody's
	}
	p.sheet.Claim(i)
	if values == nil {
		p.sheet.Fail(i, layout.Value{}, "the row does not fit below the heading")
		return
	}
	run := Run{At: p.sheet.Line(i), ACD: p.acd}
	good := true
	switch v := values[acd]; {
	case v.Shown != "" && p.sheet.Ended(i, v):
		p.sheet.Fail(i, v, "the capture ends in the ACD %q", v.Shown)
		good = false
	case v.Shown != "":
		run.ACD, good = p.sheet.ACD(i, v)
		if p.acd != run.ACD {
			p.block = len(p.runs)
		}
		p.acd, p.hasACD = run.ACD, good
	case head.Has(acd) && !p.hasACD:
		p.sheet.Fail(i, v, "no ACD in this row or above it")
		good = false
	}
	p.fill(&run, values, func(int) int { return i })
	if values[acd].Shown == "" && p.inBlock(run.Kind) {
		// The rows of an ACD whose line is not on this page.
		p.sheet.Fail(i, layout.Value{}, "no ACD: the one above has its %v archive already", run.Kind)
		return
	}
	if run.Kind != 0 && good {
		p.add(run, i)
	}
}

// inBlock reports whether the ACD that rows without one belong to has a run of
// the kind.
func (p *parser) inBlock(k Kind) bool {
	return slices.ContainsFunc(p.runs[min(p.block, len(p.runs)):], func(r Run) bool { return r.Kind == k })
}

// plausible says how well the values of a row fit their columns; zero if they
// cannot be what these say.
func (p *parser) plausible(head *layout.Heading, v []layout.Value) int {
	if _, ok := kindOf(v[kind].Text); !ok || v[status].Shown == "" {
		return 0
	}
	for _, t := range []layout.Value{v[last], v[next]} {
		if t.Shown != "" && !p.sheet.IsTime(t) {
			return 0
		}
	}
	score := 1
	if stateOf(v[status].Text) != Unknown {
		score++
	}
	if v[acd].Shown == "" {
		if head.Has(acd) && !p.hasACD {
			return 0
		}
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

// looksLikeRun reports whether a row that does not fit below the heading has
// something in it that only a run has: then it is a row that is wrong.
func (p *parser) looksLikeRun(row layout.Row, values []layout.Value) bool {
	for _, v := range append(row.Fields(), values...) {
		if _, ok := kindOf(v.Text); ok {
			return true
		}
		if stateOf(v.Text) != Unknown || v.Shown != "" && p.sheet.IsTime(v) {
			return true
		}
		if first, _, _ := strings.Cut(v.Text, " "); len(row.Fields()) > 1 {
			if _, ok := kindOf(first); ok {
				return true
			}
		}
	}
	return false
}

// add notes a run. A single page that shows an ACD's archive twice, not the
// same, says nothing of it.
func (p *parser) add(run Run, row int) {
	for i, r := range p.runs {
		if p.onePage && r.Kind == run.Kind && r.ACD.Same(run.ACD) && (r.State != run.State || !r.Last.Equal(run.Last)) {
			p.sheet.Fail(row, layout.Value{}, "%v, %v archive stands here twice with different values", run.ACD, run.Kind)
			p.runs[i].State, run.State = Unknown, Unknown
		}
	}
	p.runs = append(p.runs, run)
}

// fill reads the values of a run other than its ACD; row says in which row the
// value of a column stands.
func (p *parser) fill(run *Run, v []layout.Value, row func(column int) int) {
	k, ok := kindOf(v[kind].Text)
	if !ok {
		p.sheet.Fail(row(kind), v[kind], "no kind of archive: %q", v[kind].Shown)
	}
	i := row(status)
	run.Kind = k
	run.Text = v[status].Shown
	run.State = stateOf(v[status].Text)
	switch {
	case run.Text == "":
		p.sheet.Fail(i, v[status], "no status")
	case v[status].Cut():
		p.sheet.Fail(i, v[status], "a part of the status %q is hidden", run.Text)
	case p.sheet.Ended(i, v[status]):
		run.State = Unknown
		p.sheet.Fail(i, v[status], "the capture ends in the status %q", run.Text)
	}
	run.Last = p.time(row(last), v[last])
	run.Next = p.time(row(next), v[next])
}

// time reads a time, or the zero time of a blank.
func (p *parser) time(row int, v layout.Value) time.Time {
	if v.Shown == "" {
		return time.Time{}
	}
	t, _ := p.sheet.Time(row, v)
	return t.Time
}

// kindOf reads a kind of archive: "Daily", "Daily archive".
func kindOf(s string) (Kind, bool) {
	s = wording.Fold(strings.TrimSuffix(strings.TrimSpace(s), ":"))
	for i, names := range kindNames {
		for _, n := range names {
			if s == wording.Fold(n) {
				return Interval + Kind(i), true
			}
		}
	}
	return 0, false
}

// stateOf reads a status word of the window.
func stateOf(s string) State {
	switch wording.Fold(s) {
	case "not run":
		return NotRun
	case "finished":
		return Finished
	case "running":
		return Running
	}
	return Unknown
}
