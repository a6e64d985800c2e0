package rulefile

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// resolver goes over an expression before its types are checked. It says what
// every name stands for, refuses what rule files have no use for, and notes
// what the expression reads.
type resolver struct {
	c     *compilation
	roots []string  // what can be read here
	elems []*object // what # stands for, the innermost last
	names map[int]string
	vars  []variable // what names of loops around stand for

	fail   func(n ast.Node, format string, args ...any)
	warn   func(n ast.Node, format string, args ...any)
	reads  reads
	filter bool // filter() may be used: the expression says what evidence is
}

// resolve rewrites a node in place.
func (r *resolver) resolve(p *ast.Node) {
	switch n := (*p).(type) {
	case nil:
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.StringNode, *ast.ConstantNode:
	case *ast.NilNode:
		r.fail(n, "there is no nil here: has(x) tells whether x was seen")
	case *ast.IdentifierNode:
		r.identifier(p, n)
	case *ast.MemberNode:
		r.member(p, n)
	case *ast.UnaryNode:
		r.resolve(&n.Node)
	case *ast.BinaryNode:
		r.binary(p, n)
	case *ast.ConditionalNode:
		r.resolve(&n.Cond)
		r.resolve(&n.Exp1)
		r.resolve(&n.Exp2)
	case *ast.ArrayNode:
		r.array(n)
	case *ast.BuiltinNode:
		r.builtin(n)
	case *ast.CallNode:
		r.call(p, n)
	case *ast.PointerNode:
		if n.Name != "" || len(r.elems) == 0 {
			r.fail(n, "# stands for the thing that any, all, none, one or count look at, and only there")
		}
	case *ast.VariableDeclaratorNode, *ast.SequenceNode:
		r.fail(n, "variables, and several expressions in one, are not part of the language of conditions")
	default:
		r.fail(n, "this is not part of the language of conditions")
	}
}

var operators = []string{
	"==", "!=", "<", "<=", ">", ">=", "and", "or", "&&", "||", "in",
	"contains", "startsWith", "endsWith", "matches", "+", "-", "*", "/", "%",
}

func (r *resolver) binary(p *ast.Node, n *ast.BinaryNode) {
	if !slices.Contains(operators, n.Operator) {
		r.fail(n, "the operator %s is not part of the language of conditions", n.Operator)
		return
	}
	if n.Operator == "matches" {
		if _, ok := n.Right.(*ast.StringNode); !ok {
			r.fail(n.Right, "the pattern of matches must be a text in quotes")
			return
		}
	}
	if r.unknownWord(p, n) {
		return
	}
	r.lint(n)
	r.resolve(&n.Left)
	if n.Operator == "in" && r.inList(n) {
		return
	}
	r.resolve(&n.Right)
}

// unknownWord turns a comparison with "unknown", which no value ever is, into
// the question whether there is a value.
func (r *resolver) unknownWord(p *ast.Node, n *ast.BinaryNode) bool {
	if n.Operator != "==" && n.Operator != "!=" {
		return false
	}
	left, right := n.Left, n.Right
	if _, ok := left.(*ast.StringNode); ok {
		left, right = right, left
	}
	s, ok := right.(*ast.StringNode)
	if !ok || s.Value != unknownWord {
		return false
	}
	f := r.fieldOf(left)
	if f == nil || f.kind != textKind || f.words == nil {
		return false
	}
	var has ast.Node = &ast.CallNode{Callee: &ast.IdentifierNode{Value: "has"}, Arguments: []ast.Node{left}}
	has.SetLocation(n.Location())
	if n.Operator == "==" {
		inner := has
		has = &ast.UnaryNode{Operator: "not", Node: inner}
	}
	ast.Patch(p, has)
	r.resolve(p)
	return true
}

// fieldOf returns the field that a path of the source stands for, nil if the
// node is none.
func (r *resolver) fieldOf(n ast.Node) *field {
	names, base := chain(n)
	o := factsObject
	if e := r.element(base); e != nil {
		o = e
	} else if id, ok := base.(*ast.IdentifierNode); ok {
		names = append(r.alias(id.Value), names...)
	} else {
		return nil
	}
	var f *field
	for _, name := range names {
		if f = o.field(name); f == nil {
			return nil
		}
		o = f.inner()
	}
	return f
}

