package who

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"example.com/centrevu"
)

// reading is one output while it is read.
type reading struct {
	Output
	asked   command
	shown   bool // a command line was seen
	rows    bool // something that only who prints was seen
	ended   bool // a prompt stands behind it
	count   int  // users counted by -q, -1 if none were
	foreign bool // lines of another command may stand among its rows
	errs    []error
}

var (
	dateCommand = regexp.MustCompile(`^\pL{2,4}\.?,? +(?:\pL{3,10}\.? +\d{1,2}|\d{1,2}\.? +\pL{3,10}\.?)\b.*\d{1,2}:\d\d`)
	timeOfDay   = regexp.MustCompile(`\s\d{1,2}:\d\d(?:\s|$)`)
	goodbye     = regexp.MustCompile(`(?i)^(?:exit|logout|connection (?:to|closed|with)\b.*|script done\b.*)`)
)

// IsCommand reports whether a line is a prompt with a command that prints what
// who does.
func IsCommand(text string) bool {
	if !strings.Contains(text, "who") {
		return false
	}
	c, ok := commandOf(strings.TrimSpace(text))
	return ok && c.who
}

// IsPrompt reports whether a line is a prompt, with or without a command.
func IsPrompt(text string) bool {
	_, ok := commandOf(strings.TrimSpace(text))
	return ok
}

// IsRow reports whether a line is one that only who prints: a row, a heading
// or a count.
func IsRow(text string, src centrevu.Source) bool {
	text = strings.TrimSpace(text)
	_, ok, _ := user(text, centrevu.Line{}, src)
	return ok || systemRow.MatchString(text) && timeOfDay.MatchString(text) && !ofLast.MatchString(text) || whoHeading.MatchString(text) || whoCount.MatchString(text)
}

// Parse reads the last output of who that the lines show. The Output is never
// nil. The error is ErrNotWho if there is none, ErrNoUsers if who was not asked
// for users, centrevu.ErrEmpty if the output was not seen, and lists what of it
// was not understood otherwise.
func Parse(lines []centrevu.Line, src centrevu.Source) (*Output, error) {
	var current *reading
	var before *centrevu.Line // the first line that is no part of an output
	var session Session
	others := false // a command that is not who, and may print its rows, stands above
	for i := range lines {
		l := lines[i]
		text := strings.TrimSpace(l.Text)
		if text == "" {
			continue
		}
		if c, ok := commandOf(text); ok {
			switch {
			case c.who && (!c.self || current == nil):
				current = &reading{asked: c, shown: true, count: -1, Output: Output{At: l}, foreign: strings.Contains(text, ";")}
			case current != nil:
				current.ended = true
			default:
				shown, _ := session.Next(text)
				others = !IsIdle(text) && (shown.Shows != ShowsAll || IsQuiet(text))
			}
			continue
		}
		if current != nil && current.ended {
			continue
		}
		if current == nil {
			if !(IsRow(text, src) || system(text)) || before != nil {
				if before == nil {
					before = &l
				}
				continue
			}
			current = &reading{count: -1, Output: Output{At: l}, asked: command{last: true, filters: others}}
		}
		current.line(l, text, src)
	}
	if current == nil {
		if before != nil {
			return &Output{}, failure(*before, ErrNotWho, src)
		}
		return &Output{}, failure(centrevu.Line{}, centrevu.ErrEmpty, src)
	}
	return current.finish(src)
}

func (r *reading) line(l centrevu.Line, text string, src centrevu.Source) {
	u, ok, err := user(text, l, src)
	switch {
	case halted.MatchString(text):
		r.errs = append(r.errs, failure(l, fmt.Errorf("%w: %w", centrevu.ErrSyntax, ErrHalted), src))
	case r.asked.nobody, r.asked.self:
		r.rows = true
	case system(text):
		r.rows = true
	case ok && err != nil:
		r.rows = true
		r.errs = append(r.errs, failure(l, err, src))
	case ok:
		r.rows = true
		r.Users = append(r.Users, u)
	case whoHeading.MatchString(text):
		r.rows = true
	case whoCount.MatchString(text):
		r.rows = true
		r.count, _ = strconv.Atoi(whoCount.FindStringSubmatch(text)[1])
		r.names()
	case r.foreign && !r.rows && dateCommand.MatchString(text):
	case !r.asked.last, goodbye.MatchString(text):
	default:
		r.Unclaimed = append(r.Unclaimed, l)
	}
}

// names takes the line before the count of who -q for the users' names.
func (r *reading) names() {
	for _, l := range r.Unclaimed {
		for _, name := range strings.Fields(l.Text) {
			r.Users = append(r.Users, User{Name: name, At: l})
		}
	}
	if r.count == len(r.Users) {
		r.Unclaimed = nil
		return
	}
	if len(r.Unclaimed) > 0 {
		r.Users = nil
	}
}

func (r *reading) finish(src centrevu.Source) (*Output, error) {
	fail := func(at centrevu.Line, err error) { r.errs = append(r.errs, failure(at, err, src)) }
	onlySystem := r.rows && len(r.Users)+len(r.Unclaimed)+len(r.errs) == 0 && r.count < 0 && (r.asked.nobody || r.asked.self || !r.shown && !whoHeading.MatchString(strings.TrimSpace(r.At.Text)))
	switch {
	case onlySystem:
		return &Output{At: r.At}, failure(r.At, ErrNoUsers, src)
	case r.asked.self && !r.rows:
		return &Output{}, failure(centrevu.Line{}, centrevu.ErrEmpty, src)
	case r.asked.nobody && len(r.errs) > 0:
		return &r.Output, errors.Join(r.errs...)
	case r.asked.nobody && len(r.Users) == 0:
		return &Output{At: r.At}, failure(r.At, centrevu.ErrEmpty, src)
	case len(r.Users)+len(r.Unclaimed)+len(r.errs) == 0 && r.count < 0 && !(r.shown && r.ended):
		return &Output{}, failure(centrevu.Line{}, centrevu.ErrEmpty, src)
	case r.count >= 0 && r.count != len(r.Users):
		fail(r.At, fmt.Errorf("%w: %d users are counted and %d shown", centrevu.ErrSyntax, r.count, len(r.Users)))
	}
	if r.asked.filters {
		fail(r.At, fmt.Errorf("%w: the command lets through a part of what who prints", centrevu.ErrSyntax))
	}
	for _, l := range r.Unclaimed {
		fail(l, centrevu.ErrSyntax)
	}
	if r.Users == nil {
		r.Users = []User{}
	}
	return &r.Output, errors.Join(r.errs...)
}

// failure says what is wrong with a line.
func failure(at centrevu.Line, err error, src centrevu.Source) error {
	return &centrevu.ParseError{Source: src.Name, Position: at.Position, Text: at.Text, Err: err}
}
