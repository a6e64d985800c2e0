package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

var now = time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)

func whole() *Server {
	return &Server{Now: now, Backup: &backup.Status{}, Archive: &archive.Status{}, Links: &links.Status{}, Errors: &ErrorLog{}}
}

func fine(p *Pass) error {
	p.OKf("fine")
	return nil
}

func TestEvaluateNeeds(t *testing.T) {
	asked := func(needs ...Fact) []Rule {
		return []Rule{{ID: "server", Needs: needs, Check: fine}, {ID: "pair", Scope: PerPair, Needs: needs, Check: fine}}
	}
	for _, f := range Facts {
		t.Run(f.String(), func(t *testing.T) {
			lacking := whole()
			switch f {
			case FactBackup:
				lacking.Backup = nil
			case FactArchive:
				lacking.Archive = nil
			case FactLinks:
				lacking.Links = nil
			case FactErrors:
				lacking.Errors = nil
			}
			r := Evaluate(Pair{whole(), lacking}, asked(f), Options{})
			require.Len(t, r.Findings, 3)
			assert.Equal(t, Finding{Rule: "server", Server: "primary", Status: OK, Message: "fine"}, r.Findings[0])
			for i, rule := range []string{"server", "pair"} {
				got := r.Findings[i+1]
				assert.Equal(t, rule, got.Rule)
				assert.Equal(t, "secondary", got.Server)
				assert.Equal(t, Unknown, got.Status)
				assert.Equal(t, []Fact{f}, got.Missing)
				assert.Equal(t, "not captured: "+f.Window(), got.Message)
				assert.Equal(t, "Capture it: "+f.Path()+".", got.Advice)
			}
			assert.Equal(t, Unknown, r.Worst())
			assert.Equal(t, []Fact{f}, r.Servers[1].Missing)
		})
	}
	t.Run("no server", func(t *testing.T) {
		r := Evaluate(Pair{Secondary: whole()}, asked(), Options{})
		require.Len(t, r.Findings, 3)
		assert.Equal(t, []Status{Unknown, OK, Unknown}, statuses(r))
		assert.Equal(t, "nothing of this server was captured", r.Findings[0].Message)
		assert.Equal(t, Facts[:], r.Findings[0].Missing)
		assert.False(t, r.Servers[0].Seen)
	})
	t.Run("neither", func(t *testing.T) {
		r := Evaluate(Pair{}, asked(FactLinks), Options{})
		assert.Equal(t, []Status{Unknown, Unknown, Unknown, Unknown}, statuses(r))
	})
	t.Run("a fact that nothing captures", func(t *testing.T) {
		r := Evaluate(Pair{whole(), whole()}, asked(99), Options{})
		assert.Equal(t, Unknown, r.Worst())
		assert.Equal(t, "not captured: fact 99", r.Findings[0].Message)
	})
}

func TestEvaluateBadRules(t *testing.T) {
	rules := []Rule{
		{ID: "panics", Check: func(p *Pass) error { p.Warnf("before"); panic("boom") }},
		{ID: "nil", Check: func(p *Pass) error { _ = p.Pair.Primary.Name; return nil }},
		{ID: "fails", Check: func(*Pass) error { return errors.New("no ink") }},
		{ID: "silent", Check: func(*Pass) error { return nil }},
		{ID: "void"},
		{ID: "astray", Scope: 5, Check: fine},
		{ID: "statusless", Check: func(p *Pass) error { p.Report(Finding{Message: "hm"}); return nil }},
		{ID: "fine", Check: fine},
	}
	r := Evaluate(Pair{Primary: whole(), Secondary: whole()}, rules, Options{})
	var got []string
	for _, f := range r.Findings {
		if f.Server != "secondary" {
			got = append(got, fmt.Sprint(f.Rule, ": ", f.Status, ": ", f.Message))
		}
	}
	assert.Equal(t, []string{
		"panics: warning: before",
		"panics: unknown: rule panics could not do its work: panic: boom",
		"nil: unknown: rule nil could not do its work: panic: runtime error: invalid memory address or nil pointer dereference",
		"fails: unknown: rule fails could not do its work: no ink",
		"silent: unknown: rule silent said nothing",
		"void: unknown: rule void could not do its work: it has no Check",
		"astray: unknown: rule astray could not do its work: scope 5 does not exist",
		"statusless: unknown: hm",
		"fine: ok: fine",
	}, got)
}

