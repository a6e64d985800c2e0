package report

import (
	"bytes"
	"errors"
	"iter"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// diary is a History in memory, in the order given.
type diary []*Report

func (d diary) Reports(time.Time) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		for _, r := range d {
			if r == nil {
				if !yield(nil, errors.New("lost")) {
					return
				}
			} else if !yield(r, nil) {
				return
			}
		}
	}
}

// day returns the report of so many days ago, in which ACD 3 of the primary
// had this status.
func day(ago int, status Status) *Report {
	r := Evaluate(Pair{whole(), whole()}, []Rule{aboutACD("r", status, 3)}, Options{})
	r.Now = now.AddDate(0, 0, -ago)
	return r
}

func over(t *testing.T, h History, today Status, opt Options) *Report {
	t.Helper()
	opt.History = h
	return Evaluate(both(), []Rule{aboutACD("r", today, 3)}, opt)
}

func TestDays(t *testing.T) {
	const gap = Status(0)
	two := Days{Rule: "r", Of: 2, In: 3}
	tests := []struct {
		name   string
		days   Days
		before []Status // yesterday first; gap for no report
		today  Status
		want   []Status // of the primary
	}{
		{"twice", two, []Status{Warning, OK}, Warning, []Status{Critical}},
		{"twice, not today", two, []Status{Warning, Warning}, OK, []Status{Critical}},
		{"once", two, []Status{OK, OK}, Warning, nil},
		{"too long ago", two, []Status{OK, OK, Warning}, Warning, nil},
		{"a gap may have been", two, []Status{gap, OK}, Warning, []Status{Unknown}},
		{"a gap, and well today", two, []Status{gap, Warning}, OK, nil},
		{"could not be told", two, []Status{Unknown, OK}, Critical, []Status{Unknown}},
		{"no reports", two, nil, Warning, []Status{Unknown}},
		{"as critical", Days{As: Critical, Of: 2, In: 3, Then: Warning}, []Status{Warning, Critical}, Critical, []Status{Warning}},
		{"not as critical", Days{As: Critical, Of: 2, In: 3}, []Status{Warning, OK}, Critical, nil},
		{"another rule", Days{Rule: "q", Of: 1, In: 1}, nil, Critical, nil},
		{"one of one", Days{Of: 1, In: 1}, nil, Warning, []Status{Critical}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var h diary
			for i, s := range tt.before {
				if s != gap {
					h = append(h, day(i+1, s))
				}
			}
			r := over(t, h, tt.today, Options{Days: []Days{tt.days}})
			var want []Status
			for range 2 { // the secondary fares alike
				want = append(want, tt.want...)
			}
			assert.Equal(t, want, statusesOf(r, RuleDays))
		})
	}
	r := over(t, diary{day(1, Warning), day(2, OK)}, Warning, Options{Days: []Days{two}})
	f := r.Findings[2]
	assert.Equal(t, "r: warning or worse on 2 of the last 3 days: 2000-05-02, 2000-05-01", f.Message)
	assert.Equal(t, "r", f.Of)
	assert.Equal(t, 3, f.ACD.Number)

	r = Evaluate(both(), nil, Options{Days: []Days{two}})
	assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleDays), "without a history")
}

func TestSince(t *testing.T) {
	h := diary{day(3, Warning), day(1, Warning), day(2, Unknown), day(4, OK), day(5, Critical)} // in no order
	r := over(t, h, Critical, Options{})
	assert.Equal(t, now.AddDate(0, 0, -3), r.Findings[0].Since)
	assert.Zero(t, over(t, h, OK, Options{}).Findings[0].Since)
	assert.Zero(t, over(t, diary{day(1, OK)}, Critical, Options{}).Findings[0].Since)
	assert.Zero(t, over(t, diary{day(-1, Critical)}, Critical, Options{}).Findings[0].Since, "a report of tomorrow")
}

func TestFlapping(t *testing.T) {
	var h diary
	for i, s := range []Status{Warning, OK, Unknown, Critical, OK} {
		h = append(h, day(i+1, s))
	}
	r := over(t, h, OK, Options{})
	assert.Equal(t, []Status{Warning, Warning}, statusesOf(r, RuleFlapping))
	assert.Contains(t, r.Findings[2].Message, "r: changed 4 times between healthy and not in the last 7 days")
	assert.Empty(t, statusesOf(over(t, h, Warning, Options{}), RuleFlapping), "3 changes")
	assert.Len(t, statusesOf(over(t, h, Warning, Options{Flapping: Flapping{Changes: 3}}), RuleFlapping), 2)
	assert.Empty(t, statusesOf(over(t, h, OK, Options{Flapping: Flapping{Days: 3}}), RuleFlapping))

	// A silence of the rule is one of its flapping too: what is worse than
	// healthy must not look better.
	silence := Silence{Rule: "r", Who: "op", Why: "x", Until: now.Add(time.Hour)}
	assert.Equal(t, OK, over(t, h, OK, Options{Silences: []Silence{silence}}).Worst())
	assert.Equal(t, OK, over(t, h, Warning, Options{Silences: []Silence{silence}}).Worst())
}

