package errlogsim

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// Site is a simulated log of another make than Log: what comes follows what the
// site does. All kinds share the load of a day, which wanders as an
// autoregressive process, is lower on weekends and holidays, and each has a rate
// of its own that wanders, too. Events come in clusters. ACDs have their shares,
// and some kinds never come at some. Daily messages come once, or once at each
// ACD. Texts hold names, addresses and numbers that vary.
type Site struct {
	Start  time.Time
	Days   int
	kinds  []*siteKind
	counts [][][]int // by day, kind and ACD; ACD 0 is for kinds that have none
	load   []float64
	free   []bool // days off: weekends and holidays
	gaps   []bool // days that nobody captured
	rand   *rand.Rand
	opt    SiteOptions
}

// SiteOptions are what happens at a site. The zero value is a quiet one.
type SiteOptions struct {
	Days     int     // 0 = 75
	Holidays int     // that nobody listed
	Misses   float64 // how often a daily message stays away on its own, at each ACD apart
	Together bool    // or at all ACDs at once
	Drift    float64 // of rates, a day
	Steps    int     // kinds whose rate changes for good on some day
	Gaps     float64 // part of the days that nobody captured
	Clusters float64 // events of a cluster, 0 = 1.5
}

// archiveKind is the kind that comes daily at each ACD. Those before it come
// daily without one.
const archiveKind = 2

// siteACDs is how many ACDs a site has.
const siteACDs = 8

type siteKind struct {
	id       int
	text     string  // with verbs of its own: see entry
	daily    string  // "", "working" or "every": what a clock sends
	byACD    bool    // it comes with an ACD
	never    int     // an ACD at which it never comes, 0 for none
	rate     float64 // clusters on a working day
	cluster  float64 // events of one
	follows  float64 // how much it follows the load
	own      []float64
	step     int // day on which the rate changes, and to how much of it
	stepTo   float64
	atShares [siteACDs + 1]float64
}

// MakeSite simulates a site.
func MakeSite(seed uint64, opt SiteOptions) *Site {
	if opt.Days == 0 {
		opt.Days = 75
	}
	if opt.Clusters == 0 {
		opt.Clusters = 1.5
	}
	r := rand.New(rand.NewPCG(seed, 0xacd))
	s := &Site{Start: time.Date(2025, 9, 1, 0, 0, 0, 0, time.UTC), Days: opt.Days, rand: r, opt: opt}
	s.calendar()
	s.add(&siteKind{daily: "working", text: "Timetable %d finished at %s"})
	s.add(&siteKind{daily: "every", text: "Backup of host %s finished in %d s"})
	s.add(&siteKind{daily: "every", byACD: true, text: "Daily archive finished for ACD %a"})
	for i := range 24 {
		k := &siteKind{rate: between(r, 0.3, 40), follows: r.Float64() * 1.2, byACD: i%2 == 0, cluster: 1 + (opt.Clusters-1)*2*r.Float64()}
		if k.byACD && i%6 == 0 {
			k.never = 1 + r.IntN(siteACDs)
			k.rate = max(k.rate, 4)
		}
		k.text = sitePhrases[i%len(sitePhrases)]
		s.add(k)
	}
	for i := range 14 {
		s.add(&siteKind{rate: between(r, 0.01, 0.15), byACD: i%2 == 0, cluster: 1, text: sitePhrases[(i+3)%len(sitePhrases)]})
	}
	for range opt.Steps {
		k := s.kinds[archiveKind+1+r.IntN(24)]
		k.step, k.stepTo = 20+r.IntN(opt.Days-25), []float64{0.4, 2.5}[r.IntN(2)]
	}
	for d := range s.Days {
		s.counts = append(s.counts, s.draw(d))
	}
	return s
}

var sitePhrases = []string{
	"%w link reset, session %n from %h", "%w refused login for user %u at %h", "%w table '%u' needs %n pages",
	"%w cannot open %p: no space", "%w waits for channel %n, %n, %n", "%w clock differs by %n sec on host %u",
	"%w translation %n is unknown to ACD %a", "%w dropped %n records (%n KB) of %h",
}

// calendar draws loads, holidays and gaps.
func (s *Site) calendar() {
	r := s.rand
	off := make(map[int]bool)
	for len(off) < s.opt.Holidays {
		if d := r.IntN(s.Days); s.Date(d).Weekday()%6 != 0 {
			off[d] = true
		}
	}
	walk := 0.0
	weekend := 0.2 + 0.3*r.Float64()
	for d := range s.Days {
		walk = 0.7*walk + 0.15*r.NormFloat64()
		load := math.Exp(walk)
		free := off[d] || s.Date(d).Weekday()%6 == 0
		if free {
			load *= weekend
		}
		s.load = append(s.load, load)
		s.free = append(s.free, free)
		s.gaps = append(s.gaps, d >= SiteLearned && r.Float64() < s.opt.Gaps)
	}
}

