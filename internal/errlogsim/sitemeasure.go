package errlogsim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"example.com/centrevu/errlog"
)

// SiteLearned is how many days of a site are learned before the first is
// judged: the least that can be judged by.
const SiteLearned = 14

// SitePlanted is a sort of anomaly that is planted at a site.
type SitePlanted int

const (
	SiteNewKind SitePlanted = iota
	SiteBurst
	SiteBurstFew
	SiteBurstAtACD
	SiteMissing
	SiteMissingSecond
	SiteMissingAtACD
	SiteMissingAtACDSecond
	SiteNewAtACD
	SiteSilentACD
	sitePlanted
)

var sitePlantedWords = [sitePlanted]string{
	"new kind at an ACD",
	"burst x5, 6 events a day or more",
	"burst x5, 2 to 6 events a day",
	"burst x8 at one ACD, 2 events a day there",
	"daily message missing, 1st day",
	"the same, told by the 2nd day",
	"daily message of an ACD, 1st day",
	"the same, told by the 2nd day",
	"known kind at an ACD that never had it",
	"an ACD that says nothing",
}

func (p SitePlanted) String() string { return sitePlantedWords[p] }

// scores are what rules say of a count, the more the rarer.
type scores struct {
	z, c2, ratio float64
	once         bool // exactly one on each of 28 days, and none today
	ours         bool
}

// SiteResult is what was measured at one or several sites.
type SiteResult struct {
	Sites    int
	Days     int
	Expected float64
	New      int // new kinds that are new
	Holidays int // findings Holiday

	alarms  tally
	usual   []scores
	unusual [sitePlanted][]scores
}

// Add puts another result to this one.
func (r *SiteResult) Add(o *SiteResult) {
	r.Sites += o.Sites
	r.Days += o.Days
	r.Expected += o.Expected
	r.New += o.New
	r.Holidays += o.Holidays
	r.alarms.add(&o.alarms)
	r.usual = append(r.usual, o.usual...)
	for i := range r.unusual {
		r.unusual[i] = append(r.unusual[i], o.unusual[i]...)
	}
}

// place is a kind, at an ACD or in all.
type place struct{ kind, acd int }

const inAll = -1

type siteRun struct {
	site *Site
	base errlog.Baseline
	kind []errlog.Kind
	days []int // learned
	res  *SiteResult
}

// MeasureSite judges a site at a knob.
func MeasureSite(seed uint64, knob float64, opt SiteOptions) *SiteResult {
	return measureSite(seed, knob, opt, true)
}

// SiteAlarms judges a site as it is, which tells of false alarms only.
func SiteAlarms(seed uint64, knob float64, opt SiteOptions) *SiteResult {
	return measureSite(seed, knob, opt, false)
}

func measureSite(seed uint64, knob float64, opt SiteOptions, planting bool) *SiteResult {
	s := MakeSite(seed, opt)
	r := &siteRun{site: s, res: &SiteResult{Sites: 1}}
	r.base.FalseAlarms = knob
	for _, k := range s.kinds {
		r.kind = append(r.kind, errlog.KindOf(s.entry(k, 0, 1, 0)))
	}
	for d := range s.Days {
		if d >= SiteLearned && !s.gaps[d] {
			r.judge(d)
			if planting && d%4 == 3 && !s.free[d] {
				r.plant(d)
			}
		}
		if !s.gaps[d] {
			r.base.Learn(s.Date(d), s.Entries(d, s.counts[d]))
			r.days = append(r.days, d)
		}
	}
	r.res.alarms.end()
	return r.res
}

// judge judges a day as it is.
func (r *siteRun) judge(d int) {
	v := r.base.Unusual(r.site.Date(d), r.site.Entries(d, r.site.counts[d]))
	r.res.Days++
	r.res.Expected += v.FalseAlarms
	for _, f := range v.Findings {
		k := slices.Index(r.kind, f.Kind)
		switch {
		case f.Reason == errlog.New && !r.seen(place{k, inAll}):
			r.res.New++
		case f.Reason == errlog.Holiday:
			r.res.Holidays++
		case k >= 0 && r.site.kinds[k].step > 0 && d >= r.site.kinds[k].step && d < r.site.kinds[k].step+4:
			// It has changed, and says so for the first days.
		default:
			r.res.alarms.count(f)
		}
	}
	if r.site.free[d] && r.site.Date(d).Weekday()%6 != 0 {
		return // a holiday is no usual day to any rule
	}
	score := func(p place) {
		if r.seen(p) {
			r.res.usual = append(r.res.usual, r.score(p, r.site.counts[d]))
		}
	}
	for k := range r.site.kinds {
		score(place{k, inAll})
		for a := 1; r.site.kinds[k].byACD && a <= siteACDs; a++ {
			score(place{k, a})
		}
	}
}

