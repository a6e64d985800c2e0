package rules

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// everything yields the reports that the tests of the catalogue make.
func everything(t *testing.T, yield func(r *report.Report)) {
	for _, tt := range cases {
		p := pair()
		tt.spoil(p)
		yield(report.Evaluate(p, All(), report.Options{}))
	}
	for _, f := range fixtures(t) {
		yield(report.Evaluate(f.read, All(), f.opt))
	}
	for seed := range uint64(200) {
		yield(report.Evaluate(anySpoiled(seed), All(), report.Options{}))
	}
	for _, c := range withOptions() {
		yield(report.Evaluate(c.pair, All(), c.opt))
	}
	for _, p := range []report.Pair{missingAtACD, stillMissing, silentACD, upgraded} {
		yield(report.Evaluate(p, All(), report.Options{}))
	}
	for _, p := range []report.Pair{{}, eight()} {
		yield(report.Evaluate(p, All(), report.Options{}))
		yield(report.Evaluate(p, All(), report.Options{Now: now, Require: report.OptionalFacts[:]}))
	}
}

type optioned struct {
	pair report.Pair
	opt  report.Options
}

// withOptions are cases that take a schedule, a baseline or the like.
func withOptions() []optioned {
	var list []optioned
	add := func(opt report.Options, spoil func(p report.Pair)) {
		p := pair()
		spoil(p)
		list = append(list, optioned{p, opt})
	}
	late := func(by time.Duration) func(p report.Pair) {
		return func(p report.Pair) { p.Primary.Archive.Runs[1].Last = ago(by) }
	}
	add(report.Options{Schedules: map[int]archive.Schedule{0: {}}}, late(31*time.Hour))
	add(report.Options{Schedules: map[int]archive.Schedule{0: {}}}, late(55*time.Hour))
	add(report.Options{Schedules: map[int]archive.Schedule{0: {Interval: 7}}}, late(time.Hour))
	add(report.Options{Users: []string{"jo"}}, func(p report.Pair) { p.Secondary.Logins = logins("jo") })
	add(report.Options{}, func(p report.Pair) { log(p, time.Time{}, 0, "Archiving failed") })
	add(report.Options{}, func(p report.Pair) {
		p.Secondary.Backup, p.Secondary.Archive, p.Secondary.Links = p.Primary.Backup, p.Primary.Archive, p.Primary.Links
		p.Primary.Errors = nil
	})
	add(report.Options{}, func(p report.Pair) { p.Primary.Captures = nil })
	add(report.Options{}, func(p report.Pair) {
		c := &p.Primary.Captures[0]
		c.ClockAt, c.ModTime = time.Time{}, c.Clock
	})
	add(report.Options{ACDs: []int{1, 2, 7}}, func(report.Pair) {})
	add(report.Options{History: yesterdays()}, func(p report.Pair) {
		entries(longAgo)(p)
		for _, s := range []*report.Server{p.Primary, p.Secondary} {
			s.Links.Links, s.Archive.Runs = s.Links.Links[:1], s.Archive.Runs[:4]
		}
		p.Primary.Archive.Runs[3].Last = ago(20 * time.Hour)
		p.Primary.Backup.FinishedAt = p.Primary.Backup.FinishedAt.AddDate(0, 0, -2)
	})
	add(report.Options{}, func(p report.Pair) {
		p.Primary.Archive.Runs[2].Last = p.Secondary.Archive.Runs[2].Last.AddDate(0, 0, -7)
	})
	base := &errlog.Baseline{}
	for d := 60; d > 0; d-- {
		at := ago(time.Duration(d) * 24 * time.Hour)
		base.Learn(at, []errlog.Entry{entry(at, "Link to ACD 3 was reset"), entry(at, "Data collection will remain down")})
	}
	yesterday := ago(24 * time.Hour)
	for _, b := range []*errlog.Baseline{base, {}} {
		for _, text := range []string{"Link to ACD 3 was reset", "Data collection will remain down", "A new thing"} {
			add(report.Options{}, func(p report.Pair) {
				p.Primary.Baseline = b
				p.Primary.Errors.Entries = append(p.Primary.Errors.Entries, entry(yesterday, text))
			})
		}
	}
	return list
}