// element returns what a node stands for that is # or the name of a loop, nil if
// it is neither.
func (r *resolver) element(n ast.Node) *object {
	switch n := n.(type) {
	case *ast.PointerNode:
		if n.Name == "" && len(r.elems) > 0 {
			return r.elems[len(r.elems)-1]
		}
	case *ast.IdentifierNode:
		return r.variable(n.Value)
	}
	return nil
}

// chain takes a path apart: what it starts with, and the names behind it.
func chain(n ast.Node) (names []string, base ast.Node) {
	for {
		m, ok := n.(*ast.MemberNode)
		if !ok {
			break
		}
		s, ok := m.Property.(*ast.StringNode)
		if !ok || m.Method || m.Optional {
			return nil, nil
		}
		names = append(names, s.Value)
		n = m.Node
	}
	slices.Reverse(names)
	return names, n
}

// pathOf returns the path of what a resolved node reads of the facts, "" if it
// reads a limit or anything else.
func pathOf(n ast.Node) string {
	names, base := chain(n)
	id, ok := base.(*ast.IdentifierNode)
	if !ok || id.Value == "limit" {
		return ""
	}
	return strings.Join(slices.Insert(names, 0, id.Value), ".")
}

// alias returns the path of a root: the backup is the server's.
func (r *resolver) alias(root string) []string {
	if root == "backup" && slices.Contains(r.roots, "server") {
		return []string{"server", "backup"}
	}
	return []string{root}
}

func (r *resolver) identifier(p *ast.Node, n *ast.IdentifierNode) {
	if unmark(n.Value) != n.Value {
		d, err := report.ParseLimit(unmark(n.Value))
		if err != nil {
			r.fail(n, "%v", err)
			return
		}
		ast.Patch(p, &ast.ConstantNode{Value: d})
		return
	}
	switch {
	case n.Value == "now", r.variable(n.Value) != nil:
		return
	case slices.Contains(r.roots, n.Value):
		r.reads |= read(r.alias(n.Value))
		if n.Value == "backup" {
			ast.Patch(p, &ast.MemberNode{Node: &ast.IdentifierNode{Value: "server"}, Property: &ast.StringNode{Value: "backup"}})
		}
	default:
		r.unknownName(n)
	}
}

func (r *resolver) unknownName(n *ast.IdentifierNode) {
	switch {
	case slices.Contains([]string{"null", "none", "None", "undefined"}, n.Value):
		r.fail(n, "there is no %s here: has(x) tells whether x was seen", n.Value)
	case n.Value != "true" && n.Value != "false" && slices.Contains([]string{"true", "false"}, strings.ToLower(n.Value)):
		r.fail(n, "`%s` is written in small letters: %s", n.Value, strings.ToLower(n.Value))
	case len(r.elems) > 0 && r.elems[len(r.elems)-1].field(n.Value) != nil:
		r.fail(n, "unknown name `%s`, did you mean `.%s`?", n.Value, n.Value)
	case r.isWord(n.Value):
		r.fail(n, "unknown name `%s`; a text goes in quotes: \"%s\"", n.Value, n.Value)
	case slices.Contains([]string{"backup", "server", "link", "run", "entry", "acd", "primary", "secondary"}, n.Value):
		r.fail(n, "`%s` cannot be read here; there are %s", n.Value, strings.Join(r.roots, ", "))
	default:
		if w := suggest.Nearest(n.Value, append(r.paths(), r.roots...)); w != "" {
			r.fail(n, "unknown name `%s`, did you mean `%s`?", clip(n.Value), w)
			return
		}
		r.fail(n, "unknown name `%s`; there are %s", clip(n.Value), strings.Join(r.roots, ", "))
	}
}

// isWord reports whether a name is a word of some closed set.
func (r *resolver) isWord(s string) bool {
	for _, o := range []string{"server", "server.backup", "link", "run"} {
		for _, f := range find(o).field.object.fields {
			if slices.Contains(f.words, s) {
				return true
			}
		}
	}
	return false
}