func (s *Site) add(k *siteKind) {
	r := s.rand
	k.id = len(s.kinds)
	walk, trend := 0.0, s.opt.Drift*(2*r.Float64()-1)
	for d := range s.Days {
		walk = 0.8*walk + 0.1*r.NormFloat64()
		k.own = append(k.own, math.Exp(walk+trend*float64(d)))
	}
	sum := 0.0
	for a := 1; a <= siteACDs; a++ {
		if a != k.never {
			k.atShares[a] = between(r, 0.6, 1.6)
		}
		sum += k.atShares[a]
	}
	for a := range k.atShares {
		k.atShares[a] /= sum
	}
	s.kinds = append(s.kinds, k)
}

// mean returns the events of a kind that are expected on a day.
func (s *Site) mean(k *siteKind, d int) float64 {
	m := k.rate * math.Pow(s.load[d], k.follows) * k.own[d]
	if k.step > 0 && d >= k.step {
		m *= k.stepTo
	}
	return m * k.cluster
}

// draw draws a day.
func (s *Site) draw(d int) [][]int {
	day := make([][]int, len(s.kinds))
	for i, k := range s.kinds {
		day[i] = make([]int, siteACDs+1)
		if k.daily != "" {
			s.drawDaily(k, d, day[i])
			continue
		}
		s.drawEvents(k, s.mean(k, d), day[i])
	}
	return day
}

func (s *Site) drawDaily(k *siteKind, d int, at []int) {
	if k.daily == "working" && s.free[d] {
		return
	}
	from, to := 0, 0
	if k.byACD {
		from, to = 1, siteACDs
	}
	chance := s.rand.Float64()
	for a := from; a <= to; a++ {
		if a > from && !s.opt.Together {
			chance = s.rand.Float64()
		}
		if chance >= s.opt.Misses {
			at[a] = 1
		}
	}
}

// drawEvents draws clusters, each at one ACD.
func (s *Site) drawEvents(k *siteKind, mean float64, at []int) {
	for range poisson(s.rand, mean/k.cluster) {
		n := geometric(s.rand, k.cluster)
		at[s.acd(k)] += n
	}
}

func (s *Site) acd(k *siteKind) int {
	if !k.byACD {
		return 0
	}
	p := s.rand.Float64()
	for a := 1; a <= siteACDs; a++ {
		if p -= k.atShares[a]; p < 0 {
			return a
		}
	}
	if k.never == siteACDs {
		return siteACDs - 1
	}
	return siteACDs
}

// copied returns the counts of a day, to be changed.
func (s *Site) copied(d int) [][]int {
	day := slices.Clone(s.counts[d])
	for i := range day {
		day[i] = slices.Clone(day[i])
	}
	return day
}

// Date returns a day of the site.
func (s *Site) Date(d int) time.Time { return s.Start.AddDate(0, 0, d) }

// Entries returns the entries of a day.
func (s *Site) Entries(d int, counts [][]int) []errlog.Entry {
	var out []errlog.Entry
	for i, at := range counts {
		for a, n := range at {
			for c := range n {
				out = append(out, s.entry(s.kinds[i], d, a, c))
			}
		}
	}
	return out
}

var siteNames = strings.Fields("smith jones garcia weber rossi silva tanaka moreau novak larsen olsen kumar diaz costa fischer brown")

func (s *Site) entry(k *siteKind, d, acd, c int) errlog.Entry {
	r := rand.New(rand.NewPCG(uint64(k.id*1000+acd), uint64(d*1000+c)))
	at := s.Date(d).Add(time.Duration(r.IntN(1440)) * time.Minute)
	text := k.text
	if k.daily != "" {
		switch {
		case k.byACD:
		case strings.Contains(text, "Timetable"):
			text = fmt.Sprintf(text, 1+r.IntN(40), at.Format("15:04:05"))
		default:
			text = fmt.Sprintf(text, siteNames[r.IntN(len(siteNames))], r.IntN(4000))
		}
	}
	for verb, value := range map[string]func() string{
		"%w": func() string { return word(k.id*17 + 5) },
		"%a": func() string { return fmt.Sprint(acd) },
		"%n": func() string { return fmt.Sprint(r.IntN(9000)) },
		"%u": func() string { return siteNames[r.IntN(len(siteNames))] },
		"%h": func() string {
			return fmt.Sprintf("10.%d.%d.%d:%d", r.IntN(9), r.IntN(250), r.IntN(250), 1024+r.IntN(60000))
		},
		"%p": func() string { return fmt.Sprintf("/cms/%s/%d.dat", siteNames[r.IntN(len(siteNames))], r.IntN(99)) },
	} {
		for strings.Contains(text, verb) {
			text = strings.Replace(text, verb, value(), 1)
		}
	}
	return errlog.Entry{Time: at, Code: 200 + k.id%30, ACD: centrevu.ACD{Number: acd}, Severity: "INFO", Text: text}
}
