package errlog_test

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// The entries of the sections, put together, are those of one reading.
func TestSectionsAreTheWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for i := range 200 {
		log := randomLog(r, 1+r.IntN(40), pieces)
		src := sources(t)[i%4]
		if !errlog.IsPlain(log) {
			continue
		}
		whole := withoutLines(collect(errlog.Entries(bytes.NewReader(log), src)))
		for n := range 8 {
			sections, err := errlog.Sections(bytes.NewReader(log), int64(len(log)), n)
			require.NoError(t, err)
			require.LessOrEqual(t, len(sections), max(n, 1))
			var got []read
			at := int64(0)
			for _, s := range sections {
				_, offset, size := s.Outer()
				require.Equal(t, at, offset, "the sections follow one another")
				at += size
				got = append(got, collect(errlog.Entries(s, src))...)
			}
			require.Equal(t, int64(len(log)), at)
			require.Equal(t, whole, withoutLines(got), "%d sections of %q", n, log)
		}
	}
}

// All that can be cut is: n sections of a long log are about equally long.
func TestSectionsAreEven(t *testing.T) {
	log := makeLog(1<<20, false, logShapes[0].record)
	sections, err := errlog.Sections(bytes.NewReader(log), int64(len(log)), 7)
	require.NoError(t, err)
	require.Len(t, sections, 7)
	for _, s := range sections {
		assert.InDelta(t, len(log)/7, s.Size(), 600)
	}
}

func TestSectionElsewhere(t *testing.T) {
	log := makeLog(10_000, false, logShapes[0].record)
	sections, err := errlog.Sections(bytes.NewReader(log), int64(len(log)), 2)
	require.NoError(t, err)
	_, offset, n := sections[1].Outer()
	again := errlog.Section(bytes.NewReader(log), offset, n)
	want := collect(errlog.Entries(sections[1], centrevu.Source{}))
	assert.Equal(t, want, collect(errlog.Entries(again, centrevu.Source{})))
	assert.Equal(t, offset, want[0].Entry.At.Offset)
	assert.Zero(t, want[0].Entry.At.Line)

	short := errlog.Section(bytes.NewReader(log[:offset+10]), offset, n)
	for _, err := range errlog.Entries(short, centrevu.Source{}) {
		assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	}
}

