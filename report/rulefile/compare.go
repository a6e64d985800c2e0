package rulefile

import (
	"time"

	"github.com/expr-lang/expr/ast"
)

// comparison is a part that compares one value with a constant, which most
// parts do. It is done here without the expression library, whose values are
// interfaces: a rule then takes half the time, and a file loads faster.
// TestComparisons holds it to what the library says.
type comparison struct {
	access *access
	op     string
	text   string // folded
	number int64
}

// compare returns nil for a part that is anything else.
func (c *compilation) compare(n ast.Node) *comparison {
	b, ok := n.(*ast.BinaryNode)
	if !ok || negations[b.Operator] == "" {
		return nil
	}
	op, left, right := b.Operator, b.Left, b.Right
	value, ok := constant(right)
	if !ok {
		op, left = mirrored[op], right
		if value, ok = constant(b.Left); !ok {
			return nil
		}
	}
	if _, member := left.(*ast.MemberNode); !member {
		return nil
	}
	path, _ := valueName(left)
	a := find(path)
	if path == "" || a == nil {
		return nil
	}
	p := &comparison{access: a, op: op}
	switch v := value.(type) {
	case string:
		p.text = v
		return keepIf(p, a.field.kind == textKind && (op == "==" || op == "!="))
	case bool:
		if v {
			p.number = 1
		}
		return keepIf(p, a.field.kind == flagKind)
	}
	switch n := constantNode(left, b).(type) {
	case *ast.IntegerNode:
		p.number = int64(n.Value)
		return keepIf(p, a.field.kind == numberKind)
	case *ast.ConstantNode:
		d, _ := n.Value.(time.Duration)
		p.number = int64(d)
		return keepIf(p, a.field.kind == spanKind)
	}
	return nil
}

func keepIf(p *comparison, ok bool) *comparison {
	if !ok {
		return nil
	}
	return p
}

// constantNode returns the other side.
func constantNode(left ast.Node, b *ast.BinaryNode) ast.Node {
	if b.Left == left {
		return b.Right
	}
	return b.Left
}

// holds compares a value that was seen.
func (p *comparison) holds(f *facts) bool {
	v := p.access.value(f)
	if p.access.field.kind == textKind {
		return (v.String() == p.text || fold(v.String()) == p.text) == (p.op == "==")
	}
	var n int64
	switch p.access.field.kind {
	case flagKind:
		if v.Bool() {
			n = 1
		}
	default:
		n = v.Int()
	}
	switch p.op {
	case "==":
		return n == p.number
	case "!=":
		return n != p.number
	case "<":
		return n < p.number
	case "<=":
		return n <= p.number
	case ">":
		return n > p.number
	}
	return n >= p.number
}
