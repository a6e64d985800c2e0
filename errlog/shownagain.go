package errlog

import (
	"regexp"
	"slices"
	"strings"

	"example.com/centrevu"
	shown "example.com/centrevu/internal/window"
)

// A window shows the log a page at a time, and what it has shown stays true. Where
// a later page shows that an entry is gone whose neighbours stand where they stood,
// or has other text, or the window is shown again without any entry, nobody knows
// which of the two is right: each is read for itself, and the entry is an error.

// run is pages of the log's window that agree with each other.
type run struct {
	centrevu.Showing
	gone []centrevu.Line // rows that they show and a later page takes back
}

// windows reads the rows of the log's window, of all its showings: run by run, and
// of entries that several runs show those of the first.
func (p *parser) windows(all *centrevu.Showing, showings []centrevu.Showing) bool {
	runs := p.runs(all, showings)
	if len(p.beyond) > 0 && !p.leaveAll(shown.NewReader(p.src).Below(p.beyond)) {
		return false
	}
	if len(runs) == 0 {
		return p.showing(all)
	}
	yield, now := p.yield, 0
	first := map[[2]string]int{}
	p.yield = func(e Entry, err error) bool {
		if err == nil {
			key := [2]string{e.Header, e.Text}
			n, known := first[key]
			if known && n < now {
				return true
			}
			first[key] = now
		}
		return yield(e, err)
	}
	for n, r := range runs {
		if !p.flush() {
			return false
		}
		now, p.broken.text = n, p.broken.text[:0]
		if !p.showing(&r.Showing) || !p.flush() {
			return false
		}
		for _, l := range r.gone {
			if !yield(Entry{}, p.fail(l.Position, l.Position, []byte(l.Text), "this was taken off the window, or changed, afterwards")) {
				return false
			}
		}
	}
	p.yield = yield
	return true
}

// runs takes the pages apart where one takes back what was shown before it. It is nil
// if all of them agree.
func (p *parser) runs(all *centrevu.Showing, showings []centrevu.Showing) []run {
	if len(all.Pages) < 2 || all.Title == "" {
		return nil
	}
	probe := newParser(p.src, nil)
	probe.order = p.order
	var runs []run
	var kept []centrevu.Window // pages of the run
	var said *records          // the last of them that showed a record
	skipped := false
	cut := func(gone []centrevu.Line) {
		r := run{all.Part(0, 0), gone}
		r.Pages = kept
		runs = append(runs, r)
		kept, said = nil, nil
	}
	for _, s := range showings {
		told := true // nothing but the last page with a record was shown since
		for k := range s.Pages {
			page := &s.Pages[k]
			if alone := s.Part(k, k+1); alone.Masked() {
				kept = append(kept, *page) // what it shows, the next page tells
				continue
			}
			now := said
			if said == nil || !said.sameOn(page) {
				now = probe.recordsOf(page.Lines)
			}
			if told = len(now.heads) > 0; !told {
				blank := now.first() == ""
				skipped = skipped || blank // it is to be drawn, or was emptied
				if !blank {
					kept = append(kept, *page)
				}
				told = k > 0 && said != nil && said.goesOn(now)
				continue
			}
			if said != nil {
				p.beyond = append(p.beyond, said.beyond(now)...)
				gone := said.goneOn(now, k > 0 && said.shrank(page))
				if len(gone) > 0 && k+1 < len(s.Pages) && isDrawn(said.lines, page.Lines, s.Pages[k+1].Lines) {
					skipped = true
					continue
				}
				if len(gone) > 0 {
					cut(gone)
				}
			}
			kept, said = append(kept, *page), now
		}
		if said != nil && !told {
			cut(said.rows())
		}
	}
	if len(kept) > 0 && (len(runs) > 0 || skipped) {
		cut(nil)
	}
	return runs
}

// isDrawn reports whether a page shows, row by row, what that before it does or that
// behind it: the next page was being drawn.
func isDrawn(before, page, after []centrevu.Line) bool {
	if len(before) != len(page) || len(page) != len(after) {
		return false
	}
	for i := range page {
		b, t, a := before[i].Text, page[i].Text, after[i].Text
		if t != b && t != a && (t != "" || b != a) {
			return false
		}
	}
	return true
}

// records is where the records of a page begin.
type records struct {
	lines []centrevu.Line
	heads []int          // rows
	at    map[string]int // heads by what they say; of several alike, the first. See find
}

func (p *parser) recordsOf(lines []centrevu.Line) *records {
	r := &records{lines: lines}
	var h header
	for i := range lines {
		text := strings.TrimSpace(lines[i].Text)
		if text == "" {
			continue
		}
		p.line = append(p.line[:0], text...)
		if p.order == nil && !p.any && isHeading(text) {
			p.order = layoutOf(text)
		}
		if p.startOf(p.line, &h) == errNoHeader {
			continue
		}
		if p.any = true; r.heads == nil {
			r.heads = make([]int, 0, len(lines)-i)
		}
		r.heads = append(r.heads, i)
	}
	return r
}

// find returns the row of the record that begins so.
func (r *records) find(head string) (row int, ok bool) {
	if r.at == nil {
		r.at = make(map[string]int, len(r.heads))
		for _, row := range slices.Backward(r.heads) {
			r.at[r.text(row)] = row
		}
	}
	row, ok = r.at[head]
	return row, ok
}

