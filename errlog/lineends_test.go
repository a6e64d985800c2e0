package errlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// Whatever ends a line, a record behind it is none of the text before (synthetic).
func TestLineEnds(t *testing.T) {
	const log = "04/27/00 03:12 PM 3 1 INFO\nArchive not done\n05/02/00 06:12 AM 417 1 CRITICAL\nData collection stopped\non ACD 1\n"
	for name, c := range map[string]struct{ end, charset string }{
		"CR": {"\r", ""}, "CR LF": {"\r\n", ""}, "CR CR LF": {"\r\r\n", ""}, "FF": {"\f", ""}, "VT": {"\v", ""}, "CR VT": {"\r\v", ""}, "VT LF": {"\v\n", ""},
		"LS": {"\u2028", ""}, "PS": {"\u2029", ""}, "NEL": {"\u0085", ""}, "NEL in a byte": {"\x85", ""},
		"NEL in ISO 8859-1": {"\x85", "ISO-8859-1"}, "VT in ISO 8859-1": {"\v", "ISO-8859-1"}, "LS in UTF-8": {"\u2028", "UTF-8"},
	} {
		for _, text := range []string{log, strings.ReplaceAll(log, "not done", "Überlauf")} {
			if strings.Contains(name, "byte") || c.charset == "ISO-8859-1" {
				text = strings.ReplaceAll(text, "Ü", "\xdc")
			}
			src := centrevu.Source{Name: name, Charset: c.charset}
			want := collect(errlog.Entries(strings.NewReader(text), src))
			require.Len(t, want, 2)
			for _, ends := range []string{
				strings.ReplaceAll(text, "\n", c.end),
				strings.Replace(text, "\n05", c.end+"05", 1),
				strings.Replace(text, "L\n", "L"+c.end, 1),
			} {
				got := collect(errlog.Entries(strings.NewReader(ends), src))
				require.Len(t, got, 2, "%q", ends)
				for i := range got {
					assert.Equal(t, want[i].Entry.Header, got[i].Entry.Header, "%q", ends)
					assert.Equal(t, want[i].Entry.Text, got[i].Entry.Text, "%q", ends)
					require.Empty(t, got[i].Err)
				}
				head := "05/02/00"
				assert.Equal(t, strings.Index(ends, head), int(got[1].Entry.At.Offset), "%q", ends)
				assert.Equal(t, 1, got[1].Entry.At.Column, "%q", ends)
				var lines int
				l := errlog.Log{Account: func(centrevu.Accounted) { lines++ }}
				assert.Len(t, collect(l.Entries(strings.NewReader(ends), src)), 2)
			}
		}
	}
}
