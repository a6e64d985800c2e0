package errlog

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/frame"
)

func isUTF8(charset string) bool { return charset == "" || strings.EqualFold(charset, "utf-8") }

// findSet returns the character set of a Source.
func findSet(src centrevu.Source) (*charset.Set, error) {
	set, err := charset.Find(src.Charset)
	if err != nil {
		return nil, &centrevu.ParseError{Source: src.Name, Err: fmt.Errorf("%w: %w", centrevu.ErrSyntax, err)}
	}
	return set, nil
}

// decode returns the cells of a line that stands at an offset. size says how
// many bytes of the input a character takes of which the line has n.
func decode(set *charset.Set, line []byte, offset int64, size func(c rune, n int) int64) cells.Row {
	r := cells.Row{Cells: make([]rune, 0, len(line)), Offsets: make([]int64, 0, len(line))}
	for c, n := range set.Chars(line) {
		if c == 0 || c == 0x7f {
			// Padding at the ends of a line; but a word that has one in it
			// is another word.
			c = padding
		}
		r.Add(c, offset)
		offset += size(c, n)
	}
	trimPadding(r.Cells)
	return r
}

// padding stands for NUL and DEL while a line is decoded.
const padding = utf8.MaxRune

// trimPadding makes blanks of the padding at both ends of a line, and of what is
// inside unreadable characters.
func trimPadding(cs []rune) {
	blank := func(c rune) bool { return c == ' ' || c == padding }
	from, to := 0, len(cs)
	for ; from < to && blank(cs[from]); from++ {
		cs[from] = ' '
	}
	for ; to > from && blank(cs[to-1]); to-- {
		cs[to-1] = ' '
	}
	for i := from; i < to; i++ {
		if cs[i] == padding {
			cs[i] = utf8.RuneError
		}
	}
}

// narrowed returns a row whose blanks of any width are the one of ASCII: thin
// ones, those that do not break, and wide ones, which are two.
func narrowed(r cells.Row) cells.Row {
	copied := false
	for i, c := range r.Cells {
		if c <= ' ' || !unicode.IsSpace(c) {
			continue
		}
		if !copied {
			r.Cells, copied = append([]rune(nil), r.Cells...), true
		}
		r.Cells[i] = ' '
		if i+1 < len(r.Cells) && r.Cells[i+1] == 0 {
			r.Cells[i+1] = ' '
		}
	}
	return r
}

// unframed returns where the text of a row begins and ends without the blanks
// around it, and without the "|" that clint puts at the start of its rows with
// the one at the end.
func unframed(cs []rune) (from, to int) {
	from, to = trimCells(cs, 0, len(cs))
	if from < to && frame.Side(cs[from]) {
		from++
		for to > from && cs[to-1] == ' ' {
			to--
		}
		for to > from && frame.Side(cs[to-1]) {
			to--
		}
		from, to = trimCells(cs, from, to)
	}
	return from, to
}

func trimCells(cs []rune, from, to int) (int, int) {
	for from < to && cs[from] == ' ' {
		from++
	}
	for to > from && cs[to-1] == ' ' {
		to--
	}
	return from, to
}
