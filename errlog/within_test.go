package errlog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// A record that begins behind the text of another one, in the same line, is told at
// its place: two logs were put together of which the first has no end of line.
func TestHeaderWithinALine(t *testing.T) {
	for _, head := range []string{
		"05/02/00 06:12 AM 417 1 CRITICAL", "05/02/00 06:12 PM 3 4 INFO", "5/2/00 6:12 AM 3 4 INFO", "05/02/00 06:12:33 AM 3 4 MAJOR", "05/02/2000 18:12 3 4 MAJOR",
		"05/02/00 06:12 am 3 4 MAJOR", "04/20/00 06:12 AM 417 1 CRITICAL", "05/0?/00 06:12 AM 417 1 CRITICAL", "2000-05-02 06:12 3 4 CRITICAL", "05/02/00 06:12 AM 417 1 CRITICAL Data collection stopped",
	} {
		for _, text := range []string{
			"than 24 hours.", "than 24 hours. ", "than 24 hours", "until they agree ", "ACD 1", "Switch clock is 02:24:00 1409/22993/10 , UNIX", "clock is 12:29:32 10/19/15 ",
			"A: ", "x", "Überlauf. ", "INFO", "is the clock at 10:15?\t",
		} {
			line := text + head
			for _, log := range []string{
				"04/27/00 03:12 PM 3 1 INFO\nArchive not done\n" + line + "\nData collection stopped on ACD 1\n",
				"04/27/00 03:12 PM 3 1 INFO\nArchive not done\n" + line,
				"04/27/00 03:12 PM 3 1 INFO\nArchive not done\n04/27/00 03:13 PM 3 1 INFO Archive " + line + "\n",
			} {
				var errs []error
				n := 0
				for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
					if err != nil {
						errs = append(errs, err)
						continue
					}
					n++
					assert.Equal(t, "Archive not done", e.Text, "%q", log)
				}
				require.Equal(t, 1, n, "%q", log)
				require.Len(t, errs, 1, "%q", log)
				var pe *centrevu.ParseError
				require.ErrorAs(t, errs[0], &pe)
				assert.ErrorIs(t, pe, centrevu.ErrSyntax)
				assert.Equal(t, 3, pe.Line)
				if len(text) > len("Überlauf. ") { // else it stands before a header as a host's name does
					assert.Equal(t, strings.LastIndex(log, head), int(pe.Offset), "%q", log)
					assert.Contains(t, pe.Error(), "in the middle of the line", "%q", log)
				}
				assert.Equal(t, collect(errlog.LineByLine(strings.NewReader(log), centrevu.Source{})), collect(errlog.Entries(strings.NewReader(log), centrevu.Source{})), "%q", log)
			}
		}
	}
}

// Where the ends of lines are lost, or are what another format has for them, the severity
// touches the text.
func TestHeaderWithinALineOfAnotherFormat(t *testing.T) {
	for _, end := range []string{"<br>", "<br/>", `\n`, "|", ";", "&#10;", "%0A", "=0A", "^M", "\x00", "\x1e", "_x000D_", "~", ""} {
		for _, severity := range []string{"CRITICAL", "INFO", "Major"} {
			if strings.Trim(end, "\x00\x1e") == "" && severity == "Major" {
				continue // what is no sign is a blank, behind which the word can be one of a sentence
			}
			record := "05/02/00 06:12 AM 3 2 " + severity + end + "Archive failed, data lost"
			for _, log := range []string{
				"04/27/00 03:12 PM 3 1 INFO" + end + "Archive not done" + end + record + "\n",
				"04/27/00 03:12 PM 3 1 INFO\nArchive not done." + end + record + "\n04/28/00 03:12 PM 3 1 INFO\nArchive not done.\n",
			} {
				errs := 0
				for _, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
					if err != nil {
						errs++
					}
				}
				assert.NotZero(t, errs, "%q", log)
			}
		}
	}
}

// It is told wherever it stands in a line of the window, too.
func TestHeaderWithinALineOfTheWindow(t *testing.T) {
	for n := range 40 {
		line := strings.Repeat("a", n) + " b.05/02/00 06:12 AM 417 1 MAJOR"
		entries, errs := readRecording(logWindow("04/27/00 03:12 PM 3 1 INFO", "Archive not done", line, "Data collection"))
		assert.Len(t, entries, 1, line)
		assert.Len(t, errs, 1, line)
	}
}

// A sentence can have a date, a time, numbers and a word in capitals.
func TestTextThatHasNoHeaderWithin(t *testing.T) {
	for i, text := range []string{
		"Archive of 05/01/00 03:12 AM not done", "Restored on 05/01/00 03:12 AM 3 times", "Since 05/01/00 03:12 AM 3 of 4 LINKS are down",
		"Clock 12:29:32 3 4 UNIX is wrong", "Volume of 05/01/00 has 3 4 MM tapes since 06:12", "Dates 05/01/00 06:12 AM - 05/02/00 06:12 AM 3 ACDs",
		"Intervals 06:00 06:15 06:30 06:45 07:00 10 11 ACD 1", "Numbers 10/10/10 10/10/10 10 10 10/10 and 10.10.10.10 10-10-10",
		"All of the data of the switch since 05/01/00 06:12 AM 3 4 KB; no more", "Data of 05/01/00 06:12 AM 3 4 times;",
	} {
		log := fmt.Sprintf("05/02/00 07:%02d AM 3 1 INFO\n%s\n05/02/00 08:%02d AM 3 1 INFO %s\n", i, text, i, text)
		n := 0
		for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
			require.NoError(t, err, text)
			assert.Equal(t, text, e.Text)
			n++
		}
		assert.Equal(t, 2, n)
	}
}

// Long lines full of times, which are looked at one by one, take as much longer as they
// are longer: here were each held against all of its line, it would take minutes.
func TestLongLinesOfTimes(t *testing.T) {
	for _, heading := range []string{"", "Severity ACD Code Date Time Description\n", "ACD Code Date Time Severity Description\n"} {
		for _, unit := range []string{"1:11 ", "01:11 AM 1 ", "05/0?/00 1:11 4x "} {
			line := "05/02/00 06:12 AM 417 1 INFO " + strings.Repeat(unit, 60_000/len(unit)) + "\n"
			for _, err := range errlog.Entries(strings.NewReader(heading+strings.Repeat(line, 60)), centrevu.Source{}) {
				var pe *centrevu.ParseError
				if err != nil {
					require.ErrorAs(t, err, &pe)
				}
			}
		}
	}
}
