package rulefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The YAML library says what is wrong with a file in the words of its own
// parts, and of the place no more than a line, which for most faults is that of
// what the fault is in and not of the fault. So a file that it refuses is gone
// over once more here: line by line, up to the first thing that a file such as
// ours cannot hold. This never decides whether a file is read.

// notYAML says what is wrong with a file that the library refused, and where.
func (in *input) notYAML(err error) {
	f := &faultFinder{lines: make([][]rune, len(in.lines))}
	for i, line := range in.lines {
		f.lines[i] = []rune(line)
	}
	f.find()
	switch {
	case f.deep:
		in.tooLarge(f.at, "%s", f.what)
		return
	case f.what != "":
		in.errorf(f.at, "not YAML: %s", f.what)
		return
	}
	// What is left is said in the library's words.
	what := strings.TrimPrefix(oneLine(err.Error()), "yaml: ")
	at := place{}
	if rest, ok := strings.CutPrefix(what, "line "); ok {
		number, text, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			what = text
			at = place{n, 1 + len(in.line(n)) - len(strings.TrimLeft(in.line(n), " "))}
		}
	}
	in.errorf(at, "not YAML: %s", what)
}

// faultFinder goes over the lines of a file.
type faultFinder struct {
	lines [][]rune
	row   int // from zero
	col   int
	open  []level
	plain bool // the value before is a text without quotes, which can go on

	what string
	at   place
	deep bool // that is what is wrong
}

// level is a mapping or a list that is open.
type level struct {
	col   int
	list  bool
	empty bool // nothing stands behind its last key or dash as yet
}

// fail notes the first fault.
func (f *faultFinder) fail(row, col int, what string) {
	if f.what == "" {
		f.what, f.at = what, place{row + 1, col + 1}
	}
}

// tooDeep fails for levels beyond reason.
func (f *faultFinder) tooDeep(levels int) {
	if levels > maxDepth && f.what == "" {
		f.deep = true
		f.fail(f.row, f.col, fmt.Sprintf("more than %d levels", maxDepth))
	}
}

func (f *faultFinder) find() {
	for f.row = 0; f.row < len(f.lines) && f.what == ""; f.row++ {
		f.line()
	}
}

func (f *faultFinder) peek(ahead int) rune {
	if f.row < len(f.lines) && f.col+ahead < len(f.lines[f.row]) {
		return f.lines[f.row][f.col+ahead]
	}
	return '\n'
}

func blankRune(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }

func (f *faultFinder) blanks() {
	for c := f.peek(0); c == ' ' || c == '\t'; c = f.peek(0) {
		f.col++
	}
}

// ended reports whether nothing but a comment is left of the line.
func (f *faultFinder) ended() bool {
	f.blanks()
	return f.peek(0) == '\n' || f.peek(0) == '#' && (f.col == 0 || blankRune(f.lines[f.row][f.col-1]))
}

// line goes over one line that no value before it has taken.
func (f *faultFinder) line() {
	line := f.lines[f.row]
	text := strings.TrimSpace(string(line))
	f.col = 0
	switch {
	case text == "" || strings.HasPrefix(text, "#"):
		return
	case text == "---" && len(f.open) == 0:
		return
	case strings.HasPrefix(string(line), "---"), strings.HasPrefix(string(line), "..."):
		f.fail(f.row, 0, "a file holds one document")
		return
	case line[0] == '%':
		f.fail(f.row, 0, "directives are not read here; a text that starts with % needs quotes")
		return
	}
	f.blanks()
	if i := slices.Index(line[:f.col], '\t'); i >= 0 && !(f.plain && len(f.open) > 0 && i > f.top().col) {
		f.fail(f.row, i, "a line is indented with blanks, not with a tab")
		return
	}
	f.entry(f.place())
}

// place closes what the indentation of the line ends. It reports whether the
// line begins something; else it goes on with the text before.
func (f *faultFinder) place() bool {
	dash := f.peek(0) == '-' && blankRune(f.peek(1))
	closed := false
	for len(f.open) > 0 {
		top := f.top()
		if f.col > top.col || f.col == top.col && (dash == top.list || dash && top.empty) {
			break
		}
		if f.col == top.col && !(len(f.open) > 1 && f.open[len(f.open)-2].col == f.col) {
			f.fail(f.row, f.col, dashWords[dash])
		}
		f.open = f.open[:len(f.open)-1]
		closed = true
	}
	if len(f.open) == 0 {
		if closed {
			f.fail(f.row, f.col, "the line is indented less than the first one")
		}
		return true
	}
	top := f.top()
	if f.col == top.col || top.empty {
		f.plain = false
		return true
	}
	if f.plain && !closed {
		return false
	}
	f.fail(f.row, f.col, "the line is indented like none above it that it could belong to")
	return true
}

