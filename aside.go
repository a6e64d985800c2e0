package centrevu

import (
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
)

// Aside is a line of a recording that stood on a screen while none of the windows
// was up that the daily check looks at.
type Aside struct {
	Line
	Above []Line // the rows of its screen above it
	First bool   // none of the windows had been shown
	Last  bool   // none of the windows was shown again
	Under bool   // it stood under the title of another window, which was drawn over one
}

// Asides returns what a recording shows between the windows that the daily check
// looks at, before the first and behind the last of them: what the shell prints when
// the program ends, messages, menus, each line once. It has not what such a window
// showed before, not what is left of it while it is taken off, and not what the next
// one shows; nor what another window of CMS shows, unless rows of the one before are
// left under its title. It is nil of a text, where the screens are saved one by one,
// and of a recording that shows none of the windows.
func (g *Gathering) Asides() []Aside { return g.aside.all() }

// maxAside bounds how many lines are kept of what stands between two windows.
const maxAside = 2000

// aside gathers what stands between the windows.
type aside struct {
	before *Screen // the last that showed one of them; empty before the first
	shown  bool    // one of them was shown
	rows   map[Line]bool
	texts  map[string]bool // of its rows, which may scroll away
	seen   map[string]bool // lines since then
	begun  bool            // texts and seen are those of the last window's screen
	since  []loose
	under  []under
	lines  []Aside
}

// loose is a line that may have been a part of the next window.
type loose struct {
	Aside
	row, from int
	cells     []rune
}

// under is what stands under the title of a window that was drawn over another,
// while rows of that are left.
type under struct {
	title string
	lines []loose
	rows  map[Line]bool // all that it showed then
}

// add takes the next screen of a recording. It returns how many bytes are kept.
func (a *aside) add(s *Screen, windows []Window, g *Gathering) (size int) {
	if slices.ContainsFunc(windows, func(w Window) bool { return w.Title != "" && frame.IsRead(g.key(w.Title)) }) {
		a.settle(s)
		a.before, a.rows, a.begun, a.shown = s, nil, false, true
		return 0
	}
	if a.before == nil {
		a.before = &Screen{}
	}
	if !a.begun {
		a.start(s)
	}
	note := func(strip frame.Strip) {
		if text := s.line(strip).Text; a.seen[text] || a.texts[frame.Trim(text)] || len(a.since) == maxAside {
			return
		}
		if l, ok := a.loose(s, strip); ok {
			a.seen[l.Text] = true
			a.since = append(a.since, l)
			size += len(l.Text)*4 + len(l.Above)*len(l.Text)
		}
	}
	if len(windows) == 1 && windows[0].Title == "" {
		for i, r := range s.rows {
			note(frame.Strip{Row: i, To: cells.End(r.Cells)})
		}
	} else {
		for _, strip := range s.strips {
			note(strip)
		}
	}
	for i := range windows {
		if a.shown && g.titles.Names(windows[i].Title) {
			a.beneath(s, &windows[i])
		}
	}
	return size
}

// start notes what the last window's screen showed, before the next.
func (a *aside) start(s *Screen) {
	if a.begun = true; a.texts == nil {
		a.texts, a.seen = make(map[string]bool, max(len(a.before.Lines), len(s.Lines))), make(map[string]bool, len(s.Lines))
	}
	clear(a.texts)
	clear(a.seen)
	for _, l := range a.before.Lines {
		a.texts[frame.Trim(l.Text)] = true
	}
}

// had reports whether a row stood in a window of the last window's screen.
func (a *aside) had(row Line) bool {
	if a.rows == nil {
		a.rows = a.windowRows()
	}
	return a.rows[row]
}

func (a *aside) windowRows() map[Line]bool {
	rows := map[Line]bool{}
	for _, w := range a.before.windowsIn(a.before.words, nil) {
		for _, strip := range w.strips() {
			if l := a.before.line(strip); strings.ContainsFunc(l.Text, unicode.IsLetter) {
				rows[placed(l)] = true
			}
		}
	}
	return rows
}

// strips returns the rows of a window and of those inside it.
func (w *Window) strips() []frame.Strip {
	strips := w.found.Strips
	for i := range w.Inner {
		strips = append(slices.Clip(strips), w.Inner[i].strips()...)
	}
	return strips
}

// placed returns the row that a line stands in and its words.
func placed(l Line) Line {
	return Line{Position: Position{Line: l.Line}, Text: wordsIn(l.Text)}
}

// wordsIn returns the words of a row: without the border around it, a table is text.
func wordsIn(row string) string {
	return strings.Join(strings.FieldsFunc(row, func(c rune) bool { return c == ' ' || frame.Draws(c) }), " ")
}