// paths returns the full names of the values that a rule can read.
func (r *resolver) paths() []string {
	var all []string
	for _, root := range r.roots {
		a := find(strings.Join(r.alias(root), "."))
		if a == nil || a.field.object == nil || root == "limit" {
			continue
		}
		for _, name := range a.field.object.names() {
			all = append(all, root+"."+name)
		}
	}
	return all
}

// member checks a path name by name, and guards what may not have been seen.
func (r *resolver) member(p *ast.Node, n *ast.MemberNode) {
	names, base := chain(n)
	if base == nil {
		r.fail(n, "only fields can be read: no methods, no ?. and no numbers in brackets; any, all, none, one and count look into a list")
		return
	}
	if o := r.element(base); o != nil {
		f := r.walk(n, o, names)
		if f != nil && f.absent {
			r.guard(p, n, o, f)
		}
		if f != nil && f.name == "verdict" {
			r.reads |= readsVerdict
		}
		return
	}
	switch b := base.(type) {
	case *ast.PointerNode:
		r.fail(b, "# stands for the thing that any, all, none, one or count look at, and only there")
	case *ast.IdentifierNode:
		if !slices.Contains(r.roots, b.Value) {
			r.unknownName(b)
			return
		}
		full := append(r.alias(b.Value), names...)
		o := find(full[0]).field.object
		start := 1
		if b.Value == "backup" {
			o, start = find("server.backup").field.object, 2
		}
		if o == nil {
			r.fail(n, "`%s` has no fields", b.Value)
			return
		}
		f := r.walk(n, o, full[start:])
		if f == nil {
			return
		}
		if len(full) > 1 && full[1] == "link" && full[0] != "link" && !slices.Contains(r.roots, "acd") {
			r.fail(propertyOf(n, len(names)-1), "the link of a server can be read in rules for each acd; any, all, none, one and count look into its links")
			return
		}
		r.reads |= read(full)
		if b.Value == "limit" {
			n.Property = &ast.StringNode{Value: f.goName}
		}
		if b.Value == "backup" {
			r.underServer(n)
		}
	default:
		r.fail(n, "only the fields of facts can be read")
	}
}

// underServer puts the backup below its server.
func (r *resolver) underServer(n *ast.MemberNode) {
	for {
		m, ok := n.Node.(*ast.MemberNode)
		if !ok {
			break
		}
		n = m
	}
	inner := &ast.MemberNode{Node: &ast.IdentifierNode{Value: "server"}, Property: &ast.StringNode{Value: "backup"}}
	inner.SetLocation(n.Node.Location())
	n.Node = inner
}

// walk returns the last field of a path.
func (r *resolver) walk(n *ast.MemberNode, o *object, names []string) *field {
	var f *field
	for i, name := range names {
		if o == nil {
			r.fail(propertyOf(n, len(names)-1-i), "a %s has no field `%s`", kindWords[f.kind], name)
			return nil
		}
		next := o.field(name)
		if next == nil {
			r.fail(propertyOf(n, len(names)-1-i), "unknown field `%s` of %s%s", name, o.name, suggest.Hint(name, o.names()))
			return nil
		}
		f, o = next, next.inner()
	}
	return f
}

// propertyOf returns the node of a name, counted from the end of the path.
func propertyOf(n *ast.MemberNode, fromEnd int) ast.Node {
	for range fromEnd {
		if m, ok := n.Node.(*ast.MemberNode); ok {
			n = m
		}
	}
	return n.Property
}

// guard wraps a value of a list's element, so that one that was not seen ends
// the evaluation instead of being taken for something.
func (r *resolver) guard(p *ast.Node, n *ast.MemberNode, o *object, f *field) {
	names, _ := chain(n)
	args := []ast.Node{n, &ast.StringNode{Value: o.name + "." + strings.Join(names, ".")}}
	tells := f.by
	if f.past {
		tells = futureName
	}
	if tells != "" {
		by := &ast.MemberNode{Node: n.Node, Property: &ast.StringNode{Value: tells}}
		by.SetLocation(n.Location())
		args = append(args, by)
	}
	ast.Patch(p, &ast.CallNode{Callee: &ast.IdentifierNode{Value: guardName}, Arguments: args})
}
