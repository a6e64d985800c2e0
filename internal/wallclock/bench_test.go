package wallclock_test

import (
	"testing"

	"example.com/centrevu/internal/wallclock"
)

func BenchmarkPrefix(b *testing.B) {
	near := utc(2015, 10, 20, 0, 0, 0)
	for _, c := range []struct {
		name, text string
		reader     wallclock.Reader
	}{
		{"UTC", "10/19/15 12:29 PM 3 4 INFO", wallclock.Reader{Near: near}},
		{"zone", "10/19/15 12:29 PM 3 4 INFO", wallclock.Reader{Near: near, Location: zone(b, "America/New_York")}},
		{"repeated", "11/01/15 01:29 AM 3 4 INFO", wallclock.Reader{Near: near, Location: zone(b, "America/New_York")}},
		{"none", "than 24 hours. Switch clock", wallclock.Reader{Near: near}},
	} {
		b.Run(c.name, func(b *testing.B) {
			line := []byte(c.text)
			b.SetBytes(int64(len(line)))
			b.ReportAllocs()
			for b.Loop() {
				_, _, _ = c.reader.PrefixBytes(line)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"05/02/00 00:23:41", "2000-05-02 00:23:41"} {
		b.Run(s, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = wallclock.Reader{}.Parse(s)
			}
		})
	}
}
