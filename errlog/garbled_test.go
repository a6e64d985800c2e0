package errlog_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// garbles are signs that stand where another stood: what stands for a character that
// was not read, what a line or a program makes of one, and letters.
var garbles = strings.Split("?|#|*|~|_|.|,|;|:|$|%|&|@|!|=|+|-|/|\\|'|\"|^|<|(|]|O|x|l|S|Z|\ufffd|\u0430|\u041e|é| |·|\u00bf|\x01|\x7f", "|")

// garbledHeads are first lines of records, in the shapes that are read.
var garbledHeads = []string{
	"05/02/00 06:12 AM 417 1 MAJOR",
	"05/02/00 06:12 PM 3 4 INFO",
	"5/2/00 6:12 AM 3 4 MINOR",
	"05/02/00 06:12:33 AM 12 10 CRITICAL",
	"05/02/2000 18:12 3 4 MAJOR",
	"05/02/00 06:12 AM 417 1 MAJOR Data collection stopped",
	"05/02/00 06:12 AM 417 1 WARNING ACD 3 does not answer at 06:11",
}

// above are texts of an entry that a record can follow: short ones, and one behind
// which there was room for nothing.
var above = []string{
	"until switch or UNIX clock is reset so they agree.\n",
	"SPI configuration error: Switch and UNIX clocks differ by more\nthan 24 hours\n",
	"Archive of interval done for the day and all of its data are there\n",
	"",
}

// swallowed reports whether a line is taken for text of the entry above it.
func swallowed(log string) bool {
	entries, errs := 0, 0
	for _, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
		if err != nil {
			errs++
		} else {
			entries++
		}
	}
	return entries == 1 && errs == 0
}

func below(text, head string) string {
	return "04/27/00 03:12 PM 3 1 INFO\n" + text + head + "\nData collection stopped on ACD 1\n"
}

// A record of whose first line any sign was not read is told, or read: the text of
// the entry before does not swallow it.
func TestGarbledHeaders(t *testing.T) {
	for _, head := range garbledHeads {
		signs := []rune(head)
		last := slices.IndexFunc(signs, unicode.IsLower)
		if last < 0 {
			last = len(signs)
		} else {
			last -= 1 // the text behind the severity can say anything
		}
		for i := range last {
			for _, g := range garbles {
				line := string(signs[:i]) + g + string(signs[i+1:])
				if strings.TrimSpace(line) == head {
					continue
				}
				for _, text := range above {
					log := below(text, line)
					if !assert.False(t, swallowed(log), "%q", log) {
						break
					}
				}
				if i%3 == 0 {
					assert.False(t, swallowedInWindow(above[1], line), "in a window: %q", line)
				}
			}
		}
	}
}

// swallowedInWindow is swallowed for the window of the log.
func swallowedInWindow(text, line string) bool {
	rows := strings.Split(strings.TrimSuffix(below(text, line), "\n"), "\n")
	if !utf8.ValidString(line) || strings.ContainsAny(line, "\x01\x7f") {
		return false
	}
	entries, errs := readRecording(logWindow(rows...))
	return len(entries) == 1 && len(errs) == 0
}

