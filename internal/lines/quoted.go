package lines

import (
	"bufio"
	"bytes"
	"io"
)

// QuotedHead is how much of a text tells whether it is quoted.
const QuotedHead = 64 << 10

// Quoted reports whether a text begins as one that was quoted as a whole, as mail is that
// is answered or forwarded: each of its lines begins with ">".
func Quoted(head []byte) bool {
	n := 0
	for line := range bytes.FieldsFuncSeq(head[:min(len(head), QuotedHead)], endsLine) {
		if line = bytes.TrimLeft(line, " \t"); len(line) == 0 {
			continue
		}
		if line[0] != '>' {
			return false
		}
		n++
	}
	return n > 1
}

func endsLine(c rune) bool { return c == '\n' || c == '\r' || c == '\f' }

// Unquote makes blanks of the marks of a quotation that a text has before its lines: what
// is left stands where it stood. r can be peeked at for QuotedHead bytes, as far as it has
// as many. A text that is not quoted is left as it is.
func Unquote(r *bufio.Reader) *bufio.Reader {
	if head, _ := r.Peek(QuotedHead); !Quoted(head) {
		return r
	}
	return bufio.NewReaderSize(&unquoted{r: r, start: true}, QuotedHead)
}

type unquoted struct {
	r     io.Reader
	start bool // nothing but marks and blanks stands before, in its line
}

func (u *unquoted) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	for i, c := range p[:n] {
		switch {
		case endsLine(rune(c)):
			u.start = true
		case c == '>' && u.start:
			p[i] = ' '
		default:
			u.start = u.start && (c == ' ' || c == '\t')
		}
	}
	return n, err
}
