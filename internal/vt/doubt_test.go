package vt

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What ncurses 6 writes for a window over menus (a program of our own, synthetic):
// in each row that it could make by inserting, it goes first to where it would.
func TestOneRefreshGoesTwiceInManyRows(t *testing.T) {
	const (
		menus = "\x1b[37;40m\x1b[1;3H+-------------+\x1b[2;3H|   |         |\x1b[3;3H|   |         |\x1b[4;3H+-------------+\x1b[2;9H"
		plain = "\x1b[1;12H+-- A window ------------+" +
			"\x1b[2;8H\x1b[4C| one\x1b[2;37H|" +
			"\x1b[3;8H\x1b[4C| two\x1b[3;37H|" +
			"\x1b[4;12H+------------------------+\x1b[2;14H"
		blanks = "\x1b[2;15H \x1b[3;15H \x1b[2;9H" // curses asked for what is there
	)
	opt := Options{Term: "xterm", Rows: 6, Columns: 40}
	for name, before := range map[string]string{
		"two rows one below the other":     menus,
		"over blanks written with colours": menus + blanks,
	} {
		shown := len(play(opt, []byte(before), nil))
		assert.Len(t, play(opt, []byte(before+plain), nil), shown+1, name)
	}
}
