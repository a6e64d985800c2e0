package window

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wording"
)

// mark is what a page says of the list it shows a part of.
type mark struct {
	line   centrevu.Line
	unit   string // "page" or "row", if it counts
	from   int    // the pages or rows shown, of all
	to     int
	all    int
	before bool // without a count: the list has begun before
	after  bool // without a count: the list goes on
}

// whole reports whether the page shows all that there is.
func (m *mark) whole() bool {
	return m.unit != "" && m.from <= 1 && m.to == m.all
}

// The shapes of marks. None is documented: they are those of pagers and of
// programs of that time (INF).
var (
	ofPages = regexp.MustCompile(`^(?:page|pg|screen)\.?:? ?(\d{1,5})(?: ?(?:of|/) ?(\d{1,5}))?$`)
	ofSome  = regexp.MustCompile(`^(?:` + counts + `:? )?(\d{1,6}) (?:of|/) (\d{1,6}) ` + counts + `(?: shown)?$`)
	ofAll   = regexp.MustCompile(`^(\d{1,5}) of (\d{1,5})$`)
	ofRows  = regexp.MustCompile(`^(?:` + counts + `:? ){0,2}(\d{1,6}) ?(?:-|–|to|through|\.\.) ?(\d{1,6}) (?:of|/) (\d{1,6})(?: ` + counts + `)?$`)
	another = regexp.MustCompile(`^(?:press|hit|type) .{0,40}\b(?:(?:next|following|another) (?:page|screen|row)s?|(?:to|for) (?:continue|go on|proceed)|(?:rest|others?|remaining|remainder))\b.{0,20}$`)
	goesOn  = regexp.MustCompile(`^(?:(?:` + beside + `|` + counts + `|` + keyWord + `|\d{1,6}) ){0,6}(?:more|continued|continues|cont(?:'d)?)(?: (?:` + beside + `|` + counts + `|\d{1,6}%?)){0,5}$`)
)

// counts are the words beside the numbers of rows.
const counts = `(?:showing|shown|rows?|lines?|items?|entries|records?|acds?|acd\(s\)|links?|archives?|runs?)`

// beside are the other words of a mark that says that a list goes on.
const beside = `(?:press|hit|type|for|to|see|and|there|is|are|be|has|list|table|on|of|the|next|page|screen|window|below|above|follows?|available|help)`

const (
	downArrows = "↓▼▾⇩⬇🡓"
	upArrows   = "↑▲▴⇧⬆🡑"
)

// markIn reads a text as a mark.
func markIn(text string) (mark, bool) {
	if !mayMark(text) {
		return mark{}, false
	}
	text = wording.Fold(text)
	if strings.ContainsAny(text, downArrows+upArrows) && strings.Trim(text, downArrows+upArrows+" ") == "" {
		return mark{before: strings.ContainsAny(text, upArrows), after: strings.ContainsAny(text, downArrows)}, true
	}
	switch text {
	case "v", "vv", "vvv", "+", "scroll down", "scroll for more", ">>", ">>>", "»", "→", "►", "▶":
		return mark{after: true}, true
	case "^", "^^", "^^^", "<<", "<<<", "«", "←", "◄", "◀":
		return mark{before: true}, true
	}
	text = strings.Trim(text, "-.…<>[](){}*=+_:;! ")
	if strings.Contains(text, "--") { // as more says it: --more--(45%)
		text = strings.Trim(text[:strings.Index(text, "--")], "- ")
	}
	if m := ofPages.FindStringSubmatch(text); m != nil {
		return counted("page", m[1], m[1], cmp.Or(m[2], m[1]))
	}
	if m := ofSome.FindStringSubmatch(text); m != nil {
		return counted("row", "1", m[1], m[2])
	}
	if m := ofAll.FindStringSubmatch(text); m != nil {
		return counted("page", m[1], m[1], m[2])
	}
	if m := ofRows.FindStringSubmatch(text); m != nil {
		return counted("row", m[1], m[2], m[3])
	}
	if another.MatchString(text) {
		return mark{after: true}, true
	}
	if strings.Contains(text, "more") || strings.Contains(text, "cont") {
		return mark{after: true}, goesOn.MatchString(text)
	}
	return mark{}, false
}

