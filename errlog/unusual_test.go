package errlog

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/rarity"
)

// learned has learned days on which kind a comes about ten times and kind b
// exactly once.
func learned(days int) *Baseline {
	r := rand.New(rand.NewPCG(3, 4))
	var b Baseline
	for d := range days {
		b.Learn(onDay(d), []Entry{entry(d, "a", 7+r.IntN(7)), entry(d, "b", 1)})
	}
	return &b
}

func TestUnusualReasons(t *testing.T) {
	const d = 42 // a Monday
	usual := []Entry{entry(d, "a", 10), entry(d, "b", 1)}
	gone := learned(d)
	for i := range 20 {
		r := entry(i, "c", 4)
		gone.Learn(onDay(i), append([]Entry{r}, entry(i, "a", 10), entry(i, "b", 1)))
	}
	tests := []struct {
		name    string
		base    *Baseline
		entries []Entry
		state   State
		reasons []Reason
		kind    string
	}{
		{"as always", learned(d), usual, Usual, nil, ""},
		{"new", learned(d), append(usual[:2:2], entry(d, "z", 1)), Unusual, []Reason{New}, "z"},
		{"burst", learned(d), []Entry{entry(d, "a", 50), entry(d, "b", 1)}, Unusual, []Reason{Burst}, "a"},
		{"missing", learned(d), []Entry{entry(d, "a", 10)}, Unusual, []Reason{Missing}, "b"},
		{"returned", gone, append(usual[:2:2], entry(d, "c", 1)), Unusual, []Reason{Returned}, "c"},
		{"empty", learned(d), nil, Unusual, []Reason{Missing, Missing}, ""},
		{"short history", learned(10), []Entry{entry(10, "a", 10)}, Unknown, nil, ""},
		{"nothing learned", &Baseline{}, usual, Unknown, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := onDay(d)
			if tt.name == "short history" {
				at = onDay(10)
			}
			v := tt.base.Unusual(at, tt.entries)
			assert.Equal(t, tt.state, v.State, "%+v", v)
			assert.Equal(t, tt.state == Unknown, v.Why != "")
			var reasons []Reason
			for _, f := range v.Findings {
				reasons = append(reasons, f.Reason)
				assert.Greater(t, f.Probability, 0.0)
				if tt.kind != "" {
					assert.Equal(t, KindOf(entry(d, tt.kind, 1)), f.Kind)
				}
				if f.Reason == Missing {
					assert.Zero(t, f.First)
					assert.Equal(t, 1, f.Silent)
					assert.Equal(t, onDay(d-1), f.LastSeen)
				} else {
					assert.Equal(t, at, f.First.Time.Truncate(24*time.Hour))
				}
			}
			assert.Equal(t, tt.reasons, reasons)
			assert.LessOrEqual(t, v.FalseAlarms, 1.0/30)
		})
	}
}

// What is learned of a day, and after it, does not change its verdict.
func TestUnusualLooksOnlyBack(t *testing.T) {
	b := learned(42)
	today := []Entry{entry(42, "a", 50), entry(42, "z", 1)}
	want, err := json.Marshal(b.Unusual(onDay(42), today))
	require.NoError(t, err)
	b.Learn(onDay(42), today)
	b.Learn(onDay(43), today)
	got, err := json.Marshal(b.Unusual(onDay(42), today))
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got))
}

// A kind is remembered for longer than its counts are.
func TestReturnedOfWhichNoCountIsKept(t *testing.T) {
	b := learned(0)
	b.Learn(onDay(0), []Entry{entry(0, "c", 1)})
	for d := 200; d < 242; d++ {
		b.Learn(onDay(d), []Entry{entry(d, "a", 10)})
	}
	v := b.Unusual(onDay(242), []Entry{entry(242, "a", 10), entry(242, "c", 1)})
	require.Len(t, v.Findings, 1)
	f := v.Findings[0]
	assert.Equal(t, Returned, f.Reason)
	assert.Equal(t, 42, f.Silent)
	assert.Equal(t, onDay(0), f.LastSeen)
	assert.Positive(t, f.Probability)
}

func TestUnusualNeverCallsUnseenHealthy(t *testing.T) {
	b := learned(42)
	usual := []Entry{entry(42, "a", 10), entry(42, "b", 1)}
	v := b.Unusual(onDay(42), append(usual, Entry{Text: "no time"}))
	assert.Equal(t, Unknown, v.State)
	assert.Equal(t, 1, v.Undated)
	v = b.Unusual(onDay(42), append(usual, entry(41, "a", 99)))
	assert.Equal(t, Usual, v.State)
	assert.Equal(t, 1, v.Skipped)
	assert.Equal(t, Unknown, b.Unusual(onDay(60), usual).State, "too long ago")
	assert.Equal(t, Unknown, b.Unusual(time.Time{}.AddDate(-9, 0, 0), nil).State)

	var workdays Baseline
	for d := range 42 {
		if !rarity.DayOf(onDay(d)).Weekend() {
			workdays.Learn(onDay(d), []Entry{entry(d, "a", 10)})
		}
	}
	assert.NotEqual(t, Unknown, workdays.Unusual(onDay(42), nil).State)
	v = workdays.Unusual(onDay(47), []Entry{entry(47, "new", 1)})
	assert.Equal(t, Unknown, v.State, "no weekend was learned")
	require.Len(t, v.Findings, 1)
	assert.Equal(t, New, v.Findings[0].Reason)
}

