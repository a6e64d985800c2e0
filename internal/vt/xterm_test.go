package vt

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A real xterm (patch 379) was given these streams, and this is what stood on
// its page then.
func TestXterm(t *testing.T) {
	f, err := os.Open("../../testdata/vt/xterm.jsonl")
	require.NoError(t, err)
	defer f.Close()
	for in := bufio.NewScanner(f); in.Scan(); {
		var c struct {
			Name, In, Term string
			Rows           []string
		}
		require.NoError(t, json.Unmarshal(in.Bytes(), &c))
		t.Run(c.Name, func(t *testing.T) {
			var stream []byte
			for _, r := range c.In {
				stream = append(stream, byte(r))
			}
			last := ""
			term := New(Options{Term: c.Term, OnSnapshot: func(s *Snapshot) { last = screenText(s) }})
			_, _ = term.Write(stream)
			term.Close()
			require.Equal(t, tidy(plainLines.Replace(strings.Join(c.Rows, "\n"))), last)
			requireInvariant(t, Options{Term: c.Term}, stream)
		})
	}
}
