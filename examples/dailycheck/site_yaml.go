package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.com/centrevu"
	"example.com/centrevu/internal/suggest"
)

// siteReader takes values out of a site file and keeps what is wrong with them.
type siteReader struct {
	name  string
	lines []string
	errs  []error
	taken [][2]int // lines that were read here: from and to behind the last
}

// wrong notes a mistake at a place.
func (r *siteReader) wrong(n *yaml.Node, format string, args ...any) {
	e := &centrevu.ParseError{Source: r.name, Err: fmt.Errorf(format, args...)}
	e.Line, e.Column = n.Line, n.Column
	if n.Line >= 1 && n.Line <= len(r.lines) {
		e.Text = strings.TrimRight(r.lines[n.Line-1], "\r")
	}
	r.errs = append(r.errs, e)
}

// without returns the text with empty lines for those that were read here, so
// that what is left keeps its places.
func (r *siteReader) without() []byte {
	rest := slices.Clone(r.lines)
	for _, t := range r.taken {
		for i := t[0]; i < t[1]; i++ {
			if strings.HasPrefix(rest[i], "---") || strings.HasPrefix(rest[i], "...") {
				break // another document, which was not read here
			}
			rest[i] = ""
		}
	}
	return []byte(strings.Join(rest, "\n"))
}

// fields reads a mapping of which every key is known.
func (r *siteReader) fields(n *yaml.Node, what string, keys map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "%s: expected keys with values", what)
		return
	}
	names := slices.Sorted(maps.Keys(keys))
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch take := keys[key.Value]; {
		case take == nil:
			r.wrong(key, "%s has no `%s`%s", what, key.Value, suggest.Hint(key.Value, names))
		case seen[key.Value]:
			r.wrong(key, "`%s` stands there twice", key.Value)
		default:
			seen[key.Value] = true
			take(value)
		}
	}
}

// text returns a value that is not empty.
func (r *siteReader) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || n.Value == "" {
		r.wrong(n, "expected a text")
		return ""
	}
	return n.Value
}

func (r *siteReader) truth(n *yaml.Node) bool {
	if n.Tag != "!!bool" {
		r.wrong(n, "expected true or false")
	}
	return n.Value == "true"
}

func (r *siteReader) number(n *yaml.Node, most int) int {
	number, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || number < 1 || number > most {
		r.wrong(n, "expected a number from 1 to %d", most)
	}
	return number
}

func (r *siteReader) items(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.wrong(n, "expected a list")
		return nil
	}
	return n.Content
}

func (r *siteReader) texts(n *yaml.Node) (list []string) {
	for _, item := range r.items(n) {
		list = append(list, r.text(item))
	}
	return list
}

func (r *siteReader) numbers(n *yaml.Node) (list []int) {
	const most = 9999 // no document has ACDs of more than two digits
	for _, item := range r.items(n) {
		number := r.number(item, most)
		if slices.Contains(list, number) {
			r.wrong(item, "%d stands there twice", number)
		}
		list = append(list, number)
	}
	return list
}

// words reads a table of texts.
func (r *siteReader) words(n *yaml.Node) map[string]string {
	if n.Kind != yaml.MappingNode {
		r.wrong(n, "expected the words on the screen with the English ones: {Sauvegardes terminées: Backups completed}")
		return nil
	}
	table := map[string]string{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		word := r.text(n.Content[i])
		if _, twice := table[word]; twice {
			r.wrong(n.Content[i], "%q stands there twice", word)
		}
		table[word] = r.text(n.Content[i+1])
	}
	return table
}