// More than a sign can be garbled: all of the date, or of the time, or some of both.
func TestHeadersGarbledInSeveralPlaces(t *testing.T) {
	for _, line := range []string{
		"05/0?/00 06:12 AM 417 1 MAJOR", "05/02?00 06:12 AM 417 1 MAJOR", "05/02/#0 06:12 AM 417 1 MAJOR", "05 02 00 06:12 AM 417 1 CRITICAL",
		"O5/O2/OO 06:12 AM 417 1 CRITICAL", "05\\02\\00 06:12 AM 417 1 CRITICAL", "05/02.00 06:12 AM 417 1 MAJOR", "05/02/O0 06:12 AM 417 1 MAJOR",
		"??/??/?? 06:12 AM 417 1 MAJOR", "######## 06:12 AM 417 1 MAJOR", "05/02/00 ??:?? AM 417 1 MAJOR", "05/02/00 ##### ## 417 1 MAJOR", "05/02/00 06:12 ?? 417 1 MAJOR",
		"05/02/00 0?:12 AM 417 1 MAJOR", "05/02/00 06?12 AM 417 1 MAJOR", "05/02/00 06 12 AM 417 1 MAJOR", "05/02/00 O6:12 AM 417 1 MAJOR",
		"05/0?/00 ?6:12 AM 417 1 MAJOR", "05?02/00 06?12 AM 417 1 MAJOR", "O5/O2/OO O6:12 AM 417 1 MAJOR", "05 02 00 06 12 AM 417 1 MAJOR", "05.02.00 06;12 AM 417 1 MAJOR",
		"05/02/0006:12 AM 417 1 MAJOR", "05/0200 06:12 AM 417 1 MAJOR", "5/02/00 0612 AM 417 1 MAJOR", "05/0?/00 06:12 AM 417 1 MAJOR Data collection stopped",
		"* 05/0?/00 06:12 AM 417 1 MAJOR", "17. 05/0?/00 06:12 AM 417 1 MAJOR", "cms1: 05/0?/00 06:12 AM 417 1 MAJOR",
		"05/0?/00 06:12 AM 417 West MAJOR", "05/0?/00 06:12 AM E417 1 MAJOR", "05/0?/00 06:12 AM 417 MAJOR", "05/0?/00 06:12 AM 417 1 [MAJOR]", "05/0?/00 06:12 AM 417 1 MA?OR",
		"05/02/00 06:12 AM 417 1 MAxOR", "05/02/00 06:12 AM 417 x MAJOR", "05/02/00 06:12 AM x 1 MAJOR", "05/02/00 06:12 AMx417 1 MAJOR", "05/02/00 06:12 AM 417x1 MAJOR", "05/02/00 06:12 AM 417 1xMAJOR",
		"05/0?/00 06:12 AM 4?7 1 MAJOR", "05/0?/00 06:12 AM x 1 MAJOR",
	} {
		for _, text := range above {
			log := below(text, line)
			var errs []error
			var got []errlog.Entry
			for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
				if err != nil {
					errs = append(errs, err)
					continue
				}
				got = append(got, e)
			}
			require.False(t, len(got) == 1 && len(errs) == 0, "%q", log)
			if text == "" || len(got) == 2 {
				continue // the entry above has no description
			}
			require.Len(t, errs, 1, "%q", log)
			var pe *centrevu.ParseError
			require.ErrorAs(t, errs[0], &pe)
			assert.ErrorIs(t, pe, centrevu.ErrSyntax)
			assert.Equal(t, 2+strings.Count(text, "\n"), pe.Line, "%q", log)
			assert.Contains(t, pe.Text, line)
			assert.Equal(t, strings.ReplaceAll(strings.TrimSpace(text), "\n", " "), got[0].Text)
			assert.Equal(t, collect(errlog.LineByLine(strings.NewReader(log), centrevu.Source{})), collect(errlog.Entries(strings.NewReader(log), centrevu.Source{})), "%q", log)
		}
	}
	for _, line := range []string{"05/0?/00 06:12 AM 417 1 critical", "05/02/00 0?:12 AM 417 1 Critical"} {
		assert.False(t, swallowed(below(above[0], line)), line)
	}
}

// Other orders of the values are told alike.
func TestGarbledHeadersInAnotherOrder(t *testing.T) {
	const headings = "Severity Date Time ACD Error Code\nINFO 04/27/00 03:12 PM 1 3\n"
	for _, line := range []string{"MAJOR 05/0?/00 06:12 AM 1 417", "MAJOR 05/02/00 0?:12 AM 1 417", "MAJOR 05?02/00 06:12 AM 1 417", "MAJOR O5/O2/OO 06:12 AM 1 417"} {
		for _, text := range above[:3] {
			assert.False(t, swallowed(headings+text+line+"\nData collection stopped\n"), "%s%s", text, line)
		}
	}
}

