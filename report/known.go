package report

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"regexp/syntax"
	"strings"
	"time"
	"unicode"
)

// Known is something in the captures that no reader knows and that a site
// does: a line, a label, a record, a file. What it matches is not reported as
// unclaimed any more.
//
// It has a Text or a Pattern. A zero Server or Where is any. One that has
// expired or matched nothing is reported as a Silence is.
type Known struct {
	Text    string `json:"text,omitempty"`    // part of the line, letter case aside
	Pattern string `json:"pattern,omitempty"` // a regular expression (RE2) that matches in the line

	Server string `json:"server,omitempty"` // name of the server as findings have it
	Where  string `json:"where,omitempty"`  // name of the window or log, or pattern (path.Match) of the file's name

	Who   string    `json:"who"`             // who knows it
	Why   string    `json:"why"`             // what it is, for whoever reads the report
	Until time.Time `json:"until"`           // when that is to be looked at again
	Local bool      `json:"local,omitempty"` // Until is a clock time of the server, whatever its zone says
}

// Expired reports whether it has ended at a time that is in the server's zone.
func (k Known) Expired(now time.Time) bool { return !ending(k.Until, k.Local, now).After(now) }

// Matcher returns whether a line holds the Text or matches the Pattern, for one
// that Validate has nothing to say of; else what it returns matches nothing.
func (k Known) Matcher() func(line string) bool {
	if k.Validate() != nil {
		return func(string) bool { return false }
	}
	if k.Text != "" {
		want := strings.ToLower(k.Text)
		return func(line string) bool { return strings.Contains(strings.ToLower(line), want) }
	}
	return regexp.MustCompile(k.Pattern).MatchString
}

// Validate returns what is wrong with it, all of it at once: Who, Why or Until
// missing, neither Text nor Pattern or both, or one of them that would match
// everything: every match has to show a letter or a digit that it names.
func (k Known) Validate() error {
	var errs faults
	errs.when(k.Text == "" && k.Pattern == "", "it has neither Text nor Pattern, so that it would match everything")
	errs.when(k.Text != "" && k.Pattern != "", "it has both a Text and a Pattern")
	errs.when(k.Text != "" && !telling(k.Text), "its Text has no letter or digit, so that it would match nearly everything")
	if k.Pattern != "" {
		if err := patternFault(k.Pattern); err != nil {
			errs = append(errs, fmt.Errorf("its Pattern %w", err))
		}
	}
	_, err := path.Match(k.Where, "")
	errs.when(err != nil, "its Where is no pattern of a file's name")
	errs.when(blank(k.Who), "it has no Who")
	errs.when(blank(k.Why), "it has no Why")
	errs.when(k.Until.IsZero(), "it has no Until")
	return errors.Join(errs...)
}

// String names what it matches.
func (k Known) String() string {
	return named("text", quoted(k.Text), "pattern", quoted(k.Pattern), "server", k.Server, "in", quoted(k.Where))
}

// telling reports whether a text names something: a letter or a digit.
func telling(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// patternFault returns why a pattern cannot be used, nil if it can.
func patternFault(pattern string) error {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err == nil {
		_, err = regexp.Compile(pattern)
	}
	var bad *syntax.Error
	switch {
	case errors.As(err, &bad):
		return fmt.Errorf("is no regular expression: %s: %.40q", bad.Code, bad.Expr)
	case err != nil:
		return fmt.Errorf("is no regular expression: %w", err)
	case !namesLetter(re):
		return errors.New("names no letter or digit that every match has, so that it would match nearly everything")
	}
	return nil
}

// namesLetter reports whether every match of a pattern holds a letter or a digit that
// the pattern names. A class such as [a-z] or \w names none.
func namesLetter(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return telling(string(re.Rune))
	case syntax.OpCapture, syntax.OpPlus:
		return namesLetter(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min > 0 && namesLetter(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if namesLetter(sub) {
				return true
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !namesLetter(sub) {
				return false
			}
		}
		return true
	}
	return false
}
