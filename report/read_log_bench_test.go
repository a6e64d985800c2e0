package report_test

import (
	"bytes"
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// A folder with a long error log takes hardly more than its entries do: the ratio
// is that of ReadServer to errlog.Entries over 48 MB of the documented record.
func BenchmarkReadServerLog(b *testing.B) {
	var log bytes.Buffer
	t := time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := 0; log.Len() < 48<<20; i++ {
		t = t.Add(3 * time.Minute)
		fmt.Fprintf(&log, "%s 3 %d INFO\nSPI configuration error: Switch and UNIX clocks differ by more\n"+
			"than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX\nclock is 12:29:32 10/19/15 Data collection will remain down\n"+
			"until switch or UNIX clock is reset so they agree.\n", t.Format("01/02/06 03:04 PM"), i%8+1)
	}
	folder := fstest.MapFS{"errors.txt": {Data: log.Bytes(), ModTime: t}}
	src := centrevu.Source{Name: "primary", CapturedAt: t}
	var entries, server time.Duration
	for b.Loop() {
		begun := time.Now()
		for _, err := range errlog.Entries(bytes.NewReader(log.Bytes()), src) {
			if err != nil {
				b.Fatal(err)
			}
		}
		entries += time.Since(begun)
		begun = time.Now()
		if _, err := report.ReadServer(folder, src); err != nil {
			b.Fatal(err)
		}
		server += time.Since(begun)
	}
	b.ReportMetric(server.Seconds()/entries.Seconds(), "of-Entries")
	b.ReportMetric(float64(log.Len()*b.N)/1e6/server.Seconds(), "MB/s-server")
}
