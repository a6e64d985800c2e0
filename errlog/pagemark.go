package errlog

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	frames "example.com/centrevu/internal/window"
)

// lastRows is how many of the last rows of the log's window can hold the mark of a page.
// Above them stand the texts of entries, which say "more" too.
const lastRows = 3

// wholeWindow returns an error if the log's window says, as any other may, that there
// is more of it than was shown. What isMark knows in the last row, the Scope tells.
func wholeWindow(showings []centrevu.Showing, src centrevu.Source) error {
	return frames.NewReader(src).Whole(showings, func(page []centrevu.Line) []centrevu.Line {
		from := len(page)
		for n := 0; from > 0 && n < lastRows; from-- {
			text := strings.TrimSpace(page[from-1].Text)
			if len(text) > maxMark && !strings.Contains(text, "   ") {
				break // the text of an entry, not a row of soft labels
			}
			if n == 0 && text != "" && isMark([]byte(text)) {
				return nil
			}
			if text != "" {
				n++
			}
		}
		return page[from:]
	})
}

// maxMark is how long the mark of a page can be.
const maxMark = 40

// pageMark is what a line says that is the mark of a page and nothing else: its
// number, which rows it shows, or that the log goes on.
type pageMark struct {
	page, of int  // Page 3 of 9; of is 0 if there is none, as in Page 3
	from, to int  // Rows 1-20 of 80
	rows     int  // of all
	more     bool // (more)
}

// isMark reports whether a line is the mark of a page and nothing else.
func isMark(s []byte) bool {
	_, ok := readMark(s)
	return ok
}

// readMark reads a line as the mark of a page. Its words are few and the line is
// short, so that it is read word by word.
func readMark(s []byte) (m pageMark, ok bool) {
	if len(s) > maxMark || !maybeMark(s) {
		return m, false
	}
	if isMore(s) {
		return pageMark{more: true}, true
	}
	if !numberAhead(s) {
		return m, false
	}
	if m, ok = pageOf(s); ok {
		return m, true
	}
	if m, ok = rowsOf(s); ok {
		return m, true
	}
	return numbered(s)
}

// numberAhead tells at a glance of a line of ASCII whether a number stands at its
// start, or behind its first word.
func numberAhead(s []byte) bool {
	word := false
	for i, c := range s {
		switch {
		case isDigit(c), c >= utf8.RuneSelf:
			return true
		case !isLetter(c):
		case word && !isLetter(s[i-1]):
			return false
		default:
			word = true
		}
	}
	return false
}

// The words of marks, in small letters. "of" is that of the seven languages in
// Latin script that servers have.
var (
	pageWords = list("page seite blatt página pagina pag pg blz")
	partWords = list("part teil partie parte deel sheet attachment section volume") // of a file that was cut
	shortened = list("pag pg blz")                                                  // can have a dot behind them
	ofWords   = list("of von sur de di van")
	toWords   = list("to bis à a tot")
	contWord  = list("cont")
	moreWords = list("more mehr weiter suite continued fortsetzung continúa continua segue vervolg")
)

func list(words string) [][]byte { return bytes.Fields([]byte(words)) }

// pageOf reads "Page 3 of 9", "3 / 9", "- Seite 3 von 9 -".
func pageOf(s []byte) (m pageMark, ok bool) {
	r := markReader{rest: s}
	r.edge()
	if r.word(pageWords, shortened) || r.word(partWords, nil) {
		r.colon()
	}
	if m.page, ok = r.number(6); !ok || !r.of() {
		return m, false
	}
	if m.of, ok = r.number(6); !ok {
		return m, false
	}
	r.edge()
	return m, r.atEnd()
}

// rowsOf reads "1-20 of 80" and "Rows 1 to 20 of 80 entries".
func rowsOf(s []byte) (m pageMark, ok bool) {
	r := markReader{rest: s}
	r.edge()
	if r.anyWord() {
		r.colon()
	}
	if m.from, ok = r.number(9); !ok {
		return m, false
	}
	r.blanks()
	if !r.sign("-") && !r.sign("–") && !r.word(toWords, nil) {
		return m, false
	}
	r.blanks()
	if m.to, ok = r.number(9); !ok || !r.of() {
		return m, false
	}
	if m.rows, ok = r.number(9); !ok {
		return m, false
	}
	if r.blanks() {
		r.anyWord()
	}
	r.edge()
	return m, r.atEnd()
}

// numbered reads "Page 3" and "- 3 -".
func numbered(s []byte) (m pageMark, ok bool) {
	r := markReader{rest: s}
	r.edge()
	if r.word(pageWords, shortened) {
		r.colon()
	} else if s[0] != '-' || s[len(s)-1] != '-' {
		return m, false
	}
	if m.page, ok = r.number(6); !ok {
		return pageMark{}, false
	}
	r.edge()
	if !r.atEnd() {
		return pageMark{}, false
	}
	return m, true
}

