package unload_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"

	"example.com/centrevu/internal/charset"
	"example.com/centrevu/internal/unload"
)

// null stands for NULL in the tables below.
const null = "NULL"

func values(r *unload.Row) []string {
	var vs []string
	for _, f := range r.Fields {
		if f.Null {
			vs = append(vs, null)
		} else {
			vs = append(vs, f.Text)
		}
	}
	return vs
}

func all(r *unload.Reader) (rows [][]string, errs []string) {
	for range 1000 {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, errs
		}
		if row != nil {
			rows = append(rows, values(row))
		}
		if err != nil {
			errs = append(errs, err.Error())
			var at *unload.Error
			if !errors.As(err, &at) {
				return rows, errs
			}
		}
	}
	return rows, append(errs, "no end")
}

func TestReader(t *testing.T) {
	tests := map[string]struct {
		in    string
		delim rune
		rows  [][]string
		errs  []string
	}{
		"nothing":                      {in: ""},
		"blank lines":                  {in: "\n \n\t\r\n"},
		"rows":                         {in: "1|a|\n2|b|\n", rows: [][]string{{"1", "a"}, {"2", "b"}}},
		"CR LF":                        {in: "1|a|\r\n2|b|\r\n", rows: [][]string{{"1", "a"}, {"2", "b"}}},
		"no newline at the end":        {in: "1|a|\n2|b|", rows: [][]string{{"1", "a"}, {"2", "b"}}},
		"no delimiter at the end":      {in: "1|a\n2|b\n", rows: [][]string{{"1", "a"}, {"2", "b"}}},
		"NULL":                         {in: "1||\n||\n|\n", rows: [][]string{{"1", null}, {null, null}, {null}}},
		"an empty VARCHAR":             {in: "1|\\ |\n", rows: [][]string{{"1", ""}}},
		"a VARCHAR of one blank":       {in: "1| |\n", rows: [][]string{{"1", " "}}},
		"an escaped blank in a value":  {in: "1|\\ a|\n", rows: [][]string{{"1", " a"}}},
		"escaped delimiter":            {in: "a\\|b|c|\n", rows: [][]string{{"a|b", "c"}}},
		"escaped backslash":            {in: "C:\\\\|c|\n", rows: [][]string{{"C:\\", "c"}}},
		"escaped backslash at the end": {in: "c|a\\\\\n", rows: [][]string{{"c", "a\\"}}},
		"escaped newline":              {in: "1|a\\\nb|\n2|c|\n", rows: [][]string{{"1", "a\nb"}, {"2", "c"}}},
		"escaped newline, CR LF":       {in: "1|a\\\r\nb|\r\n", rows: [][]string{{"1", "a\nb"}}},
		"two escaped newlines":         {in: "1|a\\\n\\\nb|\n", rows: [][]string{{"1", "a\n\nb"}}},
		"escaped newline, unclosed":    {in: "1|a\\\n\n", rows: [][]string{{"1", "a\n"}}},
		"other escapes are literal":    {in: "\\x41|\\n|\n", rows: [][]string{{"x41", "n"}}},
		"a byte order mark":            {in: "\uFEFF1|a|\n", rows: [][]string{{"1", "a"}}},
		"UTF-8":                        {in: "é|日本|\n", rows: [][]string{{"é", "日本"}}},
		"ISO 8859-1":                   {in: "\xe9|a|\n", rows: [][]string{{"é", "a"}}},
		"semicolon":                    {in: "1;a|b;\n", delim: ';', rows: [][]string{{"1", "a|b"}}},
		"tab":                          {in: "1\ta\t\n\t\t\n", delim: '\t', rows: [][]string{{"1", "a"}, {null, null}}},
		"blank as delimiter":           {in: "1 \\  b \n", delim: ' ', rows: [][]string{{"1", " ", "b"}}},
		"section sign":                 {in: "1§a\\§b§\n", delim: '§', rows: [][]string{{"1", "a§b"}}},
		"cut in a value":               {in: "1|a|\n2|b", rows: [][]string{{"1", "a"}, {"2", "b"}}, errs: []string{"2:4: the input ends in this row"}},
		"cut behind a backslash":       {in: "1|a\\", rows: [][]string{{"1", "a"}}, errs: []string{"1:5: nothing follows the backslash"}},
		"cut behind backslash newline": {in: "1|a\\\n", rows: [][]string{{"1", "a"}}, errs: []string{"1:5: nothing follows the backslash"}},
		"cut behind an escape":         {in: "1|a\\|", rows: [][]string{{"1", "a|"}}, errs: []string{"1:6: the input ends in this row"}},
		"backslash as delimiter":       {in: "1\\", delim: '\\', errs: []string{"0:0: no delimiter: '\\\\'", "0:0: no delimiter: '\\\\'"}},
		"a digit as delimiter":         {in: "1", delim: '0', errs: []string{"0:0: no delimiter: '0'", "0:0: no delimiter: '0'"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for _, wrap := range []func(io.Reader) io.Reader{func(r io.Reader) io.Reader { return r }, iotest.OneByteReader} {
				r := unload.NewReader(wrap(strings.NewReader(tt.in)))
				r.Delimiter = tt.delim
				rows, errs := all(r)
				if len(errs) > 2 {
					errs = errs[:2]
				}
				assert.Equal(t, tt.rows, rows)
				assert.Equal(t, tt.errs, errs)
			}
		})
	}
}

