package capture

import (
	"bytes"
	"regexp"
	"slices"
	"time"
)

// puttyRule begins the line that PuTTY and the programs made from it write
// before a session.
var puttyRule = []byte("=~=~=~=~=~=~=~=~=~=~=~= ")

var puttyLine = regexp.MustCompile(`^(?:=~)+= [\w .-]{1,40} log (\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d) (?:=~)+=\r*\n`)

// puttyHeader reads the line and returns how long it is, 0 if b does not begin
// with one.
func puttyHeader(b []byte, loc *time.Location) (Header, int) {
	m := puttyLine.FindSubmatch(b[:min(len(b), 256)])
	if m == nil {
		return Header{}, 0
	}
	h := Header{Kind: PuTTY}
	h.Started, _ = Time(string(m[1]), loc)
	return h, len(m[0])
}

// packets reports a log of SSH packets or of raw SSH data.
func packets(b []byte) bool {
	begins := func(s string) bool { return bytes.HasPrefix(b, []byte(s)) }
	return slices.ContainsFunc([]string{"Event Log: ", "Incoming packet ", "Outgoing packet ", "Incoming raw data", "Outgoing raw data"}, begins)
}

// puttyMarks finds where PuTTY appended another session. Nothing says that one
// ended.
type puttyMarks struct {
	loc  *time.Location
	rule finder
}

func newPuTTY(in *input, h *Header, loc *time.Location) body {
	return &sessions{in: in, marks: &puttyMarks{loc: loc, rule: finder{text: puttyRule}}, header: h}
}

func (m *puttyMarks) find(b []byte, offset int64) int { return m.rule.find(b, offset) }

func (m *puttyMarks) parse(b []byte, _ bool) (int, *Header) {
	h, n := puttyHeader(b, m.loc)
	if n == 0 || h.Started.IsZero() {
		return 0, nil
	}
	begun := h
	return n, &begun
}
