package rulefile

import (
	"fmt"
	"slices"
	"strings"

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
	opt := f.Rules.Options(report.Options{Now: t.now})
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
		(e.acd == 0 || e.acd == f.ACD.Number) && strings.Contains(f.Message, e.message)
}

func (e expectation) String() string {
	s := e.rule
	if e.server != "" {
		s += " on " + e.server
	}
	if e.acd != 0 {
		s += fmt.Sprintf(", ACD %d", e.acd)
	}
	s += ", " + e.status.String()
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
	e := expectation{rule: f.Rule, server: f.Server, acd: f.ACD.Number, status: f.Status, message: f.Message}
	return e.String()
}
