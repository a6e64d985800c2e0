package centrevu

import (
	"golang.org/x/text/encoding"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/vt"
)

// output is the bytes of a capture without what surrounds them.
type output struct {
	r    *capture.Reader
	rest []byte
}

func (o *output) Read(p []byte) (int, error) {
	for len(o.rest) == 0 {
		c, err := o.r.Next()
		if err != nil {
			return 0, captureError(err)
		}
		o.rest = c.Bytes
	}
	n := copy(p, o.rest)
	o.rest = o.rest[n:]
	return n, nil
}

// colored returns a function that decodes a line with escape sequences in it,
// such as tmux capture-pane -e prints: each is shown on a terminal of one row.
func colored(enc encoding.Encoding) func(textLine) cells.Row {
	return func(l textLine) cells.Row {
		var row cells.Row
		t := vt.New(vt.Options{Rows: 1, Columns: max(80, min(len(l.bytes), vt.MaxColumns)), Charset: enc, OnSnapshot: func(s *vt.Snapshot) {
			row = rowOfCells(s.Row(0), s.End)
		}})
		t.Feed(l.bytes, l.offset)
		t.Close()
		return row
	}
}
