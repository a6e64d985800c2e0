package rulefile

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// fields returns the values of a mapping by their keys, after saying which
// keys there are not. It is nil if the node is no mapping.
func (in *input) fields(n *node, what string, keys []string) map[string]*node {
	if !in.is(n, mapping, what) {
		return nil
	}
	f := make(map[string]*node, len(n.pairs))
	for _, p := range n.pairs {
		switch {
		case !slices.Contains(keys, p.key):
			in.errorf(p.at, "unknown key `%s` in %s%s", clip(p.key), what, suggest.Hint(p.key, keys))
		case f[p.key] != nil:
			in.errorf(p.at, "`%s` stands here twice", p.key)
		default:
			f[p.key] = p.value
		}
	}
	return f
}

// is says so if a value is of another kind.
func (in *input) is(n *node, want nodeKind, what string) bool {
	if n.kind == want {
		return true
	}
	if want == scalar && n.kind == mapping {
		in.errorf(n.at, "%s is a text; one that starts with { or holds a colon and a blank needs quotes", what)
		return false
	}
	if want == scalar && n.kind == list && what != "" {
		in.errorf(n.at, "%s is a text; one that starts with [ needs quotes", what)
		return false
	}
	in.errorf(n.at, "%s is %s, not %s", what, nodeKinds[want], nodeKinds[n.kind])
	return false
}

// text returns a field that has to be there and hold a text.
func (in *input) text(f map[string]*node, n *node, key, what string) string {
	v := f[key]
	if v == nil {
		in.errorf(n.at, "%s has no %s", article(what), key)
		return ""
	}
	if v.kind == nothing || v.kind == scalar && strings.TrimSpace(v.text) == "" {
		in.errorf(v.at, "`%s` is empty", key)
		return ""
	}
	if !in.is(v, scalar, "`"+key+"`") {
		return ""
	}
	if len(v.text) > maxText {
		in.tooLarge(v.at, "`%s` has more than %d characters", key, maxText)
		return ""
	}
	if bad := strings.IndexFunc(v.text, unprintable); bad >= 0 {
		in.errorf(v.at, "`%s` holds a control character", key)
		return ""
	}
	switch key {
	case "message":
		return v.text
	case "text": // is compared, blank for blank
		return strings.ReplaceAll(strings.TrimRight(v.text, "\n"), "\n", " ")
	}
	return oneLine(v.text)
}

// optional returns a field that may be missing.
func (in *input) optional(f map[string]*node, key string) string {
	if f[key] == nil {
		return ""
	}
	return in.text(f, f[key], key, "")
}

func article(what string) string {
	switch what {
	case "otherwise", "none":
		return what
	case "outcome", "ack", "ignored file":
		return "an " + what
	}
	return "a " + what
}

func unprintable(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f || r == 0xfffd }

// clip keeps what an error quotes short.
func clip(s string) string {
	r := []rune(strings.Map(func(r rune) rune {
		if unprintable(r) || r == '\n' {
			return '?'
		}
		return r
	}, s))
	if len(r) > 60 {
		return string(r[:57]) + "..."
	}
	return string(r)
}

// statuses are those that a rule can give.
var statuses = []report.Status{report.OK, report.NotApplicable, report.Warning, report.Critical, report.Unknown}

func statusWords() []string {
	list := make([]string, len(statuses))
	for i, s := range statuses {
		list[i] = s.String()
	}
	return list
}

// statusOf returns zero for what is no status.
func statusOf(s string) report.Status {
	if i := slices.Index(statusWords(), strings.ToLower(s)); i >= 0 {
		return statuses[i]
	}
	return 0
}

func (in *input) role(n *node, r *rule) report.Role {
	var role report.Role
	if r.over != overPair && r.over != overACDs {
		in.errorf(n.at, "on is for rules over the pair, or each acd of it: it says which server a finding is about")
		return 0
	}
	if !in.is(n, scalar, "`on`") {
		return 0
	}
	if err := role.UnmarshalText([]byte(n.text)); err != nil || role == 0 {
		in.errorf(n.at, "on is primary or secondary, not %q", clip(n.text))
	}
	return role
}

// noteLimits notes which thresholds a condition reads.
func (r *rule) noteLimits(e *expression) {
	ast.Walk(&e.tree.Node, visit(func(n *ast.Node) {
		names, base := chain(*n)
		if id, ok := base.(*ast.IdentifierNode); !ok || id.Value != "limit" || len(names) == 0 {
			return
		}
		if name := snake(names[0]); !slices.Contains(r.limits, name) {
			r.limits = append(r.limits, name)
		}
	}))
}

// visit is a visitor of nodes.
type visit func(*ast.Node)

func (f visit) Visit(n *ast.Node) { f(n) }
