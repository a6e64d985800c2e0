package window

import (
	"slices"
	"strconv"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/internal/layout"
)

// List describes a window that holds a list of values, in a table or in forms:
// its words, and how to make a value of what stands in a row.
type List[T any] struct {
	Window string // its name, without the menu
	Of     string // what the values are, such as "table of links"
	None   string // what to say of the window without any

	Columns *layout.Columns
	Labels  *layout.Labels // those of the columns, in their order, and any others
	Fields  []string       // what the columns' values are called
	ACD     int            // the column of the ACD
	Name    int            // that of its name, where it has one of its own; 0 for none

	// Inherits says that several values can be of one ACD, so that one without
	// an ACD in its row is of the one above.
	Inherits bool

	// Value makes a value. It reports what is wrong to the record's Sheet, and
	// whether there is a value.
	Value func(r *Record) (T, bool)

	// Other takes a label that is not a column's, in a form. It may be nil.
	Other func(f *Form, p layout.Pair)

	// Of which ACD and, if there are several of one ACD, which of them a value
	// is.
	Which func(v *T) (acd centrevu.ACD, kind int)

	// Says tells in an error what a value is of: "ACD 1, daily archive".
	Says func(v *T) string

	// Twice is told of two values of one thing that a single page shows. If
	// they differ, it makes both say no more than is certain, and returns true.
	Twice func(a, b *T) bool

	// Same reports whether two values of one thing say the same, wherever they
	// stand.
	Same func(a, b *T) bool

	// Doubt takes from a value what can no longer be relied on.
	Doubt func(v *T)

	// Seen notes when a value was shown.
	Seen func(v *T, seen centrevu.Seen)
}

// Record is the values of one thing as they stand in a row of a table, or in
// the rows of a form.
type Record struct {
	Sheet  *Sheet
	Row    int               // the row that stands for it
	ACD    centrevu.ACD      // of the row, or of one above it
	At     centrevu.Position // of the ACD
	Values []layout.Value    // by column
	Rows   []int             // in which each stands
	Has    []bool            // whether its label is there; in a table, always
	Others []layout.Value    // of columns that are not known
	Form   bool
}

// Take notes that a value of a column that is not known was read after all, and
// returns its place.
func (r *Record) Take(other int, name string) centrevu.Position {
	v := r.Others[other]
	r.Others = slices.Delete(slices.Clone(r.Others), other, other+1)
	r.Sheet.Value(r.Row, name, v)
	return r.Sheet.Position(r.Row, v)
}

// Form is the form that is being read.
type Form struct {
	record *Record
	Sheet  *Sheet
	Row    int
	first  int
	open   bool
	end    func()
}

// Has reports whether the form has the value already.
func (f *Form) Has(column int) bool { return f.open && f.record.Has[column] }

// Set notes a value.
func (f *Form) Set(column int, v layout.Value) {
	if !f.open {
		f.open, f.first = true, f.Row
		clear(f.record.Values)
		clear(f.record.Has)
	}
	f.record.Values[column], f.record.Rows[column], f.record.Has[column] = v, f.Row, true
}

// End ends the form: what follows is of another value.
func (f *Form) End() { f.end() }

// scan reads one showing of a window.
type scan[T any] struct {
	*List[T]
	sheet   *Sheet
	onePage bool
	headed  bool // a heading was seen, or labels beside each other
	values  []T
	starts  []int // the row that stands for each
	heads   []int // that which names its ACD; -1 if none does on the page, or something was wrong with it
	goesOn  bool  // the last is a form that stands on the last row: there may be more of it on the next page
	index   index
	noted   int // errors until the last of them

	acd    centrevu.ACD // of the rows below the one that names it
	row    int          // where it is named
	value  layout.Value
	named  namedBy
	called [centrevu.MaxACD + 1]string // ACDs, by their number
	block  int                         // the first of the values that are its
	alone  []naming                    // those that lines of their own name, and of which nothing is said yet
	bare   int                         // the row of a heading below values, with nothing below it yet; 0 for none

	form  Form
	asked T // a value that is being looked for

	table Record // that of a table's row
	same  []int  // its Rows
	all   []bool // its Has
}

