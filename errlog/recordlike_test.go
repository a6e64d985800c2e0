package errlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// oddLog is a log whose last record begins with a line of its own.
func oddLog(line string) string {
	return "04/27/00 03:12 PM 3 1 INFO\nuntil switch or UNIX clock is reset so they agree.\n" + line + "\nData collection will remain down\n"
}

// Values of other forms than the documented ones make an entry, whose odd parts
// are kept.
func TestOddHeaders(t *testing.T) {
	for line, want := range map[string]errlog.Entry{
		"05/02/00 07:00 AM 3   INFO":                         {Code: 3, Severity: "INFO", Odd: errlog.OddACD},
		"05/02/00 06:12 AM 3 CRITICAL":                       {Code: 3, Severity: "CRITICAL", Odd: errlog.OddACD},
		"05/02/00 06:12 AM 3 critical":                       {Code: 3, Severity: "critical", Odd: errlog.OddACD},
		"05/02/00 06:12 AM 3 West INFO":                      {Code: 3, ACD: centrevu.ACD{Name: "West"}, Severity: "INFO", Odd: errlog.OddACD},
		"05/02/00 06:12 AM 3 EAST MAJOR":                     {Code: 3, ACD: centrevu.ACD{Name: "EAST"}, Severity: "MAJOR", Odd: errlog.OddACD},
		"05/02/00 06:12 AM 3 Help Desk, 2 MAJOR":             {Code: 3, ACD: centrevu.ACD{Name: "Help Desk, 2"}, Severity: "MAJOR", Odd: errlog.OddACD},
		"05/02/00 06:12 AM E3 4 INFO":                        {ACD: centrevu.ACD{Number: 4}, Severity: "INFO", Odd: errlog.OddCode},
		"05/02/00 06:12 AM 99999999999 1 INFO":               {ACD: centrevu.ACD{Number: 1}, Severity: "INFO", Odd: errlog.OddCode},
		"05/02/00 06:12 AM ARCH 1 INFO":                      {ACD: centrevu.ACD{Number: 1}, Severity: "INFO", Odd: errlog.OddCode},
		"05/02/00 06:12 AM 3 4 SEV1":                         {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "SEV1", Odd: errlog.OddSeverity},
		"05/02/00 06:12 AM 3 4 [CRITICAL]":                   {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "[CRITICAL]", Odd: errlog.OddSeverity},
		"05/02/00 06:12 AM 3 4 CRITICAL:":                    {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "CRITICAL:", Odd: errlog.OddSeverity},
		"05/02/00 06:12 AM 3 4 UNRECOVERABLEHARDWAREFAILURE": {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "UNRECOVERABLEHARDWAREFAILURE", Odd: errlog.OddSeverity},
		"05/02/00 06:12 AM E3 West SEV1":                     {ACD: centrevu.ACD{Name: "West"}, Severity: "SEV1", Odd: errlog.OddCode | errlog.OddACD | errlog.OddSeverity},
		"05/02/00 06:12\u202fAM 3 4 MAJOR":                   {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "MAJOR"},
		"05/02/00\u200906:12\u00a0AM\u20023\u30004 MAJOR":    {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "MAJOR"},
		"05/02/00, 06:12 a.m. 3 4 MAJOR":                     {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "MAJOR"},
		"05/02/00 06:12 AM 3 4 [CRITICAL] Archive failed,":   {Code: 3, ACD: centrevu.ACD{Number: 4}, Severity: "[CRITICAL]", Odd: errlog.OddSeverity, Text: "Archive failed, "},
	} {
		t.Run(line, func(t *testing.T) {
			var got []errlog.Entry
			for e, err := range errlog.Entries(strings.NewReader(oddLog(line)), centrevu.Source{}) {
				require.NoError(t, err)
				got = append(got, e)
			}
			require.Len(t, got, 2)
			e := got[1]
			assert.Equal(t, want.Code, e.Code)
			assert.Equal(t, want.ACD, e.ACD)
			assert.Equal(t, want.Severity, e.Severity)
			assert.Equal(t, want.Odd, e.Odd, "%v", e.Odd)
			assert.Equal(t, want.Text+"Data collection will remain down", e.Text)
			assert.Equal(t, e.Odd&errlog.OddCode != 0, e.CodeText() != "")
			assert.Equal(t, "until switch or UNIX clock is reset so they agree.", got[0].Text)
		})
	}
}

