package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// misconfigured makes a finding of each thing that is wrong with the options:
// what somebody set and does not hold must not go unnoticed.
func (e *evaluation) misconfigured(rules []Rule) {
	for _, err := range e.opt.faults() {
		e.add(Finding{
			Rule: RuleOptions, Status: Unknown, Message: oneLine(err),
			Cite: citeOptions, Advice: "Set it right: it has been left out.",
		})
	}
	if len(e.opt.Off)+len(e.opt.Levels) == 0 {
		return
	}
	exists := func(id string) bool {
		return slices.ContainsFunc(rules, func(r Rule) bool { return r.ID == id })
	}
	missing := func(id, what string) {
		if !exists(id) {
			e.add(Finding{
				Rule: RuleOptions, Status: Warning, Message: fmt.Sprintf("%s rule %q, and no rule has that ID", what, id),
				Cite: citeOptions, Advice: "Correct the ID, or leave it out.",
			})
		}
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(e.opt.Off))) {
		missing(id, "to be switched off:")
	}
	for _, id := range slices.Sorted(maps.Keys(e.opt.Levels)) {
		missing(id, "levels are given for")
	}
}

const citeOptions = "INF: what was set and does not hold would go unnoticed"

// oneLine joins what errors.Join put on lines of their own.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }
