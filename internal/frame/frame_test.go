package frame_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
)

func grid(s string) []cells.Row {
	var g []cells.Row
	for line := range strings.SplitSeq(strings.TrimPrefix(s, "\n"), "\n") {
		g = append(g, cells.Of(line, 0))
	}
	return g
}

func TestFind(t *testing.T) {
	tests := map[string]struct {
		screen string
		want   []frame.Box
	}{
		"none": {"a + b - c | d", nil},
		"one": {`
+- A title ---+
| x           |
+-------------+`, []frame.Box{{Bottom: 2, Right: 14, Title: "A title"}}},
		"title with a dash": {`
+- A - title -+
+-------------+`, []frame.Box{{Bottom: 1, Right: 14, Title: "A - title"}}},
		"title right behind the corner": {`
+ A title ----+
| x           |
+-------------+
┌A title──────┐
└─────────────┘`, []frame.Box{{Top: 3, Bottom: 4, Right: 14, Title: "A title"}, {Bottom: 2, Right: 14, Title: "A title"}}},
		"no title behind a plus sign": {`
 + Exit      ----
 |           |
 a + b ------+
   x         |`, nil},
		"title in brackets": {`
┌──┤ A title ├──┐
└───────────────┘`, []frame.Box{{Bottom: 1, Right: 16, Title: "A title"}}},
		"popup inside": {`
+- A -------+
|   +-----+ |
|   | b   | |
|   +-----+ |
+-----------+`, []frame.Box{{Top: 1, Left: 4, Bottom: 3, Right: 10}, {Bottom: 4, Right: 12, Title: "A"}}},
		"popup that the edge of the screen cuts off": {`
┌─ A ─────────────┐
│ a         ┌──────
│ b         │ Backu
│ c         └──────
└─────────────────┘`, []frame.Box{{Top: 1, Left: 12, Bottom: 3, Right: 19}, {Bottom: 4, Right: 18, Title: "A"}}},
		"menu over a menu": {`
+--------+
| Re+------+
| Di| ACD  |
+---+------+`, []frame.Box{{Top: 1, Left: 4, Bottom: 3, Right: 11}, {Bottom: 3, Right: 9}}},
		"a wider window over the lower part, with the same left side": {`
┌─ A ────┐
│ a      │
┌─ B ─────┐
│ b       │
└─────────┘
│        │
└────────┘`, []frame.Box{{Top: 2, Bottom: 4, Right: 10, Title: "B"}, {Bottom: 6, Right: 9, Title: "A"}}},
		"and over its end": {`
┌─ A ────┐
│ a      │
┌─ B ─────┐
│ b       │
└─────────┘`, []frame.Box{{Top: 2, Bottom: 4, Right: 10, Title: "B"}, {Bottom: 2, Right: 9, Title: "A", EndHidden: true}}},
		"title half hidden": {`
+- Maintenance: Ar+----+
|                 | b  |
+-----------------+----+`, []frame.Box{{Left: 18, Bottom: 2, Right: 23}}},
		"an action list in the corner": {`
┌─ A ────────┌───────┐
│            │ List  │
│ b          └───────┘
│ c                  │
└────────────────────┘`, []frame.Box{{Left: 13, Bottom: 2, Right: 21}, {Bottom: 4, Right: 21, Title: "A"}}},
		"an action list over the corner": {`
┌─ A ────────┌───────┐
│            │ List  │
│ b          └───────┘
│ c              │
└────────────────┘`, []frame.Box{{Left: 13, Bottom: 2, Right: 21}, {Bottom: 4, Right: 17, Title: "A"}}},
		"border hidden behind the title": {`
     +----+
+- A |  b |---+
|    |    |   |
|    +----+   |
+-------------+`, []frame.Box{{Left: 5, Bottom: 3, Right: 10}, {Top: 1, Bottom: 4, Right: 14, Title: "A …"}}},
		"border hidden on both sides of the title": {`
   +-----+           +-----+
   | b   |           | b   |
+--| b   |-- A A ----| b   |--+
|  |     |           |     |  |
|  +-----+           +-----+  |
+-----------------------------+`, []frame.Box{{Left: 3, Bottom: 4, Right: 9}, {Left: 21, Bottom: 4, Right: 27}, {Top: 2, Bottom: 5, Right: 30, Title: "A A"}}},
		"a popup in the row of the title": {`
+- A A ----+- b -+-----+
|          | c   |     |
|          +-----+     |
| a                    |
+----------------------+`, []frame.Box{{Left: 11, Bottom: 2, Right: 17, Title: "b"}, {Bottom: 4, Right: 23, Title: "A A"}}},
		"a window on one with the same sides": {`
┌─ A ───────┐
│ a         │
┌─ B ───────┐
│ b         │
└───────────┘
│ c         │
└───────────┘`, []frame.Box{{Top: 2, Bottom: 4, Right: 12, Title: "B"}, {Bottom: 6, Right: 12, Title: "A"}}},
		"the same in ASCII": {`
+- A -------+
| a         |
+- B -------+
| b         |
+-----------+
| c         |
+-----------+`, []frame.Box{{Top: 2, Bottom: 4, Right: 12, Title: "B"}, {Bottom: 6, Right: 12, Title: "A"}}},
		"rule of a table is no border": {`
+-----+
| ACD |
+-----+
| 1   |
+-----+`, []frame.Box{{Bottom: 4, Right: 6}}},
		"a plus sign in the text": {`
+- A ------+
| Support+ |
| -+- x    |
+----------+`, []frame.Box{{Bottom: 3, Right: 11, Title: "A"}}},
		"cut below": {`
+- A ------+
| Support+ |
| x`, []frame.Box{{Bottom: 3, Right: 11, Title: "A", Open: true}}},
		"letters for line drawing": {`
lq A qqqqqqk
x ok       x
mqqqqqqqqqqj`, []frame.Box{{Bottom: 2, Right: 11, Title: "A"}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, frame.Find(grid(tt.screen)))
		})
	}
}
