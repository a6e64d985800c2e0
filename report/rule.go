package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu/internal/closed"
)

// Rule is one question asked of a server or of the pair. Rules are plain
// values: a caller passes the ones it wants, and there is no registry. A list of
// them is a catalogue, which encoding/json writes.
type Rule struct {
	// ID names the rule for good: lower-case words joined by dots, such as
	// "backup.age". Silences and reports kept over days go by it.
	ID string `json:"id"`

	Doc    string `json:"doc"`    // what it asks, and how each answer is judged
	Cite   string `json:"cite"`   // the document and page it rests on, or "INF" with the reasoning
	Advice string `json:"advice"` // what to do when it is not OK

	// What a catalogue can say of it beyond that; none of it is judged by.
	Tags       []string `json:"tags,omitempty"`
	Owner      string   `json:"owner,omitempty"`      // who answers for it
	Since      string   `json:"since,omitempty"`      // the release it came with
	Deprecated string   `json:"deprecated,omitempty"` // why it will go, and what is in its place

	Scope Scope  `json:"scope"`           // what it is run on
	Needs []Fact `json:"needs,omitempty"` // what it reads; of a PerPair rule, on both servers

	// Optional holds facts that it reads as well and that a site may choose
	// never to capture, such as FactLogins. As long as no server has one and
	// Options.Require does not list it, the rule does not apply; else it is
	// Unknown on a server without it. A PerPair rule runs if one of the two
	// servers has it.
	Optional []Fact `json:"optional,omitempty"`

	// Reads holds facts that it looks at as well where they are there, and
	// does without where not. It is for Explain: nothing is missed for it.
	Reads []Fact `json:"reads,omitempty"`

	// Thresholds holds the names of the Limits that it judges by, as
	// LimitNames has them.
	Thresholds []string `json:"thresholds,omitempty"`

	// Sentences holds what it can say, for Pass.Tell and the like. What it
	// reports by a format of its own has no Code, and no translation.
	Sentences []Sentence `json:"sentences,omitempty"`

	// Advices holds what else it can advise, beside its Advice and those of
	// its Sentences, for whoever translates them.
	Advices []string `json:"advices,omitempty"`

	// Check looks at the facts and reports at least one finding for each
	// thing it looks at, healthy ones too. It runs only if every server it is
	// about was seen with all that it Needs. An error means that it could not
	// do its work and gives an Unknown finding beside what it reported.
	Check func(*Pass) error `json:"-"`
}

// Scope is what a rule is run on. Its text form is the word in lower case.
type Scope int

const (
	PerServer Scope = iota // once for each server
	PerPair                // once for both
)

var scopeWords = closed.New[Scope]("scope", "server", "pair")

func (s Scope) known() bool { return s >= PerServer && s <= PerPair }

func (s Scope) String() string { return scopeWords.Word(s) }

// MarshalText returns the word.
func (s Scope) MarshalText() ([]byte, error) { return scopeWords.Text(s) }

// UnmarshalText reads the word.
func (s *Scope) UnmarshalText(b []byte) error { return scopeWords.Read(s, b) }

// The Rule of the findings that Evaluate makes itself. No rule can have one of
// them as its ID.
const (
	RuleProblems     = "captures.problems"     // what was not understood in a server's captures
	RuleUnrecognised = "captures.unrecognised" // files that nothing was read from
	RuleUnclaimed    = "captures.unclaimed"    // lines of windows that nobody knows
	RuleKnown        = "known"                 // what is known of such lines: met, unused, expired
	RuleOptions      = "options"               // what is wrong with the Options
	RuleSilences     = "silences"              // silences that have expired or matched nothing
	RuleAcks         = "acks"                  // acks of what is well again or is not there
	RuleHistory      = "history"               // what could not be read of Options.History
	RuleDays         = "history.days"          // what Options.Days found
	RuleFlapping     = "history.flapping"      // what comes and goes
)

var reserved = [...]string{RuleProblems, RuleUnrecognised, RuleUnclaimed, RuleKnown, RuleOptions, RuleSilences, RuleAcks, RuleHistory, RuleDays, RuleFlapping}

// Reserved returns the IDs that no rule can have: those of Evaluate's own
// findings.
func Reserved() []string { return slices.Clone(reserved[:]) }

// Validate returns what is wrong with a list of rules, all of it at once: an
// ID that is missing, not printable without blanks, taken or reserved, and a
// rule without a Doc, Cite, Advice or Check, with a Scope or Fact that does not
// exist, or with Sentences of which codes or places are not right.
func Validate(rules []Rule) error {
	var errs []error
	seen := make(map[string]bool, len(rules))
	for i := range rules {
		r := &rules[i]
		name := r.ID
		if name == "" {
			name = fmt.Sprintf("number %d", i+1)
		}
		for _, fault := range r.faults() {
			errs = append(errs, fmt.Errorf("rule %s: %s", name, fault))
		}
		if r.ID != "" && seen[r.ID] {
			errs = append(errs, fmt.Errorf("rule %s: the ID is taken by a rule before it", name))
		}
		seen[r.ID] = true
	}
	return errors.Join(errs...)
}

func (r *Rule) faults() []string {
	var list []string
	fault := func(bad bool, format string, args ...any) {
		if bad {
			list = append(list, fmt.Sprintf(format, args...))
		}
	}
	fault(r.ID == "", "it has no ID")
	fault(strings.ContainsFunc(r.ID, func(c rune) bool { return unicode.IsSpace(c) || !unicode.IsPrint(c) }),
		"its ID holds more than printable characters")
	fault(slices.Contains(reserved[:], r.ID), "its ID is reserved")
	fault(blank(r.Doc), "it has no Doc")
	fault(blank(r.Cite), "it has no Cite")
	fault(blank(r.Advice), "it has no Advice")
	fault(r.Check == nil, "it has no Check")
	fault(!r.Scope.known(), "%s does not exist", r.Scope)
	for i, f := range r.Needs {
		fault(!f.known(), "it needs %s, which does not exist", f)
		fault(slices.Contains(r.Needs[:i], f), "it needs %s twice", f)
	}
	for _, f := range r.Optional {
		fault(!f.Optional(), "it takes %s as optional, which is not", f)
		fault(slices.Contains(r.Needs, f), "it both needs %s and can do without", f)
	}
	for _, f := range r.Reads {
		fault(!f.known(), "it reads %s, which does not exist", f)
	}
	for _, name := range r.Thresholds {
		_, ok := Limits{}.Get(name)
		fault(!ok, "it judges by %q, which is no limit", name)
	}
	list = append(list, sentenceFaults(r.Sentences)...)
	return list
}

// ruleOf returns the first rule of an ID, nil if there is none.
func ruleOf(rules []Rule, id string) *Rule {
	for i := range rules {
		if rules[i].ID == id {
			return &rules[i]
		}
	}
	return nil
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
