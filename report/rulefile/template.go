package rulefile

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/vm"

	"example.com/centrevu/report"
)

// template is a message with values in it.
type template []piece

// piece is a text, or a value behind it.
type piece struct {
	text    string
	access  *access
	program *vm.Program
	needs   []*access
	cost    *cost
}

var plainPath = regexp.MustCompile(`^[a-z_]+(\.[a-z_]+)*$`)

// template reads a text with values in braces. A brace itself is written
// twice.
func (c *compilation) template(in *input, n *node, roots []string, r *reads) template {
	var t template
	runes := []rune(n.text)
	var text strings.Builder
	for i := 0; i < len(runes); i++ {
		ch := runes[i]
		switch {
		case (ch == '{' || ch == '}') && i+1 < len(runes) && runes[i+1] == ch:
			text.WriteRune(ch)
			i++
		case ch == '}':
			in.errorf(in.within(n, i), "} without {; a brace in a text is written twice: }}")
			return nil
		case ch == '{':
			end := i + 1
			for end < len(runes) && runes[end] != '}' && runes[end] != '{' {
				end++
			}
			if end == len(runes) || runes[end] == '{' {
				in.errorf(in.within(n, i), "{ without }; a brace in a text is written twice: {{")
				return nil
			}
			p := piece{text: text.String()}
			text.Reset()
			if !c.value(&p, source{in, n, string(runes[i+1 : end]), i + 1}, roots, r) {
				return nil
			}
			t = append(t, p)
			i = end
		default:
			if ch == '\n' {
				ch = ' '
			}
			text.WriteRune(ch)
		}
	}
	if rest := strings.TrimRight(text.String(), " "); rest != "" {
		t = append(t, piece{text: rest})
	}
	return t
}

// value compiles what stands in braces.
func (c *compilation) value(p *piece, s source, roots []string, r *reads) bool {
	before := c.failed
	if a := plainAccess(strings.TrimSpace(s.text), roots); a != nil && a.field.kind != listKind &&
		(a.field.kind != objectKind || a.field.object.typ == reflect.TypeFor[acdFacts]()) {
		*r |= read(strings.Split(a.full, "."))
		p.access = a
		return true
	}
	e := c.expression(s, roots, false)
	if e == nil {
		return false
	}
	*r |= e.reads
	switch {
	case e.typ == timeType, e.typ == spanType:
	case e.typ.Kind() == reflect.String, e.typ.Kind() == reflect.Int, e.typ.Kind() == reflect.Float64, e.typ.Kind() == reflect.Bool:
	default:
		s.in.errorf(s.at(e.tree.Node), "a %s cannot be shown in a text: name one of its fields", typeWord(e.typ))
		return false
	}
	in := c.inspect(e.tree.Node)
	p.needs, p.cost = in.needs, in.cost
	p.program = c.program(e, e.tree.Node)
	return p.program != nil && c.failed == before
}

// plainAccess returns the value that a text is the path of, nil if it is
// anything else.
func plainAccess(path string, roots []string) *access {
	if !plainPath.MatchString(path) || strings.HasPrefix(path, "limit.") {
		return nil
	}
	root, rest, _ := strings.Cut(path, ".")
	if !slices.Contains(roots, root) {
		return nil
	}
	names := (&resolver{roots: roots}).alias(root)
	if rest != "" {
		names = append(names, rest)
	}
	return find(strings.Join(names, "."))
}

// text writes the message of a run.
func (t template) text(r *run, m *report.Message) string {
	for i := range t {
		p := &t[i]
		m.Str(p.text)
		switch {
		case p.access != nil && p.access.field.kind != objectKind && !p.access.seen(&r.facts):
			m.Value(notKnown)
		case p.access != nil:
			write(m, p.access.value(&r.facts))
		case p.program != nil:
			m.Value(r.computed(p))
		}
	}
	return m.String()
}

// computed returns a value that has to be worked out. A message must not fail:
// what cannot be worked out is not known.
func (r *run) computed(p *piece) string {
	for _, a := range p.needs {
		if !a.has(&r.facts) {
			return notKnown
		}
	}
	if r.steps += p.cost.of(&r.facts); r.steps > maxSteps {
		return notKnown
	}
	out, err := r.vm.Run(p.program, &r.facts)
	if err != nil || out == nil {
		return notKnown
	}
	return shown(reflect.ValueOf(out))
}
