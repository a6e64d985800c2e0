package errlog_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// printedLog is a log as pr(1) prints it, of pages of so many lines, with the header
// that a function makes (synthetic).
func printedLog(log string, lines int, header func(page int) string) string {
	var b strings.Builder
	n, page := lines, 0
	for line := range strings.Lines(log) {
		if n == lines {
			n = 0
			page++
			if page > 1 {
				b.WriteString(strings.Repeat("\n", 5))
			}
			b.WriteString("\n\n" + header(page) + "\n\n\n")
		}
		b.WriteString(line)
		n++
	}
	b.WriteString(strings.Repeat("\n", 5))
	return b.String()
}

const longerLog = "04/27/00 03:12 PM 3 1 INFO\nSPI configuration error: Switch and UNIX clocks differ by more\nthan 24 hours.\n" +
	"04/28/00 03:12 PM 3 1 INFO\nArchive of interval done for the day and all of its data are there\nand nothing is missing\n" +
	"05/01/00 03:12 PM 17 2 INFO\nArchive done\n"

var pageHeaders = map[string]func(page int) string{
	"pr":          func(n int) string { return fmt.Sprintf("May  2 07:58 2000  errors.txt Page %d", n) },
	"GNU pr":      func(n int) string { return fmt.Sprintf("2000-05-02 07:58%20serrors.txt%*sPage %d", "", 20-n/10, "", n) },
	"a title":     func(n int) string { return fmt.Sprintf("2000-05-02 07:58     Log of cms1, May     Page %d", n) },
	"the report":  func(n int) string { return fmt.Sprintf("2000-05-02 07:58     Customer Error Log     Page %d", n) },
	"no name":     func(n int) string { return fmt.Sprintf("2000-05-02 07:58                        Page %d", n) },
	"date(1)":     func(n int) string { return fmt.Sprintf("Tue May  2 07:58:12 UTC 2000   customer_log   Page %d", n) },
	"German":      func(n int) string { return fmt.Sprintf("2. Mai 2000 07:58   customer_log   Seite %d", n) },
	"as CMS does": func(n int) string { return fmt.Sprintf("05/02/00 07:58 AM   customer.log   Page %d", n) },
	"form feed":   func(n int) string { return fmt.Sprintf("\f\n\n2000-05-02 07:58  customer.log  Page %d", n) },
}

// The headers of pages are of no entry, and no error.
func TestPrintedPages(t *testing.T) {
	want := collect(errlog.Entries(strings.NewReader(longerLog), centrevu.Source{}))
	for name, header := range pageHeaders {
		for lines := 1; lines < 12; lines++ {
			log := printedLog(longerLog, lines, header)
			var l errlog.Log
			got := collect(l.Entries(strings.NewReader(log), centrevu.Source{}))
			require.Len(t, got, len(want), "%s: %s", name, log)
			for i := range got {
				require.Empty(t, got[i].Err, "%s: %s", name, log)
				assert.Equal(t, want[i].Entry.Text, got[i].Entry.Text, "%s: %s", name, log)
				assert.Equal(t, want[i].Entry.Header, got[i].Entry.Header)
			}
			assert.False(t, l.Scope.Part, "%s", log)
			assert.Empty(t, l.Unclaimed)
			assert.Equal(t, errlog.IsLog, errlog.LookAt([]byte(log), centrevu.Source{}), "%s: %s", name, log)
		}
	}
}

// A header without a number, with one that does not fit, or of another file, is none.
func TestNoPrintedPages(t *testing.T) {
	read := func(log string) (errs int) {
		for _, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
			if err != nil {
				errs++
			}
		}
		return errs
	}
	gnu := pageHeaders["GNU pr"]
	for why, header := range map[string]func(n int) string{
		"no number":       func(int) string { return "2000-05-02 07:58   errors.txt" },
		"the first not 1": func(n int) string { return gnu(n + 1) },
		"one is missing":  func(n int) string { return gnu(n + n/2) },
		"always the same": func(int) string { return gnu(1) },
		"another file":    func(n int) string { return strings.Replace(gnu(n), "errors", strings.Repeat("e", n), 1) },
		"another time":    func(n int) string { return strings.Replace(gnu(n), "07:58", fmt.Sprintf("07:5%d", n), 1) },
		"a record":        func(n int) string { return fmt.Sprintf("2000-05-02 07:58 3 1 CRITICAL Page %d", n) },
	} {
		assert.NotZero(t, read(printedLog(longerLog, 3, header)), why)
	}
}