// A line that starts like a record and does not read as one is an error at its
// place, and belongs to no entry.
func TestLinesThatStartLikeARecord(t *testing.T) {
	for _, line := range []string{
		"05.02.00 06:12 3 4 CRITICAL", "2000-05-02 06:12 3 4 CRITICAL", "Tue 05/02/00 06:12 AM 3 4 CRITICAL",
		"* 05/02/00 06:12 AM 3 4 CRITICAL", "> 05/02/00 06:12 AM 3 4 CRITICAL", "[05/02/00 06:12 AM] 3 4 CRITICAL", "\"05/02/00 06:12 AM\" 3 4 CRITICAL",
		"17. 05/02/00 06:12 AM 3 4 CRITICAL", "#17 05/02/00 06:12 AM 3 4 CRITICAL", "17 05/02/00 06:12 AM 3 4 CRITICAL", "(17) 05/02/00 06:12 AM 3 4 CRITICAL",
		"2000-05-02T06:12:00Z 3 4 CRITICAL", "2000-05-02T06:12:00.123+02:00 3 4 CRITICAL", "20000502 061200 3 4 CRITICAL", "20000502T0612 3 4 CRITICAL",
		"02 May 2000 06:12 3 4 CRITICAL", "2. Mai 2000 06:12 3 4 CRITICAL", "02-May-00 06:12 3 4 CRITICAL", "May 2, 2000 06:12 AM 3 4 CRITICAL",
		"Tue May  2 06:12:00 UTC 2000 3 4 CRITICAL", "May  2 06:12:00 3 4 CRITICAL", "mar. 02/05/2000 06:12 3 4 CRITICAL", "mardi 02/05/2000 06:12 3 4 CRITICAL",
		"Dienstag, 02.05.2000 06:12 Uhr 3 4 CRITICAL", "di 02-05-2000 06:12 3 4 CRITICAL", "donderdag 04-05-2000 06:12 3 4 CRITICAL",
		"05/02/00 6.12 AM 3 4 CRITICAL", "05/02/00 06h12 3 4 CRITICAL", "05/02/00 0612 3 4 CRITICAL", "05/02/00 6 AM 3 4 CRITICAL",
		"06:12 AM 05/02/00 3 4 CRITICAL", "CRITICAL 05/02/00 06:12 AM 3 4", "CRITICAL: 05/02/00 06:12 AM archive failed", "INFO|05/02/00 06:12 AM|3|4",
		"2000/05/02 06:12 3 4 CRITICAL", "2000年5月2日 06:12 3 4 CRITICAL", "Date: 05/02/00 Time: 06:12 AM Code: 3 ACD: 4", "5/2/2000 06:12 archive failed",
		"05/02/00 06:12 AM archive failed", "02/30/00 06:12 AM 3 4 CRITICAL", "05/02/00 13:12 PM 3 4 CRITICAL", "05/02/00 06:12 AM 3 99 CRITICAL",
		"05/02/00 06:12 AM", "05/02/00 06:1", "05/02/00 06:", "\u2022 05/02/00 06:12 AM 3 4 CRITICAL", "- 05/02/00 06:12 AM 3 4 CRITICAL", "2000-05-02 3 4 CRITICAL", "05/02/00 3 4 CRITICAL",
		"05/02/00 06:12 AM 3 4 1 2 3", "05/02 06:12 AM 3 4 CRITICAL", "5/2 06:12:00 archive failed", "Tue, 2 May 2000 06:12:00 +0000 3 4 CRITICAL",
		// with a sign of the half of the day that was not read
		"05/02/00 06:12 ?M 3 4 CRITICAL", "05/02/00 06:12 A7 3 4 CRITICAL", "05/02/00 06:12 P\u00cd 3 4 CRITICAL", "05/02/00 06:12 ?? 3 4 CRITICAL",
		// behind the name of a host, a program or a file
		"cms1: 05/02/00 06:12 AM 3 4 CRITICAL", "cms1 05/02/00 06:12 AM 3 4 CRITICAL", "[cms1] 05/02/00 06:12 AM 3 4 CRITICAL", "cms-east: 05/02/00 06:12 AM 3 4 CRITICAL",
		"cms1.site.example 05/02/00 06:12 AM 3 4 CRITICAL", "east: 05/02/00 06:12 AM 3 4 critical", "customer.log:05/02/00 06:12 AM 3 4 CRITICAL", "customer.log:17:05/02/00 06:12 AM 3 4 CRITICAL",
		"cms1 elog[317]: 05/02/00 06:12 AM 3 4 CRITICAL", "cms1 2000-05-02 06:12:00 3 4 CRITICAL", "cms1: May  2 06:12:00 2000 3 4 CRITICAL", "cms1: 05/02/00 06:12 AM archive failed",
		"May  2 06:12:33 cms1 elog[317]: archive failed", "<13>May  2 06:12:33 cms1 elog: archive failed", "customer.log:05/02/00 06:12 AM archive failed", "root@cms1 05/02/00 06:12 AM 3 4 SEV1",
		"customer.log:17:2000-05-02 06:12 3 4 CRITICAL", "customer.log:17:02-May-00 06:12 3 4 CRITICAL", "10.0.45.51:514 02.05.00 06:12 3 4 CRITICAL", "cms1:22 2000-05-02 06:12 3 4 CRITICAL",
		"east 12 ao\u00fbt 2000 06:12 3 4 CRITICAL", "east 12 aug 2000 06:12 3 4 CRITICAL", "east elog[3]: 2000/05/02 06:12 3 4 CRITICAL", "v1/2: 05/02/00 06:12 AM 3 4 CRITICAL",
		// by other clocks, and without a day
		"957247920 3 4 CRITICAL", "[957247920] 3 4 CRITICAL", "957247920.123 3 4 CRITICAL", "957247920123 3 4 CRITICAL", "957247920: 3 4 CRITICAL",
		"20000502061200 3 4 CRITICAL", "200005020612 3 4 CRITICAL", "000502061200 3 4 CRITICAL", "06:12 AM 3 4 CRITICAL", "06:12:33 3 4 CRITICAL", "[06:12] 3 4 CRITICAL",
		// in digits and with marks of other scripts
		"\u0660\u0665/\u0660\u0662/\u0660\u0660 \u0660\u0666:\u0661\u0662 3 4 CRITICAL", "０５／０２／００ ０６：１２ AM ３ ４ CRITICAL", "२०००-०५-०२ ०६:१२ 3 4 CRITICAL",
		"٠٥/٠٢/٠٠ ٠٦:١٢ 3 4 CRITICAL", "०५/०२/०० ०६:१२ 3 4 CRITICAL", "۰۵/۰۲/۰۰ 06:12 AM 3 4 CRITICAL", "05／02／00 06：12 AM 3 4 CRITICAL", "05–02–00 06:12 3 4 CRITICAL",
		"05\u201002\u201000 06:12 AM 3 4 CRITICAL", "05\u221502\u221500 06:12 AM 3 4 CRITICAL", "05\u204402\u204400 06\u223612 3 4 CRITICAL",
	} {
		t.Run(line, func(t *testing.T) {
			var got []errlog.Entry
			var errs []error
			for e, err := range errlog.Entries(strings.NewReader(oddLog(line)), centrevu.Source{}) {
				if err != nil {
					errs = append(errs, err)
					continue
				}
				got = append(got, e)
			}
			require.Len(t, errs, 1, "%v", got)
			var pe *centrevu.ParseError
			require.ErrorAs(t, errs[0], &pe)
			assert.ErrorIs(t, pe, centrevu.ErrSyntax)
			assert.Equal(t, 3, pe.Line)
			assert.Contains(t, pe.Text, line)
			require.Len(t, got, 1)
			assert.Equal(t, "until switch or UNIX clock is reset so they agree.", got[0].Text)
		})
	}
}

