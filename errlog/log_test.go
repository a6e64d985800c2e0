package errlog_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

const twoRecords = "04/27/00 03:12 PM 3 1 INFO\nLink to ACD 1 is\ndown\n04/28/00 06:12 AM 3 1 INFO\nIt is up\n"

func readLog(t testing.TB, log string) (*errlog.Log, []errlog.Entry, []error) {
	l := &errlog.Log{}
	var entries []errlog.Entry
	var errs []error
	for e, err := range l.Entries(strings.NewReader(log), centrevu.Source{Name: "log"}) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		entries = append(entries, e)
	}
	return l, entries, errs
}

// What a log says of how much it shows, wherever that stands.
func TestScope(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2000, 4, d, 23, 59, 59, 0, time.UTC) }
	for name, tt := range map[string]struct {
		log  string
		part bool
		to   time.Time
	}{
		"nothing said":                {twoRecords, false, time.Time{}},
		"page in the heading":         {"Error Log Report                 Page 1 of 2\n" + twoRecords, true, time.Time{}},
		"last page":                   {"Error Log Report  Page 2 of 2\n" + twoRecords, true, time.Time{}},
		"the only page":               {"Error Log Report  Page 1 of 1\n" + twoRecords, false, time.Time{}},
		"both pages":                  {"Error Log Report  Page 1 of 2\n" + twoRecords + "Error Log Report  Page 2 of 2\n" + twoRecords, false, time.Time{}},
		"page at the foot":            {twoRecords + "                 Page 1 of 2\n", true, time.Time{}},
		"pages at the foot":           {twoRecords + "Page 1 of 2\n\f" + twoRecords + "Page 2 of 2\n", false, time.Time{}},
		"page in German":              {twoRecords + "Seite 1 von 2\n", true, time.Time{}},
		"page with a slash":           {twoRecords + "(1/3)\n", true, time.Time{}},
		"rows":                        {twoRecords + "1-2 of 8\n", true, time.Time{}},
		"all rows":                    {twoRecords + "1-8 of 8\n", false, time.Time{}},
		"entries":                     {twoRecords + "Entries 1-2 of 8\n", true, time.Time{}},
		"more":                        {twoRecords + "(more)\n", true, time.Time{}},
		"so many more":                {twoRecords + "(3 more)\n", true, time.Time{}},
		"so many more entries":        {twoRecords + "-- 12 more entries --\n", true, time.Time{}},
		"of one ACD":                  {"ACD: 1\n" + twoRecords, true, time.Time{}},
		"of one ACD, no colon":        {"ACD 1\n" + twoRecords, true, time.Time{}},
		"of one code, no colon":       {"Error code 3\n" + twoRecords, true, time.Time{}},
		"of one severity":             {"Severity: ERROR\n" + twoRecords, true, time.Time{}},
		"of one severity, no colon":   {"Severity ERROR\n" + twoRecords, true, time.Time{}},
		"headings, each by itself":    {"Date:\nError code:\nSeverity:\n" + twoRecords, false, time.Time{}},
		"a window with its number":    {frameOf("Page 2\n\n" + twoRecords), true, time.Time{}},
		"its number at the foot":      {frameOf(twoRecords + "Page 2\n"), true, time.Time{}},
		"the first window":            {frameOf(twoRecords + "Page 1\n"), false, time.Time{}},
		"a title, and then page 2":    {"Error Log Report\n" + twoRecords + "Page 2\n" + twoRecords, false, time.Time{}},
		"of codes":                    {"Customer Error Log\nError code: 1 3\n" + twoRecords, true, time.Time{}},
		"headings with a number":      {"Error Log Report  Page: 1\nNo.  Date  Time\n" + twoRecords, false, time.Time{}},
		"more of less":                {twoRecords + "--More--\n", true, time.Time{}},
		"more of less, in percent":    {twoRecords + "--More--(45%)\n", true, time.Time{}},
		"more with dots":              {twoRecords + "More ...\n", true, time.Time{}},
		"dots":                        {twoRecords + "...\n", true, time.Time{}},
		"arrow":                       {twoRecords + "        \u2193\n", true, time.Time{}},
		"continued":                   {twoRecords + "(continued on next page)\n", true, time.Time{}},
		"more, and it goes on":        {twoRecords + "(more)\n" + twoRecords, false, time.Time{}},
		"more, and the text goes on":  {twoRecords + "--More--\nagain\n", false, time.Time{}},
		"range":                       {"Report on dates: 04/20/00 - 04/28/00\n" + twoRecords, false, day(28)},
		"range in words":              {"Error Log Report\nFrom 04/20/00 to 04/28/00\n" + twoRecords, false, day(28)},
		"range on two lines":          {"Start date: 04/20/00\nStop date: 04/28/00\n" + twoRecords, false, day(28)},
		"until":                       {"Entries until 04/28/00\n" + twoRecords, false, day(28)},
		"range that does not read":    {"Report on dates: 20.04.00 - 28.04.00\n" + twoRecords, true, time.Time{}},
		"range of days":               {"Dates: -7 - 0\n" + twoRecords, true, time.Time{}},
		"all dates":                   {"Dates: all\n" + twoRecords, false, time.Time{}},
		"range without a word":        {"04/20/00 - 04/28/00\n" + twoRecords, false, day(28)},
		"a date alone":                {"04/28/00\n" + twoRecords, false, day(28)},
		"range in the title":          {"Error Log Report 04/20/00 - 04/28/00\n" + twoRecords, false, day(28)},
		"end in the title":            {"Customer Error Log until 04/28/00\n" + twoRecords, false, day(28)},
		"date in the title":           {"Error Log Report   04/28/00   Page 1\n" + twoRecords, false, day(28)},
		"ACD in the title":            {"Error Log Report (ACD 1)\n" + twoRecords, true, time.Time{}},
		"only some, in the title":     {"Error Log Report: ACD Claims only\n" + twoRecords, true, time.Time{}},
		"in a window":                 {frameOf("Report on dates: 04/20/00 - 04/28/00\n\n" + twoRecords), false, day(28)},
		"page at a window's foot":     {frameOf(twoRecords + "\nPage 1 of 2\n"), true, time.Time{}},
		"more at a window's foot":     {frameOf(twoRecords + "\n        (more)\n"), true, time.Time{}},
		"words that are no mark":      {twoRecords + "more than one\npage of it\n", false, time.Time{}},
		"a range in a record's text":  {twoRecords + "Dates: 04/20/00 - 04/21/00\n", false, time.Time{}},
		"a page in a record's text":   {twoRecords + "Page 1 of 2 was not printed\n", false, time.Time{}},
		"dots above":                  {"...\n" + twoRecords, true, time.Time{}},
		"hours of the day":            {frameOf("Time: 00:00-06:00\n\n" + twoRecords), true, time.Time{}},
		"hours to noon":               {"Time: 06:00 to 12:00\n" + twoRecords, true, time.Time{}},
		"hours without an end":        {"Time: 06:00-\n" + twoRecords, true, time.Time{}},
		"hours in the title":          {"Error Log Report 00:00 - 06:00\n" + twoRecords, true, time.Time{}},
		"a time between dashes":       {"--- Error Log Report 04/28/00 07:50 ---\n" + twoRecords, false, time.Date(2000, 4, 28, 7, 50, 0, 0, time.UTC)},
		"hours in a text":             {twoRecords + "Time: 00:00-06:00 had no calls\n", false, time.Time{}},
		"hours, otherwise":            {"Time: 00:00 06:00\n" + twoRecords, true, time.Time{}},
		"hours without minutes":       {"Time: 0-6\n" + twoRecords, true, time.Time{}},
		"a date and an hour":          {"Date: 04/28/00  Time: 07:50\n" + twoRecords, false, day(28)},
		"all hours":                   {"Time: 00:00-23:59\n" + twoRecords, false, time.Time{}},
		"an hour":                     {"Time: 07:50\n" + twoRecords, false, time.Time{}},
		"hours at the foot":           {twoRecords + "Time: 00:00-06:00\n", true, time.Time{}},
		"the last broken off":         {twoRecords + "04/28/00 06:13 AM 3 1 INFO\nLink to ACD 1 i", true, time.Time{}},
		"without its last end":        {twoRecords + "04/28/00 06:13 AM 3 1 INFO\nIt is up", false, time.Time{}},
		"the last ends a sentence":    {twoRecords + "04/27/00 07:13 PM 3 1 INFO\nLink is up. All is well\n04/28/00 06:13 AM 3 1 INFO\nLink is up.", false, time.Time{}},
		"the oldest broken off":       {twoRecords + "04/26/00 06:13 AM 3 1 INFO\nLink to ACD 1 i", false, time.Time{}},
		"form feed and a page number": {twoRecords + "\f" + "Error Log Report Page 2\n" + twoRecords, false, time.Time{}},
	} {
		t.Run(name, func(t *testing.T) {
			l, entries, errs := readLog(t, tt.log)
			assert.Empty(t, errs)
			assert.Equal(t, tt.part, l.Scope.Part, "%+v", l.Scope)
			assert.Equal(t, tt.to, l.Scope.To)
			assert.Empty(t, l.Unclaimed)
			if tt.part || !tt.to.IsZero() {
				assert.NotEmpty(t, l.Scope.Lines)
			}
			require.NotEmpty(t, entries)
			assert.Equal(t, "Link to ACD 1 is down", entries[0].Text)
		})
	}
}