// A rule that says something of each of very many things has a bounded number of findings,
// and none of what it says gets lost.
func TestEvaluateVeryMany(t *testing.T) {
	line := centrevu.Line{Text: "the one that is down", Source: "a"}
	rules := []Rule{{ID: "many", Check: func(p *Pass) error {
		for range MaxFindings + 2000 {
			p.OKf("fine")
		}
		p.About(line).Reportf(Warning, "down")
		p.Warnf("down too")
		return errors.New("no ink")
	}}}
	r := Evaluate(Pair{Primary: whole(), Secondary: whole()}, rules, Options{Levels: map[string]map[Status]Status{"many": {Warning: Critical}}})
	found := r.Of("primary")
	require.Len(t, found, MaxFindings+3)
	assert.Equal(t, "rule many could not do its work: no ink", found[MaxFindings].Message)
	ok, critical := found[MaxFindings+1], found[MaxFindings+2]
	assert.Equal(t, OK, ok.Status)
	assert.Equal(t, "2000 more, beyond the first 1000", ok.Message)
	assert.Equal(t, Critical, critical.Status)
	assert.Equal(t, "2 more, beyond the first 1000", critical.Message)
	assert.Equal(t, []centrevu.Line{line}, critical.Evidence)
	assert.NotEqual(t, ok.Key(), critical.Key())
}

// A problem without a message says what its error says, or at least that it is one.
func TestProblemWithoutMessage(t *testing.T) {
	s := whole()
	s.Problems = []Problem{{Err: errors.New("the tape\nburns"), At: centrevu.Line{Source: "a"}}, {At: centrevu.Line{Source: "b"}}}
	r := Evaluate(Pair{Primary: s, Secondary: whole()}, nil, Options{Now: now})
	assert.Equal(t, []string{"the tape; burns", "not understood"}, []string{r.Findings[0].Message, r.Findings[1].Message})
	assert.Equal(t, "the tape; burns", r.Servers[0].Problems[0].Message)
	assert.Empty(t, s.Problems[0].Message, "the caller's own is left")
}

// The same holds of what the evaluation itself says: of files, lines and problems.
func TestEvaluateVeryManyFiles(t *testing.T) {
	s := whole()
	for i := range MaxFindings + 20 {
		s.Captures = append(s.Captures, Capture{Name: fmt.Sprint("primary/", i), Unrecognised: "recognised as nothing"})
	}
	r := Evaluate(Pair{Primary: s, Secondary: whole()}, []Rule{gives("a", OK)}, Options{Now: now, Ignore: []Ignored{{Pattern: "101?", Why: "ours"}},
		Silences: []Silence{{Rule: RuleUnrecognised, Text: "beyond", Who: "me", Why: "so", Until: now.AddDate(1, 0, 0)}}})
	var found []Finding
	for _, f := range r.Of("primary") {
		if f.Rule == RuleUnrecognised {
			found = append(found, f)
		}
	}
	require.Len(t, found, MaxFindings+2)
	unknown, ignored := found[MaxFindings], found[MaxFindings+1]
	assert.Equal(t, []Status{Unknown, NotApplicable}, []Status{unknown.Status, ignored.Status})
	assert.Equal(t, "10 more, beyond the first 1000", unknown.Message)
	assert.Equal(t, "10 more, beyond the first 1000", ignored.Message)
	assert.NotEmpty(t, unknown.Advice)
	assert.NotEmpty(t, unknown.Cite)
	assert.NotEmpty(t, unknown.Evidence)
}

func TestEvaluateWithoutRules(t *testing.T) {
	r := Evaluate(Pair{whole(), whole()}, nil, Options{})
	assert.Equal(t, Unknown, r.Worst())
	assert.NotNil(t, r.Findings)
}

func TestEvaluateOrder(t *testing.T) {
	say := func(p *Pass) error { p.OKf("one"); p.OKf("two"); return nil }
	rules := []Rule{{ID: "z", Check: say}, {ID: "p", Scope: PerPair, Check: say}, {ID: "a", Check: say}}
	r := Evaluate(Pair{whole(), whole()}, rules, Options{})
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.Rule+" "+f.Server+" "+f.Message)
	}
	assert.Equal(t, []string{
		"z primary one", "z primary two", "z secondary one", "z secondary two", "p  one", "p  two",
		"a primary one", "a primary two", "a secondary one", "a secondary two",
	}, got)
}

func TestEvaluateNames(t *testing.T) {
	tests := []struct{ primary, secondary, first, second string }{
		{"", "", "primary", "secondary"},
		{"cms1", "", "cms1", "secondary"},
		{"cms", "cms", "cms (primary)", "cms (secondary)"},
		{"secondary", "", "secondary (primary)", "secondary (secondary)"},
	}
	for _, tt := range tests {
		a, b := whole(), whole()
		a.Name, b.Name = tt.primary, tt.secondary
		r := Evaluate(Pair{a, b}, nil, Options{})
		assert.Equal(t, tt.first, r.Servers[0].Name)
		assert.Equal(t, tt.second, r.Servers[1].Name)
		assert.Equal(t, tt.primary, a.Name, "the argument is not changed")
	}
}

