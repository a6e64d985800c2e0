package charset_test

import (
	"bytes"
	"io"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/charset"
)

func chars(t *testing.T, name, line string) (text string, widths []int) {
	t.Helper()
	s, err := charset.Find(name)
	require.NoError(t, err)
	for c, n := range s.Chars([]byte(line)) {
		text += string(c)
		widths = append(widths, n)
	}
	return text, widths
}

func TestChars(t *testing.T) {
	tests := []struct {
		charset, line, text string
		widths              []int
	}{
		{"", "a\u00dcb", "a\u00dcb", []int{1, 2, 1}},
		{"", "a\xdcb", "a\u00dcb", []int{1, 1, 1}},
		{"utf-8", "a\xdcb", "a\u00dcb", []int{1, 1, 1}},
		{"ISO-8859-1", "\xc3\xdc", "\u00c3\u00dc", []int{1, 1}},
		{"ISO-8859-15", "\xa4", "\u20ac", []int{1}},
		{"windows-1252", "\x80\x81", "\u20ac\ufffd", []int{1, 1}},
		{"Shift_JIS", "\x95\\|\x83||", "\u8868|\u30dd|", []int{2, 1, 2, 1}},                    // second bytes that are a backslash and a "|"
		{"Windows-31J", "\x83\x5c\x87\x40\xfa\x40|", "\u30bd\u2460\u2170|", []int{2, 2, 2, 1}}, // with the signs of NEC and IBM
		{"EUC-JP", "\xc6\xfc\x8f", "\u65e5\ufffd", []int{2, 1}},
		{"GB18030", "\x81\x30\x89\x38a", "\u00dfa", []int{4, 1}},
		{"Shift_JIS", "\t\x1b", "\t\x1b", []int{1, 1}},
	}
	for _, tt := range tests {
		text, widths := chars(t, tt.charset, tt.line)
		assert.Equal(t, tt.text, text, "%s %q", tt.charset, tt.line)
		assert.Equal(t, tt.widths, widths, "%s %q", tt.charset, tt.line)
	}

	for _, name := range []string{"EBCDIC-of-my-own", "hp-roman8", "iso-2022-kr", "csiso2022kr", "replacement", "hz-gb-2312", "csiso2022jp", "unicode", "iso-10646-ucs-2", "ucs-2"} {
		_, err := charset.Find(name)
		assert.ErrorContains(t, err, `character set "`+name+`"`)
	}
}

func TestTable(t *testing.T) {
	for name, want := range map[string]rune{"": 0xe4, "UTF-8": 0xe4, "ISO-8859-1": 0xe4, "ISO-8859-5": 0x444, "IBM850": 0xf5} {
		s, err := charset.Find(name)
		require.NoError(t, err)
		table := s.Table()
		require.NotNil(t, table, name)
		assert.Equal(t, want, table[0xe4], name)
		assert.Equal(t, '|', table['|'], name)
	}
	for _, name := range []string{"Shift_JIS", "EUC-JP", "IBM037", "UTF-16", "utf-16le"} {
		s, err := charset.Find(name)
		require.NoError(t, err)
		assert.Nil(t, s.Table(), name)
	}
}

func FuzzChars(f *testing.F) {
	f.Add("Shift_JIS", []byte("\x95\\|\x83||"))
	f.Add("", []byte("a\xdcb"))
	f.Fuzz(func(t *testing.T, name string, line []byte) {
		s, err := charset.Find(name)
		if err != nil {
			return
		}
		rest := len(line)
		for c, n := range s.Chars(line) {
			assert.True(t, utf8.ValidRune(c) && n > 0)
			rest -= n
		}
		assert.Zero(t, rest, "each byte belongs to a character")
	})
}

// A set in which a byte means one thing or another depending on those before
// cannot be read a line at a time, and is not guessed at.
func TestShiftedSetsAreRefused(t *testing.T) {
	for _, name := range []string{"ISO-2022-JP", "iso-2022-jp", "HZ-GB-2312", "ISO-2022-KR", "UTF-7"} {
		_, err := charset.Find(name)
		assert.ErrorContains(t, err, name)
	}
}

func TestUTF16WithoutAMark(t *testing.T) {
	wide := func(s string, order int) []byte {
		var b []byte
		for _, c := range utf16.Encode([]rune(s)) {
			b = append(b, byte(c>>(8*order)), byte(c>>(8*(1-order))))
		}
		return b
	}
	const text = "10/19/15 12:29 PM 3 4 INFO\r\nÜberlauf \u20ac 日本\r\n"
	for order := range 2 {
		for _, mark := range []string{"", "\ufeff"} {
			in := wide(mark+text, order)
			assert.True(t, charset.IsUTF16(in))
			assert.Equal(t, 2*len([]rune(mark)), charset.UTF16Mark(in))
			got, err := io.ReadAll(charset.FromUTF16(iotest.OneByteReader(bytes.NewReader(in))))
			require.NoError(t, err)
			assert.Equal(t, text, string(got))
		}
	}
	for _, other := range []string{"", "x", "\x00\x00\x00\x00", "plain text", "a\x00", "\x00\x00a\x00b\x00\x00\x00", text} {
		assert.False(t, charset.IsUTF16([]byte(other)), "%q", other)
	}
	s, err := charset.Find("UTF-16LE")
	require.NoError(t, err)
	for c := range s.Chars([]byte("ab")) {
		assert.Equal(t, utf8.RuneError, c, "text that did not come from UTF-16")
	}
}
