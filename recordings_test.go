package centrevu_test

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
)

const recordings = "testdata/capture/"

func recorded(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(recordings + name)
	require.NoError(t, err)
	return data
}

func runsOf(t *testing.T, capture []byte, src centrevu.Source) []string {
	t.Helper()
	s, err := archive.Parse(bytes.NewReader(capture), src)
	excused(t, err)
	var runs []string
	if s != nil {
		for _, r := range s.Runs {
			runs = append(runs, r.ACD.String()+" "+r.Kind.String()+" "+r.State.String())
		}
	}
	return runs
}

// What a recording shows last counts, also where the clock went back meanwhile.
func TestClocksThatJump(t *testing.T) {
	const first, second, third = 957254600, 1757254600, 957254602
	window := "\x1b[H\x1b[2JMaintenance: Backup Data\r\n\r\nBackups completed today: 1\r\nStatus: Last backup finished at 05/02/00 00:23:41\r\n"
	again := func(n string) string { return "\x1b[3;26H" + n + "\x1b[1;1H" }
	for _, clocks := range [][3]uint32{{first, second, third}, {second, first, third}, {second, 3, 4}, {first, third, third - 3600}} {
		var rec []byte
		for i, out := range []string{window, again("2"), again("3")} {
			for _, n := range []uint32{clocks[i], 0, uint32(len(out))} {
				rec = binary.LittleEndian.AppendUint32(rec, n)
			}
			rec = append(rec, out...)
		}
		s, _ := backup.Parse(bytes.NewReader(rec), centrevu.Source{})
		require.NotNil(t, s)
		require.NotNil(t, s.CompletedToday)
		assert.Equal(t, 3, *s.CompletedToday, "%v", clocks)
	}

	// Summer time ends in the middle of a log.
	log := ""
	for i, at := range []string{"01:59:40", "01:00:10"} {
		log += "[2000-10-29 " + at + "] Maintenance: Backup Data\n[2000-10-29 " + at + "] Backups completed today: " + itoa(i+1) +
			"\n[2000-10-29 " + at + "] Status: Last backup finished at 10/29/00 00:23:41\n"
	}
	s, _ := backup.Parse(strings.NewReader(log), centrevu.Source{})
	require.NotNil(t, s)
	require.NotNil(t, s.CompletedToday)
	assert.Equal(t, 2, *s.CompletedToday)
}

// What stands on the screen outlasts that it is resized.
func TestResizedRecordings(t *testing.T) {
	assert.Equal(t, []string{"ACD 1 interval not run", "ACD 1 daily not run"}, runsOf(t, recorded(t, "resize.cast"), centrevu.Source{}))

	src := centrevu.Source{Timing: bytes.NewReader(recorded(t, "rz-fixed.xterm.tm"))}
	s, _ := backup.Parse(bytes.NewReader(recorded(t, "rz-fixed.xterm.ts")), src)
	require.NotNil(t, s)
	require.NotNil(t, s.CompletedToday)
	assert.Equal(t, 2, *s.CompletedToday)

	// A recorder may write the size into the stream.
	inStream := "\x1b[8;30;100t\x1b[H\x1b[2JMaintenance: Backup Data\r\nBackups completed today: 1\r\n\x1b[8;24;80t\x1b[2;26H3\x1b[24;1H"
	s, _ = backup.Parse(strings.NewReader(inStream), centrevu.Source{})
	require.NotNil(t, s)
	require.NotNil(t, s.CompletedToday)
	assert.Equal(t, 3, *s.CompletedToday)
}