// frameOf draws a window around a log.
func frameOf(log string) string {
	var b strings.Builder
	b.WriteString(" +- Maintenance: Error Log Report ------------------------------------+\n")
	for l := range strings.Lines(log) {
		fmt.Fprintf(&b, " | %-66s |\n", strings.TrimSuffix(l, "\n"))
	}
	return b.String() + " +--------------------------------------------------------------------+\n"
}

func TestScopeUntil(t *testing.T) {
	newest, captured := time.Date(2000, 4, 28, 6, 0, 0, 0, time.UTC), time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	end := time.Date(2000, 4, 30, 23, 59, 59, 0, time.UTC)
	assert.Equal(t, captured, errlog.Scope{}.Until(newest, captured))
	assert.Equal(t, newest, errlog.Scope{Part: true}.Until(newest, captured))
	assert.Equal(t, end, errlog.Scope{To: end}.Until(newest, captured))
	assert.Equal(t, captured, errlog.Scope{To: captured.AddDate(0, 0, 1)}.Until(newest, captured))
	assert.Equal(t, newest, errlog.Scope{To: end, Part: true}.Until(newest, captured))
}

// What stands before the first record is shown, all of it.
func TestUnclaimed(t *testing.T) {
	l, entries, errs := readLog(t, "agree until the clock\n\nis reset.\n"+twoRecords)
	require.Len(t, entries, 2)
	require.Len(t, errs, 1)
	assert.ErrorContains(t, errs[0], "text before the first entry")
	require.Len(t, l.Unclaimed, 2)
	assert.Equal(t, centrevu.Line{Position: centrevu.Position{Offset: 23, Line: 3, Column: 1}, Text: "is reset.", Source: "log"}, l.Unclaimed[1])

	l, _, errs = readLog(t, frameOf("ARCHIVING STOPPED\n"+twoRecords))
	assert.Empty(t, errs)
	require.Len(t, l.Unclaimed, 1)
	assert.Equal(t, "ARCHIVING STOPPED", l.Unclaimed[0].Text)

	l, _, errs = readLog(t, frameOf("Error\n\n"+twoRecords)) // what became of the report, and no heading
	assert.Empty(t, errs)
	require.Len(t, l.Unclaimed, 1)
	l, _, errs = readLog(t, frameOf(twoRecords+"\nError"))
	assert.Empty(t, errs)
	require.Len(t, l.Unclaimed, 1)
	l, _, errs = readLog(t, frameOf("Date     Time     Error\n                  Code\n"+twoRecords))
	assert.Empty(t, errs)
	assert.Empty(t, l.Unclaimed)
	l, _, errs = readLog(t, frameOf("                  Error\nDate     Time     Code   ACD  Severity\n"+twoRecords))
	assert.Empty(t, errs)
	assert.Empty(t, l.Unclaimed)
}