// With all values of a header behind it, a date and a time start a record also
// below a line that is full, to which a description could have been wrapped.
func TestRecordsBelowAFullLine(t *testing.T) {
	const full = "until switch or UNIX clock is reset so they agree, or both are\n" // 62 columns
	for _, line := range []string{
		"05.02.00 06:12 3 4 CRITICAL", "[05/02/00 06:12 AM] 3 4 CRITICAL", "cms1: 05/02/00 06:12 AM 3 4 CRITICAL", "cms1 elog[317]: 05/02/00 06:12 AM 3 4 CRITICAL",
		"957247920 3 4 CRITICAL", "20000502061200 3 4 CRITICAL", "０５／０２／００ ０６：１２ 3 4 CRITICAL",
	} {
		var errs []error
		for _, err := range errlog.Entries(strings.NewReader("04/27/00 03:12 PM 3 1 INFO\n"+full+line+"\nData collection is down\n"), centrevu.Source{}) {
			if err != nil {
				errs = append(errs, err)
			}
		}
		assert.Len(t, errs, 1, line)
	}
}

// Dates and times in a description that wrapping puts at the start of a line are
// text, and so is what only looks a little like them.
func TestTextThatIsNoRecord(t *testing.T) {
	for _, text := range []string{
		"SPI configuration error: Switch and UNIX clocks differ by more than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX clock is 12:29:32 10/19/15 Data collection will remain down until switch or UNIX clock is reset so they agree.",
		"Tape drive /dev/rmt/0 not ready; backup of 05/01/00 not written, code 17 4 INFO follows in the system log and nowhere else",
		"Login failed for user guest from 10.1.2.3 at 03:12 AM",
		"Harvester: data lost for ACD 1 between 10:15 and 10:30",
		"Pump-up of translations for ACD 4 complete in 00:01:12",
		"Backup of 05/01/00 03:12 AM not verified, the one of 04/30/00 03:12 AM is",
		"the switch says 10 of 12 links are up since 06:12 and the others went down at 05/01/00 03:12 AM 3 times in all",
		"Call 8005551234 for help; ticket 957247920 of 05/01/00 is about ACD 4 as well, and 200005020612 is its number",
		"Process 957247920 of job 20000502061200 ended; the number to call is 3035551234 or 18005551234, ticket 2000050206",
		"Completed: 05/01/00 03:12 AM, next: 05/02/00 03:12 AM; volume 2: 05/01/00 and on",
		"disk 4: full at 06:12 AM on host cms1: see 05/01/00 for the last time; 3 4 or 5 files are to be deleted",
		"Release 18.0.2 of 05/01/00 is there; 2 may follow, 3 marked, at 06:12 or later",
	} {
		for width := 20; width <= 80; width++ {
			log := "04/27/00 03:12 PM 3 1 INFO\n" + wrap(text, width)
			for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
				if width < 62 && strings.Contains(text, "00 03:12 AM") {
					continue // nobody knows how wide such a log is
				}
				require.NoError(t, err, "%d: %s", width, log)
				require.Equal(t, text, e.Text)
			}
		}
	}
}

