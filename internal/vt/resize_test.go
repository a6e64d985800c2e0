package vt

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// resized is the screen after before, a resize to 4 by 8, and after.
func resized(before, after string) string {
	term := New(Options{Rows: 3, Columns: 5, Term: "xterm"})
	_, _ = term.Write([]byte(before))
	term.Resize(4, 8)
	_, _ = term.Write([]byte(after))
	return shownNow(term)
}

func shownNow(term *Terminal) string {
	var rows []string
	for _, l := range term.lines {
		rows = append(rows, term.row(l).Text())
	}
	return strings.TrimRight(strings.Join(rows, "/"), "/")
}

func TestResize(t *testing.T) {
	assert.Equal(t, "abcde/fg", resized("abcdefg", ""), "no reflow")
	assert.Equal(t, "a//b/    c", resized("a\r\n\nb", "\x1b[4;5Hc"))
	assert.Equal(t, "a/x  z", resized("a\x1b[2;1Hx", "\x1b[2;4Hz"))
	assert.Equal(t, "1/2/3/4", resized("1\r\n2\r\n3", "\r\n4"), "the margins are those of the new size")

	term := New(Options{Rows: 4, Columns: 8, Term: "xterm"})
	_, _ = term.Write([]byte("one\r\ntwo\r\nthree\r\nfour"))
	term.Resize(2, 4)
	assert.Equal(t, "thre/four", shownNow(term), "the row of the cursor stays")
	term.Resize(2, 8)
	assert.Equal(t, "thre/four", shownNow(term), "what was cut off at the right is lost")
	term.Resize(3, 8)
	assert.Equal(t, "two/thre/four", shownNow(term), "and above it comes back")
	term.Resize(2, 8)
	assert.Len(t, term.Limits(), 0)
	_, _ = term.Write([]byte("\x1b[8;65535;65535t"))
	assert.Len(t, term.Limits(), 1, "an unreal size is not acted on")
	_, _ = term.Write([]byte("\x1b[8;3;9t\x1b[3;9Hx"))
	assert.Equal(t, "two/thre/four    x", shownNow(term))
}

// What is resized away was on the screen, and what comes after is on the same.
func TestResizeShowsTheScreenBefore(t *testing.T) {
	var got []string
	term := New(Options{Rows: 2, Columns: 8, OnSnapshot: func(s *Snapshot) { got = append(got, screenText(s)) }})
	_, _ = term.Write([]byte("\x1b[H\x1b[2J\x1b[1;1Hfirst\x1b[2;1Hlast row"))
	term.Resize(2, 4)
	_, _ = term.Write([]byte("\x1b[1;1Hxy"))
	term.Close()
	assert.Equal(t, []string{"first\nlast row", "xyrs\nlast"}, got)
}
