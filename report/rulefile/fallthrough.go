package rulefile

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"example.com/centrevu/report"
)

// fallsThrough warns of outcomes that are passed over where something was not
// seen, so that the rule goes on to one that is ok: has(x) and x > 1 is false
// then, where x > 1 alone would be unknown. It may be meant; then another
// outcome can say what holds for not has(x).
func (r *rule) fallsThrough() {
	asked := map[string]bool{} // what some outcome asks the absence of
	for _, o := range r.outcomes {
		for _, path := range o.absent {
			asked[path] = true
		}
	}
	for i, o := range r.outcomes {
		if !o.status.Worse(report.OK) || !r.okBehind(i) {
			continue
		}
		for _, h := range o.guarded {
			if !asked[h.path] {
				r.in.warnf(h.at, "where %s was not seen this is false, and the rule goes on to what is ok: without has it would be unknown, or an outcome can say what holds for not has(...)", h.path)
			}
		}
	}
}

// okBehind reports whether one of the outcomes behind the i-th is ok.
func (r *rule) okBehind(i int) bool {
	ok := func(o *outcome) bool { return o != nil && o.status == report.OK }
	return slices.ContainsFunc(r.outcomes[i+1:], ok) || ok(r.otherwise)
}

// guard is a has(x) that is joined to something by and.
type guard struct {
	path string
	at   place
}

// guards returns the has(x) of an expression as written that make it false where
// x was not seen, and the paths of those it asks the absence of.
func guards(s source, n ast.Node) (guarded []guard, absent []string) {
	note := func(of, at ast.Node, joined, negated bool) {
		switch {
		case negated:
			absent = append(absent, of.String())
		case joined:
			guarded = append(guarded, guard{of.String(), s.at(at)})
		}
	}
	var walk func(n ast.Node, joined, negated bool)
	walk = func(n ast.Node, joined, negated bool) {
		switch n := n.(type) {
		case *ast.UnaryNode:
			if n.Operator == "not" || n.Operator == "!" {
				walk(n.Node, joined, !negated)
			}
		case *ast.BinaryNode:
			switch n.Operator {
			case "and", "&&", "or", "||":
				and := n.Operator == "and" || n.Operator == "&&"
				walk(n.Left, joined || and, negated)
				walk(n.Right, joined || and, negated)
			case "==", "!=":
				if text, ok := n.Right.(*ast.StringNode); ok && text.Value == unknownWord {
					note(n.Left, n, joined, negated != (n.Operator == "=="))
					return
				}
				fallthrough
			default:
				walk(n.Left, false, false)
				walk(n.Right, false, false)
			}
		case *ast.BuiltinNode:
			if n.Name == "all" {
				return // which is not passed over, for what was not seen makes it false
			}
			for _, a := range n.Arguments {
				if p, ok := a.(*ast.PredicateNode); ok {
					walk(p.Node, false, false)
				}
			}
		case *ast.ConditionalNode:
			walk(n.Cond, true, negated)
		case *ast.CallNode:
			if !isCall(n, "has") || len(n.Arguments) != 1 {
				return
			}
			note(n.Arguments[0], n, joined, negated)
		}
	}
	walk(n, false, false)
	return guarded, absent
}
