// Package wording compares the words on a screen with those of a document and
// translates a server's own wording into the documented one.
//
// Words are compared in lower case, with runs of blanks taken as one. A
// character outside ASCII never becomes a letter of ASCII: Unicode has some
// that fold to one, and a word that holds one is not the documented word. A
// control character is no blank.
package wording

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s in the form in which words are compared.
func Fold(s string) string { return Spaced(Lower(s)) }

// Spaced returns s with runs of blanks taken as one, and without those around it.
func Spaced(s string) string {
	if spacedOnce(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, Blank), " ")
}

// spacedOnce reports whether single blanks of the common width, and no others,
// stand between the words of a text.
func spacedOnce(s string) bool {
	before := ' '
	for _, r := range s {
		if Blank(r) && (r != ' ' || before == ' ') {
			return false
		}
		before = r
	}
	return before != ' ' || s == ""
}

// Blank reports whether r is a blank of any width, or a tab.
func Blank(r rune) bool {
	return r == ' ' || r == '\t' || r >= 0xa0 && unicode.Is(unicode.Zs, r)
}

// Narrow returns s with blanks of the common width, and with the digits and the signs of
// dates and numbers in theirs, for the full-width ones of Japanese input. Letters are left:
// one that looks like another does not pass for it.
func Narrow(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && Blank(r) || isWide(r) }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case Blank(r):
			return ' '
		case isWide(r):
			return narrow(r)
		}
		return r
	}, s)
}

// isWide reports whether r is the full-width form of a comma, a hyphen, a full stop, a
// slash, a digit or a colon.
func isWide(r rune) bool { return '，' <= r && r <= '：' }

func narrow(r rune) rune { return r - '，' + ',' }

// Lower returns s in lower case.
func Lower(s string) string { return strings.Map(lowerRune, s) }

func lowerRune(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		return r
	case isWide(r):
		return narrow(r)
	}
	if l := unicode.ToLower(r); l >= 0x80 {
		return l
	}
	return r
}

// Table translates one server's wording. The zero Table translates nothing.
type Table struct {
	entries map[[2]rune][]entry // by the first two characters of the key, or its only one, longest key first
}

type entry struct {
	key, value []rune
	text       string // of value
}

// New makes a Table of wording on the screen -> documented wording. Keys that
// are blank are left out.
func New(words map[string]string) *Table {
	if len(words) == 0 {
		return nil // a Table that translates nothing
	}
	t := &Table{entries: map[[2]rune][]entry{}}
	for k, v := range words {
		key := []rune(Fold(norm.NFC.String(k)))
		if len(key) == 0 {
			continue
		}
		v = strings.TrimSpace(v)
		t.entries[firstTwo(key)] = append(t.entries[firstTwo(key)], entry{key, []rune(v), v})
	}
	for _, es := range t.entries {
		slices.SortFunc(es, func(a, b entry) int {
			if d := len(b.key) - len(a.key); d != 0 {
				return d
			}
			return slices.Compare(a.key, b.key)
		})
	}
	return t
}

// Empty reports whether the table translates nothing.
func (t *Table) Empty() bool { return t == nil || len(t.entries) == 0 }

// Text returns the translation of s.
func (t *Table) Text(s string) string {
	if t.Empty() {
		return s
	}
	var buf [80]rune
	text := buf[:0]
	for _, r := range s {
		text = append(text, r)
	}
	for i := range text {
		switch e, n := t.match(text, i); {
		case n == len(text):
			return e.text
		case n > 0:
			translated, _ := t.Runes(text)
			return string(translated)
		}
	}
	return s
}

// Runes translates text and returns for each character of the translation,
// and for its end, the place in text that it stands for.
func (t *Table) Runes(text []rune) (translated []rune, from []int) {
	translated = make([]rune, 0, len(text))
	from = make([]int, 0, len(text)+1)
	for i := 0; i < len(text); {
		e, n := t.match(text, i)
		if n == 0 {
			translated, from = append(translated, text[i]), append(from, i)
			i++
			continue
		}
		for j, r := range e.value {
			translated, from = append(translated, r), append(from, i+min(j, n-1))
		}
		i += n
	}
	return translated, append(from, len(text))
}

// match returns the longest entry whose key stands at i, as a word of its
// own, and how many characters of text it takes.
func (t *Table) match(text []rune, i int) (entry, int) {
	if t == nil || !boundary(text, i) {
		return entry{}, 0
	}
	two := firstTwo(text[i:])
	for _, e := range t.entries[two] {
		if n := MatchAt(text, i, e.key); n > 0 && boundary(text, i+n) {
			return e, n
		}
	}
	for _, e := range t.entries[[2]rune{two[0]}] {
		if len(e.key) == 1 && boundary(text, i+1) {
			return e, 1
		}
	}
	return entry{}, 0
}

// firstTwo returns the two characters that a text begins with, folded; zero for
// one that is not there.
func firstTwo(text []rune) (two [2]rune) {
	two[0] = lowerRune(text[0])
	if len(text) > 1 {
		if two[1] = lowerRune(text[1]); Blank(text[1]) {
			two[1] = ' '
		}
	}
	return two
}

// MatchAt reports how many characters of text, from i on, are the folded
// phrase; zero if they are not. One blank of the phrase stands for a run of
// blanks, and behind a full-width colon for none as well.
func MatchAt(text []rune, i int, phrase []rune) int {
	start := i
	for _, p := range phrase {
		if i >= len(text) {
			return 0
		}
		if p == ' ' {
			if !Blank(text[i]) && !(i > start && text[i-1] == '：') {
				return 0
			}
			for i < len(text) && Blank(text[i]) {
				i++
			}
			continue
		}
		if lowerRune(text[i]) != p {
			return 0
		}
		i++
	}
	return i - start
}

// boundary reports whether a word can begin or end between text[i-1] and
// text[i]. Japanese is written without blanks, so there it always can.
func boundary(text []rune, i int) bool {
	if i <= 0 || i >= len(text) {
		return true
	}
	return !spaced(text[i-1]) || !spaced(text[i])
}

func spaced(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
