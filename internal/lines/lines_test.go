package lines_test

import (
	"bufio"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/lines"
)

// Ctrl-Z ends a text of DOS, and only there is it no part of it.
func TestEndOfADOSText(t *testing.T) {
	for text, want := range map[string][]string{
		"a\r\nb\r\n\x1a":      {"a", "b"},
		"a\r\nb\x1a":          {"a", "b"},
		"a\n\x1a\x1a\x1a\x1a": {"a"},
		"a\n\x1a\nb\n":        {"a", "\x1a", "b"},
		"\x1a":                nil,
	} {
		var got []string
		r := lines.NewReader(bufio.NewReader(strings.NewReader(text)))
		for {
			l, err := r.Next()
			if err != nil {
				break
			}
			got = append(got, string(l.Bytes))
		}
		assert.Equal(t, want, got, "%q", text)
	}
}
