package errlog_test

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// Each value of a row of a table stands where Where says: the bytes at Offset
// begin it, and as many cells as Column says stand before it.
func TestTableWhere(t *testing.T) {
	const text = `COUNTS|SEQNO|SEVERITY|ACD_ID|DESCRIPTION|DATE_OCCURRED|ERROR_CODE|LAST_TIME|
17|1|INFO|4|Clocks differ|10/19/2015|31||
||WARN      |0|   Überlauf der Größe   |10/20/2015|32|1229|
18|2| ALARM| 5|\|a pipe|10/21/2015|  33||
19|3|INFO|6|two\
 lines|10/22/2015|34||
20|4|INFO|7|\
below|10/23/2015|35||
21|5||8|ends here|10/24/2015|36||
`
	decoded := map[string]func(b []byte) string{
		"UTF-8": func(b []byte) string { return string(b) },
		"ISO-8859-1": func(b []byte) string {
			s, err := charmap.ISO8859_1.NewDecoder().Bytes(b)
			require.NoError(t, err)
			return string(s)
		},
	}
	latin, err := charmap.ISO8859_1.NewEncoder().String(text)
	require.NoError(t, err)
	for charset, in := range map[string]string{"UTF-8": text, "ISO-8859-1": latin} {
		for _, end := range []string{"\n", "\r\n"} {
			in := []byte(strings.ReplaceAll(in, "\n", end))
			for _, read := range []func(io.Reader, centrevu.Source) iter.Seq2[errlog.Entry, error]{errlog.ReadTable, errlog.Table{}.ReadSlowly} {
				rows := 0
				for e, err := range read(bytes.NewReader(in), centrevu.Source{Name: "log", Charset: charset}) {
					require.NoError(t, err)
					rows++
					e = e.Clone()
					w := e.Where()
					assert.Equal(t, "log", w.Source)
					first, _, _ := strings.Cut(e.Text, " ")
					for _, v := range []struct {
						at   centrevu.Position
						want string
					}{
						{w.Time, e.Time.Format("01/02/2006")}, {w.Code, fmt.Sprint(e.Code)}, {w.ACD, fmt.Sprint(e.ACD.Number)},
						{w.Count, fmt.Sprint(e.Count)}, {w.Severity, string(e.Severity)}, {w.Text, first},
					} {
						if v.want == "" || v.want == "0" && v.at.Column == 0 {
							assert.Zero(t, v.at, "%+v", e)
							continue
						}
						rest := decoded[charset](in[v.at.Offset:])
						assert.True(t, strings.HasPrefix(rest, v.want), "%s: %q stands at %v: %.20q", charset, v.want, v.at, rest)
						before := decoded[charset](in[:v.at.Offset])
						line := before[strings.LastIndexByte(before, '\n')+1:]
						assert.Equal(t, len([]rune(line))+1, v.at.Column, "%q", v.want)
						assert.Equal(t, strings.Count(before, "\n")+1, v.at.Line, "%q", v.want)
					}
				}
				assert.Equal(t, 6, rows)
			}
		}
	}
}
