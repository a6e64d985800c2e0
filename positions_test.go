package centrevu_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/charset"
	"example.com/centrevu/links"
)

// place tells what the byte at an offset of a capture draws.
type place struct {
	t       *testing.T
	capture []byte
	src     centrevu.Source
	utf16   bool
	term    bool           // a recording: bytes of line drawing draw something else
	drawn   map[int64]rune // by the offset of a character's first byte, of text
	checked int
}

func newPlace(t *testing.T, capture []byte, src centrevu.Source, term bool) *place {
	p := &place{t: t, capture: capture, src: src, term: term, drawn: map[int64]rune{}}
	set, err := charset.Find(src.Charset)
	require.NoError(t, err)
	if bytes.HasPrefix(capture, []byte{0xff, 0xfe}) {
		p.utf16 = true
		return p
	}
	offset := int64(0)
	for line := range bytes.SplitAfterSeq(capture, []byte("\n")) {
		for part := range bytes.SplitAfterSeq(line, []byte("\r")) {
			for c, n := range set.Chars(part) {
				p.drawn[offset] = c
				offset += int64(n)
			}
		}
	}
	return p
}

// is checks that the byte at the offset draws the character.
func (p *place) is(c rune, offset int64, what any) {
	if !assert.True(p.t, offset >= 0 && offset < int64(len(p.capture)), "offset %d of %d: %v", offset, len(p.capture), what) {
		return
	}
	if c == '…' || c == 0 || c == utf8.RuneError {
		return // a mark that nothing drew, the second half of a wide character, or what cannot be shown
	}
	p.checked++
	switch {
	case p.utf16:
		assert.Equal(p.t, c, rune(p.capture[offset])|rune(p.capture[offset+1])<<8, "offset %d: %v", offset, what)
	case c == ' ':
		if !p.term { // a blank of a recording may be a cell that nothing was written to
			assert.Contains(p.t, " \t\u00a0", string(p.drawn[offset]), "offset %d: %v", offset, what)
		}
	case p.term && c >= utf8.RuneSelf:
		// Line drawing is drawn by letters.
	case p.term && repeated.Match(p.capture[offset:min(offset+8, int64(len(p.capture)))]):
		// REP, the sequence that draws the character before it again.
	case p.term:
		assert.Equal(p.t, string(c), string(p.capture[offset]), "offset %d: %v", offset, what)
	default:
		assert.Equal(p.t, base(c), base(p.drawn[offset]), "offset %d: %v", offset, what)
	}
}

var repeated = regexp.MustCompile(`^\x1b\[\d+b`)

// base is a letter without its marks.
func base(c rune) string { return norm.NFD.String(string(c))[:1] }

func (p *place) line(l centrevu.Line) {
	if c, n := utf8.DecodeRuneInString(l.Text); n > 0 {
		p.is(c, l.Offset, l)
	}
}

// at checks a place in a line that is given whole.
func (p *place) at(pos centrevu.Position, text string) {
	if pos == (centrevu.Position{}) || pos.Column == 0 {
		return
	}
	row := cells.Of(text, 0)
	if i := pos.Column - 1; i < len(row.Cells) {
		p.is(row.Cells[i], pos.Offset, text)
	} else {
		assert.Less(p.t, pos.Offset, int64(len(p.capture)), "%v: %s", pos, text)
	}
}

func (p *place) errors(err error) {
	for e := range centrevu.Errors(err) {
		if e.Text != "" {
			p.at(e.Position, e.Text)
		}
	}
}

// everything checks all that can be read of a capture.
func (p *place) everything() {
	var rows []string // of the screens, to look places up in
	for s, err := range centrevu.Screens(bytes.NewReader(p.capture), p.src) {
		if err != nil {
			p.errors(err)
			continue
		}
		for _, l := range s.Lines {
			p.line(l)
			rows = append(rows, l.Text)
		}
		for _, w := range s.Windows() {
			p.window(w)
		}
	}
	g := centrevu.Gather(centrevu.Screens(bytes.NewReader(p.capture), p.src), p.src)
	for _, name := range []string{"Backup Data", "Archiving Status", "Connection Status", "Error Log Report"} {
		showings, _ := g.Showings(name)
		for i := range showings {
			s := &showings[i]
			lines := s.Lines()
			for k, row := range s.Rows() {
				assert.Equal(p.t, lines[k].Text, row.Text())
				for col, c := range row.Cells {
					p.is(c, row.Offsets[col], lines[k])
				}
			}
		}
	}

	b, err := backup.Parse(bytes.NewReader(p.capture), p.src)
	p.errors(err)
	whole := append(b.At, b.Unclaimed...)
	for _, l := range b.At {
		for _, pos := range []centrevu.Position{b.Where.CompletedToday, b.Where.Text, b.Where.FinishedAt, b.Where.Errors} {
			if pos.Line == l.Line && pos.Line != 0 {
				p.at(pos, strings.Repeat(" ", max(0, l.Column-1))+l.Text)
			}
		}
	}
	a, err := archive.Parse(bytes.NewReader(p.capture), p.src)
	p.errors(err)
	whole = append(whole, a.Unclaimed...)
	for _, r := range a.Runs {
		whole = append(whole, r.At)
	}
	l, err := links.Parse(bytes.NewReader(p.capture), p.src)
	p.errors(err)
	whole = append(whole, l.Unclaimed...)
	for _, r := range l.Links {
		whole = append(whole, r.At)
	}
	for _, l := range whole {
		p.line(l)
	}
	var errs []error
	for e, err := range errlog.Entries(bytes.NewReader(p.capture), p.src) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		p.line(centrevu.Line{Position: e.At, Text: e.Header})
	}
	p.errors(errors.Join(errs...))
}

func (p *place) window(w centrevu.Window) {
	for _, l := range w.Lines {
		p.line(l)
	}
	for _, in := range w.Inner {
		p.window(in)
	}
}

func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// The byte at the Offset of every place draws the character at its Column.
func TestPositions(t *testing.T) {
	for name, c := range allCases(t) {
		t.Run(name, func(t *testing.T) { newPlace(t, c.Capture, c.Source, false).everything() })
	}
	odd := map[string][]byte{
		"tabs":       []byte("Maintenance: Backup Data\n\tBackups completed today:\t1\n\tStatus:\tLast backup finished at 05/32/00 00:23:41\n"),
		"latin":      []byte("Maintenance: Backup Data\nt\xe9st\xe9  Backups completed today: x\nStatus: Last b\xe9 05/02/00\n"),
		"wide":       []byte("Maintenance: Backup Data\n漢字漢  Backups completed today: x漢\nStatus: 漢 Last backup finished at 05/32/00\n"),
		"marks":      []byte("Maintenance: Backup Data\ne\u0301te\u0301  Backups completed today: 1\nStatus: Last backup finished at 05/32/00\n"),
		"backspaces": []byte("Maintenance: Backup Data\nBackups completed todaz\by: 1\nStatus: Last backup finished at 05/32/00\n"),
		"tabbed":     []byte("Maintenance: Connection Status\n\tACD\tApplication\tSession\t\tConnection\n\t1\tdata transfer\tquiescent\toperational\n"),
		"utf16":      utf16LE("\ufeffMaintenance: Backup Data\r\n  é漢 Backups completed today: 1\r\nStatus: Last backup finished at 05/32/00 00:23:41\r\n"),
	}
	for name, capture := range odd {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, capture, centrevu.Source{}, false)
			p.everything()
			assert.NotZero(t, p.checked)
		})
	}
	recordings, err := filepath.Glob("testdata/captures/*.typescript")
	require.NoError(t, err)
	for _, file := range recordings {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			p := newPlace(t, data, sourceOf(t, file), true)
			p.everything()
			assert.Greater(t, p.checked, 1000)
		})
	}
}
