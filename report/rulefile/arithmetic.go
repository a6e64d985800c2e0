package rulefile

import (
	"errors"
	"math"
	"math/bits"
	"reflect"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
)

// Arithmetic of the expression library goes on with what is no answer: x/0 is
// infinite, 0/0 is above nothing and below nothing, and whole numbers and
// durations wrap. So once the types of an expression were checked, every
// operation in it is replaced by a function from here that gives an error
// instead, and the part of the condition it is in says neither yes nor no.

// noAnswerError ends an evaluation at an operation that has no result.
type noAnswerError struct{ why string }

func (e *noAnswerError) Error() string { return e.why }

var (
	errByZero   = &noAnswerError{"a division by zero"}
	errTooLarge = &noAnswerError{"a number that is too large"}
)

// arithmetic has the names of the functions, which no author can call.
var arithmetic = map[string]string{"+": "__add", "-": "__sub", "*": "__mul", "/": "__div", "%": "__mod"}

const (
	negName = "__neg"
	absName = "__abs"
)

// arithmeticFunctions declares them with the types they are for.
func arithmeticFunctions() []expr.Option {
	number := []any{
		new(func(int, int) int), new(func(int, float64) float64), new(func(float64, int) float64), new(func(float64, float64) float64),
	}
	with := func(more ...any) []any { return append(more, number...) }
	one := []any{new(func(int) int), new(func(float64) float64), new(func(time.Duration) time.Duration)}
	return []expr.Option{
		expr.Function("__add", add, with(new(func(string, string) string), new(func(time.Time, time.Duration) time.Time),
			new(func(time.Duration, time.Time) time.Time), new(func(time.Duration, time.Duration) time.Duration))...),
		expr.Function("__sub", subtract, with(new(func(time.Time, time.Time) time.Duration), new(func(time.Time, time.Duration) time.Time),
			new(func(time.Duration, time.Duration) time.Duration))...),
		expr.Function("__mul", multiply, with(new(func(time.Duration, int) time.Duration), new(func(int, time.Duration) time.Duration),
			new(func(time.Duration, float64) time.Duration), new(func(float64, time.Duration) time.Duration))...),
		expr.Function("__div", divide, new(func(int, int) float64), new(func(int, float64) float64), new(func(float64, int) float64), new(func(float64, float64) float64)),
		expr.Function("__mod", remainder, new(func(int, int) int)),
		expr.Function(negName, func(p ...any) (any, error) { return multiply(-1, p[0]) }, one...),
		expr.Function(absName, absolute, one...),
	}
}

// answering puts the functions in the place of the operators of a tree whose
// types were checked. It returns the first operation that means nothing.
func answering(tree *ast.Node) (wrong ast.Node) {
	ast.Walk(tree, visit(func(p *ast.Node) {
		switch n := (*p).(type) {
		case *ast.BinaryNode:
			name := arithmetic[n.Operator]
			if name == "" {
				return
			}
			if isSpan(n.Left) && isSpan(n.Right) && n.Operator == "*" && wrong == nil {
				wrong = n
			}
			call(p, name, n.Left, n.Right)
		case *ast.UnaryNode:
			_, whole := n.Node.(*ast.IntegerNode)
			_, float := n.Node.(*ast.FloatNode)
			if n.Operator == "-" && !whole && !float {
				call(p, negName, n.Node)
			}
		case *ast.BuiltinNode:
			if n.Name == "abs" && len(n.Arguments) == 1 {
				call(p, absName, n.Arguments[0])
			}
		}
	}))
	return wrong
}

func isSpan(n ast.Node) bool { return n.Type() == reflect.Type(spanType) }

func call(p *ast.Node, name string, args ...ast.Node) {
	ast.Patch(p, &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args})
}

func add(p ...any) (any, error) {
	switch a := p[0].(type) {
	case string:
		return a + p[1].(string), nil
	case time.Time:
		return later(a, p[1].(time.Duration))
	case time.Duration:
		if t, ok := p[1].(time.Time); ok {
			return later(t, a)
		}
		n, err := sum(int64(a), int64(p[1].(time.Duration)))
		return time.Duration(n), err
	}
	if a, b, ok := whole(p); ok {
		return small(sum(a, b))
	}
	return finite(float(p[0]) + float(p[1]))
}

