package rulefile

import (
	"errors"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
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

// oneOrMore returns the items of a list, or what stands there instead of one.
func (n *node) oneOrMore() []*node {
	if n.kind == list {
		return n.items
	}
	return []*node{n}
}

// tree reads YAML. It returns nil if nothing can be read.
func (in *input) tree(text string) (root *node) {
	defer func() {
		if v := recover(); v != nil { // in the YAML library, whose input is anybody's
			in.errorf(place{}, "not YAML: %v", v)
			root = nil
		}
	}()
	if in.crowded(text) {
		return nil
	}
	var doc yaml.Node
	d := yaml.NewDecoder(strings.NewReader(text))
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return &node{kind: nothing}
	case err != nil:
		in.notYAML(err)
		return nil
	}
	r := &treeReader{in: in}
	before := len(in.errs)
	r.alone(d)
	root = r.node(doc.Content[0], 1)
	if len(in.errs) > before {
		return nil
	}
	return root
}

// crowded refuses what would take far more memory as a tree than as a file:
// the signs that begin a piece of YAML are counted, wherever they stand.
func (in *input) crowded(text string) bool {
	signs := 0
	for i, c := range []byte(text) {
		switch c {
		case '[', '{', ',', ':', '-', '?', '\n':
			if signs++; signs > maxSigns {
				line := strings.Count(text[:i], "\n") + 1
				in.tooLarge(place{line, 1}, "more than %d signs of YAML", maxSigns)
				return true
			}
		}
	}
	return false
}

// treeReader turns what the YAML library read into nodes. It refuses what a
// rule file has no use for, and what is deep, broad or long beyond reason:
// anchors and aliases, which make a small file large, tags, merge keys,
// directives, keys that are no text, more than one document.
type treeReader struct {
	in      *input
	pieces  int
	refused int
	full    bool // nothing more is read, and an error says why
}

// alone refuses directives and a second document.
func (r *treeReader) alone(d *yaml.Decoder) {
	begun := false
	for i, line := range r.in.lines {
		switch {
		case strings.HasPrefix(line, "%") && !begun:
			r.in.errorf(place{i + 1, 1}, "directives are not read here; a text that starts with %% needs quotes")
		case strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "#"):
			begun = true
		}
	}
	var second yaml.Node
	err := d.Decode(&second)
	if errors.Is(err, io.EOF) {
		return
	}
	begun = false
	for i, line := range r.in.lines {
		if begun && (strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")) {
			r.in.errorf(place{i + 1, 1}, "a file holds one document")
			return
		}
		begun = begun || strings.TrimSpace(line) != "" && !strings.HasPrefix(strings.TrimSpace(line), "#")
	}
	r.in.notYAML(err)
}

func (r *treeReader) refuse(at place, format string, args ...any) *node {
	r.in.errorf(at, format, args...)
	if r.refused++; r.refused > maxRefused {
		r.full = true
	}
	return &node{kind: nothing, at: at}
}

func (r *treeReader) tooLarge(at place, format string, args ...any) *node {
	if !r.full {
		r.full = true
		r.in.tooLarge(at, format, args...)
	}
	return &node{kind: nothing, at: at}
}

func (r *treeReader) node(n *yaml.Node, depth int) *node {
	at := place{n.Line, n.Column}
	r.pieces++
	switch {
	case r.full:
		return &node{kind: nothing, at: at}
	case r.pieces > maxPieces:
		return r.tooLarge(at, "more than %d pieces of YAML", maxPieces)
	case depth > maxDepth:
		return r.tooLarge(at, "more than %d levels", maxDepth)
	case n.Kind == yaml.AliasNode, n.Anchor != "":
		return r.refuse(at, "anchors and aliases are not read here; a value used twice can be a named list")
	case n.Style&yaml.TaggedStyle != 0:
		return r.refuse(at, "tags such as %s are not read here", clip(n.ShortTag()))
	}
	switch n.Kind {
	case yaml.MappingNode:
		return r.mapping(n, at, depth)
	case yaml.SequenceNode:
		l := &node{kind: list, at: at}
		for _, item := range n.Content {
			l.items = append(l.items, r.node(item, depth+1))
		}
		return l
	case yaml.ScalarNode:
		if n.Style == 0 && n.Tag == "!!null" {
			return &node{kind: nothing, at: at}
		}
		plain := n.Style == 0 && slices.Contains([]string{"!!int", "!!float", "!!bool"}, n.Tag)
		return &node{text: n.Value, plain: plain, at: at}
	}
	return &node{kind: nothing, at: at}
}

func (r *treeReader) mapping(n *yaml.Node, at place, depth int) *node {
	m := &node{kind: mapping, at: at}
	if len(n.Content)/2 > maxKeys {
		return r.tooLarge(at, "more than %d keys", maxKeys)
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		p := pair{at: place{key.Line, key.Column}, key: key.Value}
		if i == 0 {
			m.at = p.at
		}
		before := []rune(r.in.line(p.at.line))
		switch {
		case key.Tag == "!!merge":
			r.refuse(p.at, "merging with << is not read here")
			continue
		case strings.HasSuffix(strings.TrimSpace(string(before[:min(len(before), p.at.column-1)])), "?"):
			r.refuse(p.at, "keys with ? are not read here")
			continue
		case key.Kind != yaml.ScalarNode:
			if key.Kind == yaml.AliasNode {
				r.node(key, depth+1)
			} else {
				r.refuse(p.at, "a key is a text; one that starts with a bracket needs quotes")
			}
			continue
		}
		r.node(key, depth+1)
		p.value = r.node(n.Content[i+1], depth+1)
		if p.value.at.line == 0 || p.value.kind == nothing {
			p.value.at = p.at
		}
		m.pairs = append(m.pairs, p)
	}
	return m
}
