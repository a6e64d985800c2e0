package table

import (
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/unload"
	"example.com/centrevu/internal/wording"
)

// Spec describes a table.
type Spec struct {
	Name    string   // such as "arch_stat"
	Columns []string // in the documented order, in capitals
	Needed  []string // those that a row is nothing without

	// Fits reports whether a row that has the right number of fields can be a
	// row of the table. A row that is one and has a bad value fits.
	Fits func(*Row) bool

	// Plain, if set, is given whole lines that come next, once the columns are
	// sure. It takes what rows it can from their start, up to one that a Row is
	// needed for, and returns how many bytes and lines they are, and false if
	// the reading is to end.
	Plain func(Ahead) (n, lines int, more bool)
}

// Options say how a file was unloaded.
type Options struct {
	Delimiter  rune     // 0 means "|"
	Columns    []string // the order of the columns; nil means the documented one
	DateFormat string   // the setting of DBDATE; "" means MDY4/

	// Other, if set, is told of each value in a column that the Spec does not have,
	// before its row is yielded.
	Other func(column string, row centrevu.Line)
}

// Ahead is what comes next in a file: whole lines, each with its newline, valid
// only during the call.
type Ahead struct {
	Lines   []byte
	At      centrevu.Position
	Columns []int // the place in a row of each column of the Spec, -1 if it has none
	Fields  int   // that a row has
	Form    unload.DateForm
}

// order is the place of each column of the Spec in a row, -1 if it has none.
type order struct {
	at     []int
	fields int
	others []otherColumn // that the Spec does not have
}

type otherColumn struct {
	name string
	at   int
}

// order finds the columns of the table in names. What is wrong with the names
// is the error; known says that one of them is a column of the table.
func (s Spec) order(names []string) (o order, known bool, err error) {
	o = order{at: make([]int, len(s.Columns)), fields: len(names)}
	folded := make([]string, len(names))
	for j, n := range names {
		folded[j] = wording.Fold(n)
	}
	for i, c := range s.Columns {
		o.at[i] = -1
		lower := wording.Lower(c)
		for j, n := range folded {
			if n != lower {
				continue
			}
			if known = true; o.at[i] >= 0 {
				err = fmt.Errorf("column %s is named twice", c)
			}
			o.at[i] = j
		}
	}
	for j, n := range names {
		if !slices.Contains(o.at, j) {
			o.others = append(o.others, otherColumn{strings.TrimSpace(n), j})
		}
	}
	var lacks []string
	for _, c := range s.Needed {
		if o.at[slices.Index(s.Columns, c)] < 0 {
			lacks = append(lacks, c)
		}
	}
	if err == nil && len(lacks) > 0 {
		err = fmt.Errorf("no column %s among those of %s", strings.Join(lacks, ", "), s.Name)
	}
	return o, known, err
}

// header reads a row as a header line.
func (s Spec) header(r *unload.Row) (o order, is bool, err error) {
	if !r.Names() {
		return order{}, false, nil
	}
	names := make([]string, len(r.Fields))
	for i, f := range r.Fields {
		names[i] = f.Text
	}
	return s.order(names)
}

// settled checks the caller's settings.
func (o Options) settled(s Spec) (order, unload.DateForm, error) {
	form, err := unload.ParseDateForm(o.DateFormat)
	if err != nil {
		return order{}, form, err
	}
	names := o.Columns
	if names == nil {
		names = s.Columns
	}
	columns, _, err := s.order(names)
	return columns, form, err
}

func syntax(err error) error { return fmt.Errorf("%w: %w", centrevu.ErrSyntax, err) }
