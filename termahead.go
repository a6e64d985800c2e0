package centrevu

import (
	"cmp"
	"fmt"

	"golang.org/x/text/encoding"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/vt"
)

// maxAhead bounds how much of a recording is read ahead, to find out what only
// the whole of it says. A daily check takes kilobytes.
const maxAhead = 32 << 20

// foreseen is what a recording says of its terminal before it is played.
type foreseen struct {
	sessions []foreseenSession
	latin1   bool // its characters are ISO 8859-1
	newline  bool // its lines end in a line feed alone
}

type foreseenSession struct {
	rows  int  // that it proves, 0 for what it states
	grows bool // its terminal gets more rows
}

// foresee plays what can be read ahead without showing it. The error says that
// nothing can be told: a session writes to rows that its terminal has not, or
// its terminal is none that is emulated.
func foresee(r *capture.Reader, src Source, enc encoding.Encoding) (foreseen, error) {
	var f foreseen
	err := notANSI(src, r.Header())
	term := terminal(src, enc, r.Header(), vt.Options{})
	utf8, other := 0, 0
	var ends capture.LineEnds
	end := func() {
		rows, sure := term.ProvenRows()
		if !sure && err == nil {
			err = tooFewRows(rows)
		}
		f.sessions = append(f.sessions, foreseenSession{rows, term.Grows()})
		u, o := term.Characters()
		utf8, other = utf8+u, other+o
	}
	r.Ahead(maxAhead, func(c capture.Chunk, h capture.Header) {
		switch {
		case c.Reset:
			end()
			if err == nil {
				err = notANSI(src, h)
			}
			term = terminal(src, enc, h, vt.Options{Rows: c.Rows, Columns: c.Columns})
		case c.Rows > 0 && c.Columns > 0:
			term.Resize(c.Rows, c.Columns)
		}
		term.Feed(c.Bytes, c.Offset)
		ends.Look(c.Bytes)
	})
	end()
	if changed := ends.Changed(); changed != "" && err == nil && !r.Header().NewlineIsCRLF {
		err = &ParseError{Err: fmt.Errorf("%w: %s on the way, and where its lines begin nobody knows", ErrSyntax, changed)}
	}
	f.newline = ends.Unix()
	f.latin1 = other > 0 && other >= utf8 // a server that writes UTF-8 writes nothing else
	return f, err
}

// terminal returns the terminal that a session was recorded on.
func terminal(src Source, enc encoding.Encoding, h capture.Header, opt vt.Options) *vt.Terminal {
	opt.Rows = cmp.Or(opt.Rows, src.Rows, h.Rows)
	opt.Columns = cmp.Or(opt.Columns, src.Columns, h.Columns)
	opt.Charset = enc
	opt.Term = cmp.Or(src.Term, h.Term)
	return vt.New(opt)
}

// notANSI refuses a terminal that is not emulated.
func notANSI(src Source, h capture.Header) error {
	if term := cmp.Or(src.Term, h.Term); !vt.IsANSI(term) {
		return &ParseError{Err: fmt.Errorf("%w: %s is not a terminal of the ANSI kind: what was sent to it cannot be shown", ErrSyntax, term)}
	}
	return nil
}

func tooFewRows(row int) error {
	return &ParseError{Err: fmt.Errorf("%w: the recording writes to row %d, which its terminal does not have: say its size", ErrSyntax, row)}
}
