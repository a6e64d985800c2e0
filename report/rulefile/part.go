package rulefile

import (
	"strings"

	"github.com/expr-lang/expr/ast"
)

// A log can say that it is a part of the whole: a page of several, a range of
// dates that ends before it was read. What is found in it is there; that
// something is not there, or how often it is, the part does not tell.

const partOfLog = "the log says that it is a part of the whole"

// stands returns the verdict of a part of a condition that holds although a list
// that it looks into goes on elsewhere: untold if none does.
func stands(n ast.Node) verdict {
	switch n := n.(type) {
	case *ast.BuiltinNode:
		switch n.Name {
		case "any":
			return yes
		case "all", "none":
			return no
		}
	case *ast.BinaryNode:
		op := n.Operator
		left, right := counts(n.Left), counts(n.Right)
		if right && !left {
			op, left, right = mirrored[op], true, false
		}
		switch {
		case !left || right:
		case op == ">" || op == ">=":
			return yes
		case op == "<" || op == "<=":
			return no
		}
	}
	return untold
}

func counts(n ast.Node) bool {
	b, ok := n.(*ast.BuiltinNode)
	return ok && (b.Name == "count" || b.Name == "len")
}

// inPart reports whether a value is the entries of a log that is a part.
func (a *access) inPart(f *facts) bool {
	if a.field.kind != listKind || a.field.name != "entries" {
		return false
	}
	switch root, _, _ := strings.Cut(a.full, "."); root {
	case "primary":
		return f.Primary.part
	case "secondary":
		return f.Secondary.part
	}
	return f.Server.part
}
