package render

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/report"
)

// window is what a server's capture shows of one fact, line by line.
type window struct {
	fact  report.Fact
	lines []centrevu.Accounted
	at    map[where]int // the index of a line
}

// where is the place of a line.
type where struct {
	source string
	centrevu.Position
}

func placeOf(l centrevu.Line) where { return where{l.Source, l.Position} }

// screen is a part of a window with the cells marked that a finding rests on.
type screen struct {
	Says string
	Rows []screenRow
}

type screenRow struct {
	Gap   string // how many rows are left out
	Hit   bool
	Parts []part
}

type part struct {
	Text string
	Mark bool
}

// What is shown around a row of evidence.
const (
	around     = 4
	mostWindow = 26
	mostHits   = 8
)

// windows returns what was read of a server.
func (p *pager) windows(server string) []window {
	if w, ok := p.cut[server]; ok {
		return w
	}
	if p.cut == nil {
		p.cut = make(map[string][]window)
	}
	var list []window
	for i, s := range p.pairOf() {
		if s == nil || p.Servers[i].Name != server {
			continue
		}
		for _, f := range report.Facts {
			w := window{fact: f, lines: account(s, f), at: make(map[where]int)}
			for j, l := range w.lines {
				w.at[placeOf(l.Line)] = j
			}
			list = append(list, w)
		}
	}
	p.cut[server] = list
	return list
}

// account returns the lines of a server's window with what became of each; of a
// server that was put together by hand, the rows of its values.
func account(s *report.Server, f report.Fact) []centrevu.Accounted {
	var lines []centrevu.Accounted
	add := func(use centrevu.Use, all ...centrevu.Line) {
		for _, l := range all {
			if l != (centrevu.Line{}) {
				lines = append(lines, centrevu.Accounted{Line: l, Use: use})
			}
		}
	}
	switch {
	case f == report.FactBackup && s.Backup != nil:
		if len(s.Backup.Account) > 0 {
			return s.Backup.Account
		}
		add(centrevu.ValueLine, s.Backup.At...)
		add(centrevu.UnclaimedLine, s.Backup.Unclaimed...)
	case f == report.FactArchive && s.Archive != nil:
		if len(s.Archive.Account) > 0 {
			return s.Archive.Account
		}
		for _, r := range s.Archive.Runs {
			add(centrevu.ValueLine, r.At)
		}
		add(centrevu.UnclaimedLine, s.Archive.Unclaimed...)
	case f == report.FactLinks && s.Links != nil:
		if len(s.Links.Account) > 0 {
			return s.Links.Account
		}
		for _, l := range s.Links.Links {
			add(centrevu.ValueLine, l.At)
		}
		add(centrevu.UnclaimedLine, s.Links.Unclaimed...)
	}
	slices.SortStableFunc(lines, func(a, b centrevu.Accounted) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Offset, b.Offset))
	})
	return lines
}

// screens shows the evidence of a finding inside the windows that it was read
// from, and by itself where no window has it.
func (p *pager) screens(f *report.Finding) []screen {
	var out []screen
	shown := make(map[where]bool)
	for _, name := range p.names {
		if name == "" {
			continue
		}
		for _, w := range p.windows(name) {
			var hits []int
			for _, l := range f.Evidence {
				if i, ok := w.at[placeOf(l)]; ok && len(hits) < mostHits && !shown[placeOf(l)] {
					hits = append(hits, i)
					shown[placeOf(l)] = true
				}
			}
			if len(hits) > 0 {
				slices.Sort(hits)
				out = append(out, p.shown(w, hits)...)
			}
		}
	}
	out = append(out, p.entries(f, shown)...)
	n := 0
	for _, l := range f.Evidence {
		if shown[placeOf(l)] {
			continue
		}
		if n++; n > mostHits {
			continue
		}
		out = append(out, screen{Says: place(l), Rows: []screenRow{row(centrevu.Accounted{Line: l}, max(1, l.Column), true)}})
	}
	if n > mostHits && len(out) > 0 {
		last := &out[len(out)-1]
		last.Rows = append(last.Rows, screenRow{Gap: p.say.t("and {1} more", n-mostHits)})
	}
	return out
}

// showing returns the first and the last line of the showing that a line is
// part of: the rows that stand below each other around it.
func (w *window) showing(hit int) (first, last int) {
	below := func(a, b centrevu.Accounted) bool {
		gap := b.Position.Line - a.Position.Line
		return a.Source == b.Source && gap > 0 && gap < 4
	}
	for first = hit; first > 0 && hit-first < 200 && below(w.lines[first-1], w.lines[first]); first-- {
	}
	for last = hit; last+1 < len(w.lines) && last-hit < 200 && below(w.lines[last], w.lines[last+1]); last++ {
	}
	return first, last
}

