package capture

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const folder = "../../testdata/capture"

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(folder, name))
	require.NoError(t, err)
	return b
}

// piece is a run of output with one place and one time.
type piece struct {
	Text   string
	Offset int64
	At     string // since the start of the session
	Size   string
	Reset  bool
}

// content is all that a capture gives.
type content struct {
	headers []Header
	pieces  []piece
	errs    []string
	output  []byte
}

// read reads a capture to its end. Runs that follow each other are joined,
// since where a chunk ends is up to the reader.
func read(r io.Reader, opt Options) (content, error) {
	rd, err := Open(r, opt)
	if err != nil {
		return content{}, err
	}
	c := content{headers: []Header{rd.Header()}}
	if text := rd.Text(); text != nil {
		b, err := io.ReadAll(text)
		c.output = b
		return c, err
	}
	for {
		k, err := rd.Next()
		if errors.Is(err, io.EOF) {
			_, again := rd.Next()
			if !errors.Is(again, io.EOF) {
				return c, fmt.Errorf("after EOF: %w", again)
			}
			return c, nil
		}
		if err != nil {
			c.errs = append(c.errs, err.Error())
			var e *Error
			if !errors.As(err, &e) || e.Fatal {
				_, again := rd.Next()
				if !errors.Is(again, err) {
					return c, fmt.Errorf("another error: %w", again)
				}
				return c, err
			}
			continue
		}
		p := piece{Text: string(k.Bytes), Offset: k.Offset, Reset: k.Reset}
		if k.Timed {
			p.At = k.Elapsed.String()
		}
		if k.Rows > 0 {
			p.Size = fmt.Sprintf("%dx%d", k.Columns, k.Rows)
		}
		if k.Reset {
			c.headers = append(c.headers, rd.Header())
		}
		c.output = append(c.output, k.Bytes...)
		if n := len(c.pieces) - 1; n >= 0 && !p.Reset && p.Size == "" && c.pieces[n].At == p.At &&
			c.pieces[n].Offset+int64(len(c.pieces[n].Text)) == p.Offset {
			c.pieces[n].Text += p.Text
			continue
		}
		c.pieces = append(c.pieces, p)
	}
}

func at(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339Nano, s)
	require.NoError(t, err)
	return v
}

