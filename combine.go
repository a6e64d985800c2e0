package centrevu

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// combine joins a mark with the last character of the row if Unicode has one
// character for the two, and makes the character unreadable if it has not.
func (r *textRow) combine(mark rune) {
	i := len(r.cells) - 1
	for i >= 0 && r.cells[i] == 0 {
		i--
	}
	if i < 0 {
		return
	}
	joined := norm.NFC.String(string([]rune{r.cells[i], mark}))
	c, n := utf8.DecodeRuneInString(joined)
	if n != len(joined) {
		c = utf8.RuneError
	}
	r.cells[i] = c
}