func TestAccount(t *testing.T) {
	log := "Error Log Report\nReport on dates: 04/20/00 - 04/28/00\nwhat is this\n" + twoRecords +
		"Tue 04/28/00 06:12 AM 3 1 INFO\nwho knows\n04/28/00 06:13 AM E3 West SEV1 It is\n\tdown\n(more)\n"
	var got []string
	for a, err := range errlog.Account(strings.NewReader(log), centrevu.Source{Name: "log"}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		s := fmt.Sprintf("%d:%d %v", a.Line.Line, a.Column, a.Use)
		for _, f := range a.Fields {
			s += fmt.Sprintf(" %s@%d:%d+%d=%q", f.Name, f.Line.Line, f.Column, f.Offset, f.Text)
			assert.Equal(t, f.Text, log[f.Offset:][:len(f.Text)])
			assert.Equal(t, "log", f.Source)
		}
		got = append(got, s)
	}
	assert.Equal(t, []string{
		`1:1 heading`,
		`2:1 furniture`,
		`3:1 unclaimed`,
		`log:3:1: not understood: text before the first entry`,
		`4:1 value time@4:1+67="04/27/00 03:12 PM" code@4:19+85="3" acd@4:21+87="1" severity@4:23+89="INFO"`,
		`5:1 value text@5:1+94="Link to ACD 1 is"`,
		`6:1 value text@6:1+111="down"`,
		`7:1 value time@7:1+116="04/28/00 06:12 AM" code@7:19+134="3" acd@7:21+136="1" severity@7:23+138="INFO"`,
		`8:1 value text@8:1+143="It is up"`,
		`9:1 misread`,
		`10:1 misread`,
		`log:9:5: not understood: it starts like an entry and does not read as one`,
		`11:1 value time@11:1+193="04/28/00 06:13 AM" code@11:19+211="E3" acd@11:22+214="West" severity@11:27+219="SEV1" text@11:32+224="It is"`,
		`12:9 value text@12:9+231="down"`,
		`13:1 furniture`,
	}, got)
}