var dashWords = map[bool]string{
	false: "an entry of a list begins with a dash and a blank",
	true:  "an entry of a list stands here among keys",
}

// entry goes over what stands in a line, from its keys and dashes on.
func (f *faultFinder) entry(begins bool) {
	if !begins {
		if f.bare() {
			f.fail(f.row, f.col-1, "a colon and a blank in a text that goes on from the line before: it needs quotes, or this line is indented too much")
		}
		return
	}
	for f.what == "" && f.peek(0) == '-' && blankRune(f.peek(1)) {
		f.push(level{col: f.col, list: true, empty: true})
		f.col++
		if f.ended() {
			return
		}
	}
	start := f.col
	isKey, scalar := f.value(true)
	if f.what != "" || !isKey {
		top := f.top()
		if scalar && (top == nil || !top.list && top.col == start) {
			f.noKey(start)
		}
		if top != nil {
			top.empty = false
		}
		return
	}
	f.push(level{col: start, empty: true})
	if f.ended() {
		return
	}
	behind := f.col
	if f.peek(0) == '-' && blankRune(f.peek(1)) {
		f.fail(f.row, behind, "a list begins in a line of its own, or stands in brackets")
		return
	}
	if again, _ := f.value(false); again {
		f.fail(f.row, f.col-1, "a second colon with a blank behind it: a text that holds one needs quotes")
	}
	if top := f.top(); top != nil {
		top.empty = false
	}
}

func (f *faultFinder) top() *level {
	if len(f.open) == 0 {
		return nil
	}
	return &f.open[len(f.open)-1]
}

// push opens a level, or goes on with the one that is open at this column.
func (f *faultFinder) push(l level) {
	if top := f.top(); top != nil {
		if top.col == l.col && top.list == l.list {
			top.empty = true
			return
		}
		top.empty = false
	}
	f.open = append(f.open, l)
	f.tooDeep(len(f.open))
}

// noKey is for a text where a key of a mapping is wanted.
func (f *faultFinder) noKey(start int) {
	line := f.lines[min(f.row, len(f.lines)-1)]
	if i := slices.Index(line[min(start, len(line)):], ':'); i >= 0 {
		f.fail(f.row, start+i, "a key has a colon and a blank behind it")
		return
	}
	f.fail(f.row, start, "a key with a colon behind it is wanted here; a text that goes on from the line before is indented more than its key")
}

// value goes over one value, which can take several lines. It reports whether
// a colon behind it makes it a key, and whether it is a text. A value that
// begins at the start of an entry may be a key.
func (f *faultFinder) value(begins bool) (isKey, text bool) {
	f.plain = false
	first, row, col := f.peek(0), f.row, f.col
	switch first {
	case '"', '\'':
		f.quoted(first)
	case '[', '{':
		f.brackets()
		if f.what == "" && f.peek(0) == ':' && blankRune(f.peek(1)) && begins {
			f.fail(row, col, "a key is a text; one that starts with a bracket needs quotes")
		}
	case '|', '>':
		f.block()
		return false, false
	case '&', '*':
		f.fail(row, col, "anchors and aliases are not read here; a text that starts with "+string(first)+" needs quotes")
	case '!':
		f.fail(row, col, "tags are not read here; a text that starts with ! needs quotes")
	case '@', '`', '%', ',', ']', '}':
		f.fail(row, col, "no text starts with "+string(first)+" without quotes")
	case '?':
		if blankRune(f.peek(1)) {
			f.fail(row, col, "keys with ? are not read here")
			return false, false
		}
		return f.bare(), true
	default:
		return f.bare(), true
	}
	if f.what != "" {
		return false, false
	}
	if f.peek(0) == ':' && blankRune(f.peek(1)) {
		f.col++
		return true, false
	}
	if !f.ended() {
		f.fail(f.row, f.col, behindWords[first == '[' || first == '{'])
	}
	return false, first == '"' || first == '\''
}