func subtract(p ...any) (any, error) {
	switch a := p[0].(type) {
	case time.Time:
		if d, ok := p[1].(time.Duration); ok {
			if d == math.MinInt64 {
				return nil, errTooLarge
			}
			return later(a, -d)
		}
		d := a.Sub(p[1].(time.Time))
		if d == math.MaxInt64 || d == math.MinInt64 {
			return nil, errTooLarge // what Sub gives of a longer one
		}
		return d, nil
	case time.Duration:
		n, err := difference(int64(a), int64(p[1].(time.Duration)))
		return time.Duration(n), err
	}
	if a, b, ok := whole(p); ok {
		return small(difference(a, b))
	}
	return finite(float(p[0]) - float(p[1]))
}

func multiply(p ...any) (any, error) {
	if d, ok := p[1].(time.Duration); ok {
		p = []any{d, p[0]}
	}
	if d, ok := p[0].(time.Duration); ok {
		if n, ok := p[1].(int); ok {
			n, err := product(int64(d), int64(n))
			return time.Duration(n), err
		}
		f, err := finite(float64(d) * float(p[1]))
		if err != nil || math.Abs(f) >= math.MaxInt64 {
			return nil, errTooLarge
		}
		return time.Duration(f), nil
	}
	if a, b, ok := whole(p); ok {
		return small(product(a, b))
	}
	return finite(float(p[0]) * float(p[1]))
}

func divide(p ...any) (any, error) {
	if float(p[1]) == 0 {
		return nil, errByZero
	}
	return finite(float(p[0]) / float(p[1]))
}

func remainder(p ...any) (any, error) {
	a, b, _ := whole(p)
	if b == 0 {
		return nil, errByZero
	}
	return int(a % b), nil
}

func absolute(p ...any) (any, error) {
	switch v := p[0].(type) {
	case int:
		if v < 0 {
			return multiply(-1, v)
		}
	case time.Duration:
		if v < 0 {
			return multiply(-1, v)
		}
	case float64:
		return math.Abs(v), nil
	}
	return p[0], nil
}

// whole returns both values if both are whole numbers.
func whole(p []any) (a, b int64, ok bool) {
	x, ok1 := p[0].(int)
	y, ok2 := p[1].(int)
	return int64(x), int64(y), ok1 && ok2
}

func float(v any) float64 {
	if n, ok := v.(int); ok {
		return float64(n)
	}
	f, _ := v.(float64)
	return f
}

func finite(f float64) (float64, error) {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return 0, errTooLarge
	}
	return f, nil
}

func fits(n int64, wrapped bool) (int64, error) {
	if wrapped {
		return 0, errTooLarge
	}
	return n, nil
}

// small is for what has to fit the int of the machine.
func small(n int64, err error) (int, error) {
	if err == nil && int64(int(n)) != n {
		err = errTooLarge
	}
	return int(n), err
}

func sum(a, b int64) (int64, error) {
	n := a + b
	return fits(n, (n > a) != (b > 0))
}

func difference(a, b int64) (int64, error) {
	n := a - b
	return fits(n, (n < a) != (b > 0))
}

func product(a, b int64) (int64, error) {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	negative := (a < 0) != (b < 0)
	return fits(a*b, hi != 0 || lo > math.MaxInt64 && !(negative && lo == 1<<63))
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

// later adds to a time what leaves it in the years that can be written.
func later(t time.Time, d time.Duration) (time.Time, error) {
	at := t.Add(d)
	if y := at.Year(); y < 1 || y > 9999 || at.After(t) != (d > 0) && d != 0 {
		return time.Time{}, errTooLarge
	}
	return at, nil
}

// noAnswer returns why an evaluation has no answer, "" for any other error.
func noAnswer(err error) string {
	var absent *absentError
	var none *noAnswerError
	switch {
	case errors.As(err, &absent):
		return absent.Error()
	case errors.As(err, &none):
		return none.Error()
	}
	return ""
}
