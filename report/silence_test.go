package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func aboutACD(id string, status Status, acd int) Rule {
	r := gives(id)
	r.Check = func(p *Pass) error {
		p.AboutACD(centrevu.ACD{Number: acd}).Reportf(status, "the Link is %s", status)
		return nil
	}
	return r
}

func TestSilences(t *testing.T) {
	base := Silence{Who: "op", Why: "being repaired", Until: now.Add(time.Hour)}
	with := func(f func(s *Silence)) Silence { s := base; f(&s); return s }
	tests := []struct {
		name     string
		silence  Silence
		status   Status // that the rule gives
		want     []Status
		silences []Status // findings of the silence itself
	}{
		{"by rule", with(func(s *Silence) { s.Rule = "r" }), Critical, []Status{Silenced, Silenced}, nil},
		{"by server", with(func(s *Silence) { s.Server = "secondary" }), Warning, []Status{Warning, Silenced}, nil},
		{"by ACD", with(func(s *Silence) { s.Rule, s.ACD = "r", 3 }), Warning, []Status{Silenced, Silenced}, nil},
		{"by another ACD", with(func(s *Silence) { s.Rule, s.ACD = "r", 4 }), Warning, []Status{Warning, Warning}, []Status{NotApplicable}},
		{"by text", with(func(s *Silence) { s.Text = "LINK IS" }), Warning, []Status{Silenced, Silenced}, nil},
		{"by all", with(func(s *Silence) { s.Rule, s.Server, s.ACD, s.Text = "r", "primary", 3, "link" }), Critical, []Status{Silenced, Critical}, nil},
		{"not by all", with(func(s *Silence) { s.Rule, s.Server = "q", "primary" }), Critical, []Status{Critical, Critical}, []Status{NotApplicable}},
		{"healthy", with(func(s *Silence) { s.Rule = "r" }), OK, []Status{OK, OK}, []Status{NotApplicable}},
		{"unknown", with(func(s *Silence) { s.Rule = "r" }), Unknown, []Status{Unknown, Unknown}, []Status{NotApplicable}},
		{"expired", with(func(s *Silence) { s.Rule, s.Until = "r", now }), Critical, []Status{Critical, Critical}, []Status{Warning}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Evaluate(both(), []Rule{aboutACD("r", tt.status, 3)}, Options{Silences: []Silence{tt.silence}})
			assert.Equal(t, tt.want, statusesOf(r, "r"))
			assert.Equal(t, tt.silences, statusesOf(r, RuleSilences))
			for _, f := range r.Findings {
				if f.Status == Silenced {
					assert.Equal(t, &SilencedBy{tt.status, "op", "being repaired", base.Until}, f.Silenced)
					assert.Equal(t, tt.status, f.Was())
					assert.NotEmpty(t, f.Message)
				} else {
					assert.Nil(t, f.Silenced)
				}
			}
		})
	}
}

func TestSilencesThatCannotHold(t *testing.T) {
	rules := []Rule{aboutACD("r", Critical, 3)}
	for _, s := range []Silence{
		{Rule: "r", Why: "x", Until: now.Add(1)},
		{Rule: "r", Who: "x", Until: now.Add(1)},
		{Rule: "r", Who: "x", Why: "x"},
		{Who: "x", Why: "x", Until: now.Add(1)},
		{Rule: "r", ACD: -1, Who: "x", Why: "x", Until: now.Add(1)},
		{ACD: 3, Who: "x", Why: "x", Until: now.Add(1)},
		{Rule: "r", Who: "x", Why: "x", From: now.Add(1), Until: now.Add(1)},
		{Rule: "r", Who: "x", Why: "x", Until: now.Add(1), Weekly: []Hours{{}}},
		{Rule: "r", Who: "x", Why: "x", Until: now.Add(1), Weekly: []Hours{{Holiday: "easter"}}},
	} {
		assert.Error(t, s.fault(nil))
		r := Evaluate(both(), rules, Options{Silences: []Silence{s}})
		assert.Equal(t, []Status{Critical, Critical}, statusesOf(r, "r"))
		assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleOptions))
	}
	timeless := Pair{whole(), whole()}
	timeless.Primary.Now, timeless.Secondary.Now = time.Time{}, time.Time{}
	r := Evaluate(timeless, rules, Options{Silences: []Silence{{Rule: "r", Who: "x", Why: "x", Until: now}}})
	assert.Equal(t, []Status{Critical, Critical}, statusesOf(r, "r"))
	assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleSilences))
}

