package report

import (
	"bytes"
	"io"

	"example.com/centrevu"
)

// windowWatch looks for windows in a log that is read as a stream, and notes
// the first as a trouble: nobody reads it there.
type windowWatch struct {
	r    io.Reader
	file *file
	seen bool
	at   int64
	tail []byte // the end of what was read before
}

// overlap is longer than what is looked for.
const overlap = 16

// Read reads on and looks at what was read.
func (w *windowWatch) Read(b []byte) (int, error) {
	n, err := w.r.Read(b)
	if !w.seen && n > 0 {
		w.look(append(w.tail, b[:min(n, overlap)]...), w.at-int64(len(w.tail)))
		w.look(b[:n], w.at)
		w.tail = append(w.tail[:0], b[max(0, n-overlap):n]...)
	}
	w.at += int64(n)
	return n, err
}

// What a window has and a log has not: a corner of its frame, in letters or
// drawn, and the first row of a screen of CMS.
var (
	drawn    = [][]byte{[]byte("─"), []byte("═")}
	firstRow = []byte("(R) CMS")
)

func (w *windowWatch) look(b []byte, at int64) {
	found := func(i int) {
		if i >= 0 && !w.seen {
			w.seen = true
			e := w.file.tooLarge("a window may stand in this log, and nobody looks for one there")
			e.Position = centrevu.Position{Offset: at + int64(i)}
			w.file.trouble(0, e)
		}
	}
	for from := 0; ; {
		i := bytes.IndexByte(b[from:], '+')
		if i < 0 {
			break
		}
		if from += i + 1; from+1 < len(b) && (b[from] == '-' || b[from] == '=') && bytes.IndexByte([]byte("-=[ "), b[from+1]) >= 0 {
			found(from - 1)
		}
	}
	for _, d := range drawn {
		found(bytes.Index(b, d))
	}
	found(bytes.Index(b, firstRow))
}
