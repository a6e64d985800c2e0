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
		if !dayOf(onDay(d)).rest() {
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
		if dayOf(onDay(d)).rest() {
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
	assert.Error(t, new(State).UnmarshalText([]byte("fine")))
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

// The tail against a sum of the distribution's terms.
func TestTailNB(t *testing.T) {
	for _, size := range []float64{0.2, 1, 7, 1000} {
		for _, mean := range []float64{0.01, 1, 30, 400} {
			p := mean / (mean + size)
			pmf, below := math.Pow(1-p, size), 0.0
			for x := range 900 {
				if tail := 1 - below; tail > 1e-9 {
					require.InEpsilon(t, tail, tailNB(float64(x), size, mean), 1e-5, "%v %v %v", size, mean, x)
				}
				below += pmf
				pmf *= (float64(x) + size) / float64(x+1) * p
			}
		}
	}
	for _, x := range []float64{1e5, 1e9} {
		for _, mean := range []float64{1e-3, 1, 1e5} {
			tail := tailNB(x, 0.3, mean)
			assert.True(t, tail >= 0 && tail <= 1)
		}
	}
}

// The table and the formula agree where one takes over from the other.
func TestMixtureTail(t *testing.T) {
	p := learned(42).plan(dayOf(onDay(42)))
	for _, tt := range p.tests {
		m := tt.counts
		sum := 0.0
		for _, q := range m.parts {
			sum += q.share
		}
		assert.InDelta(t, 1, sum, 1e-9)
		for x := 1; x <= len(m.table); x++ {
			want := 0.0
			for _, q := range m.parts {
				want += q.share * tailNB(float64(x), q.size, q.mean)
			}
			assert.InDelta(t, want, m.tail(x), 1e-7)
		}
	}
}

func TestLevel(t *testing.T) {
	steps := func() []step { return []step{{0.1, 0.1}, {0.01, 0.01}, {0.02, 0.02}, {0.02, 0.02}} }
	tests := []struct {
		name      string
		steps     []step
		smooth    int
		budget    float64
		at, spent float64
	}{
		{"nothing to test", nil, 0, 0.1, 0, 0},
		{"all steps", steps(), 0, 1, 0.1, 0.15},
		{"some", steps(), 0, 0.06, 0.02, 0.05},
		{"equal ones together or not at all", steps(), 0, 0.04, 0.01, 0.01},
		{"none", steps(), 0, 0.005, 0, 0},
		{"smooth alone", nil, 4, 0.02, 0.005, 0.02},
		{"both", steps(), 1, 0.03, math.Nextafter(0.02, 0), 0.03},
		{"smooth below the first step", steps(), 10, 0.05, 0.005, 0.05},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at, spent := level(tt.steps, tt.smooth, tt.budget)
			assert.InDelta(t, tt.at, at, 1e-12)
			assert.InDelta(t, tt.spent, spent, 1e-12)
			assert.LessOrEqual(t, spent, tt.budget+1e-12)
		})
	}
}

// What the tests of bursts fire at by chance is what was spent, and levels of
// their own go to kinds that come some times a day.
func TestRaise(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var b Baseline
	means := []float64{0.05, 0.5, 2, 4, 6, 15, 60}
	for d := range 40 {
		var entries []Entry
		for i, mean := range means {
			n := 0
			for p := r.Float64(); p > math.Exp(-mean); p *= r.Float64() {
				n++
			}
			if n > 0 {
				entries = append(entries, entry(d, string(rune('a'+i)), n))
			}
		}
		b.Learn(onDay(d), entries)
	}
	const budget = 0.02
	p := b.plan(dayOf(onDay(40)))
	for _, tt := range p.tests {
		tt.burst = 0
	}
	spent := p.raise(budget)
	sum := 0.0
	for _, tt := range p.tests {
		sum += tt.burst
	}
	assert.InDelta(t, spent, sum, 1e-9, "a test fires with the probability that is its level")
	assert.LessOrEqual(t, spent, budget)
	levels := make(map[string]float64)
	for _, tt := range p.tests {
		levels[tt.kind.Text] = tt.burst
	}
	assert.Greater(t, levels["kind d"], 2*levels["kind f"], "what comes often is found at a low level")
	assert.Zero(t, levels["kind g"])
	assert.Less(t, levels["kind a"], levels["kind d"]/10, "what comes seldom is not found at any")
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
				entries = append(entries, entry(d, string(rune('a'+k)), int(math.Exp(r.NormFloat64())*size*r.Float64())))
			}
			b.Learn(onDay(d), entries)
		}
		d := int(b.newest()-dayOf(monday)) + 1
		v := b.Unusual(onDay(d), []Entry{entry(d, "a", int(size*r.ExpFloat64())), entry(d, "b", maxCount)})
		require.NotEqual(t, Unknown, v.State)
		require.True(t, v.FalseAlarms >= 0 && v.FalseAlarms <= b.dailyBudget()*1.0001, "%v", v.FalseAlarms)
		for _, f := range v.Findings {
			require.True(t, f.Probability >= minProbability && f.Probability <= 1 && f.Expected >= 0 && !math.IsInf(f.Expected, 0), "%+v", f)
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
