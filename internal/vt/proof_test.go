package vt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// painted writes rows first to last, each with its number, by address.
func painted(first, last int) string {
	var b strings.Builder
	for row := first; row <= last; row++ {
		fmt.Fprintf(&b, "\x1b[%d;1Hrow %d", row, row)
	}
	return b.String()
}

// flowing writes rows 1 to last after clearing the screen, by line feeds.
func flowing(last int) string {
	var b strings.Builder
	b.WriteString("\x1b[H\x1b[2J")
	for row := 1; row <= last; row++ {
		fmt.Fprintf(&b, "row %d", row)
		if row < last {
			b.WriteString("\r\n")
		}
	}
	return b.String()
}

func TestProvenRows(t *testing.T) {
	for name, tt := range map[string]struct {
		stream string
		term   string
		rows   int
		sure   bool
	}{
		"nothing below":                     {painted(1, 24), "", 0, true},
		"addressed":                         {painted(1, 30), "", 30, true},
		"addressed, xterm":                  {painted(1, 25), "xterm", 25, true},
		"a status line":                     {painted(1, 24) + "\x1b[25;1Hstatus", "att615", 0, true},
		"a status line, no type":            {painted(1, 25), "", 0, true},
		"one row below and nothing else":    {"\x1b[25;1HX", "xterm", 0, true},
		"the size is asked for":             {painted(1, 24) + "\x1b[999;999H\x1b[6n\x1b[1;1Hx", "", 0, true},
		"the last row by a large number":    {painted(1, 23) + "\x1b[255;1H--More--", "", 0, true},
		"large number and last row":         {painted(1, 24) + "\x1b[255;1H--More--", "", 0, true},
		"a row that says no size":           {painted(1, 24) + "\x1b[99;1H--More--", "xterm", 99, false},
		"soft keys in the last row":         {painted(1, 24) + "\x1b[34;1H Help ", "", 34, true},
		"address, then line feeds":          {painted(1, 25) + "\r\nrow 26\r\nrow 27\r\nrow 28", "", 28, true},
		"scrolling region":                  {"\x1b[1;30r" + painted(1, 24) + "\x1b[30;1Hlast", "", 30, true},
		"lines that never scrolled":         {flowing(30) + "\x1b[27;1Hupdated", "", 30, true},
		"lines that never scrolled, inside": {flowing(30) + "\x1b[12;3Hupdated", "", 30, true},
		"lines that scrolled":               {flowing(100), "", 0, true},
		"a pager goes back":                 {flowing(40) + "\x1b[H\x1bMrow 16\x1b[24;1H:", "", 0, true},
		"a shell clears":                    {flowing(200) + "\r\n$ \x1b[H\x1b[2J\x1b[5;5Hdialog", "", 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			term := New(Options{Term: tt.term})
			_, _ = term.Write([]byte(tt.stream))
			rows, sure := term.ProvenRows()
			assert.Equal(t, tt.rows, rows)
			assert.Equal(t, tt.sure, sure)
			again := New(Options{Term: tt.term, LeastRows: rows})
			_, _ = again.Write([]byte(tt.stream))
			if sure {
				rows, _ = again.ProvenRows()
				assert.Zero(t, rows, "played at the proven size it proves nothing else")
			}
		})
	}
}
