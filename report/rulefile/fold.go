package rulefile

import (
	"reflect"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
)

// Letter case does not count where texts are compared, as in silences: a window
// that shows Operational is not another one for a rule that says operational.

// fold is what two texts have in common that differ in letter case only.
func fold(s string) string { return strings.ToLower(s) }

var foldedNames = map[string]string{
	"==": "__same", "!=": "__differ", "contains": "__contains", "startsWith": "__starts", "endsWith": "__ends",
}

const inFoldedName = "__in"

func foldedFunctions() []expr.Option {
	two := func(name string, f func(a, b string) bool) expr.Option {
		return expr.Function(name, func(p ...any) (any, error) {
			return f(fold(p[0].(string)), fold(p[1].(string))), nil
		}, new(func(string, string) bool))
	}
	return []expr.Option{
		two("__same", func(a, b string) bool { return a == b }),
		two("__differ", func(a, b string) bool { return a != b }),
		two("__contains", strings.Contains),
		two("__starts", strings.HasPrefix),
		two("__ends", strings.HasSuffix),
		expr.Function(inFoldedName, func(p ...any) (any, error) {
			_, ok := p[1].(map[string]struct{})[fold(p[0].(string))]
			return ok, nil
		}, new(func(string, map[string]struct{}) bool)),
	}
}

// folded puts the functions in the place of what compares texts, in a part that
// is about to be compiled and whose types were checked.
func folded(p *ast.Node) {
	n, ok := (*p).(*ast.BinaryNode)
	if !ok || n.Left.Type() == nil || n.Left.Type().Kind() != reflect.String {
		return
	}
	if name := foldedNames[n.Operator]; name != "" {
		call(p, name, n.Left, n.Right)
		return
	}
	switch n.Operator {
	case "matches":
		if s, ok := n.Right.(*ast.StringNode); ok && !strings.HasPrefix(s.Value, foldPattern) {
			s.Value = foldPattern + s.Value
		}
	case "in":
		if set := textsOf(n.Right); set != nil {
			call(p, inFoldedName, n.Left, &ast.ConstantNode{Value: set})
		}
	}
}

// foldPattern makes letter case count for nothing in a regular expression;
// (?-i) behind it makes it count again.
const foldPattern = "(?i)"

// textsOf returns the texts of a list, folded, nil if it is none of texts.
func textsOf(n ast.Node) map[string]struct{} {
	set := map[string]struct{}{}
	switch n := n.(type) {
	case *ast.ArrayNode:
		for _, item := range n.Nodes {
			s, ok := item.(*ast.StringNode)
			if !ok {
				return nil
			}
			set[fold(s.Value)] = struct{}{}
		}
		return set
	case *ast.ConstantNode:
		texts, ok := n.Value.(map[string]struct{})
		if !ok {
			return nil
		}
		for s := range texts {
			set[fold(s)] = struct{}{}
		}
		return set
	}
	return nil
}
