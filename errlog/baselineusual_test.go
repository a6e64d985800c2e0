package errlog_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/errlog"
)

func TestCountsAndUsual(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2000, 3, 1+n, 9, 30, 0, 0, time.UTC) }
	var b errlog.Baseline
	e := errlog.Entry{Code: 12, Severity: "INFO", Text: "Nightly printer queue was emptied."}
	kind := errlog.KindOf(e)
	for n := range 43 {
		if n == 5 {
			continue // a day that nobody looked at
		}
		var entries []errlog.Entry
		if n >= 2 && n != 4 {
			e.Time, e.Count = day(n), 3
			if n == 20 || n == 30 {
				e.Count = 90
			}
			entries = append(entries, e)
		}
		b.Learn(day(n), entries)
	}
	var days []string
	var counts []int
	for d, n := range b.Counts(kind, day(7)) {
		days, counts = append(days, d.Format("01/02")), append(counts, n)
	}
	assert.Equal(t, []string{"03/03", "03/04", "03/05", "03/07"}, days)
	assert.Equal(t, []int{3, 3, 0, 3}, counts)

	low, high, n := b.Usual(kind, day(100))
	assert.Equal(t, [3]int{3, 3, 40}, [3]int{low, high, n}, "of 40 days two at each end are left out: the one without any, and those with 90")
	low, high, n = b.Usual(kind, day(39))
	assert.Equal(t, [3]int{3, 90, 36}, [3]int{low, high, n}, "of 36 days one at each end")
	low, high, n = b.Usual(kind, day(30))
	assert.Equal(t, [3]int{3, 3, 27}, [3]int{low, high, n})
	low, high, n = b.Usual(kind, day(3))
	assert.Equal(t, [3]int{3, 3, 1}, [3]int{low, high, n})
	for _, when := range []time.Time{day(2), {}} {
		_, _, n = b.Usual(kind, when)
		assert.Zero(t, n)
	}
	for range b.Counts(errlog.KindOf(errlog.Entry{Code: 13, Text: "Another."}), day(40)) {
		t.Error("of a kind that is not known")
	}
}
