package capture

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func FuzzOpen(f *testing.F) {
	files, err := filepath.Glob(folder + "/*")
	require.NoError(f, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(b, []byte(nil))
		f.Add(b, fixture(f, "timed.advanced"))
	}
	f.Add(fixture(f, "timed.typescript"), fixture(f, "timed.classic"))
	f.Fuzz(func(t *testing.T, in, timing []byte) {
		opt := func() Options {
			if len(timing) == 0 {
				return Options{}
			}
			return Options{Timing: bytes.NewReader(timing)}
		}
		whole, err := read(bytes.NewReader(in), opt())
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Fatalf("not an *Error: %v", err)
		}
		cut, cutErr := read(&pieces{b: in, size: 7}, opt())
		assert.Equal(t, whole, cut)
		assert.Equal(t, fmt.Sprint(err), fmt.Sprint(cutErr))
		for _, p := range whole.pieces {
			if !whole.headers[0].Gzip && p.Offset > int64(len(in)) {
				t.Fatalf("offset %d of %d", p.Offset, len(in))
			}
		}
	})
}

// pieces reads a few bytes at a time.
type pieces struct {
	b    []byte
	size int
}

func (p *pieces) Read(b []byte) (int, error) {
	n := copy(b, p.b[:min(p.size, len(p.b))])
	p.b = p.b[n:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
