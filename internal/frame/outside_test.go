package frame_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
)

// What stands outside of windows is handed back, with the marks of what may be
// hidden, and nothing of what stands inside.
func TestOutside(t *testing.T) {
	tests := map[string]struct {
		screen string
		want   []string
	}{
		"nothing": {`
+- Maintenance: Backup Data -+
| x                          |
+----------------------------+`, nil},
		"in letters": {`
lq Maintenance: Backup Data qk
x x                          x
mqqqvqqqqqqqqqqqqqqqqqqqqqqqqj`, nil},
		"in letters, with a title inside": {`
lqqqqqqqqqqqqqqqqqqqqqqqqqqqqk
x  Maintenance: Backup Data  x
x x                          x
mqqqqqqqqqqqqqqqqqqqqqqqqqqqqj`, nil},
		"in letters, and it goes on": {`
lqqq Maintenance: Backup Data qqqk
x x                              x
mqqqqqqqqqqqqqqqqqqq more... qqqqj`, []string{" more..."}},
		"a hyphen in its border": {`
+- Maintenance: Backup Data -+
| x                          |
+----------- 1 - 10 of 40 ---+`, []string{" 1 - 10 of 40"}},
		"on all sides": {`
above
  +- Maintenance: Backup Data -+
le| x                          | right  side
  +----------------------------+
   below`, []string{"above", "le>", "right  side", "below"}},
		"a menu behind": {`
+-------+
| Reports
| +- Maintenance: Backup Data -+
| | x                          |
+-+----------------------------+
`, []string{"+-------+", "| Reports", "|", "|", "+-"}},
		"a frame inside is a part of the window": {`
+- Maintenance: Backup Data -+
| x                          |
|  +-------------+           |
|  | List all    |           |
|  +-------------+           |
+----------------------------+`, nil},
		"a message inside is not": {`
+- Maintenance: Backup Data -+
| x                          |
|  +- Message ---+           |
|  | failed      |           |
|  +-------------+           |
+----------------------------+`, []string{"+- Message ---+", "| failed      |", "+-------------+"}},
		"a frame over the border": {`
+- Maintenance: Backup Data -+
| x                    +--------+
|                      | failed |
+----------------------+--------+`, []string{"+--------+", "| failed |", "+--------+"}},
		"another window": {`
+- Maintenance: Backup Data -+
| x                          |
+----------------------------+
+- Reports: Agents ----------+
| y                          |
+----------------------------+`, nil},
		"a window without its menu": {`
+- Backup Data --------------+
| x                          |
+----------------------------+
z`, []string{"z"}},
		"no frame": {`
above
Maintenance: Backup Data
x`, []string{"above"}},
		"no title": {`
above
x`, nil},
	}
	for name, tt := range tests {
		screen := grid(tt.screen)
		_, outside := frame.Windows(screen, frame.Titles{})
		var got []string
		for _, s := range outside {
			text := cells.Text(screen[s.Row].Cells[s.From:s.To])
			if s.Before {
				text = "<" + text
			}
			if s.After {
				text += ">"
			}
			got = append(got, text)
		}
		assert.Equal(t, tt.want, got, name)
	}
}
