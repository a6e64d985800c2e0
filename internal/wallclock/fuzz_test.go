package wallclock_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/wallclock"
)

// What parses prints back to the same numbers in the same order, and a prefix
// that parses is a whole that parses.
func FuzzParse(f *testing.F) {
	for _, c := range fixed {
		f.Add(strings.Replace(c.text, "|", "", 1))
	}
	for _, s := range []string{
		"", "05/02/2000", "2000-05-02 00:23", "2000-05-02T00:23:41", "May 2, 2000 12:23 AM",
		"2 May 2000 00:23:41", "Tue May  2 00:23:41 2000", "03/09/25 02:30", "11/02/25 01:30 am",
		"4/10/2026 12:00 am", "02:05:01", "05/02/00 00:23:415", "13/02/2026 10:00", "Jan 2, 2006 3:04 PM EST",
	} {
		f.Add(s)
	}
	readers := []wallclock.Reader{
		{},
		{Near: utc(2000, 6, 1, 0, 0, 0)},
		{Location: zone(f, "America/New_York"), Near: utc(2026, 6, 1, 0, 0, 0)},
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range readers {
			got, err := r.Parse(s)
			if err != nil {
				describes(t, s, err)
			} else if got.Clock != wallclock.Skipped {
				assert.Equal(t, numbers(s), numbers(got.Shape.Format(got.Time)), s)
			}
			assert.False(t, got.Latest().Before(got.Time))

			prefix, n, err := r.Prefix(s)
			fromBytes, m, bytesErr := r.PrefixBytes([]byte(s))
			assert.Equal(t, prefix, fromBytes)
			assert.Equal(t, n, m)
			assert.Equal(t, err, bytesErr)
			if err != nil {
				describes(t, s, err)
				assert.Zero(t, n)
			} else {
				whole, err := r.Parse(s[:n])
				require.NoError(t, err)
				assert.Equal(t, whole, prefix)
			}

			if _, _, _, n, err := r.Date(s); err != nil {
				describes(t, s, err)
			} else {
				_, err := r.Parse(s[:n])
				require.NoError(t, err)
			}
		}
	})
}

func describes(t *testing.T, s string, err error) {
	t.Helper()
	var e *wallclock.Error
	require.True(t, errors.As(err, &e))
	assert.NotEmpty(t, err.Error())
	assert.GreaterOrEqual(t, e.Offset, 0)
	assert.LessOrEqual(t, e.Offset, len(s))
}

// numbers lists the groups of digits in s without leading zeros.
func numbers(s string) string {
	groups := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	for i, g := range groups {
		groups[i] = strings.TrimLeft(g, "0")
	}
	return fmt.Sprintf("%q", groups)
}
