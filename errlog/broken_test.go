package errlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// brokenHeads are first lines of records, in the documented shape and in others.
var brokenHeads = []string{
	"05/02/00 06:12 AM 3 2 MAJOR", "05.02.00 06:12 3 4 CRITICAL", "Tue 05/02/00 06:12 AM 3 4 CRITICAL", "dienstag 02.05.2000 06:12 3 4 CRITICAL",
	"2000-05-02T06:12:00Z 3 4 CRITICAL", "2000-05-02 06:12 3 4 CRITICAL", "Tue May  2 06:12:00 UTC 2000 3 4 CRITICAL", "17. 05/02/00 06:12 AM 3 4 CRITICAL",
	"#17 05/02/00 06:12 AM 3 4 CRITICAL", "May 2, 2000 06:12 AM 3 4 CRITICAL", "2. Mai 2000 06:12 3 4 CRITICAL", "* 05/02/00 06:12 AM 3 4 CRITICAL",
	"05/02/00 06:12 AM 3 Help Desk MAJOR", "05/02/00 06:12 AM E3 2 SEV1", "05/02/00 06:12 AM 3 4 [CRITICAL]",
	"06:12 AM 05/02/00 3 4 CRITICAL", "CRITICAL 05/02/00 06:12 AM 3 4",
}

// A record whose first line is broken anywhere is told, or read: the text of the
// entry before it does not swallow it.
func TestBrokenHeaders(t *testing.T) {
	for _, head := range brokenHeads {
		for _, before := range []string{
			"until switch or UNIX clock is reset so they agree.", "Data collection will remain down",
			"Archive of interval done for the day and all of its data are there",
		} {
			for i := 1; i < len(head); i++ {
				first, second := strings.TrimSpace(head[:i]), strings.TrimSpace(head[i:])
				log := "04/27/00 03:12 PM 3 1 INFO\n" + before + "\n" + first + "\n" + second + "\nArchive failed for ACD 2\n"
				checkBroken(t, log, first, before)
			}
			words := strings.Fields(head)
			if len(words) < 5 {
				continue
			}
			for i := 1; i < 3; i++ {
				lines := []string{strings.Join(words[:i], " "), strings.Join(words[i:i+2], " "), strings.Join(words[i+2:], " ")}
				checkBroken(t, "04/27/00 03:12 PM 3 1 INFO\n"+before+"\n"+strings.Join(lines, "\n")+"\nArchive failed for ACD 2\n", lines[0], before)
			}
		}
	}
}

func checkBroken(t *testing.T, log, first, before string) {
	t.Helper()
	var entries []errlog.Entry
	var errs []error
	var lines int
	l := errlog.Log{Account: func(centrevu.Accounted) { lines++ }}
	for e, err := range l.Entries(strings.NewReader(log), centrevu.Source{}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		entries = append(entries, e)
	}
	require.Equal(t, strings.Count(log, "\n"), lines, "%q", log)
	require.NotZero(t, len(errs)+len(entries)-1, "%q", log)
	require.NotContains(t, entries[0].Text, "Archive failed", "%q", log)
	if len(entries) == 1 && strings.Contains(errs[0].Error(), "broken") {
		var pe *centrevu.ParseError
		require.ErrorAs(t, errs[0], &pe)
		assert.Equal(t, 3, pe.Line, "%q", log)
		assert.Equal(t, before, entries[0].Text, "%q", log)
		assert.Contains(t, pe.Text, first, "%q", log)
	}
	// Read at once it is the same as line by line.
	assert.Equal(t, collect(errlog.LineByLine(strings.NewReader(log), centrevu.Source{})), collect(errlog.Entries(strings.NewReader(log), centrevu.Source{})), "%q", log)
}

// A record that is broken over lines is told in a window too.
func TestBrokenHeaderInAWindow(t *testing.T) {
	rows := []string{"04/27/00 03:12 PM 3 1 INFO", "Data collection will remain down", "05/02/00", "06:12 AM 3 2 MAJOR", "Archive failed for ACD 2"}
	var b strings.Builder
	b.WriteString("+---------- Maintenance: Error Log Report ----------+\n")
	for _, r := range rows {
		b.WriteString("| " + r + strings.Repeat(" ", 50-len(r)) + "|\n")
	}
	b.WriteString("+" + strings.Repeat("-", 51) + "+\n")
	var errs []error
	var texts []string
	for e, err := range errlog.Entries(strings.NewReader(b.String()), centrevu.Source{}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		texts = append(texts, e.Text)
	}
	require.Len(t, errs, 1)
	assert.ErrorIs(t, errs[0], centrevu.ErrSyntax)
	assert.Contains(t, errs[0].Error(), "4:3:")
	assert.Equal(t, []string{"Data collection will remain down"}, texts)
}
