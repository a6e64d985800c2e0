package errlog_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// read is what an iteration yielded, in a form that compares.
type read struct {
	Entry errlog.Entry
	Where errlog.Where
	Err   string
	At    centrevu.Position
	Text  string
}

func collect(seq iter.Seq2[errlog.Entry, error]) []read {
	var all []read
	for e, err := range seq {
		all = append(all, one(e, err))
	}
	return all
}

func one(e errlog.Entry, err error) read {
	r := read{Entry: errlog.WithoutOrigin(e), Where: e.Where()}
	if err != nil {
		r.Err = err.Error()
		var pe *centrevu.ParseError
		if errors.As(err, &pe) {
			r.At, r.Text = pe.Position, pe.Text
		}
	}
	return r
}

// withoutLines forgets the lines that entries and errors stand in.
func withoutLines(rs []read) []read {
	out := make([]read, len(rs))
	for i, r := range rs {
		r.Entry.At.Line = 0
		for _, p := range []*centrevu.Position{&r.Where.Time, &r.Where.Code, &r.Where.ACD, &r.Where.Severity, &r.Where.Text} {
			p.Line = 0
		}
		if r.Err != "" {
			r.Err = r.Err[strings.LastIndex(r.Err, ": ")+1:]
		}
		r.At.Line = 0
		out[i] = r
	}
	return out
}

// Pieces that logs for tests are made of: what logs hold, and what comes near.
var pieces = []string{
	"10/19/15 12:29 PM 3 4 INFO\n", "10/19/15 12:29 PM 3 4 INFO\r\n", "  10/19/15 12:29 PM 3 4 INFO  \n",
	"10/19/15 12:31 PM 7 1 WARNING Timetable nightly stopped\n", "10/20/15 00:00 17 8 ERROR\n",
	"10/20/2015 23:59:59 17 8 ERROR\n", "4/1/20 9:05 17 8 INFO\n", "03/08/20 02:30 AM 3 4 INFO\n",
	"11/01/20 01:30 AM 3 4 INFO\n", "11/02/20 01:30 AM  3  4  INFO\n", "| 10/19/15 12:29 PM 3 4 INFO |\n",
	"| Link to ACD 4 is down      |\n", "10/19/15 12:29 PM 3 99 INFO\n", "02/30/15 12:29 PM 3 4 INFO\n",
	"10/19/15 13:29 PM 3 4 INFO\n", "10/20/15 01:00 AM was the time asked for\n", "10/20/15 01:00 AM 17\n",
	"10/19/15 12:29 pm 3 4 Info\n", "10/19/15 12:29PM 3 4 INFO\n", "10/19/15 12:29 AM 123456789 26 A_B\n",
	"10/19/15 12:29 AM 1234567890 26 INFO\n", "10/19/15 12:29 A 3 4 INFO\n", "12/31/99 11:59 PM 0 0 INFO\n",
	"SPI configuration error: Switch and UNIX clocks differ by more\n", "than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX\r\n",
	"  indented  \n", "\n", "\r\n", "   \n", "x\n", "\tafter a tab\n", "a\tb\n", "\xdcberlauf in Latin\n", "Überlauf\n",
	"\xa0\xa0no break\n", "10/19/15 12:29 PM 3 4 ÜBEL\n", "\xc4nderung, Z\xe4hler\n", "\x80 and \x99\n", "10/19/15 12:29 PM 3 4 INFO Überlauf\n", "e\u0301tat\n", "│ bar │\n",
	"a\rb\n", "only CR\r", "\r\r\n", "bell\a\n", "日本語\n", "bad\xff\xfe utf8 \u2028 \n", "Error Log Report\n", "Date Time Code ACD Severity\n",
	"| |\n", "||\n", "|\n", "back\bspace\n", "\x00nul\n", "a nul\x00in it\n",
	"05/02/00 07:00 AM 3   INFO\n", "05/02/00 07:00 AM E3 West [SEV1]\n", "Tue 05/02/00 07:00 AM 3 4 INFO\n", "2000-05-02 06:12 3 4 CRITICAL\n",
	"clock is 12:29:32 10/19/15 Data collection will remain down\n", "12:29:32 10/19/15 Data\n", "05/02/00 06:12\u202fAM 3 4 INFO\n",
	"Page 1 of 2\n", "(more)\n", "Error Log Report    Page 2 of 2\n", "1-2 of 8\n", "Dates: 04/20/00 - 04/28/00\n", "mar. 02/05/2000 06:12 3 4 INFO\n",
	"than 24 hours.05/02/00 06:12 417 1 MAJOR Data\n", "mehr \xfcber.05/02/00 06:12 417 1 MAJOR Data\n", "than 24 hours.05/02/00 06:12 pm 417 1 MAJOR Data\n",
}

