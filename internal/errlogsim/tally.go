package errlogsim

import (
	"fmt"
	"math"
	"strings"

	"example.com/centrevu/errlog"
)

// tally is the false alarms of logs.
type tally struct {
	reasons map[errlog.Reason]int
	atACD   map[errlog.Reason]int // of them, at one ACD
	byLog   []int
	log     int // those of the log at hand
}

// count takes a false alarm in.
func (t *tally) count(f errlog.Finding) {
	if t.reasons == nil {
		t.reasons, t.atACD = make(map[errlog.Reason]int), make(map[errlog.Reason]int)
	}
	t.reasons[f.Reason]++
	if f.ACD > 0 {
		t.atACD[f.Reason]++
	}
	t.log++
}

// end ends a log.
func (t *tally) end() { t.byLog, t.log = append(t.byLog, t.log), 0 }

func (t *tally) add(o *tally) {
	if t.reasons == nil {
		t.reasons, t.atACD = make(map[errlog.Reason]int), make(map[errlog.Reason]int)
	}
	for k, n := range o.reasons {
		t.reasons[k] += n
	}
	for k, n := range o.atACD {
		t.atACD[k] += n
	}
	t.byLog = append(t.byLog, o.byLog...)
}

func (t *tally) sum() int {
	n := 0
	for _, of := range t.byLog {
		n += of
	}
	return n
}

// rate returns the false alarms in 30 days, of so many days judged.
func (t *tally) rate(days int) float64 { return perMonth(t.sum(), days) }

// spread returns the standard error of the rate, by how logs differ: false alarms
// of one log can come together.
func (t *tally) spread(days int) float64 {
	n := float64(len(t.byLog))
	mean, squares := float64(t.sum())/n, 0.0
	for _, of := range t.byLog {
		squares += (float64(of) - mean) * (float64(of) - mean)
	}
	return math.Sqrt(squares*n/max(1, n-1)) / float64(max(1, days)) * 30
}

// line says what the rate is, beside what the model says, and of which reasons.
func (t *tally) line(days int, expected float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "false alarms in 30 days: %.2f ± %.2f (the model says %.2f)", t.rate(days), t.spread(days), expected/float64(max(1, days))*30)
	for _, reason := range []errlog.Reason{errlog.Burst, errlog.Returned, errlog.Missing, errlog.New, errlog.Holiday, errlog.Upgrade} {
		if t.reasons[reason] == 0 {
			continue
		}
		fmt.Fprintf(&b, ", %.2f %v", perMonth(t.reasons[reason], days), reason)
		if n := t.atACD[reason]; n > 0 {
			fmt.Fprintf(&b, " (%.2f at an ACD)", perMonth(n, days))
		}
	}
	return b.String() + "\n"
}

func perMonth(n, days int) float64 { return float64(n) / float64(max(1, days)) * 30 }

// part returns the part of all that something holds of.
func part[E any](all []E, holds func(E) bool) float64 {
	n := 0
	for _, e := range all {
		if holds(e) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(all)))
}

// moments returns the mean and the standard deviation of a count over days.
func moments[D any](days []D, count func(D) int) (mean, sd float64) {
	var n, sum, squares float64
	for _, d := range days {
		x := float64(count(d))
		n, sum, squares = n+1, sum+x, squares+x*x
	}
	mean = sum / n
	return mean, math.Sqrt(max(0, squares/n-mean*mean))
}
