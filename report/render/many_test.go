package render

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// A folder with very many of a thing costs as much more as it holds more, from the
// captures to every format: a step that looks at each with each would not end here.
func TestVeryMany(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of thousands of findings")
	}
	const n = 5_000
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	rows := func(row func(b *strings.Builder, i int)) string {
		var b strings.Builder
		for i := range n {
			row(&b, i)
		}
		return b.String()
	}
	table := func(status int) string {
		return rows(func(b *strings.Builder, i int) {
			fmt.Fprintf(b, "%d|2|%s 00:36:00|%d|\n", i%2+1, now.AddDate(0, 0, -i).Format("01/02/2006"), status)
		})
	}
	links := func(word string) string {
		return "Maintenance: Connection Status\n\nACD                   Application    Session        Connection\n" + rows(func(b *strings.Builder, i int) {
			fmt.Fprintf(b, "%-20s  data transfer  data transfer  %s\n", fmt.Sprint("N", i), word)
		})
	}
	archives := "Maintenance: Archiving Status\n\nACD                   Archive   Status    Last run        Next run\n" + rows(func(b *strings.Builder, i int) {
		fmt.Fprintf(b, "%-20s  Daily     finished  05/01/00 00:36  05/02/00 00:35\n", fmt.Sprint("N", i))
	})
	log := func(back time.Duration) string {
		return rows(func(b *strings.Builder, i int) {
			fmt.Fprintf(b, "%s %d %d INFO\nThe archiver failed\n", now.Add(-back-time.Duration(n-i)*time.Second).Format("01/02/06 03:04 PM"), i, i%8+1)
		})
	}
	for name, files := range map[string]map[string]string{
		"archives of one ACD":         {"a": table(2), "b": log(0)},
		"archives in two tables":      {"a": table(2), "b": table(3)},
		"links and archives of ACDs":  {"a": links("out of order"), "b": archives},
		"links in two captures":       {"a": links("operational"), "b": links("out of order")},
		"logs of several times a day": {"a": log(time.Hour), "b": log(0)},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range files {
				fsys[name] = &fstest.MapFile{Data: []byte(text), ModTime: now.Add(-time.Minute)}
			}
			primary, _ := report.ReadServer(fsys, centrevu.Source{Name: "primary"})
			secondary, _ := report.ReadServer(fsys, centrevu.Source{Name: "secondary"})
			r := report.Evaluate(report.Pair{Primary: primary, Secondary: secondary}, rules.All(), report.Options{Now: now})
			require.Greater(t, len(r.Findings), report.MaxFindings)
			for i := 0; len(r.Findings) < 4*n; i++ { // more than rules give
				f := r.Findings[i]
				f.Subject += " again"
				r.Findings = append(r.Findings, f)
			}
			for _, write := range []func(io.Writer, *report.Report) error{
				HTML, JSON, Markdown, JUnit, SARIF, Nagios, OpenMetrics,
				func(w io.Writer, r *report.Report) error { return Text(w, r, TextOptions{}) },
				func(w io.Writer, r *report.Report) error { return Text(w, r, TextOptions{Verbose: true}) },
			} {
				require.NoError(t, write(io.Discard, r))
			}
			report.Diff(r, r)
		})
	}
}
