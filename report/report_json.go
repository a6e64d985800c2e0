package report

import (
	"encoding/json"
	"slices"
	"time"

	"example.com/centrevu"
)

// MarshalJSON writes the value. A time that JSON has no form for, of a year before 0 or
// behind 9999, is its Text: one that a caller's fact holds does not keep a report from
// being written.
func (a Arg) MarshalJSON() ([]byte, error) {
	type plain Arg
	if !a.Time.IsZero() && writable(a.Time).IsZero() {
		a.Text, a.Time = a.String(), time.Time{}
	}
	return json.Marshal(plain(a))
}

// writable returns a time that JSON has a form for, zero for any other.
func writable(t time.Time) time.Time {
	if y := t.Year(); y < 0 || y > 9999 {
		return time.Time{}
	}
	return t
}

// writableCaptures returns captures without times that JSON has no form for.
func writableCaptures(captures []Capture) []Capture {
	if !slices.ContainsFunc(captures, func(c Capture) bool { return !c.isWritable() }) {
		return captures
	}
	captures = slices.Clone(captures)
	for i := range captures {
		c := &captures[i]
		for _, t := range [...]*time.Time{&c.CapturedAt, &c.Clock, &c.ClockAt, &c.ModTime} {
			*t = writable(*t)
		}
		c.Seen = slices.Clone(c.Seen)
		for k := range c.Seen {
			c.Seen[k].At = writable(c.Seen[k].At)
		}
	}
	return captures
}

func (c *Capture) isWritable() bool {
	for _, t := range [...]time.Time{c.CapturedAt, c.Clock, c.ClockAt, c.ModTime} {
		if t != writable(t) {
			return false
		}
	}
	return !slices.ContainsFunc(c.Seen, func(s centrevu.Seen) bool { return s.At != writable(s.At) })
}
