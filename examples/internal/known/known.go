// Package known writes what a site takes as known: the entries of a rule file
// for lines that nobody knows and files that are nothing. What stands in a
// capture or is the name of one is data: it is written as YAML by the encoder,
// and as a comment on one plain line.
package known

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// Word is on whose word something is known, why, and until what day.
type Word struct{ Who, Why, Until string }

// Check returns what is wrong with it at a time in the servers' zone, for a
// message that begins with the name of a flag. The names of Who and Why are those
// of the flags.
func (w Word) Check(now time.Time, who, why string) error {
	switch _, err := time.Parse(time.DateOnly, w.Until); {
	case strings.TrimSpace(w.Who) == "" || strings.TrimSpace(w.Why) == "":
		return fmt.Errorf("%s and %s are kept with what is known", who, why)
	case !isPlain(w.Who) || !isPlain(w.Why):
		return fmt.Errorf("%s and %s are one line each, of what can be printed", who, why)
	case err != nil:
		return fmt.Errorf("-until %s: not a day such as 2027-12-31", w.Until)
	case w.Until < now.Format(time.DateOnly):
		return fmt.Errorf("-until %s: that is over", w.Until)
	}
	return nil
}

func isPlain(s string) bool { return plain.Text(s) == s && !strings.ContainsRune(s, utf8.RuneError) }

// Entry is one entry of a rule file, written on one line.
type Entry struct {
	Pattern string `yaml:"pattern"`
	Server  string `yaml:"server,omitempty"`
	Where   string `yaml:"where,omitempty"`
	Who     string `yaml:"who,omitempty"`
	Why     string `yaml:"why"`
	Until   string `yaml:"until,omitempty"`
}

// MarshalYAML implements yaml.Marshaler.
func (e Entry) MarshalYAML() (any, error) {
	type fields Entry
	var n yaml.Node
	err := n.Encode(fields(e))
	n.Style = yaml.FlowStyle
	return &n, err
}

// Line returns the entry for a line, or why it cannot be known. It is known as a
// whole, whatever the blanks in it: a part of it could stand in another line,
// beside something that is wrong.
func (w Word) Line(text string) (Entry, error) {
	words := strings.Fields(text)
	for i := range words {
		words[i] = regexp.QuoteMeta(words[i])
	}
	e := Entry{Pattern: "^" + strings.Join(words, `\s+`) + "$", Who: w.Who, Why: w.Why, Until: w.Until}
	k := report.Known{Pattern: e.Pattern, Who: w.Who, Why: w.Why, Until: time.Unix(1, 0)}
	switch {
	case k.Validate() != nil:
		return e, errors.New("it has no letter or digit")
	case !isPlain(strings.ReplaceAll(text, "\t", " ")) || !k.Matcher()(strings.TrimSpace(text)):
		return e, errors.New("it has what does not print")
	}
	return e, nil
}

// File returns the entry for a file that is nothing of a server, by its name, or
// why it cannot be known.
func (w Word) File(name string) (Entry, error) {
	escape := []string{`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`}
	if fold(name) != name {
		escape = append(escape, " ", "[ ]") // blanks that a rule file folds
	}
	e := Entry{Pattern: strings.NewReplacer(escape...).Replace(name), Why: w.Why + " (" + w.Who + ")"}
	if ok, _ := path.Match(fold(e.Pattern), name); !ok || !isPlain(name) {
		return e, errors.New("it has what does not print")
	}
	return e, nil
}

// fold is what a rule file makes of the blanks in a text.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// YAML returns entries under their key of a rule file, nothing for none.
func YAML(key string, entries []Entry) (string, error) {
	if len(entries) == 0 {
		return "", nil
	}
	var b bytes.Buffer
	to := yaml.NewEncoder(&b)
	to.SetIndent(2)
	err := to.Encode(map[string][]Entry{key: entries})
	return b.String(), err
}

// Refused returns a comment that says of a line or a file why it cannot be known.
func Refused(why error, what string) string {
	return fmt.Sprintf("# cannot be known, for %v: %s\n", why, plain.Line(what))
}
