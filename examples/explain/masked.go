package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
)

var (
	// Two blanks and more, and borders. "+" and "-" alone can stand in a text.
	gaps   = regexp.MustCompile(` {2,}|[|\x{2500}-\x{257f}]+|\+?-{2,}\+?|\+-|-\+`)
	times  = regexp.MustCompile(`^\d{1,2}/\d{1,2}/(\d{4}|\d{2})( +\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?|^\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?`)
	digits = regexp.MustCompile(`^\d+`)
	quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	named  = regexp.MustCompile(`ACD \d+ \((.*?)\)`)
)

// row masks a row of a screen, or a value of one.
func (m *mask) row(s string) string {
	if m == nil {
		return s
	}
	text := newMasked(s)
	m.hideNames(s, text)
	from := 0
	for _, gap := range append(gaps.FindAllStringIndex(s, -1), []int{len(s), len(s)}) {
		m.piece(text, text.rune[from], text.rune[gap[0]])
		from = gap[1]
	}
	return text.String()
}

// free masks text that is the site's own.
func (m *mask) free(s string) string {
	if m == nil {
		return s
	}
	text := newMasked(s)
	text.hide(0, len(text.runes))
	return text.String()
}

func (m *mask) acd(a centrevu.ACD) centrevu.ACD {
	a.Name = m.free(a.Name)
	return a
}

// message masks what an error quotes; the rest of it is the library's.
func (m *mask) message(s string) string {
	if m == nil {
		return s
	}
	s = quoted.ReplaceAllStringFunc(s, m.row)
	s = named.ReplaceAllStringFunc(s, func(acd string) string {
		number, name, _ := strings.Cut(acd, "(")
		return number + "(" + m.free(name)
	})
	text := newMasked(s)
	m.hideNames(s, text)
	return text.String()
}

func (m *mask) hideNames(s string, text *masked) {
	if m.names == nil {
		return
	}
	for _, at := range m.names.FindAllStringIndex(s, -1) {
		from, to := text.rune[at[0]], text.rune[at[1]]
		if text.boundary(from) && text.boundary(to) {
			text.hide(from, to)
		}
	}
}

// piece hides what is not known of the characters from..to.
func (m *mask) piece(text *masked, from, to int) {
	if m.item(text, from, to) {
		return
	}
	first, numbers, words := true, false, true // numbers of any size, and words, may stand here
	for i := from; i < to; {
		if text.hidden[i] || !nameable(text.runes[i]) {
			i++
			continue
		}
		if n := known(times, text, i, to); n > 0 {
			numbers, first = numbers || first, false // a log entry's header
			i += n
			continue
		}
		first = false
		if n := known(digits, text, i, to); n > 0 {
			if d, err := strconv.Atoi(string(text.runes[i : i+n])); numbers || err == nil && d <= centrevu.MaxACD {
				i += n
				continue
			}
		}
		n := m.phrase(text, i, to)
		label := strings.ToLower(string(text.runes[i : i+n]))
		switch end := i + n; {
		case n > 0 && end < to && text.runes[end] == ':':
			words = !strings.HasPrefix(label, "acd")
			numbers = words
			i, from = end+1, end+1
			if slices.ContainsFunc(itemLabels, func(s string) bool { return strings.ToLower(s) == label }) {
				if !m.item(text, from, to) {
					text.hide(from, to)
				}
				return
			}
		case n > 0 && words:
			i += n
		default:
			text.hide(from, to)
			return
		}
	}
}

// item reports whether the characters from..to are an item and nothing else.
func (m *mask) item(text *masked, from, to int) bool {
	if slices.Contains(text.hidden[from:to], true) {
		return false
	}
	s := strings.TrimSpace(string(text.runes[from:to]))
	if strings.HasPrefix(s, "<x>") || strings.HasPrefix(s, "< >") {
		s = s[3:]
	}
	return m.items[strings.ToLower(strings.Trim(s, " +>"))]
}

// known returns how many characters from i on the expression matches, if they
// stand alone.
func known(what *regexp.Regexp, text *masked, i, to int) int {
	n := len(what.FindString(string(text.runes[i:to]))) // digits, and ASCII around them
	if n == 0 || i > 0 && strings.ContainsRune("._,", text.runes[i-1]) || !text.boundary(i) || !text.boundary(i+n) {
		return 0
	}
	if end := i + n; end+1 < to && strings.ContainsRune("._,", text.runes[end]) && nameable(text.runes[end+1]) {
		return 0
	}
	return n
}

// phrase returns how many characters from i on are a documented phrase.
func (m *mask) phrase(text *masked, i, to int) int {
	if !text.boundary(i) {
		return 0
	}
	for _, p := range m.phrases[unicode.ToLower(text.runes[i])] {
		n := 0
		for n < len(p) && i+n < to && unicode.ToLower(text.runes[i+n]) == p[n] && !text.hidden[i+n] {
			n++
		}
		if n == len(p) && text.boundary(i+n) {
			return n
		}
	}
	return 0
}

// masked is a text some of whose characters are to be hidden.
type masked struct {
	runes  []rune
	hidden []bool
	rune   map[int]int // number of the character at a byte
}

func newMasked(s string) *masked {
	t := &masked{rune: map[int]int{}}
	for i, r := range s {
		t.rune[i] = len(t.runes)
		t.runes = append(t.runes, r)
	}
	t.rune[len(s)] = len(t.runes)
	t.hidden = make([]bool, len(t.runes))
	return t
}

func (t *masked) hide(from, to int) {
	for i := from; i < to; i++ {
		t.hidden[i] = true
	}
}

// boundary reports whether a word can begin or end before the ith character.
func (t *masked) boundary(i int) bool {
	return i <= 0 || i >= len(t.runes) || !nameable(t.runes[i-1]) || !nameable(t.runes[i])
}

// nameable reports whether a character can be a part of a name.
func nameable(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// String returns the text with x for each hidden letter and 9 for each digit,
// as wide as it was.
func (t *masked) String() string {
	var b strings.Builder
	for i, r := range t.runes {
		switch {
		case !t.hidden[i] || !nameable(r):
			b.WriteRune(r)
		case unicode.IsNumber(r):
			b.WriteString(strings.Repeat("9", cells.Width(r)))
		default:
			b.WriteString(strings.Repeat("x", cells.Width(r)))
		}
	}
	return b.String()
}