func randomLog(r *rand.Rand, n int, from []string) []byte {
	var b bytes.Buffer
	for range n {
		switch k := r.IntN(100); {
		case k < 30:
			b.WriteString(from[r.IntN(2)])
		case k < 97:
			b.WriteString(from[r.IntN(len(from))])
		default: // a piece of a piece
			p := from[r.IntN(len(from))]
			b.WriteString(p[r.IntN(len(p)):])
		}
	}
	if r.IntN(3) == 0 {
		b.Truncate(max(0, b.Len()-r.IntN(5)))
	}
	return b.Bytes()
}

func sources(t testing.TB) []centrevu.Source {
	ny, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	return []centrevu.Source{
		{Name: "log"},
		{Name: "log", Location: ny, CapturedAt: time.Date(2020, 3, 1, 0, 0, 0, 0, time.UTC)},
		{Name: "log", Charset: "ISO-8859-15"},
		{Name: "log", Charset: "UTF-8"},
		{Name: "log", Charset: "windows-1252"},
		{Name: "log", Charset: "Shift_JIS"},
	}
}

// What makes the reading fast makes no difference to what is read.
func TestFastIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 1200 {
		log := randomLog(r, 1+r.IntN(30), pieces)
		if !errlog.IsPlain(log) {
			continue
		}
		src := sources(t)[i%6]
		want := collect(errlog.LineByLine(bytes.NewReader(log), src))
		require.Equal(t, want, collect(errlog.Entries(bytes.NewReader(log), src)), "%d: %q", i, log)
	}
}

// What was text once is looked at no more, and what is as long, or nearly the same, is.
func TestSameLineAgain(t *testing.T) {
	const head, text = "05/02/00 06:12 AM 3 4 INFO\n", "than 24 hours. 05/02/00 06:12 Link 1 is down\n"
	for _, c := range []struct {
		line string
		bad  bool
	}{
		{text, false},
		{strings.Replace(text, "Link 1 is", "417 1 MAJ", 1), true},
		{strings.Replace(text, "than", "Than", 1), false},
		{strings.Replace(text, "06:12 Link 1 is down", "06:12 417 1 MAJOR of", 1), true},
	} {
		log := head + text + head + text + head + c.line
		got := collect(errlog.Entries(strings.NewReader(log), centrevu.Source{Name: "log"}))
		want := 3
		if c.bad {
			want = 4
		}
		require.Len(t, got, want, "%q", c.line)
		assert.Equal(t, c.bad, got[len(got)-1].Err != "", "%q", c.line)
	}
}

// How the input comes makes no difference to what is read.
func TestReadsOfAnySize(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	pieces := append([]string{"\f", "\fError Log Report\n", "\f\n\n", "page\f\fbreak\n", "\f10/19/15 12:29 PM 3 4 INFO\n"}, pieces...)
	pieces[0], pieces[5] = pieces[5], pieces[0]
	pieces[1], pieces[6] = pieces[6], pieces[1]
	for i := range 150 {
		log := randomLog(r, 1+r.IntN(30), pieces)
		if i%75 == 0 {
			log = append(log, bytes.Repeat([]byte("filler "), 12<<10)...)
			log = append(log, randomLog(r, 10, pieces)...)
		}
		src := sources(t)[i%6]
		want := account(log, bytes.NewReader(log), src)
		require.Equal(t, want, account(log, iotest.OneByteReader(bytes.NewReader(log)), src), "%q", log)
		require.Equal(t, want, account(log, iotest.HalfReader(iotest.DataErrReader(bytes.NewReader(log))), src), "%q", log)
	}
}

