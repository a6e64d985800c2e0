package centrevu_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// Whoever asks for the screen in the middle of a row sees the rest of the row
// too, when it has come.
func TestTerminalAskedAfterEachByte(t *testing.T) {
	session := "\x1b[2J\x1b[1;1HZ\xfcrich\r\ngot \x1b[1mfc\x1b[m\r\n\x1b[2;1H\x1b[Kgone\x1b[5;3H\x1b(0lqk\x1b(B|\x1b[1;4H\x1b[1P\x1b[2;1H\x1b[L\x1b[3;1Hend"
	asked, err := centrevu.NewTerminal(centrevu.Source{})
	require.NoError(t, err)
	for i := range session {
		_, err := asked.Write([]byte(session[i : i+1]))
		require.NoError(t, err)
		once, err := centrevu.NewTerminal(centrevu.Source{})
		require.NoError(t, err)
		_, err = once.Write([]byte(session[:i+1]))
		require.NoError(t, err)
		require.Equal(t, once.Screen(time.Time{}).String(), asked.Screen(time.Time{}).String(), "behind %q", session[:i+1])
	}
}

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

func TestZeroTerminal(t *testing.T) {
	var zero centrevu.Terminal
	made, err := centrevu.NewTerminal(centrevu.Source{})
	require.NoError(t, err)
	for _, term := range []*centrevu.Terminal{&zero, made} {
		fmt.Fprint(term, "a\xc3\xa9")
	}
	assert.Equal(t, made.Screen(time.Time{}).String(), zero.Screen(time.Time{}).String())
	assert.Contains(t, zero.Screen(time.Time{}).String(), "aé")
	var unwritten centrevu.Terminal
	assert.NotNil(t, unwritten.Screen(time.Time{}))
}
