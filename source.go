package centrevu

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// Source says where captured bytes come from and how to read them. The zero
// value reads UTF-8 or ISO 8859-1 text whose times are UTC.
type Source struct {
	// Name is how errors and evidence cite the capture, such as
	// "primary/backup.txt".
	Name string

	// Location is the server's time zone. No CMS screen, log or table names
	// one, so every wall-clock time is read in it. Nil means UTC.
	Location *time.Location

	// CapturedAt is when the capture was made, zero if that is not known. A
	// two-digit year is read as the year nearest to it, and without it as one
	// of 1970 to 2069.
	CapturedAt time.Time

	// Charset is the IANA name of the capture's character set. Empty means
	// that each line is read as UTF-8 if it is valid UTF-8, else as
	// ISO 8859-1. UTF-16 is known by its byte order mark, and an asciicast is UTF-8,
	// whatever this says.
	Charset string

	// Rows and Columns are the size of the terminal that a recording was made
	// on. Zero means what the recording says, else 24 and 80. Text that is no
	// recording has no fixed size and ignores them.
	Rows, Columns int

	// Term is the type of that terminal, such as "att615". Empty means what
	// the recording says. The common types are read right without it; a few
	// do other things with the same bytes (aixterm, att605, 44xx, teraterm).
	Term string

	// Timing is the timing file that script(1) wrote beside a typescript, in
	// either of its formats; nil if there is none. It is read once, so a
	// Source with one serves one capture.
	Timing io.Reader

	// Words maps the wording on this server's screens to the documented
	// English wording, for servers in another language or with renamed labels:
	// {"Sauvegardes terminées": "Backups completed"}. Letter case and the
	// width of blanks do not matter. ACD names and the text of log entries are
	// never translated.
	Words map[string]string

	// MaxMemory bounds how many bytes of memory what a capture shows takes, or
	// what all captures of a folder show. Zero and less mean 256 MiB. Where it is
	// reached, ErrTooLarge says so with its place, and what was read before
	// stands.
	MaxMemory int64

	// Strict makes every parser report the lines that nothing claimed as
	// errors too (ErrSyntax), each beside what was understood. It is for
	// finding out whether a site's screens are read to the last line.
	Strict bool
}

// Leftovers returns the lines of a window that nothing claimed as errors if
// the Source is Strict, else nil.
func (s Source) Leftovers(unclaimed []Line) error {
	if !s.Strict {
		return nil
	}
	var errs []error
	for _, l := range unclaimed {
		e := &ParseError{Source: s.Name, Position: l.Position, Text: l.Text, Err: fmt.Errorf("%w: nothing claimed this line", ErrSyntax)}
		if l.Column > 1 {
			e.Text = strings.Repeat(" ", l.Column-1) + l.Text
		}
		errs = append(errs, e)
	}
	return errors.Join(errs...)
}

// Zone returns the Location, or UTC where there is none.
func (s Source) Zone() *time.Location {
	if s.Location == nil {
		return time.UTC
	}
	return s.Location
}

// Title returns the window title that a line of text consists of, without the
// frame and the blanks around it: a main menu item, a colon and a name, in the
// documented wording or the server's own (Words). It reports false for any
// other line.
func (s Source) Title(line string) (string, bool) {
	return s.TitleReader()(line)
}

// TitleReader returns Title for many lines: it prepares the Words once.
func (s Source) TitleReader() func(line string) (string, bool) {
	titles := s.titles()
	return func(line string) (string, bool) {
		line = frame.Trim(line)
		return line, titles.Is(line)
	}
}

func (s Source) titles() frame.Titles { return frame.Titles{Words: wording.New(s.Words)} }

// limit is how many bytes may be kept for memory to stay below MaxMemory, which
// the collector lets grow to twice what is in use.
func (s Source) limit() int64 { return cmp.Or(max(s.MaxMemory, 0), 256<<20) / 2 }
