package errlog

import (
	"io"
	"iter"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
)

// report reads a report that was printed to a file.
func report(r io.Reader, src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		p := parser{src: src, yield: yield}
		p.clock.Location, p.clock.Near = src.Location, src.CapturedAt
		for l, err := range centrevu.Lines(r, src) {
			if err != nil {
				if p.flush() {
					yield(Entry{}, err)
				}
				return
			}
			if !p.line(unframed(l)) {
				return
			}
		}
		p.end()
	}
}

// unframed takes off the "|" that clint puts at the start of its rows, and
// the one at the end.
func unframed(l centrevu.Line) centrevu.Line {
	text := strings.TrimLeft(l.Text, " ")
	for _, r := range text {
		if !frame.Side(r) {
			break
		}
		n := len(l.Text) - len(text)
		l.Offset += int64(n + len(string(r)))
		l.Column += n + 1
		l.Text = strings.TrimRight(text[len(string(r)):], " ")
		l.Text = strings.TrimRightFunc(l.Text, frame.Side)
		break
	}
	return l
}
