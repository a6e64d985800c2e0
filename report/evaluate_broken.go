package report

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// panicked returns where the panic that is being recovered from came from, one
// call a line, innermost first, up to the rule's Check.
func panicked() string {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(1, pc)])
	var lines []string
	inside := false
	for {
		f, more := frames.Next()
		switch {
		case strings.HasSuffix(f.Function, "report.guarded"):
			return strings.Join(lines, "\n")
		case inside && !strings.HasPrefix(f.Function, "runtime."):
			lines = append(lines, fmt.Sprintf("%s (%s:%d)", f.Function, filepath.Base(f.File), f.Line))
		case f.Function == "runtime.gopanic":
			inside = true
		}
		if !more {
			return strings.Join(lines, "\n")
		}
	}
}

// late holds the rules that used their Pass after their Check, which can be in
// another goroutine.
type late struct {
	sync.Mutex
	rules []string
}

func (e *evaluation) tooLate(rule string) {
	e.late.Lock()
	defer e.late.Unlock()
	if !slices.Contains(e.late.rules, rule) {
		e.late.rules = append(e.late.rules, rule)
	}
}

// refuse makes a finding of each rule that did so.
func (e *evaluation) refuse() {
	e.late.Lock()
	defer e.late.Unlock()
	slices.Sort(e.late.rules)
	for _, rule := range e.late.rules {
		e.add(Finding{Rule: rule, Status: Unknown, Subject: "pass", Code: "too-late", Args: []Arg{Shown("rule", rule)}})
	}
}

// twice reports whether a rule before this one has its ID.
func twice(rules []Rule, i int) bool {
	for j := range i {
		if rules[j].ID == rules[i].ID {
			return rules[i].ID != ""
		}
	}
	return false
}