func wrap(text string, width int) string {
	var b strings.Builder
	n := 0
	for _, w := range strings.Fields(text) {
		switch {
		case n == 0:
		case n+1+len(w) > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len(w)
	}
	return b.String() + "\n"
}

func TestJoined(t *testing.T) {
	for text, want := range map[string]string{
		"Weekly arch- iving fai- led":           "Weekly archiving failed",
		"Archive failed - see the log":          "Archive failed - see the log",
		"codes 3- 4 and a- 5":                   "codes 3- 4 and a- 5",
		"Sicherung fehl- geschlagen- \u00fcber": "Sicherung fehlgeschlagen\u00fcber",
		"nothing to join":                       "nothing to join",
		"at the end-":                           "at the end-",
	} {
		assert.Equal(t, want, (&errlog.Entry{Text: text}).Joined())
	}
}

// Controls inside a word are no blanks, and padding: the word is another one.
func TestControlsInWords(t *testing.T) {
	for _, c := range []string{"\x00", "\x7f", "\x01", "\u0086", "\u200b"} {
		var got []errlog.Entry
		for e, err := range errlog.Entries(strings.NewReader(oddLog("05/02/00 06:12 AM 3 4 IN"+c+"FO")), centrevu.Source{}) {
			if err == nil {
				got = append(got, e)
			}
		}
		if len(got) == 2 {
			assert.Equal(t, errlog.OddSeverity, got[1].Odd, "%q", c)
			assert.NotEqual(t, errlog.Severity("INFO"), got[1].Severity, "%q", c)
		}
		assert.Equal(t, "until switch or UNIX clock is reset so they agree.", got[0].Text, "%q", c)
	}
}

// A time behind a name and a colon that is no later than the entry is of its text; a
// later one, or one with the values of a header, begins another record.
func TestTimesOfBefore(t *testing.T) {
	for text, own := range map[string]bool{
		"ACD3: 04/26/00 06:12 AM is when it began": true, "server2: 04/27/00 03:12 PM link restored": true, "ACD 3: 04/26/00 06:12 and came back": true,
		"cms1.log: 04/26/00 06:12 AM was the last": true,
		"ACD3: 05/02/00 06:12 AM is when it began": false, "server2: 04/27/00 03:13 PM link lost": false, "server2: 04/26/00 06:12 AM 3 1 CRITICAL": false,
		"ACD3: 04/26/00 06:12 AM 3 1 CRITICAL": false,
	} {
		for _, before := range []string{"", "Text.\n", "The link went down\n"} {
			log := "04/27/00 03:12 PM 3 1 INFO\n" + before + text + "\n"
			errs := 0
			for _, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
				if err != nil {
					errs++
				}
			}
			switch {
			case own:
				assert.Zero(t, errs, log)
			case before != "":
				assert.Equal(t, 1, errs, log)
			}
		}
	}
}

// In a text in capitals any word is like a severity (synthetic).
func TestTextInCapitals(t *testing.T) {
	for _, text := range []string{
		"ARCHIVER STARTED AT 00:35:00 04/27/00 AND FINISHED AT\n00:36 FOR ACD 1",
		strings.ToUpper(strings.Join(strings.Split(strings.TrimSpace(wrappedRecord), "\n")[1:], "\n")),
		"DAILY ARCHIVE OF 04/27/00 WAS DONE", "ARCHIVER STARTED 04/27/00 00:35 AND FINISHED AT 00:36",
	} {
		n := 0
		for e, err := range errlog.Entries(strings.NewReader("04/27/00 03:12 PM 3 1 INFO\n"+text+"\n04/28/00 03:12 PM 3 1 INFO\nDone.\n"), centrevu.Source{}) {
			assert.NoError(t, err, text)
			if n++; n == 1 {
				assert.Equal(t, strings.ReplaceAll(text, "\n", " "), e.Text)
			}
		}
		assert.Equal(t, 2, n, text)
	}
}
