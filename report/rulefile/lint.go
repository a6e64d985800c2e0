package rulefile

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"example.com/centrevu/internal/suggest"
)

// What is looked for here passes the types and cannot be meant: numbers that a
// value never has, words of no closed set, lists of texts and numbers.

// span of whole numbers that a value can be.
type numbers struct{ lo, hi float64 }

var numbersOf = map[string]numbers{
	"hour": {0, 23}, "minute": {0, 59}, "monthday": {1, 31},
	"len": {0, math.Inf(1)}, "count": {0, math.Inf(1)},
}

// lint looks at an operator before its operands are resolved.
func (r *resolver) lint(n *ast.BinaryNode) {
	r.words(n)
	if negations[n.Operator] != "" {
		r.number(n, n.Left, n.Operator, n.Right)
		r.number(n, n.Right, mirrored[n.Operator], n.Left)
		r.lowered(n.Left, n.Right)
		r.lowered(n.Right, n.Left)
		return
	}
	switch n.Operator {
	case "contains", "startsWith", "endsWith":
		r.lowered(n.Left, n.Right)
	case "in":
		r.inNumbers(n)
	}
}

// subject returns the numbers that a node can be, and what it is called.
func (r *resolver) subject(n ast.Node) (numbers, string, bool) {
	switch n := n.(type) {
	case *ast.BuiltinNode:
		s, ok := numbersOf[n.Name]
		return s, n.Name, ok
	case *ast.CallNode:
		if id, ok := n.Callee.(*ast.IdentifierNode); ok {
			s, ok := numbersOf[id.Value]
			return s, id.Value, ok
		}
	case *ast.MemberNode:
		if f := r.fieldOf(n); f != nil && f.kind == numberKind {
			return f.numbers, f.name, f.numbers != numbers{}
		}
	}
	return numbers{}, "", false
}

func literal(n ast.Node) (float64, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return float64(n.Value), true
	case *ast.FloatNode:
		return n.Value, true
	case *ast.UnaryNode:
		if v, ok := literal(n.Node); ok && n.Operator == "-" {
			return -v, true
		}
	}
	return 0, false
}

// number says so if a comparison can be true of no number that the value has,
// or of every one: x < 24 and the like, next to the last, are a way to write.
func (r *resolver) number(n *ast.BinaryNode, left ast.Node, op string, right ast.Node) {
	v, ok := literal(right)
	if !ok {
		return
	}
	s, name, ok := r.subject(left)
	if !ok {
		return
	}
	whole := v == math.Trunc(v)
	never, always := false, false
	switch op {
	case "==":
		never = v < s.lo || v > s.hi || !whole
	case "!=":
		always = v < s.lo || v > s.hi || !whole
	case "<":
		never, always = v <= s.lo, v > s.hi+1
	case "<=":
		never, always = v < s.lo, v > s.hi
	case ">":
		never, always = v >= s.hi, v < s.lo-1
	case ">=":
		never, always = v > s.hi, v < s.lo
	}
	switch {
	case never:
		r.fail(n, "this is never true: %s is %s", name, s)
	case always:
		r.fail(n, "this is always true: %s is %s", name, s)
	}
}

func (s numbers) String() string {
	if math.IsInf(s.hi, 1) {
		return fmt.Sprintf("a whole number from %v on", s.lo)
	}
	return fmt.Sprintf("a whole number from %v to %v", s.lo, s.hi)
}

func (r *resolver) inNumbers(n *ast.BinaryNode) {
	s, name, ok := r.subject(n.Left)
	if !ok {
		return
	}
	check := func(at ast.Node, v float64) {
		if v < s.lo || v > s.hi || v != math.Trunc(v) {
			r.fail(at, "%v is never there: %s is %s", v, name, s)
		}
	}
	switch l := n.Right.(type) {
	case *ast.ArrayNode:
		for _, item := range l.Nodes {
			if v, ok := literal(item); ok {
				check(item, v)
			}
		}
	case *ast.CallNode:
		if !isCall(l, "list") || len(l.Arguments) != 1 {
			return
		}
		if text, ok := l.Arguments[0].(*ast.StringNode); ok && r.c.lists[text.Value] != nil {
			for _, v := range r.c.lists[text.Value].numbers {
				check(n.Right, float64(v))
			}
		}
	}
}

// array refuses a list in brackets that holds more than texts or numbers, or
// both.
func (r *resolver) array(n *ast.ArrayNode) {
	texts := 0
	for _, item := range n.Nodes {
		if _, ok := item.(*ast.StringNode); ok {
			texts++
		} else if _, ok := literal(item); !ok {
			r.fail(item, "a list in brackets holds texts or numbers only")
			return
		}
	}
	if texts != 0 && texts != len(n.Nodes) {
		r.fail(n, "a list holds texts or numbers, not both")
	}
}

// lowered warns of lower(x) that is compared with a text with capitals. It is
// true all the same, since letter case does not count; but who writes lower
// thinks that it does.
func (r *resolver) lowered(with, text ast.Node) {
	b, ok := with.(*ast.BuiltinNode)
	s, isText := text.(*ast.StringNode)
	if !ok || !isText {
		return
	}
	if b.Name == "lower" && s.Value != strings.ToLower(s.Value) || b.Name == "upper" && s.Value != strings.ToUpper(s.Value) {
		r.warn(s, "%s leaves no such letters; letter case does not count in conditions, so that %s can be left out", b.Name, b.Name)
	}
}

// words says so of a comparison with a word that the value can never be, and
// warns of one that no document names.
func (r *resolver) words(n *ast.BinaryNode) {
	switch n.Operator {
	case "==", "!=":
		if f := r.fieldOf(n.Left); f != nil {
			r.word(f, n.Right)
		} else if f := r.fieldOf(n.Right); f != nil {
			r.word(f, n.Left)
		} else {
			r.weekday(n.Left, n.Right)
			r.weekday(n.Right, n.Left)
		}
	case "in":
		if a, ok := n.Right.(*ast.ArrayNode); ok {
			for _, item := range a.Nodes {
				if f := r.fieldOf(n.Left); f != nil {
					r.word(f, item)
				}
				r.weekday(n.Left, item)
			}
		}
	}
}

func (r *resolver) word(f *field, with ast.Node) {
	s, ok := with.(*ast.StringNode)
	if !ok || f.kind != textKind {
		return
	}
	switch {
	case f.words != nil && s.Value == unknownWord: // which asks for its absence
	case f.words != nil && !slices.Contains(f.words, s.Value):
		r.fail(s, "%q is no word of `%s`%s", clip(s.Value), f.name, suggest.Hint(s.Value, f.words))
	case f.known != nil && !slices.ContainsFunc(f.known, func(w string) bool { return strings.EqualFold(w, s.Value) }):
		if w := suggest.Nearest(s.Value, f.known); w != "" {
			r.warn(s, "no document names the word %q of `%s`, did you mean %q?", clip(s.Value), f.name, w)
		}
	}
}

var weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

func (r *resolver) weekday(call, with ast.Node) {
	s, text := with.(*ast.StringNode)
	if text && isCall(call, "weekday") && !slices.Contains(weekdays, s.Value) {
		r.fail(s, "%q is no day of the week%s", clip(s.Value), suggest.Hint(s.Value, weekdays))
	}
}
