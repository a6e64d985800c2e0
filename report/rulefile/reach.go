package rulefile

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/expr-lang/expr/ast"
)

// A condition is compared with others as a list of boxes, one of which has to
// hold. A box is what its values must be, each by its path; a part of a
// condition that compares no value with a constant counts as a value of its
// own that is true or false. So contradictions, and outcomes that an earlier
// one leaves nothing to, are found where they can be told from the comparisons
// alone, and never claimed where they cannot.
type box map[string]values

// values is what one value may be. Texts and flags are in or not in a set,
// numbers and durations between two bounds.
type values struct {
	only   []any // nil: any
	not    []any
	words  []string // every word there is, if that is known
	lo, hi float64
	loOpen bool // lo itself is left out
	hiOpen bool
}

// maxBoxes is how many a condition may come apart into; nothing is said of one
// with more.
const maxBoxes = 64

// anything returns what a field may be, or a value that is no field.
func anything(f *field) values {
	v := values{lo: math.Inf(-1), hi: math.Inf(1)}
	if f != nil {
		v.words = f.words
	}
	return v
}

// boxes returns nil if nothing can be told, and no box if nothing matches.
func (e *expression) boxes() []box {
	b, ok := boxesOf(e.tree.Node, false)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(b, box.empty)
}

func boxesOf(n ast.Node, negated bool) ([]box, bool) {
	switch n := n.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			return boxesOf(n.Node, !negated)
		}
	case *ast.BoolNode:
		if n.Value != negated {
			return []box{{}}, true
		}
		return []box{}, true
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&":
			return joined(n, negated, !negated)
		case "or", "||":
			return joined(n, negated, negated)
		}
		if b, ok := comparisonBox(n, negated); ok {
			return []box{b}, true
		}
	}
	// A part that is not taken apart is true or not.
	v := anything(nil)
	v.only = []any{!negated}
	return []box{{n.String(): v}}, true
}

// joined takes both sides apart: every pair of boxes for and, all for or.
func joined(n *ast.BinaryNode, negated, both bool) ([]box, bool) {
	left, ok := boxesOf(n.Left, negated)
	if !ok {
		return nil, false
	}
	right, ok := boxesOf(n.Right, negated)
	if !ok || len(left)*len(right) > maxBoxes || len(left)+len(right) > maxBoxes {
		return nil, false
	}
	if !both {
		return append(left, right...), true
	}
	all := []box{}
	for _, l := range left {
		for _, r := range right {
			all = append(all, l.and(r))
		}
	}
	return all, true
}

var negations = map[string]string{"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
var mirrored = map[string]string{"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}

func comparisonBox(n *ast.BinaryNode, negated bool) (box, bool) {
	if n.Operator == "in" {
		return membership(n, negated)
	}
	op := n.Operator
	name, f := valueName(n.Left)
	c, ok := constant(n.Right)
	if name == "" || !ok {
		op = mirrored[op]
		name, f = valueName(n.Right)
		c, ok = constant(n.Left)
	}
	if negated {
		op = negations[op]
	}
	if name == "" || !ok || op == "" {
		return nil, false
	}
	v := anything(f)
	x, number := c.(float64)
	switch {
	case op == "==" && number:
		v.lo, v.hi = x, x
	case op == "==":
		v.only = []any{c}
	case op == "!=":
		v.not = []any{c}
	case !number:
		return nil, false
	case op == "<", op == "<=":
		v.hi, v.hiOpen = x, op == "<"
	default:
		v.lo, v.loOpen = x, op == ">"
	}
	return box{name: v}, true
}

func membership(n *ast.BinaryNode, negated bool) (box, bool) {
	name, f := valueName(n.Left)
	a, ok := n.Right.(*ast.ArrayNode)
	if name == "" || !ok {
		return nil, false
	}
	v := anything(f)
	list := []any{}
	for _, item := range a.Nodes {
		c, ok := constant(item)
		if _, number := c.(float64); !ok || number {
			return nil, false
		}
		list = append(list, c)
	}
	if negated {
		v.not = list
	} else {
		v.only = list
	}
	return box{name: v}, true
}

// valueName returns the path of a value outside of loops, or a function of
// one.
func valueName(n ast.Node) (string, *field) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, nil
	case *ast.MemberNode:
		if path := pathOf(n); path != "" {
			if a := find(path); a != nil {
				return path, a.field
			}
		}
	case *ast.CallNode:
		if len(n.Arguments) == 1 && !isCall(n, "has") {
			if name, _ := valueName(n.Arguments[0]); name != "" {
				return fmt.Sprintf("%s(%s)", n.Callee, name), nil
			}
		}
	}
	return "", nil
}

func constant(n ast.Node) (any, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return fold(n.Value), true
	case *ast.BoolNode:
		return n.Value, true
	case *ast.IntegerNode:
		return float64(n.Value), true
	case *ast.FloatNode:
		return n.Value, true
	case *ast.ConstantNode:
		if d, ok := n.Value.(time.Duration); ok {
			return float64(d), true
		}
	}
	return nil, false
}

func (b box) and(c box) box {
	all := maps.Clone(b)
	for name, w := range c {
		if v, ok := all[name]; ok {
			w = v.and(w)
		}
		all[name] = w
	}
	return all
}

