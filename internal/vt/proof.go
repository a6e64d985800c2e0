package vt

// A stream can prove that its terminal had more rows than this one: by writing
// to rows below the last one, by scrolling regions that reach below it, or by
// lines that never scrolled, as what the program does next shows.

// proof gathers what the stream shows about the number of rows.
type proof struct {
	telling bool // reach or unflowed is set: what is written says something

	reach    int                         // the row below the last one that the cursor was sent to, or 0
	unflowed bool                        // the cursor was addressed into a screen that had flowed over
	usesLast bool                        // something was written to the last row
	cleared  bool                        // the screen was cleared, and since then only lines flowed
	flowed   int                         // lines that scrolled since then
	below    [(MaxRows + 63) / 64]uint64 // the rows that are there
}

const (
	// commonRows is the largest number of rows of a terminal that one row
	// written to is believed; above it programs use numbers such as 99 and 255
	// to get to the last row.
	commonRows = 66
	// mostRows is the largest number of rows that screens really have.
	mostRows = 200
)

// addressed notes where the cursor was sent to.
func (t *Terminal) addressed(row, col int) {
	t.reach, t.unflowed = 0, false
	switch {
	case row >= t.rows && !t.origin:
		t.reach = row
		t.unflowed = t.flowed > 0 && t.cleared
	case t.flowed > 0 && t.cleared:
		// Prompts stand at the start of the last row, and clocks in the first.
		t.unflowed = row < t.rows-1 && (row > 0 || col == 0) || row == t.rows-1 && col > 0
	}
	t.telling = t.reach != 0 || t.unflowed
}

// reached notes that the cursor, below the last row, went n rows down.
func (t *Terminal) reached(n int) {
	if t.reach != 0 {
		if t.reach += n; t.reach < t.rows {
			t.reach = 0
		}
	}
}

// notFlowing notes that the screen was cleared, or changed by other means than
// lines that flow.
func (t *Terminal) notFlowing(cleared bool) {
	t.flowed, t.unflowed, t.cleared = 0, false, cleared
}

// proves is called when something was written and the cursor had been sent to
// a place that says something.
func (t *Terminal) proves() {
	if t.reach != 0 {
		t.isThere(t.reach)
	}
	if t.unflowed {
		if last := t.rows + t.flowed; last <= mostRows {
			for row := t.rows; row < last; row++ {
				t.isThere(row)
			}
		}
		t.notFlowing(false)
	}
}

func (t *Terminal) isThere(row int) {
	if row < MaxRows {
		t.below[row/64] |= 1 << (row % 64)
	}
}

// ProvenRows is the number of rows that the terminal has according to the
// stream, 0 if that says nothing else than the options. It is not sure if the
// stream writes to rows that do not exist, in a way that says no size.
func (t *Terminal) ProvenRows() (rows int, sure bool) {
	within := func(most int) (n, last int) {
		for row := t.rows; row < most; row++ {
			if t.below[row/64]>>(row%64)&1 != 0 {
				n, last = n+1, row
			}
		}
		return n, last
	}
	n, last := within(MaxRows)
	if last >= mostRows && n*4 < last-t.rows {
		n, last = within(mostRows)
	}
	mixed := n
	if t.usesLast {
		mixed++
	}
	switch {
	case n == 0, n == 1 && last == t.rows && t.dialect.statusBelow, mixed < 2:
		return 0, true // nothing is mixed up with anything
	case last < commonRows, n*3 >= last+1-t.rows:
		return last + 1, true
	}
	return last + 1, false
}
