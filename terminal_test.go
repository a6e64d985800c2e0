package centrevu_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What stands on the terminal at the end of a session, fed byte by byte, is the
// last screen of its recording.
func TestTerminal(t *testing.T) {
	recording := []byte("\x1b[H\x1b[2J+- Maintenance: Backup Data --+\r\n| Status:                     |\r\n+-----------------------------+\x1b[2;11Hfinished")
	screens, err := collect(t, recording, centrevu.Source{})
	require.NoError(t, err)
	want := screens[len(screens)-1]

	term, err := centrevu.NewTerminal(centrevu.Source{Name: "live"})
	require.NoError(t, err)
	assert.Equal(t, "", term.Screen(time.Time{}).Title)
	for i := range recording {
		_, err := term.Write(recording[i : i+1])
		require.NoError(t, err)
	}
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	got := term.Screen(now)
	assert.Equal(t, "Maintenance: Backup Data", got.Title)
	assert.Equal(t, now, got.ShownAt)
	assert.Contains(t, got.Lines[1].Text, "Status: finished")
	assert.Equal(t, want.Lines[0].Text, got.Lines[0].Text)
	assert.Equal(t, got.Windows()[0].Lines, term.Screen(now).Windows()[0].Lines, "it can be asked again")

	_, err = centrevu.NewTerminal(centrevu.Source{Charset: "klingon-1"})
	require.ErrorIs(t, err, centrevu.ErrSyntax)
}
