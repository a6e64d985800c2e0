package errlog

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/rarity"
)

// atACD returns an entry of a kind at an ACD.
func atACD(d int, text string, acd int) Entry {
	e := entry(d, "", 1)
	e.Text, e.ACD.Number = fmt.Sprintf(text, acd), acd
	return e
}

// archives are the daily messages of eight ACDs, but those left out.
func archives(d int, without ...int) []Entry {
	var all []Entry
	for acd := 1; acd <= 8; acd++ {
		left := false
		for _, w := range without {
			left = left || w == acd
		}
		if !left {
			all = append(all, atACD(d, "Daily archive of ACD %d finished", acd))
		}
	}
	return all
}

func found(v Verdict) []string {
	list := []string{}
	for _, f := range v.Findings {
		s := fmt.Sprintf("%v %v", f.Reason, f.Kind.Text)
		if f.ACD > 0 {
			s += fmt.Sprintf(" at %d", f.ACD)
		}
		if f.Still {
			s += " since " + f.Since.Format(time.DateOnly)
		}
		list = append(list, s)
	}
	return list
}

func TestMissingAtAnACD(t *testing.T) {
	var b Baseline
	for d := range 40 {
		b.Learn(onDay(d), archives(d))
	}
	assert.Equal(t, Usual, b.Unusual(onDay(40), archives(40)).State)
	const missing = "missing Daily archive of ACD <n> finished at 3"
	assert.Equal(t, []string{missing}, found(b.Unusual(onDay(40), archives(40, 3))), "on the first day")
	for d := 40; d < 50; d++ {
		b.Learn(onDay(d), archives(d, 3))
		assert.Equal(t, []string{missing + " since 2026-04-11"}, found(b.Unusual(onDay(d+1), archives(d+1, 3))), "and then still, day %d", d)
	}
	b.Accept(onDay(45))
	assert.Equal(t, Usual, b.Unusual(onDay(50), archives(50, 3)).State, "accepted")
	assert.Equal(t, []string{"missing Daily archive of ACD <n> finished at 4"}, found(b.Unusual(onDay(50), archives(50, 3, 4))))
	assert.NotEqual(t, Usual, b.Unusual(onDay(44), archives(44, 3)).State, "not before it was")
}

func TestSilentACDIsOneFinding(t *testing.T) {
	var b Baseline
	day := func(d int, without ...int) []Entry {
		all := archives(d, without...)
		for _, e := range archives(d, without...) {
			e.Text, e.Count = "Link was reset", 1+(d+e.ACD.Number)%5
			all = append(all, e)
		}
		return all
	}
	for d := range 40 {
		b.Learn(onDay(d), day(d))
	}
	v := b.Unusual(onDay(40), day(40, 5))
	assert.Equal(t, []string{"missing  at 5", "missing Daily archive of ACD <n> finished at 5"}, found(v))
	assert.Equal(t, Kind{}, v.Findings[0].Kind)
	v = b.Unusual(onDay(40), nil)
	for _, f := range v.Findings {
		assert.Zero(t, f.ACD, "an empty day is told by kinds, not by ACDs: %v", found(v))
	}
	require.NotEmpty(t, v.Findings)
}

func TestNewAtAnACD(t *testing.T) {
	const off, rare = "Data collection is off for ACD %d", "Translations of ACD %d were lost"
	var b Baseline
	day := func(d int, more ...Entry) []Entry { return append(archives(d), more...) }
	for d := range 49 {
		var more []Entry
		for acd := 1; acd <= 7; acd++ {
			if (d+acd)%7 < 2 {
				more = append(more, atACD(d, off, acd))
			}
		}
		if d%20 == 10 {
			more = append(more, atACD(d, rare, 2))
		}
		b.Learn(onDay(d), day(d, more...))
	}
	usual := []Entry{atACD(49, off, 6), atACD(49, off, 7)}
	assert.Equal(t, Usual, b.Unusual(onDay(49), day(49, usual...)).State)
	v := b.Unusual(onDay(49), day(49, append(usual, atACD(49, off, 8))...))
	assert.Equal(t, []string{"new Data collection is off for ACD <n> at 8"}, found(v))
	assert.Equal(t, 1, v.Findings[0].Count)
	assert.Equal(t, 8, v.Findings[0].First.ACD.Number)
	assert.Equal(t, Usual, b.Unusual(onDay(49), day(49, append(usual, atACD(49, rare, 3))...)).State, "a rare kind at one ACD more")
	v = b.Unusual(onDay(49), day(49, append(usual, atACD(49, "Something new at ACD %d", 4))...))
	assert.Equal(t, []string{"new Something new at ACD <n> at 4"}, found(v))
	v = b.Unusual(onDay(49), day(49, append(usual, atACD(49, off, 9), atACD(49, rare, 9))...))
	assert.Len(t, v.Findings, 1, "an ACD that was never there")
}

