package errlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

const wrappedRecord = "04/27/00 03:12 PM 3 1 INFO\n" +
	"SPI configuration error: Switch and UNIX clocks differ by more\n" +
	"than 24 hours. Switch clock is 15:12:00 04/25/00 , UNIX\n" +
	"clock is 15:12:32 04/27/00 Data collection will remain down\n" +
	"until switch or UNIX clock is reset so they agree.\n"

// readApart reads a log with the record above, and returns whether anything is said of
// what stands beside its entries.
func readApart(t *testing.T, log string) (errs []error, part bool) {
	t.Helper()
	var l errlog.Log
	for e, err := range l.Entries(strings.NewReader(log), centrevu.Source{}) {
		if err != nil {
			errs = append(errs, err)
		} else if e.Code == 3 {
			assert.True(t, strings.HasSuffix(e.Text, "so they agree."), "%q", log)
		}
	}
	return errs, l.Scope.Part
}

// What stands behind the end of a description is of no entry, and told unless it is known
// to stand there (synthetic).
func TestTextBehindAnEntry(t *testing.T) {
	for _, line := range []string{
		"ARCHIVE FAILED", "05/02/00: ACD 2 link down", "CRITICAL: link down", "957247953 link down", "Current alarms: 2", ">>> new errors since yesterday: 3",
		"LINK DOWN ACD 2 TODAY", "But ACD 2 is down now, see ticket.", "data collection is down", "see attached file for the rest", "Note: the link is down since this morning",
	} {
		for _, end := range []string{"\n", "\n\n\n", "-----\n", "\n\n\n-----\n", "=========\n\n", "# cat today\n", "[root@cms1 ~]# date\n", "\f", "Page 1 of 1\n\n"} {
			for _, then := range []string{"", "05/02/00 07:00 AM 4 1 INFO\nArchive done\n"} {
				errs, _ := readApart(t, wrappedRecord+end+line+"\n"+then)
				if line == "data collection is down" && end == "\f" {
					continue // a sentence can go on there
				}
				assert.Len(t, errs, 1, "%q", end+line+then)
			}
		}
	}
	// A line that begins with a mark though the one before it had room is none of the text.
	for _, line := range []string{
		"[... 120 lines deleted ...]", "[snip]", "<snip>", "-- cut here --", "[\u2026]", "(gekürzt)", "(以下省略)", "... weitere 30 Zeilen", "[Message clipped]  View entire message",
		"<< FILE TOO LARGE, CUT >>", "[REDACTED]", "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588", ":", "\"errors.log\" 512 lines, 20480 characters", "\"errors.log\" [Read only] 512L, 20480C", "~",
		"[part 1/2]", "(rest in errors2.txt)", "(2 of 14 rows)", "*** 31 entries of which 4 are shown ***",
	} {
		for _, then := range []string{"", "05/02/00 07:00 AM 4 1 INFO\nArchive done\n", "\nTotal: 2\n"} {
			errs, part := readApart(t, wrappedRecord+line+"\n"+then)
			assert.True(t, len(errs) > 0 || part, "%q", line+then)
		}
	}
}

// What says in the middle of a log that something was left out counts as at its end.
func TestLeftOutInTheMiddle(t *testing.T) {
	for _, line := range []string{
		"cat: errors.log.2: Permission denied", "tail: error reading errors.log: Input/output error", "12 records not shown", "Output truncated", "Table of 3 rows cut off",
	} {
		for _, end := range []string{"\n", "\n\n"} {
			_, part := readApart(t, "04/26/00 03:12 PM 4 1 INFO\nArchive of interval done for the day\n"+line+end+wrappedRecord)
			assert.True(t, part, "%q", line+end)
		}
	}
	for _, text := range []string{"Data of ACD 1 was omitted", "spi: not ready", "The table was truncated"} {
		_, part := readApart(t, "04/26/00 03:12 PM 4 1 INFO\n"+text+"\n"+wrappedRecord)
		assert.False(t, part, "%q", text)
	}
}

