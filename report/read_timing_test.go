package report

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A timing file belongs to the typescript in its folder that holds as many bytes of output
// as it counts, whatever the names; one that belongs to none was not understood.
func TestTimingFileBesideATypescript(t *testing.T) {
	shown := "$ cms\r\n\x1b[H\x1b[2J" + strings.ReplaceAll(linksWindow, "\n", "\r\n")
	script := "Script started on 2000-05-02 07:40:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" + shown + "\nScript done on 2000-05-02 07:50:20+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
	classic := fmt.Sprintf("0.500000 7\n600.000000 %d\n", len(shown)-7)
	advanced := fmt.Sprintf("H 0.000000 START_TIME 2000-05-02 07:40:00+00:00\nO 0.500000 7\nO 600.000000 %d\nH 0.000000 DURATION 600.500000\n", len(shown)-7)
	at := time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC)
	for _, timing := range []string{classic, advanced} {
		for _, names := range [][2]string{{"a.timing", "b.typescript"}, {"x", "t.tm"}, {"d/typescript", "d/timing"}} {
			s, err := ReadServer(fstest.MapFS{names[0]: {Data: []byte(timing), ModTime: at.Add(time.Hour)}, names[1]: {Data: []byte(script), ModTime: at.Add(time.Hour)}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, names)
			require.Len(t, s.Captures, 2)
			assert.WithinDuration(t, at, s.Seen(FactLinks).At, time.Second, "%v: %s", names, timing)
		}
		_, err := ReadServer(fstest.MapFS{"timing": {Data: []byte(timing)}, "b/typescript": {Data: []byte(script)}}, centrevu.Source{Name: "primary"})
		assert.ErrorIs(t, err, ErrUnrecognised, "of another folder")
		_, err = ReadServer(fstest.MapFS{"timing": {Data: []byte(timing)}, "typescript": {Data: []byte(script + strings.Repeat("more\r\n", 300))}}, centrevu.Source{Name: "primary"})
		assert.ErrorIs(t, err, ErrUnrecognised, "of another typescript")
	}
}

// What was shown is dated by the header of its own session, of those in one typescript.
func TestSessionsOfATypescript(t *testing.T) {
	session := func(header, text string) string {
		return header + "\x1b[H\x1b[2J" + strings.ReplaceAll(text, "\n", "\r\n")
	}
	header := func(day int) string {
		return fmt.Sprintf("Script started on 2000-05-%02d 07:40:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n", day)
	}
	done := "\nScript done on 2000-05-01 07:55:00+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
	for name, tt := range map[string]struct {
		first, second string // rows with the clock
	}{
		"without clocks":  {"", ""},
		"with clocks":     {clockRow("05/01/00 07:50"), clockRow("05/02/00 07:50")},
		"with the second": {"", clockRow("05/02/00 07:50")},
	} {
		text := session(header(1), tt.first+linksWindow) + done + session(header(2), tt.second+strings.Replace(linksWindow, "1    data", "2    data", 1)) + done
		s, err := ReadServer(fstest.MapFS{"typescript": {Data: []byte(text), ModTime: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		assert.Equal(t, time.Date(2000, 5, 2, 7, 40, 0, 0, time.UTC), s.Seen(FactLinks).At.UTC(), name)
	}
}

// A folder of very many typescripts costs as much more as it holds more: were each held
// against each, this would not end.
func TestVeryManyTypescripts(t *testing.T) {
	const n = 1500
	files := fstest.MapFS{}
	for i := range n {
		text := fmt.Sprintf("hello %d\r\n\x1b[5;5Hx", i)
		files[fmt.Sprint("t", i)] = &fstest.MapFile{Data: []byte("Script started on Tue May  2 07:49:00 2000\n" + text + "\nScript done on Tue May  2 07:57:00 2000\n")}
		files[fmt.Sprint("u", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "0.1 %d\n", len(text))}
	}
	s, err := ReadServer(files, centrevu.Source{Name: "primary"})
	assert.ErrorIs(t, err, ErrUnrecognised)
	assert.Len(t, s.Captures, 2*n)
	for _, c := range s.Captures {
		assert.Equal(t, strings.Contains(c.Name, "/t"), c.Unrecognised != "", c.Name)
	}
}
