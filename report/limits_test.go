package report

import (
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLimits(t *testing.T) {
	var defaults Limits
	for _, n := range LimitNames() {
		d, ok := Limits{}.Get(n.Name)
		assert.True(t, ok)
		assert.Equal(t, n.Default, d)
	}
	defaults = Limits{}.WithDefaults()
	assert.Equal(t, defaults, Limits{BackupWarning: -1}.WithDefaults())
	own := Limits{ArchiveDaily: time.Minute}.WithDefaults()
	assert.Equal(t, time.Minute, own.ArchiveDaily)
	assert.Equal(t, defaults.ArchiveWeekly, own.ArchiveWeekly)
}

// Each field has a name, a default and the reason for it.
func TestLimitNames(t *testing.T) {
	assert.Len(t, LimitNames(), reflect.TypeFor[Limits]().NumField())
	seen := make(map[string]bool)
	for _, n := range LimitNames() {
		assert.False(t, seen[n.Name], n.Name)
		seen[n.Name] = true
		assert.Positive(t, n.Default, n.Name)
		assert.Contains(t, n.Doc, ". ", n.Name)

		var l Limits
		require.NoError(t, l.Set(n.Name, "7m"))
		set := reflect.ValueOf(l)
		for i := range set.NumField() {
			if set.Field(i).Int() != 0 {
				assert.Equal(t, 7*time.Minute, time.Duration(set.Field(i).Int()), "of one field only")
			}
		}
		d, _ := l.Get(n.Name)
		assert.Equal(t, 7*time.Minute, d)
	}
}

func TestParseLimit(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"26h": 26 * time.Hour, "90m": 90 * time.Minute, "8d": 192 * time.Hour, "1d12h": 36 * time.Hour, " 5m ": 5 * time.Minute, "1h30m": 90 * time.Minute,
	} {
		got, err := ParseLimit(text)
		assert.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"", "0", "0h", "-1h", "26", "1.5d", "d", "8d-300h", "two days", "99999d", "9999999h", "1d1d", "1w"} {
		_, err := ParseLimit(text)
		assert.Error(t, err, text)
	}
	var l Limits
	assert.EqualError(t, l.Set("backup_warnin", "26h"), `no limit: "backup_warnin"`)
	assert.EqualError(t, l.Set("backup_warning", "x"), `limit backup_warning: no length of time such as 26h, 90m or 8d: "x"`)
	_, ok := l.Get("x")
	assert.False(t, ok)
}

// A limit that would never be reached is told, and the default holds.
func TestLimitOfAgesAgo(t *testing.T) {
	l := Limits{LinksSeen: 36501 * 24 * time.Hour}
	require.ErrorContains(t, l.Validate(), "links_seen")
	assert.Equal(t, time.Hour, l.WithDefaults().LinksSeen)
	opt := Options{Limits: l}
	require.Error(t, opt.Validate())
	require.NoError(t, Limits{LinksSeen: maxLimit, BackupWarning: -1}.Validate())
}
