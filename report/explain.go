package report

import (
	"context"
	"slices"
	"time"

	"example.com/centrevu"
)

// Explanation says how a rule came to what it says.
type Explanation struct {
	Rule   string `json:"rule"`
	Doc    string `json:"doc"`
	Cite   string `json:"cite,omitempty"`
	Advice string `json:"advice,omitempty"`
	Scope  Scope  `json:"scope"`

	Now        time.Time   `json:"now,omitzero"`
	Facts      []FactValue `json:"facts"`                // what it read, by server
	Thresholds []Threshold `json:"thresholds,omitempty"` // what it judged by
	Findings   []Finding   `json:"findings"`             // what it said, in order, each with How
}

// FactValue is one value that a rule read.
type FactValue struct {
	Server string        `json:"server"`
	Fact   Fact          `json:"fact,omitzero"` // zero for a capture
	ACD    centrevu.ACD  `json:"acd,omitzero"`
	Name   string        `json:"name"`  // of the value, such as "finished_at"; empty for a fact that was not captured
	Value  string        `json:"value"` // as text
	At     centrevu.Line `json:"at,omitzero"`
}

// Threshold is a limit that a rule judged by.
type Threshold struct {
	Name    string        `json:"name"`
	Value   time.Duration `json:"value"`
	Default time.Duration `json:"default"`
	Doc     string        `json:"doc"`
}

// How says how a finding came about.
type How struct {
	// Branch names the branch that the rule took: its message with "..." where
	// values were put in.
	Branch string `json:"branch"`

	// Steps are what the rule noted on the way with Pass.Notef.
	Steps []string `json:"steps,omitempty"`
}

// Explain evaluates one rule and says how it came to its findings. The error
// is that of EvaluateContext.
func Explain(p Pair, rule Rule, opt Options) (*Explanation, error) {
	return ExplainContext(context.Background(), p, rule, opt)
}

// ExplainContext is Explain with a context. The Explanation is never nil.
func ExplainContext(ctx context.Context, p Pair, rule Rule, opt Options) (*Explanation, error) {
	opt.Explain = true
	r, err := EvaluateContext(ctx, p, []Rule{rule}, opt)
	x := &Explanation{
		Rule: rule.ID, Doc: rule.Doc, Cite: rule.Cite, Advice: rule.Advice, Scope: rule.Scope,
		Now: r.Now, Facts: []FactValue{}, Findings: []Finding{},
	}
	given := names(p)
	for i, s := range [2]*Server{p.Primary, p.Secondary} {
		read := slices.Concat(rule.Needs, rule.Optional, rule.Reads)
		for _, f := range read {
			x.Facts = append(x.Facts, values(given[i], s, f)...)
		}
		if len(read) == 0 { // it can only look at the captures themselves
			x.Facts = append(x.Facts, captures(given[i], s)...)
		}
	}
	for _, name := range rule.Thresholds {
		x.thresholds(name, &opt)
	}
	for _, f := range r.Findings {
		if f.Rule == rule.ID || f.Of == rule.ID {
			x.Findings = append(x.Findings, f)
		}
	}
	return x, err
}

// thresholds adds a limit, and what it is for a part of what is judged.
func (x *Explanation) thresholds(name string, opt *Options) {
	l := limitNamed(name)
	if l == nil {
		return
	}
	value, _ := opt.Limits.Get(name)
	x.Thresholds = append(x.Thresholds, Threshold{name, value, l.value, l.doc})
	for _, by := range opt.LimitsBy {
		if d := *l.of(&by.Limits); d > 0 {
			x.Thresholds = append(x.Thresholds, Threshold{name + " for " + by.String(), d, l.value, l.doc})
		}
	}
}
