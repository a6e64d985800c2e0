package transcript

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	"example.com/centrevu/internal/vt"
)

// The sequences that a session may hold in which lines are printed.
var (
	// silent show nothing and put nothing elsewhere: colours, modes of keyboard
	// and cursor, questions to the terminal, titles and other strings.
	silent = regexp.MustCompile(`^\x1b(?:` +
		`\[[\d;:]*m|\[[<>=?][\d;]*[mu]|\[[>=]?[\d;]*c|\[[56]n|\[\d* q|\[>\d*q|\[2[0-3][\d;]*t|\[4l|\[3J` +
		`|\[\?(?:(?:1|5|8|12|25|100[0-6]|1015|1034|2004|2026|2031);?)+[hl]|\[\?7h|\[\?(?:[34];?)+l` +
		`|[=>]|[()][AB]|\)0` +
		`|\][^\x07\x1b]*(?:\x07|\x1b\\)|k[^\x1b]*\x1b\\|P[+$]q[^\x1b]*\x1b\\` +
		`)`)

	// clears begin a screen anew: what stood there was printed before.
	clears = regexp.MustCompile(`^\x1b(?:\[(?:1;1|;)?H(?:\x1b\[[\d;]*m)*\x1b\[[023]?J|\[2J|c|\[!p)`)

	// edits change the line in which the cursor stands.
	edits = regexp.MustCompile(`^\x1b\[(?:\d*[CDGP@X]|[012]?K|0?J)`)
	// erases do so behind the cursor, where nothing stands as long as nobody went back.
	erases = regexp.MustCompile(`^\x1b\[0?[KJ]`)
)

// flush writes the line that was printed, or the lines if it went back to its start
// and something else than a prompt stood there: that would be lost.
func (t *typist) flush() {
	b := bytes.TrimRight(t.line, "\r")
	if !utf8.Valid(b) && slices.ContainsFunc(b, func(c byte) bool { return 0x80 <= c && c < 0xa0 }) {
		t.failed = true // it may be a control of 8 bits
	}
	shown := shownLine{typist: t, first: -1}
	for i := 0; i < len(b) && !t.failed; {
		i += shown.take(b, i)
	}
	shown.end()
	t.line, t.pieces = t.line[:0], t.pieces[:0]
}

// shownLine is a line as far as it was taken.
type shownLine struct {
	*typist
	bytes  []byte // without what is silent
	first  int    // index of the first, -1 if there is none
	edited bool   // it is shown as a terminal shows it
	cells  int    // how many were printed, while it is not edited
	next   bool   // it is not the first of those that were printed as one
}

// take takes what stands at an index, and returns how long it is.
func (l *shownLine) take(b []byte, i int) int {
	switch c := b[i]; {
	case c == 0x1b:
		return l.sequence(b[i:], i)
	case c == '\r':
		l.back()
		return 1
	case c == '\b':
		l.edit(b[i:i+1], i)
		return 1
	case c == '\a' || c == 0 || c == 0x0f:
		l.text.Printed = l.text.Printed && c == '\a'
		return 1
	case c < ' ' && c != '\t' || c == 0x7f:
		l.failed = true
		return 1
	}
	n := 1
	for i+n < len(b) && b[i+n] >= ' ' && b[i+n] != 0x7f {
		n++
	}
	l.print(b[i:i+n], i)
	return n
}

func (l *shownLine) print(b []byte, i int) {
	if l.first < 0 {
		l.first = i
	}
	l.bytes = append(l.bytes, b...)
	l.cells += utf8.RuneCount(b)
}

func (l *shownLine) sequence(b []byte, i int) int {
	l.text.Printed = false
	if n := len(silent.Find(b)); n > 0 {
		return n
	}
	if n := len(clears.Find(b)); n > 0 {
		l.breakOff()
		return n
	}
	n := len(edits.Find(b))
	switch {
	case n == 0:
		l.failed = true
		return len(b)
	case !l.edited && erases.Match(b): // nothing stands there
	default:
		l.edit(b[:n], i)
	}
	return n
}

// edit takes a control that changes the line.
func (l *shownLine) edit(control []byte, i int) {
	l.text.Printed = false
	if !l.edited && !l.editable(string(l.bytes)) {
		l.failed = true
		return
	}
	l.edited = true
	l.print(control, i)
}

// back takes a carriage return. At the right margin of a terminal a shell writes a
// blank and a carriage return, for the cursor to stand in the next row.
func (l *shownLine) back() {
	if l.first < 0 {
		return
	}
	columns := l.columns
	if columns == 0 {
		columns = vt.DefaultColumns
	}
	wrapped := !l.edited && l.cells > columns && (l.cells-1)%columns == 0 && l.bytes[len(l.bytes)-1] == ' '
	now := l.show()
	l.text.Printed = false
	switch {
	case len(bytes.TrimSpace(now)) > 0 && !l.editable(string(now)):
		l.breakOff()
	case wrapped:
		l.bytes = l.bytes[:len(l.bytes)-1]
		l.cells--
	default:
		l.edited = true
		l.bytes = append(l.bytes, '\r')
	}
}

// show returns the line as a terminal shows it now.
func (l *shownLine) show() []byte {
	if !l.edited {
		return l.bytes
	}
	var shown []byte
	if len(l.bytes) > vt.MaxColumns {
		l.failed = true
		return nil
	}
	term := vt.New(vt.Options{Rows: 1, Columns: vt.MaxColumns})
	term.Feed(l.bytes, 0)
	term.Present(func(s *vt.Snapshot) { shown = s.Row(0).AppendText(nil) })
	return shown
}

// breakOff ends the line in the midst of what was printed as one.
func (l *shownLine) breakOff() {
	if l.first >= 0 {
		l.end()
		*l = shownLine{typist: l.typist, first: -1, next: true}
	}
}

// end writes the line.
func (l *shownLine) end() {
	if l.first < 0 || l.failed {
		return
	}
	if l.next {
		l.atEnd = true
	}
	l.write(l.show(), l.first)
}
