package frame

import "strings"

// style says which characters draw which part of a border.
type style struct {
	horizontal, side, joint                    func(rune) bool
	topLeft, topRight, bottomLeft, bottomRight func(rune) bool
}

func in(set string) func(rune) bool {
	return func(r rune) bool { return strings.ContainsRune(set, r) }
}

const (
	lines = "-=─━═╌╍┄┅┈┉╴╶╸╺╼╾"
	sides = "|│┃║╎╏┆┇┊┋"
)

// drawn borders are ASCII or Unicode box drawing, in which a corner is told
// from a crossing only in Unicode.
var drawn = style{
	horizontal:  in(lines),
	side:        in(sides),
	joint:       Joint,
	topLeft:     in("+┌┍┎┏╒╓╔╭"),
	topRight:    in("+┐┑┒┓╕╖╗╮"),
	bottomLeft:  in("+└┕┖┗╘╙╚╰"),
	bottomRight: in("+┘┙┚┛╛╜╝╯"),
}

// lettered borders are DEC line drawing read as ASCII.
var lettered = style{
	horizontal: in("q"), side: in("x"), joint: in("lkmjtuvwn"),
	topLeft: in("l"), topRight: in("k"), bottomLeft: in("m"), bottomRight: in("j"),
}

// Side reports whether r draws a vertical line.
func Side(r rune) bool { return strings.ContainsRune(sides, r) }

// Line reports whether r draws a horizontal line.
func Line(r rune) bool { return strings.ContainsRune(lines, r) }

// Joint reports whether r draws a corner or a crossing.
func Joint(r rune) bool {
	return r == '+' || r >= '\u2500' && r <= '\u257f' && !Side(r) && !Line(r)
}
