package centrevu_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// What changes nothing costs next to nothing, however large the terminal.
func TestCostOfWhatChangesNothing(t *testing.T) {
	const size = 4 << 20
	const header = `{"version": 2, "width": 500, "height": 500}` + "\n"
	loop := func(piece string) string { return header + strings.Repeat(piece, size/len(piece)) }
	for name, recording := range map[string]string{
		"resized to the same":    loop("[1.0,\"r\",\"500x500\"]\n"),
		"resized, then filled":   loop("[1.0,\"r\",\"500x500\"]\n[1.0,\"o\",\"\\u001b#8\"]\n"),
		"filled again":           header + "[1.0,\"o\",\"" + strings.Repeat("\\u001b#8", size/8) + "\"]\n",
		"filled again, in turns": loop("[1.0,\"o\",\"\\u001b#8\"]\n[1.0,\"r\",\"500x500\"]\n"),
	} {
		for _, err := range centrevu.Screens(bytes.NewReader([]byte(recording)), centrevu.Source{}) {
			if err != nil {
				assert.ErrorIs(t, err, centrevu.ErrEmpty, name)
			}
		}
	}
}

// Windows that go on without their end, one like the other, cost as much more as there are
// more of them: were the rest looked at for each, this would not end.
func TestCostOfWindowsWithoutEnd(t *testing.T) {
	const frame = " +- Maintenance: Backup Data ------+\n | Backups completed today: 1 |\n y\n"
	g := centrevu.Gather(centrevu.Screens(strings.NewReader(strings.Repeat(frame, 20_000)), centrevu.Source{}), centrevu.Source{})
	showings, _ := g.Showings("Backup Data")
	assert.NotEmpty(t, showings)
}
