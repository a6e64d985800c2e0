package errlog

import (
	"bufio"
	"bytes"
	"io"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/lines"
)

// headSize is how much of a log is looked at to tell what it is.
const headSize = 64 << 10

// smallHead is how much is looked for before there is room for that.
const smallHead = 8 << 10

// form is what a log comes as.
type form uint8

const (
	plainReport form = iota
	utf16Report
	orderedReport // with a line of headings that gives another order
	quotedReport  // each line begins with ">"
	zippedReport
	screens // to be read by centrevu.Screens, with the log's window in them
	windows // the same, and of text, in which a log can stand beside the windows
)

// formOf tells by its first bytes what a log comes as. What cannot be read at
// all are screens, for centrevu.Screens says best why.
func formOf(head []byte, src centrevu.Source) form {
	log, ok := openingOf(head)
	switch {
	case !ok:
		return screens
	case hasWindow(log.text, src):
		return windows
	case log.zipped:
		return zippedReport
	case log.wide:
		return utf16Report
	case hasOrder(log.text):
		return orderedReport
	case log.quoted:
		return quotedReport
	}
	return plainReport
}

// opening is the text that a capture begins with, and how it is written.
type opening struct {
	text                 []byte
	zipped, wide, quoted bool
}

// openingOf reads what a capture begins with; ok is false if that is no text.
func openingOf(head []byte) (o opening, ok bool) {
	c, err := capture.Open(bytes.NewReader(head), capture.Options{})
	if err != nil || c.Header().Kind != capture.Text {
		return opening{}, false
	}
	o.zipped = c.Header().Gzip
	o.text, _ = c.Text().Peek(headSize)
	if o.wide = charset.IsUTF16(o.text); o.wide {
		o.text, _ = io.ReadAll(charset.FromUTF16(bytes.NewReader(o.text)))
	}
	if o.quoted = lines.Quoted(o.text); o.quoted {
		o.text, _ = io.ReadAll(lines.Unquote(bufio.NewReaderSize(bytes.NewReader(o.text), len(o.text))))
	}
	return o, true
}

// hasWindow reports whether a window is in the text: one with a title in its
// top border, one whose title stands between bars, as clint prints it, or
// another than the log's with its title at the top of a screen.
func hasWindow(text []byte, src centrevu.Source) bool {
	title := src.TitleReader()
	blank := true // the line before
	for line := range bytes.Lines(text) {
		if isTopBorder(line) {
			return true
		}
		blank = blank || bytes.IndexByte(line, '\f') >= 0
		text := bytes.Trim(line, " \f\r\n")
		if isEntry(text, src) {
			return false // what else is there is quoted in it
		}
		first, _ := utf8.DecodeRune(text)
		framed := frame.Side(first) || frame.Joint(first)
		if (framed || blank && !dated(text)) && bytes.ContainsAny(text, ":：") {
			if name, ok := title(string(text)); ok && (framed || !isTitle(name)) {
				return true
			}
		}
		blank = len(text) == 0
	}
	return false
}

// hasOrder reports whether a line of headings above the first record says that
// header lines have another order than the documented one. Who begins in the
// middle of such a log does not know it.
func hasOrder(text []byte) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if dated(line) {
			return false
		}
		if s := string(line); isHeading(s) && layoutOf(s) != nil {
			return true
		}
	}
	return false
}

// isTopBorder reports whether a line has a corner or crossing with a line from
// there on, a title, and twenty pieces of line in all. A corner in letters, as
// DEC line drawing reads in ASCII, counts like one that is drawn.
func isTopBorder(line []byte) bool {
	if !bytes.Contains(line, []byte(": ")) {
		return false
	}
	if bytes.Contains(line, []byte("lqq")) && bytes.Count(line, []byte("q")) >= 20 {
		return true
	}
	if !bytes.Contains(line, []byte("+-")) && printing(bytes.TrimRight(line, "\r\n\t")) {
		return false
	}
	pieces, corner, joint := 0, false, false
	for _, r := range string(line) {
		drawn := frame.Line(r)
		corner = corner || drawn && joint
		joint = frame.Joint(r)
		if drawn || joint {
			pieces++
		}
	}
	return corner && pieces >= 20
}

// isEntry reports whether a record begins with a line, be it one that does not
// read in full: a date, a time and what stands behind them in a header, at least
// one number among it. The line at the top of a screen has a clock as well.
func isEntry(line []byte, src centrevu.Source) bool {
	if len(line) == 0 || !dated(line) && !mayBegin(line, textBegins(line)) {
		return false
	}
	if !printing(line) {
		line = bytes.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return ' '
			}
			return r
		}, line)
	}
	var h header
	p := newParser(src, nil)
	switch err := p.startOf(line, &h).(type) {
	case nil:
		return h.odd&(OddCode|OddACD) != OddCode|OddACD
	case *wrong:
		switch err.what {
		case withinALine:
			return false
		case likeAnEntry:
		default:
			return true
		}
		st, _ := startOf(line)
		return st.time && h.oddValues(line, st.end, documented[1:]) && !h.weak && h.odd&(OddCode|OddACD) != OddCode|OddACD
	}
	return false
}

// Look is what a text looks like that may be an error log. Its text form is the
// word.
type Look int

const (
	NoLog  Look = iota // no line of it begins an entry
	HasLog             // an entry begins in it, behind or beside something else
	IsLog              // it is a report: above its first entry stand headings, and nothing else
)

var lookWords = [...]string{"no log", "has a log", "log"}

func (l Look) String() string {
	if l < 0 || int(l) >= len(lookWords) {
		return lookWords[NoLog]
	}
	return lookWords[l]
}

// MarshalText returns the word.
func (l Look) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// LookAt tells by the first bytes of a capture whether it is the report of the
// error log, which has no window; 64 KiB are enough. What stands in such a report
// below its first entry is text of its entries, be it a window or a label. A
// terminal recording is no log by itself: its windows are.
func LookAt(head []byte, src centrevu.Source) Look {
	log, ok := openingOf(head)
	if !ok {
		return NoLog
	}
	p := newParser(src, nil)
	look := IsLog
	titled := false
	for line := range bytes.Lines(log.text) {
		if isTopBorder(line) {
			look = HasLog
		}
		s, _ := trim(bytes.Trim(line, " \t\f\r\n"))
		switch {
		case len(s) == 0:
		case isEntry(s, src):
			return look
		case isHeading(string(s)), isMark(s), isWrapping(string(s)), p.printed.header(s), p.scope.dateRange(s, &p.day):
			titled = titled || isTitle(string(s))
		default:
			look = HasLog
		}
	}
	if look == IsLog && titled {
		return IsLog // without an entry
	}
	return NoLog
}