func (r *siteRun) at(p place, counts [][]int) int {
	if p.acd != inAll {
		return counts[p.kind][p.acd]
	}
	sum := 0
	for _, n := range counts[p.kind] {
		sum += n
	}
	return sum
}

func (r *siteRun) seen(p place) bool {
	return p.kind >= 0 && slices.ContainsFunc(r.days, func(d int) bool { return r.at(p, r.site.counts[d]) > 0 })
}

// score rates a count by the rules: of its deviation in standard deviations of
// the last 28 days; the same of EARS C2, by seven days up to the third before;
// of its ratio to the mean.
func (r *siteRun) score(p place, counts [][]int) scores {
	x := float64(r.at(p, counts))
	last := r.days[max(0, len(r.days)-28):]
	usual := func(day int) int { return r.at(p, r.site.counts[day]) }
	mean, sd := moments(last, usual)
	s := scores{z: math.Abs(x-mean) / max(sd, 0.1), ratio: x / (mean + 0.5)}
	if n := len(r.days) - 2; n >= 7 {
		m, sd := moments(r.days[n-7:n], usual)
		s.c2 = math.Abs(x-m) / max(sd, 0.2)
	}
	s.once = x == 0 && len(last) == 28 && !slices.ContainsFunc(last, func(day int) bool { return usual(day) != 1 })
	return s
}

// plant judges a day on which several things are unusual, and one on which an
// ACD says nothing.
func (r *siteRun) plant(d int) {
	s := r.site
	counts := s.copied(d)
	what := make(map[place]SitePlanted)
	missing := d / 4 % archiveKind
	if r.at(place{missing, inAll}, counts) > 0 {
		what[place{missing, inAll}] = SiteMissing
		counts[missing] = make([]int, siteACDs+1)
	}
	acd := 1 + d/4%siteACDs
	if counts[archiveKind][acd] > 0 {
		what[place{archiveKind, acd}] = SiteMissingAtACD
		counts[archiveKind][acd] = 0
	}
	for i, k := range s.kinds {
		m := s.mean(k, d)
		switch {
		case k.daily != "" || !r.seen(place{i, inAll}):
		case k.never > 0 && len(r.days) >= 30 && (i+d/4)%2 == 0:
			what[place{i, k.never}] = SiteNewAtACD
			counts[i][k.never] = 1
		case (i+d/4)%3 != 0:
		case k.byACD && k.never == 0 && m*k.atShares[acd] >= 2:
			what[place{i, acd}] = SiteBurstAtACD
			counts[i][acd] += int(7 * m * k.atShares[acd])
		case m >= 6:
			what[place{i, inAll}] = SiteBurst
			s.drawEvents(k, 4*m, counts[i])
		case m >= 2:
			what[place{i, inAll}] = SiteBurstFew
			s.drawEvents(k, 4*m, counts[i])
		}
	}
	fresh := s.entry(s.kinds[archiveKind], d, acd, 99)
	fresh.Text = "Data collection is off for this ACD since the switch asked for it"
	v := r.base.Unusual(s.Date(d), append(s.Entries(d, counts), fresh))
	for p, sort := range what {
		e := r.score(p, counts)
		e.ours = told(v, r.kind[p.kind], p.acd)
		r.res.unusual[sort] = append(r.res.unusual[sort], e)
	}
	r.plantSecond(d, counts, what, v)
	e := scores{z: math.Inf(1), c2: math.Inf(1), ratio: math.Inf(1)}
	e.ours = slices.ContainsFunc(v.Findings, func(f errlog.Finding) bool {
		return f.Kind == errlog.KindOf(fresh) && f.Reason == errlog.New && f.ACD == acd
	})
	r.res.unusual[SiteNewKind] = append(r.res.unusual[SiteNewKind], e)

	quiet := s.copied(d)
	for i := range quiet {
		quiet[i][acd] = 0
	}
	v = r.base.Unusual(s.Date(d), s.Entries(d, quiet))
	e = scores{}
	e.ours = slices.ContainsFunc(v.Findings, func(f errlog.Finding) bool {
		return f.Kind == errlog.Kind{} && f.Reason == errlog.Missing && f.ACD == acd
	})
	r.res.unusual[SiteSilentACD] = append(r.res.unusual[SiteSilentACD], e)
}