// What a sentence has of times and numbers is text, however it is wrapped.
func TestTimesAndNumbersInSentences(t *testing.T) {
	for _, text := range []string{
		"SPI configuration error: Switch and UNIX clocks differ by more than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX clock is 12:29:32 10/19/15 Data collection will remain down until switch or UNIX clock is reset so they agree.",
		"Archive of ACD 4 at 06:12 AM took 3 hours, 12 minutes and 10 seconds on host CMS1 and 10 on CMS2",
		"Between 10:15 and 10:30 ACD 4 sent 3 messages of 12 bytes; 10 of 12 links are UP",
		"Volume 12 10 00 of SET 3 has 4 TAPES and 3 4 MM drives, 417 1 KB blocks",
		"Tape CMS-000502-01-LSAC-00-F-01 of 10:12 has 3 of 4 files; code 17 4 INFO follows",
		"Intervals 06:00 06:15 06:30 06:45 07:00 of ACD 1 AND ACD 2 have no data",
		"Clock set from 12:29:32 to 12:29:35 by 3 SECONDS at 04:00 AM, ACD 1 12 TIMES",
		"Disk 10.12.00 06:12 full: 417 MB of 1000 MB used, 3 percent left",
	} {
		for width := 20; width <= 80; width++ {
			log := "04/27/00 03:12 PM 3 1 INFO\n" + wrap(text, width)
			for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
				require.NoError(t, err, "%d: %s", width, log)
				require.Equal(t, text, e.Text)
			}
		}
	}
}

// Of a header nothing of the date and time may have been read, or its start is cut off:
// what stands alone in a line and ends as a header does is none of the text above. A
// sentence that ends in numbers and a word in capitals is, and so is a header whose start
// stands in the line before.
func TestHeadersWithoutADate(t *testing.T) {
	const first = "04/27/00 03:12 PM 3 1 INFO\nSwitch and UNIX clocks differ by more than 24 hours.\n"
	for _, head := range []string{
		"##/##/## ##:## AM 417 1 MAJOR", "##/##/## ##:## ## 3 1 MAJOR", "????????????????? 417 1 CRITICAL", "xx/xx/xx xx:xx xx 3 4 MAJOR",
		"AM 417 1 MAJOR", "12 AM 417 1 MAJOR", "3 4 MAJOR", "  3   4  INFO", // which the line above had room for
	} {
		assert.True(t, !swallowed(first+head+"\nData collection stopped on ACD 1\n"), head)
		assert.True(t, !swallowed(first+head), head)
	}
	for _, text := range []string{
		"of the ACDs 3 4 UNIX", "ACD 1 3 4 MM", "Numbers 3 4 FULL", "3 UNIX", "tapes 3 4 5", "3 4 LINKS are down",
	} {
		assert.True(t, swallowed(first+text+"\n"), text)
	}
	entries := collect(errlog.Entries(strings.NewReader(first+"05/02/00 06:12 AM\n417 1 MAJOR\nData collection stopped\n"), centrevu.Source{}))
	assert.Equal(t, entries, collect(errlog.LineByLine(strings.NewReader(first+"05/02/00 06:12 AM\n417 1 MAJOR\nData collection stopped\n"), centrevu.Source{})))
	assert.Len(t, entries, 2) // the second is an error
}

// What is left of a header whose start was lost, perhaps behind text of the line above, is
// none of that. A sentence with a number at its end is.
func TestEndOfAHeader(t *testing.T) {
	const before, behind = "04/26/00 09:10 AM 9149 2 INFO\n", "\nARCH: archive of ACD 2 failed\n"
	for line, told := range map[string]bool{
		"Login failed for user guest from 10.1.2.3 06:12 AM 7001 2 MAJOR": true,
		"Login failed for user guest from 12 AM 7001 2 MAJOR":             true,
		"Login failed for user guest fr:12 7001 2 MAJOR":                  true,
		"Login failed for user guest with code 17 4 INFO":                 false,
		"05/02/00 06:12 AM of ACD 2 failed":                               false, // nothing stands above in its entry
		"The alarm of port 1 of ACD 2 is MAJOR":                           false,
		"The alarms of ACD 2 MAJOR":                                       false,
		"Trunks 3 4 LOCKED":                                               false,
	} {
		var err error
		for _, e := range errlog.Entries(strings.NewReader(before+line+behind), centrevu.Source{}) {
			err = errors.Join(err, e)
		}
		assert.Equal(t, told, err != nil, line)
	}
}