// shown cuts from a window the showings of the hits, with what stands around
// them where a showing is long.
func (p *pager) shown(w window, hits []int) []screen {
	var out []screen
	for len(hits) > 0 {
		first, last := w.showing(hits[0])
		n := 1
		for n < len(hits) && hits[n] <= last {
			n++
		}
		out = append(out, p.screen(w, first, last, hits[:n]))
		hits = hits[n:]
	}
	return out
}

func (p *pager) screen(w window, first, last int, hits []int) screen {
	lines := w.lines[first : last+1]
	s := screen{Says: p.say.window(w.fact) + ", " + place(w.lines[hits[0]].Line)}
	left := math.MaxInt
	for _, l := range lines {
		if l.Text != "" {
			left = min(left, l.Column)
		}
	}
	near := func(i int) bool {
		return len(lines) <= mostWindow || slices.ContainsFunc(hits, func(h int) bool { return i >= h-around && i <= h+around })
	}
	skipped := 0
	gap := func() {
		if skipped > 0 {
			s.Rows = append(s.Rows, screenRow{Gap: "… " + p.say.t("{1|# row|# rows}", skipped)})
			skipped = 0
		}
	}
	for i := first; i <= last; i++ {
		if !near(i) {
			skipped++
			continue
		}
		gap()
		if i > first && near(i-1) { // rows that nobody accounts for
			s.Rows = append(s.Rows, make([]screenRow, w.lines[i].Position.Line-w.lines[i-1].Position.Line-1)...)
		}
		s.Rows = append(s.Rows, row(w.lines[i], left, slices.Contains(hits, i)))
	}
	gap()
	for n := len(s.Rows); n > 0 && s.Rows[n-1].blank(); n-- {
		s.Rows = s.Rows[:n-1]
	}
	return s
}

func (r screenRow) blank() bool {
	return r.Gap == "" && !slices.ContainsFunc(r.Parts, func(p part) bool { return strings.TrimSpace(p.Text) != "" })
}

// row is a line of a window in its place, with the cells of its values marked
// if it is evidence; the whole of it where nothing tells its values.
func row(l centrevu.Accounted, left int, hit bool) screenRow {
	pad := strings.Repeat(" ", min(max(0, l.Column-left), 200))
	text := shortLine(l.Text)
	r := screenRow{Hit: hit}
	if !hit || text == "" {
		r.Parts = []part{{Text: pad + text}}
		return r
	}
	trimmed := strings.TrimLeft(text, " ")
	r.Parts = append(r.Parts, part{Text: pad + text[:len(text)-len(trimmed)]})
	marks := valueCells(l)
	if len(marks) == 0 {
		r.Parts = append(r.Parts, part{trimmed, true})
		return r
	}
	r.Parts = []part{{Text: pad}}
	at := 0
	for _, c := range text {
		wide := cells.Width(c)
		mark := at < len(marks) && marks[at]
		if n := len(r.Parts); n > 1 && (r.Parts[n-1].Mark == mark || wide == 0) {
			r.Parts[n-1].Text += string(c)
		} else {
			r.Parts = append(r.Parts, part{string(c), mark})
		}
		at += wide
	}
	return r
}

// valueCells tells for each cell of a line whether a value stands there; nil if
// no value is known.
func valueCells(l centrevu.Accounted) []bool {
	if len(l.Fields) == 0 {
		return nil
	}
	marks := make([]bool, cells.Len(l.Text)+1)
	for _, f := range l.Fields {
		from := f.Column - l.Column
		to := min(from+cells.Len(f.Text), len(marks))
		for i := max(0, from); i < to; i++ {
			marks[i] = true
		}
	}
	if !slices.Contains(marks, true) {
		return nil
	}
	return marks
}

// unclaimed shows the lines that nothing understood.
func (p *pager) unclaimed(out *page) {
	for _, s := range p.Servers {
		if len(s.Unclaimed) == 0 {
			continue
		}
		list := screen{Says: p.say.server(s.Name) + ": " + p.say.t("{1|# line|# lines} not understood", len(s.Unclaimed))}
		add := func(row screenRow) { list.Rows = append(list.Rows, row) }
		for l := range first(p.say, s.Unclaimed, mostRows, func(more string) { add(screenRow{Gap: more}) }) {
			add(screenRow{Parts: []part{{Text: place(l) + ": " + strings.TrimSpace(shortLine(l.Text))}}})
		}
		out.Unclaimed = append(out.Unclaimed, list)
	}
}
