package errlog_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/golden"
)

func collectTable(rows iter.Seq2[errlog.Entry, error]) ([]errlog.Entry, error) {
	var entries []errlog.Entry
	var errs []error
	for e, err := range rows {
		if err != nil {
			errs = append(errs, err)
		}
		if e != (errlog.Entry{}) {
			entries = append(entries, e)
		}
	}
	return entries, errors.Join(errs...)
}

func TestReadTable(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return collectTable(errlog.ReadTable(bytes.NewReader(c.Capture), c.Source))
	}, "testdata/table/valid", "testdata/table/invalid")
}

func TestTableOptions(t *testing.T) {
	table := errlog.Table{Delimiter: ';', Columns: []string{"severity", "date_occurred", "description"}, DateFormat: "Y4MD-"}
	entries, err := collectTable(table.Read(strings.NewReader("INFO;2015-10-19;Clocks differ;\n"), centrevu.Source{}))
	require.NoError(t, err)
	require.Len(t, entries, 1)
	assert.Equal(t, errlog.Severity("INFO"), entries[0].Severity)
	assert.Equal(t, "Clocks differ", entries[0].Text)

	_, err = collectTable(errlog.Table{Columns: []string{"SEVERITY"}}.Read(strings.NewReader(""), centrevu.Source{}))
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
}

func TestLastTime(t *testing.T) {
	const end = "2015-10-19 23:59:59 +0000"
	tests := []struct {
		as   errlog.LastTime
		n    string
		want string
		bad  bool
	}{
		{errlog.Undecided, "1229", end, false},
		{errlog.Undecided, "0", end, false},
		{errlog.Undecided, "", end, false},
		{errlog.Undecided, "-5", end, false},
		{errlog.Undecided, "1445257772", "2015-10-19 12:29:32 +0000", false},
		{errlog.Undecided, "1445212800", "2015-10-19 00:00:00 +0000", false},
		{errlog.Undecided, "1445212799", end, false},
		{errlog.Undecided, "1445763600", "2015-10-25 09:00:00 +0000", false}, // the last of the repeats
		{errlog.Undecided, "1479999999", end, false},                         // who knows what it counts
		{errlog.Epoch, "1479999999", "2016-11-24 15:06:39 +0000", false},
		{errlog.Epoch, "1445212799", end, true},
		{errlog.HHMM, "1229", "2015-10-19 12:29:00 +0000", false},
		{errlog.HHMM, "0", "2015-10-19 00:00:00 +0000", false},
		{errlog.HHMM, "1260", end, true},
		{errlog.HHMM, "2400", end, true},
		{errlog.HHMM, "-1", end, true},
		{errlog.HHMMSS, "122932", "2015-10-19 12:29:32 +0000", false},
		{errlog.HHMMSS, "122960", end, true},
		{errlog.Seconds, "44972", "2015-10-19 12:29:32 +0000", false},
		{errlog.Seconds, "86400", end, true},
		{errlog.Epoch, "1445257772", "2015-10-19 12:29:32 +0000", false},
		{errlog.Epoch, "1229", end, true},
		{errlog.Undecided, "noon", end, true},
	}
	for _, tt := range tests {
		in := "4|1|10/19/2015|Clocks differ|3|" + tt.n + "|INFO|\n"
		entries, err := collectTable(errlog.Table{LastTime: tt.as}.Read(strings.NewReader(in), centrevu.Source{}))
		require.Len(t, entries, 1)
		assert.Equal(t, tt.want, entries[0].Time.Format("2006-01-02 15:04:05 -0700"), "%v %s", tt.as, tt.n)
		assert.Equal(t, tt.want == end, entries[0].DateOnly, "%v %s", tt.as, tt.n)
		assert.Equal(t, tt.want[:10]+" 00:00:00", entries[0].Earliest().Truncate(24*time.Hour).Format(time.DateTime))
		assert.Equal(t, tt.bad, err != nil, "%v %s: %v", tt.as, tt.n, err)
		if err != nil {
			assert.ErrorIs(t, err, centrevu.ErrSyntax)
		}
	}

	for _, l := range []errlog.LastTime{errlog.Undecided, errlog.HHMM, errlog.HHMMSS, errlog.Seconds, errlog.Epoch} {
		b, err := l.MarshalText()
		require.NoError(t, err)
		var back errlog.LastTime
		require.NoError(t, back.UnmarshalText(bytes.ToUpper(b)))
		assert.Equal(t, l, back)
	}
	var l errlog.LastTime
	for _, word := range []string{"minutes", errlog.LastTime(9).String()} {
		assert.Error(t, l.UnmarshalText([]byte(word)), word)
	}
}