func TestSizeThatTheStreamProves(t *testing.T) {
	data := recorded(t, "thirty-rows.raw")
	for _, src := range []centrevu.Source{{}, {Rows: 24, Columns: 80}, {Term: "xterm"}, {Term: "att615"}} {
		runs := runsOf(t, data, src)
		assert.Contains(t, runs, "ACD 11 interval not run")
		assert.Contains(t, runs, "ACD 12 daily not run")
		assert.Len(t, runs, 26)
	}
	// The same drawn by line feeds, and updated by address.
	flowing := strings.NewReplacer("\x1b[1;1HM", "M", "\x1b[1;1H", "").Replace(string(data))
	for row := 2; row < 30; row++ {
		flowing = strings.Replace(flowing, "\x1b["+itoa(row)+";1H", "\r\n", 1)
	}
	runs := runsOf(t, []byte(strings.Replace(flowing, "Status\r\nACD", "Status\r\n\r\nACD", 1)+"\x1b[24;16Hfinished  05/02/00 07:30\x1b[1;1H"), centrevu.Source{})
	assert.Contains(t, runs, "ACD 11 interval finished")
	assert.Contains(t, runs, "ACD 11 daily not run")

	screens, err := collect(t, []byte("\x1b[H\x1b[2J\x1b[24;1Hone\x1b[99;1Htwo\x1b[1;1H"), centrevu.Source{Term: "xterm"})
	assert.Empty(t, screens, "nobody knows where that stood")
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func TestTerminalsThatAreNotEmulated(t *testing.T) {
	for _, term := range []string{"att4424", "hp2621", "wy60"} {
		screens, err := collect(t, []byte("\x1b[HMaintenance: Backup Data\r\n"), centrevu.Source{Term: term})
		assert.Empty(t, screens)
		assert.ErrorIs(t, err, centrevu.ErrSyntax)
		assert.ErrorContains(t, err, term)
	}
	_, err := collect(t, []byte("Script started on 2026-11-22 07:48:08+00:00 [TERM=\"wy50\" COLUMNS=\"80\" LINES=\"24\"]\n\x1b[Ha\r\n"), centrevu.Source{})
	assert.ErrorContains(t, err, "wy50")
}

func TestControlsThatAreNotActedOn(t *testing.T) {
	_, err := collect(t, []byte("\x1b[Habc\x1b[?2l\x1b[?2lxyz"), centrevu.Source{})
	require.ErrorIs(t, err, centrevu.ErrSyntax)
	assert.Equal(t, 1, strings.Count(err.Error(), "VT52 mode is not acted on"))
	assert.Contains(t, err.Error(), "6 bytes in")
}

// A capture is in one character set, as the server is.
func TestCharacterSetOfACapture(t *testing.T) {
	screens, err := collect(t, recorded(t, "latin1-dialog.typescript"), centrevu.Source{})
	require.NoError(t, err)
	require.Len(t, screens, 3)
	assert.Contains(t, screens[1].Title, "R\u00c9SUM\u00c9\u00a0\u00bb")
	assert.Contains(t, screens[1].String(), "TERMIN\u00c9\u00a0\u00bb")

	utf8, err := collect(t, []byte("\x1b[H\u00c9t\u00e9 \u00e0 Z\u00fcrich \xe9\r\n"), centrevu.Source{})
	require.NoError(t, err)
	assert.Contains(t, utf8[0].String(), "\u00c9t\u00e9 \u00e0 Z\u00fcrich \u00e9", "a stray byte does not turn it")

	pair, err := collect(t, []byte("\x1b[HTERMIN\xc9\xa0\xbb\r\n"), centrevu.Source{})
	require.NoError(t, err)
	assert.Contains(t, pair[0].String(), "TERMIN\u00c9\u00a0\u00bb", "as many that are none in UTF-8")

	override, err := collect(t, []byte("\x1b[H\xc9\xa0\r\n"), centrevu.Source{Charset: "ISO-8859-1"})
	require.NoError(t, err)
	assert.Contains(t, override[0].String(), "\u00c9")
}

func TestRecordings(t *testing.T) {
	runs := runsOf(t, recorded(t, "cut-mid-refresh.typescript"), centrevu.Source{})
	for _, r := range runs {
		assert.NotContains(t, r, "ACD 2 ")
	}
	screens, err := collect(t, recorded(t, "vt100-clear.typescript"), centrevu.Source{})
	require.NoError(t, err)
	require.Len(t, screens, 1)
	assert.Equal(t, "hi", strings.TrimSpace(screens[0].String()))

	s, _ := backup.Parse(bytes.NewReader(recorded(t, "nul-padded.ttyrec")), centrevu.Source{})
	require.NotNil(t, s)
	require.NotNil(t, s.CompletedToday)
	assert.Equal(t, 1, *s.CompletedToday)

	screens, err = collect(t, recorded(t, "tmux-margins.typescript"), centrevu.Source{})
	require.NoError(t, err)
	found := false
	for _, s := range screens {
		rows := s.Lines
		found = found || len(rows) == 24 && strings.HasPrefix(rows[0].Text, "38 ") && strings.HasSuffix(rows[0].Text, "\u2502108")
	}
	assert.True(t, found, "the left half scrolled alone")

	screens, err = collect(t, recorded(t, "screen-hardcopy.txt"), centrevu.Source{})
	require.NoError(t, err)
	require.Len(t, screens, 1)
	assert.Equal(t, "Maintenance: Archiving Status", screens[0].Title)

	_, err = collect(t, recorded(t, "putty-printable.log"), centrevu.Source{})
	assert.ErrorContains(t, err, "cannot be told apart")

	screens, err = collect(t, []byte("[2000-05-02 07:50:01] Maintenance: Backup Data\n[2000-05-02 07:50:01] Backups completed today: 1\n[2000-05-02 07:50:02] x\n"), centrevu.Source{})
	require.NoError(t, err)
	require.Len(t, screens, 1)
	assert.Equal(t, "Maintenance: Backup Data", screens[0].Title)
	assert.Equal(t, time.Date(2000, 5, 2, 7, 50, 2, 0, time.UTC), screens[0].ShownAt)
}

// However a recording is cut, it does not end in a screen that its program
// never showed, without saying that it was cut.
func TestCutAnywhere(t *testing.T) {
	files, err := filepath.Glob("testdata/vt/captures/*.typescript")
	require.NoError(t, err)
	more, err := filepath.Glob("../shared/captures/*.typescript")
	require.NoError(t, err)
	files = append(files, more...)
	cuts := 3000
	if testing.Short() || len(more) == 0 {
		cuts = 300
	}
	silent := 0
	for i, file := range files {
		recording, err := os.ReadFile(file)
		require.NoError(t, err)
		whole, err := collect(t, recording, centrevu.Source{})
		require.NoError(t, err)
		shown := map[string]bool{}
		for _, s := range whole {
			shown[s.String()] = true
		}
		header := bytes.IndexByte(recording, '\n') + 1
		r := rand.New(rand.NewPCG(uint64(i), 12))
		for range cuts / len(files) {
			n := header + r.IntN(len(recording)-header)
			for _, cut := range [][]byte{recording[:n], recording[header:n]} {
				var src centrevu.Source
				if len(cut) < n { // without its first line
					src.Rows, src.Columns = len(whole[0].Lines), 132
				}
				screens, err := collect(t, cut, src)
				if err != nil || len(screens) == 0 {
					continue
				}
				last := screens[len(screens)-1]
				if !last.Cut && !shown[last.String()] {
					silent++
					if silent < 3 {
						t.Logf("%s cut at %d: %q before the cut\n%s", file, n, recording[max(0, n-60):n], last)
					}
				}
			}
		}
	}
	assert.Zero(t, silent, "half-drawn screens")
}

// A recording whose line ends were changed shows nothing in the columns it was
// shown in. Where that can be undone it is, and else it is refused.
func TestLineEndsChangedOnTheWay(t *testing.T) {
	const output = "\x1b[H\x1b[2JMaintenance: Archiving Status\r\nACD  Archive   Status    Last run\r\n1    interval  finished  05/02/00 07:30\r\n1    daily     finished  05/02/00 00:40\r\n2    interval  finished  05/02/00 07:30\r\n\x1b[4;16Hnot run  \x1b[4;26H\x1b[K\x1b[1;1H"
	const typescript = "Script started on 2000-05-02 07:48:08+00:00 [TERM=\"vt220\" COLUMNS=\"80\" LINES=\"24\"]\n" + output + "\nScript done on 2000-05-02 07:49:08+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
	for _, recording := range []string{output, typescript} {
		for name, change := range map[string]func(string) string{
			"CR lost":      func(s string) string { return strings.ReplaceAll(s, "\r", "") },
			"CR LF to LF":  func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") },
			"CR to LF":     func(s string) string { return strings.ReplaceAll(s, "\r", "\n") },
			"LF doubled":   func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
			"LF to CR LF":  func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
			"LF to CRCRLF": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\r\n") },
		} {
			s, err := archive.Parse(strings.NewReader(change(recording)), centrevu.Source{})
			if strings.HasPrefix(name, "LF to CR") {
				require.NotNil(t, s, name)
				require.Len(t, s.Runs, 3, name)
				assert.Equal(t, archive.NotRun, s.Runs[1].State, name)
				continue
			}
			assert.ErrorContains(t, err, "on the way", name)
			assert.True(t, s == nil || len(s.Runs) == 0, name)
		}
	}
}

// Output that is nothing but lines, in colour or not, is read whatever ends them.
func TestLinesThatEndInALineFeed(t *testing.T) {
	const lines = "\x1b[?2004h\x1b]0;cms1\a[root@cms1 ~]# cat archive\nMaintenance: Archiving Status\nACD  Archive   Status    Last run\n" +
		"1    interval  \x1b[1mfinished\x1b[m  05/02/00 07:30\n1    daily     not run   05/02/00 00:40\n\n"
	const script = "Script started on 2000-05-02 07:48:08+00:00 [TERM=\"vt220\" COLUMNS=\"80\" LINES=\"24\"]\n" + lines + "\nScript done on 2000-05-02 07:49:08+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
	for _, recording := range []string{script, strings.ReplaceAll(script, "\n", "\r\n")} {
		s, err := archive.Parse(strings.NewReader(recording), centrevu.Source{})
		require.NoError(t, err)
		require.Len(t, s.Runs, 2)
		assert.Equal(t, archive.NotRun, s.Runs[1].State)
	}
	_, err := archive.Parse(strings.NewReader(strings.Replace(script, "finished", "finished\x1b[4;1H", 1)), centrevu.Source{})
	assert.ErrorContains(t, err, "on the way", "it moves about on the screen")
}

func TestTextThatLostItsEscapes(t *testing.T) {
	const shown = "[H[2JMaintenance: Archiving Status\nACD  Archive   Status    Last run\n1    daily     finished  05/02/00 00:40\n[3;16Hnot run  [3;26H[K\n"
	_, err := archive.Parse(strings.NewReader(shown), centrevu.Source{})
	assert.ErrorContains(t, err, "without its escape characters")
	_, err = archive.Parse(strings.NewReader(strings.ReplaceAll(shown, "[", "^[[")), centrevu.Source{})
	assert.ErrorContains(t, err, "without its escape characters")
}
