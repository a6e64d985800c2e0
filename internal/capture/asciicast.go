package capture

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// maxEvent bounds a line of an asciicast. asciinema writes what it reads from
// a terminal at once, some kilobytes.
const maxEvent = 16 << 20

// asciicastHeader is the first line, of either version.
type asciicastHeader struct {
	Version   json.Number
	Width     json.Number
	Height    json.Number
	Timestamp json.Number
	Command   string
	Env       map[string]any
	Stdout    json.RawMessage // version 1
	Term      *struct {
		Cols, Rows json.Number
		Type       string
	}
}

// asciicastSniff reads the header of an asciicast. It reports false for
// anything else.
func asciicastSniff(b []byte) (Header, bool, error) {
	if !bytes.HasPrefix(b, []byte("{")) {
		return Header{}, false, nil
	}
	line, _, _ := bytes.Cut(b, []byte("\n"))
	h, err := asciicastLine(line)
	if err == nil {
		return h, true, nil
	}
	if errors.Is(err, ErrUnsupported) || firstVersion(b) {
		return Header{}, false, unsupported("an asciicast of a version other than 2 and 3")
	}
	return Header{}, false, nil
}

// asciicastLine reads a header.
func asciicastLine(line []byte) (Header, error) {
	var a asciicastHeader
	// A field of another type than documented is left out, not more.
	var odd *json.UnmarshalTypeError
	if err := json.Unmarshal(line, &a); err != nil && !errors.As(err, &odd) {
		return Header{}, err
	}
	h := Header{Rows: size(a.Height.String()), Columns: size(a.Width.String()), Command: a.Command}
	if term, ok := a.Env["TERM"].(string); ok {
		h.Term = term
	}
	if a.Term != nil {
		h.Rows, h.Columns = size(a.Term.Rows.String()), size(a.Term.Cols.String())
		if a.Term.Type != "" {
			h.Term = a.Term.Type
		}
	}
	sized := a.Width != "" && a.Height != "" || a.Term != nil
	switch {
	case !sized || a.Version == "":
		return Header{}, ErrSyntax
	case a.Version == "2":
		h.Kind = Asciicast2
	case a.Version == "3":
		h.Kind = Asciicast3
	default:
		return Header{}, ErrUnsupported
	}
	if seconds, err := strconv.ParseFloat(a.Timestamp.String(), 64); err == nil {
		h.Started = unix(seconds)
	}
	return h, nil
}

// unix returns the time, zero if it is none that a session was recorded at.
func unix(seconds float64) time.Time {
	const year10000 = 253402300800
	if !(seconds > 0 && seconds < year10000) {
		return time.Time{}
	}
	whole := int64(seconds)
	return time.Unix(whole, int64((seconds-float64(whole))*1e9)).UTC()
}

// firstVersion reports an asciicast of version 1: one JSON object, on one line
// or on many, with all of the output in it.
func firstVersion(b []byte) bool {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	dec.Token() // the brace
	version := false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return false
		}
		if key == "stdout" {
			return version
		}
		var value json.RawMessage
		if dec.Decode(&value) != nil {
			return false
		}
		version = version || key == "version" && string(value) == "1"
	}
	return false
}

// asciicast reads the events. The output in one is handed out in pieces
// between its escapes, so that each byte has its place.
type asciicast struct {
	in     *input
	header *Header
	begun  bool

	elapsed time.Duration
	shown   time.Time // when the session began and that elapsed
	rest    []byte    // of the event's string and what follows it
	at      int64     // of the rest
	reset   bool
	rune    [4]byte
}

func (a *asciicast) next() (Chunk, error) {
	for {
		if a.rest != nil {
			c, done, err := a.piece()
			if done {
				a.rest = nil
			}
			if err != nil || len(c.Bytes) > 0 {
				return c, err
			}
			continue
		}
		start := a.in.offset
		line, err := a.in.line(maxEvent)
		if errors.Is(err, errLine) {
			return Chunk{}, &Error{Offset: start, Err: fmt.Errorf("%w: a line of more than %d bytes", ErrTooLarge, maxEvent), Fatal: true}
		}
		if len(line) == 0 {
			return Chunk{}, err // the same error comes again behind a line without end
		}
		line = bytes.TrimRight(line, " \t\r\n")
		skip := len(line)
		line = bytes.TrimLeft(line, " \t")
		start += int64(skip - len(line))
		c, ok, err := a.event(line, start)
		if err != nil {
			return Chunk{}, &Error{Offset: start, Err: err}
		}
		if ok {
			return c, nil
		}
	}
}