// The hour that is shown twice is settled by a number that counts seconds.
func TestLastTimeInARepeatedHour(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	second := time.Unix(1446359400, 0).In(ny)
	require.Equal(t, "2015-11-01 01:30:00 -0500", second.Format("2006-01-02 15:04:05 -0700"))
	entries, err := collectTable(errlog.ReadTable(strings.NewReader("4|1|11/01/2015|x|3|1446359400|INFO|\n"), centrevu.Source{Location: ny}))
	require.NoError(t, err)
	assert.True(t, second.Equal(entries[0].Time))
}

// A cut table says nothing that the whole does not say.
func TestTablePrefixes(t *testing.T) {
	for name, c := range golden.Cases(t, "testdata/table/valid", "testdata/table/invalid") {
		whole, _ := collectTable(errlog.ReadTable(bytes.NewReader(c.Capture), c.Source))
		for n := range c.Capture {
			part, err := collectTable(errlog.ReadTable(bytes.NewReader(c.Capture[:n]), c.Source))
			golden.Excerpts(t, err)
			require.LessOrEqual(t, len(part), len(whole), "%s, %d bytes", name, n)
			for i, e := range part {
				w := whole[i]
				if w.Text == "" && e.Text != "" {
					assert.Equal(t, "invalid/too-many-fields.txtar", name)
					continue
				}
				assert.Contains(t, []string{"", w.Text}, e.Text, "%s, %d bytes", name, n)
				assert.Contains(t, []errlog.Severity{"", w.Severity}, e.Severity, "%s, %d bytes", name, n)
				assert.Contains(t, []time.Time{{}, w.Time}, e.Time, "%s, %d bytes", name, n)
				assert.Contains(t, []int{0, w.Code}, e.Code, "%s, %d bytes", name, n)
			}
		}
	}
}

func FuzzReadTable(f *testing.F) {
	for _, c := range golden.Cases(f, "testdata/table/valid", "testdata/table/invalid") {
		f.Add(c.Capture, 0)
	}
	f.Fuzz(func(t *testing.T, b []byte, last int) {
		table := errlog.Table{LastTime: errlog.LastTime(last)}
		assert.Equal(t, told(table.ReadSlowly(bytes.NewReader(b), centrevu.Source{})), told(table.Read(bytes.NewReader(b), centrevu.Source{})))
		entries, err := collectTable(table.Read(bytes.NewReader(b), centrevu.Source{}))
		golden.Excerpts(t, err)
		if len(entries) == 0 {
			assert.Error(t, err)
		}
		for _, e := range entries {
			assert.NotContains(t, e.Text, "\n")
		}
	})
}

func ExampleTable_Read() {
	in := "4|17|10/19/2015|Clocks differ|3|1229|INFO|\n"
	table := errlog.Table{LastTime: errlog.HHMM}
	for e, err := range table.Read(strings.NewReader(in), centrevu.Source{}) {
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(e.Time.Format(time.DateTime), e.ACD, "code", e.Code, e.Severity, e.Count, "times:", e.Text)
	}
	// Output:
	// 2015-10-19 12:29:00 ACD 4 code 3 INFO 17 times: Clocks differ
}

// A character set in which a byte means one thing or another depending on those
// before is refused by name; a delimiter can stand in its characters.
func TestTableInAShiftedCharset(t *testing.T) {
	const row = "4|1|10/19/2015|\x1b$BG=NOI=\x1b(B|3|0|INFO|\n"
	for _, name := range []string{"ISO-2022-JP", "HZ-GB-2312"} {
		n := 0
		for _, err := range collect(errlog.ReadTable(strings.NewReader(row), centrevu.Source{Charset: name})) {
			n++
			assert.Contains(t, err.Err, name)
		}
		assert.Equal(t, 1, n)
		for _, err := range collect(errlog.Entries(strings.NewReader(twoRecords), centrevu.Source{Charset: name})) {
			assert.Contains(t, err.Err, name)
		}
	}
}

func TestTableInGzip(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte("4|1|10/19/2015|Link is down|3|0|INFO|\n"))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	got := collect(errlog.ReadTable(&b, centrevu.Source{}))
	require.Len(t, got, 1)
	assert.Empty(t, got[0].Err)
	assert.Equal(t, "Link is down", got[0].Entry.Text)
}
