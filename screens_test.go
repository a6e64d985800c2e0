package centrevu_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/golden"
)

func collect(t testing.TB, capture []byte, src centrevu.Source) ([]*centrevu.Screen, error) {
	t.Helper()
	var screens []*centrevu.Screen
	var errs []error
	for s, err := range centrevu.Screens(bytes.NewReader(capture), src) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		screens = append(screens, s)
	}
	return screens, errors.Join(errs...)
}

// shown is what a golden file holds of a screen: the windows on it.
type shown struct {
	Title   string            `json:"title"`
	Rows    int               `json:"rows"`
	Cut     bool              `json:"cut,omitempty"`
	Windows []centrevu.Window `json:"windows"`
}

func TestScreens(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		screens, err := collect(t, c.Capture, c.Source)
		var all []shown
		for _, s := range screens {
			sh := shown{Title: s.Title, Rows: len(s.Lines), Cut: s.Cut, Windows: s.Windows()}
			for i, w := range sh.Windows {
				sh.Windows[i].Lines = notBlank(w.Lines)
				for j, in := range w.Inner {
					w.Inner[j].Lines = notBlank(in.Lines)
				}
			}
			all = append(all, sh)
		}
		return all, err
	}, "testdata/screens/valid", "testdata/screens/invalid")
}

func notBlank(lines []centrevu.Line) []centrevu.Line {
	var kept []centrevu.Line
	for _, l := range lines {
		if l.Text != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// allCases are all fixtures of text there are.
func allCases(t testing.TB) map[string]golden.Case {
	cases := map[string]golden.Case{}
	for _, room := range []string{"screens", "backup", "archive", "links", "errlog"} {
		for name, c := range golden.Cases(t, "testdata/"+room+"/valid", "testdata/"+room+"/invalid") {
			cases[room+"/"+name] = c
		}
	}
	return cases
}

func TestScreensHoweverTheReaderReads(t *testing.T) {
	for name, c := range allCases(t) {
		want, wantErr := collect(t, c.Capture, c.Source)
		var got []*centrevu.Screen
		var errs []error
		for s, err := range centrevu.Screens(iotest.OneByteReader(iotest.DataErrReader(bytes.NewReader(c.Capture))), c.Source) {
			if err != nil {
				errs = append(errs, err)
				continue
			}
			got = append(got, s)
		}
		assert.Equal(t, want, got, name)
		assert.Equal(t, wantErr, errors.Join(errs...), name)
	}
}

func TestPrintedScreenIsTheSameScreen(t *testing.T) {
	for name, c := range allCases(t) {
		screens, _ := collect(t, c.Capture, c.Source)
		for _, s := range screens {
			src := c.Source
			src.Charset = ""
			again, err := collect(t, []byte(s.String()), src)
			require.NoError(t, err, name)
			require.Len(t, again, 1, name)
			assert.Equal(t, s.Title, again[0].Title, name)
			require.Len(t, again[0].Lines, len(s.Lines), name)
			for i, l := range s.Lines {
				assert.Equal(t, l.Text, again[0].Lines[i].Text, name)
			}
		}
	}
}

func TestScreensReadFailure(t *testing.T) {
	broken := errors.New("tape fell off")
	var titles []string
	var errs []error
	for s, err := range centrevu.Screens(failing("Maintenance: Backup Data\n\fMaintenance: Connection Status\n", broken), centrevu.Source{Name: "a"}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		titles = append(titles, s.Title)
	}
	assert.Equal(t, []string{"Maintenance: Backup Data", "Maintenance: Connection Status"}, titles)
	require.Len(t, errs, 1)
	assert.ErrorIs(t, errs[0], broken)
	var pe *centrevu.ParseError
	require.ErrorAs(t, errs[0], &pe)
	assert.Equal(t, "a", pe.Source)
}

func failing(text string, err error) *failingReader {
	return &failingReader{strings.NewReader(text), err}
}

type failingReader struct {
	r   *strings.Reader
	err error
}

func (f *failingReader) Read(p []byte) (int, error) {
	if f.r.Len() == 0 {
		return 0, f.err
	}
	return f.r.Read(p)
}

func TestScreensLimits(t *testing.T) {
	tests := map[string]string{
		"a line without end":   strings.Repeat("a", 2<<20),
		"a screen without end": strings.Repeat("a\n", 30_000),
		"wide rows":            strings.Repeat(strings.Repeat("b", 10_000)+"\n", 1_000),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := collect(t, []byte("Maintenance: Backup Data\n\f"+text), centrevu.Source{})
			require.ErrorIs(t, err, centrevu.ErrTooLarge)
			var pe *centrevu.ParseError
			require.ErrorAs(t, err, &pe)
			assert.NotZero(t, pe.Offset)
		})
	}
}

