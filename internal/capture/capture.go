package capture

import (
	"errors"
	"io"
	"time"
)

// Kind is what a capture is.
type Kind int

const (
	// Text is text that is no terminal output, and an empty capture.
	Text Kind = iota
	// Raw is terminal output as it stands.
	Raw
	// Typescript is a session recorded by script(1).
	Typescript
	// Asciicast2 is a session recorded by asciinema 2.
	Asciicast2
	// Asciicast3 is a session recorded by asciinema 3.
	Asciicast3
	// TTYRec is a session recorded by ttyrec or one of its relatives.
	TTYRec
	// PuTTY is a log of all session output written by PuTTY.
	PuTTY
)

var kindNames = [...]string{"text", "raw", "typescript", "asciicast v2", "asciicast v3", "ttyrec", "PuTTY log"}

// String returns the name of the kind.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "unknown"
	}
	return kindNames[k]
}

// Options say what a capture itself does not.
type Options struct {
	// Timing is the timing file that script(1) wrote beside a typescript, in
	// either of its formats, nil if there is none.
	Timing io.Reader

	// Location is the zone of header times that name none. Nil means UTC.
	Location *time.Location
}

// Header is what a capture says about the session in it.
type Header struct {
	Kind Kind
	Gzip bool

	// Started is when the session began, zero if the capture does not say.
	Started time.Time

	// Undated is the first line of a session that begins with one and does not say so, as
	// far as its time is read.
	Undated string

	// Rows and Columns are the size of the terminal, 0 if not known.
	Rows, Columns int

	// Term is the terminal type, Command what was run, each empty if not
	// known.
	Term, Command string

	// NewlineIsCRLF says that a line feed in the output means carriage return
	// and line feed: lines of coloured text, not what a terminal was sent.
	NewlineIsCRLF bool

	// Printable says that the text is PuTTY's log of printable output: what a
	// terminal was sent without its controls.
	Printable bool

	ended bool // its last line was read
}

// Chunk is a piece of terminal output.
type Chunk struct {
	// Bytes is the output, valid until the next call. It may be empty where
	// Reset or Rows says something.
	Bytes []byte

	// Offset is where Bytes[0] stands in the capture, in the uncompressed
	// bytes if it is compressed.
	Offset int64

	// Exact says that Bytes[i] stands at Offset+i, or, for a character that is
	// escaped in an asciicast, within the escape that begins at Offset.
	// Otherwise Offset is that of the record.
	Exact bool

	// Timed says that Elapsed is known: the time from the start of the session
	// until the bytes were shown.
	Timed   bool
	Elapsed time.Duration

	// At is when the bytes were shown, zero if that is not known. It never goes
	// back within a session, whatever the clock did.
	At time.Time

	// Rows and Columns, if not zero, are the size that the terminal got before
	// the bytes were shown.
	Rows, Columns int

	// Reset says that a new session begins with the bytes, on a terminal that
	// shows nothing. [Reader.Header] is now that of the new session.
	Reset bool

	// Whole says, with Reset, that the session before it ended with its last
	// line.
	Whole bool
}

// Errors that callers branch on. Each comes inside an *Error.
var (
	// ErrNotText says that the capture is neither text nor terminal output.
	ErrNotText = errors.New("not text")
	// ErrUnsupported says that the format is known and cannot be read.
	ErrUnsupported = errors.New("unsupported format")
	// ErrTooLarge says that a record is larger than any real one.
	ErrTooLarge = errors.New("too large")
	// ErrSyntax says that a record is not as its format wants it.
	ErrSyntax = errors.New("malformed record")
	// ErrTiming says that the timing file does not belong to the capture, so
	// the times given so far cannot be relied on. No output is lost by it.
	ErrTiming = errors.New("timing file does not match")
)

// Error is something wrong in a capture.
type Error struct {
	// Offset is where it stands, in the uncompressed bytes if the capture is
	// compressed.
	Offset int64
	Err    error

	// Fatal says that nothing more can be read.
	Fatal bool
}

func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns what is wrong.
func (e *Error) Unwrap() error { return e.Err }
