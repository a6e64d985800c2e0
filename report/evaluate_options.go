package report

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// misconfigured makes a finding of each thing that is wrong with the options:
// what somebody set and does not hold must not go unnoticed.
func (e *evaluation) misconfigured(rules []Rule) {
	for _, err := range e.opt.faults() {
		option, reason, _ := strings.Cut(oneLine(err), ": ")
		e.add(Finding{
			Rule: RuleOptions, Status: Unknown, Subject: option,
			Code: "invalid", Args: []Arg{Shown("option", option), Shown("reason", reason)}, Cite: citeOptions,
		})
	}
	for i := range rules {
		if twice(rules, i) {
			e.add(Finding{
				Rule: RuleOptions, Status: Unknown, Subject: "rule " + rules[i].ID, Code: "rule-twice",
				Args: []Arg{Shown("rule", rules[i].ID)}, Cite: citeOptions,
			})
		}
	}
	if len(e.opt.Off)+len(e.opt.Levels) == 0 {
		return
	}
	missing := func(id, code string) {
		if ruleOf(rules, id) == nil {
			e.add(Finding{
				Rule: RuleOptions, Status: Warning, Subject: code + " " + id, Code: code, Args: []Arg{Shown("rule", id)},
				Cite: citeOptions,
			})
		}
	}
	for _, id := range slices.Compact(slices.Sorted(slices.Values(e.opt.Off))) {
		missing(id, "off-unknown")
	}
	for _, id := range slices.Sorted(maps.Keys(e.opt.Levels)) {
		missing(id, "levels-unknown")
	}
}

const citeOptions = "INF: what was set and does not hold would go unnoticed"

// inOneLine returns an error that is one line, itself if it is.
func inOneLine(err error) error {
	if text := oneLine(err); text != err.Error() {
		return errors.New(text)
	}
	return err
}

// oneLine joins what errors.Join put on lines of their own.
func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }
