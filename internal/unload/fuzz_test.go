package unload_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/unload"
)

// Every byte is read once, in order, and what a file says in rows it says
// again when they are written as UNLOAD writes them.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"", "1|a|\n2||\n", "a\\|b|\\\\|\\\n|\n", "\\ | |\n", "1|a", "1|\\", "\xe9|\u65e5|\r\n", "\xff\xfea\x00|\x00"} {
		f.Add(s, '|')
		f.Add(s, ';')
	}
	f.Fuzz(func(t *testing.T, in string, delim rune) {
		r := unload.NewReader(strings.NewReader(in))
		r.Delimiter, r.MaxRow = delim, 1000
		last := int64(-1)
		for n := 0; ; n++ {
			assert.Less(t, n, len(in)+2)
			row, err := r.Read()
			var at *unload.Error
			if err != nil && (!errors.As(err, &at) || errors.Is(err, unload.ErrDelimiter)) {
				if !errors.Is(err, io.EOF) {
					assert.Error(t, at)
				}
				return
			}
			if at != nil {
				_ = at.Error()
			}
			if row == nil {
				continue
			}
			for i := range len(row.Fields) + 1 {
				p, text := row.Place(i)
				assert.NotContains(t, text, "\t")
				assert.GreaterOrEqual(t, p.Column, 1)
				assert.GreaterOrEqual(t, p.Offset, last)
				last = p.Offset
			}
			if err == nil {
				again(t, row, delim)
			}
		}
	})
}

func again(t *testing.T, row *unload.Row, delim rune) {
	if delim == 0 {
		delim = '|'
	}
	var b strings.Builder
	for _, f := range row.Fields {
		if !f.Null && f.Text == "" {
			b.WriteString(`\ `)
		}
		for _, c := range f.Text {
			if c == '\\' || c == '\n' || c == delim {
				b.WriteByte('\\')
			}
			b.WriteRune(c)
		}
		b.WriteRune(delim)
	}
	if strings.Trim(b.String(), " \t") == "" || strings.HasPrefix(b.String(), "\uFEFF") || b.Len() > 1000 {
		return // a blank line, a byte order mark, or too long
	}
	b.WriteByte('\n')
	r := unload.NewReader(strings.NewReader(b.String()))
	r.Delimiter = delim
	read, err := r.Read()
	if assert.NoError(t, err, b.String()) {
		assert.Equal(t, values(row), values(read), b.String())
	}
}
