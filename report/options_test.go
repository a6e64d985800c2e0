package report

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/archive"
)

// gives returns a rule that says these statuses of each server.
func gives(id string, statuses ...Status) Rule {
	return Rule{ID: id, Doc: "Is it?", Cite: "INF", Advice: "Look.", Check: func(p *Pass) error {
		for _, s := range statuses {
			p.About().Reportf(s, "it is %s", s)
		}
		return nil
	}}
}

func both() Pair { return Pair{whole(), whole()} }

func statusesOf(r *Report, rule string) []Status {
	var list []Status
	for _, f := range r.Findings {
		if f.Rule == rule {
			list = append(list, f.Status)
		}
	}
	return list
}

func TestLevels(t *testing.T) {
	all := gives("r", OK, Warning, Critical, Unknown, NotApplicable)
	tests := []struct {
		name   string
		levels map[Status]Status
		want   []Status // of one server
		fault  bool
	}{
		{"none", nil, []Status{OK, Warning, Critical, Unknown, NotApplicable}, false},
		{"warnings are critical", map[Status]Status{Warning: Critical}, []Status{OK, Critical, Critical, Unknown, NotApplicable}, false},
		{"nothing is critical", map[Status]Status{Critical: Warning}, []Status{OK, Warning, Warning, Unknown, NotApplicable}, false},
		{"upside down", map[Status]Status{Critical: Warning, Warning: Critical}, nil, true},
		{"to ok", map[Status]Status{Warning: OK}, nil, true},
		{"to silenced", map[Status]Status{Warning: Silenced}, nil, true},
		{"unknown", map[Status]Status{Unknown: Warning}, nil, true},
		{"ok", map[Status]Status{OK: Warning}, nil, true},
		{"no status", map[Status]Status{99: Warning}, nil, true},
		{"to none", map[Status]Status{Warning: 0}, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			opt := Options{Levels: map[string]map[Status]Status{"r": tt.levels}}
			r := Evaluate(both(), []Rule{all}, opt)
			if tt.fault {
				assert.Error(t, opt.Validate())
				assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleOptions))
				tt.want = tests[0].want
			} else {
				assert.NoError(t, opt.Validate())
				assert.Empty(t, statusesOf(r, RuleOptions))
			}
			assert.Equal(t, append(tt.want, tt.want...), statusesOf(r, "r"))
		})
	}
	r := Evaluate(both(), nil, Options{Levels: map[string]map[Status]Status{"x": {Warning: Critical}}})
	assert.Equal(t, `levels are given for rule "x", and no rule has that ID`, r.Findings[0].Message)
	assert.Equal(t, Warning, r.Findings[0].Status)
}

// What the evaluator says itself is given no other level.
func TestLevelsDoNotHideWhatIsMissing(t *testing.T) {
	rule := gives("r", Critical)
	rule.Needs = []Fact{FactLinks}
	lacking := whole()
	lacking.Links = nil
	r := Evaluate(Pair{whole(), lacking}, []Rule{rule}, Options{Levels: map[string]map[Status]Status{"r": {Critical: Warning}}})
	assert.Equal(t, []Status{Warning, Unknown}, statusesOf(r, "r"))
}

func TestOff(t *testing.T) {
	r := Evaluate(both(), []Rule{gives("a", Critical), gives("b", OK)}, Options{Off: []string{"a", "c", "c"}})
	assert.Equal(t, []Status{NotApplicable}, statusesOf(r, "a"))
	assert.Equal(t, []Status{Warning}, statusesOf(r, RuleOptions), "of c, once")
	r = Evaluate(both(), []Rule{gives("a", Critical)}, Options{Off: []string{"a"}})
	assert.Equal(t, Unknown, r.Worst(), "with all switched off nothing was checked")
}