// naming is an ACD that a line names.
type naming struct {
	centrevu.ACD
	row   int
	value layout.Value
}

// namedBy says whether the ACD of the rows that follow is known.
type namedBy int

const (
	nobody namedBy = iota // no ACD was named yet
	above                 // it was, and everything since was understood
	lost                  // something was not understood since
)

func (s *scan[T]) read() {
	n := len(s.Fields)
	s.index.size = len(s.sheet.Rows)
	s.form = Form{Sheet: s.sheet, record: &Record{Sheet: s.sheet, Values: make([]layout.Value, n), Rows: make([]int, n), Has: make([]bool, n), Form: true}, end: s.endForm}
	tables := s.Columns.Tables(s.sheet.Rows)
	below := false
	for i := 0; i < len(s.sheet.Rows); i++ {
		if s.sheet.Known(i) {
			continue // blank
		}
		if h := tables.Heading(i); h != nil {
			s.endForm()
			if len(s.values) > 0 {
				s.bare = i
			}
			s.headed, below = true, true
			for n := range h.Rows {
				s.sheet.Use(centrevu.HeadingLine, i+n)
			}
			if h.Part {
				s.sheet.Fail(i, layout.Value{}, "a part of the heading is hidden")
			}
			mute, rows := tables.Mute(i)
			for n, v := range mute {
				if _, ok := markIn(v.Text); !ok {
					s.sheet.Rest(rows[n], v)
				}
			}
			i += h.Rows - 1
			continue
		}
		pairs, rest := s.Labels.Find(&s.sheet.Rows[i])
		switch {
		case !below && s.besides(pairs) != nil:
			i = s.sideBySide(i, s.besides(pairs))
		case len(pairs) == 1 && pairs[0].Label == s.ACD && len(rest) == 0 && s.group(i, pairs[0].Value):
		case !below && len(pairs) > 0:
			s.pairs(i, pairs, rest)
		case below && !isLabels(&s.sheet.Rows[i]) && s.tableRow(tables, i):
		case !s.sheet.Other(i) && !s.sheet.Mark(i):
			s.lose()
		}
	}
	n, onLastRow := len(s.values), s.form.open && s.form.Row == len(s.sheet.Rows)-1
	s.endForm()
	s.goesOn = onLastRow && len(s.values) > n
	s.unsaid()
}

// unsaid tells of which ACDs and headings nothing follows that is their own.
func (s *scan[T]) unsaid() {
	if s.bare > 0 {
		s.sheet.Fail(s.bare, layout.Value{}, "the heading stands here again, and nothing below it")
	}
	if len(s.alone) == 0 {
		return
	}
	shown := acds.New(func(a, _ bool) bool { return a })
	for i := range s.values {
		acd, _ := s.Which(&s.values[i])
		shown.Add(acd, true)
	}
	for _, a := range s.alone {
		if !shown.Has(a.ACD) {
			s.sheet.Fail(a.row, a.value, "nothing is said of %v", a.ACD)
		} else if s.only(a.ACD) {
			s.sheet.Use(centrevu.UnclaimedLine, a.row)
		}
	}
}

// only reports whether all rows are of an ACD. A line that names it above such rows, which
// name it themselves, can be the field in which it alone was asked for, and what is shown
// a part of the list.
func (s *scan[T]) only(acd centrevu.ACD) bool {
	return !slices.ContainsFunc(s.values, func(v T) bool {
		of, _ := s.Which(&v)
		return !of.Same(acd)
	})
}

// said notes that something stands below the line that names an ACD.
func (s *scan[T]) said() {
	if n := len(s.alone); n > 0 && s.alone[n-1].row == s.row {
		s.alone = s.alone[:n-1]
	}
}

// lose notes that a line was not understood. What stands below belongs to no
// ACD above it.
func (s *scan[T]) lose() {
	s.endForm()
	s.said()
	if s.named == above {
		s.named = lost
	}
}

