package errlog_test

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// told is what a reading yields, in words.
func told(rows iter.Seq2[errlog.Entry, error]) []string {
	var all []string
	for e, err := range rows {
		at := e.Time
		e.Time = time.Time{}
		all = append(all, fmt.Sprintf("%v %v %+v %+v %v", at, at.Location(), errlog.WithoutOrigin(e), e.Where(), err))
	}
	return all
}

// What is read fast is read as it would be read slowly.
func TestTableFastAndSlow(t *testing.T) {
	zones := []*time.Location{nil, time.UTC}
	for _, name := range []string{"America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia"} {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		zones = append(zones, zone)
	}
	charsets := []string{"", "", "", "UTF-8", "ISO-8859-1", "Shift_JIS", "windows-1252"}
	for seed := range uint64(3000) {
		rnd := rand.New(rand.NewPCG(seed, 5))
		w := tableWriter{Rand: rnd}
		table, in := w.table()
		src := centrevu.Source{
			Name: "log", Location: zones[rnd.IntN(len(zones))], Charset: charsets[rnd.IntN(len(charsets))],
		}
		if rnd.IntN(2) == 0 {
			src.CapturedAt = time.Date(2000+rnd.IntN(60), 1, 1, 0, 0, 0, 0, time.UTC)
		}
		var r io.Reader = bytes.NewReader(in)
		switch rnd.IntN(4) {
		case 0:
			r = iotest.HalfReader(r)
		case 1:
			r = iotest.OneByteReader(r)
		case 2:
			r = iotest.DataErrReader(r)
		}
		want := told(table.ReadSlowly(bytes.NewReader(in), src))
		if !assert.Equal(t, want, told(table.Read(r, src)), "seed %d: %+v %+v", seed, table, src) {
			return
		}
	}
}

// Nearly all rows are read fast, or the test above compares little; those of a
// night on which the clock was changed as well.
func TestTableMostRowsAreFast(t *testing.T) {
	ny, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	for date, src := range map[string]centrevu.Source{"10/19/2015": {}, "11/01/2015": {Location: ny}} {
		in := strings.Repeat("4|17|"+date+"|Clocks differ|3|1229|INFO|\n", 10_000)
		allocs := testing.AllocsPerRun(1, func() {
			for range errlog.ReadTable(strings.NewReader(in), src) {
			}
		})
		assert.Less(t, allocs, 100.0, "allocations for 10,000 rows of %s", date)
	}
}

// tableWriter writes tables, mostly right ones.
type tableWriter struct {
	*rand.Rand
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

func (w *tableWriter) table() (errlog.Table, []byte) {
	t := errlog.Table{
		Delimiter:  pick(w.Rand, 0, 0, 0, '|', ';', '\t', ' ', '§', '~'),
		DateFormat: pick(w.Rand, "", "", "", "DMY4-", "Y4MD.", "MDY20", "MDY2/"),
		LastTime:   errlog.LastTime(w.IntN(5)),
	}
	columns := []string{"ACD_ID", "COUNTS", "DATE_OCCURRED", "DESCRIPTION", "ERROR_CODE", "LAST_TIME", "SEVERITY"}
	header := w.IntN(4) == 0
	if header || w.IntN(4) == 0 {
		w.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
		if w.IntN(2) == 0 {
			columns = append(columns, "SEQNO")
		}
		if c := columns[0]; w.IntN(2) == 0 && c != "DATE_OCCURRED" && c != "DESCRIPTION" {
			columns = columns[1:]
		}
		if !header {
			t.Columns = columns
		}
	}
	var b bytes.Buffer
	end := pick(w.Rand, "\n", "\n", "\r\n")
	line := func(values []string) {
		d := t.Delimiter
		if d == 0 {
			d = '|'
		}
		for i, v := range values {
			b.WriteString(v)
			if i < len(values)-1 || w.IntN(40) > 0 {
				b.WriteRune(d)
			}
		}
		b.WriteString(end)
	}
	if header {
		line(columns)
	}
	day := time.Date(2000+w.IntN(60), time.Month(1+w.IntN(12)), 1, 0, 0, 0, 0, time.UTC)
	for range w.IntN(60) {
		if w.IntN(60) == 0 {
			columns = slices.Clone(columns)
			w.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
			if c := columns[0]; c != "DATE_OCCURRED" && c != "DESCRIPTION" {
				columns = columns[1:]
			}
			line(columns)
		}
		day = day.AddDate(0, 0, w.IntN(3)-w.IntN(2))
		values := make([]string, len(columns))
		for i, c := range columns {
			values[i] = w.value(c, day, t)
		}
		line(values)
	}
	in := b.Bytes()
	if w.IntN(3) == 0 && len(in) > 0 {
		for range 1 + w.IntN(5) {
			at := w.IntN(len(in))
			switch w.IntN(3) {
			case 0:
				in[at] = byte(w.IntN(256))
			case 1:
				in = in[:max(at, len(in)/2)]
			case 2:
				in = append(in[:at:at], append([]byte(pick(w.Rand, "\\", "|", "\n", "\r", "\\\n", "é", "\xe9", "9")), in[at:]...)...)
			}
		}
	}
	return t, in
}

func (w *tableWriter) value(column string, day time.Time, t errlog.Table) string {
	if w.IntN(50) == 0 {
		return pick(w.Rand, "", "-1", "+1", "2147483647", "2147483648", "99999999999999999999", " 7", "x", "0", "007", "\\ ", "1_0", "TRUE")
	}
	switch column {
	case "ACD_ID":
		return fmt.Sprint(w.IntN(28))
	case "COUNTS":
		return fmt.Sprint(w.IntN(1 << w.IntN(30)))
	case "DATE_OCCURRED":
		layout := map[string]string{"": "01/02/2006", "DMY4-": "02-01-2006", "Y4MD.": "2006.01.02", "MDY20": "010206", "MDY2/": "1/2/06"}[t.DateFormat]
		return day.Format(layout)
	case "DESCRIPTION":
		return pick(w.Rand, "Clocks differ", "Überlauf", "\xdcberlauf", "a", "  b  ", "C:\\\\x", "two\\\nlines", "tab\there",
			"日本", "\x95\x5c", "bell\a", "a\u00a0b", "\uFFFD", "\xc2\x85", "long "+strings.Repeat("x", w.IntN(300)*pick(w.Rand, 1, 1, 1, 10))+strings.Repeat(" ", w.IntN(99)))
	case "ERROR_CODE", "SEQNO":
		return fmt.Sprint(w.IntN(400))
	case "LAST_TIME":
		return pick(w.Rand, "1229", "122932", "44972", "2400", "86399", "86400", "235960", "", "0",
			fmt.Sprint(day.Unix()+int64(w.IntN(100_000))-5000))
	default:
		return pick(w.Rand, "INFO", "INFO", "INFO", "WARN      ", "", " ", "error", "ALARM", "N0", "ÄRGER", "ABCDEFGHIJKLMNOPQRST", "ABCDEFGHIJKLMNOPQRSTU")
	}
}