// What is known to stand below a log, or between two parts of it, is not told.
func TestFootsOfLogs(t *testing.T) {
	for _, foot := range []string{
		"", "\n\n", "-----\n", "\nTotal: 1\n", "\n1 entry\n", "\n*** end of report ***\n", "[root@cms1 ~]#\n", "\n# exit\nlogout\n", "\nPage 1 of 1\n\n", "\n-----\nPrinted by root\n", "\n04/20/00 - 04/28/00\n",
		"\nDates: all\n", "\f\n", "(END)\n",
	} {
		errs, part := readApart(t, wrappedRecord+foot)
		assert.Empty(t, errs, "%q", foot)
		assert.False(t, part, "%q", foot)
		errs, part = readApart(t, wrappedRecord+foot+wrappedRecord+foot)
		assert.Empty(t, errs, "%q", foot)
		assert.False(t, part, "%q", foot)
	}
	for _, log := range []string{
		strings.ReplaceAll(wrappedRecord, "\n", "\n\n"), // blank lines everywhere
		strings.Replace(wrappedRecord, "INFO\n", "INFO\n\n", 1),
		strings.ReplaceAll(wrappedRecord, "by more\n", "by more\n\n\f\n"),
		strings.ReplaceAll(wrappedRecord, "by more\n", "by more\n\nPage 1 of 2\n\n\n"),
		strings.ReplaceAll(wrappedRecord, ". Switch", ".\n(ACD 1) Switch"),
	} {
		errs, _ := readApart(t, log)
		assert.Empty(t, errs, "%q", log)
	}
}

// Below a window without a frame stand the soft labels of the screen, and what else is
// known there (synthetic).
func TestBelowABareWindow(t *testing.T) {
	const labels = "  Help    Window  Commands   Keep              Exit    Scroll  Current"
	for below, want := range map[string]int{labels: 0, "Successful": 0, "Successful\n" + labels: 0, "Help    Window  LINK DOWN": 1, "Failed": 1} {
		var errs []error
		for _, err := range errlog.Entries(strings.NewReader("Maintenance: Error Log Report\n\n"+wrappedRecord+"\n\n"+below+"\n"), centrevu.Source{}) {
			if err != nil {
				errs = append(errs, err)
			}
		}
		assert.Len(t, errs, want, "%q", below)
	}
}

// The documented record is one entry at whatever width it is wrapped.
func TestDocumentedRecordAtAnyWidth(t *testing.T) {
	head, text, _ := strings.Cut(strings.TrimSpace(wrappedRecord), "\n")
	for width := 30; width < 140; width++ {
		log, n := head+"\n", 0
		for word := range strings.FieldsSeq(text) {
			switch {
			case n > 0 && n+1+len(word) > width:
				log, n = log+"\n", 0
			case n > 0:
				log, n = log+" ", n+1
			}
			log, n = log+word, n+len(word)
		}
		errs, part := readApart(t, log+"\n")
		assert.Empty(t, errs, "%d", width)
		assert.False(t, part, "%d", width)
	}
}

// What stands around a log that was put into a page, and what tail prints above a file, is
// of no entry (synthetic).
func TestWrappings(t *testing.T) {
	for _, around := range [][2]string{
		{"```\n", "```\n"}, {"~~~\n", "~~~"}, {"```text\n", "```\n\n"}, {"{noformat}\n", "{noformat}\n"}, {"{code}\n", "{code}\n"}, {"<pre>\n", "</pre>\n"}, {"[code]\n", "[/code]\n"},
		{"==> /cms/log/errors <==\n", ""}, {"==> errors.log.1 <==\n", "\n"}, {"", "\x1a"}, {"", "\x1a\x1a\x1a\x1a"},
	} {
		log := around[0] + wrappedRecord + around[1]
		errs, part := readApart(t, log)
		assert.Empty(t, errs, "%q", log)
		assert.False(t, part, "%q", log)
		if !strings.Contains(log, "\x1a") {
			errs, _ = readApart(t, log+"\n"+log)
			assert.Empty(t, errs, "%q", log)
			assert.Equal(t, errlog.IsLog, errlog.LookAt([]byte(log), centrevu.Source{}), "%q", log)
			if around[1] != "" {
				errs, _ = readApart(t, log+"ACD 2 is down\n")
				assert.Len(t, errs, 1, "%q", log)
			}
		}
	}
}