// isMore reports whether a line says that the log goes on: "(more)", "3 more
// entries ...", "--More--(40%)", "continued on next page". In a description
// "more" can stand alone in a line, so that something must set it off.
func isMore(s []byte) bool {
	if s[0] == '.' || s[0] >= utf8.RuneSelf {
		return len(s) > 1 && len(bytes.Trim(s, ".…↓▼⇩")) == 0
	}
	last := s[len(s)-1]
	set := !isLetter(s[0]) && s[0] < utf8.RuneSelf || last == ')' || last == ']' || last == '>' || bytes.HasSuffix(s, []byte("..")) || last == '-'
	return (set || isLetter(s[0]) && s[0]|0x20 == 'c') && saysMore(s)
}

func saysMore(s []byte) bool {
	r := markReader{rest: s}
	r.edge()
	if _, ok := r.number(6); ok && !r.blanks() {
		return false
	}
	switch {
	case r.word(contWord, nil):
		_ = r.sign("'d") || r.sign("'D")
	case !r.word(moreWords, nil):
		return false
	}
	if !r.wordEnds() {
		return false
	}
	if rest, ok := bytes.CutPrefix(r.rest, []byte(" in ")); ok && bytes.IndexByte(rest, ' ') < 0 && bytes.ContainsAny(rest, "./") {
		return true // continued in errors2.txt
	}
	for range 4 {
		before := r.rest
		if !r.blanks() || !r.anyWord() {
			r.rest = before
			break
		}
	}
	r.edge()
	if _, ok := r.number(3); ok {
		r.blanks()
		if !r.sign("%") {
			return false
		}
	}
	r.edge()
	return r.atEnd()
}

// markReader reads a mark piece by piece.
type markReader struct{ rest []byte }

func (r *markReader) atEnd() bool { return len(r.rest) == 0 }

// edge passes over what is neither a letter nor a number.
func (r *markReader) edge() {
	r.rest = bytes.TrimLeftFunc(r.rest, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) })
}

// blanks passes over blanks and reports whether there were any.
func (r *markReader) blanks() bool {
	n := len(r.rest)
	r.rest = bytes.TrimLeft(r.rest, " \t\r\n\f")
	return len(r.rest) < n
}

func (r *markReader) colon() {
	r.blanks()
	r.sign(":")
	r.blanks()
}

func (r *markReader) sign(s string) bool {
	rest, ok := bytes.CutPrefix(r.rest, []byte(s))
	r.rest = rest
	return ok
}

// number reads a number of so many digits at most.
func (r *markReader) number(most int) (n int, ok bool) {
	digits := digitRun(r.rest, 0)
	if digits == 0 || digits > most {
		return 0, false
	}
	n, err := strconv.Atoi(string(r.rest[:digits]))
	r.rest = r.rest[digits:]
	return n, err == nil
}

func (r *markReader) anyWord() bool {
	n := lettersEnd(r.rest, 0)
	r.rest = r.rest[n:]
	return n > 0
}

// word reads one of the words, in any letter case, and the dot behind those
// that are shortened.
func (r *markReader) word(words, shortened [][]byte) bool {
	word := r.rest[:lettersEnd(r.rest, 0)]
	same := func(w []byte) bool { return bytes.EqualFold(w, word) }
	if !slices.ContainsFunc(words, same) {
		return false
	}
	r.rest = r.rest[len(word):]
	if slices.ContainsFunc(shortened, same) {
		r.sign(".")
	}
	return true
}

// wordEnds reports whether neither a digit nor "_" follows.
func (r *markReader) wordEnds() bool {
	return r.atEnd() || !isDigit(r.rest[0]) && r.rest[0] != '_'
}

// of reads "of", "out of" or "/" and the blanks around.
func (r *markReader) of() bool {
	r.blanks()
	if r.word(outWord, nil) && !r.blanks() {
		return false
	}
	ok := r.sign("/") || r.word(ofWords, nil)
	r.blanks()
	return ok
}

var outWord = list("out")

// markWords are the first letters of words that a mark begins with.
var markWords = firstThreeOf(words("pag blz bla sei mor meh con sui for wei seg ver row rec ent lin zei reg fil par tei dee she att sec vol"))

// maybeMark tells at a glance what is no mark: it begins with one of a few words,
// or a number.
func maybeMark(s []byte) bool {
	if len(s) > 2 && isLetter(s[0]) && isLetter(s[1]) && isLetter(s[2]) {
		return markWords.has(s)
	}
	i := skipMarks(s, 0)
	if i == len(s) {
		return s[0] == '.' || s[0] >= utf8.RuneSelf // ...
	}
	s = s[i:]
	switch {
	case isDigit(s[0]), s[0] >= utf8.RuneSelf:
		return true
	case len(s) > 2 && isLetter(s[1]) && isLetter(s[2]):
		return markWords.has(s)
	}
	return len(s) > 1 && (s[0]|0x20 == 'p' && s[1]|0x20 == 'g' || s[1] >= utf8.RuneSelf) // pg., página
}
