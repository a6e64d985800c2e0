package rulefile

import (
	"reflect"

	"github.com/expr-lang/expr/ast"
)

// inspection is what a resolved expression needs: the values outside of loops
// that must have been seen, and what it costs.
type inspection struct {
	c     *compilation
	needs []*access
	cost  *cost
}

func (c *compilation) inspect(n ast.Node) inspection {
	in := inspection{c: c, cost: &cost{}}
	in.visit(n)
	return in
}

func (in *inspection) visit(n ast.Node) {
	in.cost.nodes++
	switch n := n.(type) {
	case *ast.IdentifierNode:
		if n.Value == "now" {
			in.need("now")
		}
	case *ast.MemberNode:
		if path := pathOf(n); path != "" {
			in.need(path)
		}
	case *ast.UnaryNode:
		in.visit(n.Node)
	case *ast.BinaryNode:
		in.visit(n.Left)
		in.visit(n.Right)
	case *ast.ConditionalNode:
		in.visit(n.Cond)
		in.visit(n.Exp1)
		in.visit(n.Exp2)
	case *ast.PredicateNode:
		in.visit(n.Node)
	case *ast.VariableDeclaratorNode:
		in.visit(n.Expr)
	case *ast.CallNode:
		if isCall(n, "has") {
			return
		}
		for _, a := range n.Arguments {
			in.visit(a)
		}
	case *ast.BuiltinNode:
		if len(n.Arguments) == 2 {
			if p, ok := n.Arguments[1].(*ast.PredicateNode); ok {
				in.loop(n.Arguments[0], p)
				return
			}
		}
		for _, a := range n.Arguments {
			in.visit(a)
		}
	}
}

func (in *inspection) loop(over ast.Node, body *ast.PredicateNode) {
	inner := &cost{}
	if c, ok := over.(*ast.ConstantNode); ok {
		inner.times = reflect.ValueOf(c.Value).Len()
	} else if path := pathOf(over); path != "" {
		inner.over = in.need(path)
	}
	outer := in.cost
	in.cost = inner
	in.visit(body)
	in.cost = outer
	outer.inner = append(outer.inner, inner)
}

// need notes a value that must have been seen. A list must hold something: a
// window without rows, or a log without entries, says nothing.
func (in *inspection) need(path string) *access {
	a := find(path)
	if a == nil || !a.field.absent && a.field.kind != listKind && path != "now" {
		return a
	}
	for _, b := range in.needs {
		if b.path == a.path {
			return b
		}
	}
	in.needs = append(in.needs, a)
	return a
}