// Every line of any log is in its account once, in order, with the entries that
// are read without one.
func TestAccountIsComplete(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for i := range 300 {
		log := randomLog(r, 1+r.IntN(40), pieces)
		if !errlog.IsPlain(log) {
			continue
		}
		src := sources(t)[i%6]
		var lines []int
		var got []read
		l := errlog.Log{Account: func(a centrevu.Accounted) { lines = append(lines, a.Line.Line) }}
		for e, err := range l.Entries(bytes.NewReader(log), src) {
			got = append(got, one(e, err))
		}
		require.Equal(t, collect(errlog.Entries(bytes.NewReader(log), src)), got, "%q", log)
		for n, line := range lines {
			require.Equal(t, n+1, line, "%q", log)
		}
		n := 0
		errlog.Fates(bytes.NewReader(log), src, func(errlog.Entry, error) bool { return true }, func(_ string, from, to int64) {
			if from > 0 && log[from-1] == '\r' && string(log[from:to]) == "\n" {
				return // the rest of an end of line
			}
			if strings.Trim(string(log[from:to]), "\f\r") != "" || strings.Contains(string(log[from:to]), "\r") {
				n++
			}
		})
		require.Equal(t, n, len(lines), "%q", log)
	}
}

// Where says where each value stands: in the input, the bytes there are those of
// the value.
func TestWhere(t *testing.T) {
	utf16le := func(s string) string {
		out := []byte{0xff, 0xfe}
		for _, c := range utf16.Encode([]rune(s)) {
			out = append(out, byte(c), byte(c>>8))
		}
		return string(out)
	}
	for name, tt := range map[string]struct {
		log   string
		width int // bytes of a character
		src   centrevu.Source
	}{
		"plain":          {"04/27/00 03:12 PM 3 1 INFO\nLink is down\n04/28/00 06:12 AM 17 26 MAJOR\n\n   Link is up\n", 1, centrevu.Source{}},
		"CRLF, indented": {"  04/27/00 03:12 PM 3 1 INFO  \r\n   Link is down\r\n", 1, centrevu.Source{}},
		"in the header":  {"04/27/00 03:12 PM 3 1 INFO Link is down\n", 1, centrevu.Source{}},
		"odd":            {"04/27/00 03:12 PM E3 West [INFO] Link is down\n", 1, centrevu.Source{}},
		"tabs":           {"04/27/00 03:12 PM\t3 1\tINFO\n\tLink is down\n", 1, centrevu.Source{}},
		"Latin":          {"04/27/00 03:12 PM 3 1 \xdcBEL Link is \xfcber\n", 1, centrevu.Source{Charset: "ISO-8859-1"}},
		"another order":  {"INFO 04/27/00 03:12 PM 3 1\nLink is down\n", 1, centrevu.Source{}},
		"clint":          {"| 04/27/00 03:12 PM 3 1 INFO |\n| Link is down |\n", 1, centrevu.Source{}},
		"a window":       {frameOf(twoRecords), 1, centrevu.Source{}},
		"UTF-16":         {utf16le("04/27/00 03:12 PM 3 1 INFO\r\n\u00dcber Link\r\n"), 2, centrevu.Source{}},
		"a narrow blank": {"04/27/00 03:12 PM\u202f3 1 INFO\nLink is down\n", 1, centrevu.Source{}},
		"words in UTF-8": {"04/27/00 03:12 PM 3 1 \u00dcBEL \u65e5\u672c Link\n", 1, centrevu.Source{}},
		"a recording":    {"\x1b[H\x1b[2J04/27/00 03:12 PM 3 1 INFO\r\nLink is down\r\n", 1, centrevu.Source{}},
	} {
		t.Run(name, func(t *testing.T) {
			l := errlog.Log{}
			if name == "another order" {
				l.Layout = errlog.Layout{errlog.SeverityColumn, errlog.TimeColumn, errlog.CodeColumn, errlog.ACDColumn}
			}
			tt.src.Name = "log"
			for e, err := range l.Entries(strings.NewReader(tt.log), tt.src) {
				require.NoError(t, err)
				w := e.Where()
				assert.Equal(t, "log", w.Source)
				first := func(p centrevu.Position, s string) {
					t.Helper()
					assert.NotZero(t, p.Column)
					assert.NotZero(t, p.Line)
					at := tt.log[p.Offset:]
					if tt.width == 2 {
						assert.Equal(t, []rune(s)[0], rune(at[0])|rune(at[1])<<8)
						return
					}
					if c, n := utf8.DecodeRuneInString(at); n > 1 {
						assert.Equal(t, []rune(s)[0], c)
						return
					}
					if at[0] >= utf8.RuneSelf {
						assert.Equal(t, []rune(s)[0], rune(at[0]))
						return
					}
					assert.Equal(t, s[0], at[0], "%v in %q", p, e.Header)
				}
				first(w.Time, "04/")
				first(w.Severity, string(e.Severity))
				first(w.Text, e.Text)
				if e.Odd == 0 {
					first(w.Code, fmt.Sprint(e.Code))
					first(w.ACD, fmt.Sprint(e.ACD.Number))
				} else {
					first(w.Code, "E3")
					first(w.ACD, "West")
				}
			}
		})
	}
	assert.Zero(t, (&errlog.Entry{}).Where())
}

