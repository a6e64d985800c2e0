package rulefile

import (
	"errors"
	"reflect"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
)

// typeWords are the words of rule files for the types in what the expression
// library says.
var typeWords = map[string]string{
	"string": "text", "int": "number", "float64": "number", "bool": "true or false", "time.Duration": "duration", "time.Time": "time",
	"*rulefile.linkFacts": "link", "*rulefile.runFacts": "run", "*rulefile.entryFacts": "entry", "*rulefile.loginFacts": "login", "*rulefile.captureFacts": "capture", "rulefile.beforeFacts": "before",
	"rulefile.serverFacts": "server", "rulefile.backupFacts": "backup", "rulefile.acdFacts": "ACD", "report.Limits": "limits",
	"[]*rulefile.linkFacts": "list of links", "[]*rulefile.runFacts": "list of runs", "[]*rulefile.entryFacts": "list of entries", "[]*rulefile.loginFacts": "list of logins", "[]*rulefile.captureFacts": "list of captures",
	"[]string": "list of texts", "[]int": "list of numbers", "[]interface {}": "list", "map[string]struct {}": "list of texts", "map[int]struct {}": "list of numbers",
}

var typeName = regexp.MustCompile(`map\[\w+\]struct \{\}|\[\]interface \{\}|(?:\[\])?\*?\b(?:rulefile\.\w+|report\.Limits|time\.\w+|string|int|float64|bool)\b`)

// inWords puts the words in the place of the types.
func inWords(s string) string {
	return typeName.ReplaceAllStringFunc(s, func(name string) string {
		for _, n := range []string{name, "*" + name, strings.TrimPrefix(name, "*")} {
			if w := typeWords[n]; w != "" {
				return w
			}
		}
		return name
	})
}

func typeWord(t reflect.Type) string { return inWords(t.String()) }

var unexpected = regexp.MustCompile(`^unexpected token \w+\("(.*)"\)$`)

// instead are words and signs of other languages, and what is written here.
var instead = map[string]string{
	"=": "a single = compares nothing, == does", "is": "texts and numbers are compared with == and !=",
	"includes": "a part of a text is looked for with contains", "like": "a part of a text is looked for with contains, a pattern with matches",
	"has": "a part of a text is looked for with contains", "equals": "texts and numbers are compared with ==",
	"between": "write a > x and a < y", "then": "outcomes stand one below the other, each with its condition",
	"#": "# begins no comment within a text; it stands for the thing that any, all, none, one or count look at",
	",": "conditions are joined by and, or", ";": "conditions are joined by and, or",
}

// exprError says in the words of rule files what the expression library found.
func (c *compilation) exprError(s source, err error) {
	c.failed++
	var fe *file.Error
	if !errors.As(err, &fe) {
		s.in.errorf(s.node.at, "%s", oneLine(err.Error()))
		return
	}
	at := s.in.within(s.node, s.offset+fe.From)
	text := unmark(fe.Message)
	if strings.Contains(text, "exceeds maximum allowed nodes") {
		s.in.tooLarge(at, "more than %d parts in one expression", maxNodes)
		return
	}
	if m := unexpected.FindStringSubmatch(text); m != nil {
		s.in.errorf(at, "%s", s.misplaced(m[1], fe.From))
		return
	}
	switch {
	case text == "unexpected token EOF":
		text = "the expression ends too early"
		if strings.Contains(s.in.line(at.line), " #") {
			text += "; a blank and # begin a comment, so that it needs quotes"
		}
	case strings.HasPrefix(text, "unrecognized character"):
		text = "this sign means nothing here"
		if strings.ContainsAny(fe.Message, "“”„‘’«»") {
			text += "; quotes are \" or '"
		}
	case strings.HasPrefix(text, "error parsing regexp: "):
		text = "no regular expression: " + strings.TrimPrefix(text, "error parsing regexp: ")
	case strings.HasPrefix(text, "bad number syntax"):
		text = "no number, and no length of time such as 90m"
	case strings.HasPrefix(text, "expected at least 2 arguments"):
		text = "any, all, none, one and count take a list and a condition: any(server.links, .state == \"down\")"
	case strings.HasPrefix(text, "cannot use") && strings.Contains(text, "in map key"), strings.HasPrefix(text, "cannot use") && strings.Contains(text, "in array"):
		of, list, _ := strings.Cut(strings.TrimPrefix(text, "cannot use "), " as type ")
		text = "a " + inWords(of) + " is never in a list of " + inWords(strings.Fields(list)[0]) + "s"
	default:
		text = mismatched(inWords(text), strings.ContainsAny(s.text, "\"'`"))
	}
	s.in.errorf(at, "%s", oneLine(text))
}

