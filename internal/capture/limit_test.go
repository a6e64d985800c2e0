package capture

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// endless repeats bytes without end.
type endless struct {
	b    []byte
	at   int
	left int64
}

func (e *endless) Read(p []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := copy(p, e.b[e.at:])
	e.at = (e.at + n) % len(e.b)
	e.left -= int64(n)
	return n, nil
}

// What is kept does not grow with the input.
func TestBoundedMemory(t *testing.T) {
	const size = 64 << 20
	page := strings.Repeat("x", 8000)
	const header = "Script started on Tue May  2 08:00:01 2000\n"
	for name, in := range map[string]struct{ first, page string }{
		"raw":        {"", "\x1b[H" + page},
		"no newline": {header, page},
		"footers":    {header, "\x1b\nScript done on x\n" + page},
		"putty":      {"=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.11.22 07:48:08 =~=~=~=~=~=~=~=~=~=~=~=\r\n", "\x1b[H=~=~" + page},
		"text":       {"", page},
	} {
		t.Run(name, func(t *testing.T) {
			used := testing.AllocsPerRun(1, func() {
				rd, err := Open(io.MultiReader(strings.NewReader(in.first), &endless{b: []byte(in.page), left: size}), Options{})
				require.NoError(t, err)
				if text := rd.Text(); text != nil {
					_, err = io.Copy(io.Discard, text)
					require.NoError(t, err)
					return
				}
				for err == nil {
					_, err = rd.Next()
				}
				require.Equal(t, io.EOF, err)
			})
			assert.Less(t, used, 200.0)
		})
	}
}