// event reads a line. Output is left in rest; a chunk is returned for a
// terminal that was resized.
func (a *asciicast) event(line []byte, start int64) (Chunk, bool, error) {
	if len(line) == 0 || line[0] == '#' {
		return Chunk{}, false, nil
	}
	if line[0] == '{' {
		if len(line) > sniffed {
			return Chunk{}, false, fmt.Errorf("%w: a header of more than %d bytes", ErrTooLarge, sniffed)
		}
		h, err := asciicastLine(line)
		if err != nil {
			return Chunk{}, false, fmt.Errorf("%w: not a header of an asciicast", ErrSyntax)
		}
		h.Gzip = a.header.Gzip
		*a.header = h
		a.elapsed = 0
		a.reset = a.begun
		a.begun = true
		return Chunk{}, false, nil
	}
	seconds, code, text, err := splitEvent(line)
	if err != nil {
		return Chunk{}, false, err
	}
	base := time.Duration(0)
	if a.header.Kind == Asciicast3 {
		base = a.elapsed
	}
	elapsed, ok := later(base, seconds)
	if !ok {
		return Chunk{}, false, fmt.Errorf("%w: %g is no time", ErrSyntax, seconds)
	}
	a.elapsed = elapsed
	a.shown = time.Time{}
	if !a.header.Started.IsZero() {
		a.shown = a.header.Started.Add(elapsed)
	}
	switch code {
	case "x":
		a.header.ended = true
	case "o":
		a.header.ended = false
		a.rest, a.at = text, start+int64(len(line)-len(text))
	case "r":
		width, height, _ := strings.Cut(string(text[:min(len(text), 16)]), "x")
		height, _, _ = strings.Cut(height, `"`)
		c := a.chunk(nil, start+int64(len(line)-len(text)))
		c.Rows, c.Columns = size(height), size(width)
		if c.Rows == 0 || c.Columns == 0 {
			return Chunk{}, false, fmt.Errorf("%w: not a size of a terminal", ErrSyntax)
		}
		return c, true, nil
	}
	return Chunk{}, false, nil
}

func (a *asciicast) chunk(b []byte, offset int64) Chunk {
	c := Chunk{Bytes: b, Offset: offset, Exact: true, Timed: true, Elapsed: a.elapsed, At: a.shown, Reset: a.reset}
	if a.reset {
		c.Rows, c.Columns = a.header.Rows, a.header.Columns
		a.reset = false
	}
	return c
}

// splitEvent reads [time, "code", "data"] and returns what follows the quote
// before the data.
func splitEvent(line []byte) (seconds float64, code string, data []byte, err error) {
	bad := fmt.Errorf("%w: not an event of an asciicast", ErrSyntax)
	b, ok := bytes.CutPrefix(line, []byte("["))
	n := bytes.IndexByte(b[:min(len(b), 64)], ',')
	if !ok || n < 0 {
		return 0, "", nil, bad
	}
	seconds, err = strconv.ParseFloat(string(bytes.TrimSpace(b[:n])), 64)
	if err != nil {
		return 0, "", nil, bad
	}
	b, ok = bytes.CutPrefix(bytes.TrimLeft(b[n+1:], " \t"), []byte(`"`))
	n = bytes.IndexByte(b[:min(len(b), 64)], '"')
	if !ok || n < 0 {
		return 0, "", nil, bad
	}
	code = string(b[:n])
	b, ok = bytes.CutPrefix(bytes.TrimLeft(b[n+1:], " \t"), []byte(","))
	if !ok {
		return 0, "", nil, bad
	}
	b, ok = bytes.CutPrefix(bytes.TrimLeft(b, " \t"), []byte(`"`))
	if !ok && code == "o" {
		return 0, "", nil, bad
	}
	return seconds, code, b, nil
}

// piece returns the next bytes of the output and whether they were the last.
func (a *asciicast) piece() (Chunk, bool, error) {
	n := 0
	for n < len(a.rest) && a.rest[n] != '"' && a.rest[n] != '\\' {
		n++ // the next is near, as a rule
	}
	if n > 0 {
		c := a.chunk(a.rest[:n], a.at)
		a.rest, a.at = a.rest[n:], a.at+int64(n)
		return c, false, nil
	}
	if len(a.rest) == 0 {
		return Chunk{}, true, &Error{Offset: a.at, Err: fmt.Errorf("%w: the event is cut: %w", ErrSyntax, io.ErrUnexpectedEOF)}
	}
	if a.rest[0] == '"' {
		if tail := bytes.TrimSpace(a.rest[1:]); string(tail) != "]" {
			return Chunk{}, true, &Error{Offset: a.at, Err: fmt.Errorf("%w: no ] ends the event", ErrSyntax)}
		}
		return Chunk{}, true, nil
	}
	b, n := unescape(a.rune[:0], a.rest)
	if n == 0 {
		return Chunk{}, true, &Error{Offset: a.at, Err: fmt.Errorf("%w: not an escape of JSON", ErrSyntax)}
	}
	c := a.chunk(b, a.at)
	a.rest, a.at = a.rest[n:], a.at+int64(n)
	return c, false, nil
}
