package errlog

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/rarity"
)

var monday = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

func onDay(d int) time.Time { return monday.AddDate(0, 0, d) }

// entry returns an entry of a kind named by a letter.
func entry(d int, kind string, count int) Entry {
	return Entry{Time: onDay(d).Add(9 * time.Hour), Code: 7, Severity: "INFO", Text: "kind " + kind, Count: count}
}

func marshal(t testing.TB, b *Baseline) string {
	out, err := json.Marshal(b)
	require.NoError(t, err)
	return string(out)
}

func TestBaselineJSONIsDocumented(t *testing.T) {
	var b Baseline
	at4 := entry(2, "b <5>", 12)
	at4.ACD.Number = 4
	b.LearnDays(slices.Values([]Entry{entry(0, "a", 2), entry(2, "a", 0), at4}), onDay(0), onDay(2))
	b.Learn(onDay(5), nil)
	b.Accept(onDay(3))
	want, err := os.ReadFile("testdata/baseline/version2.json")
	require.NoError(t, err)
	assert.JSONEq(t, string(want), marshal(t, &b))
	var back Baseline
	require.NoError(t, json.Unmarshal(want, &back))
	assert.Equal(t, b, back)
}

// Version 1 has no ACDs, and its kinds have the masks of then.
func TestBaselineJSONVersion1(t *testing.T) {
	data, err := os.ReadFile("testdata/baseline/version1.json")
	require.NoError(t, err)
	var b Baseline
	require.NoError(t, json.Unmarshal(data, &b))
	var want Baseline
	want.LearnDays(slices.Values([]Entry{entry(0, "a", 2), entry(2, "a", 0), entry(2, "b <5>", 12)}), onDay(0), onDay(2))
	want.Learn(onDay(5), nil)
	assert.Equal(t, want, b)

	old := strings.NewReplacer("kind a", "login smith at <host>", "kind b <<n>>", "login jones at <addr>").Replace(string(data))
	require.NoError(t, json.Unmarshal([]byte(old), &b))
	k := KindOf(Entry{Code: 7, Severity: "INFO", Text: "login brown at 10.1.2.3"})
	require.Equal(t, []Kind{k}, slices.Collect(b.Kinds()))
	assert.Equal(t, []tally{{Day: rarity.DayOf(monday), Count: 2}, {Day: rarity.DayOf(onDay(2)), Count: 13}}, b.kinds[k].counts)
}

func TestBaselineJSONThatIsNone(t *testing.T) {
	valid, err := os.ReadFile("testdata/baseline/version2.json")
	require.NoError(t, err)
	tests := []struct{ name, old, new string }{
		{"null", string(valid), "null"},
		{"number", string(valid), "7"},
		{"other version", `"version": 2`, `"version": 3`},
		{"no version", `"version": 2,`, ``},
		{"unknown field", `"version": 2,`, `"version": 2, "extra": 1,`},
		{"accepted twice", `["2026-03-05"]`, `["2026-03-05", "2026-03-05"]`},
		{"ACD zero", `"acd": 4`, `"acd": 0`},
		{"ACD before its kind", `"acd": 4, "first": "2026-03-04"`, `"acd": 4, "first": "2026-03-02"`},
		{"negative count", ":12", ":-12"},
		{"huge count", ":12", ":99999999999999999999"},
		{"count above the most", ":12", ":1000000001"},
		{"zero count", ":12", ":0"},
		{"count that is no number", ":12", ":NaN"},
		{"fraction", ":12", ":1.5"},
		{"exponent", ":12", ":1e3"},
		{"count on a day not learned", "3:12", "2:12"},
		{"age out of the window", "5:2", "5000000:2"},
		{"counts out of order", "5:2 3:1", "3:1 5:2"},
		{"day that does not exist", "2026-03-02/", "2026-02-30/"},
		{"days out of order", "2026-03-02/2026-03-04", "2026-03-04/2026-03-02"},
		{"endless days", "2026-03-02/2026-03-04", "1900-01-01/2026-03-04"},
		{"day beyond", "2026-03-07", "12026-03-07"},
		{"last before first", `"first": "2026-03-02"`, `"first": "2026-03-05"`},
		{"last not learned", `"last": "2026-03-04"`, `"last": "2026-03-09"`},
		{"kind twice", "7 INFO kind b <<n>>", "7 INFO kind a"},
		{"kind without a code", "7 INFO kind a", "INFO kind a"},
		{"kind without end", "7 INFO kind a", "7 INFO " + strings.Repeat("x", 300)},
		{"forgotten is no day", `"version": 2,`, `"version": 2, "forgotten": "long ago",`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := strings.Replace(string(valid), tt.old, tt.new, 1)
			require.NotEqual(t, string(valid), bad)
			var b Baseline
			b.Learn(onDay(0), nil)
			before := marshal(t, &b)
			err := b.UnmarshalJSON([]byte(bad))
			assert.ErrorIs(t, err, ErrBaseline)
			assert.Equal(t, before, marshal(t, &b), "an error leaves it as it was")
		})
	}
	var b Baseline
	assert.ErrorIs(t, b.UnmarshalJSON(make([]byte, maxJSON+1)), ErrBaseline)
	assert.ErrorIs(t, b.UnmarshalJSON(nil), ErrBaseline)
}

