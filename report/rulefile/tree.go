package rulefile

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// node is a value of the file with its place: a scalar, a mapping or a list.
type node struct {
	kind  nodeKind
	text  string // of a scalar
	plain bool   // of a scalar: a number or a truth value, not in quotes
	at    place
	pairs []pair
	items []*node
}

type nodeKind int

const (
	scalar nodeKind = iota
	mapping
	list
	nothing // no value after the colon
)

var nodeKinds = [...]string{scalar: "a text", mapping: "a mapping", list: "a list", nothing: "nothing"}

type pair struct {
	key   string
	at    place
	value *node
}

// tree reads YAML. It returns nil if nothing can be read.
func (in *input) tree(text string) (root *node) {
	defer func() {
		if v := recover(); v != nil { // in the YAML library, whose input is anybody's
			in.errorf(place{}, "not YAML: %v", v)
			root = nil
		}
	}()
	tokens := lexer.Tokenize(text)
	if !in.plain(tokens) {
		return nil
	}
	f, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		var ye yaml.Error
		if !errors.As(err, &ye) || ye.GetToken() == nil {
			in.errorf(place{}, "not YAML: %v", err)
			return nil
		}
		in.errorf(tokenPlace(ye.GetToken()), "not YAML: %s", strings.ReplaceAll(ye.GetMessage(), "\t", `\t`))
		return nil
	}
	if len(f.Docs) == 0 || f.Docs[0].Body == nil {
		return &node{kind: nothing}
	}
	return in.node(f.Docs[0].Body, 1)
}

func tokenPlace(t *token.Token) place {
	if t == nil || t.Position == nil {
		return place{}
	}
	return place{t.Position.Line, max(1, t.Position.Column)}
}

// plain refuses what a rule file has no use for and what could cost the parser
// more than the size of the file: anchors and aliases (which make a small file
// large), tags, merge keys, directives, more than one document, mappings as
// keys, and depth or breadth beyond reason.
func (in *input) plain(tokens token.Tokens) bool {
	if len(tokens) > maxTokens {
		in.tooLarge(tokenPlace(tokens[maxTokens]), "more than %d pieces of YAML", maxTokens)
		return false
	}
	before := len(in.errs)
	depth, flowKeys := 0, 0
	var keys [2*maxDepth*8 + 2]int // of the mappings that are open, by column
	for i, t := range tokens {
		at := tokenPlace(t)
		switch t.Type {
		case token.AnchorType, token.AliasType:
			in.errorf(at, "anchors and aliases are not read here; a value used twice can be a named list")
		case token.TagType:
			in.errorf(at, "tags such as %s are not read here", strings.TrimSpace(t.Value))
		case token.MergeKeyType:
			in.errorf(at, "merging with << is not read here")
		case token.DirectiveType:
			in.errorf(at, "directives are not read here; a text that starts with %% needs quotes")
		case token.MappingKeyType:
			in.errorf(at, "keys with ? are not read here")
		case token.DocumentHeaderType, token.DocumentEndType:
			if i > 0 {
				in.errorf(at, "a file holds one document")
			}
		case token.SequenceStartType, token.MappingStartType:
			if depth++; depth > maxDepth {
				in.tooLarge(at, "more than %d levels of brackets", maxDepth)
			}
		case token.SequenceEndType, token.MappingEndType:
			if depth--; depth <= 0 {
				depth, flowKeys = 0, 0
			}
		case token.SequenceEntryType:
			if at.column >= len(keys) {
				in.tooLarge(at, "indented by more than %d characters", len(keys)-1)
				break
			}
			clear(keys[at.column:])
		case token.MappingValueType:
			if depth > 0 {
				if flowKeys++; flowKeys > maxKeys {
					in.tooLarge(at, "more than %d keys", maxKeys)
				}
				break
			}
			if i > 0 {
				at = tokenPlace(tokens[i-1])
			}
			if at.column >= len(keys) {
				in.tooLarge(at, "indented by more than %d characters", len(keys)-1)
				break
			}
			clear(keys[at.column+1:])
			if keys[at.column]++; keys[at.column] > maxKeys {
				in.tooLarge(at, "more than %d keys", maxKeys)
			}
		}
		if len(in.errs) > before+10 {
			return false
		}
	}
	return len(in.errs) == before
}

// node turns what the YAML library read into nodes.
func (in *input) node(n ast.Node, depth int) *node {
	at := tokenPlace(n.GetToken())
	if depth > maxDepth {
		in.tooLarge(at, "more than %d levels", maxDepth)
		return &node{kind: nothing, at: at}
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		m := &node{kind: mapping, at: at}
		if len(n.Values) > 0 {
			m.at = tokenPlace(n.Values[0].Key.GetToken())
		}
		for _, v := range n.Values {
			in.pair(m, v, depth)
		}
		return m
	case *ast.MappingValueNode:
		m := &node{kind: mapping, at: tokenPlace(n.Key.GetToken())}
		in.pair(m, n, depth)
		return m
	case *ast.SequenceNode:
		l := &node{kind: list, at: at}
		for _, v := range n.Values {
			l.items = append(l.items, in.node(v, depth+1))
		}
		return l
	case *ast.StringNode:
		return &node{text: n.Value, at: at}
	case *ast.LiteralNode:
		return &node{text: n.Value.Value, at: at}
	case *ast.NullNode:
		return &node{kind: nothing, at: at}
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return &node{text: strings.TrimSpace(n.GetToken().Value), plain: true, at: at}
	}
	in.errorf(at, "not read here: %s", n.Type())
	return &node{kind: nothing, at: at}
}

func (in *input) pair(m *node, v *ast.MappingValueNode, depth int) {
	p := pair{at: tokenPlace(v.Key.GetToken()), value: in.node(v.Value, depth+1)}
	switch k := v.Key.(type) {
	case *ast.StringNode:
		p.key = k.Value
	default:
		p.key = strings.TrimSpace(fmt.Sprint(v.Key.GetToken().Value))
	}
	if p.value.at.line == 0 || p.value.kind == nothing {
		p.value.at = p.at
	}
	m.pairs = append(m.pairs, p)
}
