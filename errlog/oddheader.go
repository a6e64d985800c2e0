package errlog

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// Odd says which values of a header are of another form than the documented
// one. An entry with any is an entry all the same, whose odd parts are kept as
// they stand; what they mean is not known. Its text form is the columns, such as
// "code, severity".
type Odd uint8

const (
	OddCode     Odd = 1 << iota // no number of up to nine digits: see CodeText
	OddACD                      // a name, or nothing
	OddSeverity                 // more than a word of letters
)

var oddColumns = [...]Column{CodeColumn, ACDColumn, SeverityColumn}

func (o Odd) String() string {
	var list []string
	for i, c := range oddColumns {
		if o&(1<<i) != 0 {
			list = append(list, string(c))
		}
	}
	return strings.Join(list, ", ")
}

// MarshalText returns the columns.
func (o Odd) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the columns.
func (o *Odd) UnmarshalText(b []byte) error {
	var read Odd
	for _, w := range strings.FieldsFunc(string(b), func(r rune) bool { return r == ',' || r == ' ' }) {
		i := slices.Index(oddColumns[:], Column(strings.ToLower(w)))
		if i < 0 {
			return fmt.Errorf("no column that can be odd: %.40q", w)
		}
		read |= 1 << i
	}
	*o = read
	return nil
}

// extent is a part of a line.
type extent struct{ from, to int }

func (p extent) of(s []byte) string { return string(s[p.from:p.to]) }

// oddHeader reads a header line that begins with the time and has values of
// other forms than the documented ones behind it. It reports false for a line
// that is none.
func oddHeader(s []byte, order Layout, clock wallclock.Reader, h *header) bool {
	*h = header{}
	if order == nil {
		order = documented
	}
	if order[0] != TimeColumn {
		return false
	}
	t, n, err := clock.PrefixBytes(s)
	if err != nil || n < len(s) && s[n] != ' ' {
		return false
	}
	h.unix = t.Unix()
	return h.oddValues(s, n, order[1:])
}

// oddValues reads the values behind the time, which ends at from: those of the
// columns up to the severity, one of which may be missing, and an ACD's name,
// which may be of several words. A severity is told by its capitals, or by its
// place at the end of the line.
func (h *header) oddValues(s []byte, from int, order Layout) bool {
	before := slices.Index(order, SeverityColumn)
	if before < 0 || before < len(order)-1 && order[before+1] != TextColumn {
		return false
	}
	if before > 0 && saysWord(s[skipBlanks(s, from):]) {
		return false
	}
	var room [maxNameWords + 8]extent
	values := wordsOf(room[:0], s, from, before+maxNameWords)
	if before > 0 && len(values) > 0 && !begins(values[0].of(s)) {
		return false
	}
	k := severityAt(s, values, before)
	if k < 0 || k > 0 && before == 0 && !begins(values[0].of(s)) {
		return false
	}
	columns := order[:before]
	if !h.assign(s, values[:k], columns) {
		return false
	}
	word := values[k]
	h.weak = !isCapitals(word.of(s))
	h.word, h.wordEnd = word.from, word.to
	if !severityWord(word.of(s), false) && !severityWord(word.of(s), true) {
		h.odd |= OddSeverity
	}
	if text := skipBlanks(s, word.to); text < len(s) {
		h.text = text
	}
	return true
}

// isSentence reports whether the code is a word and nothing else, and the ACD no number: in
// a text that is all in capitals, any word is like a severity.
func (h *header) isSentence(s []byte) bool {
	code := h.codeText
	return h.odd&(OddCode|OddACD) == OddCode|OddACD && code.to > code.from+1 && lettersEnd(s, code.from) == code.to
}

// maxNameWords is of how many words the name of an ACD can be, and with it how
// far a severity is looked for behind where it should stand.
const maxNameWords = 5

// wordsOf adds where the words of a line stand from a place on, up to the
// one of that number, and one more if there are more.
func wordsOf(list []extent, s []byte, from, most int) []extent {
	for i := skipBlanks(s, from); i < len(s) && len(list) <= most+1; i = skipBlanks(s, i) {
		end := bytes.IndexByte(s[i:], ' ')
		if end < 0 {
			end = len(s) - i
		}
		list = append(list, extent{i, i + end})
		i += end
	}
	return list
}

// severityAt returns which of the words is the severity, -1 if none can be: the
// first in capitals where it should stand or behind that, else the first in
// capitals behind the first value, or the last of the line.
func severityAt(s []byte, words []extent, before int) int {
	for _, from := range [...]int{before, 1} {
		for k := from; k < len(words); k++ {
			if isCapitals(words[k].of(s)) {
				return k
			}
		}
	}
	last := len(words) - 1
	ends := last >= 0 && words[last].to == len(bytes.TrimRight(s, " "))
	if ends && last >= max(1, before-1) && last <= before+1 && severityLike(words[last].of(s), true) {
		return last
	}
	return -1
}

// begins reports whether a word can be the first value of a header: it is no
// word of a sentence.
func begins(word string) bool {
	return strings.ContainsAny(word, "0123456789") || isCapitals(word) || !strings.ContainsFunc(word, unicode.IsLetter)
}

// severityLike reports whether a word can be a severity in some form: INFO,
// SEV1, [CRITICAL], CRITICAL:. Only at the end of a line can it have small
// letters.
func severityLike(word string, last bool) bool {
	core := strings.TrimFunc(word, func(r rune) bool { return isSign(r) && r != cut })
	first, _ := utf8.DecodeRuneInString(core)
	if !unicode.IsLetter(first) || len(core) > maxText {
		return false
	}
	return !strings.ContainsFunc(core, func(r rune) bool {
		return r == '/' || r == '.' || !last && unicode.IsLower(r)
	})
}

func isCapitals(word string) bool { return severityLike(word, false) }

// cut stands where a character could not be read.
const cut = utf8.RuneError

// assign gives the values before the severity to their columns. One may be
// missing, which is taken to be the ACD; and there may be more, which are the
// ACD's name then, and have a letter.
func (h *header) assign(s []byte, values []extent, columns Layout) bool {
	acd := slices.Index(columns, ACDColumn)
	extra := len(values) - len(columns)
	switch {
	case extra == 0:
	case acd < 0, extra < -1, extra > maxNameWords:
		return false
	}
	for i, c := range columns {
		at := i
		if acd >= 0 && i > acd {
			at += extra
		}
		if c == ACDColumn && extra < 0 {
			h.odd |= OddACD
			continue
		}
		if at >= len(values) {
			return false
		}
		v := values[at]
		if c == ACDColumn {
			v.to = values[at+extra].to
			if extra > 0 && !bytes.ContainsFunc(s[v.from:v.to], unicode.IsLetter) {
				return false // no name: 06:12 ?M 3 4 CRITICAL
			}
		}
		n, rest, ok := cutNumber(s[v.from:v.to])
		ok = ok && len(rest) == 0
		switch c {
		case CodeColumn:
			if h.code = n; !ok {
				h.code, h.codeText, h.odd = 0, v, h.odd|OddCode
			}
		case ACDColumn:
			if h.acd = n; !ok || n > centrevu.MaxACD {
				h.acd, h.name, h.odd = 0, v, h.odd|OddACD
			}
		case CountColumn:
			if h.count = n; !ok {
				return false
			}
		}
	}
	return true
}