// What the catalogue says is a sentence of its rule with its values, and the
// words in it are of the closed sets that translations have.
func TestEachFindingIsASentence(t *testing.T) {
	sentences := make(map[string]report.Sentence)
	for _, s := range report.Sentences(All()) {
		sentences[s.Rule+" "+s.Code] = s.Sentence
	}
	words := report.Words()
	everything(t, func(r *report.Report) {
		for _, f := range r.Findings {
			require.NotEqual(t, "misspoke", f.Code, f.Message)
			s, ok := sentences[f.Rule+" "+f.Code]
			if !ok {
				s, ok = sentences[" "+f.Code]
			}
			require.True(t, ok, "%s: %q: %s", f.Rule, f.Code, f.Message)
			assert.Equal(t, f.Message, s.Says(f.Args))
			for _, a := range f.Args {
				if a.Kind == report.ArgWord {
					assert.Contains(t, words, a.Text, "%s: %s", f.Rule, f.Message)
				}
			}
		}
	})
}

// Each thing that a rule looks at has a Key of its own.
func TestKeysAreUnique(t *testing.T) {
	site := report.Rule{ID: "site.links", Needs: []report.Fact{report.FactLinks}, Check: func(p *report.Pass) error {
		for _, l := range p.Server.Links.Links {
			p.AboutACD(l.ACD, l.At).OKf("%s", l.Connection)
		}
		return nil
	}}
	for name, p := range map[string]report.Pair{"two ACDs": pair(), "eight": eight(), "nothing": {}, "logged in": func() report.Pair {
		p := pair()
		p.Secondary.Logins = logins("jo", "root")
		return p
	}()} {
		seen := make(map[string]string)
		for _, f := range report.Evaluate(p, append(All(), site), report.Options{}).Findings {
			assert.Empty(t, seen[f.Key()], "%s: %s: %s", name, f.Key(), f.Message)
			seen[f.Key()] = f.Message
		}
	}
	for _, f := range fixtures(t) {
		seen := make(map[string]string)
		for _, found := range report.Evaluate(f.read, All(), f.opt).Findings {
			assert.Empty(t, seen[found.Key()], "%s: %s: %s", f.file, found.Key(), found.Message)
			seen[found.Key()] = found.Message
		}
	}
}

func keys(r *report.Report) []string {
	var list []string
	for i := range r.Findings {
		list = append(list, r.Findings[i].Key())
	}
	return list
}

// Ten minutes later nothing has another identity, though every age has
// changed.
func TestKeysHoldNoAge(t *testing.T) {
	for _, f := range fixtures(t) {
		later := f.opt
		later.Now = later.Now.Add(10 * time.Minute)
		want, got := report.Evaluate(f.read, All(), f.opt), report.Evaluate(f.read, All(), later)
		assert.Equal(t, keys(want), keys(got), f.file)
	}
	p, q := eight(), eight()
	for _, s := range []*report.Server{q.Primary, q.Secondary} {
		s.Now = s.Now.Add(10 * time.Minute)
		for i := range s.Links.Links {
			s.Links.Links[i].ACD.Name = "renamed"
		}
	}
	assert.Equal(t, keys(report.Evaluate(p, All(), report.Options{})), keys(report.Evaluate(q, All(), report.Options{})))
}

// The Key of an entry is that of its kind: numbers in its text do not matter.
func TestKeyOfAnEntry(t *testing.T) {
	key := func(text string) string {
		p := pair()
		log(p, ago(time.Hour), 1, text)
		r := report.Evaluate(p, []report.Rule{of("errors.unusual")}, report.Options{})
		i := slices.IndexFunc(r.Findings, func(f report.Finding) bool { return f.Status == report.Warning })
		require.GreaterOrEqual(t, i, 0)
		return r.Findings[i].Key()
	}
	assert.Equal(t, key("Link reset after 17 seconds"), key("Link reset after 4 seconds"))
	assert.NotEqual(t, key("Link reset"), key("Link lost"))
	assert.LessOrEqual(t, len(nameOf(errlog.Kind{Code: centrevu.MaxACD, Text: string(make([]byte, 10000))})), 30)
}

// Every sentence is said by some test, so that none is there for nothing or
// says what nobody has read.
func TestEachSentenceIsSaid(t *testing.T) {
	said := make(map[string]bool)
	everything(t, func(r *report.Report) {
		for _, f := range r.Findings {
			said[f.Rule+" "+f.Code] = true
		}
	})
	for _, r := range All() {
		for _, s := range r.Sentences {
			assert.True(t, said[r.ID+" "+s.Code], "%s never says %q: %s", r.ID, s.Code, s.Text)
		}
	}
}
