package rulefile

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/report"
)

// Run runs every test, in the order of the file.
func (f *TestFile) Run() []TestResult {
	results := make([]TestResult, len(f.tests))
	for i := range f.tests {
		t := &f.tests[i]
		results[i] = TestResult{Name: t.name, File: f.Name, Line: t.at.line, Failures: f.run(t)}
	}
	return results
}

func (f *TestFile) run(t *test) []string {
	tested := slices.DeleteFunc(slices.Clone(f.rules), func(r report.Rule) bool {
		return t.only != nil && !slices.Contains(t.only, r.ID)
	})
	opt := f.Rules.Options(report.Options{Now: t.now, History: f.history(t, tested)})
	found := report.Evaluate(t.pair, tested, opt).Findings
	found = slices.DeleteFunc(found, func(g report.Finding) bool { return !t.concerns(&g) })

	var failures []string
	used := make([]bool, len(found))
	for _, e := range t.expected {
		i := -1
		for j := range found {
			if !used[j] && e.matches(&found[j]) {
				i = j
				break
			}
		}
		if i < 0 {
			failures = append(failures, fmt.Sprintf("line %d: not found: %s%s", e.at.line, e, e.instead(found, used)))
			continue
		}
		used[i] = true
	}
	for i := range found {
		healthy := found[i].Status == report.OK || found[i].Status == report.NotApplicable
		if !used[i] && (t.all || !healthy) {
			failures = append(failures, "not expected: "+describeFinding(&found[i]))
		}
	}
	return failures
}

// history makes the reports before a test, each with those before it. It is nil
// for a test without.
func (f *TestFile) history(t *test, tested []report.Rule) report.History {
	if len(t.earlier) == 0 {
		return nil
	}
	var made earlierReports
	for _, e := range t.earlier {
		made = append(made, report.Evaluate(e.pair, tested, f.Rules.Options(report.Options{Now: e.now, History: slices.Clone(made)})))
	}
	return made
}

// earlierReports is a History, the oldest first.
type earlierReports []*report.Report

func (h earlierReports) Reports(since time.Time) iter.Seq2[*report.Report, error] {
	return func(yield func(*report.Report, error) bool) {
		for _, r := range slices.Backward(h) {
			if r.Now.Before(since) || !yield(r, nil) {
				return
			}
		}
	}
}

// concerns reports whether a finding is the test's business: not those of a
// server that it does not mention, nor, if it picks rules, those of others.
func (t *test) concerns(f *report.Finding) bool {
	if t.pair.Primary == nil && f.Server == report.Primary.String() || t.pair.Secondary == nil && f.Server == report.Secondary.String() {
		return false
	}
	return t.only == nil || slices.Contains(t.only, f.Rule)
}

func (e *expectation) matches(f *report.Finding) bool {
	return e.rule == f.Rule && e.status == f.Status && (e.server == "" || e.server == f.Server) &&
		(e.acd == 0 || e.acd == f.ACD.Number) && (e.code == "" || e.code == f.Code) &&
		(e.since.IsZero() || e.since.Equal(f.Since)) && strings.Contains(f.Message, e.message)
}

func (e expectation) String() string {
	s := e.rule
	if e.server != "" {
		s += " on " + e.server
	}
	if e.acd != 0 {
		s += fmt.Sprintf(", ACD %d", e.acd)
	}
	if e.code != "" {
		s += ", " + e.code
	}
	s += ", " + e.status.String()
	if !e.since.IsZero() {
		s += " since " + report.FormatTime(e.since)
	}
	if e.message != "" {
		s += fmt.Sprintf(", %q", e.message)
	}
	return s
}

// instead says what the rule says of the same thing.
func (e *expectation) instead(found []report.Finding, used []bool) string {
	for i := range found {
		f := &found[i]
		if !used[i] && f.Rule == e.rule && (e.server == "" || e.server == f.Server) && (e.acd == 0 || e.acd == f.ACD.Number) {
			return "; there is " + describeFinding(f)
		}
	}
	return ""
}

func describeFinding(f *report.Finding) string {
	e := expectation{rule: f.Rule, server: f.Server, acd: f.ACD.Number, status: f.Status, since: f.Since, message: f.Message}
	return e.String()
}