func TestRequire(t *testing.T) {
	server := gives("s", OK)
	server.Optional = []Fact{FactLogins}
	pair := gives("p", OK)
	pair.Scope, pair.Optional = PerPair, []Fact{FactLogins}
	rules := []Rule{server, pair}
	with := whole()
	with.Logins = &Logins{}
	tests := []struct {
		name    string
		pair    Pair
		require []Fact
		s, p    []Status
	}{
		{"nobody captures it", both(), nil, []Status{NotApplicable, NotApplicable}, []Status{NotApplicable}},
		{"required", both(), []Fact{FactLogins}, []Status{Unknown, Unknown}, []Status{Unknown}},
		{"on one", Pair{whole(), with}, nil, []Status{Unknown, OK}, []Status{OK}},
		{"on both", Pair{with, with}, []Fact{FactLogins}, []Status{OK, OK}, []Status{OK}},
		{"no server", Pair{nil, with}, nil, []Status{Unknown, OK}, []Status{Unknown}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Evaluate(tt.pair, rules, Options{Require: tt.require})
			assert.Equal(t, tt.s, statusesOf(r, "s"))
			assert.Equal(t, tt.p, statusesOf(r, "p"))
		})
	}
}

func TestOptionsValidate(t *testing.T) {
	opt := Options{
		Schedules: map[int]archive.Schedule{3: {Interval: 7}},
		Usual:     []UsualEntry{{}}, Require: []Fact{99},
		Silences: []Silence{{Who: "me", Why: "so"}}, Days: []Days{{}},
	}
	err := opt.Validate()
	for _, part := range []string{"schedule of ACD 3", "usual entry 1", "fact 99", "silence 1", "days 1"} {
		assert.ErrorContains(t, err, part)
	}
	r := Evaluate(both(), []Rule{gives("a", OK)}, opt)
	assert.Len(t, statusesOf(r, RuleOptions), 5)
	assert.Equal(t, Unknown, r.Worst())
}

func TestEvaluateContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	stop := gives("stop", OK)
	stop.Scope = PerPair
	stop.Check = func(p *Pass) error {
		assert.NoError(t, p.Context().Err())
		cancel()
		p.OKf("done")
		return nil
	}
	r, err := EvaluateContext(ctx, both(), []Rule{stop, gives("never", OK)}, Options{})
	assert.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, []Status{OK}, statusesOf(r, "stop"))
	assert.Equal(t, []Status{Unknown}, statusesOf(r, "never"))
	assert.Equal(t, "not asked: context canceled", r.Findings[1].Message)
	assert.Len(t, r.Servers, 2)

	r, err = EvaluateContext(context.Background(), both(), []Rule{gives("a", OK)}, Options{})
	require.NoError(t, err)
	assert.Equal(t, OK, r.Worst())
}

func TestExplain(t *testing.T) {
	rule := gives("r")
	rule.Needs, rule.Thresholds = []Fact{FactBackup, FactErrors}, []string{"backup_warning"}
	rule.Check = func(p *Pass) error {
		p.Notef("the age is %d h", 3)
		p.About().Say(OK, p.Message().Str("done ").Int(3).Str(" h ago").String())
		p.Warnf("100%% of %-5q", "x")
		p.Report(Finding{Status: OK, Message: "as it is"})
		return errors.New("no ink")
	}
	pair := both()
	pair.Secondary.Errors = nil
	x, err := Explain(pair, rule, Options{Now: now, Limits: Limits{BackupWarning: time.Hour}})
	require.NoError(t, err)
	assert.Equal(t, []Threshold{{"backup_warning", time.Hour, 26 * time.Hour, x.Thresholds[0].Doc}}, x.Thresholds)
	var branches []string
	for _, f := range x.Findings {
		if f.How != nil {
			branches = append(branches, f.How.Branch)
		}
	}
	assert.Equal(t, []string{"done ... h ago", "100% of ...", "as it is", "rule ... could not do its work: ..."}, branches)
	assert.Equal(t, []string{"the age is 3 h"}, x.Findings[0].How.Steps)
	assert.Equal(t, []Fact{FactErrors}, x.Findings[len(x.Findings)-1].Missing)
	var names []string
	for _, v := range x.Facts {
		names = append(names, v.Server+" "+v.Fact.String()+" "+v.Name+"="+v.Value)
	}
	assert.Contains(t, names, "primary backup state=unknown")
	assert.Contains(t, names, "primary errors read_to=not shown")
	assert.Contains(t, names, "secondary errors =not captured")

	for _, f := range Evaluate(pair, []Rule{rule}, Options{Now: now}).Findings {
		assert.Nil(t, f.How, "nobody asked")
	}
}