var behindWords = map[bool]string{
	false: "something stands behind the closing quote; a text that holds quotes needs quotes of the other kind around it",
	true:  "something stands behind the closing bracket; a text that starts with a bracket needs quotes",
}

// bare goes over a text without quotes, as far as its line goes, and reports
// whether it is a key: whether a colon and a blank stand behind it.
func (f *faultFinder) bare() bool {
	for ; f.peek(0) != '\n'; f.col++ {
		if f.peek(0) == ':' && blankRune(f.peek(1)) {
			f.col++
			return true
		}
		if f.col > 0 && f.peek(0) == '#' && blankRune(f.peek(-1)) {
			return false // a comment, behind which no text goes on
		}
	}
	f.plain = true
	return false
}

// escapes are the letters that can stand behind a backslash in double quotes.
const escapes = "0abt\tnvfre \"/\\N_LPxuU"

func (f *faultFinder) quoted(quote rune) {
	row, col := f.row, f.col
	f.col++
	for f.what == "" {
		for f.col >= len(f.lines[f.row]) {
			if f.row++; f.row == len(f.lines) {
				f.row = len(f.lines) - 1
				f.fail(row, col, "the quote is not closed")
				return
			}
			f.col = 0
		}
		c := f.peek(0)
		f.col++
		switch {
		case c == '\\' && quote == '"':
			if next := f.peek(0); next != '\n' && !strings.ContainsRune(escapes, next) {
				f.fail(f.row, f.col-1, "\\"+string(next)+" means nothing in double quotes; a backslash there is written twice, or the text stands in single quotes")
			}
			f.col++
		case c == quote && quote == '\'' && f.peek(0) == quote:
			f.col++
		case c == quote:
			return
		}
	}
}

// brackets goes over a list or mapping in brackets.
func (f *faultFinder) brackets() {
	type bracket struct {
		closing  rune
		row, col int
	}
	var open []bracket
	wanted := true // a value, as behind a bracket or a comma
	for f.what == "" {
		for f.ended() {
			if f.row++; f.row == len(f.lines) {
				f.row = len(f.lines) - 1
				b := open[len(open)-1]
				f.fail(b.row, b.col, "the bracket is not closed")
				return
			}
			f.col = 0
		}
		c := f.peek(0)
		switch c {
		case '[', '{':
			closing := ']'
			if c == '{' {
				closing = '}'
			}
			open = append(open, bracket{closing, f.row, f.col})
			f.tooDeep(len(open))
			wanted = true
		case ']', '}':
			b := open[len(open)-1]
			if c != b.closing {
				f.fail(f.row, f.col, fmt.Sprintf("the bracket that is open, in line %d, closes with %c", b.row+1, b.closing))
				return
			}
			if open = open[:len(open)-1]; len(open) == 0 {
				f.col++
				return
			}
			wanted = false
		case '"', '\'':
			if wanted {
				f.quoted(c)
				wanted = false
				continue
			}
		case ',':
			if wanted {
				f.fail(f.row, f.col, "nothing stands before the comma")
				return
			}
			wanted = true
		case ':':
			if blankRune(f.peek(1)) || strings.ContainsRune(",[]{}", f.peek(1)) {
				wanted = true
			}
		case '&', '*', '!', '@', '`', '%':
			if wanted {
				f.value(false) // which says so
				return
			}
		default:
			if unicode.IsPrint(c) {
				wanted = false
			}
		}
		f.col++
	}
}

// block goes over a text behind | or >, whose lines are indented more than what
// it belongs to.
func (f *faultFinder) block() {
	f.col++
	for c := f.peek(0); c == '+' || c == '-' || '1' <= c && c <= '9'; c = f.peek(0) {
		f.col++
	}
	if !f.ended() {
		f.fail(f.row, f.col, "the text behind | or > begins in the next line; one that starts with such a sign needs quotes")
		return
	}
	parent := -1
	if top := f.top(); top != nil {
		parent = top.col
	}
	for f.row+1 < len(f.lines) {
		next := string(f.lines[f.row+1])
		indent := len(next) - len(strings.TrimLeft(next, " "))
		if strings.TrimSpace(next) != "" && indent <= parent {
			break
		}
		f.row++
	}
	f.col = len(f.lines[f.row])
}
