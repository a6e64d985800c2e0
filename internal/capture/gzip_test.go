package capture

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a broken gzip file holds up to where it is broken comes out, then an
// error with the place.
func TestBrokenGzip(t *testing.T) {
	text := []byte("\x1b[H" + strings.Repeat("0123456789", 50_000))
	whole := zip(t, text)
	broken := bytes.Clone(whole)
	broken[len(broken)-6] ^= 1
	for name, in := range map[string][]byte{
		"cut":      whole[:len(whole)-20],
		"cut end":  whole[:len(whole)-3],
		"checksum": broken,
		"trailing": append(bytes.Clone(whole), "more"...),
		"member":   append(bytes.Clone(whole), whole[:9]...),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(bytes.NewReader(in), Options{})
			var e *Error
			require.ErrorAs(t, err, &e)
			assert.True(t, e.Fatal)
			assert.Contains(t, err.Error(), "gzip: ")
			assert.Equal(t, int64(len(got.output)), e.Offset)
			assert.True(t, bytes.HasPrefix(text, got.output))
			assert.Greater(t, len(got.output), len(text)/2)
		})
	}
	t.Run("text", func(t *testing.T) {
		in := zip(t, text[3:])
		got, err := read(bytes.NewReader(in[:len(in)-20]), Options{})
		require.ErrorIs(t, err, io.ErrUnexpectedEOF)
		assert.Greater(t, len(got.output), len(text)/2)
	})
}