func TestHistoryThatCannotBeRead(t *testing.T) {
	r := over(t, diary{nil, day(1, OK), nil}, OK, Options{})
	assert.Equal(t, []Status{Warning}, statusesOf(r, RuleHistory))
	assert.Equal(t, "2 earlier reports could not be read: lost", r.Findings[2].Message)
	r = over(t, diary{nil}, OK, Options{Days: []Days{{Of: 1, In: 2}}})
	assert.Equal(t, Unknown, r.Worst(), "it could have been the one that counts")
}

func TestJSONLHistory(t *testing.T) {
	var b bytes.Buffer
	silence := Silence{Rule: "r", Who: "op", Why: "x", Until: now.AddDate(1, 0, 0)}
	for ago := 3; ago > 0; ago-- {
		pair := both()
		pair.Primary.Now = now.AddDate(0, 0, -ago)
		r := Evaluate(pair, []Rule{aboutACD("r", Warning, 3), gives("fine", OK)}, Options{Silences: []Silence{silence}})
		require.NoError(t, Append(&b, r))
	}
	full := b.String()
	check := func(t *testing.T, stream string, reports, torn int, errs bool) *JSONLHistory {
		t.Helper()
		h, err := NewHistory(strings.NewReader(stream))
		assert.Equal(t, errs, err != nil, err)
		assert.Equal(t, torn, h.Torn())
		n, last := 0, time.Time{}
		for r, err := range h.Reports(now.AddDate(0, 0, -30)) {
			if err != nil {
				assert.ErrorIs(t, err, ErrReportLine)
				continue
			}
			n++
			assert.True(t, last.IsZero() || r.Now.Before(last), "newest first")
			last = r.Now
			assert.Equal(t, Warning, r.Findings[0].Was())
		}
		assert.Equal(t, reports, n)
		return h
	}
	check(t, full, 3, 0, false)
	check(t, full+full, 3, 0, false)
	check(t, "", 0, 0, false)
	check(t, full+"\n[]\n", 3, 0, true)
	check(t, full+`{"now":"2000-05-02T08:00:00Z"}`+"\n", 3, 0, true)
	check(t, "nonsense\n"+full, 3, 0, true)
	for _, cut := range []int{1, 20, 200} {
		torn := full[:len(full)-cut]
		if cut > 1 {
			h := check(t, torn, 2, 1, false)
			assert.Zero(t, len(h.errs))
		}
		b.Reset()
		b.WriteString(torn)
		require.NoError(t, Append(&b, day(0, Warning)))
		want := 3
		if cut == 1 {
			want = 4 // only the line end was lost
		}
		h, err := NewHistory(&b)
		require.NoError(t, err)
		assert.Len(t, h.reports, want, "the next report is whole")
	}
	h := check(t, full, 3, 0, false)
	n := 0
	for range h.Reports(now.AddDate(0, 0, -2)) {
		n++
	}
	assert.Equal(t, 2, n)
	r := over(t, h, Critical, Options{})
	assert.Equal(t, now.AddDate(0, 0, -3), r.Findings[0].Since)
	require.Error(t, Append(&b, nil))
	assert.EqualError(t, Append(&b, &Report{}), "a report without the time it was made at has no place in a history")
}

func TestHistoryLineTooLong(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(strings.Repeat("x", maxReportLine+10) + "\n")
	require.NoError(t, Append(&b, day(1, OK)))
	h, err := NewHistory(&b)
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
	assert.Len(t, h.reports, 1, "reading goes on")
}

func TestHistoryConcurrently(t *testing.T) {
	var b bytes.Buffer
	for ago := 5; ago > 0; ago-- {
		require.NoError(t, Append(&b, day(ago, Warning)))
	}
	h, err := NewHistory(&b)
	require.NoError(t, err)
	want := over(t, h, Warning, Options{Days: []Days{{Of: 2, In: 3}}})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { assert.Equal(t, want, over(t, h, Warning, Options{Days: []Days{{Of: 2, In: 3}}})) })
	}
	wg.Wait()
}

// breaks panics after its first report.
type breaks struct{}

func (breaks) Reports(time.Time) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		if yield(day(1, Warning), nil) {
			panic("no disk")
		}
	}
}

type shut struct{}

func (shut) Reports(time.Time) iter.Seq2[*Report, error] { panic("no file") }

func TestHistoryThatPanics(t *testing.T) {
	r := over(t, breaks{}, Warning, Options{})
	assert.Equal(t, now.AddDate(0, 0, -1), r.Findings[0].Since, "what it gave before counts")
	assert.Equal(t, []Status{Warning}, statusesOf(r, RuleHistory))
	assert.Equal(t, "an earlier report could not be read: panic: no disk", r.Findings[2].Message)
	r = over(t, shut{}, OK, Options{Days: []Days{{Of: 1, In: 2}}})
	assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleHistory))
}