func TestWhatIsNotCut(t *testing.T) {
	for name, log := range map[string]string{
		"screen":  "\x1b[H\x1b[2J10/19/15 12:29 PM 3 4 INFO\nx\n10/19/15 12:29 PM 3 4 INFO\nx\n",
		"UTF-16":  "\xff\xfe1\x000\x00/\x00",
		"nothing": "",
		"other":   strings.Repeat("no record\n", 1000),
	} {
		sections, err := errlog.Sections(strings.NewReader(log), int64(len(log)), 4)
		require.NoError(t, err, name)
		require.Len(t, sections, 1, name)
		assert.Equal(t, collect(errlog.Entries(strings.NewReader(log), centrevu.Source{})), collect(errlog.Entries(sections[0], centrevu.Source{})), name)
	}
	_, err := errlog.Sections(strings.NewReader("short"), 100, 4)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

// longLog is a few sections of ParallelEntries long and has problems in it.
func longLog() []byte {
	r := rand.New(rand.NewPCG(10, 10))
	var b bytes.Buffer
	for b.Len() < 3<<20 {
		b.Write(makeLog(10_000, false, logShapes[r.IntN(3)].record))
		b.Write(randomLog(r, 20, pieces))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func TestParallelEntriesAreThoseOfOneReading(t *testing.T) {
	log := longLog()
	src := sources(t)[1]
	want := collect(errlog.Entries(bytes.NewReader(log), src))
	for _, workers := range []int{1, 3} {
		got := collect(errlog.ParallelEntries(bytes.NewReader(log), int64(len(log)), workers, src))
		require.Equal(t, len(want), len(got))
		for i := range want {
			require.Equal(t, want[i], got[i], "%d workers", workers)
		}
	}
}

func count(section iter.Seq2[errlog.Entry, error]) (int, error) {
	n := 0
	for range section {
		n++
	}
	return n, nil
}

func TestParallelKeepsOrder(t *testing.T) {
	log := makeLog(20<<20, false, logShapes[1].record)
	var last time.Time
	n := 0
	for times, err := range errlog.Parallel(bytes.NewReader(log), int64(len(log)), 3, centrevu.Source{}, func(section iter.Seq2[errlog.Entry, error]) ([2]time.Time, error) {
		var first, last time.Time
		for e, err := range section {
			if err != nil {
				return [2]time.Time{}, err
			}
			if first.IsZero() {
				first = e.Time
			}
			last = e.Time
		}
		return [2]time.Time{first, last}, nil
	}) {
		require.NoError(t, err)
		require.True(t, times[0].After(last))
		last = times[1]
		n++
	}
	assert.Greater(t, n, 4)
}

// However the loop ends, no goroutine is left when it has.
func TestParallelLeavesNothingBehind(t *testing.T) {
	log := makeLog(20<<20, false, logShapes[1].record)
	broken := errors.New("broken")
	before := runtime.NumGoroutine()
	gone := func() {
		t.Helper()
		for range 100 { // one that has just returned may still be counted
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(time.Millisecond)
		}
		t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
	}
	size := int64(len(log))
	for range errlog.Parallel(bytes.NewReader(log), size, 4, centrevu.Source{}, count) {
		break
	}
	gone()
	for range errlog.ParallelEntries(bytes.NewReader(log), size, 4, centrevu.Source{}) {
		break
	}
	gone()
	var errs []error
	for _, err := range errlog.Parallel(bytes.NewReader(log), size, 4, centrevu.Source{}, func(iter.Seq2[errlog.Entry, error]) (int, error) {
		return 0, broken
	}) {
		errs = append(errs, err)
	}
	assert.Equal(t, []error{broken}, errs)
	gone()
	assert.PanicsWithValue(t, "no", func() {
		for range errlog.Parallel(bytes.NewReader(log), size, 4, centrevu.Source{}, func(iter.Seq2[errlog.Entry, error]) (int, error) { panic("no") }) {
		}
	})
	gone()
	got := collect(errlog.ParallelEntries(failing{bytes.NewReader(log), size / 2}, size, 4, centrevu.Source{Name: "log"}))
	assert.Contains(t, got[len(got)-1].Err, "broken disk")
	gone()
}

// failing is a log that cannot be read behind a place.
type failing struct {
	io.ReaderAt
	from int64
}

func (f failing) ReadAt(b []byte, offset int64) (int, error) {
	if offset+int64(len(b)) > f.from {
		return 0, errors.New("broken disk")
	}
	return f.ReaderAt.ReadAt(b, offset)
}

func BenchmarkParallel(b *testing.B) {
	log := makeLog(128<<20, false, logShapes[0].record)
	run := func(name string, read func(workers int)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(log)))
			b.ReportAllocs()
			one, two := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
			for b.Loop() {
				start := time.Now()
				read(1)
				one = min(one, time.Since(start))
				start = time.Now()
				read(2)
				two = min(two, time.Since(start))
			}
			b.ReportMetric(one.Seconds()/two.Seconds(), "times-as-fast-on-2")
		})
	}
	run("sections", func(workers int) {
		for _, err := range errlog.Parallel(bytes.NewReader(log), int64(len(log)), workers, centrevu.Source{}, count) {
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	run("in order", func(workers int) {
		entries := errlog.ParallelEntries(bytes.NewReader(log), int64(len(log)), workers, centrevu.Source{})
		if workers == 1 {
			entries = errlog.Entries(bytes.NewReader(log), centrevu.Source{})
		}
		for _, err := range entries {
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// What cannot be a size or a place is an error, not a panic.
func TestNegativeSizes(t *testing.T) {
	log := strings.NewReader(article)
	_, err := errlog.Sections(log, -1, 2)
	require.Error(t, err)
	var c errlog.Cursor
	for name, entries := range map[string]iter.Seq2[errlog.Entry, error]{
		"ParallelEntries": errlog.ParallelEntries(log, -1, 2, centrevu.Source{}),
		"Entries":         c.Entries(log, -1, centrevu.Source{}),
		"Finish":          c.Finish(log, -1, centrevu.Source{}),
		"Section":         errlog.Entries(errlog.Section(log, -5, 10), centrevu.Source{}),
		"shorter":         errlog.Entries(errlog.Section(log, 5, -10), centrevu.Source{}),
	} {
		got := collect(entries)
		require.Len(t, got, 1, name)
		assert.Contains(t, got[0].Err, "negative", name)
	}
}