// shrank reports whether the window has fewer rows on another page that follows, and
// its end all the same: rows were taken out of it. One without borders has as many as
// the screen.
func (r *records) shrank(page *centrevu.Window) bool {
	n := len(page.Lines)
	return n > 0 && n < len(r.lines) && !page.Cut && page.Lines[0].Line == r.lines[0].Line
}

// sameOn reports whether another page shows the same rows.
func (r *records) sameOn(page *centrevu.Window) bool {
	return slices.EqualFunc(r.lines, page.Lines, func(a, b centrevu.Line) bool { return a.Text == b.Text })
}

// first returns the first row that says something.
func (r *records) first() string {
	for i := range r.lines {
		if t := r.text(i); t != "" {
			return t
		}
	}
	return ""
}

// goesOn reports whether a page without the start of a record can have the rest of
// the last one: the page before is full, but for a margin. What the program says of
// its work (DOC, Administration p. 2-7) is no such text.
func (r *records) goesOn(rest *records) bool {
	const margin = 2
	full := slices.ContainsFunc(r.lines[max(0, len(r.lines)-1-margin):], func(l centrevu.Line) bool { return l.Text != "" })
	first := rest.first()
	return full && first != "" && !saysWhy.MatchString(first) && first != working
}

// working is what stands in a window until it is filled.
const working = "Working"

var saysWhy = regexp.MustCompile(`(?i)^\W*(?:error|failed|does not exist)\b`)

func (r *records) text(row int) string { return strings.TrimSpace(r.lines[row].Text) }

// rows returns the lines at which the records begin.
func (r *records) rows() []centrevu.Line {
	lines := make([]centrevu.Line, len(r.heads))
	for i, row := range r.heads {
		lines[i] = r.lines[row]
	}
	return lines
}

// goneOn returns the rows of records that another page should show and does not:
// those that would stand in it, as far from a record that both show as they do here.
// A page without any of the same records is another part of the log. What stood below
// the end of a window that shrank should stand in it.
func (r *records) goneOn(now *records, shrank bool) []centrevu.Line {
	by, known := 0, false // how far the list moved, by the last record that both show
	for _, row := range r.heads {
		if at, ok := now.find(r.text(row)); ok {
			by, known = at-row, true
			break
		}
	}
	if !known {
		return nil
	}
	var gone []centrevu.Line
	top, bottom := r.list(now, by)
	if shrank {
		bottom = len(r.lines)
	}
	for k, row := range r.heads {
		at, ok := now.find(r.text(row))
		if ok {
			by = at - row
		}
		end := len(r.lines)
		if k+1 < len(r.heads) {
			end = r.heads[k+1]
		}
		for i := row; i < end && r.lines[i].Text != ""; i++ {
			if to := i + by; to >= top && to < bottom && (i == row && !ok || i > row && ok) && !now.hasOn(to, r.lines[i]) {
				gone = append(gone, r.lines[i])
			}
		}
	}
	return gone
}

// beyond returns the rows that another page has below the end of the list, apart from
// it, where nothing else has changed: what is written there is of no entry.
func (r *records) beyond(now *records) []centrevu.Line {
	if len(r.lines) != len(now.lines) || len(r.heads) != len(now.heads) {
		return nil
	}
	end := len(r.lines)
	for end > 0 && r.lines[end-1].Text == "" {
		end--
	}
	for i := range end {
		if now.lines[i].Text != r.lines[i].Text {
			return nil
		}
	}
	var rows []centrevu.Line
	for i := max(1, end); i < len(now.lines); i++ {
		if l := now.lines[i]; l.Text != "" && (now.lines[i-1].Text == "" || indent(l)-indent(now.lines[i-1]) >= farIn) {
			rows = append(rows, l)
		}
	}
	return rows
}

// farIn is how much farther in a row begins that does not go on with the text above.
const farIn = 8

func indent(l centrevu.Line) int { return len(l.Text) - len(strings.TrimLeft(l.Text, " ")) }

// list returns between which rows of a page the list stands: where it has moved, not
// in those at the top and the bottom that are the same on both.
func (r *records) list(now *records, by int) (top, bottom int) {
	bottom = len(now.lines)
	if by == 0 || len(r.lines) != len(now.lines) {
		return 0, bottom
	}
	for top < bottom && r.lines[top].Text == now.lines[top].Text {
		top++
	}
	for bottom > top && r.lines[bottom-1].Text == now.lines[bottom-1].Text {
		bottom--
	}
	return top, bottom
}

// hasOn reports whether a row of a page says what a line does, or more of it: the
// line was being drawn. What stands apart behind it was written over the row. The mark
// of a page says nothing of an entry.
func (r *records) hasOn(row int, l centrevu.Line) bool {
	if row >= len(r.lines) {
		return false
	}
	text, whole := strings.TrimSpace(l.Text), r.text(row)
	more, drawn := strings.CutPrefix(whole, text)
	return drawn && !strings.HasPrefix(more, farther) || isMark([]byte(text))
}

// farther stands before what is written over the blank part of a row.
const farther = "  "