func FuzzBaselineUnmarshalJSON(f *testing.F) {
	for _, name := range []string{"testdata/baseline/version1.json", "testdata/baseline/version2.json"} {
		valid, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(valid)
	}
	f.Add([]byte(`{"version":1,"learned":["2026-03-02/2026-08-30"],"kinds":[{"kind":"1 X y","first":"1900-01-01","last":"2026-08-30","counts":"0:1000000000"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var b, back Baseline
		if err := b.UnmarshalJSON(data); err != nil {
			assert.ErrorIs(t, err, ErrBaseline)
			return
		}
		require.NoError(t, json.Unmarshal([]byte(marshal(t, &b)), &back))
		assert.Equal(t, marshal(t, &b), marshal(t, &back))
		if n := len(b.learned); n > 0 {
			v := b.Unusual((b.learned[n-1] + 1).Time(), nil)
			assert.False(t, v.FalseAlarms < 0 || v.FalseAlarms > 1 || v.FalseAlarms != v.FalseAlarms)
			for _, f := range v.Findings {
				assert.False(t, !(f.Probability > 0 && f.Probability <= 1) || !(f.Expected >= 0))
			}
		}
		b.Merge(&back)
		assert.Equal(t, marshal(t, &back), marshal(t, &b))
	})
}

// anyBaseline learns some random days.
func anyBaseline(r *rand.Rand) *Baseline {
	var b Baseline
	for range r.IntN(30) {
		d := r.IntN(400) // more than the window
		var entries []Entry
		for range r.IntN(6) {
			entries = append(entries, entry(d, string(rune('a'+r.IntN(8))), r.IntN(5)))
		}
		b.Learn(onDay(d), entries)
	}
	return &b
}

func merged(bs ...*Baseline) *Baseline {
	var b Baseline
	for _, o := range bs {
		b.Merge(o)
	}
	return &b
}

func TestMergeIsLearningBoth(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a, b, c := anyBaseline(r), anyBaseline(r), anyBaseline(r)
		ab := marshal(t, merged(a, b))
		assert.Equal(t, ab, marshal(t, merged(b, a)), "commutative")
		assert.Equal(t, marshal(t, merged(merged(a, b), c)), marshal(t, merged(a, merged(b, c))), "associative")
		assert.Equal(t, ab, marshal(t, merged(a, b, b, a)), "twice is once")
		assert.Equal(t, marshal(t, a), marshal(t, merged(a, &Baseline{}, nil)), "nothing changes nothing")
	}
	type daily struct {
		d       int
		entries []Entry
	}
	for range 100 {
		var days []daily
		for d := range 40 {
			var entries []Entry
			for range r.IntN(5) {
				entries = append(entries, entry(d, string(rune('a'+r.IntN(8))), r.IntN(5)))
			}
			days = append(days, daily{d, entries})
		}
		var one, other, all Baseline
		for _, i := range r.Perm(len(days)) {
			all.Learn(onDay(days[i].d), days[i].entries)
			if i%3 == 0 {
				one.Learn(onDay(days[i].d), days[i].entries)
			} else {
				other.Learn(onDay(days[i].d), days[i].entries)
			}
		}
		assert.Equal(t, marshal(t, &all), marshal(t, merged(&one, &other)))
	}
}

func TestMergeSharesNoMemory(t *testing.T) {
	var a Baseline
	a.Learn(onDay(0), []Entry{entry(0, "a", 3)})
	b := merged(&a)
	before := marshal(t, &a)
	b.Learn(onDay(0), []Entry{entry(0, "a", 9), entry(0, "b", 9)})
	b.Learn(onDay(300), nil)
	assert.Equal(t, before, marshal(t, &a))
	a.Merge(&a)
	assert.Equal(t, before, marshal(t, &a))
}

func TestLearn(t *testing.T) {
	east := time.FixedZone("", 3*3600)
	late := time.Date(2026, 3, 2, 23, 30, 0, 0, time.UTC)
	var b Baseline
	assert.Equal(t, 2, b.Learn(onDay(0), []Entry{entry(0, "a", 2), entry(0, "a", -5), entry(1, "a", 1), {Text: "no time"}}))
	assert.Equal(t, 1, b.Learn(onDay(0), []Entry{{Time: late.In(east), Text: "it is tomorrow there"}}))
	k := KindOf(entry(0, "a", 1))
	assert.Equal(t, []tally{{Day: rarity.DayOf(monday), Count: 3}}, b.kinds[k].counts, "less than one event is one")
	b.Learn(onDay(0), []Entry{entry(0, "a", 2)})
	assert.Equal(t, int32(3), b.kinds[k].counts[0].Count, "the larger number counts")
	for range 5 {
		b.Learn(onDay(3), []Entry{entry(3, "a", 1<<31-1), entry(3, "a", 1<<31-1)})
	}
	assert.Equal(t, int32(maxCount), b.kinds[k].counts[1].Count)
	assert.Equal(t, []time.Time{onDay(0), onDay(3)}, slices.Collect(b.Days()))
	first, last, ok := b.Seen(k)
	assert.True(t, ok)
	assert.Equal(t, []time.Time{onDay(0), onDay(3)}, []time.Time{first, last})
	b.Learn(onDay(3+window), nil)
	assert.Len(t, b.kinds[k].counts, 0)
	assert.Len(t, slices.Collect(b.Days()), 1)
	_, last, ok = b.Seen(k)
	assert.True(t, ok)
	assert.Equal(t, onDay(3), last, "a kind stays known")
	before := marshal(t, &b)
	assert.Equal(t, 1, b.Learn(time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), []Entry{entry(0, "a", 1)}))
	assert.Equal(t, 1, b.LearnDays(slices.Values([]Entry{entry(0, "a", 1)}), onDay(3), onDay(0)))
	assert.Equal(t, before, marshal(t, &b))
}

func TestBaselineIsBounded(t *testing.T) {
	var b Baseline
	_, dropped := b.Forgotten()
	assert.False(t, dropped)
	var entries []Entry
	for i := range 2*maxKinds + 100 {
		e := entry(0, strings.Repeat("x", 1+i%50)+fmt.Sprint(strings.Repeat("y", i/50)), 1)
		e.Code = i
		entries = append(entries, e)
	}
	b.Learn(onDay(0), entries)
	b.Learn(onDay(1), []Entry{entry(1, "z", 1)})
	assert.Len(t, b.kinds, maxKinds)
	upTo, dropped := b.Forgotten()
	assert.True(t, dropped)
	assert.Equal(t, onDay(0), upTo)
	_, _, ok := b.Seen(KindOf(entry(1, "z", 1)))
	assert.True(t, ok, "what was seen last stays")
	assert.True(t, b.Unusual(onDay(2), nil).Forgotten)
	var back Baseline
	require.NoError(t, json.Unmarshal([]byte(marshal(t, &b)), &back))
	assert.Equal(t, marshal(t, &b), marshal(t, &back))
}

func TestDays(t *testing.T) {
	for d := civil(-200); d < 30000; d++ {
		require.Equal(t, d, rarity.DayOf(d.Time()))
		w := d.Time().Weekday()
		require.Equal(t, w == time.Saturday || w == time.Sunday, d.Weekend())
	}
}

// Nobody has to make a Baseline to ask what none has learned.
func TestNilBaseline(t *testing.T) {
	var b *Baseline
	day := time.Date(2000, 5, 2, 0, 0, 0, 0, time.UTC)
	v := b.Unusual(day, []Entry{{Time: day, Code: 1, Text: "Link is down"}})
	assert.Equal(t, (&Baseline{}).Unusual(day, []Entry{{Time: day, Code: 1, Text: "Link is down"}}), v)
	assert.Equal(t, Unknown, v.State)
	_, _, seen := b.Seen(Kind{})
	_, forgotten := b.Forgotten()
	low, high, days := b.Usual(Kind{}, day)
	assert.False(t, seen || forgotten)
	assert.Empty(t, slices.Collect(b.Kinds()))
	assert.Empty(t, slices.Collect(b.Days()))
	assert.Zero(t, low+high+days)
}
