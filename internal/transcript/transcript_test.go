package transcript

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/capture"
)

// promptOf is what the tests take for a prompt: all that has the sign.
func promptOf(line string) bool { return strings.Contains(line, "#") || strings.TrimSpace(line) == "%" }

const (
	head   = "Script started on 2000-05-02 07:49:00+00:00 [TERM=\"xterm\" TTY=\"/dev/pts/1\" COLUMNS=\"80\" LINES=\"24\"]\n"
	footer = "\nScript done on 2000-05-02 07:52:00+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
)

// What programs send beside the lines that they print: the sequences are those of bash,
// zsh, readline, clear and ls.
func TestLines(t *testing.T) {
	for name, tt := range map[string]struct{ sent, shown string }{
		"nothing":             {"# ls\r\na\r\n", "# ls|a"},
		"a title":             {"\x1b]0;root@cms1:~\a# ls\r\na\r\n", "# ls|a"},
		"a title of screen":   {"\x1bkroot\x1b\\# ls\r\n", "# ls"},
		"bracketed paste":     {"\x1b[?2004h# ls\r\n\x1b[?2004l\ra\r\n", "# ls|a"},
		"meta keys":           {"\x1b[?1034h# ls\r\n", "# ls"},
		"colours":             {"\x1b[01;32mroot\x1b[00m# ls\r\n\x1b[0m\x1b[01;34ma\x1b[0m\r\n\x1b(B\x1b[m", "root# ls|a"},
		"an erased rest":      {"# ls\x1b[K\r\na\x1b[K\r\n", "# ls|a"},
		"a mended letter":     {"# lz\b\x1b[Ks\r\n", "# ls"},
		"a mended word":       {"# cat foo\b\b\b\x1b[3Plog\r\n", "# cat log"},
		"a letter put in":     {"# ct\b\x1b[1@a\r\n", "# cat"},
		"from the history":    {"# cat older\r\x1b[C\x1b[C\x1b[Kls\r\n", "# ls"},
		"a prompt of zsh":     {"\x1b[1m\x1b[7m%\x1b[27m\x1b[1m\x1b[0m" + strings.Repeat(" ", 79) + "\r \r\r\x1b[0m\x1b[27m\x1b[24m\x1b[J# ls\x1b[K\r\n", "# ls"},
		"an end without line": {"done\x1b[7m%\x1b[m" + strings.Repeat(" ", 75) + "\r \r# ls\r\n", "done%|# ls"},
		"a long command":      {"# " + strings.Repeat("a", 78) + " \rb\r\n", "# " + strings.Repeat("a", 78) + "b"},
		"cleared":             {"# ls\r\na\r\n\x1b[H\x1b[2J\x1b[3J# ls\r\n", "# ls|a|# ls"},
		"cleared in a line":   {"# clear\x1b[H\x1b[J# ls\r\n", "# clear|# ls"},
		"lines that end in CR": {"# cat log\r\n05/02/00 06:12 AM 3 2 CRITICAL\rArchive failed\r04/27/00 03:12 PM 3 1 INFO\r\n",
			"# cat log|05/02/00 06:12 AM 3 2 CRITICAL|Archive failed|04/27/00 03:12 PM 3 1 INFO"},
		"a prompt that was written over": {"# \rARCHIVE FAILED\r\n", "ARCHIVE FAILED"},
		"what was printed behind one":    {"# ls\rARCHIVE FAILED\rnothing\r\n", "ARCHIVE FAILED|nothing"},
	} {
		got, ok := Of([]byte(head+tt.sent+footer), capture.Options{}, promptOf)
		if !assert.True(t, ok, name) {
			continue
		}
		var lines []string
		for l := range strings.Lines(string(got.Bytes)) {
			lines = append(lines, strings.TrimRight(l, " \r\n"))
		}
		require.Empty(t, lines[0], name) // the recorder's
		assert.Equal(t, tt.shown, strings.Join(lines[1:], "|"), name)
		assert.Equal(t, name == "nothing", got.Printed, name)
	}
}