// account reads a report and checks that all of it is accounted for.
func account(log []byte, r io.Reader, src centrevu.Source) []any {
	var all []any
	var to int64
	errlog.Fates(r, src, func(e errlog.Entry, err error) bool {
		all = append(all, one(e, err))
		return true
	}, func(fate string, from, end int64) {
		if from != to {
			all = append(all, fmt.Sprintf("hole between %d and %d", to, from))
		}
		to = end
	})
	if to != int64(len(log)) {
		all = append(all, fmt.Sprintf("%d of %d bytes", to, len(log)))
	}
	return all
}

func TestAllOfALogIsAccountedFor(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 500 {
		log := randomLog(r, 1+r.IntN(40), pieces)
		for _, x := range account(log, bytes.NewReader(log), sources(t)[i%6]) {
			if s, ok := x.(string); ok {
				t.Fatalf("%s: %q", s, log)
			}
		}
	}
}

// Words of lines that went into entries are the words of these entries.
func TestNoWordIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	plain := pieces[:30]
	for range 500 {
		log := randomLog(r, 1+r.IntN(40), plain)
		var got, want strings.Builder
		errlog.Fates(bytes.NewReader(log), centrevu.Source{}, func(e errlog.Entry, err error) bool {
			text := e.Text
			if _, inHeader, _ := strings.Cut(e.Header, " "+string(e.Severity)+" "); e.Severity != "" {
				text = strings.TrimPrefix(text, strings.TrimSpace(inHeader))
			}
			got.WriteString(e.Header + " " + text + " ")
			// The start of a record was text until the next line was read.
			if pe := new(centrevu.ParseError); errors.As(err, &pe) && strings.Contains(err.Error(), "broken over lines") {
				got.WriteString(pe.Text + " ")
			}
			return true
		}, func(fate string, from, to int64) {
			if fate == "entry" {
				want.WriteString(string(log[from:to]) + " ")
			}
		})
		words := func(s string) []string { return strings.Fields(strings.ReplaceAll(s, "|", " ")) }
		require.Equal(t, words(want.String()), words(got.String()), "%q", log)
	}
}

func TestPageHeadingsBehindAFormFeed(t *testing.T) {
	log := "Error Log Report\nDate Time Code ACD Severity\n10/19/15 12:29 PM 3 4 INFO\nLink to ACD 4\n" +
		"\fError Log Report  Page 2\n\nDate Time Code ACD Severity\nis down\nPage 2 of it\n10/19/15 12:30 PM 3 4 INFO\nis up\n"
	var texts []string
	for e, err := range errlog.Entries(strings.NewReader(log), centrevu.Source{}) {
		require.NoError(t, err)
		texts = append(texts, e.Text)
	}
	assert.Equal(t, []string{"Link to ACD 4 is down Page 2 of it", "is up"}, texts)
}

// Whatever is too long is said, and what follows is read.
// A log that was quoted in a mail, as a whole, is read as it was before that.
func TestQuotedLog(t *testing.T) {
	const log = "Error Log Report\n\n10/19/15 12:29 PM 3 4 INFO\nLink is > down\n10/20/15 12:29 PM 3 4 INFO\nLink is up\n"
	want := collect(errlog.Entries(strings.NewReader(log), centrevu.Source{}))
	require.Len(t, want, 2)
	for _, mark := range []string{"> ", ">", "> > ", ">>"} {
		quoted := mark + strings.ReplaceAll(strings.TrimSuffix(log, "\n"), "\n", "\n"+mark) + "\n"
		got := collect(errlog.Entries(strings.NewReader(quoted), centrevu.Source{}))
		require.Len(t, got, 2)
		assert.Equal(t, errlog.IsLog, errlog.LookAt([]byte(quoted), centrevu.Source{}), mark)
		for i, e := range got {
			assert.Empty(t, e.Err, mark)
			assert.Equal(t, want[i].Entry.Text, e.Entry.Text)
			assert.Equal(t, want[i].Entry.Time, e.Entry.Time)
			assert.Equal(t, "10/", quoted[e.Entry.At.Offset:][:3])
		}
		_, err := errlog.Sections(strings.NewReader(quoted), int64(len(quoted)), 4)
		require.NoError(t, err)
		var c errlog.Cursor
		for _, err := range c.Entries(strings.NewReader(quoted), int64(len(quoted)), centrevu.Source{}) {
			require.ErrorIs(t, err, errlog.ErrNotPlain)
		}
	}
	// A line that begins so in a log that does not is one of its own.
	for e, err := range errlog.Entries(strings.NewReader("10/19/15 12:29 PM 3 4 INFO\n> Link\n"), centrevu.Source{}) {
		require.NoError(t, err)
		assert.Equal(t, "> Link", e.Text)
	}
}

