package report

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

func breaksOff(p *Pass) error { panic("boom") }

func TestAPanicKeepsItsStack(t *testing.T) {
	r := Evaluate(both(), []Rule{{ID: "r", Check: breaksOff}, {ID: "nil", Check: func(p *Pass) error { return breaksOff(nil) }}}, Options{})
	lines := strings.Split(r.Findings[0].Details, "\n")
	require.Len(t, lines, 1)
	assert.True(t, strings.HasPrefix(lines[0], "example.com/centrevu/report.breaksOff (evaluate_broken_test.go:"), lines[0])
	assert.Equal(t, 2, strings.Count(r.Findings[2].Details, "evaluate_broken_test.go:"))
	again := Evaluate(both(), []Rule{{ID: "r", Check: breaksOff}}, Options{})
	assert.Equal(t, r.Findings[0], again.Findings[0])
}

func TestAPassIsOverWithItsCheck(t *testing.T) {
	var kept *Pass
	done := make(chan bool)
	rules := []Rule{
		{ID: "keeps", Scope: PerPair, Check: func(p *Pass) error { kept = p; p.OKf("fine"); return nil }},
		{ID: "uses", Scope: PerPair, Check: func(p *Pass) error {
			go func() { kept.Criticalf("late"); done <- true }()
			<-done
			p.OKf("fine")
			return nil
		}},
	}
	r := Evaluate(both(), rules, Options{})
	assert.Equal(t, []Status{OK, OK, Unknown}, statuses(r))
	assert.Equal(t, "rule keeps used its Pass after its Check: what it said then is not here", r.Findings[2].Message)
	kept.Criticalf("after it all")
	assert.Len(t, r.Findings, 3)
}

func TestARuleIsThereOnce(t *testing.T) {
	r := Evaluate(both(), []Rule{gives("a", OK), gives("a", Critical)}, Options{})
	assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleOptions))
	assert.Equal(t, []Status{OK, OK}, statusesOf(r, "a"))
	assert.Equal(t, Unknown, r.Worst())
}

func TestTrace(t *testing.T) {
	var got []string
	pair := gives("pair", OK)
	pair.Scope = PerPair
	Evaluate(both(), []Rule{gives("a", OK), pair, {ID: "r", Scope: PerPair, Check: breaksOff}}, Options{Trace: func(rule, server string) func() {
		got = append(got, rule+" "+server)
		if rule == "a" {
			return nil
		}
		return func() { got = append(got, "done") }
	}})
	assert.Equal(t, []string{"a primary", "a secondary", "pair ", "done", "r ", "done"}, got)
}

func TestATraceThatPanics(t *testing.T) {
	for _, trace := range []func(rule, server string) func(){
		func(string, string) func() { panic("clock") },
		func(string, string) func() { return func() { panic("clock") } },
	} {
		r := Evaluate(both(), []Rule{gives("a", OK)}, Options{Trace: trace})
		assert.Contains(t, statusesOf(r, "a"), Unknown)
		assert.Equal(t, "rule a could not do its work: panic: clock", r.Findings[len(r.Findings)-1].Message)
	}
}

// Nobody silences itself, nor says what only an evaluation knows.
func TestWhatOnlyTheEvaluationSays(t *testing.T) {
	many := make([]int, MaxFindings+1)
	for _, rule := range []Rule{
		{ID: "a.b", Check: func(p *Pass) error {
			p.Report(Finding{Status: Silenced, Message: "the tape drive burns", Silenced: &SilencedBy{Status: Warning, Who: "me", Why: "so", Until: now}})
			return nil
		}},
		{ID: "a.b", Check: func(p *Pass) error {
			for range many {
				p.Report(Finding{Status: Silenced, Message: "the tape drive burns"})
			}
			return nil
		}},
	} {
		r := Evaluate(both(), []Rule{rule, gives("c", OK)}, Options{Now: now})
		assert.Equal(t, Unknown, r.Worst())
		for _, f := range r.Findings {
			assert.NotEqual(t, Silenced, f.Status)
			assert.Nil(t, f.Silenced)
		}
	}
	r := Evaluate(both(), []Rule{{ID: "a.b", Scope: PerPair, Check: func(p *Pass) error {
		p.Report(Finding{Rule: RuleDays, Of: "links.state", Status: OK, Message: "fine", Acked: &Ack{Who: "me"}, Since: now})
		return nil
	}}}, Options{Now: now})
	require.Len(t, r.Findings, 1)
	f := r.Findings[0]
	assert.Equal(t, "a.b", f.Rule)
	assert.True(t, f.Of == "" && f.Acked == nil && f.Since.IsZero())
}

func TestCancelledNamesTheRules(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := EvaluateContext(ctx, both(), []Rule{gives("a", OK), gives("b", OK)}, Options{})
	assert.ErrorIs(t, err, context.Canceled)
	assert.EqualError(t, err, "context canceled: not asked: a, b")
	assert.Equal(t, []Status{Unknown, Unknown}, statuses(r))
}

func TestCatalogueAsJSON(t *testing.T) {
	rule := gives("a.b", OK)
	rule.Tags, rule.Owner, rule.Since, rule.Deprecated = []string{"links"}, "jo", "2", "see a.c"
	rule.Needs, rule.Sentences = []Fact{FactLinks}, []Sentence{{Code: "up", Text: "up since {at:time}"}}
	b, err := json.Marshal([]Rule{rule})
	require.NoError(t, err)
	for _, part := range []string{`"id":"a.b"`, `"tags":["links"]`, `"owner":"jo"`, `"since":"2"`, `"deprecated":"see a.c"`, `"scope":"server"`,
		`"needs":["links"]`, `"code":"up"`} {
		assert.Contains(t, string(b), part)
	}
	var back []Rule
	require.NoError(t, json.Unmarshal(b, &back))
	rule.Check = nil
	assert.Equal(t, []Rule{rule}, back)
}

func TestFindingLogValue(t *testing.T) {
	f := Finding{
		Rule: "r", Server: "primary", Status: Critical, Code: "down", Message: "the link is down", Cause: "x", Since: now,
		Evidence: []centrevu.Line{{Source: "a.txt", Position: centrevu.Position{Line: 3}}}, Acked: &Ack{Who: "jo"},
	}
	var b bytes.Buffer
	slog.New(slog.NewJSONHandler(&b, nil)).Info("found", "finding", f)
	assert.Contains(t, b.String(), `"finding":{"key":"r:primary","status":"critical","code":"down","message":"the link is down","cause":"x",`+
		`"at":"a.txt:3","since":"2000-05-02T08:00:00Z","acked_by":"jo"}`)
}
