package report

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"example.com/centrevu"
)

// unload is one place of a file that a table was unloaded to: a text can hold several,
// each behind the prompt at which it was printed.
type unload struct {
	r     io.Reader
	head  []byte          // its start, or all of it
	lines []centrevu.Line // none of one that is too large to be held
	at    centrevu.Position
}

// unloads returns the places of a file that hold rows of unloaded tables.
func (f *file) unloads() []unload {
	if f.table != nil {
		return []unload{{r: f.table, head: f.content}}
	}
	if f.text == nil || !f.text.has(unloadedText) {
		return nil
	}
	var all []unload
	lines, kinds := f.text.lines, f.text.kinds
	for from := 0; from < len(kinds); from++ {
		if kinds[from] != unloadedText {
			continue
		}
		to := from + 1
		for to < len(kinds) && kinds[to] == unloadedText {
			to++
		}
		start, end := lines[from].Offset, int64(len(f.content))
		if to < len(lines) {
			end = lines[to].Offset
		}
		if from == 0 {
			start = 0 // with the mark of its character set
		}
		u := unload{head: f.content[start:end], lines: lines[from:to], at: centrevu.Position{Offset: start, Line: from}}
		if mark := f.content[:min(2, len(f.content))]; start > 0 && isUTF16(mark) {
			u.head = append(bytes.Clone(mark), u.head...)
			u.at.Offset -= int64(len(mark))
		}
		u.r = bytes.NewReader(u.head)
		all = append(all, u)
		from = to
	}
	return all
}

func isUTF16(mark []byte) bool {
	return bytes.Equal(mark, []byte("\xff\xfe")) || bytes.Equal(mark, []byte("\xfe\xff"))
}

// place returns the line of the file for one of the unload.
func (u *unload) place(l centrevu.Line) centrevu.Line {
	l.Offset += u.at.Offset
	l.Line += u.at.Line
	return l
}

// relocate gives an error about the unload its place in the file.
func (u *unload) relocate(err error) error {
	var at *centrevu.ParseError
	if u.at == (centrevu.Position{}) || !errors.As(err, &at) {
		return err
	}
	var all []error
	for e := range flat(err) {
		if errors.As(e, &at) {
			moved := *at
			if moved.Position != (centrevu.Position{}) {
				moved.Position = u.place(centrevu.Line{Position: at.Position}).Position
			}
			e = &moved
		}
		all = append(all, e)
	}
	return errors.Join(all...)
}

// unloaded returns the places that the table was unloaded to.
func (t table[T]) unloaded(f *file) []unload {
	all := f.unloads()
	kept := all[:0]
	for _, u := range all {
		if t.claims(f, u) {
			kept = append(kept, u)
		}
	}
	return kept
}

// claims reports whether an unload is of the table: what a line of headings says, else
// the rows.
func (t table[T]) claims(f *file, u unload) bool {
	of := claim{t.needs[0], u.at.Offset}
	is, known := f.claims[of]
	if !known {
		is = t.isOf(f, u)
		if f.claims == nil {
			f.claims = make(map[claim]bool)
		}
		f.claims[of] = is
	}
	return is
}

// claim is a table and a place that may be of it.
type claim struct {
	table string
	at    int64
}

func (t table[T]) isOf(f *file, u unload) bool {
	if len(u.head) == 0 {
		return false
	}
	first, _, _ := strings.Cut(strings.TrimLeft(string(u.head[:min(len(u.head), headSize)]), " \r\n"), "\n")
	columns := strings.Split(first, "|")
	switch {
	case t.named(columns):
		return true
	case isTable(columns):
		return false
	}
	for _, err := range t.read(bytes.NewReader(u.head), f.src, nil) {
		return !errors.Is(err, centrevu.ErrOtherScreen)
	}
	return true
}
