package frame

import "strings"

// class says which parts of a border a character can draw.
type class uint8

const (
	horizontal class = 1 << iota
	side
	joint
	topLeft
	topRight
	bottomLeft
	bottomRight
	arrow // stands in a border where a list goes on
)

// arrows are the signs of a list that goes on, beside "^" and "v".
const arrows = "↑↓▲▼△▽▴▾⇧⇩⬆⬇"

// style is a way to draw borders: the class of each character below 128, and
// of those of Unicode box drawing.
type style struct {
	ascii [128]class
	box   [128]class
}

func (st *style) of(r rune) class {
	if uint32(r) < 128 {
		return st.ascii[r]
	}
	return st.beyond(r)
}

// beyond is of for what is no ASCII.
func (st *style) beyond(r rune) class {
	switch {
	case r >= 0x2500 && r < 0x2580:
		return st.box[r-0x2500]
	case r >= 0x2190 && strings.ContainsRune(arrows, r):
		return arrow
	}
	return 0
}

func (st *style) set(chars string, c class) {
	for _, r := range chars {
		if r < 128 {
			st.ascii[r] |= c
		} else {
			st.box[r-0x2500] |= c
		}
	}
}

// drawn borders are ASCII or Unicode box drawing, in which a corner is told
// from a crossing only in Unicode. lettered borders are DEC line drawing read
// as ASCII.
var drawn, lettered = func() (d, l style) {
	d.set("-=─━═╌╍┄┅┈┉╴╶╸╺╼╾", horizontal)
	d.set("|│┃║╎╏┆┇┊┋", side)
	d.set("+┌┍┎┏╒╓╔╭", topLeft)
	d.set("+┐┑┒┓╕╖╗╮", topRight)
	d.set("+└┕┖┗╘╙╚╰", bottomLeft)
	d.set("+┘┙┚┛╛╜╝╯", bottomRight)
	d.set("+", joint)
	d.set("^v", arrow)
	for i, c := range d.box {
		if c&(horizontal|side) == 0 {
			d.box[i] |= joint
		}
	}
	l.set("q", horizontal)
	l.set("x", side)
	l.set("lkmjtuvwn", joint)
	l.set("l", topLeft)
	l.set("k", topRight)
	l.set("m", bottomLeft)
	l.set("j", bottomRight)
	return d, l
}()

// Side reports whether r draws a vertical line.
func Side(r rune) bool { return drawn.of(r)&side != 0 }

// Line reports whether r draws a horizontal line.
func Line(r rune) bool { return drawn.of(r)&horizontal != 0 }

// Joint reports whether r draws a corner or a crossing.
func Joint(r rune) bool { return drawn.of(r)&joint != 0 }

// Bounds reports whether r draws a side, a corner or a crossing, or anything that
// stands in no word.
func Bounds(r rune) bool { return Draws(r) && (r > 0x7f || r == '|' || r == '+') }

// EndsInCorner reports whether a row ends in the lower right corner of a frame.
func EndsInCorner(row []rune) bool {
	n := len(row)
	return n > 1 && drawn.of(row[n-1])&bottomRight != 0 && Line(row[n-2])
}

// Draws reports whether r is any part of a drawing of lines.
func Draws(r rune) bool { return drawn.of(r)&^arrow != 0 }
