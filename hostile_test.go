package centrevu_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"iter"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
)

// endless gives a start and then the same piece again and again, n bytes in
// all.
type endless struct {
	start, piece string
	n            int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := copy(p, e.start)
	e.start = e.start[n:]
	for n < len(p) {
		n += copy(p[n:], e.piece)
	}
	n = min(n, e.n)
	e.n -= n
	return n, nil
}

// A stream costs what its length says, and what came before a limit stands.
func TestHostileStreams(t *testing.T) {
	const window = "\x1b[H\x1b[J+- Maintenance: Backup Data -+\r\n| Status: a                  |\r\n+----------------------------+\x1b[H"
	const size = 2 << 20
	tests := map[string]struct {
		piece   string
		limited bool
	}{
		"insert lines without number": {"\x1b[999999999L", false},
		"erase and insert":            {"\x1b[65535;65535H\x1b[99999999@\x1b[99999999P\x1b[99999999X\x1b[99999999M", false},
		"repeat without number":       {"a\x1b[999999999b", false},
		"parameters without end":      {"1;", false},
		"one string without end":      {"x", false},
		"line without end":            {"abcdefgh", false},
		"scrolling":                   {"\n", false},
		"regions":                     {"\x1b[5;7r\x1b[9999S\x1b[9999T\x1bMx", false},
		"sizes":                       {"\x1b[8;65535;65535t\x1b[?3h\x1b[?3l", true},
		"screens switched":            {"\x1b[?1049h\x1b[?1049lx", false},
		"combining marks":             {"\u0301", true},
		"soft labels":                 {"\x1b[1;0;0;0qABCDEFGHIJKLMNOP", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			start := window
			switch name {
			case "parameters without end":
				start, tt.limited = window+"\x1b[", true
			case "one string without end":
				start, tt.limited = window+"\x1b]0;", true
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			seen := false
			var errs []error
			for s, err := range centrevu.Screens(&endless{start, tt.piece, size}, centrevu.Source{}) {
				if err != nil {
					errs = append(errs, err)
					continue
				}
				seen = seen || s.Title == "Maintenance: Backup Data"
			}
			runtime.ReadMemStats(&after)
			assert.True(t, seen, "the window before it is lost")
			if tt.limited {
				require.NotEmpty(t, errs)
				assert.ErrorIs(t, errs[0], centrevu.ErrTooLarge)
				var pe *centrevu.ParseError
				require.ErrorAs(t, errs[0], &pe)
				assert.NotZero(t, pe.Offset)
			} else {
				assert.Empty(t, errs)
			}
			assert.Less(t, int64(after.HeapInuse)-int64(before.HeapInuse), int64(32<<20))
		})
	}
}

func TestTerminalSizesAreBounded(t *testing.T) {
	_, err := collect(t, []byte("\x1b[HMaintenance: Backup Data"), centrevu.Source{Rows: 65535, Columns: 65535})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
}

// Coloured lines, as tmux capture-pane -e prints them, are lines.
func TestColoredLines(t *testing.T) {
	text := strings.Repeat("\x1b[1mx\x1b[0m\n", 40) + "\x1b[7mMaintenance: Backup Data\x1b[0m\n\x1b[31mStatus:\x1b[39m a\n"
	screens, err := collect(t, []byte(text), centrevu.Source{})
	require.NoError(t, err)
	require.Len(t, screens, 1)
	assert.Len(t, screens[0].Lines, 42)
	assert.Equal(t, "Maintenance: Backup Data", screens[0].Title)
	assert.Equal(t, "Status: a", screens[0].Lines[41].Text)
}

// still is a reader that never reads anything.
type still struct{}

func (still) Read([]byte) (int, error) { return 0, nil }

// A reader without progress ends at each front door.
func TestNoProgress(t *testing.T) {
	src := centrevu.Source{Name: "still"}
	for name, err := range map[string]error{
		"Screens":           failures(centrevu.Screens(still{}, src)),
		"Screens, timing":   failures(centrevu.Screens(strings.NewReader("Script started on 2000-05-02 08:00:00+00:00\nx\n"), centrevu.Source{Timing: still{}})),
		"Lines":             failures(centrevu.Lines(still{}, src)),
		"archive.ReadTable": failures(archive.ReadTable(still{}, src)),
		"errlog.Entries":    failures(errlog.Entries(still{}, src)),
		"errlog.ReadTable":  failures(errlog.ReadTable(still{}, src)),
	} {
		assert.ErrorIs(t, err, io.ErrNoProgress, name)
	}
	_, err := backup.Parse(still{}, src)
	require.ErrorIs(t, err, io.ErrNoProgress)
	_, err = backup.ParseLog(still{}, src)
	require.ErrorIs(t, err, io.ErrNoProgress)
}

func failures[T any](s iter.Seq2[T, error]) error {
	var errs []error
	for _, err := range s {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// Compressed data that is cut or changed is what is wrong with a capture, at each
// front door; a reader that fails below it is not.
func TestBrokenGzip(t *testing.T) {
	cut := func(text string) io.Reader {
		var zipped bytes.Buffer
		w := gzip.NewWriter(&zipped)
		io.WriteString(w, strings.Repeat(text, 5000))
		w.Close()
		return bytes.NewReader(zipped.Bytes()[:zipped.Len()-9])
	}
	const log = "10/19/15 12:29 PM 3 4 INFO\nLink is down\n"
	fails := errors.New("the disk is gone")
	src := centrevu.Source{Name: "a.gz"}
	for name, read := range map[string]func(r io.Reader) error{
		"Screens":           func(r io.Reader) error { return failures(centrevu.Screens(r, src)) },
		"backup.Parse":      func(r io.Reader) error { _, err := backup.Parse(r, src); return err },
		"archive.ReadTable": func(r io.Reader) error { return failures(archive.ReadTable(r, src)) },
		"errlog.Entries":    func(r io.Reader) error { return failures(errlog.Entries(r, src)) },
		"errlog.ReadTable":  func(r io.Reader) error { return failures(errlog.ReadTable(r, src)) },
	} {
		text := log
		switch name {
		case "archive.ReadTable":
			text = "1|2|05/02/2000 00:35|2|\n"
		case "errlog.ReadTable":
			text = "4|1|10/19/2015|Link is down|3|44940|INFO|\n"
		}
		err := read(cut(text))
		require.ErrorIs(t, err, io.ErrUnexpectedEOF, name)
		for e := range centrevu.Errors(err) {
			if errors.Is(e, io.ErrUnexpectedEOF) {
				assert.ErrorIs(t, e, centrevu.ErrSyntax, name)
			}
		}
		err = read(io.MultiReader(cut(text), iotest.ErrReader(fails)))
		require.ErrorIs(t, err, fails, name)
		for e := range centrevu.Errors(err) {
			if errors.Is(e, fails) {
				assert.NotErrorIs(t, e, centrevu.ErrSyntax, name)
			}
		}
	}
}