// loose returns a part of a row, if it has something that the last window's
// screen had not there.
func (a *aside) loose(s *Screen, strip frame.Strip) (loose, bool) {
	strip = a.changed(s, strip)
	l := loose{row: strip.Row, from: strip.From, cells: s.rows[strip.Row].Slice(strip.From, strip.To).Cells}
	if l.in(a.before) {
		return loose{}, false
	}
	l.Aside = Aside{Line: s.line(strip), Above: s.Lines[:strip.Row], First: !a.shown}
	return l, true
}

// changed takes off both ends of a part of a row what stood there on the last
// window's screen, each as far as a frame that was drawn over it.
func (a *aside) changed(s *Screen, strip frame.Strip) frame.Strip {
	row := s.rows[strip.Row].Cells
	stood := func(i int) bool { return row[i] == ' ' || row[i] == 0 || a.before.has(row[i], strip.Row, i) }
	from, to := strip.From, strip.To
	for i := from; i < to && (stood(i) || frame.Bounds(row[i])); i++ {
		if frame.Bounds(row[i]) {
			strip.From = i
		}
	}
	for i := to - 1; i > strip.From && (stood(i) || frame.Bounds(row[i])); i-- {
		if frame.Bounds(row[i]) {
			strip.To = i + 1
		}
	}
	return strip
}

// in reports whether the screens together have all that the line says in its place.
func (l *loose) in(screens ...*Screen) bool {
	for i, c := range l.cells {
		if c != ' ' && c != 0 && c != frame.Hidden && !frame.Draws(c) &&
			!slices.ContainsFunc(screens, func(s *Screen) bool { return s.has(c, l.row, l.from+i) }) {
			return false
		}
	}
	return true
}

// has reports whether a character stands in a cell.
func (s *Screen) has(c rune, row, col int) bool {
	return row < len(s.rows) && col < len(s.rows[row].Cells) && s.rows[row].Cells[col] == c
}

// beneath looks for rows of the last window under the title of another one. That
// may be drawn from its title on; when none of them is left, it shows its own.
func (a *aside) beneath(s *Screen, w *Window) {
	left := false
	rows := map[Line]bool{}
	for _, strip := range w.strips() {
		if l := s.line(strip); strings.ContainsFunc(l.Text, unicode.IsLetter) {
			rows[placed(l)] = true
			left = left || a.had(placed(l)) && !namesACD(l.Text)
		}
	}
	k := slices.IndexFunc(a.under, func(u under) bool { return u.title == w.Title })
	switch {
	case left && k < 0:
		k = len(a.under)
		a.under = append(a.under, under{title: w.Title, rows: rows})
	case k < 0:
		return
	case !left:
		own := !w.endless() && len(rows) > 0
		for row := range rows {
			own = own || !a.under[k].rows[row]
		}
		if own {
			a.under = slices.Delete(a.under, k, k+1)
		}
		return
	}
	u := &a.under[k]
	for row := range rows {
		u.rows[row] = true
	}
	note := func(strip frame.Strip) {
		l, ok := a.loose(s, strip)
		if l.Under = true; ok && !slices.ContainsFunc(u.lines, func(o loose) bool { return o.Text == l.Text }) && len(u.lines) < maxAside {
			u.lines = append(u.lines, l)
		}
	}
	if first := w.found.Strips; len(first) > 0 && first[0].Row > 0 {
		note(frame.Strip{Row: first[0].Row - 1, To: cells.End(s.rows[first[0].Row-1].Cells)})
	}
	for _, strip := range w.strips() {
		note(strip)
	}
}

// namesACD reports whether a row says of which ACD others are, and no more: many
// windows do, in the same place.
func namesACD(text string) bool {
	label, value, ok := strings.Cut(strings.TrimSpace(text), ":")
	return ok && strings.HasPrefix(strings.ToLower(label), "acd") && !strings.Contains(value, ":")
}

// settle ends what stands between two windows, when the next is shown.
func (a *aside) settle(next *Screen) {
	rest := a.rest()
	if len(rest) == 0 {
		return
	}
	has := map[string]bool{}
	for _, l := range next.Lines {
		has[frame.Trim(l.Text)] = true
	}
	for _, l := range rest {
		if !has[frame.Trim(l.Text)] && !l.in(a.before, next) {
			a.lines = append(a.lines, l.Aside)
		}
	}
	clear(a.since)
	a.since, a.under = a.since[:0], nil
}

// rest returns what stood there since the last window: first what was in its place.
func (a *aside) rest() []loose {
	var rest []loose
	for _, u := range a.under {
		rest = append(rest, u.lines...)
	}
	return append(rest, a.since...)
}

// all returns what was gathered, when there are no more screens.
func (a *aside) all() []Aside {
	if !a.shown {
		return nil
	}
	lines := slices.Clone(a.lines)
	for _, l := range a.rest() {
		l.Last = true
		lines = append(lines, l.Aside)
	}
	return lines
}
