package rulefile

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/optimizer"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"example.com/centrevu/internal/suggest"
)

// compilation is what the expressions of one load have in common.
type compilation struct {
	cfg    *conf.Config
	lists  map[string]*namedList
	has    map[*ast.CallNode]*access
	failed int // names that were refused so far
}

func newCompilation() *compilation {
	c := &compilation{cfg: conf.New(facts{}), lists: map[string]*namedList{}, has: map[*ast.CallNode]*access{}}
	options := []expr.Option{
		expr.MaxNodes(maxNodes),
		expr.DisableIfOperator(),
		expr.Function("has", func(p ...any) (any, error) { return seen(p[0]), nil },
			new(func(string) bool), new(func(time.Time) bool), new(func(time.Duration) bool), new(func(int) bool),
			new(func([]*linkFacts) bool), new(func([]*runFacts) bool), new(func([]*entryFacts) bool),
			new(func([]*loginFacts) bool), new(func([]*captureFacts) bool)),
		expr.Function(guardName, guarded,
			new(func(string, string) string), new(func(time.Time, string) time.Time), new(func(time.Time, string, bool) time.Time),
			new(func(time.Duration, string) time.Duration), new(func(int, string) int),
			new(func(bool, string, int) bool)),
		expr.Function("hour", func(p ...any) (any, error) { return p[0].(time.Time).Hour(), nil }, new(func(time.Time) int)),
		expr.Function("minute", func(p ...any) (any, error) { return p[0].(time.Time).Minute(), nil }, new(func(time.Time) int)),
		expr.Function("monthday", func(p ...any) (any, error) { return p[0].(time.Time).Day(), nil }, new(func(time.Time) int)),
		expr.Function("weekday", func(p ...any) (any, error) {
			return strings.ToLower(p[0].(time.Time).Weekday().String()), nil
		}, new(func(time.Time) string)),
	}
	for _, o := range slices.Concat(options, arithmeticFunctions(), foldedFunctions()) {
		o(c.cfg)
	}
	return c
}

// source is the text of an expression with its place in the file.
type source struct {
	in     *input
	node   *node
	text   string
	offset int // of text in the node's text, in characters
}

func (s source) at(n ast.Node) place { return s.in.within(s.node, s.offset+n.Location().From) }

// expression is one that was read, resolved and checked.
type expression struct {
	source source
	tree   *parser.Tree
	typ    reflect.Type
	reads  reads

	guarded []guard
	absent  []string
}

// expression returns nil if something is wrong, and says what.
func (c *compilation) expression(s source, roots []string, filter bool) (e *expression) {
	defer func() {
		if v := recover(); v != nil { // in the expression library, whose input is anybody's
			c.failed++
			s.in.errorf(s.node.at, "not an expression: %v", v)
			e = nil
		}
	}()
	if n := len([]rune(s.text)); n > maxExpr {
		s.in.tooLarge(s.node.at, "more than %d characters in one expression", maxExpr)
		return nil
	}
	if strings.TrimSpace(s.text) == "" {
		s.in.errorf(s.node.at, "an expression is missing")
		return nil
	}
	text, names := takeLoopNames(s.text)
	tree, err := parser.ParseWithConfig(markSpans(text), c.cfg)
	if err != nil {
		if !c.misspelt(s) {
			c.exprError(s, err)
		}
		return nil
	}
	before := c.failed
	r := &resolver{c: c, roots: roots, filter: filter, names: names}
	r.fail = func(n ast.Node, format string, args ...any) {
		c.failed++
		s.in.errorf(s.at(n), format, args...)
	}
	r.warn = func(n ast.Node, format string, args ...any) { s.in.warnf(s.at(n), format, args...) }
	guarded, absent := guards(s, tree.Node)
	r.resolve(&tree.Node)
	if c.failed > before {
		return nil
	}
	if _, err := checker.Check(tree, c.cfg); err != nil {
		c.exprError(s, err)
		return nil
	}
	if at := uncomparable(tree.Node); at != nil {
		r.fail(at, "a thing or a list is not compared as a whole: name one of its fields")
		return nil
	}
	if wrong := answering(&tree.Node); wrong != nil {
		r.fail(wrong, "a duration is not multiplied by a duration")
		return nil
	}
	typ, err := checker.Check(tree, c.cfg)
	if err != nil {
		c.exprError(s, err)
		return nil
	}
	return &expression{source: s, tree: tree, typ: typ, reads: r.reads, guarded: guarded, absent: absent}
}

var calls = regexp.MustCompile(`[\pL_][\pL\pN_]*\s*\(`)

// misspelt looks for a function that does not exist in an expression that does
// not parse: only the names of those that loop can have a condition behind
// them, so that the parser stops there instead of at the name.
func (c *compilation) misspelt(s source) bool {
	for _, at := range calls.FindAllStringIndex(s.text, -1) {
		name := strings.TrimSpace(strings.TrimSuffix(s.text[at[0]:at[1]], "("))
		before := s.text[:at[0]]
		if slices.Contains(functionNames(), name) || slices.Contains([]string{"and", "or", "not", "in"}, name) ||
			strings.HasSuffix(before, ".") || strings.ContainsAny(before, "\"'`") {
			continue
		}
		c.failed++
		s.in.errorf(s.in.within(s.node, s.offset+len([]rune(before))), "unknown function `%s`%s", name, suggest.Hint(name, functionNames()))
		return true
	}
	return false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// program compiles a part of an expression. It cannot fail for one that was
// checked; if it does, that is said of the whole.
func (c *compilation) program(e *expression, n ast.Node) *vm.Program {
	ast.Walk(&n, visit(folded))
	err := optimizer.Optimize(&n, c.cfg)
	if err == nil {
		var p *vm.Program
		if p, err = compiler.Compile(&parser.Tree{Node: n, Source: e.tree.Source}, c.cfg); err == nil {
			return p
		}
	}
	var fe *file.Error
	if errors.As(err, &fe) {
		c.exprError(e.source, fe)
		return nil
	}
	first, _, _ := strings.Cut(fmt.Sprint(err), "\n")
	e.source.in.errorf(e.source.node.at, "%s", first)
	return nil
}