// Whatever can put something elsewhere, or write over what was printed, is to be played.
func TestScreens(t *testing.T) {
	for _, sent := range []string{
		"\x1b[5;1Ha", "\x1b[Ha", "\x1b[Aa", "\x1b[2Ba", "\x1bM", "\x1b[2;10r", "\x1b[?1049h", "\x1b[?47h", "\x1b7", "\x1b8", "\x1b[L", "\x1b[M", "\x1b[S",
		"\x1b(0qqq", "\x0eqqq", "\x0c", "\x0b", "\x1b[1J", "\x1b[8m\x1b[5d", "INFO\b\b\b\bNONE", "INFO\x1b[2KNONE", "\x9b5;1Ha", "\x1b[4h", "\x1b[20h", "\x1b[5i", "\x1bPq#0~~\x1b\\",
		"# " + strings.Repeat("a", 600) + "\b",
	} {
		_, ok := Of([]byte(head+"# ls\r\n"+sent+"\r\n"+footer), capture.Options{}, promptOf)
		assert.False(t, ok, "%q", sent)
	}
}

// A line stands where it stands in the recording, and the end is told.
func TestKinds(t *testing.T) {
	const session = "\x1b]0;x\a# ls\r\na\r\n\x1b]0;x\a# "
	json := strings.NewReplacer("\x1b", `\u001b`, "\a", `\u0007`, "\r", `\r`, "\n", `\n`).Replace(session)
	for name, tt := range map[string]struct {
		content string
		ended   bool
	}{
		"typescript":        {head + session + "exit\r\n" + footer, true},
		"a cut one":         {head + session, false},
		"one cut in a line": {head + session + footer, false},
		"raw":               {session, false},
		"PuTTY":             {"=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2000.05.02 07:49:00 =~=~=~=~=~=~=~=~=~=~=~=\r\n" + session, false},
		"PuTTY, printable":  {"=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2000.05.02 07:49:00 =~=~=~=~=~=~=~=~=~=~=~=\r\n# ls\r\na\r\n# ", false},
		"asciicast":         {`{"version": 2, "width": 80, "height": 24, "timestamp": 957253740}` + "\n" + `[1.5, "o", "` + json + `"]` + "\n", false},
		"in pieces":         {`{"version": 2, "width": 80, "height": 24}` + "\n" + `[1, "o", "` + json[:16] + `"]` + "\n" + `[2, "o", "` + json[16:] + `\r\n"]` + "\n" + `[3, "x", "0"]` + "\n", true},
	} {
		got, ok := Of([]byte(tt.content), capture.Options{}, promptOf)
		require.True(t, ok, name)
		assert.Equal(t, tt.ended, got.Ended, name)
		for _, shown := range []string{"# ls", "a", "# "} {
			at := strings.Index(string(got.Bytes), shown)
			require.GreaterOrEqual(t, at, 0, name)
			if shown == "# ls" && name != "raw" { // where nothing stands above
				assert.Equal(t, strings.Index(tt.content, shown[:1]), at, name)
			}
		}
	}
	for _, wrong := range []string{"# ls\na\n", "", `{"version": 2, "width": 80, "height": 24}` + "\n" + `[1, "o", "# l`} {
		_, ok := Of([]byte(wrong), capture.Options{}, promptOf)
		assert.False(t, ok, wrong)
	}
}

// Most recordings of screens are told by how they begin.
func TestAddressed(t *testing.T) {
	assert.True(t, Addressed([]byte("a\x1b[5;1H")))
	assert.True(t, Addressed([]byte(`\u001b[24;80H`)))
	assert.True(t, Addressed([]byte("\x1b[?1049h")))
	assert.False(t, Addressed([]byte("\x1b[1;1H\x1b[2J\x1b[H\x1b[1;32m")))
}
