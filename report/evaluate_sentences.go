package report

import (
	"slices"

	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// The codes that any rule can have, of what Evaluate says in its name.
const (
	CodeNotSeen     = "not-seen"
	CodeNotCaptured = "not-captured"
	CodeSwitchedOff = "switched-off"

	codeMisspoke = "misspoke"
)

var commonSentences = []Sentence{
	{Code: CodeNotSeen, Text: "nothing of this server was captured"},
	{Code: CodeNotCaptured, Text: "not captured: {window:word}"},
	{Code: "optional", Text: "{window:word} was captured on no server, which is optional"},
	{Code: CodeSwitchedOff, Text: SwitchedOff},
	{Code: "not-asked", Text: "not asked: {reason:shown}",
		Advice: "Check again, with more time."},
	{Code: "failed-to-run", Text: "rule {rule:shown} could not do its work: {reason:shown}"},
	{Code: "too-late", Text: "rule {rule:shown} used its Pass after its Check: what it said then is not here"},
	{Code: "said-nothing", Text: "rule {rule:shown} said nothing"},
	{Code: "more", Text: "{count:count} more, beyond the first {first:count}",
		Advice: "Look at the capture by eye: there is more than can be told one by one."},
	{Code: codeMisspoke, Text: "rule {rule:shown} said {code:shown}, which it cannot: {reason:shown}"},
}

// reservedSentences holds what the findings of the evaluator's own say.
var reservedSentences = [...]struct {
	rule string
	list []Sentence
}{
	{RuleProblems, []Sentence{
		{Code: "not-understood", Text: "{problem:shown}",
			Advice: "Look at the capture by eye, and capture it again if it was cut off."},
		{Code: "not-understood-and-more", Text: "{problem:shown} (and {more:count} more)",
			Advice: "Look at the capture by eye, and capture it again if it was cut off."},
		{Code: "window-not-understood", Text: "{window:word}: {problem:shown}",
			Advice: "Look at the capture by eye, and capture it again if it was cut off."},
		{Code: "window-not-understood-and-more", Text: "{window:word}: {problem:shown} (and {more:count} more)",
			Advice: "Look at the capture by eye, and capture it again if it was cut off."},
	}},
	{RuleUnrecognised, unrecognisedSentences},
	{RuleUnclaimed, unclaimedSentences},
	{RuleKnown, knownSentences},
	{RuleOptions, []Sentence{
		{Code: "invalid", Text: "{option:shown}: {reason:shown}",
			Advice: "Set it right: it has been left out."},
		{Code: "rule-twice", Text: "rule \"{rule:shown}\" is there twice, and the second was not asked", Advice: "Give each rule an ID of its own."},
		{Code: "off-unknown", Text: "to be switched off: rule \"{rule:shown}\", and no rule has that ID",
			Advice: "Correct the ID, or leave it out."},
		{Code: "levels-unknown", Text: "levels are given for rule \"{rule:shown}\", and no rule has that ID",
			Advice: "Correct the ID, or leave it out."},
	}},
	{RuleSilences, []Sentence{
		{Code: "no-time", Text: "silence of {silence:shown} ({who:shown}: {why:shown}): without the time of the check there is no telling whether it has expired",
			Advice: "Say what time it is, in Options.Now."},
		{Code: "expired", Text: "silence of {silence:shown} ({who:shown}: {why:shown}): expired on {until:time}",
			Advice: "Extend it or take it out."},
		{Code: "not-begun", Text: "silence of {silence:shown} ({who:shown}: {why:shown}): begins on {from:time}"},
		{Code: "other-hours", Text: "silence of {silence:shown} ({who:shown}: {why:shown}): holds at other hours than now: {hours:shown}"},
		{Code: "only-unknown", Text: "silence of {silence:shown} ({who:shown}: {why:shown}): matches only what could not be told, which is never silenced"},
		{Code: "unused", Text: "silence of {silence:shown} ({who:shown}: {why:shown}): matched nothing"},
	}},
	{RuleAcks, []Sentence{
		{Code: "well", Text: "ack of {key:shown} ({who:shown}: {why:shown}): it is well again, take the ack out"},
		{Code: "ended", Text: "ack of {key:shown} ({who:shown}: {why:shown}): it was well on {well:time}, so that the ack has ended",
			Advice: "Give another if somebody is at it again, else take it out."},
		{Code: "unused", Text: "ack of {key:shown} ({who:shown}: {why:shown}): no finding has this Key, so that it is well again or was never there"},
	}},
	{RuleHistory, []Sentence{
		{Code: "unread", One: "an earlier report could not be read: {reason:shown}",
			Text:   "{count:count} earlier reports could not be read: {reason:shown}",
			Advice: "Look at the file of earlier reports."},
	}},
	{RuleDays, []Sentence{
		{Code: "no-history", Text: "conditions over days were given, and no history or no time to judge them by",
			Advice: "Give the earlier reports and the time of the check."},
		{Code: "repeated", Text: "{rule:shown}: {level:word} or worse on {count:count} of the last {in:count} days: {day:time}",
			Advice: "Look for what the days have in common; it does not go away by itself."},
		{Code: "repeated-often", Text: "{rule:shown}: {level:word} or worse on {count:count} of the last {in:count} days: {day:time}, {more:count} before",
			Advice: "Look for what the days have in common; it does not go away by itself."},
		{Code: "untold", Text: "{rule:shown}: {level:word} or worse on {count:count} of the last {in:count} days, and {untold:count} cannot be told",
			Advice: "Look at these days' captures, or wait until there are enough reports."},
	}},
	{RuleFlapping, []Sentence{
		{Code: "flapping", Text: "{rule:shown}: changed {count:count} times between healthy and not in the last {in:count} days",
			Advice: "What comes and goes is broken even while it works: look for the cause."},
	}},
}

// RuleSentence is a Sentence and who says it.
type RuleSentence struct {
	Rule string `json:"rule"` // ID of the rule; empty for what Evaluate says in the name of any rule
	Sentence
}

// Sentences returns everything that these rules, and Evaluate itself, can say:
// first what it says in the name of any rule, then its own findings, then rule
// by rule. It is what catalogs of translations are made of, by Rule and Code;
// Words has the words to go with them.
func Sentences(rules []Rule) []RuleSentence {
	var list []RuleSentence
	add := func(rule string, sentences []Sentence) {
		for _, s := range sentences {
			list = append(list, RuleSentence{rule, s})
		}
	}
	add("", commonSentences)
	for _, r := range reservedSentences {
		add(r.rule, r.list)
	}
	for i := range rules {
		add(rules[i].ID, rules[i].Sentences)
	}
	return list
}

// sentenceOf returns what a finding of this rule says by a code.
func sentenceOf(rule string, own []Sentence, code string) *Sentence {
	if s := find(own, code); s != nil {
		return s
	}
	for i := range reservedSentences {
		if r := &reservedSentences[i]; r.rule == rule {
			if s := find(r.list, code); s != nil {
				return s
			}
		}
	}
	return find(commonSentences, code)
}

// Words returns every word that an ArgWord of Evaluate and of the built-in
// rules can be, each once.
func Words() []string {
	var list []string
	add := func(word string) {
		if !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	for _, f := range allFacts {
		add(f.Window())
	}
	for s := OK; s <= Silenced; s++ {
		add(s.String())
	}
	for k := archive.Kind(0); k <= archive.Monthly; k++ {
		add(k.String())
	}
	for s := archive.Unknown; s <= archive.Running; s++ {
		add(s.String())
	}
	for s := links.Unknown; s <= links.Off; s++ {
		add(s.String())
	}
	for r := errlog.New; r <= errlog.Missing; r++ {
		add(r.String())
	}
	return list
}
