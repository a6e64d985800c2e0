package rarity

import "math"

// Reason is why a series stands out.
type Reason int

const (
	Burst    Reason = iota + 1 // more than its past explains
	Returned                   // back after a long silence
	Missing                    // it is due, and did not come
	Holiday                    // most of what is due did not come
)

// Finding is a series that stands out on a day.
type Finding struct {
	Index       int // -1 for Holiday
	Reason      Reason
	Expected    float64
	Probability float64
	Silent      int  // learned days without an event, the judged one included if Missing
	Last        Day  // on which it was last seen
	Still       bool // Missing on the learned day before as well

	Absent []int // what did not come on a Holiday
}

// Judge tells what stands out of the counts of a day, by index. A part does so
// only if its whole does not in the same way. Where nothing came of a group, that
// is told and not each of several parts that are missing. Nothing is told missing by itself on a day on
// which most of what is due did not come: that is one finding.
func (p *Plan) Judge(counts []int) []Finding {
	if p.Why != "" {
		return nil
	}
	var all []Finding
	load := p.overload(counts)
	if absent := p.absent(counts); len(absent) > 0 {
		all = append(all, Finding{Index: -1, Reason: Holiday, Probability: 1, Absent: absent})
	}
	holiday := len(all) > 0
	nothing := true // came of any group
	for _, t := range p.tests {
		nothing = nothing && (t == nil || !t.sum || counts[t.index] == 0)
	}
	found := make([]Reason, len(p.tests))
	silent := make([]*Finding, p.log.Groups)
	for _, t := range p.tests {
		if t == nil || p.log.Series[t.index].Whole >= 0 || t.sum && nothing {
			continue
		}
		f, ok := p.judge(t, counts[t.index], load)
		switch {
		case !ok || f.Reason == Missing && holiday && !(t.sum && t.schedule == everyDay):
		case t.sum:
			silent[p.log.Series[t.index].Group] = &f
		default:
			all = append(all, f)
			found[t.index] = f.Reason
		}
	}
	missing := make([][]Finding, p.log.Groups)
	members := make([]int, p.log.Groups)
	for _, t := range p.tests {
		if t == nil || p.log.Series[t.index].Whole < 0 {
			continue
		}
		past := p.log.Series[t.index]
		members[past.Group]++
		f, ok := p.judge(t, counts[t.index], load)
		switch {
		case !ok || found[past.Whole] == f.Reason || f.Reason == Returned && p.much(past.Whole, counts) || f.Reason == Missing && (holiday || counts[past.Whole] == 0):
		case f.Reason == Missing:
			missing[past.Group] = append(missing[past.Group], f)
		default:
			all = append(all, f)
		}
	}
	for g, parts := range missing {
		if silent[g] != nil && (members[g] > 1 || len(parts) == 0) {
			all = append(all, *silent[g])
		}
		if silent[g] == nil || len(parts) == 1 {
			all = append(all, parts...)
		}
	}
	return all
}

// much reports whether so much came of a whole that it explains a part of it
// that had not come for long.
func (p *Plan) much(whole int, counts []int) bool {
	t := p.tests[whole]
	return t != nil && float64(counts[whole]) > muchTimes*t.counts.mean
}

const muchTimes = 1.5

// absent returns what is due and did not come, if that is most of it.
func (p *Plan) absent(counts []int) []int {
	atRest := p.group == 0 && p.loads.atRest(p.loads.today(counts))
	for _, when := range [...]schedule{workdays, everyDay} {
		var absent []int
		due := 0
		for _, t := range p.tests {
			if t == nil || t.sum || t.ended || p.log.Series[t.index].Whole >= 0 || t.schedule != when || !when.expects(p.group) || t.silence.length+1 >= longSilence {
				continue
			}
			due++
			if counts[t.index] == 0 {
				absent = append(absent, t.index)
			}
		}
		if mostMissing(due, len(absent)) || when == workdays && 2*len(absent) > due && atRest {
			return absent
		}
	}
	return nil
}

func (p *Plan) judge(t *test, count int, load float64) (Finding, bool) {
	f := Finding{Index: t.index, Expected: t.counts.mean, Silent: t.silence.length, Last: t.last}
	part := p.log.Series[t.index].Whole >= 0
	if count == 0 && t.ended {
		return f, false
	}
	if count == 0 {
		f.Reason, f.Silent = Missing, t.silence.length+1
		if t.schedule != unscheduled {
			f.Probability, f.Still = Floor(math.Pow(max(t.rate, 1e-4), float64(t.away+1))), t.away >= t.told
			return f, t.told > 0 && t.away+1 >= t.told && t.silence.length+1 < longSilence
		}
		prob, ok := t.silence.missing(p.missing[class(t.silence.steady)])
		f.Probability, f.Still = Floor(prob), t.silence.still(p.missing[class(t.silence.steady)])
		return f, ok && !part
	}
	if t.sum {
		return f, false
	}
	tail := t.counts.tail(int(math.Ceil(float64(count) / load)))
	level := p.returned
	if part {
		level = p.returnedPart
	}
	back, returned := t.silence.returned(level)
	switch {
	case tail <= t.burst:
		f.Reason, f.Probability = Burst, Floor(tail)
	case returned:
		f.Reason, f.Probability = Returned, Floor(back)
	default:
		return f, false
	}
	return f, true
}

// NewPart tells whether it is out of the usual that a series comes in a group
// in which it never came, and with which probability it would not have by now.
func (p *Plan) NewPart(whole, group int) (probability float64, finding bool) {
	if p.Why != "" {
		return 1, false
	}
	days, finding := p.new.expected(whole, group)
	return Floor(math.Exp(-days)), finding
}
