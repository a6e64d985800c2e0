package centrevu

import (
	"strings"
	"unicode"

	"example.com/centrevu/internal/cells"
)

// printable replaces what would move a terminal's cursor or hide text, so that
// an error is one line wherever it is shown.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == unicode.ReplacementChar, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), unicode.In(r, unicode.Zl, unicode.Zp):
			return '\uFFFD'
		}
		return r
	}, s)
}

// around returns the part of line, at most n cells of it, that holds the given
// column, and the column's place in that part; zero if the column is unknown
// or past the end by more than one.
func around(line string, column, n int) (string, int) {
	total := cells.Len(line)
	if column < 1 || column > total+1 {
		column = 0
	}
	if total <= n {
		return line, column
	}
	from := 0
	if column > n*2/3 {
		from = min(column-n*2/3, total-n)
	}
	var b strings.Builder
	if from > 0 {
		b.WriteString("…")
	}
	col, shown := 0, 0
	for _, r := range line {
		w := cells.Width(r)
		if col >= from && shown+w <= n {
			b.WriteRune(r)
			shown += w
		}
		col += w
	}
	if from+shown < total {
		b.WriteString("…")
	}
	if column > 0 && from > 0 {
		column += 1 - from
	}
	return b.String(), column
}

// acdName reports whether s can be the name of an ACD: at most 20 letters,
// digits and marks of the HA guide's list.
func acdName(s string) bool {
	n := 0
	for _, r := range s {
		n++
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && !strings.ContainsRune("_ ,.+", r) {
			return false
		}
	}
	return n > 0 && n <= 20
}

func asciiDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
