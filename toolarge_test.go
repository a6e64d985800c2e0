package centrevu_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// Where a limit was reached in a recording is a byte of it, and no row of the
// screen that it shows there.
func TestTooLargeInARecording(t *testing.T) {
	const header = `{"version": 2, "width": 80, "height": 24}` + "\n"
	var b strings.Builder
	b.WriteString(header)
	for i := range 50 {
		b.WriteString(`[1.0,"o","\u001b[2J\u001b[Habc ` + strings.Repeat("x", i) + `\u001b[2J\u001b[Habc"]` + "\n")
	}
	src := centrevu.Source{Name: "a.cast", MaxMemory: 20_000}
	_, err := centrevu.Gather(centrevu.Screens(strings.NewReader(b.String()), src), src).Showings("Backup Data")
	var pe *centrevu.ParseError
	require.ErrorAs(t, err, &pe)
	require.ErrorIs(t, pe, centrevu.ErrTooLarge)
	assert.Zero(t, pe.Line)
	assert.Greater(t, pe.Offset, int64(len(header)))
	assert.Regexp(t, `^a\.cast:\d+ bytes in: too large: `, pe.Error())
}

// That something is too large is said once.
func TestTooLargeIsSaidOnce(t *testing.T) {
	long := `{"version": 2, "width": 80, "height": 24}` + "\n" + `[1.0,"o","` + strings.Repeat("x", 40<<20) + `"]` + "\n"
	found := 0
	for _, err := range centrevu.Screens(strings.NewReader(long), centrevu.Source{Name: "a.cast"}) {
		if err != nil {
			found++
			assert.Equal(t, 1, strings.Count(err.Error(), "too large"), err)
			assert.ErrorIs(t, err, centrevu.ErrTooLarge)
		}
	}
	assert.Equal(t, 1, found)
}