func counted(unit, from, to, all string) (mark, bool) {
	m := mark{unit: unit}
	m.from, _ = strconv.Atoi(from)
	m.to, _ = strconv.Atoi(to)
	m.all, _ = strconv.Atoi(all)
	return m, m.from <= m.to && m.to <= m.all
}

// marks returns what each page of the showing says of its list.
func (r *Reader) marks(s *centrevu.Showing) [][]mark {
	all := make([][]mark, len(s.Pages))
	for k := range s.Pages {
		all[k] = r.marksOn(&s.Pages[k], s.Pages[k].Lines)
	}
	return all
}

// marksOn returns what a page says of its list, in the rows given and outside of the
// window.
func (r *Reader) marksOn(page *centrevu.Window, rows []centrevu.Line) (marks []mark) {
	for i, l := range rows {
		marks = r.marksIn(marks, l)
		if isNext(l.Text) && (i == 0 || !ofActionList(rows[i-1].Text)) && (i+1 == len(rows) || !ofActionList(rows[i+1].Text)) {
			marks = append(marks, mark{line: trimmed(l), after: true})
		}
	}
	n := len(page.Lines)
	for _, l := range page.Outside() {
		text := l.Text
		if r.unmarked[text] {
			continue
		}
		l = trimmed(l)
		l = behind(l, topline.Banner(l.Text)) // which says "1 of 10"
		if l.Text == "+" && n > 0 && l.Line >= page.Lines[0].Line-1 && l.Line <= page.Lines[n-1].Line+1 {
			continue // beside the window it is the corner of a frame behind
		}
		before := len(marks)
		if marks = r.marksIn(marks, l); len(marks) == before {
			if r.unmarked == nil {
				r.unmarked = map[string]bool{}
			}
			r.unmarked[text] = true
		}
	}
	return marks
}

// isNext reports whether a row says "Next page". On an action list it is a command among
// others; alone at the end of a list it says that this goes on.
func isNext(text string) bool {
	if len(text) > 60 || !wording.Holds(text, "next") {
		return false
	}
	switch wording.Fold(strings.Trim(text, " |│-.…<>[](){}*=+_:;!")) {
	case "next page", "next screen", "next":
		return true
	}
	return false
}

// ofActionList reports whether a row is a command of an action list.
func ofActionList(text string) bool {
	r := layout.NewRow(cells.Of(text, 0), nil)
	return isAction(&r)
}

// Whole returns an error if the windows say that there is more of what they show than
// they do: in the rows of a page that can be marks, in the border, and beside it.
func (r *Reader) Whole(showings []centrevu.Showing, rows func(page []centrevu.Line) []centrevu.Line) error {
	var pages [][]mark
	n := 0
	for i := range showings {
		if showings[i].Title == "" {
			continue // it may be one of something else
		}
		for k := range showings[i].Pages {
			page := &showings[i].Pages[k]
			if marks := r.marksOn(page, rows(page.Lines)); len(marks) > 0 || len(pages) > 0 {
				pages = append(append(pages, make([][]mark, n-len(pages))...), marks)
			}
			n++
		}
	}
	return r.incomplete(pages)
}

// marksIn adds the marks of a line.
func (r *Reader) marksIn(marks []mark, l centrevu.Line) []mark {
	if !mayMark(l.Text) && (r.words.Empty() || len(l.Text) > 60) {
		return marks
	}
	for part := range strings.SplitSeq(l.Text, "  ") {
		if part = strings.Trim(part, " |│"); part == "" {
			continue
		}
		if m, ok := markIn(r.words.Text(part)); ok {
			m.line = trimmed(l)
			marks = append(marks, m)
		}
	}
	return marks
}

// mayMark tells most lines apart from those that hold a mark.
func mayMark(text string) bool {
	const long = 200
	return len(text) < long && (strings.HasSuffix(text, " v") || strings.HasSuffix(text, " ^") || wording.Holds(text, "of ") || strings.IndexByte(text, '/') > 0 && strings.ContainsAny(text, "pP") ||
		hasArrow(text) || wording.Holds(text, "page") || wording.Holds(text, "more") || wording.Holds(text, "cont") || wording.Holds(text, "next") || wording.Holds(text, "scroll") || wording.Holds(text, "press") || len(strings.TrimSpace(text)) < 4)
}

