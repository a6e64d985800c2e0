package errlog

import (
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
	page, _ := topline.PageOf(string(s))
	_, to, ok := topline.Span(page.Date, clock)
	if !ok {
		return time.Unix(0, 0)
	}
	return to
}

// printedPage reads a line as such a header. One that reads as that of an entry is none.
func printedPage(s []byte) (title string, page int, ok bool) {
	if len(s) == 0 || !isDigit(s[len(s)-1]) {
		return "", 0, false
	}
	p, ok := topline.PageOf(string(s))
	if st, _ := startOf(s); ok && st.time {
		var h header
		ok = !h.oddValues(s, st.end, documented[1:]) || h.weak || h.odd&(OddCode|OddACD) != 0
	}
	return p.Title, p.Number, ok
}
