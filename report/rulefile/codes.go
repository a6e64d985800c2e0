package rulefile

import (
	"slices"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// ruleCode is something that a rule can say, by its code.
type ruleCode struct{ rule, code string }

// said says so if no rule, or not this one, says anything by a code. What a rule
// in Go without sentences says cannot be told.
func (l *loader) said(in *input, n *node, rule, code string) {
	var codes []string
	for _, c := range l.codes {
		if rule == "" || c.rule == rule {
			codes = append(codes, c.code)
		}
	}
	for _, s := range report.Sentences(l.opt.Builtin) {
		if rule == "" || s.Rule == rule || s.Rule == "" {
			codes = append(codes, s.Code)
		}
	}
	silent := func(r report.Rule) bool { return len(r.Sentences) == 0 && (rule == "" || r.ID == rule) }
	if slices.Contains(codes, code) || slices.ContainsFunc(l.opt.Builtin, silent) {
		return
	}
	slices.Sort(codes)
	who := "no rule says"
	if rule != "" {
		who = "the rule " + rule + " does not say"
	}
	in.errorf(n.at, "%s anything by the code %s%s", who, clip(code), suggest.Hint(code, slices.Compact(codes)))
}
