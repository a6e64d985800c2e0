package errlog_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// The fast reading of a header gives what the exact one gives, on every day of
// zones that change their clocks in all manner of ways.
func TestFastHeaderOnAnyDay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	fast := 0
	for _, name := range []string{"UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca",
		"Pacific/Apia", "America/Sao_Paulo", "Asia/Kathmandu", "Antarctica/Troll", "Africa/Monrovia", "Asia/Gaza"} {
		loc, err := time.LoadLocation(name)
		require.NoError(t, err)
		src := centrevu.Source{Location: loc, CapturedAt: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
		for day := time.Date(1971, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2060; day = day.AddDate(0, 0, 1+r.IntN(7)) {
			if r.IntN(4) > 0 && day.Month() != 3 && day.Month() != 10 && day.Month() != 11 && day.Month() != 4 {
				continue
			}
			at := day.Add(time.Duration(r.IntN(24*60)) * time.Minute)
			s := at.Format("01/02/2006 03:04 PM") + " 3 4 INFO"
			f, e, ok, err := errlog.HeaderBoth([]byte(s), src)
			require.NoError(t, err, s)
			if ok {
				fast++
				require.Equal(t, e, f, "%s in %s", s, name)
			}
		}
	}
	assert.Greater(t, fast, 20_000, "nearly all days are without a change")
}

// What the fast reading takes, the exact one takes alike.
func TestFastHeaderOnAnyShape(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	pick := func(s ...string) string { return s[max(0, r.IntN(2*len(s))-len(s))] }
	fast := 0
	for range 50_000 {
		s := fmt.Sprintf("%s%s%s%s%s%s%s%s%s%s",
			pick("10/19/15", "1/9/15", "02/29/15", "02/29/2016", "13/01/15", "00/00/00", "10/19/1", "10/19/155"), pick(" ", " ", "  ", ", ", ""),
			pick("12:29", "00:29", "13:29", "24:00", "9:05", "12:60", "12:2", "1229"), pick("", "", ":00", ":59", ":60", ":"), pick(" AM", " PM", "", "", "AM", " A", " am", " P.M.", " AMX"),
			pick(" ", " ", "  ", ""), pick("3", "0", "123456789", "1234567890", "x"), pick(" 4", " 26", " 99", " ", "  4"),
			pick(" INFO", " info", " I", "  INFO", " ABCDEFGHIJKLMNOPQRSTU", " A-B", " A1", " INFO ", ""), pick("", "", " text", "  two words", "."))
		s = strings.TrimSpace(s)
		f, e, ok, err := errlog.HeaderBoth([]byte(s), centrevu.Source{})
		if ok {
			fast++
			require.NoError(t, err, s)
			require.Equal(t, e, f, s)
		}
	}
	assert.Greater(t, fast, 1000)
}

func TestPrinting(t *testing.T) {
	for n := range 42 {
		for at := range n {
			for c := range 256 {
				s := make([]byte, n)
				for i := range s {
					s[i] = "a ~!"[i%4]
				}
				s[at] = byte(c)
				require.Equal(t, ' ' <= c && c <= '~', errlog.Printing(s), "%q", s)
			}
		}
	}
}