// A cursor that stands between two pages reads on.
func TestCursorBetweenPrintedPages(t *testing.T) {
	log := printedLog(strings.Repeat(longerLog, 4), 5, pageHeaders["GNU pr"])
	var c errlog.Cursor
	ra, size := at([]byte(log))
	n := 0
	for range 100 {
		for _, err := range c.Finish(ra, size, centrevu.Source{}) {
			require.NoError(t, err)
			n++
			break
		}
	}
	assert.Equal(t, 12, n)
}

// A log of which a page or a part is missing says so by their numbers (synthetic).
func TestPagesMissing(t *testing.T) {
	part := func(marks []string, foot bool) bool {
		var b strings.Builder
		for i, m := range marks {
			record := fmt.Sprintf("05/0%d/00 06:12 AM 3 2 MAJOR\nThe archiver failed\nfor ACD 2\n", i+1)
			if foot {
				b.WriteString(record + "\n" + m + "\n\n")
			} else {
				b.WriteString(m + "\n\n" + record + "\n")
			}
		}
		var l errlog.Log
		for _, err := range l.Entries(strings.NewReader(b.String()), centrevu.Source{}) {
			assert.NoError(t, err, b.String())
		}
		return l.Scope.Part
	}
	for _, format := range []string{"Page %d", "- %d -", "Seite %d", "Error Log Report   Page %d", "Error Log   Page: %d"} {
		for numbers, want := range map[string]bool{"13": true, "23": true, "1245": true, "132": true, "2": true, "1": false, "123": false, "1223": false, "112233": false} {
			var marks []string
			for _, n := range numbers {
				marks = append(marks, fmt.Sprintf(format, n-'0'))
			}
			assert.Equal(t, want, part(marks, false), "%v", marks)
			if !strings.HasPrefix(format, "Error") {
				assert.Equal(t, want, part(marks, true), "%v", marks)
			}
		}
	}
	for _, mark := range []string{"Part 1 of 2", "[part 1/2]", "Sheet 1 of 2", "[attachment 1 of 2]", "(part 2 of 2)"} {
		assert.True(t, part([]string{mark}, true), mark)
		assert.True(t, part([]string{mark}, false), mark)
	}
	assert.True(t, part([]string{"continued in errors2.txt"}, true))
	assert.True(t, part([]string{"Error Log 1/3"}, false))
	assert.True(t, part([]string{"Page 1 of 1", "Page 2"}, true))
	assert.False(t, part([]string{"Part 1 of 2", "Part 2 of 2"}, false))
	assert.False(t, part([]string{"Error Log 1/2", "Error Log 2/2"}, false))
	assert.False(t, part([]string{"Error Log Report", "Error Log Report  Page 2"}, false))
}

// The time above the pages is that of the file: no later than its newest entry it says
// nothing, for a log is written with each entry; later, it is that of the copy.
func TestWhenPagesWereSaved(t *testing.T) {
	saved := time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)
	for name, header := range pageHeaders {
		var l errlog.Log
		collect(l.Entries(strings.NewReader(printedLog(longerLog, 4, header)), centrevu.Source{}))
		assert.InDelta(t, 0, l.Scope.To.Sub(saved).Minutes(), 2, name)
		assert.NotEmpty(t, l.Scope.Lines, name)
		l = errlog.Log{}
		collect(l.Entries(strings.NewReader(printedLog(longerLog+"05/02/00 07:58 AM 3 1 INFO\nArchive done.\n", 4, header)), centrevu.Source{}))
		if name != "as CMS does" {
			assert.Zero(t, l.Scope.To, name)
		}
	}
}
