package errlog

import (
	"bytes"
	"strconv"
	"time"

	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
)

// printedPages follows the headers that pr(1) puts on the pages of a log: the date and
// time of the file, its name or a title, and the number of the page.
//
//	2000-05-02 07:58                    errors.txt                    Page 1
//	May  2 07:58 2000  errors.txt Page 1
//
// They are those of a log that was printed in one piece: alike but for the number, and
// that goes up by one. The date is that of the file, or of the printing.
type printedPages struct {
	title  string // with the date
	last   int
	middle bool // the reading did not begin with the first page
}

// header reports whether a line is the header of the next page.
func (p *printedPages) header(s []byte) bool {
	title, page, ok := printedPage(s)
	if !ok || page != p.last+1 && !(p.middle && p.last == 0) || p.last > 0 && title != p.title {
		return false
	}
	p.title, p.last = title, page
	return true
}

// date returns the time in a header: what is not read is the start of all times, as old as
// can be.
func (p *printedPages) date(s []byte, clock wallclock.Reader) time.Time {
	st, _ := startOf(s)
	_, to, ok := topline.Span(string(bytes.TrimSpace(s[st.at:st.end])), clock)
	if !ok {
		return time.Unix(0, 0)
	}
	return to
}

// printedPage reads a line as such a header.
func printedPage(s []byte) (title string, page int, ok bool) {
	if len(s) == 0 || !isDigit(s[len(s)-1]) {
		return "", 0, false
	}
	st, ok := startOf(s)
	if !ok || !st.date || !st.time {
		return "", 0, false
	}
	words := bytes.Fields(s)
	n := len(words) - 2
	if len(bytes.Fields(s[st.end:])) < 2 {
		return "", 0, false
	}
	number := words[n+1]
	r := markReader{rest: words[n]}
	if len(number) > 6 || digitRun(number, 0) < len(number) || !r.word(pageWords, shortened) || !r.atEnd() {
		return "", 0, false
	}
	var h header
	if h.oddValues(s, st.end, documented[1:]) && !h.weak && h.odd&(OddCode|OddACD) == 0 {
		return "", 0, false
	}
	page, err := strconv.Atoi(string(number))
	return string(bytes.Join(words[:n], []byte(" "))), page, err == nil && page > 0
}
