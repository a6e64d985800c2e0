package report

import (
	"bufio"
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/lines"
)

// codePoints holds, by its number, each line of a text whose code points do not
// stand one in a cell: the column of each of them. A mark has that of its letter.
type codePoints map[int]columns

// CodePoints returns where the text of a line begins and ends in its line of the
// file, one-based and in code points, as editors and SARIF count. These are the
// columns, but behind tabs, wide characters, marks and characters struck over.
// For a recording, a text that was not held whole, and a capture that was read
// from JSON, a code point is taken to stand in a cell.
func (c *Capture) CodePoints(l centrevu.Line) (from, to int) {
	text := strings.TrimRight(l.Text, " ")
	at := c.codePoints[l.Line]
	if len(at) == 0 {
		return l.Column, l.Column + utf8.RuneCountInString(text)
	}
	return at.number(l.Column), at.number(l.Column + cells.Len(text))
}

// columns are those of the code points of a line, and that of its end.
type columns []int32

// number returns the number of the code point at a column.
func (at columns) number(column int) int {
	i := sort.Search(len(at), func(i int) bool { return int(at[i]) >= column })
	switch {
	case i == len(at): // behind the end: blanks that nothing wrote
		return i + column - int(at[i-1])
	case int(at[i]) > column && i > 0: // in the middle of a tab
		return i
	}
	return i + 1
}

// codePointsOf returns nil for a text of printing ASCII.
func codePointsOf(content []byte, src centrevu.Source) codePoints {
	if !bytes.ContainsFunc(content, func(r rune) bool { return (r < ' ' || r > '~') && r != '\n' && r != '\r' && r != '\f' }) {
		return nil
	}
	set, err := charset.Find(src.Charset)
	if err != nil {
		return nil // which is said where the lines are read
	}
	odd := codePoints{}
	text := lines.NewReader(bufio.NewReader(bytes.NewReader(content)))
	for {
		l, err := text.Next()
		if err != nil {
			return odd
		}
		in := set
		if l.Wide {
			in = charset.Of(nil)
		}
		var row cells.Row
		var at columns
		plain := true
		for c := range in.Chars(l.Bytes) {
			before := len(row.Cells)
			row.Add(c, 0)
			column := int32(before + 1)
			switch n := len(row.Cells); {
			case n == before && n > 0: // a mark
				column = at[len(at)-1]
			case n < before: // what a backspace takes back stands where the next will
				column = int32(n + 1)
				for i := len(at) - 1; i >= 0 && at[i] > column; i-- {
					at[i] = column
				}
			}
			at = append(at, column)
			plain = plain && len(row.Cells) == len(at)
		}
		if !plain {
			odd[l.Number] = append(at, int32(len(row.Cells)+1))
		}
	}
}