// hasArrow reports whether an arrow up or down is in a text. Most have nothing
// beyond ASCII but frames.
func hasArrow(text string) bool {
	return strings.ContainsFunc(text, func(c rune) bool {
		return c >= '←' && (c < '─' || c > '╿') && strings.ContainsRune(downArrows+upArrows, c)
	})
}

// withoutMark takes a mark off the end of a value, behind two blanks: "ACD: 1"
// and "Page 1 of 4" can stand in one row.
func withoutMark(v layout.Value) layout.Value {
	i := strings.LastIndex(v.Shown, "  ")
	if i < 0 {
		return v
	}
	if _, ok := markIn(v.Shown[i:]); !ok {
		return v
	}
	v.Shown = strings.TrimRight(v.Shown[:i], " ")
	v.Text, v.End = v.Shown, v.Column+cells.Len(v.Shown)
	return v
}

// Partial is what is wrong with a list of which the pages say that they are so
// many, or the rows, and not all were shown. Those that are missing can be in
// another capture.
type Partial struct {
	error
	Unit  string   // "page" or "row"
	Shown [][2]int // the first and the last of each
	All   int
}

func (p *Partial) Unwrap() error { return p.error }

// Whole reports whether the parts of a list make up the whole of it.
func Whole(parts []*Partial) bool {
	var marks []mark
	for _, p := range parts {
		if p.Unit != parts[0].Unit || p.All != parts[0].All {
			return false
		}
		for _, s := range p.Shown {
			marks = append(marks, mark{unit: p.Unit, from: s[0], to: s[1], all: p.All})
		}
	}
	_, _, missing := uncounted(marks)
	return len(parts) > 0 && !missing
}

func partial(err error, m mark, count []mark) error {
	p := &Partial{error: err, Unit: m.unit, All: m.all}
	for _, c := range count {
		if c.unit == m.unit {
			p.Shown = append(p.Shown, [2]int{c.from, c.to})
		}
	}
	return p
}

// incomplete returns an error if the pages say that the list has more than they
// show.
func (r *Reader) incomplete(pages [][]mark) error {
	missing := func(m mark, format string, args ...any) *centrevu.ParseError {
		return &centrevu.ParseError{
			Source: r.source.Name, Position: m.line.Position, Text: strings.Repeat(" ", max(0, m.line.Column-1)) + m.line.Text,
			Err: fmt.Errorf("%w: the list is not whole: "+format, append([]any{centrevu.ErrNoRows}, args...)...),
		}
	}
	// A list opens at its top: a page that says nothing of more behind it is the
	// last if one before it did, and one that says nothing of more before it is
	// the first.
	var begun, ended bool
	var before, after *mark
	var count []mark
	for _, marks := range pages {
		up, down := false, false
		for _, m := range marks {
			if m.unit != "" {
				count = append(count, m)
				continue
			}
			up, down = up || m.before, down || m.after
			if m.before {
				before = &m
			}
			if m.after {
				after = &m
			}
		}
		begun, ended = begun || !up, ended || !down && after != nil
	}
	if n, m, ok := uncounted(count); ok {
		e := missing(m, "%s %d of %d was not shown", m.unit, n, m.all)
		e.Err = partial(e.Err, m, count)
		return e
	}
	switch {
	case after != nil && !ended:
		return missing(*after, "it goes on behind what was shown")
	case before != nil && !begun:
		return missing(*before, "it begins before what was shown")
	}
	return nil
}

// uncounted returns the first page or row that none of the marks counts, with
// the last mark that says how many there are.
func uncounted(marks []mark) (int, mark, bool) {
	for _, unit := range [...]string{"page", "row"} {
		var of []mark
		all := mark{}
		for _, m := range marks {
			if m.unit == unit {
				of = append(of, m)
				if m.all >= all.all {
					all = m
				}
			}
		}
		slices.SortStableFunc(of, func(a, b mark) int { return a.from - b.from })
		next := 1
		for _, m := range of {
			if m.from > next {
				break
			}
			next = max(next, m.to+1)
		}
		if next <= all.all {
			return next, all, true
		}
	}
	return 0, mark{}, false
}
