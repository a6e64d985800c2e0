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
	op, value, with := b.Operator, b.Left, b.Right
	if _, ok := constant(with); !ok {
		op, value, with = mirrored[op], b.Right, b.Left
	}
	if _, member := value.(*ast.MemberNode); !member {
		return nil
	}
	path, f := valueName(value)
	if path == "" {
		return nil
	}
	p := &comparison{access: find(path), op: op}
	same := false
	switch n := with.(type) {
	case *ast.StringNode:
		p.text = fold(n.Value)
		same = f.kind == textKind && (op == "==" || op == "!=")
	case *ast.BoolNode:
		p.number = number(n.Value)
		same = f.kind == flagKind
	case *ast.IntegerNode:
		p.number = int64(n.Value)
		same = f.kind == numberKind
	case *ast.ConstantNode:
		d, span := n.Value.(time.Duration)
		p.number = int64(d)
		same = span && f.kind == spanKind
	}
	if !same {
		return nil
	}
	return p
}

func number(flag bool) int64 {
	if flag {
		return 1
	}
	return 0
}

// holds compares a value that was seen.
func (p *comparison) holds(f *facts) bool {
	v := p.access.value(f)
	if p.access.field.kind == textKind {
		return (v.String() == p.text || fold(v.String()) == p.text) == (p.op == "==")
	}
	var n int64
	if p.access.field.kind == flagKind {
		n = number(v.Bool())
	} else {
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
