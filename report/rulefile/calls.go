package rulefile

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// guardName is a function that no author can call: its name is refused.
const guardName = "__seen"

// loopers are the functions that look at each thing of a list.
var loopers = []string{"any", "all", "none", "one", "count"}

// plainBuiltins are functions of the expression language whose cost does not
// go beyond the size of what they are given, and which change nothing.
var plainBuiltins = []string{"len", "lower", "upper", "trim", "abs"}

// own are the functions of rule files beside them.
var own = []string{"has", "list", "hour", "minute", "weekday", "monthday"}

func functionNames() []string { return slices.Concat(loopers, plainBuiltins, own) }

func (r *resolver) builtin(n *ast.BuiltinNode) {
	switch {
	case slices.Contains(loopers, n.Name), n.Name == "filter" && r.filter:
		r.loop(n)
	case slices.Contains(plainBuiltins, n.Name):
		for i := range n.Arguments {
			if n.Name == "len" {
				if l := r.listOf(n.Arguments[i]); l != nil {
					r.things(&n.Arguments[i])
					continue
				}
			}
			r.resolve(&n.Arguments[i])
		}
	default:
		r.noFunction(n, n.Name)
	}
}

func (r *resolver) noFunction(n ast.Node, name string) {
	r.fail(n, "unknown function `%s`%s", name, suggest.Hint(name, functionNames()))
}

// loop resolves a function that looks at each thing of a list.
func (r *resolver) loop(n *ast.BuiltinNode) {
	if len(n.Arguments) != 2 {
		r.fail(n, "%s takes a list and a condition: %s(server.links, .state == \"down\"); len counts a list", n.Name, n.Name)
		return
	}
	body, ok := n.Arguments[1].(*ast.PredicateNode)
	if !ok {
		r.fail(n, "%s takes a list and a condition: %s(server.links, .state == \"down\")", n.Name, n.Name)
		return
	}
	of := &object{name: "the list"}
	if l := r.listOf(n.Arguments[0]); l != nil {
		r.things(&n.Arguments[0])
		of = l.object
	} else if isCall(n.Arguments[0], "list") {
		r.named(&n.Arguments[0])
	} else {
		r.fail(n.Arguments[0], "%s looks into server.links, runs, entries, logins or captures (of the pair: primary.links and so on) or list(\"name\")", n.Name)
		return
	}
	r.body(n, &body.Node, of)
}

// listOf returns the field of a list of things, nil if the node is none.
func (r *resolver) listOf(n ast.Node) *field {
	if f := r.fieldOf(n); f != nil && f.kind == listKind {
		return f
	}
	return nil
}

// things resolves a list of things.
func (r *resolver) things(p *ast.Node) {
	names, base := chain(*p)
	id, ok := base.(*ast.IdentifierNode)
	if !ok || !slices.Contains(r.roots, id.Value) {
		r.fail(*p, "a list of the server or the pair is wanted here")
		return
	}
	r.reads |= read(append(r.alias(id.Value), names...))
}

func (r *resolver) call(p *ast.Node, n *ast.CallNode) {
	id, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		r.fail(n, "values have no functions of their own here; there are %s", strings.Join(functionNames(), ", "))
		return
	}
	switch id.Value {
	case "has":
		r.has(n)
	case "list":
		r.named(p)
	case "hour", "minute", "weekday", "monthday":
		for i := range n.Arguments {
			r.resolve(&n.Arguments[i])
		}
	default:
		r.noFunction(id, id.Value)
	}
}

// has resolves the question whether a value was seen. Its argument is left as
// it is, without a guard.
func (r *resolver) has(n *ast.CallNode) {
	if len(n.Arguments) != 1 {
		r.fail(n, "has takes one value: has(backup.finished_at)")
		return
	}
	f := r.fieldOf(n.Arguments[0])
	if f == nil {
		before := r.c.failed
		r.resolve(&n.Arguments[0])
		if r.c.failed == before {
			r.fail(n.Arguments[0], "has takes a field or a list: has(backup.finished_at)")
		}
		return
	}
	names, base := chain(n.Arguments[0])
	if r.element(base) != nil {
		if f.kind == objectKind || f.kind == listKind {
			r.fail(n.Arguments[0], "has takes a single value")
		}
		standIn(n.Arguments[0], f)
		return
	}
	id := base.(*ast.IdentifierNode)
	path := append(r.alias(id.Value), names...)
	if !slices.Contains(r.roots, id.Value) {
		r.unknownName(id)
		return
	}
	if f.kind == objectKind || id.Value == "limit" {
		r.fail(n.Arguments[0], "has takes a single value or a list")
		return
	}
	r.resolve(&n.Arguments[0])
	standIn(n.Arguments[0], f)
	r.c.has[n] = find(strings.Join(path, "."))
}

// standIn asks for the field that tells whether this one was seen.
func standIn(n ast.Node, f *field) {
	if m, ok := n.(*ast.MemberNode); ok && f.by != "" {
		m.Property = &ast.StringNode{Value: f.by}
	}
}

// named resolves list("name") to its items.
func (r *resolver) named(p *ast.Node) {
	if items := r.items(*p); items != nil {
		ast.Patch(p, &ast.ConstantNode{Value: items.values()})
	}
}

// inList makes looking into a named list one look, however long it is.
func (r *resolver) inList(n *ast.BinaryNode) bool {
	if !isCall(n.Right, "list") {
		return false
	}
	if items := r.items(n.Right); items != nil {
		ast.Patch(&n.Right, &ast.ConstantNode{Value: items.set()})
	}
	return true
}

func isCall(n ast.Node, name string) bool {
	c, ok := n.(*ast.CallNode)
	if !ok {
		return false
	}
	id, ok := c.Callee.(*ast.IdentifierNode)
	return ok && id.Value == name
}

// items returns the named list that a call of list stands for, nil if there is
// none.
func (r *resolver) items(call ast.Node) *namedList {
	args := call.(*ast.CallNode).Arguments
	if len(args) != 1 {
		r.fail(call, "list takes a name: list(\"known\")")
		return nil
	}
	s, ok := args[0].(*ast.StringNode)
	if !ok {
		r.fail(args[0], "the name of a list must be a text in quotes")
		return nil
	}
	l := r.c.lists[s.Value]
	if l == nil {
		r.fail(s, "unknown list `%s`%s", s.Value, suggest.Hint(s.Value, r.c.listNames()))
		return nil
	}
	l.used = true
	return l
}

// absentError ends an evaluation at a value of a list's element that was not
// seen, or at a time that lies in the future.
type absentError struct{ why string }

func (e *absentError) Error() string { return e.why }

// seen is has() for values of elements, and the guard.
func seen(v any) bool {
	switch v := v.(type) {
	case nil:
		return false
	case string:
		return v != "" && v != unknownWord
	case time.Time:
		return !v.IsZero()
	case time.Duration:
		return v != noSpan
	case int:
		return v != noNumber
	}
	return reflect.ValueOf(v).Kind() != reflect.Slice || reflect.ValueOf(v).Len() > 0
}

func guarded(params ...any) (any, error) {
	v, future := params[0], false
	if len(params) == 3 {
		if t, ok := v.(time.Time); ok && !t.IsZero() {
			future, _ = params[2].(bool)
		} else if !ok {
			v = params[2]
		}
	}
	switch {
	case future:
		return nil, &absentError{fmt.Sprintf("%v %s lies in the future", params[1], report.FormatTime(v.(time.Time)))}
	case !seen(v):
		return nil, &absentError{fmt.Sprintf("%v is not known", params[1])}
	}
	return params[0], nil
}
