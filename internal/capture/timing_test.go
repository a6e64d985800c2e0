package capture

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTiming(t *testing.T) {
	for _, tt := range []struct{ name, timing, err string }{
		{"short", "0.1 5\n0.1 4\n", "timing file does not match: it ends before the typescript does"},
		{"long", "0.1 5\n0.1 6\n0.1 3\n", "timing file does not match: it goes on for at least 3 bytes behind the end of the typescript"},
		{"long in a step", "0.1 500\n", "timing file does not match: it goes on for at least 489 bytes behind the end of the typescript"},
		{"empty", "", "timing file does not match: it ends before the typescript does"},
		{"words", "0.1 5\nfive six\n", "timing file does not match: line 2 of it is no step"},
		{"words at once", "hello\n", "timing file does not match: line 1 of it is no step"},
		{"words behind", "0.1 11\nhello\n", "timing file does not match: line 2 of it is no step"},
		{"negative", "0.1 -5\n", "timing file does not match: line 1 of it is no step"},
		{"no time", "1e300 5\n", "timing file does not match: line 1 of it has no time"},
		{"NaN", "O NaN 5\n", "timing file does not match: line 1 of it has no time"},
		{"endless", strings.Repeat("0", 100_000), "timing file does not match: line 1 of it is no step"},
		{"other session", "H 0 START_TIME 2020-01-01 00:00:00+00:00\nO 0.1 11\n", "timing file does not match: it is of a session that began at 2020-01-01T00:00:00Z"},
		{"gzip, cut", "\x1f\x8b", "timing file does not match: line 1 of it is no step"},
		{"gzip, broken", "\x1f\x8b\x08\x00", "timing file does not match: gzip: unexpected EOF"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := read(bytes.NewReader(fixture(t, "timed.typescript")), Options{Timing: strings.NewReader(tt.timing)})
			require.NoError(t, err)
			assert.Equal(t, []string{tt.err}, got.errs)
			assert.Equal(t, "\x1b[Habcdefgh", string(got.output))
		})
	}
	t.Run("not a typescript", func(t *testing.T) {
		got, err := read(bytes.NewReader(fixture(t, "v2.cast")), Options{Timing: strings.NewReader("0.1 1\n")})
		require.NoError(t, err)
		assert.Equal(t, []string{"timing file does not match: it belongs to a typescript, and this is asciicast v2"}, got.errs)
	})
	t.Run("quiet typescript", func(t *testing.T) {
		timing := "H 0 START_TIME 2026-11-22 07:48:08+00:00\nH 0 TERM vt220\nH 0 COLUMNS 80\nH 0 LINES 24\nH 0 COMMAND cms\nO 1.5 5\n"
		got, err := read(strings.NewReader("plain"), Options{Timing: bytes.NewReader(zip(t, []byte(timing)))})
		require.NoError(t, err)
		assert.Empty(t, got.errs)
		assert.Equal(t, Header{
			Kind: Raw, Started: at(t, "2026-11-22T07:48:08Z"), Rows: 24, Columns: 80, Term: "vt220", Command: "cms",
		}, got.headers[0])
		assert.Equal(t, []piece{{Text: "plain", At: "1.5s"}}, got.pieces)
	})
	t.Run("appended", func(t *testing.T) {
		classic := "0.5 6\n0.5 14\n0.5 10\n0.5 45\n"
		got, err := read(bytes.NewReader(fixture(t, "appended.typescript")), Options{Timing: strings.NewReader(classic)})
		require.NoError(t, err)
		var times []string
		for _, p := range got.pieces {
			times = append(times, p.At)
		}
		assert.Equal(t, []string{"500ms", "500ms", "500ms", "1s"}, times, "%q", got.errs)
	})
	t.Run("of the last session", func(t *testing.T) {
		timing := "H 0 START_TIME 2026-11-22 09:00:00+00:00\nO 0.5 55\n"
		got, err := read(bytes.NewReader(fixture(t, "appended.typescript")), Options{Timing: strings.NewReader(timing)})
		require.NoError(t, err)
		require.Len(t, got.pieces, 3)
		assert.Equal(t, []string{"", "", "500ms"}, []string{got.pieces[0].At, got.pieces[1].At, got.pieces[2].At})
		assert.Empty(t, got.errs)
	})
}
