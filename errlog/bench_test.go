package errlog_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// logShapes are reports of a few megabytes: the documented record again and
// again, records of different lengths, records of one line, and the documented
// record with times of its own in each.
var logShapes = []struct {
	name   string
	record func(i int) string
}{
	{"documented", func(int) string { return article }},
	{"mixed", func(i int) string {
		return strings.Join(strings.SplitAfter(article, "\n")[:1+i%4], "")
	}},
	{"short", func(i int) string { return fmt.Sprintf("Link to ACD %d is down\n", i%8+1) }},
	{"in the header", func(i int) string {
		return fmt.Sprintf("Link to ACD %d is down: no answer from the switch in %d seconds, trying\n", i%8+1, i%500)
	}},
	{"times in the text", func(i int) string {
		return strings.NewReplacer("02:24", fmt.Sprintf("%02d:%02d", i/60%24, i%60), "12:29", fmt.Sprintf("%02d:%02d", i/7%24, i%59)).Replace(article)
	}},
}

const article = `SPI configuration error: Switch and UNIX clocks differ by more
than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX
clock is 12:29:32 10/19/15 Data collection will remain down
until switch or UNIX clock is reset so they agree.
`

// makeLog returns a report of at least the given size, a record every ten
// minutes.
func makeLog(size int, sameLine bool, record func(i int) string) []byte {
	var b bytes.Buffer
	t := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 0; b.Len() < size; i++ {
		end := '\n'
		if sameLine {
			end = ' '
		}
		fmt.Fprintf(&b, "%s %d %d INFO%c%s", t.Format("01/02/06 03:04 PM"), i%200, i%8+1, end, record(i))
		t = t.Add(10 * time.Minute)
	}
	return b.Bytes()
}

func BenchmarkEntries(b *testing.B) {
	for _, shape := range logShapes {
		log := makeLog(16<<20, shape.name == "in the header", shape.record)
		b.Run(shape.name, func(b *testing.B) { againstScanner(b, log, errlog.Entries, centrevu.Source{}) })
	}
	for _, printed := range []struct {
		name string
		line func(line string) string
	}{
		{"mixed, indented", func(line string) string { return "    " + line }},
		{"mixed, filled up", func(line string) string { return fmt.Sprintf("%-80s", line) }},
		{"mixed, blank lines", func(line string) string {
			if strings.HasSuffix(line, " INFO") {
				return "\n" + line
			}
			return line
		}},
	} {
		var log bytes.Buffer
		for line := range strings.Lines(string(makeLog(16<<20, false, logShapes[1].record))) {
			log.WriteString(printed.line(strings.TrimSuffix(line, "\n")) + "\n")
		}
		b.Run(printed.name, func(b *testing.B) { againstScanner(b, log.Bytes(), errlog.Entries, centrevu.Source{}) })
	}
	ny, err := time.LoadLocation("America/New_York")
	require.NoError(b, err)
	log := makeLog(16<<20, false, logShapes[1].record)
	b.Run("mixed in New York", func(b *testing.B) { againstScanner(b, log, errlog.Entries, centrevu.Source{Location: ny}) })
	crlf := bytes.ReplaceAll(log, []byte("\n"), []byte("\r\n"))
	b.Run("mixed CRLF", func(b *testing.B) { againstScanner(b, crlf, errlog.Entries, centrevu.Source{}) })
	utf8 := bytes.ReplaceAll(log, []byte("error:"), []byte("Überlauf:"))
	b.Run("mixed UTF-8", func(b *testing.B) { againstScanner(b, utf8, errlog.Entries, centrevu.Source{}) })
	latin := bytes.ReplaceAll(log, []byte("error:"), []byte("\xdcberlauf:"))
	b.Run("mixed ISO 8859-1", func(b *testing.B) { againstScanner(b, latin, errlog.Entries, centrevu.Source{}) })
}

func BenchmarkReadTable(b *testing.B) {
	oneLine := strings.ReplaceAll(strings.TrimSpace(article), "\n", " ")
	ny, err := time.LoadLocation("America/New_York")
	require.NoError(b, err)
	for _, shape := range []struct {
		name string
		text func(i int) string
		src  centrevu.Source
	}{
		{"documented", func(int) string { return oneLine }, centrevu.Source{}},
		{"documented in New York", func(int) string { return oneLine }, centrevu.Source{Location: ny}},
		{"mixed", func(i int) string { return oneLine[:len(oneLine)/(1+i%4)] }, centrevu.Source{}},
		{"short", func(i int) string { return fmt.Sprintf("Link to ACD %d is down", i%8+1) }, centrevu.Source{}},
		{"filled up", func(i int) string { return fmt.Sprintf("%-256s", oneLine[:len(oneLine)/(1+i%4)]) }, centrevu.Source{}},
		{"mixed UTF-8", func(i int) string { return "Überlauf: " + oneLine[:len(oneLine)/(1+i%4)] }, centrevu.Source{}},
		{"mixed ISO 8859-1", func(i int) string { return "\xdcberlauf: " + oneLine[:len(oneLine)/(1+i%4)] }, centrevu.Source{}},
	} {
		table := makeTable(16<<20, shape.text)
		b.Run(shape.name, func(b *testing.B) { againstScanner(b, table, errlog.ReadTable, shape.src) })
	}
}

// makeTable returns an unloaded customer_log of at least the given size.
func makeTable(size int, text func(i int) string) []byte {
	var b bytes.Buffer
	t := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "%d|%d|%s|%s|%d|%d|INFO|\n", i%8+1, i%30+1, t.Format("01/02/2006"), text(i), i%200, t.Unix())
		t = t.Add(10 * time.Minute)
	}
	return b.Bytes()
}

// reader is Entries or ReadTable.
type reader func(io.Reader, centrevu.Source) iter.Seq2[errlog.Entry, error]

// againstScanner reads the log and has bufio.Scanner split it into lines, turn
// by turn, and reports the best turn of each, so that what else the machine
// does disturbs little.
func againstScanner(b *testing.B, log []byte, read reader, src centrevu.Source) {
	b.SetBytes(int64(len(log)))
	entries := 0
	ours, scanner := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	var before, after runtime.MemStats
	for b.Loop() {
		start := time.Now()
		s := bufio.NewScanner(bytes.NewReader(log))
		lines := 0
		for s.Scan() {
			lines++
		}
		scanner = min(scanner, time.Since(start))

		runtime.ReadMemStats(&before)
		start = time.Now()
		entries = 0
		for _, err := range read(bytes.NewReader(log), src) {
			if err != nil {
				b.Fatal(err)
			}
			entries++
		}
		ours = min(ours, time.Since(start))
		runtime.ReadMemStats(&after)
	}
	all := float64(len(log))
	b.ReportMetric(all/1e6/ours.Seconds(), "MB/s-ours")
	b.ReportMetric(all/1e6/scanner.Seconds(), "MB/s-scanner")
	b.ReportMetric(scanner.Seconds()/ours.Seconds(), "of-scanner")
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(entries), "allocs/entry")
	b.ReportMetric(float64(ours.Nanoseconds())/float64(entries), "ns/entry")
	b.ReportMetric(0, "ns/op")
}
