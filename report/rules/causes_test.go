package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// folded counts the findings beyond healthy by their Cause, those without one
// by their own Key.
func folded(r *report.Report) map[string]int {
	list := make(map[string]int)
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Status.Worse(report.OK) {
			if f.Cause != "" {
				list[f.Cause]++
			} else {
				list[f.Key()]++
			}
		}
	}
	return list
}

func TestOneCauseIsOneLine(t *testing.T) {
	needing := 0 // rules that cannot do without a fact
	for _, r := range All() {
		if len(r.Needs) > 0 {
			needing++
		}
	}
	check := func(name string, spoil func(p *report.Pair), want map[string]int) {
		t.Helper()
		p := eight()
		spoil(&p)
		assert.Equal(t, want, folded(report.Evaluate(p, All(), report.Options{})), name)
	}
	check("secondary not seen", func(p *report.Pair) { p.Secondary = nil }, map[string]int{"links.state:secondary": len(All())})
	check("secondary's folder empty", func(p *report.Pair) { *p.Secondary = report.Server{Now: now} }, map[string]int{"links.state:secondary": needing})
	check("window not captured", func(p *report.Pair) { p.Primary.Archive = nil }, map[string]int{"archive.state:primary": 7})
	check("two windows not captured", func(p *report.Pair) { p.Primary.Archive, p.Primary.Errors = nil, nil },
		map[string]int{"archive.state:primary": 7, "errors.unusual:primary": 4})
	check("switch down", func(p *report.Pair) { down(p.Primary, p.Secondary) }, map[string]int{"links.pair": 25})
	check("path to the primary down", func(p *report.Pair) { down(p.Primary) }, map[string]int{"links.pair:primary": 17})
	check("log not read", func(p *report.Pair) { p.Primary.Errors.Entries = nil },
		map[string]int{"errors.unusual:primary": 35})
	check("log read too early", func(p *report.Pair) {
		e := p.Primary.Errors
		e.Entries, e.NotAfter = e.Entries[:len(e.Entries)-2], ago(28*time.Hour)
	}, map[string]int{"errors.current:primary": 17})
	check("clock off", func(p *report.Pair) {
		for i := range p.Primary.Archive.Runs {
			p.Primary.Archive.Runs[i].Last = now.Add(3 * time.Hour)
		}
		p.Primary.Captures[0].Clock = now.Add(3 * time.Hour)
	}, map[string]int{"captures.clock:primary::zone": 66}) // 32 archives lie in the future, and the log was read before each
}

// What a cause explains is of the same server and ACD, and each Cause is there.
func TestCausesAreThere(t *testing.T) {
	everything(t, func(r *report.Report) {
		byKey := make(map[string]report.Finding)
		for _, f := range r.Findings {
			if f.Cause == "" {
				byKey[f.Key()] = f
			}
		}
		for _, f := range r.Findings {
			if f.Cause == "" {
				continue
			}
			cause, ok := byKey[f.Cause]
			assert.True(t, ok && cause.Status.Worse(report.OK), "%s names %s", f.Key(), f.Cause)
			assert.True(t, cause.Server == "" || f.Server == "" || cause.Server == f.Server, "%s names %s", f.Key(), f.Cause)
			assert.True(t, f.Status.Worse(report.OK), f.Key())
		}
	})
}

// One link that is up, or was not seen, and it is not the switch.
func TestNotAllDown(t *testing.T) {
	for name, spoil := range map[string]func(p report.Pair){
		"one up":       func(p report.Pair) { p.Secondary.Links.Links[7].Connection = "operational" },
		"one off":      func(p report.Pair) { p.Secondary.Links.Links[7].Application = "not collecting data" },
		"one not seen": func(p report.Pair) { p.Secondary.Links.Links = p.Secondary.Links.Links[:7] },
	} {
		p := eight()
		down(p.Primary, p.Secondary)
		spoil(p)
		for _, f := range report.Evaluate(p, All(), report.Options{}).Findings {
			assert.NotEqual(t, "all-down", f.Code, name)
		}
	}
	p := pair()
	down(p.Primary, p.Secondary)
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		s.Links.Links = s.Links.Links[:1]
		s.Links.Links[0].ACD = centrevu.ACD{Number: 1}
	}
	assert.Empty(t, folded(report.Evaluate(p, All(), report.Options{}))["links.pair"], "of a single ACD there is no more to say")
}

// A silence that is not of the cause alone does not cover what follows: one of
// all that links.pair says leaves the links themselves, be one down or all.
func TestABroadSilenceCoversNoMore(t *testing.T) {
	for _, s := range []report.Silence{{Rule: "links.pair"}, {Rule: "captures.clock"}, {Rule: "links.pair", Server: "primary"}} {
		s.Who, s.Why, s.Until = "op", "known", now.Add(time.Hour)
		opt := report.Options{Silences: []report.Silence{s}}
		one, all := eight(), eight()
		for _, server := range []*report.Server{one.Primary, one.Secondary} {
			server.Links.Links[0].Connection = "out of order"
		}
		down(all.Primary, all.Secondary)
		before, after := report.Evaluate(one, All(), opt).Worst(), report.Evaluate(all, All(), opt).Worst()
		assert.Equal(t, report.Critical, before)
		assert.Falsef(t, before.Worse(after), "silence of %s: one ACD down is %s, all are %s", s, before, after)
	}
}
