package rulefile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What is wrong with the YAML of a file is said of the place where it is wrong,
// and not of what that is in.
func TestPlacesOfYAML(t *testing.T) {
	head := "version: 1\nrules:\n  - id: site.a\n"
	for _, tt := range []struct {
		name, text   string
		line, column int
		says         string
	}{
		{"tab", head + "\tdoc: b\n", 4, 1, "not with a tab"},
		{"tab behind a text", head + "    doc: b\n\tcite: c\n", 5, 1, "not with a tab"},
		{"tab behind blanks", head + "    doc:\n  \t - x\n", 5, 3, "not with a tab"},
		{"less indented", head + "    doc: b\n   cite: c\n    advice: y\n", 5, 4, "indented like none"},
		{"more indented", head + "    doc: b\n      cite: c\n", 5, 11, "colon"},
		{"more indented behind quotes", head + "    doc: \"b\"\n      cite: c\n", 5, 7, "indented like none"},
		{"less than the first", "  version: 1\nrules: []\n", 2, 1, "less than the first"},
		{"entry without dash", "version: 1\noff:\n- a\nb\n", 4, 1, "a key with a colon"},
		{"rule without dash", head + "    doc: b\n  id: site.b\n", 5, 3, "begins with a dash"},
		{"dash without list", "version: 1\n- off\n", 2, 1, "among keys"},
		{"double quote", head + "    doc: \"b\n    cite: c\n", 4, 10, "quote is not closed"},
		{"single quote", head + "    doc: 'b\n    cite: c\n", 4, 10, "quote is not closed"},
		{"quote in a list in brackets", "version: 1\noff: [a, \"b]\n", 2, 10, "quote is not closed"},
		{"text behind quotes", head + "    doc: \"a\" b\n", 4, 14, "behind the closing quote"},
		{"quotes within quotes", head + "    doc: 'it's'\n", 4, 14, "behind the closing quote"},
		{"two texts in quotes", head + "    where: \"a\" == \"b\"\n", 4, 16, "behind the closing quote"},
		{"escape", "version: 1\noff: \"a\\qb\"\n", 2, 8, `\q means nothing`},
		{"bracket", "version: 1\noff: [a, b\nusers: []\n", 2, 6, "bracket is not closed"},
		{"brace", "version: 1\nlimits: {a: b\nusers: []\n", 2, 9, "bracket is not closed"},
		{"wrong bracket", "version: 1\noff: [a, b}\nusers: []\n", 2, 11, "closes with ]"},
		{"wrong bracket within", "version: 1\noff: [a, {b: [c}]\n", 2, 16, "closes with ]"},
		{"text behind brackets", "version: 1\noff: [a] b\n", 2, 10, "behind the closing bracket"},
		{"two commas", "version: 1\noff: [a,,b]\n", 2, 9, "before the comma"},
		{"closing bracket", "version: 1\noff: ]\n", 2, 6, "starts with ]"},
		{"at", "version: 1\noff: @a\n", 2, 6, "starts with @"},
		{"back quote", "version: 1\noff:\n  - `a`\n", 3, 5, "starts with `"},
		{"percent", "version: 1\noff: %a\n", 2, 6, "starts with %"},
		{"at in brackets", "version: 1\noff: [a, @b]\n", 2, 10, "starts with @"},
		{"star", "version: 1\noff: * a\n", 2, 6, "anchors and aliases"},
		{"alias of nothing", "version: 1\noff: *a\n", 2, 6, "anchors and aliases"},
		{"anchor without a name", "version: 1\noff: &\n", 2, 6, "anchors and aliases"},
		{"tag", "version: 1\noff: !<x\n", 2, 6, "tags"},
		{"second colon", head + "    doc: is it: there\n", 4, 15, "second colon"},
		{"colon in the line behind", head + "    doc: is\n      it: there\n", 5, 9, "colon"},
		{"key without a colon", "version: 1\nlimits\nusers: []\n", 2, 1, "a key with a colon"},
		{"key without a blank", "version: 1\nlimits:{}\nusers: []\n", 2, 7, "a colon and a blank"},
		{"first key without a blank", "version:1\nusers: []\n", 1, 8, "a colon and a blank"},
		{"first key without a colon", "version 1\nusers: []\n", 1, 1, "a key with a colon"},
		{"list behind a key", "version: 1\noff: - a\n", 2, 6, "a list begins in a line of its own"},
		{"text behind a bar", "version: 1\noff: | a\n  b\n", 2, 8, "begins in the next line"},
		{"number behind a bar", "version: 1\noff: |9x\n  b\n", 2, 8, "begins in the next line"},
		{"text behind a comment", head + "    where: a # b\n      and c\n", 5, 7, "indented like none"},
		{"question mark", "version: 1\n? a\n: b\n", 2, 3, "keys with ?"},
		{"key in brackets", "version: 1\n{a: b}: c\n", 2, 1, "a key is a text"},
		{"directive", "%YAML 1.2\n---\nversion: 1\n", 1, 1, "directives"},
		{"directive that is read", "%YAML 1.1\n---\nversion: 1\n", 1, 1, "directives"},
		{"directive behind", "version: 1\n%FOO\n", 2, 1, "directives"},
		{"documents", "---\nversion: 1\n---\nversion: 1\n", 3, 1, "one document"},
		{"end of a document", "version: 1\n...\nversion: 1\n", 2, 1, "one document"},
		{"broken second document", "version: 1\n---\noff: [\n", 2, 1, "one document"},
		{"wide characters before", "version: 1\noff: [\"記録\", @b]\n", 2, 15, "starts with @"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse(strings.NewReader(tt.text), "site.yml", Options{})
			require.Error(t, err)
			var first *centrevu.ParseError
			require.ErrorAs(t, err, &first)
			assert.Contains(t, first.Error(), tt.says)
			assert.Equal(t, place{tt.line, tt.column}, place{first.Line, first.Column}, Excerpts(err))
		})
	}
}

