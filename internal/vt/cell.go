package vt

// Cell is one place on the screen.
type Cell struct {
	glyph glyph
	// Off is the offset of the byte that wrote the cell, the first one if it
	// took several; of the ESC for what a control sequence wrote. It is -1 for
	// a cell nothing was written to since it was erased.
	Off int64
}

// Rune is the character in the cell: a blank if nothing was written, 0 in the
// right half of a wide character.
func (c Cell) Rune() rune { return rune(c.glyph & glyphRune) }

// Width is 2 for a wide character, 0 for its right half, else 1.
func (c Cell) Width() int { return int(c.glyph >> glyphWidthShift & 3) }

// glyph packs what a cell shows, so that two can be compared at once: the rune,
// its width, the rendition and the number of its set of combining marks.
type glyph uint64

const (
	glyphRune       glyph = 1<<21 - 1
	glyphWidthShift       = 24
	glyphWide             = 2 << glyphWidthShift
	glyphNarrow           = 1 << glyphWidthShift
	glyphAttrShift        = 32
	glyphAttr       glyph = 0xffff << glyphAttrShift
	glyphColours    glyph = 0x7f << (glyphAttrShift + 8)
	glyphCombShift        = 48
	glyphText             = ^glyphAttr
	blank                 = glyph(' ') | glyphNarrow
	wideTail        glyph = 0
)

var (
	blankCell  = Cell{glyph: blank, Off: -1}
	blankCells = func() (cells [MaxColumns]Cell) {
		for i := range cells {
			cells[i] = blankCell
		}
		return cells
	}()
)

// line is a row of cells. All cells from used on are blank and unwritten.
type line struct {
	cells   []Cell
	used    int
	version uint64
	epoch   uint64 // the snapshot epoch in which version was given
	aligned uint64 // the version that DECALN gave it
	wide    bool   // may hold wide characters
	double  bool   // is of double width: see double.go
}

func newLine(columns int) line {
	l := line{cells: make([]Cell, columns)}
	copy(l.cells, blankCells[:])
	return l
}

// showsAny reports whether anything but blanks stands in [from, to).
func (l *line) showsAny(from, to int) bool {
	for i := from; i < min(to, l.used); i++ {
		if l.cells[i].glyph&glyphText != blank {
			return true
		}
	}
	return false
}

// wipe makes [from, to) blank and unwritten.
func (l *line) wipe(from, to int) {
	to = min(to, l.used)
	if from >= to {
		return
	}
	copy(l.cells[from:to], blankCells[:])
	if to == l.used {
		l.used = from
	}
	if l.used == 0 {
		l.wide = false
	}
}