// group reads a line that names the ACD of the rows below and nothing else.
func (s *scan[T]) group(i int, v layout.Value) bool {
	v = withoutMark(v)
	// The field of a query form is filled up with underscores, which a name
	// can end in too.
	if field := strings.TrimRight(v.Shown, "_ "); field == "" || strings.HasSuffix(v.Shown, "________") {
		v.Shown = field
	}
	if v.Shown == "" {
		s.sheet.Use(centrevu.FurnitureLine, i)
		return true
	}
	s.endForm()
	s.nameAlone(i, v)
	return true
}

// nameAlone notes the ACD of what follows, named by what is no row of a table.
func (s *scan[T]) nameAlone(i int, v layout.Value) {
	s.name(i, v)
	if s.named == above {
		s.alone = append(s.alone, naming{s.acd, i, v})
	}
}

// name notes the ACD of what follows.
func (s *scan[T]) name(i int, v layout.Value) {
	s.acd, s.row, s.value, s.named, s.block = centrevu.ACD{}, i, v, lost, len(s.values)
	if s.sheet.Ended(i, v) {
		s.sheet.Fail(i, v, "the capture ends in the ACD %q", v.Shown)
		return
	}
	acd, ok := s.sheet.ACD(i, v)
	if s.acd = acd; ok {
		s.named = above
		s.sheet.Value(i, s.Fields[s.ACD], v)
	}
}

// tableRow reads a row below a heading. It reports whether it is one of the
// table's.
func (s *scan[T]) tableRow(tables *layout.Tables, i int) bool {
	cut := tables.Cut(i)
	if !cut.Like {
		return false
	}
	if cut.Values == nil || cut.Doubt {
		why := "the row does not fit below the heading"
		if cut.Doubt {
			why = "the row can be read in two ways"
		}
		s.sheet.Fail(i, layout.Value{}, why)
		s.lose()
		return true
	}
	before := len(s.sheet.errs)
	s.table = Record{Sheet: s.sheet, Row: i, Values: cut.Values, Rows: s.rowOf(i), Has: s.all, Others: cut.Others}
	r := &s.table
	v, ok := s.record(r, tables.Has(i, s.ACD))
	if failed := len(s.sheet.errs) > before; !failed || ok {
		for c, value := range r.Values {
			if value.Shown != "" && c != s.ACD {
				s.sheet.Value(i, s.Fields[c], value)
			}
		}
	} else {
		s.lose()
	}
	for _, other := range r.Others {
		s.sheet.Rest(i, other)
	}
	if ok {
		s.add(v, i)
	}
	return true
}

// rowOf returns the rows of a table row's values, all the same.
func (s *scan[T]) rowOf(i int) []int {
	if s.same == nil {
		s.same, s.all = make([]int, len(s.Fields)), make([]bool, len(s.Fields))
		for c := range s.all {
			s.all[c] = true
		}
	}
	for c := range s.same {
		s.same[c] = i
	}
	return s.same
}

// record finds the ACD of a row and makes its value.
func (s *scan[T]) record(r *Record, hasColumn bool) (v T, ok bool) {
	shown := r.Values[s.ACD]
	whose := true
	switch {
	case shown.Shown != "":
		s.name(r.Row, shown)
		whose = s.named == above
	case hasColumn && !s.Inherits:
		s.sheet.Fail(r.Row, shown, "no ACD")
		whose = false
	case s.named == lost, hasColumn && s.named == nobody, !s.Inherits && s.named == nobody:
		s.sheet.Fail(r.Row, shown, "no ACD in this row or right above it")
		whose = false
	}
	if whose && s.named == above {
		s.said()
		r.ACD, r.At = s.acd, s.sheet.Position(s.row, s.value)
	}
	s.nameACD(r, r.Row)
	v, ok = s.Value(r)
	if !ok || !whose {
		return v, false
	}
	if shown.Shown == "" && s.named == above && s.inBlock(v) {
		// The rows of an ACD whose line is not on this page.
		s.sheet.Fail(r.Row, layout.Value{}, "no ACD: the one above has such a row already")
		return v, false
	}
	return v, true
}