func (v values) and(w values) values {
	if w.lo > v.lo || w.lo == v.lo && w.loOpen {
		v.lo, v.loOpen = w.lo, w.loOpen
	}
	if w.hi < v.hi || w.hi == v.hi && w.hiOpen {
		v.hi, v.hiOpen = w.hi, w.hiOpen
	}
	switch {
	case v.only == nil:
		v.only = w.only
	case w.only != nil:
		v.only = slices.DeleteFunc(slices.Clone(v.only), func(x any) bool { return !slices.Contains(w.only, x) })
	}
	v.not = slices.Concat(v.not, w.not)
	if v.words == nil {
		v.words = w.words
	}
	return v
}

// possible returns the texts that are left, and false if these cannot be
// listed.
func (v values) possible() ([]any, bool) {
	list := slices.Clone(v.only)
	if list == nil {
		if v.words == nil {
			return nil, false
		}
		for _, w := range v.words {
			list = append(list, w)
		}
	}
	return slices.DeleteFunc(list, func(x any) bool { return slices.Contains(v.not, x) }), true
}

func (b box) empty() bool {
	for _, v := range b {
		if v.lo > v.hi || v.lo == v.hi && (v.loOpen || v.hiOpen || slices.Contains(v.not, any(v.lo))) {
			return true
		}
		if list, ok := v.possible(); ok && len(list) == 0 {
			return true
		}
	}
	return false
}

// covers reports whether b holds wherever c does.
func (b box) covers(c box) bool {
	for name, v := range b {
		w, ok := c[name]
		if !ok || !v.covers(w) {
			return false
		}
	}
	return true
}

func (v values) covers(w values) bool {
	if w.lo < v.lo || w.lo == v.lo && v.loOpen && !w.loOpen || w.hi > v.hi || w.hi == v.hi && v.hiOpen && !w.hiOpen {
		return false
	}
	if list, ok := w.possible(); ok {
		allowed, limited := v.possible()
		for _, x := range list {
			if slices.Contains(v.not, x) || limited && !slices.Contains(allowed, x) {
				return false
			}
		}
		return true
	}
	if v.only != nil {
		return false
	}
	for _, x := range v.not {
		if slices.Contains(w.not, x) {
			continue
		}
		if n, ok := x.(float64); ok && (n < w.lo || n > w.hi || n == w.lo && w.loOpen || n == w.hi && w.hiOpen) {
			continue
		}
		return false
	}
	return true
}

// unreachable warns of outcomes that can match nothing, of those that an
// earlier one leaves nothing to, and of a rule in which none may match.
func (r *rule) unreachable() {
	var before []box
	var names []string
	for _, o := range r.outcomes {
		if o.boxes == nil {
			continue
		}
		if len(o.boxes) == 0 {
			r.in.warnf(o.at, "this can match nothing")
			continue
		}
		if earlier, a := r.unanswered(o); earlier != nil {
			r.in.warnf(o.at, "this is never reached: where %s is not known, %s has no answer, which is unknown; put this before it", a.path, earlier.name)
		}
		by := ""
		for _, b := range o.boxes {
			i := slices.IndexFunc(before, func(earlier box) bool { return earlier.covers(b) })
			if i < 0 {
				by = ""
				break
			}
			by = names[i]
		}
		if by != "" {
			r.in.warnf(o.at, "this is never reached: %s matches whenever it would", by)
		}
		for _, b := range o.boxes {
			before, names = append(before, b), append(names, o.name)
		}
	}
	always := slices.ContainsFunc(before, func(b box) bool { return len(b) == 0 }) || exhaustive(before)
	switch {
	case r.otherwise == nil && !always:
		r.in.warnf(r.at, "none of the outcomes may match, which is unknown then: add an otherwise")
	case r.otherwise != nil && always && len(r.outcomes) > 0:
		r.in.warnf(r.otherwise.at, "this is never reached: the outcomes before it leave nothing to it")
	}
}

// unanswered returns the outcome before o that cannot be answered without the
// value whose absence o asks for.
func (r *rule) unanswered(o *outcome) (*outcome, *access) {
	if o.when == nil || o.when.op != "not" || o.when.kids[0].op != "has" {
		return nil, nil
	}
	a := o.when.kids[0].needs[0]
	for _, earlier := range r.outcomes {
		if earlier == o {
			break
		}
		if c := earlier.when; c != nil && c.op == "" && slices.Contains(c.needs, a) {
			return earlier, a
		}
	}
	return nil, nil
}

// exhaustive reports whether the boxes that limit nothing but one value, whose
// words are known, leave none of them out.
func exhaustive(boxes []box) bool {
	left := map[string][]string{}
	for _, b := range boxes {
		if len(b) != 1 {
			continue
		}
		for name, v := range b {
			if v.words == nil {
				continue
			}
			if left[name] == nil {
				left[name] = slices.Clone(v.words)
			}
			list, _ := v.possible()
			left[name] = slices.DeleteFunc(left[name], func(w string) bool { return slices.Contains(list, any(w)) })
			if len(left[name]) == 0 {
				return true
			}
		}
	}
	return false
}
