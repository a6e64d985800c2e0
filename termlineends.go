package centrevu

// lineEnds tells from the output of a recording that a transfer changed its line
// ends. A terminal that gets a line feed alone goes on below where it was, so
// that everything would be read from other columns than it was shown in.
type lineEnds struct {
	last    byte
	returns int // carriage returns
	ends    int // line feeds right behind text
	odd     int // runs of line feeds by their length, with output on both sides
	even    int
	run     int // length of the run that the output so far ends in
}

// fewEnds is how many line ends say something. Curses writes some line feeds
// alone too, to go down a row.
const fewEnds = 3

func (l *lineEnds) look(output []byte) {
	for _, b := range output {
		switch {
		case b == 0: // padding
			continue
		case b == '\n':
			if l.last > ' ' {
				l.ends++
			}
			if l.last != 0 {
				l.run++
			}
		default:
			l.endRun()
			if b == '\r' {
				l.returns++
			}
		}
		if l.last != 0 || b != '\n' {
			l.last = b
		}
	}
}

func (l *lineEnds) endRun() {
	switch {
	case l.run == 0:
	case l.run%2 == 1:
		l.odd++
	default:
		l.even++
	}
	l.run = 0
}

// changed says what was done to the line ends, "" if nothing.
func (l *lineEnds) changed() string {
	switch {
	case l.returns == 0 && l.ends >= fewEnds:
		return "the recording lost its carriage returns"
	case l.odd == 0 && l.even >= fewEnds:
		return "the line feeds of the recording were doubled"
	}
	return ""
}
