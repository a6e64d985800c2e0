// Package transcript tells the recordings in which lines were printed one below
// the other, as a shell does and the programs that draw no screens, and gives
// them as the text that was shown: without titles, colours and the modes of
// the keyboard, and a line that somebody typed and mended as it was at its end.
//
// What such a session may hold is a closed list. A recording with any sequence
// that can put something elsewhere than into the line that is being written is
// none, and is to be played on a terminal.
package transcript

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"time"

	"example.com/centrevu/internal/capture"
)

// Text is what a recording shows.
type Text struct {
	// Bytes holds the lines, in the character set of the recording. Each stands
	// where its first character stands in there, as far as there is room: the
	// ends of the lines reach that far.
	Bytes []byte

	// Starts are when the sessions began, as their headers say; zero of one
	// whose header does not.
	Starts []time.Time

	// Printed says that nothing had to be left out or mended.
	Printed bool

	// Ended says that the recorder noted the end, behind a line that has one.
	Ended bool
}

// Addressed reports whether what a recording begins with sends the cursor about:
// it shows screens. It is for telling most of those at once; what is in an
// asciicast is escaped.
func Addressed(head []byte) bool { return addresses.Match(head[:min(len(head), firstScreen)]) }

// firstScreen is how much is drawn of a screen before the cursor is sent about, at most.
const firstScreen = 4 << 10

var addresses = regexp.MustCompile(`(?:\x1b|\\u001[bB])\[(?:(?:[2-9]|[1-9]\d)\d*;\d*[Hf]|\?1049h)`)

// Of returns what a recording shows if lines were printed in it and nothing else,
// and nothing is wrong with the capture. Editable says of what stands in a line
// whether somebody may have gone on typing in it: behind a prompt.
func Of(content []byte, opt capture.Options, editable func(line string) bool) (Text, bool) {
	c, err := capture.Open(bytes.NewReader(content), opt)
	if err != nil {
		return Text{}, false
	}
	h := c.Header()
	if h.Kind == capture.Text && !h.Printable {
		return Text{}, false
	}
	t := &typist{editable: editable, columns: h.Columns}
	t.text.Printed = true
	t.begin(h)
	if h.Printable {
		t.printable(content)
		return t.text, t.finish(false)
	}
	asItStands := !h.Gzip && (h.Kind == capture.Raw || h.Kind == capture.Typescript || h.Kind == capture.PuTTY)
	t.atEnd = h.Kind == capture.Asciicast2 || h.Kind == capture.Asciicast3 // of the header
	pos := int64(0)
	for first := true; ; first = false {
		chunk, err := c.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Text{}, false
		}
		if chunk.Reset {
			t.flush()
			t.begin(c.Header())
		}
		if (first || chunk.Reset) && asItStands {
			t.recorders(content[pos:max(pos, chunk.Offset)])
		}
		t.add(chunk.Bytes, chunk.Offset)
		if pos = chunk.Offset + int64(len(chunk.Bytes)); t.failed || pos > maxSize {
			return Text{}, false
		}
	}
	return t.text, t.finish(c.Whole())
}

// maxSize is how much of a recording is held.
const maxSize = 16 << 20

// typist writes the lines.
type typist struct {
	text     Text
	editable func(string) bool
	columns  int
	failed   bool

	line   []byte // as far as it was printed
	pieces []piece
	atEnd  bool // of a line: the line feed is still to be written
}

// piece says where bytes of the line stand in the recording.
type piece struct {
	from   int
	offset int64
}

func (t *typist) begin(h capture.Header) { t.text.Starts = append(t.text.Starts, h.Started) }

// printable takes the output of a log that holds no controls.
func (t *typist) printable(content []byte) {
	at := int64(0)
	for l := range bytes.Lines(content) {
		if bytes.HasPrefix(l, []byte("=~=~=~=~")) {
			t.recorders(l)
		} else {
			t.add(l, at)
		}
		at += int64(len(l))
	}
}

// recorders leaves room for the lines that the recorder itself wrote.
func (t *typist) recorders(lines []byte) {
	for range bytes.Count(lines, []byte("\n")) {
		t.room(-1)
		t.atEnd = true
	}
}

// add takes output whose first byte stands at an offset.
func (t *typist) add(b []byte, offset int64) {
	for !t.failed {
		n := bytes.IndexByte(b, '\n')
		part := b
		if n >= 0 {
			part = b[:n]
		}
		if len(part) > 0 {
			t.pieces = append(t.pieces, piece{len(t.line), offset})
			t.line = append(t.line, part...)
		}
		if n < 0 {
			return
		}
		t.flush()
		t.room(-1)
		t.atEnd = true
		b, offset = b[n+1:], offset+int64(n)+1
	}
}

// finish ends the text.
func (t *typist) finish(whole bool) bool {
	t.text.Ended = whole && len(t.line) == 0
	t.flush()
	if t.atEnd {
		t.text.Bytes = append(t.text.Bytes, '\n')
		t.atEnd = false
	}
	return !t.failed
}

// room writes the end of the line before, as long as it takes for the next to stand in its
// place: carriage returns before a line feed are a part of it.
func (t *typist) room(offset int64) {
	if !t.atEnd {
		return
	}
	if n := offset - 1 - int64(len(t.text.Bytes)); n > 0 && n < maxEnd {
		t.text.Bytes = append(t.text.Bytes, bytes.Repeat([]byte("\r"), int(n))...)
	}
	t.text.Bytes = append(t.text.Bytes, '\n')
	t.atEnd = false
}

// maxEnd keeps lines short: what lies between two is a header or an escape.
const maxEnd = 16 << 10

// write writes a piece of a line whose first character stands at an index.
func (t *typist) write(text []byte, index int) {
	offset := int64(-1)
	for _, p := range t.pieces {
		if p.from > index {
			break
		}
		offset = p.offset + int64(index-p.from)
	}
	t.room(offset)
	t.text.Bytes = append(t.text.Bytes, text...)
}
