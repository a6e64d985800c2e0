package capture

// LineEnds tells from the output of a recording that a transfer changed its line
// ends. A terminal that gets a line feed alone goes on below where it was, so
// that everything would be read from other columns than it was shown in. Only
// line feeds behind text or a carriage return count: behind a motion they scroll.
//
// Of output that has no motion but line feeds, lines one below the other, it is
// known where they begin; programs that write on a screen move about on it.
type LineEnds struct {
	last    byte // what kind the byte before is
	feeds   int  // line feeds since then
	behind  byte // what they stand behind
	returns int  // carriage returns with something behind them
	motions int  // sequences that may move the cursor
	bare    int  // line ends without one between two texts
	odd     int  // line ends by their number of line feeds
	even    int
}

// Kinds of bytes; zero is anything else.
const (
	aText   = 't'
	aReturn = 'r'
	aEscape = 'e' // begins a sequence
	inside  = 'i' // a control sequence
)

// fewEnds is how many line ends say something. Curses writes some line feeds
// alone too, to go down a row.
const fewEnds = 3

// Look takes the next output.
func (l *LineEnds) Look(output []byte) {
	for _, b := range output {
		if b == 0 || l.last == aText && b >= ' ' && l.feeds == 0 {
			continue // padding, or text that goes on
		}
		if l.last == aReturn {
			l.returns++
		}
		if b == '\n' {
			if l.feeds == 0 {
				l.behind, l.last = l.last, 0
			}
			l.feeds++
			continue
		}
		if l.moves(b) {
			l.motions++
		}
		l.last = l.kind(b)
		if l.feeds > 0 {
			l.end()
		}
	}
}

// moves reports whether a sequence ends with a byte that may move the cursor. Those
// that do not set colours, modes or a title, and character sets.
func (l *LineEnds) moves(b byte) bool {
	switch l.last {
	case inside:
		return b >= 0x40 && b != 'm' && b != 'h' && b != 'l'
	case aEscape:
		return b != '[' && b != ']' && b != '(' && b != ')' && b != '=' && b != '>'
	}
	return b == '\b' || b == 0x0b
}

func (l *LineEnds) kind(b byte) byte {
	switch {
	case b == 0x1b:
		return aEscape
	case b == '\r':
		return aReturn
	case l.last == aEscape && b == '[', l.last == inside && b < 0x40:
		return inside
	case l.last == aEscape, l.last == inside, b < ' ':
		return 0
	}
	return aText
}

// end counts the line feeds, now that it is known what follows them.
func (l *LineEnds) end() {
	if l.behind == aText && l.last == aText {
		l.bare++
	}
	if l.behind == aText || l.behind == aReturn {
		if l.feeds%2 == 0 {
			l.even++
		} else {
			l.odd++
		}
	}
	l.feeds = 0
}

// Unix reports whether the output is lines that end in a line feed alone.
func (l *LineEnds) Unix() bool { return l.returns == 0 && l.motions == 0 && l.bare > 0 }

// Changed says what was done to the line ends, "" if nothing.
func (l *LineEnds) Changed() string {
	switch {
	case l.Unix():
	case l.returns == 0 && l.bare >= fewEnds:
		return "the recording lost its carriage returns"
	case l.odd == 0 && l.even >= fewEnds:
		return "the line feeds of the recording were doubled"
	}
	return ""
}
