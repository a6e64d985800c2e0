package rulefile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
)

// issue is what is wrong with a place in a file. It counts as
// centrevu.ErrSyntax and says so in its own words only.
type issue struct {
	text string
	kind error
}

func (i *issue) Error() string { return i.text }
func (i *issue) Unwrap() error { return i.kind }

// input is one file and what was found wrong with it.
type input struct {
	name     string
	lines    []string
	parts    map[string]*node // of the whole, by their keys; nil if it could not be read
	errs     []*centrevu.ParseError
	warnings []*centrevu.ParseError
}

// place is a line and a column of characters, both one-based.
type place struct{ line, column int }

func (in *input) line(n int) string {
	if n < 1 || n > len(in.lines) {
		return ""
	}
	return in.lines[n-1]
}

func (in *input) parseError(at place, kind error, text string) *centrevu.ParseError {
	e := &centrevu.ParseError{Source: in.name, Err: &issue{text, kind}}
	if at.line < 1 {
		return e
	}
	line := in.line(at.line)
	runes := []rune(line)
	before := string(runes[:max(0, min(at.column-1, len(runes)))])
	e.Position = centrevu.Position{Line: at.line, Column: cells.Len(cells.ExpandTabs(before)) + 1}
	for _, l := range in.lines[:min(at.line-1, len(in.lines))] {
		e.Offset += int64(len(l) + 1)
	}
	e.Offset += int64(len(before))
	e.Text = cells.ExpandTabs(line)
	return e
}

func (in *input) errorf(at place, format string, args ...any) {
	if len(in.errs) < maxIssues {
		in.errs = append(in.errs, in.parseError(at, centrevu.ErrSyntax, fmt.Sprintf(format, args...)))
	}
}

func (in *input) tooLarge(at place, format string, args ...any) {
	in.errs = append(in.errs, in.parseError(at, centrevu.ErrTooLarge, fmt.Sprintf(format, args...)))
}

func (in *input) warnf(at place, format string, args ...any) {
	if len(in.warnings) < maxIssues {
		in.warnings = append(in.warnings, in.parseError(at, nil, fmt.Sprintf(format, args...)))
	}
}

// inOrder sorts by place; what is wrong with one place stays in the order
// found, and is said once.
func inOrder(list []*centrevu.ParseError) []*centrevu.ParseError {
	slices.SortStableFunc(list, func(a, b *centrevu.ParseError) int {
		return cmp.Or(a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(list, func(a, b *centrevu.ParseError) bool { return a.Error() == b.Error() })
}

// join returns the errors as one, nil if there are none.
func join(list []*centrevu.ParseError) error {
	errs := make([]error, len(list))
	for i, e := range list {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// Excerpts returns each problem in err, or each warning, with the line it is
// in and a caret, for people to read.
func Excerpts(err error) string {
	var b strings.Builder
	for e := range centrevu.Errors(err) {
		b.WriteString(e.Excerpt() + "\n")
	}
	return b.String()
}
