package capture

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// maxTimingLine bounds a line of a timing file. The longest holds a command.
const maxTimingLine = 64 << 10

// step is a line of a timing file, in either format:
//
//	0.123456 45             classic: seconds, bytes
//	O 0.123456 45           advanced: output, ...
//	I 0.123456 1            ... input
//	S 0.123456 SIGWINCH ROWS=24 COLS=80
//	H 0.000000 START_TIME 2026-11-22 07:48:08+00:00
//
// Seconds are those since the step before.
type step struct {
	kind    byte // O, I, S, H
	seconds float64
	bytes   int64
	name    string // of a signal or header
	value   string
}

// steps reads a timing file.
type steps struct {
	in     *input
	number int
}

// next returns the next step, and io.EOF after the last.
func (s *steps) next() (step, error) {
	for {
		line, err := s.in.line(maxTimingLine)
		if len(line) == 0 && !errors.Is(err, errLine) {
			return step{}, err
		}
		s.number++
		text := strings.TrimSpace(string(line))
		if st, ok := parseStep(text); ok {
			return st, nil
		}
		if text != "" || err != nil {
			return step{}, fmt.Errorf("line %d of it is no step", s.number)
		}
	}
}

func parseStep(s string) (step, bool) {
	st := step{kind: 'O'}
	if len(s) > 2 && s[0] >= 'A' && s[1] == ' ' {
		st.kind, s = s[0], s[2:]
	}
	delay, rest, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	var err error
	st.seconds, err = strconv.ParseFloat(strings.Replace(delay, ",", ".", 1), 64)
	if err != nil {
		return st, false
	}
	switch st.kind {
	case 'O', 'I':
		st.bytes, err = strconv.ParseInt(strings.TrimSpace(rest), 10, 64)
		return st, err == nil && st.bytes >= 0
	}
	st.name, st.value, _ = strings.Cut(strings.TrimLeft(rest, " "), " ")
	return st, true
}

// timed gives output the times of a timing file.
type timed struct {
	body   body
	header *Header
	loc    *time.Location
	steps  *steps

	step     step          // the one that goes on
	begun    time.Time     // when the session of the timing file began
	other    bool          // the output belongs to a session before that one
	oneFile  bool          // input and output are in one file
	output   string        // its name
	input    string        // the name of the file with the input
	over     bool          // no more steps, or none that can be relied on
	rest     Chunk         // output that has no time yet
	elapsed  time.Duration // until step
	found    error         // to be returned next
	resized  [2]int
	finished bool
}

func newTimed(b body, h *Header, opt Options) body {
	t := &timed{body: b, header: h, loc: opt.Location}
	src, _, err := inflate(opt.Timing, sizeFor(opt.Timing, 32<<10))
	if err != nil {
		t.mismatch(0, err)
		return t
	}
	t.steps = &steps{in: &input{br: bufio.NewReader(&steady{r: src})}}
	if err := t.advance(); err != nil && !errors.Is(err, io.EOF) {
		t.mismatch(0, err)
	}
	if t.input != "" && t.output == "" {
		t.found = unsupported("a log of input only: nothing in it was shown")
	}
	if t.header.Started.IsZero() {
		t.header.Started = t.begun
	}
	t.other = t.isOther()
	return t
}

// isOther reports whether the session began at another time than the timing
// file says.
func (t *timed) isOther() bool {
	if t.begun.IsZero() || t.header.Started.IsZero() {
		return false
	}
	return t.header.Started.Sub(t.begun).Abs() > 2*time.Second
}

func (t *timed) next() (Chunk, error) {
	for {
		if err := t.found; err != nil {
			t.found = nil
			return Chunk{}, err
		}
		if len(t.rest.Bytes) == 0 {
			c, err := t.body.next()
			if errors.Is(err, io.EOF) && !t.finished {
				t.finished = true
				t.finish()
				continue
			}
			if err != nil {
				return Chunk{}, err
			}
			if t.rest.Reset { // what it stood before was input
				c.Reset, c.Rows, c.Columns = true, t.rest.Rows, t.rest.Columns
			}
			t.rest = c
			if c.Reset {
				t.session()
			}
			continue
		}
		if t.over || t.other {
			c := t.rest
			t.rest = Chunk{}
			return c, nil
		}
		if t.step.bytes == 0 {
			switch err := t.advance(); {
			case errors.Is(err, io.EOF):
				t.mismatch(t.rest.Offset, errors.New("it ends before the typescript does"))
			case err != nil:
				t.mismatch(t.rest.Offset, err)
			}
			continue
		}
		if c := t.cut(); len(c.Bytes) > 0 {
			return c, nil
		}
	}
}

