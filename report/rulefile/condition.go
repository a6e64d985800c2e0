package rulefile

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"
)

// verdict is what a condition says: yes, no, or that there is no telling.
type verdict int

const (
	no verdict = iota
	yes
	untold
)

var verdictWords = [...]string{no: "no", yes: "yes", untold: "no telling"}

// condition is a tree of parts joined by and, or and not. The parts are run by
// the expression library, what joins them here: a part with a value that was
// not seen says neither yes nor no, and "no telling or yes" is yes while "no
// telling or no" is no telling. So an order of parts never makes a difference,
// and what was not seen never counts as anything.
type condition struct {
	op   string // and, or, not; has; const; empty for a part
	kids []*condition

	text    string // of a part, as written
	compare *comparison
	program *vm.Program
	needs   []*access
	cost    *cost
	value   verdict // of a constant
	stands  verdict // that holds of a part of a list too
}

// condition compiles an expression that is true or false.
func (c *compilation) condition(e *expression) *condition {
	if e == nil {
		return nil
	}
	if e.typ.Kind() != reflect.Bool {
		e.source.in.errorf(e.source.node.at, "a condition is true or false, this is %s", typeWord(e.typ))
		return nil
	}
	return c.part(e, e.tree.Node)
}

func (c *compilation) part(e *expression, n ast.Node) *condition {
	switch n := n.(type) {
	case *ast.BinaryNode:
		op := map[string]string{"and": "and", "&&": "and", "or": "or", "||": "or"}[n.Operator]
		if op == "" {
			break
		}
		left, right := c.part(e, n.Left), c.part(e, n.Right)
		if left == nil || right == nil {
			return nil
		}
		return &condition{op: op, kids: []*condition{left, right}}
	case *ast.UnaryNode:
		if n.Operator != "not" && n.Operator != "!" {
			break
		}
		kid := c.part(e, n.Node)
		if kid == nil {
			return nil
		}
		return &condition{op: "not", kids: []*condition{kid}}
	case *ast.CallNode:
		if a := c.has[n]; a != nil {
			return &condition{op: "has", needs: []*access{a}, text: "has(" + a.path + ")"}
		}
	case *ast.BoolNode:
		return &condition{op: "const", value: told(n.Value), text: fmt.Sprint(n.Value)}
	}
	in := c.inspect(n)
	p := &condition{needs: in.needs, cost: in.cost, text: e.written(n), stands: stands(n)}
	if p.compare = c.compare(n); p.compare != nil {
		return p
	}
	if p.program = c.program(e, n); p.program == nil {
		return nil
	}
	return p
}

func told(b bool) verdict {
	if b {
		return yes
	}
	return no
}

// written returns the part of the source that a node stands for.
func (e *expression) written(n ast.Node) string {
	runes := []rune(e.source.text)
	from, to := len(runes), 0
	ast.Walk(&n, visit(func(n *ast.Node) {
		if loc := (*n).Location(); loc.To > 0 {
			from, to = min(from, loc.From), max(to, loc.To)
		}
	}))
	to = min(max(to, from), len(runes))
	// A call ends at its closing bracket, which has no node.
	open := 0
	for i, r := range runes[from:] {
		switch r {
		case '(', '[':
			open++
		case ')', ']':
			open--
		}
		if i += from + 1; i >= to && open <= 0 && (i == len(runes) || runes[i] != '(') {
			to = i
			break
		}
	}
	return oneLine(string(runes[from:to]))
}

// eval judges the facts of a run.
func (c *condition) eval(r *run) verdict {
	switch c.op {
	case "and":
		return r.join(c.kids, no)
	case "or":
		return r.join(c.kids, yes)
	case "not":
		switch v := c.kids[0].eval(r); v {
		case yes:
			return no
		case no:
			return yes
		default:
			return v
		}
	case "const":
		return c.value
	case "has":
		v := told(c.needs[0].has(&r.facts))
		r.note(c, v)
		return v
	}
	for _, a := range c.needs {
		if !a.answers(&r.facts) {
			r.missing = a.why(&r.facts)
			r.note(c, untold)
			return untold
		}
	}
	v := r.ask(c)
	if v != untold && v != c.stands && slices.ContainsFunc(c.needs, func(a *access) bool { return a.inPart(&r.facts) }) {
		v, r.missing = untold, c.text+" has no answer: "+partOfLog
	}
	r.note(c, v)
	return v
}

// join evaluates kids up to the first that decides.
func (r *run) join(kids []*condition, decides verdict) verdict {
	result := 1 - decides
	for _, k := range kids {
		switch k.eval(r) {
		case decides:
			return decides
		case untold:
			result = untold
		}
	}
	return result
}

// has reports whether there is a value, of a list whether it holds something.
func (a *access) has(f *facts) bool {
	if a.field.kind == listKind {
		return a.field.empty || a.value(f).Len() > 0
	}
	return a.seen(f)
}

// ask runs one part.
func (r *run) ask(c *condition) verdict {
	if r.steps += c.cost.of(&r.facts); r.steps > maxSteps {
		r.fail(errTooLong)
		return untold
	}
	if c.compare != nil {
		return told(c.compare.holds(&r.facts))
	}
	out, err := r.vm.Run(c.program, &r.facts)
	if err == nil {
		b, _ := out.(bool)
		return told(b)
	}
	if why := noAnswer(err); why != "" {
		if r.missing = why; !errors.As(err, new(*absentError)) {
			r.missing = c.text + " has no answer: " + why
		}
		return untold
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	r.fail(fmt.Errorf("%s: %s", c.text, first))
	return untold
}

var errTooLong = fmt.Errorf("its conditions look at more than %d things", maxSteps)

// values says what the parts' values were, for Explain.
func (c *condition) values(f *facts) string {
	var list []string
	for _, a := range c.needs {
		var s string
		switch {
		case !a.answers(f):
			s = a.why(f)
		case a.field.kind == listKind:
			s = fmt.Sprintf("%s has %d", a.path, a.value(f).Len())
		default:
			s = a.path + " is " + shown(a.value(f))
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return strings.Join(list, ", ")
}