func TestEvaluateNow(t *testing.T) {
	var seen []time.Time
	note := func(p *Pass) error { seen = append(seen, p.Now); p.OKf("noted"); return nil }
	rules := []Rule{{ID: "server", Check: note}, {ID: "pair", Scope: PerPair, Check: note}}
	a, b := whole(), whole()
	b.Now = time.Time{}
	later := now.Add(time.Hour)
	r := Evaluate(Pair{a, b}, rules, Options{Now: later})
	assert.Equal(t, []time.Time{now, later, later}, seen)
	assert.Equal(t, later, r.Now)

	seen = nil
	r = Evaluate(Pair{a, b}, rules, Options{})
	assert.Equal(t, []time.Time{now, {}, now}, seen)
	assert.Equal(t, now, r.Now)
}

func TestEvaluateProblems(t *testing.T) {
	s := whole()
	bad := func(source string, line int) error {
		return &centrevu.ParseError{Source: source, Position: centrevu.Position{Line: line}, Text: "1 daily fi", Err: centrevu.ErrSyntax}
	}
	s.Problems = append(Problems(FactArchive, errors.Join(bad("a", 1), errors.Join(bad("a", 2), bad("b", 3)))),
		Problems(0, errors.New("disk on fire"))...)
	r := Evaluate(Pair{Primary: s, Secondary: whole()}, []Rule{{ID: "fine", Check: fine}}, Options{})
	require.Len(t, r.Findings, 5)
	assert.Equal(t, Finding{
		Rule: RuleProblems, Server: "primary", Status: Unknown, Subject: "a archive",
		Code: "window-not-understood-and-more", Args: []Arg{Word("window", "Archiving Status"), Shown("problem", "not understood"), Count("more", 1)},
		Message: "Archiving Status: not understood (and 1 more)",
		Evidence: []centrevu.Line{
			{Source: "a", Position: centrevu.Position{Line: 1}, Text: "1 daily fi"},
			{Source: "a", Position: centrevu.Position{Line: 2}, Text: "1 daily fi"},
		},
		Cite: r.Findings[0].Cite, Advice: r.Findings[0].Advice,
	}, r.Findings[0])
	assert.Equal(t, "b", r.Findings[1].Evidence[0].Source)
	assert.Equal(t, "disk on fire", r.Findings[2].Message)
	assert.Equal(t, Unknown, r.Worst())
	assert.ErrorIs(t, s.Problems[0], centrevu.ErrSyntax)
	assert.EqualError(t, s.Problems[0], "a:1: not understood")

	b, err := json.Marshal(r)
	require.NoError(t, err)
	var back Report
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, r.Findings, back.Findings)
	assert.EqualError(t, back.Servers[0].Problems[0], "a:1: not understood")
}

func TestEvaluateProblemsBounded(t *testing.T) {
	s := whole()
	for range 1000 {
		s.Problems = append(s.Problems, Problems(FactLinks, centrevu.ErrSyntax)...)
	}
	r := Evaluate(Pair{Primary: s, Secondary: whole()}, nil, Options{})
	require.Len(t, r.Findings, 1)
	assert.Len(t, r.Findings[0].Evidence, maxProblemLines)
	assert.Contains(t, r.Findings[0].Message, "(and 999 more)")
	assert.Len(t, r.Servers[0].Problems, 1000)
}

func TestPassFillsIn(t *testing.T) {
	line := centrevu.Line{Source: "f", Text: "x"}
	rule := Rule{ID: "r", Advice: "do", Cite: "book", Scope: PerPair, Check: func(p *Pass) error {
		p.AboutACD(centrevu.ACD{Number: 3}, line, centrevu.Line{}, line).On(p.Pair.Secondary).Criticalf("%d down", 1)
		p.About().Advise("wait").Warnf("w")
		p.About().Advise("wait").OKf("ok")
		p.Skipf("skipped")
		p.Criticalf("c")
		p.Unknownf("u")
		return nil
	}}
	r := Evaluate(Pair{whole(), whole()}, []Rule{rule}, Options{})
	assert.Equal(t, []Finding{
		{Rule: "r", Server: "secondary", Status: Critical, ACD: centrevu.ACD{Number: 3}, Message: "1 down",
			Evidence: []centrevu.Line{line}, Advice: "do", Cite: "book"},
		{Rule: "r", Status: Warning, Message: "w", Advice: "wait", Cite: "book"},
		{Rule: "r", Status: OK, Message: "ok", Cite: "book"},
		{Rule: "r", Status: NotApplicable, Message: "skipped", Cite: "book"},
		{Rule: "r", Status: Critical, Message: "c", Advice: "do", Cite: "book"},
		{Rule: "r", Status: Unknown, Message: "u", Advice: "do", Cite: "book"},
	}, r.Findings)
}

func TestEvaluateConcurrently(t *testing.T) {
	pair := Pair{whole(), whole()}
	rules := []Rule{{ID: "a", Needs: []Fact{FactLinks}, Check: fine}, {ID: "p", Scope: PerPair, Check: fine}}
	want := Evaluate(pair, rules, Options{})
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { assert.Equal(t, want, Evaluate(pair, rules, Options{})) })
	}
	wg.Wait()
}

func statuses(r *Report) []Status {
	var list []Status
	for _, f := range r.Findings {
		list = append(list, f.Status)
	}
	return list
}