// cut returns the part of the output that belongs to the step, nothing if the
// step is input.
func (t *timed) cut() Chunk {
	n := int(min(t.step.bytes, int64(len(t.rest.Bytes))))
	c := t.rest
	c.Bytes = c.Bytes[:n]
	t.rest = Chunk{Bytes: t.rest.Bytes[n:], Offset: t.rest.Offset + int64(n), Exact: t.rest.Exact}
	t.step.bytes -= int64(n)
	if t.step.kind == 'I' {
		t.rest.Reset, t.rest.Rows, t.rest.Columns = c.Reset, c.Rows, c.Columns
		return Chunk{}
	}
	c.Timed, c.Elapsed = true, t.elapsed
	if !t.header.Started.IsZero() {
		c.At = t.header.Started.Add(t.elapsed)
	}
	if t.resized[0] > 0 {
		c.Rows, c.Columns = t.resized[0], t.resized[1]
		t.resized = [2]int{}
	}
	return c
}

// advance goes on to the next step that has bytes in the typescript.
func (t *timed) advance() error {
	for {
		st, err := t.steps.next()
		if err != nil {
			return err
		}
		elapsed, ok := later(t.elapsed, st.seconds)
		if !ok {
			return fmt.Errorf("line %d of it has no time", t.steps.number)
		}
		t.elapsed = elapsed
		switch st.kind {
		case 'S':
			t.signal(st)
		case 'H':
			t.describe(st)
		case 'O', 'I':
			if st.bytes > 0 && (st.kind == 'O' || t.oneFile) {
				t.step = st
				return nil
			}
		}
	}
}

// signal reads that the terminal was resized.
func (t *timed) signal(st step) {
	if st.name != "SIGWINCH" {
		return
	}
	var rows, columns int
	for _, f := range strings.Fields(st.value) {
		if v, ok := strings.CutPrefix(f, "ROWS="); ok {
			rows = size(v)
		}
		if v, ok := strings.CutPrefix(f, "COLS="); ok {
			columns = size(v)
		}
	}
	if rows > 0 && columns > 0 {
		t.resized = [2]int{rows, columns}
	}
}

// describe reads what the timing file says of the session, for a typescript
// that does not say it.
func (t *timed) describe(st step) {
	h := t.header
	switch st.name {
	case "START_TIME":
		t.begun, _ = Time(st.value, t.loc)
	case "TERM":
		h.Term = cmp.Or(h.Term, st.value)
	case "COLUMNS":
		h.Columns = cmp.Or(h.Columns, size(st.value))
	case "LINES":
		h.Rows = cmp.Or(h.Rows, size(st.value))
	case "COMMAND":
		h.Command = cmp.Or(h.Command, st.value)
	case "OUTPUT_LOG":
		t.output = st.value
	case "INPUT_LOG":
		t.input = st.value
		t.oneFile = st.value != "" && st.value == t.output
	}
}

// session goes on to the next session of the typescript.
func (t *timed) session() {
	if t.over {
		return
	}
	if t.other {
		t.other = t.isOther()
		return
	}
	if t.step.bytes > 0 {
		t.mismatch(t.rest.Offset, fmt.Errorf("%d bytes of it are missing where another session begins", t.step.bytes))
		return
	}
	t.elapsed = 0
}

// finish says what the timing file has more than the typescript.
func (t *timed) finish() {
	offset := t.rest.Offset
	switch {
	case t.over:
		return
	case t.other:
		t.mismatch(offset, fmt.Errorf("it is of a session that began at %s", t.begun.Format(time.RFC3339)))
		return
	}
	for t.step.bytes == 0 {
		st, err := t.steps.next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.mismatch(offset, err)
			return
		}
		if st.kind == 'O' || st.kind == 'I' && t.oneFile {
			t.step = st
		}
	}
	t.mismatch(offset, fmt.Errorf("it goes on for at least %d bytes behind the end of the typescript", t.step.bytes))
}

// mismatch gives up the timing file.
func (t *timed) mismatch(offset int64, err error) {
	t.over = true
	t.found = &Error{Offset: offset, Err: fmt.Errorf("%w: %w", ErrTiming, err)}
}

// IsStep reports whether a line is one of a timing file.
func IsStep(line string) bool {
	st, ok := parseStep(strings.TrimSpace(line))
	delay, _, _ := strings.Cut(strings.TrimLeft(strings.TrimSpace(line), "OISH "), " ")
	return ok && st.seconds >= 0 && strings.ContainsAny(delay, ".,") // others are two numbers
}

// Timed returns how many bytes of output a timing file counts. It reports false if it is
// none.
func Timed(r io.Reader) (output int64, ok bool) {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		if !IsStep(lines.Text()) {
			return 0, false
		}
		if st, _ := parseStep(strings.TrimSpace(lines.Text())); st.kind == 'O' {
			output += st.bytes
		}
	}
	return output, lines.Err() == nil && output > 0
}
