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
	Text    string `json:"text,omitempty"`    // part of the line, letter case aside; what else the line says is known with it
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
// everything: every match has to show two letters or digits that it names, or one at the
// bound of a word or line.
func (k Known) Validate() error {
	var errs faults
	errs.when(k.Text == "" && k.Pattern == "", "it has neither Text nor Pattern, so that it would match everything")
	errs.when(k.Text != "" && k.Pattern != "", "it has both a Text and a Pattern")
	errs.when(k.Text != "" && !telling(k.Text), "its Text has fewer than two letters or digits, so that it would match nearly everything")
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

// telling reports whether a text names something: two letters or digits.
func telling(s string) bool { return lettersIn(s) > 1 }

// lettersIn counts the letters and digits. A sign that is a word by itself is two.
func lettersIn(s string) (n int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n += 2
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n++
		}
	}
	return n
}

// patternFault returns why a pattern cannot be used, nil if it can.
func patternFault(pattern string) error {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err == nil {
		_, err = regexp.Compile(pattern)
	}
	var named, bounds int
	if err == nil {
		named, bounds = namedBy(re)
	}
	var bad *syntax.Error
	switch {
	case errors.As(err, &bad):
		return fmt.Errorf("is no regular expression: %s: %.40q", bad.Code, bad.Expr)
	case err != nil:
		return fmt.Errorf("is no regular expression: %w", err)
	case named == 0:
		return errors.New("names no letter or digit that every match has, so that it would match nearly everything")
	case named+bounds < 2:
		return errors.New("names a single letter or digit, so that it would match nearly everything")
	}
	return nil
}

// namedBy counts the letters and digits that every match of a pattern holds and that the
// pattern names, and what bounds them: a word's bound, a line's. A class such as [a-z] or
// \w names none.
func namedBy(re *syntax.Regexp) (named, bounds int) {
	switch re.Op {
	case syntax.OpLiteral:
		return lettersIn(string(re.Rune)), 0
	case syntax.OpWordBoundary, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText:
		return 0, 1
	case syntax.OpCapture, syntax.OpPlus:
		return namedBy(re.Sub[0])
	case syntax.OpRepeat:
		named, bounds = namedBy(re.Sub[0])
		return min(re.Min, 2) * named, min(re.Min, 1) * bounds
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n, b := namedBy(sub)
			named, bounds = named+n, bounds+b
		}
	case syntax.OpAlternate:
		named, bounds = namedBy(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n, b := namedBy(sub)
			named, bounds = min(named, n), min(bounds, b)
		}
	}
	return named, bounds
}
