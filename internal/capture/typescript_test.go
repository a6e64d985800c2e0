package capture

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The header of a real recording, and what each chunk of it says.
func TestHead(t *testing.T) {
	b := fixture(t, "att615-head.typescript")
	got, err := read(bytes.NewReader(b), Options{})
	require.NoError(t, err)
	assert.Equal(t, Header{
		Kind: Typescript, Started: at(t, "2026-11-22T07:48:08Z"), Term: "att615", Rows: 24, Columns: 80,
	}, got.headers[0])
	start := bytes.IndexByte(b, '\n') + 1
	assert.Equal(t, []piece{{Text: string(b[start:]), Offset: int64(start)}}, got.pieces)
}

// A line that looks like script's own is output unless it stands at the end.
func TestFooters(t *testing.T) {
	const header = "Script started on Tue May  2 08:00:01 2000\n"
	const again = "Script started on Tue May  2 09:00:01 2000\n"
	const done = "\nScript done on Tue May  2 08:05:01 2000\n"
	far := strings.Repeat("0123456789abcde\n", 10_000)
	for _, tt := range []struct{ in, want string }{
		{"a" + done, "a"},
		{"a" + done + "\n\n", "a"},
		{"a\nScript done on Tue May", "a"},
		{"a\nScript done, file is typescript\n", "a"},
		{"a\r\n\nScript done on 2026-11-22 07:48:18+00:00 [COMMAND_EXIT_CODE=\"0\"]\n", "a\r\n"},
		{"a" + done + "b", "a" + done + "b"},
		{"a" + done + "b" + done, "a" + done + "b"},
		{"a" + done + done, "a" + done},
		{"a" + done + again + "b" + done, "a|b"},
		{"a" + again + "b", "a|b"},
		{again + "b", "|b"},
		{"Script started on Tue May  2 09:00:01 2000\r\nb" + done, "Script started on Tue May  2 09:00:01 2000\r\nb"},
		{"Script started on a whim\nb", "Script started on a whim\nb"},
		{"\nCommand exit status: 1" + done, ""},
		{"\nCommand exit status: 1\r\n", "\nCommand exit status: 1\r\n"},
		{"", ""},
		{done[1:], done[1:]},
		{far + done, far},
		{far + done + far + done + again + far, far + done + far + "|" + far},
		{"a\nScript done on " + strings.Repeat("x", 5000), "a\nScript done on " + strings.Repeat("x", 5000)},
	} {
		for pad := range 3 {
			// Move what is looked for over the edges of the buffer.
			prefix := strings.Repeat("p", pad*(sniffed-len(header)-2))
			got, err := read(strings.NewReader(header+prefix+tt.in), Options{})
			require.NoError(t, err)
			var b strings.Builder
			for _, p := range got.pieces {
				if p.Reset {
					b.WriteByte('|')
				}
				b.WriteString(p.Text)
			}
			want := prefix + tt.want
			if b.String() != want {
				// A session without output shows nothing.
				assert.Equal(t, strings.TrimSuffix(want, "|"), b.String(), "%.80q", tt.in)
			}
		}
	}
}

// The first line of a typescript in any language tells when it was begun: the newer script
// writes the time as ISO 8601 does.
func TestTypescriptInAnyLanguage(t *testing.T) {
	for _, wording := range []string{"脚本启动于 ", "Skript påbegyndt den ", "Skrypt uruchomiony ", "Skriptet startade på ", "Script spuštěn v ", "Skripta zapo\xe8eta "} {
		text := wording + "2000-05-01 07:50:00+02:00 [TERM=\"xterm\" TTY=\"/dev/pts/0\" COLUMNS=\"132\" LINES=\"24\"]\n\x1b[H\x1b[2J$ "
		c, err := Open(strings.NewReader(text), Options{})
		require.NoError(t, err)
		assert.Equal(t, Typescript, c.Header().Kind, wording)
		assert.Equal(t, "2000-05-01T05:50:00Z", c.Header().Started.UTC().Format(time.RFC3339))
		assert.Equal(t, 132, c.Header().Columns)
	}
	for _, text := range []string{"a log of 2000-05-01 07:50:00+02:00 [3 entries]\n\x1b[H", "2000-05-01 [TERM=\"xterm\"]\n\x1b[H"} {
		c, err := Open(strings.NewReader(text), Options{})
		require.NoError(t, err)
		assert.NotEqual(t, Typescript, c.Header().Kind)
	}
	c, err := Open(strings.NewReader("Script started on Tue Apr 25 07:50\n\x1b[H"), Options{})
	require.NoError(t, err)
	assert.Equal(t, "Script started on Tue Apr 25 07:50", c.Header().Undated)
}
