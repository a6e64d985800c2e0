package centrevu_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/backup"
)

// cast is an asciicast of a program that shows two screens, some seconds apart.
func cast(started time.Time) []byte {
	event := func(at float64, data string) string {
		text, _ := json.Marshal(data)
		return fmt.Sprintf("[%g, \"o\", %s]\n", at, text)
	}
	show := func(count int, at string) string {
		return fmt.Sprintf("\x1b[H\x1b[J+- Maintenance: Backup Data ---------------------------+\r\n"+
			"| Backups completed today: %d                           |\r\n"+
			"| Status: Last backup finished at %s    |\r\n"+
			"+------------------------------------------------------+\x1b[2;3H", count, at)
	}
	return []byte(fmt.Sprintf("{\"version\": 2, \"width\": 80, \"height\": 24, \"timestamp\": %d}\n", started.Unix()) +
		event(1.5, show(0, "05/01/00 00:23:41")) + event(9, show(1, "05/02/00 00:23:41")))
}

// A text has no timing file: it is read as it is, and one that is given is told.
func TestTimingOfAText(t *testing.T) {
	const window = "+- Maintenance: Backup Data ----------+\n| Backups completed today: 1           |\n+--------------------------------------+\n"
	for _, timing := range []string{"", "not a step\n", "0.1 5\n", "0.1 100000\n", "0.1 5\nnot a step\n"} {
		var errs []error
		shown := 0
		for s, err := range centrevu.Screens(strings.NewReader(window), centrevu.Source{Timing: strings.NewReader(timing)}) {
			if errs = append(errs, err); s != nil && len(s.Lines) == 3 {
				shown++
			}
		}
		assert.Equal(t, 1, shown, timing)
		require.ErrorIs(t, errors.Join(errs...), centrevu.ErrSyntax, timing)
		assert.ErrorContains(t, errors.Join(errs...), "timing file does not match", timing)
	}
}

func TestTimesOfRecording(t *testing.T) {
	started := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	recording := cast(started)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, err := z.Write(recording)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	for name, capture := range map[string][]byte{"plain": recording, "gzip": zipped.Bytes()} {
		t.Run(name, func(t *testing.T) {
			screens, err := collect(t, capture, centrevu.Source{})
			require.NoError(t, err)
			require.Len(t, screens, 2)
			for i, after := range []time.Duration{1500 * time.Millisecond, 9 * time.Second} {
				assert.True(t, screens[i].CapturedAt.Equal(started), "%v", screens[i].CapturedAt)
				assert.True(t, screens[i].ShownAt.Equal(started.Add(after)), "%v", screens[i].ShownAt)
			}
			st, err := backup.Parse(bytes.NewReader(capture), centrevu.Source{})
			require.NoError(t, err)
			assert.Equal(t, 1, *st.CompletedToday)
			assert.Equal(t, time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC), st.FinishedAt)
		})
	}
	// The year of the capture settles two digits, if the caller gives none.
	st, err := backup.Parse(bytes.NewReader(cast(started.AddDate(100, 0, 0))), centrevu.Source{})
	require.NoError(t, err)
	assert.Equal(t, 2100, st.FinishedAt.Year())
}

func TestTimingOfTypescript(t *testing.T) {
	first, second := "\x1b[H\x1b[JMaintenance: Backup Data", "\x1b[10;1Hbelow"
	typescript := "Script started on 2000-05-02 08:00:00+00:00 [TERM=\"vt220\" COLUMNS=\"80\" LINES=\"24\"]\n" + first + second + "\nScript done on 2000-05-02 08:01:00+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
	timing := fmt.Sprintf("1.000000 %d\n4.000000 %d\n", len(first), len(second))
	screens, err := collect(t, []byte(typescript), centrevu.Source{Timing: strings.NewReader(timing)})
	require.NoError(t, err)
	require.Len(t, screens, 2, "a pause ends a screen that nothing else does")
	start := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	assert.True(t, screens[0].ShownAt.Equal(start.Add(time.Second)), "%v", screens[0].ShownAt)
	assert.True(t, screens[1].ShownAt.Equal(start.Add(5*time.Second)), "%v", screens[1].ShownAt)

	_, err = collect(t, []byte(typescript), centrevu.Source{Timing: strings.NewReader("1.0 5000\n")})
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
}

func TestTermOfSource(t *testing.T) {
	// A line of 80 characters and a line feed: an AT&T 605 wraps at once.
	text := "\x1b[1;1H" + strings.Repeat("a", 80) + "\x1b[m\nb"
	for term, row := range map[string]int{"vt220": 2, "att605": 3} {
		screens, err := collect(t, []byte(text), centrevu.Source{Term: term})
		require.NoError(t, err)
		last := screens[len(screens)-1]
		assert.Contains(t, last.Lines[row-1].Text, "b", term)
	}
}
