package lines_test

import (
	"bufio"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/lines"
)

func TestUnquote(t *testing.T) {
	for text, want := range map[string]string{
		"> a\n> b > c\n":      "  a\n  b > c\n",
		">a\r\n>\r\n\n>> b":   " a\r\n \r\n\n   b",
		"> > a\r >b\f> > c":   "    a\r  b\f    c",
		"> a\nb\n":            "> a\nb\n",
		"> a\n":               "> a\n", // may be a prompt
		"On Tuesday\n> a\n>b": "On Tuesday\n> a\n>b",
		"":                    "",
	} {
		got, err := io.ReadAll(lines.Unquote(bufio.NewReaderSize(iotest.OneByteReader(strings.NewReader(text)), lines.QuotedHead)))
		require.NoError(t, err)
		assert.Equal(t, want, string(got))
	}
}
