package capture

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBadRecords(t *testing.T) {
	const v2 = `{"version": 2, "width": 80, "height": 24}` + "\n"
	record := string(fixture(t, "little.ttyrec"))
	for _, tt := range []struct {
		name, in, output string
		errs             []string
		fatal            bool
	}{
		{"lines", v2 + "x\n[0.1, \"o\", \"a\"]\n[]\n[1, \"o\"]\n[2, \"o\", 3]\n[true, \"o\", \"x\"]\n[3, \"o\", \"b\"]\n", "ab",
			[]string{
				"malformed record: not an event of an asciicast", "malformed record: not an event of an asciicast",
				"malformed record: not an event of an asciicast", "malformed record: not an event of an asciicast",
				"malformed record: not an event of an asciicast",
			}, false},
		{"escape", v2 + `[0.1, "o", "a\x41b"]` + "\n" + `[0.2, "o", "c"]`, "ac", []string{"malformed record: not an escape of JSON"}, false},
		{"surrogate", v2 + `[0.1, "o", "a\ud83db\udc00\ud83d\u0041"]`, "a\uFFFDb\uFFFD\uFFFDA", nil, false},
		{"cut", v2 + `[0.1, "o", "a\u00`, "a", []string{"malformed record: not an escape of JSON"}, false},
		{"cut in text", v2 + `[0.1, "o", "abc`, "abc", []string{"malformed record: the event is cut: unexpected EOF"}, false},
		{"cut behind", v2 + `[0.1, "o", "abc"`, "abc", []string{"malformed record: no ] ends the event"}, false},
		{"time", v2 + `[1e99, "o", "a"]` + "\n" + `[1, "o", "b"]`, "b", []string{"malformed record: 1e+99 is no time"}, false},
		{"size", v2 + `[1, "r", "0x0"]` + "\n" + `[1, "r", "99999999x1"]` + "\n" + `[1, "o", "b"]`, "b",
			[]string{"malformed record: not a size of a terminal", "malformed record: not a size of a terminal"}, false},
		{"header", v2 + "{\n" + `[1, "o", "b"]`, "b", []string{"malformed record: not a header of an asciicast"}, false},
		{"joined", v2 + `[1, "o", "a"]` + "\n" + v2 + `[1, "o", "b"]`, "ab", nil, false},
		{"numbers as text", `{"version": 2, "width": "80", "height": 24, "env": "x"}` + "\n" + `[1, "o", "a"]`, "a", nil, false},
		{"long line", v2 + `[1, "o", "` + strings.Repeat("x", maxEvent), "", []string{"too large: a line of more than 16777216 bytes"}, true},
		{"ttyrec, cut in a record", record[:len(record)-2], "\x1b[H\x1b[2Jonetwo", []string{"unexpected EOF"}, true},
		{"ttyrec, cut in a header", record[:len(record)-12], "\x1b[H\x1b[2Jone", []string{"unexpected EOF"}, true},
		{"ttyrec, junk", record + strings.Repeat(record, 5000) + strings.Repeat("\xff", 20), "", []string{"malformed record: no record of a ttyrec"}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := read(strings.NewReader(tt.in), Options{})
			assert.Equal(t, tt.errs, got.errs)
			if tt.output != "" {
				assert.Equal(t, tt.output, string(got.output))
			}
			assert.Equal(t, tt.fatal, err != nil)
		})
	}
}