func TestTheFirstOfTwoSilencesIsNamedAndBothAreUsed(t *testing.T) {
	one := Silence{Rule: "r", Who: "one", Why: "x", Until: now.Add(time.Hour)}
	two := Silence{Text: "link", ACD: 3, Who: "two", Why: "x", Until: now.Add(time.Hour)}
	r := Evaluate(both(), []Rule{aboutACD("r", Critical, 3)}, Options{Silences: []Silence{one, two}})
	assert.Equal(t, "one", r.Findings[0].Silenced.Who)
	assert.Empty(t, statusesOf(r, RuleSilences))
	assert.Equal(t, OK, r.Worst())
}

func TestSilenceString(t *testing.T) {
	assert.Equal(t, `rule r, server s, ACD 3, text "x"`, Silence{Rule: "r", Server: "s", ACD: 3, Text: "x"}.String())
	assert.Equal(t, "everything", Silence{}.String())
}

// A silence by Key is of one thing, and one of a cause covers what follows.
func TestSilenceOfACause(t *testing.T) {
	cause, follows, other, untold := gives("cause"), gives("follows"), gives("other"), gives("untold")
	cause.Check = func(p *Pass) error { p.About().Reportf(Critical, "the switch is down"); return nil }
	follows.Check = func(p *Pass) error {
		p.Report(Finding{Status: Warning, Message: "the link is down", Cause: "cause:" + p.Name(p.Server)})
		return nil
	}
	other.Check = func(p *Pass) error { p.Report(Finding{Status: Warning, Message: "it is hot"}); return nil }
	untold.Check = func(p *Pass) error {
		p.Report(Finding{Status: Unknown, Message: "no telling", Cause: "cause:" + p.Name(p.Server)})
		return nil
	}
	r := Evaluate(both(), []Rule{cause, follows, other, untold}, Options{Silences: []Silence{
		{Key: "cause:primary", Who: "op", Why: "it is moved", Until: now.Add(time.Hour)},
	}})
	assert.Equal(t, []Status{Silenced, Critical}, statusesOf(r, "cause"))
	assert.Equal(t, []Status{Silenced, Warning}, statusesOf(r, "follows"))
	assert.Equal(t, []Status{Warning, Warning}, statusesOf(r, "other"))
	assert.Equal(t, []Status{Unknown, Unknown}, statusesOf(r, "untold"), "which is never silenced")
	for _, f := range r.Findings {
		if f.Rule == "follows" && f.Status == Silenced {
			assert.Equal(t, &SilencedBy{Warning, "op", "it is moved", now.Add(time.Hour)}, f.Silenced)
		}
	}
}

func TestUsualEntriesThatAreTooBroad(t *testing.T) {
	for _, u := range []UsualEntry{{}, {ACD: 4}, {ACD: 4, Text: " "}, {Text: "-"}, {Code: -1}, {ACD: -1, Code: 3}} {
		o := Options{Usual: []UsualEntry{u}}
		assert.Error(t, o.Validate(), "%+v", u)
		assert.Equal(t, []Status{Unknown}, statusesOf(Evaluate(both(), nil, o), RuleOptions))
	}
	for _, u := range []UsualEntry{{Code: 12}, {Text: "printer"}, {ACD: 4, Code: 12}, {ACD: 4, Text: "printer"}} {
		assert.NoError(t, u.Validate())
	}
}
