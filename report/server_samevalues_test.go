package report

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

// Two backups are the same if every value of them is.
func TestSameBackup(t *testing.T) {
	one, two := 1, 2
	at := time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC)
	of := func(change func(*backup.Status)) *backup.Status {
		b := &backup.Status{CompletedToday: &one, State: backup.Finished, Text: "finished", FinishedAt: at}
		change(b)
		return b
	}
	nothing := func(*backup.Status) {}
	again := 1
	assert.True(t, sameBackup(of(nothing), of(func(b *backup.Status) { b.CompletedToday = &again })))
	for name, change := range map[string]func(*backup.Status){
		"count":    func(b *backup.Status) { b.CompletedToday = &two },
		"no count": func(b *backup.Status) { b.CompletedToday = nil },
		"state":    func(b *backup.Status) { b.State = backup.Unknown },
		"text":     func(b *backup.Status) { b.Text = "" },
		"errors":   func(b *backup.Status) { b.Errors = "tape" },
		"time":     func(b *backup.Status) { b.FinishedAt = at.Add(time.Second) },
	} {
		assert.False(t, sameBackup(of(nothing), of(change)), name)
		assert.False(t, sameBackup(of(change), of(nothing)), name)
	}
}

// Two values of a list are the same if all that they say is, wherever and whenever
// it was seen.
func TestSameInEveryValue(t *testing.T) {
	everyValueCounts(t, sameRun)
	everyValueCounts(t, sameLink, "Outdated")
	everyValueCounts(t, sameEntry, "Header", "Unfinished")
	everyValueCounts(t, sameLogin)
	everyValueCounts(t, sameOutage)
	everyValueCounts(t, sameSwitchLink, "Pages", "Of")
	everyValueCounts(t, sameChannel)
	s := &Server{Switch: &links.SwitchStatus{Links: []links.SwitchLink{{Number: 1}}, Channels: []links.Channel{{Number: 1}}}}
	for _, other := range []links.SwitchStatus{
		{Links: s.Switch.Links}, {Channels: s.Switch.Channels}, {Links: s.Switch.Links, Channels: []links.Channel{{Number: 2}}},
	} {
		assert.False(t, s.Same(&Server{Switch: &other}, FactSwitch), "%v", other)
	}
	assert.True(t, s.Same(&Server{Switch: &links.SwitchStatus{Links: s.Switch.Links, Channels: s.Switch.Channels}}, FactSwitch))
}

func everyValueCounts[T any](t *testing.T, same func(a, b T) bool, but ...string) {
	t.Helper()
	but = append(but, "At", "Where", "Seen", "Seconds")
	of := reflect.TypeFor[T]()
	full := func(changed int) (v T) {
		to := reflect.ValueOf(&v).Elem()
		for i := range of.NumField() {
			if of.Field(i).IsExported() && !slices.Contains(but, of.Field(i).Name) {
				setValue(t, to.Field(i), i == changed)
			}
		}
		return v
	}
	assert.True(t, same(full(-1), full(-1)), "%v", of)
	for i := range of.NumField() {
		if of.Field(i).IsExported() && !slices.Contains(but, of.Field(i).Name) {
			assert.False(t, same(full(-1), full(i)), "%v.%s", of, of.Field(i).Name)
			assert.False(t, same(full(i), full(-1)), "%v.%s", of, of.Field(i).Name)
		}
	}
}

// setValue sets a value, or another one.
func setValue(t *testing.T, v reflect.Value, other bool) {
	t.Helper()
	n := 1
	if other {
		n = 2
	}
	switch x := v.Addr().Interface().(type) {
	case *time.Time:
		*x = time.Date(2000, 5, n, 0, 0, 0, 0, time.UTC)
	case *centrevu.ACD:
		*x = centrevu.ACD{Number: n}
	case **int:
		*x = &n
	case *[]int:
		*x = []int{n}
	default:
		switch {
		case v.CanInt():
			v.SetInt(int64(n))
		case v.CanUint():
			v.SetUint(uint64(n))
		case v.Kind() == reflect.String:
			v.SetString("no. " + string(rune('0'+n)))
		case v.Kind() == reflect.Bool:
			v.SetBool(other)
		default:
			t.Fatalf("no value of type %v", v.Type())
		}
	}
}