func TestSecondBytesThatLookLikeMarks(t *testing.T) {
	// 表 is 0x95 0x5C and ポ is 0x83 0x7C in Shift_JIS: a backslash and a "|".
	in, err := japanese.ShiftJIS.NewEncoder().String("表|ポ|x|\n")
	require.NoError(t, err)
	require.Contains(t, in, "\x95\\|\x83||")
	r := unload.NewReader(strings.NewReader(in))
	r.Charset = charset.Of(japanese.ShiftJIS)
	row, err := r.Read()
	require.NoError(t, err)
	assert.Equal(t, []string{"表", "ポ", "x"}, values(row))
	at, text := row.Place(2)
	assert.Equal(t, unload.Place{Offset: 6, Line: 1, Column: 7}, at, "bytes of the input, cells of the screen")
	assert.Equal(t, "表|ポ|x|", text)
}

func TestUTF16(t *testing.T) {
	r := unload.NewReader(strings.NewReader("\xff\xfe1\x00|\x00a\x00|\x00\n\x00"))
	r.Charset = charset.Of(charmap.ISO8859_15)
	rows, errs := all(r)
	assert.Empty(t, errs)
	assert.Equal(t, [][]string{{"1", "a"}}, rows)
}

func TestPlaces(t *testing.T) {
	in := "ab|c|\n\n\té|x\\\n日|y|\nlast|\n"
	r := unload.NewReader(strings.NewReader(in))
	row, err := r.Read()
	require.NoError(t, err)
	assert.Equal(t, unload.Place{Offset: 0, Line: 1, Column: 1}, row.Start())
	at, text := row.Place(1)
	assert.Equal(t, unload.Place{Offset: 3, Line: 1, Column: 4}, at)
	assert.Equal(t, "ab|c|", text)
	at, _ = row.Place(2)
	assert.Equal(t, unload.Place{Offset: 5, Line: 1, Column: 6}, at, "the end")

	row, err = r.Read()
	require.NoError(t, err)
	assert.Equal(t, []string{"\té", "x\n日", "y"}, values(row))
	at, text = row.Place(1)
	assert.Equal(t, unload.Place{Offset: 11, Line: 3, Column: 11}, at)
	assert.Equal(t, "        é|x\\", text)
	assert.Equal(t, text, row.Text())
	at, text = row.Place(2)
	assert.Equal(t, unload.Place{Offset: int64(strings.Index(in, "y")), Line: 4, Column: 4}, at, "in the line behind the newline")
	assert.Equal(t, "日|y|", text)

	row, err = r.Read()
	require.NoError(t, err)
	assert.Equal(t, unload.Place{Offset: int64(strings.Index(in, "last")), Line: 5, Column: 1}, row.Start())
}

func TestLongRows(t *testing.T) {
	long := strings.Repeat("x", 100)
	tests := map[string]string{
		"a line":           "1|a|\n2|" + long + "|\n3|c|\n",
		"joined lines":     "1|a|\n2|" + long[:60] + "\\\n" + long[:60] + "|\n3|c|\n",
		"the last":         "1|a|\n3|c|\n2|" + long,
		"longer than read": "1|a|\n2|" + strings.Repeat("y", 200<<10) + "|\n3|c|\n",
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			r := unload.NewReader(strings.NewReader(in))
			r.MaxRow = 80
			rows, errs := all(r)
			assert.Equal(t, [][]string{{"1", "a"}, {"3", "c"}}, rows)
			require.Len(t, errs, 1)
			assert.Contains(t, errs[0], "too large: a row of more than 80 bytes")
		})
	}

	r := unload.NewReader(strings.NewReader("1|" + strings.Repeat("z", 300<<10) + "|\n"))
	row, err := r.Read()
	require.NoError(t, err, "below the default limit")
	assert.Len(t, row.Fields[1].Text, 300<<10)
}

func TestReadFailure(t *testing.T) {
	r := unload.NewReader(io.MultiReader(strings.NewReader("1|a|\n2|"), iotest.ErrReader(io.ErrUnexpectedEOF)))
	_, err := r.Read()
	require.NoError(t, err)
	for range 2 {
		row, err := r.Read()
		assert.Nil(t, row)
		assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]bool{
		"ACD|ARCH_TYPE|": true, "acd| Status |": true, "acd||": false, "1acd|": false, "a b|": false, "a|2|": false,
	} {
		row, err := unload.NewReader(strings.NewReader(in + "\n")).Read()
		require.NoError(t, err)
		assert.Equal(t, want, row.Names(), in)
	}
}

// A table that was compressed is read as it was, places and all.
func TestGzip(t *testing.T) {
	zip := func(s string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err := w.Write([]byte(s))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return b.String()
	}
	const table = "1|daily|05/02/00 00:41|2|\n2|weekly||3|\n"
	for _, in := range []string{zip(table), zip("\uFEFF" + table), zip(table[:20]) + zip(table[20:])} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			rows, errs := all(unload.NewReader(r))
			assert.Empty(t, errs)
			assert.Equal(t, [][]string{{"1", "daily", "05/02/00 00:41", "2"}, {"2", "weekly", null, "3"}}, rows)
		}
	}
	whole := zip(strings.Repeat(table, 1000))
	_, errs := all(unload.NewReader(strings.NewReader(whole[:len(whole)/2])))
	assert.NotEmpty(t, errs, "a file that lost its end")
	_, errs = all(unload.NewReader(strings.NewReader("\x1f\x8b\x08")))
	assert.NotEmpty(t, errs)
}