// Line drawing without end must not make finding the windows slow.
func TestScreensFullOfCorners(t *testing.T) {
	for _, row := range []string{strings.Repeat("+-", 250), strings.Repeat("|+-+", 120), strings.Repeat("│┌┐", 150)} {
		screens, err := collect(t, []byte(strings.Repeat(row+"\n"+strings.Repeat("|", 500)+"\n", 500)), centrevu.Source{})
		require.NoError(t, err)
		assert.NotEmpty(t, screens)
	}
}

func TestScreensStopEarly(t *testing.T) {
	n := 0
	for range centrevu.Screens(strings.NewReader("Maintenance: A\n\fMaintenance: B\n\fMaintenance: C\n"), centrevu.Source{}) {
		n++
		break
	}
	assert.Equal(t, 1, n)
}

func TestUTF16(t *testing.T) {
	text := "Maintenance: Backup Data\r\nStatus: é\r\n"
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		b := order.AppendUint16(nil, 0xfeff)
		for _, u := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, u)
		}
		screens, err := collect(t, b, centrevu.Source{})
		require.NoError(t, err)
		require.Len(t, screens, 1)
		assert.Equal(t, "Status: é", screens[0].Lines[1].Text)
	}
}

func TestUnknownCharset(t *testing.T) {
	_, err := collect(t, []byte("x"), centrevu.Source{Charset: "klingon-1"})
	require.ErrorIs(t, err, centrevu.ErrSyntax)
	assert.ErrorContains(t, err, "klingon-1")
}

func TestLines(t *testing.T) {
	var got []centrevu.Line
	for l, err := range centrevu.Lines(strings.NewReader("a \r\n\tb\n\nc\xe9"), centrevu.Source{Name: "log"}) {
		require.NoError(t, err)
		got = append(got, l)
	}
	at := func(offset int64, line int, text string) centrevu.Line {
		return centrevu.Line{Position: centrevu.Position{Offset: offset, Line: line, Column: 1}, Text: text, Source: "log"}
	}
	assert.Equal(t, []centrevu.Line{at(0, 1, "a"), at(4, 2, "        b"), at(7, 3, ""), at(8, 4, "cé")}, got)
}

func FuzzScreens(f *testing.F) {
	for _, c := range allCases(f) {
		f.Add(c.Capture, c.Source.Charset)
	}
	f.Add([]byte("\x00\x01\x02"), "")
	f.Add([]byte("+-+\n+-+\n+-+-+\n|+|"), "Shift_JIS")
	f.Fuzz(func(t *testing.T, capture []byte, charset string) {
		for s, err := range centrevu.Screens(bytes.NewReader(capture), centrevu.Source{Charset: charset}) {
			if err != nil {
				golden.Excerpts(t, err)
				continue
			}
			for _, w := range s.Windows() {
				for _, l := range w.Lines {
					assert.LessOrEqual(t, l.Offset, int64(len(capture)))
				}
			}
		}
	})
}

// A Showing without pages shows nothing, and a screen that is none is told.
func TestNothingShown(t *testing.T) {
	var s centrevu.Showing
	assert.Empty(t, s.Lines())
	assert.False(t, s.Masked() || s.Bare() || s.Beside(&s))
	assert.Zero(t, s.Position())
	assert.Zero(t, s.Seen())
	assert.True(t, s.Clock().IsZero() && s.CapturedAt().IsZero())
	require.NoError(t, s.Hidden(centrevu.Source{}))
	_, cut := s.CutAt()
	assert.False(t, cut)

	none := func(yield func(*centrevu.Screen, error) bool) { yield(nil, nil) }
	_, err := centrevu.Gather(none, centrevu.Source{Name: "a"}).Showings("Backup Data")
	require.ErrorIs(t, err, centrevu.ErrSyntax)
	_, err = backup.FromScreens(none, centrevu.Source{})
	require.ErrorIs(t, err, centrevu.ErrSyntax)
	for _, err := range errlog.FromScreens(none, centrevu.Source{}) {
		require.ErrorIs(t, err, centrevu.ErrSyntax)
	}
}
