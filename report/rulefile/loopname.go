package rulefile

import (
	"regexp"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// A loop can give what it looks at a name, so that a loop within it can read
// both:
//
//	any(server.links as l, any(server.runs, .acd.number == l.acd.number and .age > 2d))
//
// The expression language has variables, and no such form. So the name is taken
// out of the text, with blanks in its place, and put into the tree as a variable
// that the loop's condition begins with.
var loopName = regexp.MustCompile(`\b(any|all|none|one|count|filter)\s*\(\s*(?:[\pL_][\pL\pN_.]*|list\(\s*(?:"[^"]*"|'[^']*')\s*\))(\s+as\s+([\pL_][\pL\pN_]*)\s*),`)

// takeLoopNames returns the text without the names, which are by the place of
// the loop that they are of.
func takeLoopNames(expr string) (string, map[int]string) {
	var names map[int]string
	runes := []rune(expr)
	for _, at := range loopName.FindAllStringSubmatchIndex(expr, -1) {
		if inQuotes(runes, len([]rune(expr[:at[0]]))) {
			continue
		}
		if names == nil {
			names = map[int]string{}
		}
		rune0 := func(i int) int { return len([]rune(expr[:i])) }
		names[rune0(at[2])] = expr[at[6]:at[7]]
		for i := rune0(at[4]); i < rune0(at[5]); i++ {
			runes[i] = ' '
		}
	}
	return string(runes), names
}

// inQuotes reports whether a character stands within a text.
func inQuotes(runes []rune, i int) bool {
	var quote rune
	for j := 0; j < i; j++ {
		switch r := runes[j]; {
		case quote == 0 && (r == '"' || r == '\'' || r == '`'):
			quote = r
		case r == quote:
			quote = 0
		case r == '\\' && quote != 0 && quote != '`':
			j++
		}
	}
	return quote != 0
}

// variable is the name of what a loop around looks at.
type variable struct {
	name string
	of   *object
}

// variable returns the object that a name in an expression stands for, nil if
// it is the name of no loop.
func (r *resolver) variable(name string) *object {
	for _, v := range slices.Backward(r.vars) {
		if v.name == name {
			return v.of
		}
	}
	return nil
}

// body resolves the condition of a loop, with the name of what it looks at.
func (r *resolver) body(loop *ast.BuiltinNode, p *ast.Node, of *object) {
	r.elems = append(r.elems, of)
	defer func() { r.elems = r.elems[:len(r.elems)-1] }()
	name := r.names[loop.Location().From]
	if name == "" {
		r.resolve(p)
		return
	}
	if slices.Contains(r.roots, name) || slices.Contains(functionNames(), name) || factsObject.field(name) != nil || r.variable(name) != nil {
		r.fail(loop, "the name %s of what the loop looks at means something else here already", clip(name))
		return
	}
	r.vars = append(r.vars, variable{name, of})
	r.resolve(p)
	r.vars = r.vars[:len(r.vars)-1]
	ast.Patch(p, &ast.VariableDeclaratorNode{Name: name, Value: &ast.PointerNode{}, Expr: *p})
}
