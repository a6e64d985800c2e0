package report

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func TestCodePoints(t *testing.T) {
	for _, tt := range []struct {
		name, line, text string
		column, from, to int
	}{
		{"one in a cell", "Status: running", "running", 9, 9, 16},
		{"behind a tab", "\trunning", "running", 9, 2, 9},
		{"from the middle of a tab", "ab\tx", "   x", 6, 3, 5},
		{"behind wide characters", "漢字 up", "up", 6, 4, 6},
		{"wide ones themselves", "a漢字b", "漢字", 2, 2, 4},
		{"behind a mark", "e\u0301 up", "up", 3, 4, 6},
		{"a mark in it", "e\u0301t up", "ét", 1, 1, 4},
		{"struck over", "ab\b\bup", "up", 1, 1, 7},
		{"blanks behind the end", "漢", "", 5, 4, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := Capture{codePoints: codePointsOf([]byte("first\n"+tt.line+"\n"), centrevu.Source{})}
			from, to := c.CodePoints(centrevu.Line{Position: centrevu.Position{Line: 2, Column: tt.column}, Text: tt.text})
			assert.Equal(t, []int{tt.from, tt.to}, []int{from, to})
		})
	}
	assert.Nil(t, codePointsOf([]byte("nothing\r\nbut ASCII\f\n"), centrevu.Source{}))
	assert.Empty(t, codePointsOf([]byte("│ frame │\n"), centrevu.Source{}), "one in a cell")
}