func TestTooLong(t *testing.T) {
	const head = "10/19/15 12:29 PM 3 4 INFO"
	long := strings.Repeat("x ", 40<<10)
	many := strings.Repeat("a line of some length that comes again\n", 2<<10)
	for name, c := range map[string]struct {
		log  string
		want []string
	}{
		"description":          {head + "\n" + many + head + "\nok\n", []string{"log:1:1: too large: a record of more than 65536 bytes", "ok"}},
		"line":                 {head + "\n" + long + "\nmore\n" + head + "\nok\n", []string{"log:1:1: too large: a record of more than 65536 bytes", "ok"}},
		"line that is not cut": {head + "\n" + long, []string{"log:1:1: too large: a record of more than 65536 bytes"}},
		"header line":          {head + "\nfine\n" + head + " " + long + "\nmore\n" + head + "\nok\n", []string{"fine", "log:3:1: too large: a line of more than 65536 bytes", "ok"}},
		"before the first":     {long + "\n" + head + "\nok\n", []string{"log:1:1: not understood: text before the first entry", "ok"}},
		"huge line":            {head + "\n" + strings.Repeat(long, 20) + "\r\n" + head + "\nok\n", []string{"log:1:1: too large: a record of more than 65536 bytes", "ok"}},
		"blanks":               {head + "\n" + strings.Repeat(" ", 70<<10) + "\n" + head + "\nok\n", []string{"log:1:1: too large: a record of more than 65536 bytes", "ok"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(c.log), iotest.HalfReader(strings.NewReader(c.log))} {
				var got []string
				for e, err := range errlog.Entries(r, centrevu.Source{Name: "log"}) {
					if err != nil {
						got = append(got, err.Error())
						continue
					}
					got = append(got, e.Text)
				}
				assert.Equal(t, c.want, got)
			}
		})
	}
}

func TestReadFailure(t *testing.T) {
	broken := errors.New("broken")
	log := io.MultiReader(strings.NewReader("10/19/15 12:29 PM 3 4 INFO\nLink is\nhalf a li"), iotest.ErrReader(broken))
	got := collect(errlog.Entries(log, centrevu.Source{Name: "log"}))
	require.Len(t, got, 2)
	assert.Equal(t, "Link is", got[0].Entry.Text)
	assert.Equal(t, "log:44 bytes in: broken", got[1].Err)
	for _, err := range errlog.Entries(iotest.ErrReader(broken), centrevu.Source{}) {
		assert.ErrorIs(t, err, broken)
	}
}

func TestUnknownCharset(t *testing.T) {
	got := collect(errlog.Entries(strings.NewReader("10/19/15 12:29 PM 3 4 INFO\nx\n"), centrevu.Source{Charset: "klingon"}))
	require.Len(t, got, 1)
	assert.Contains(t, got[0].Err, "character set")
}

// A kept Clone does not share the block.
func TestClone(t *testing.T) {
	e := errlog.Entry{Header: "10/19/15 12:29 PM 3 4 INFO", Text: "Link is down", Code: 3}
	assert.Equal(t, e, e.Clone())
	assert.Equal(t, errlog.Entry{}, errlog.Entry{}.Clone())
}