// plantSecond judges the day after one on which daily messages were missing, if
// they are due on it, with them missing again. It tells of both days.
func (r *siteRun) plantSecond(d int, counts [][]int, what map[place]SitePlanted, first errlog.Verdict) {
	s, next := r.site, d+1
	if next >= s.Days || s.gaps[next] || s.free[next] {
		return
	}
	var base errlog.Baseline
	base.FalseAlarms = r.base.FalseAlarms
	base.Merge(&r.base)
	base.Learn(s.Date(d), s.Entries(d, counts))
	again := s.copied(next)
	due := make(map[place]SitePlanted)
	for p, sort := range what {
		switch {
		case sort == SiteMissing && r.at(p, again) > 0:
			due[p] = SiteMissingSecond
			clear(again[p.kind])
		case sort == SiteMissingAtACD && r.at(p, again) > 0:
			due[p] = SiteMissingAtACDSecond
			again[p.kind][p.acd] = 0
		}
	}
	v := base.Unusual(s.Date(next), s.Entries(next, again))
	for p, sort := range due {
		e := r.score(p, again)
		e.ours = told(first, r.kind[p.kind], p.acd) || told(v, r.kind[p.kind], p.acd)
		r.res.unusual[sort] = append(r.res.unusual[sort], e)
	}
}

// told reports whether a verdict names a kind, at an ACD if it is one.
func told(v errlog.Verdict, kind errlog.Kind, acd int) bool {
	return slices.ContainsFunc(v.Findings, func(f errlog.Finding) bool {
		return f.Kind == kind && (acd == inAll || f.ACD == acd)
	})
}

// FalseAlarms returns the false alarms in 30 days.
func (r *SiteResult) FalseAlarms() float64 { return r.alarms.rate(r.Days) }

// Recall returns the part of the anomalies planted that was found.
func (r *SiteResult) Recall(p SitePlanted) float64 {
	return part(r.unusual[p], func(e scores) bool { return e.ours })
}

// threshold returns the lowest threshold with which a rule has no more false
// alarms than Baseline, give or take a tie.
func (r *SiteResult) threshold(of func(scores) float64) float64 {
	all := make([]float64, len(r.usual))
	for i, e := range r.usual {
		all[i] = of(e)
	}
	slices.Sort(all)
	n := int(r.FalseAlarms() / 30 * float64(r.Days))
	return all[max(0, len(all)-1-n)]
}

// String returns the table. The rules z-score, EARS C2 and ratio are set to the
// false alarms of Baseline; that of "exactly one on each of 28 days" has its own.
func (r *SiteResult) String() string {
	var b strings.Builder
	z, c2, ratio := r.threshold(func(e scores) float64 { return e.z }), r.threshold(func(e scores) float64 { return e.c2 }), r.threshold(func(e scores) float64 { return e.ratio })
	once := 0
	for _, e := range r.usual {
		if e.once {
			once++
		}
	}
	fmt.Fprintf(&b, "%d sites, %d days judged\n", r.Sites, r.Days)
	b.WriteString(r.alarms.line(r.Days, r.Expected))
	fmt.Fprintf(&b, "in 30 days: %.2f new kinds, %.2f holidays; \"one on each of 28 days\" has %.2f false alarms\n", perMonth(r.New, r.Days), perMonth(r.Holidays, r.Days), perMonth(once, r.Days))
	if len(r.unusual[SiteNewKind]) == 0 {
		return b.String()
	}
	b.WriteByte('\n')
	fmt.Fprintf(&b, "%-44s %8s %9s %9s %9s %9s %9s\n", "recall at these false alarms", "planted", "Baseline", "z-score", "EARS C2", "ratio", "one a day")
	for p := range sitePlanted {
		fmt.Fprintf(&b, "%-44s %8d %8.1f%%", p, len(r.unusual[p]), 100*r.Recall(p))
		for _, rule := range []func(scores) bool{
			func(e scores) bool { return e.z > z }, func(e scores) bool { return e.c2 > c2 }, func(e scores) bool { return e.ratio > ratio }, func(e scores) bool { return e.once },
		} {
			fmt.Fprintf(&b, " %8.1f%%", 100*part(r.unusual[p], rule))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