// inBlock reports whether what is shown of an ACD has such a value already.
func (s *scan[T]) inBlock(v T) bool {
	s.asked = v
	return s.index.find(s.Which(&s.asked)) >= s.block
}

// nameACD gives the ACD of a record the name that stands in a column of its own.
func (s *scan[T]) nameACD(r *Record, row int) {
	if s.Name == 0 || r.Values[s.Name].Shown == "" {
		return
	}
	shown := r.Values[s.Name]
	acd, ok := centrevu.ParseACD(strconv.Itoa(r.ACD.Number) + " " + shown.Shown)
	switch {
	case shown.Cut():
		s.sheet.Fail(row, shown, "a part of the name %q is hidden", shown.Shown)
	case r.ACD.Number == 0 || r.ACD.Name != "" && r.ACD.Name != acd.Name || !ok:
		s.sheet.Fail(row, shown, "%q is no name of %v", shown.Shown, r.ACD)
	default:
		r.ACD = acd
	}
}

// call notes what an ACD is called. One that has two names in a window was not read right
// in one of the rows.
func (s *scan[T]) call(acd centrevu.ACD, row int) {
	if acd.Name == "" || acd.Number == 0 {
		return
	}
	if was := &s.called[acd.Number]; *was == "" {
		*was = acd.Name
	} else if *was != acd.Name {
		s.sheet.Fail(row, layout.Value{}, "ACD %d is called %q here and %q above", acd.Number, acd.Name, *was)
	}
}

// add notes a value. A single page that shows a thing twice, not the same, says
// nothing of it.
func (s *scan[T]) add(v T, row int) {
	n := len(s.values)
	s.values, s.bare = append(s.values, v), 0
	added := &s.values[n]
	acd, kind := s.Which(added)
	if old := s.index.find(acd, kind); old >= 0 && s.onePage && s.Twice(&s.values[old], added) {
		s.sheet.Fail(row, layout.Value{}, "%v stands here twice with different values", s.Says(added))
	}
	s.index.add(acd, kind, n)
	s.call(acd, row)
	if s.starts == nil {
		const few = 16 // most windows show no more
		rows := make([]int, 2*few)
		s.starts, s.heads = rows[:0:few], rows[few:few]
	}
	head := s.row
	if len(s.sheet.errs) > s.noted {
		head = -1
	}
	s.starts, s.heads = append(s.starts, row), append(s.heads, head)
	s.noted = len(s.sheet.errs)
}

// index finds values by their ACD and kind: by the number of the ACD where both
// have one, else by its name, as ACD.Same compares.
type index struct {
	size    int // about how many there will be
	numbers map[numbered]int
	names   map[nameOf]place
}

type numbered struct{ number, kind int }

type nameOf struct {
	name string
	kind int
}

// place is where a value of that name stands, the last without a number and the
// last of all; -1 for none.
type place struct{ bare, any int }

// indexOf returns the index of values.
func (l *List[T]) indexOf(values []T) index {
	x := index{size: len(values)}
	for i := range values {
		acd, kind := l.Which(&values[i])
		x.add(acd, kind, i)
	}
	return x
}

func (x *index) find(acd centrevu.ACD, kind int) int {
	if acd.Number != 0 {
		if i, ok := x.numbers[numbered{acd.Number, kind}]; ok {
			return i
		}
	}
	p, ok := x.names[nameOf{acd.Name, kind}]
	switch {
	case !ok || acd.Name == "" && acd.Number != 0:
		return -1
	case acd.Number != 0:
		return p.bare
	}
	return p.any
}

func (x *index) add(acd centrevu.ACD, kind, i int) {
	if acd.Number != 0 {
		if x.numbers == nil {
			x.numbers = make(map[numbered]int, x.size)
		}
		x.numbers[numbered{acd.Number, kind}] = i
	}
	if acd.Name != "" || acd.Number == 0 {
		key := nameOf{acd.Name, kind}
		p, ok := x.names[key]
		if !ok {
			p.bare = -1
		}
		if p.any = i; acd.Number == 0 {
			p.bare = i
		}
		if x.names == nil {
			x.names = make(map[nameOf]place, x.size)
		}
		x.names[key] = p
	}
}