// A burst that was learned does not hide the next one, and what goes on
// becomes usual.
func TestAnomalousDaysAreLeftOut(t *testing.T) {
	b := learned(42)
	for i := range 14 {
		d := 42 + i
		today := []Entry{entry(d, "a", 150), entry(d, "b", 1)}
		state := b.Unusual(onDay(d), today).State
		if i < 4 {
			assert.Equal(t, Unusual, state, "day %d", i+1)
		}
		if i == 13 {
			assert.Equal(t, Usual, state)
		}
		b.Learn(onDay(d), today)
	}
}

func TestWeekendsAreTheirOwn(t *testing.T) {
	var b Baseline
	for d := range 56 {
		n := 20 + d%5
		if rarity.DayOf(onDay(d)).Weekend() {
			n = 1 + d%2
		}
		b.Learn(onDay(d), []Entry{entry(d, "a", n)})
	}
	assert.Equal(t, Usual, b.Unusual(onDay(56), []Entry{entry(56, "a", 22)}).State, "Monday")
	v := b.Unusual(onDay(61), []Entry{entry(61, "a", 22)})
	require.Equal(t, Unusual, v.State, "Saturday")
	assert.Equal(t, Burst, v.Findings[0].Reason)
	assert.InDelta(t, 1.5, v.Findings[0].Expected, 1)
}

func TestKnob(t *testing.T) {
	b := learned(42)
	for _, bad := range []float64{0, -1, math.NaN(), math.Inf(-1)} {
		b.FalseAlarms = bad
		assert.Equal(t, 1.0/30, b.dailyBudget())
	}
	b.FalseAlarms = math.Inf(1)
	assert.Equal(t, 10.0, b.dailyBudget())
	b.Unusual(onDay(42), nil)
	found := 0
	for _, knob := range []float64{0.01, 0.1, 1, 10, 100} {
		b.FalseAlarms = knob
		n := 0
		for count := range 60 {
			n += len(b.Unusual(onDay(42), []Entry{entry(42, "a", count+1), entry(42, "b", 1)}).Findings)
		}
		assert.GreaterOrEqual(t, n, found, "a larger knob finds more")
		found = n
	}
}

func TestFindingsAreInOrder(t *testing.T) {
	b := learned(42)
	today := []Entry{entry(42, "a", 90), entry(42, "y", 1), entry(42, "x", 1)}
	var last string
	for range 20 {
		v := b.Unusual(onDay(42), today)
		got := ""
		for _, f := range v.Findings {
			got += fmt.Sprintf("%v %v\n", f.Reason, f.Kind)
		}
		if last != "" {
			require.Equal(t, last, got)
		}
		last = got
	}
	assert.Equal(t, "new 7 INFO kind x\nnew 7 INFO kind y\nburst 7 INFO kind a\nmissing 7 INFO kind b\n", last)
}

func TestUnusualTexts(t *testing.T) {
	for i, word := range []string{"unknown", "usual", "unusual"} {
		var s State
		require.NoError(t, s.UnmarshalText([]byte(word)))
		assert.Equal(t, State(i), s)
		assert.Equal(t, word, s.String())
	}
	assert.Equal(t, "unknown", State(9).String())
	s := Usual
	require.NoError(t, s.UnmarshalText([]byte("fine")))
	assert.Equal(t, Unknown, s, "a word of another version is not usual")
	for r := New; r <= Missing; r++ {
		b, err := r.MarshalText()
		require.NoError(t, err)
		var back Reason
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, r, back)
	}
	assert.Error(t, new(Reason).UnmarshalText(nil))
	assert.Equal(t, "reason 0", Reason(0).String())
}

// Whatever was learned, judging gives numbers that are some.
func TestUnusualOfAnything(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		var b Baseline
		b.FalseAlarms = math.Exp(6 * r.NormFloat64())
		size := math.Exp(10 * r.Float64())
		for d := range 20 + r.IntN(30) {
			var entries []Entry
			for k := range 1 + r.IntN(9) {
				e := entry(d, string(rune('a'+k)), int(math.Exp(r.NormFloat64())*size*r.Float64()))
				e.ACD.Number = r.IntN(4)
				entries = append(entries, e)
			}
			b.Learn(onDay(d), entries)
		}
		d := int(b.newest()-rarity.DayOf(monday)) + 1
		v := b.Unusual(onDay(d), []Entry{entry(d, "a", int(size*r.ExpFloat64())), entry(d, "b", maxCount)})
		require.NotEqual(t, Unknown, v.State)
		require.True(t, v.FalseAlarms >= 0 && v.FalseAlarms <= b.dailyBudget()*1.7, "%v", v.FalseAlarms)
		for _, f := range v.Findings {
			require.True(t, f.Probability >= rarity.MinProbability && f.Probability <= 1 && f.Expected >= 0 && !math.IsInf(f.Expected, 0), "%+v", f)
		}
	}
}

func BenchmarkUnusual(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	var base Baseline
	for d := range 60 {
		var entries []Entry
		for k := range 60 {
			if n := int(float64(k) * r.ExpFloat64() / 4); n > 0 {
				entries = append(entries, entry(d, fmt.Sprintf("%c%c", 'a'+k/26, 'a'+k%26), n))
			}
		}
		base.Learn(onDay(d), entries)
	}
	b.ReportAllocs()
	for b.Loop() {
		base.Unusual(onDay(60), nil)
	}
}

func BenchmarkLearn(b *testing.B) {
	var entries []Entry
	for k := range 1000 {
		entries = append(entries, entry(0, fmt.Sprintf("%c at 12:00:%02d on ACD %d", 'a'+k%20, k%60, k%8), 1))
	}
	b.ReportAllocs()
	for b.Loop() {
		var base Baseline
		base.Learn(onDay(0), entries)
	}
	b.ReportMetric(float64(b.N)*1000/b.Elapsed().Seconds(), "entries/s")
}