func TestFormats(t *testing.T) {
	tests := []struct {
		file, timing string
		header       Header
		started      string
		want         []piece
	}{
		{
			file:    "old.typescript",
			header:  Header{Kind: Typescript},
			started: "2000-05-02T08:00:01Z",
			want:    []piece{{Text: "$ cms\r\n\x1b[H\x1b[JMaintenance\x1b[2;1HScript done on a Tuesday\r\n$ exit\r\n", Offset: 43}},
		},
		{
			file:    "solaris.typescript",
			header:  Header{Kind: Typescript},
			started: "2000-05-02T08:00:01Z",
			want:    []piece{{Text: "uname\r\nSunOS\r\n", Offset: 43}},
		},
		{
			file:    "aix.typescript",
			header:  Header{Kind: Typescript},
			started: "2010-01-29T11:25:15Z",
			want:    []piece{{Text: "$ ls\r\na b\r\n", Offset: 55}},
		},
		{
			file:    "freebsd-command.typescript",
			header:  Header{Kind: Typescript, Command: "ls -l"},
			started: "2000-05-02T08:00:01Z",
			want:    []piece{{Text: "a\r\nb\r\n", Offset: 58}},
		},
		{
			file:    "german.typescript",
			header:  Header{Kind: Typescript, Term: "vt220", Rows: 43, Columns: 132},
			started: "2026-11-22T06:48:08Z",
			want:    []piece{{Text: "\x1b[Hhallo", Offset: 104}},
		},
		{
			file:    "not-on-terminal.typescript",
			header:  Header{Kind: Typescript, Command: "echo \"TERM=x\" TERM=\"y\"; cat\nuname"},
			started: "2026-11-22T07:48:08Z",
			want:    []piece{{Text: "x\r\n", Offset: 117}},
		},
		{
			file:    "appended.typescript",
			header:  Header{Kind: Typescript, Term: "att615", Rows: 24, Columns: 80},
			started: "2026-11-22T07:48:08Z",
			want: []piece{
				{Text: "\x1b[Hone", Offset: 101},
				{Text: "\x1b[Htwo, killed", Offset: 274, Reset: true, Size: "132x30"},
				{Text: "three: Script started on 2026-11-22 09:00:01+00:00 []\r\n", Offset: 388, Reset: true, Size: "90x31"},
			},
		},
		{
			file:    "timed.typescript",
			timing:  "timed.classic",
			header:  Header{Kind: Typescript, Term: "att615", Rows: 24, Columns: 80},
			started: "2026-11-22T07:48:08Z",
			want: []piece{
				{Text: "\x1b[Hab", Offset: 101, At: "250ms"},
				{Text: "cdef", Offset: 106, At: "1.75s"},
				{Text: "gh", Offset: 110, At: "1.750001s"},
			},
		},
		{
			file:    "timed.typescript",
			timing:  "timed.advanced",
			header:  Header{Kind: Typescript, Term: "att615", Rows: 24, Columns: 80},
			started: "2026-11-22T07:48:08Z",
			want: []piece{
				{Text: "\x1b[Hab", Offset: 101, At: "250ms"},
				{Text: "cdef", Offset: 106, At: "1.75s", Size: "100x30"},
				{Text: "gh", Offset: 110, At: "1.850001s"},
			},
		},
		{
			file:    "one-file.typescript",
			timing:  "one-file.advanced",
			header:  Header{Kind: Typescript, Command: "read x"},
			started: "2026-11-22T18:06:51Z",
			want:    []piece{{Text: "yes\r\nyes q\r\n", Offset: 94, At: "260.492ms"}},
		},
		{
			file:    "v2.cast",
			header:  Header{Kind: Asciicast2, Term: "xterm-256color", Rows: 24, Columns: 80},
			started: "2017-09-03T19:35:15Z",
			want: []piece{
				{Text: "\x1b", Offset: 174, At: "250ms"},
				{Text: "[1;31mHello \x1b", Offset: 180, At: "250ms"},
				{Text: "[32mWorld!\x1b", Offset: 198, At: "250ms"},
				{Text: "[0m\r", Offset: 214, At: "250ms"},
				{Text: "\n", Offset: 219, At: "250ms"},
				{Offset: 267, At: "4s", Size: "100x30"},
				{Text: "─", Offset: 289, At: "1m0.5s"},
				{Text: "😀", Offset: 295, At: "1m0.5s"},
				{Text: "\"", Offset: 307, At: "1m0.5s"},
				{Text: "\\", Offset: 309, At: "1m0.5s"},
				{Text: "/", Offset: 311, At: "1m0.5s"},
				{Text: "café", Offset: 313, At: "1m0.5s"},
			},
		},
		{
			file:    "v3.cast",
			header:  Header{Kind: Asciicast3, Term: "vt220", Rows: 43, Columns: 132, Command: "cms"},
			started: "2017-09-03T19:35:15Z",
			want: []piece{
				{Text: "one", Offset: 164, At: "250ms"},
				{Text: "two", Offset: 198, At: "1.75s"},
				{Offset: 216, At: "3.75s", Size: "90x30"},
				{Text: "three", Offset: 235, At: "4s"},
			},
		},
		{
			file:    "little.ttyrec",
			header:  Header{Kind: TTYRec},
			started: "2017-09-03T19:35:15.25Z",
			want: []piece{
				{Text: "\x1b[H\x1b[2Jone", Offset: 12, At: "0s"},
				{Text: "two\r\n", Offset: 46, At: "1.75s"},
			},
		},
		{
			file:    "big.ttyrec",
			header:  Header{Kind: TTYRec},
			started: "2017-09-03T19:35:15.25Z",
			want: []piece{
				{Text: "\x1b[H\x1b[2Jone", Offset: 12, At: "0s"},
				{Text: "two\r\n", Offset: 46, At: "1.75s"},
			},
		},
		{
			file:    "putty.log",
			header:  Header{Kind: PuTTY},
			started: "2026-11-22T07:48:08Z",
			want: []piece{
				{Text: "login as: cms\r\n\x1b[H\x1b[Jone", Offset: 79},
				{Text: "\x1b[Htwo", Offset: 182, Reset: true},
			},
		},
		{
			file:   "capture-pane.txt",
			header: Header{Kind: Raw, NewlineIsCRLF: true},
			want:   []piece{{Text: "\x1b[1mMaintenance\x1b[0m\nrow \x1b[7mtwo\x1b[0m\n\n"}},
		},
		{
			file:   "members.gz",
			header: Header{Kind: Raw, Gzip: true},
			want:   []piece{{Text: "\x1b[Hone\x1b[Htwo"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.file+" "+tt.timing, func(t *testing.T) {
			var opt Options
			if tt.timing != "" {
				opt.Timing = bytes.NewReader(fixture(t, tt.timing))
			}
			b := fixture(t, tt.file)
			got, err := read(bytes.NewReader(b), opt)
			require.NoError(t, err)
			assert.Empty(t, got.errs)
			if tt.started != "" {
				assert.Equal(t, at(t, tt.started), got.headers[0].Started.UTC())
			}
			got.headers[0].Started = time.Time{}
			assert.Equal(t, tt.header, got.headers[0])
			assert.Equal(t, tt.want, got.pieces)
			for _, p := range got.pieces {
				if !tt.header.Gzip && len(p.Text) > 0 && b[p.Offset] != '\\' {
					assert.Equal(t, p.Text[0], b[p.Offset], "offset of %q", p.Text)
				}
			}
		})
	}
}

// However the reader cuts its reads, and whether the file is compressed or
// not, the output, the offsets and the times are the same.
func TestInvariance(t *testing.T) {
	files, err := filepath.Glob(folder + "/*")
	require.NoError(t, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, timing := range []string{"", "timed.classic", "timed.advanced"} {
			opt := func(cut func(io.Reader) io.Reader) Options {
				if timing == "" {
					return Options{}
				}
				return Options{Timing: cut(bytes.NewReader(fixture(t, timing)))}
			}
			whole := func(r io.Reader) io.Reader { return r }
			want, wantErr := read(bytes.NewReader(b), opt(whole))
			for name, cut := range map[string]func(io.Reader) io.Reader{
				"one byte": iotest.OneByteReader, "half": iotest.HalfReader, "data with error": iotest.DataErrReader,
			} {
				got, err := read(cut(bytes.NewReader(b)), opt(cut))
				assert.Equal(t, want, got, "%s: %s", file, name)
				assert.Equal(t, fmt.Sprint(wantErr), fmt.Sprint(err), "%s: %s", file, name)
			}
			if strings.HasSuffix(file, ".gz") {
				continue
			}
			got, err := read(bytes.NewReader(zip(t, b)), opt(whole))
			assert.Equal(t, fmt.Sprint(wantErr), fmt.Sprint(err), file)
			for i := range got.headers {
				assert.True(t, got.headers[i].Gzip, file)
				got.headers[i].Gzip = false
			}
			assert.Equal(t, want, got, file)
		}
	}
}

func zip(t testing.TB, b []byte) []byte {
	t.Helper()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	_, err := w.Write(b)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return z.Bytes()
}

// A read error comes out as it is, behind all that was read.
func TestReadError(t *testing.T) {
	broken := errors.New("broken")
	files, err := filepath.Glob(folder + "/*")
	require.NoError(t, err)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, n := range []int{0, 1, 20, len(b) / 2, len(b) - 1} {
			r := io.MultiReader(bytes.NewReader(b[:n]), iotest.ErrReader(broken))
			_, err := read(r, Options{})
			assert.Same(t, broken, err, "%s cut at %d", file, n)
		}
		z := zip(t, b)
		r := io.MultiReader(bytes.NewReader(z[:len(z)-9]), iotest.ErrReader(broken))
		_, err = read(r, Options{})
		assert.Same(t, broken, err, "%s compressed", file)
	}
	// An error that a reader returns only once still ends the capture.
	_, err = read(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("\x1b[Habc"))), Options{})
	assert.Same(t, iotest.ErrTimeout, err)
}