// A window says in its border, beside it or in its last row that there is more of the
// log (synthetic): as of the other windows, that is an error.
func TestWindowThatGoesOn(t *testing.T) {
	window := frameOf(twoRecords)
	bottom := strings.Repeat("-", 68) + "+\n"
	for _, mark := range []string{"Page 1 of 2", "(more)", "--More--", "1 of 3", "v", "Page 1/3", "Press PgDn for more", "Entries 1-2 of 40", "4 of 9 entries", "continued", "(cont.)", ">>"} {
		border := strings.TrimSuffix(window, bottom) + strings.Repeat("-", 50-len(mark)) + " " + mark + " " + strings.Repeat("-", 16) + "+\n"
		for where, log := range map[string]string{"border": border, "below": window + "   " + mark + "\n", "inside": frameOf(twoRecords + mark + "\n"), "above the labels": frameOf(twoRecords + mark + "\n\n  Help    Window  Commands   Keep     Exit    Scroll  Current")} {
			l, entries, errs := readLog(t, log)
			assert.True(t, len(errs) == 1 && errors.Is(errs[0], centrevu.ErrNoRows) || l.Scope.Part && len(errs) == 0, "%s: %s: %v", where, mark, errs)
			assert.Len(t, entries, 2, "%s: %s", where, mark)
		}
	}
	for _, mark := range []string{"Page 1 of 1", "9 of 9 entries", "Successful"} {
		_, _, errs := readLog(t, window+"   "+mark+"\n")
		assert.Empty(t, errs, mark)
	}
	both := strings.Replace(window, bottom, strings.Repeat("-", 50)+" Page 1 of 2 "+"-----+\n", 1) + "\f" + strings.Replace(window, bottom, strings.Repeat("-", 50)+" Page 2 of 2 "+"-----+\n", 1)
	_, _, errs := readLog(t, both)
	assert.Empty(t, errs, "all pages were shown")
}

