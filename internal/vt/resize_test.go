package vt

import (
	"fmt"
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

// As a real xterm (patch 379) did it.
func TestRowsThatScrolledOffComeBack(t *testing.T) {
	var b strings.Builder
	for i := range 24 {
		fmt.Fprintf(&b, "\x1b[%d;1Hline%d", i+1, i+1)
	}
	lines := b.String()
	for _, c := range []struct{ stream, want string }{
		{lines + "\n\n\n", "line1/line2/line3/line4/line5"},
		{lines + "\x1b[1;10r\x1b[10;1H\n\n\n", "line1/line2/line3/line4/line5"},
		{lines + "\x1b[3;24r\x1b[24;1H\n\n\n", "line1/line2/line6/line7/line8"},
		{lines + "\x1b[3S", "line1/line2/line3/line4/line5"},
		{lines + "\x1b[1;1H\x1b[3M", "line1/line2/line3/line4/line5"},
		{lines + "\n\n\n\x1b[2J", "line1/line2/line3//"},
		{lines + "\n\n\n\x1bcabc", "line1/line2/line3/abc/"},
		{lines + "\n\n\n\x1b[?1049h\x1b[Habc", "abc////"},
		{"\x1b[?1047h" + lines + "\n\n\n", "line4/line5/line6/line7/line8"},
		{lines + "\x1b[?69h\x1b[2;80s\x1b[24;2H\n\n\n", "line4/line5/line6/line7/line8"},
	} {
		term := New(Options{Term: "xterm", Grows: true})
		_, _ = term.Write([]byte(c.stream + "\x1b[8;28;80t"))
		rows := strings.Split(shownNow(term)+strings.Repeat("/", 28), "/")
		assert.Equal(t, c.want, strings.Join(rows[:5], "/"), "%q", c.stream)
		assert.True(t, term.Grows())
	}
	term := New(Options{Term: "xterm"})
	_, _ = term.Write([]byte(lines + "\n\n\n\x1b[8;28;80t"))
	assert.True(t, strings.HasPrefix(shownNow(term), "line4/"), "they are not kept unasked")
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
