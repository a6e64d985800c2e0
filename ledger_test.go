package centrevu_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// The second row of a list stands on two pages, at one column and in other lines;
// two windows stand beside each other in the third.
func TestLedger(t *testing.T) {
	line := func(offset int64, row, column int, text string) centrevu.Line {
		return centrevu.Line{Position: centrevu.Position{Offset: offset, Line: row, Column: column}, Text: text}
	}
	account := []centrevu.Accounted{
		{Line: line(10, 1, 4, "Daily finished"), Fields: []centrevu.Field{{Name: "kind", Line: line(10, 1, 4, "Daily")}, {Name: "state", Line: line(16, 1, 10, "finished")}}},
		{Line: line(40, 2, 4, "Weekly running")},
		{Line: line(60, 3, 4, "left")},
		{Line: line(90, 3, 20, "right")},
		{Line: line(200, 2, 4, "Weekly running")},
	}
	l := centrevu.NewLedger(account)
	for _, c := range []struct {
		row  centrevu.Line
		want int
	}{
		{line(10, 1, 4, "Daily finished"), 0},
		{line(8, 1, 2, "  Daily finished "), 0}, // with the blanks around it
		{line(300, 7, 4, "Daily finished"), 0},  // on another page
		{line(300, 1, 5, "Daily finished"), -1}, // elsewhere
		{line(10, 1, 4, "Daily"), -1},
		{line(41, 2, 4, "Weekly running"), 1},
		{line(199, 2, 4, "Weekly running"), 4},
	} {
		assert.Equal(t, c.want, l.Row(c.row), "%v", c.row)
	}
	assert.Equal(t, 0, l.Value(account[0].Fields[1].Position))
	assert.Equal(t, 3, l.Value(account[3].Position))
	assert.Equal(t, -1, l.Value(centrevu.Position{Line: 1, Column: 5}))
	wrong := func(at centrevu.Line) int {
		return l.Error(&centrevu.ParseError{Position: at.Position, Err: errors.New("wrong")})
	}
	assert.Equal(t, 2, wrong(line(62, 3, 6, "")))
	assert.Equal(t, 3, wrong(line(90, 3, 20, "")))
	assert.Equal(t, -1, wrong(line(80, 3, 15, "")))
	assert.Equal(t, 4, wrong(line(210, 2, 12, "")))
	assert.Equal(t, -1, wrong(line(0, 0, 0, "")))
	assert.Equal(t, -1, centrevu.NewLedger(nil).Row(line(1, 1, 1, "x")))
}
