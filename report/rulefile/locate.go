package rulefile

import "unicode"

// within returns the place of a character of a scalar's text, counted from
// zero. A text can stand in quotes, with escapes, or over several lines, so
// that the file is read beside it; where the two do not agree, the place is
// that of the text's last character that was found.
func (in *input) within(n *node, offset int) place {
	at := n.at
	line := []rune(in.line(at.line))
	col := at.column - 1
	if col < len(line) && (line[col] == '|' || line[col] == '>') {
		at.line, col = at.line+1, 0
		line = []rune(in.line(at.line))
	}
	next := func() (rune, bool) {
		for col >= len(line) {
			if at.line >= len(in.lines) {
				return 0, false
			}
			at.line, col = at.line+1, 0
			line = []rune(in.line(at.line))
			if len(line) == 0 {
				continue
			}
		}
		col++
		return line[col-1], true
	}
	found := n.at
	for i, want := range []rune(n.text) {
		if unicode.IsSpace(want) {
			if i == offset {
				return place{found.line, found.column + 1}
			}
			continue // blanks may stand for the end of a line
		}
		for {
			r, ok := next()
			if !ok {
				return found
			}
			if r == want {
				break
			}
		}
		found = place{at.line, col}
		if i == offset {
			return found
		}
	}
	return place{found.line, found.column + 1}
}