// The search for the place of a fault finds none in a file that is read.
func TestNoFaultInGoodYAML(t *testing.T) {
	texts := map[string]string{"settings": settings, "rules": manyRules(2), "odd": "version: 1\noff:\n- a # b\n-\n  c\n- - d\n  - e\n- f: g\n  h: 'it''s'\n  i: [a, {b: c, \"d\":e}, 'f,]']\n\n  # x\n  j: |2\n      k: \"l\n\n    m\n  n: >-\n    o\n  p: q\n    - r\n    s # t\n\"u v\": w#x ? y - z\n"}
	for _, kind := range []string{"invalid", "warned"} {
		for name, ar := range archives(t, kind) {
			texts[name] = string(ar.Files[0].Data)
		}
	}
	for name, text := range texts {
		in := &input{lines: strings.Split(text, "\n")}
		if in.tree(text) == nil {
			continue
		}
		f := &faultFinder{}
		for _, line := range in.lines {
			f.lines = append(f.lines, []rune(line))
		}
		f.find()
		assert.Empty(t, f.what, "%s: %v", name, f.at)
	}
}

// Tabs, dashes and comments in and behind texts are read as YAML means them.
func TestTextsOfYAML(t *testing.T) {
	parse := func(t *testing.T, text string) *File {
		f, err := Parse(strings.NewReader(text), "site.yml", Options{})
		require.NoError(t, err, Excerpts(err))
		return f
	}
	silence := func(lines string) string {
		return "version: 1\nsilences:\n  - rule: links.state\n    until: 2026-12-31\n" + lines
	}
	t.Run("tab in a plain text", func(t *testing.T) {
		f := parse(t, "version: 1\nusual:\n  - text: disk\tfull\n"+strings.TrimPrefix(oneRule("each entry",
			" outcomes: [{when: 'entry.text contains \"disk\tfull\"', status: critical, message: \"disk\tis full\"}], otherwise: {status: ok, message: fine}"), "version: 1\n"))
		require.Len(t, f.Usual, 1)
		assert.Equal(t, "disk\tfull", f.Usual[0].Text)
		p := both()
		p.Primary.Errors.Entries[0].Text = "disk\tfull"
		assert.Equal(t, []string{"ACD 1: critical: disk\tis full"}, judged(t, p, oneRule("each entry",
			" outcomes: [{when: 'entry.text contains \"disk\tfull\"', status: critical, message: \"disk\tis full\"}], otherwise: {status: ok, message: fine}")))
	})
	t.Run("tab in double quotes", func(t *testing.T) {
		f := parse(t, silence("    who: \"CMS team\t(day)\"\n    why: moved\n"))
		assert.Equal(t, "CMS team (day)", f.Silences[0].Who, "who is shown in a line, where blanks are one")
	})
	t.Run("comment and dash behind a text", func(t *testing.T) {
		f := parse(t, silence("    who: CMS team\n    why: moved\n      - to the new switch\n      # change 1182\n"))
		assert.Equal(t, "moved - to the new switch", f.Silences[0].Why)
	})
	t.Run("dash in the lines behind", func(t *testing.T) {
		f := parse(t, "version: 1\nlists:\n  a:\n    - args=(\n        --null-input\n      )\n")
		assert.Equal(t, []string{"args=( --null-input )"}, f.Lists["a"])
	})
	t.Run("comment behind an empty block", func(t *testing.T) {
		_, err := Parse(strings.NewReader(strings.Replace(manyRules(1), "doc: Is there a backup of last night, as the handbook asks for it?", "doc: |\n\n    # c", 1)), "site.yml", Options{})
		require.Error(t, err)
		assert.Contains(t, err.Error(), "site.yml:6:10: `doc` is empty")
	})
}

// What a large file costs is bounded by its size.
func TestYAMLTakesNoLongerThanItIsLarge(t *testing.T) {
	for name, text := range map[string]string{
		"comments":          strings.Repeat("# x\n", maxSize/4),
		"comments in lists": "version: 1\noff:\n" + strings.Repeat("- a # b\n# c\n", maxSize/20),
		"nulls":             strings.Repeat("-\n", maxSize/2),
		"keys of nothing":   strings.Repeat("a:\n", maxSize/3),
		"open quotes":       "off: [" + strings.Repeat("'a' , ", maxSize/8),
		"deep quotes":       strings.Repeat("{'a': ", maxSize/8),
		"long line":         "version: 1 " + strings.Repeat("x ", maxSize/2-10),
		"long key":          strings.Repeat("x", maxSize-10) + ": 1\n",
		"folded":            "version: >\n" + strings.Repeat("  x\n", maxSize/5),
		"aliases":           "a: &a x\nb: [" + strings.Repeat("*a,", maxSize/8) + "]\n",
		"tabs":              "version: 1\n" + strings.Repeat("\t", maxSize-100),
		"colons":            "version: 1\n" + strings.Repeat(": ", maxSize/8),
		"deep indentation":  deeper(1400),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(strings.NewReader(text), "site.yml", Options{})
			assert.Error(t, err)
			assert.Less(t, len(Excerpts(err)), 100_000)
		})
	}
}

func deeper(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}