// Rows that a list passed over were not seen, though its last was, in whatever order its
// pages were shown (synthetic).
func TestRowsPassedOver(t *testing.T) {
	pages := func(format string, ranges ...[2]int) string {
		var log strings.Builder
		for _, r := range ranges {
			record := fmt.Sprintf("04/27/00 03:%02d PM 3 1 INFO\nThe archiver of row %d went on\n", 59-r[0], r[0])
			log.WriteString(frameOf(record+fmt.Sprintf(format, r[0], r[1])+"\n") + "\f")
		}
		return log.String()
	}
	for _, format := range []string{"Rows %d-%d of 40", "%d - %d of 40"} {
		for _, ranges := range [][][2]int{{{1, 10}, {11, 20}, {31, 40}}, {{1, 10}, {21, 30}, {31, 40}}, {{31, 40}}} {
			l, _, errs := readLog(t, pages(format, ranges...))
			assert.True(t, l.Scope.Part || len(errs) > 0, "%s %v", format, ranges)
		}
		for _, ranges := range [][][2]int{{{1, 10}, {11, 20}, {21, 30}, {31, 40}}, {{1, 10}, {31, 40}, {11, 20}, {20, 30}}, {{1, 40}}} {
			l, _, errs := readLog(t, pages(format, ranges...))
			assert.False(t, l.Scope.Part || len(errs) > 0, "%s %v: %v", format, ranges, errs)
		}
	}
}

// A box over the log hides what a row goes on with: what may be the start of a record is
// none of the text above it. Layout synthetic.
func TestBoxOverARecord(t *testing.T) {
	const old = "04/27/00 03:17 PM 3 1 INFO\nprinter on the same port as before\n"
	under := func(rows ...string) string {
		text := old
		for i, r := range rows {
			box := "|                 |"
			if i == 0 || i == len(rows)-1 {
				box = "+-----------------+"
			}
			text += r + box + "\n"
		}
		return frameOf(text)
	}
	for name, tt := range map[string]struct {
		log    string
		hidden bool
	}{
		"behind the date":          {under("05/02/00 ", "Data coll", "         "), true},
		"in the time":              {under("05/02/00 06:1", "Data collecti", "             "), true},
		"behind a severity":        {under("MAJOR 05/02/00 ", "Data collection", "               "), true},
		"behind a word":            {under("and so on ", "          ", "          "), false},
		"far behind the text":      {under("again               ", "                    ", "                    "), false},
		"in front of another date": {under("         ", "         ", "         "), false},
	} {
		_, entries, errs := readLog(t, tt.log)
		assert.NotEmpty(t, entries, name)
		assert.Equal(t, tt.hidden, len(errs) > 0, "%s: %v", name, errs)
	}
}