// mismatched adds what most often was meant, in an expression with or without
// texts in quotes.
func mismatched(text string, quotes bool) string {
	switch {
	case !strings.Contains(text, "(mismatched type"):
	case strings.Contains(text, "duration") && strings.Contains(text, "number"):
		text += "; a length of time has a unit, such as 26h"
	case quotes && strings.Contains(text, "duration") && strings.Contains(text, "text"):
		text += "; a length of time stands without quotes"
	case strings.Contains(text, "time and duration"), strings.Contains(text, "duration and time"):
		text += "; how long ago a time is, now - x says, or its age"
	case strings.Contains(text, "ACD and number"), strings.Contains(text, "number and ACD"):
		text += "; the number of an ACD is acd.number"
	case quotes && strings.Contains(text, "number and text"), quotes && strings.Contains(text, "text and number"):
		text += "; a number stands without quotes, a text in them"
	case strings.Contains(text, "operation: not "), strings.Contains(text, "operation: ! "):
		text += "; not goes with the first value behind it, so that a comparison needs brackets: not (a == b)"
	case strings.Contains(text, "operation: or "), strings.Contains(text, "operation: and "), strings.Contains(text, "operation: || "), strings.Contains(text, "operation: && "):
		text += "; each side is a condition of its own: a == x or a == y, or a in [x, y]"
	}
	return text
}

// misplaced says what is wrong with a token that stands where none such can.
func (s source) misplaced(token string, from int) string {
	runes := []rune(s.text)
	before := func(sign string) bool {
		return strings.HasSuffix(strings.TrimRight(string(runes[:min(from, len(runes))]), " "), sign)
	}
	behind := string(runes[min(from, len(runes)):])
	switch {
	case token == "=" && strings.HasPrefix(behind, "=~"):
		return "a pattern is matched with: matches"
	case token == ">" && before("<"):
		return "texts and numbers that differ are told with !="
	case token == ">" && before("=") || token == "<" && before("="):
		return "it is written >= or <="
	case instead[token] != "":
		return "`" + token + "` is not expected here: " + instead[token]
	case strings.HasPrefix(strings.TrimSpace(s.text), "if "):
		return "there is no if here: outcomes stand one below the other, each with its condition"
	case from > 0 && isDigit(runes[max(0, min(from, len(runes))-2)]) && len(token) <= 7 && strings.Trim(token, "dhms inuteayorc") == "":
		return "a length of time has its unit without a blank, such as 26h, 90m or 8d"
	}
	return "`" + clip(token) + "` is not expected here"
}

// uncomparable returns what compares a thing or a list as a whole, nil if there
// is nothing of the kind.
func uncomparable(n ast.Node) (at ast.Node) {
	ast.Walk(&n, visit(func(p *ast.Node) {
		n, ok := (*p).(*ast.BinaryNode)
		if !ok || at != nil || negations[n.Operator] == "" && n.Operator != "in" {
			return
		}
		if t := n.Left.Type(); t != nil && t != timeType && (t.Kind() == reflect.Struct || t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
			at = n
		}
	}))
	return at
}