func TestHolidayIsOneFinding(t *testing.T) {
	var b Baseline
	day := func(d int, kinds string) []Entry {
		var all []Entry
		for _, k := range kinds {
			all = append(all, entry(d, string(k), 1))
		}
		return all
	}
	const holiday = 23 // a Wednesday
	for d := range 42 {
		switch {
		case rarity.DayOf(onDay(d)).Weekend() || d == holiday:
			b.Learn(onDay(d), nil)
		default:
			b.Learn(onDay(d), day(d, "abc"))
		}
	}
	v := b.Unusual(onDay(44), nil)
	require.Equal(t, []string{"holiday "}, found(v))
	assert.Len(t, v.Findings[0].Changes.Ended, 3)
	assert.Equal(t, []string{"missing kind b"}, found(b.Unusual(onDay(44), day(44, "ac"))), "on the first day, for all that was a holiday")
	assert.Equal(t, Usual, b.Unusual(onDay(47), nil).State, "a weekend")
	b.Holidays = []time.Time{onDay(44)}
	assert.Equal(t, Usual, b.Unusual(onDay(44), nil).State, "the site's own")
}

// reworded are the entries of a day of a system before or after an upgrade.
func reworded(d int, after bool) []Entry {
	var all []Entry
	for k := range 30 {
		if k%6 == 5 && d%9 != k/6 { // rare ones
			continue
		}
		verb := "reports"
		if after {
			verb = "now says"
		}
		name := string(rune('a'+k/26)) + string(rune('a'+k%26))
		all = append(all, Entry{Time: onDay(d).Add(time.Hour), Code: k, Severity: "INFO", Count: 1 + (d*7+k)%4,
			Text: fmt.Sprintf("process %s of table t%s %s that all is %s", name, name, verb, name)})
	}
	return all
}

func TestUpgradeIsOneFinding(t *testing.T) {
	var b Baseline
	const upgrade = 43
	for d := range upgrade {
		b.Learn(onDay(d), reworded(d, false))
	}
	v := b.Unusual(onDay(upgrade), reworded(upgrade, true))
	require.Equal(t, []string{"upgrade "}, found(v))
	c := v.Findings[0].Changes
	assert.GreaterOrEqual(t, len(c.Begun), 25)
	assert.GreaterOrEqual(t, len(c.Ended), 25)
	assert.GreaterOrEqual(t, len(c.Alike), 25)
	for _, p := range c.Alike {
		assert.Equal(t, p.Old.Code, p.New.Code, "%v", p)
	}
	assert.Contains(t, c.Alike[0].String(), " -> ")
	fresh := entry(upgrade+1, "z", 1)
	total := 0
	accepted := *merged(&b)
	accepted.Accept(onDay(upgrade))
	for d := upgrade; d < upgrade+20; d++ {
		today := reworded(d, true)
		if d > upgrade {
			v := b.Unusual(onDay(d), today)
			assert.LessOrEqual(t, len(v.Findings), 1, "day %d: %v", d, found(v))
			total += len(v.Findings)
			if d == upgrade+1 {
				assert.Contains(t, found(b.Unusual(onDay(d), append(today, fresh))), "new kind z", "what looks like nothing old is new")
			}
		}
		assert.Empty(t, found(accepted.Unusual(onDay(d), today)), "day %d after it was accepted", d)
		b.Learn(onDay(d), today)
		accepted.Learn(onDay(d), today)
	}
	assert.LessOrEqual(t, total, 14)
	var again Baseline
	require.NoError(t, json.Unmarshal([]byte(marshal(t, &accepted)), &again))
	assert.Equal(t, marshal(t, &accepted), marshal(t, merged(&again)), "and stays accepted")
}

func TestForgetAndRename(t *testing.T) {
	b := learned(42)
	a, c := KindOf(entry(0, "a", 1)), KindOf(entry(0, "c", 1))
	assert.False(t, b.Forget(c))
	assert.False(t, b.Rename(c, a))
	require.True(t, b.Rename(a, c))
	_, _, ok := b.Seen(a)
	assert.False(t, ok)
	assert.Equal(t, Usual, b.Unusual(onDay(42), []Entry{entry(42, "c", 10), entry(42, "b", 1)}).State, "its history is that of the new name")
	require.True(t, b.Forget(c))
	assert.Equal(t, []string{"new kind c"}, found(b.Unusual(onDay(42), []Entry{entry(42, "c", 10), entry(42, "b", 1)})))

	var both Baseline
	both.Learn(onDay(0), []Entry{entry(0, "a", 2), entry(0, "c", 3), entry(0, "a", 1)})
	both.Rename(a, c)
	assert.Equal(t, int32(6), both.kinds[c].counts[0].Count)
}

func TestLearnLog(t *testing.T) {
	bad := errors.New("a record that does not read")
	log := func(entries ...Entry) iter.Seq2[Entry, error] {
		return func(yield func(Entry, error) bool) {
			for _, e := range entries {
				if !yield(e, nil) {
					return
				}
			}
			yield(Entry{}, bad)
		}
	}
	var b Baseline
	got, err := b.LearnLog(log(entry(5, "a", 2), entry(2, "a", 1), Entry{Text: "no time"}, entry(500, "a wrong date", 1), entry(2, "b", 1)))
	assert.ErrorIs(t, err, bad)
	assert.Equal(t, LearnedLog{First: onDay(2), Last: onDay(5), Entries: 3, Skipped: 2}, got)
	var want Baseline
	for d := 2; d <= 5; d++ {
		want.Learn(onDay(d), nil)
	}
	want.Learn(onDay(2), []Entry{entry(2, "a", 1), entry(2, "b", 1)})
	want.Learn(onDay(5), []Entry{entry(5, "a", 2)})
	assert.Equal(t, marshal(t, &want), marshal(t, &b))

	got, err = new(Baseline).LearnLog(func(func(Entry, error) bool) {})
	assert.NoError(t, err)
	assert.Zero(t, got)
}
