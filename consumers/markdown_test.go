package consumers

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"example.com/centrevu/report/render"
)

// reference is what GitHub makes a link of in plain text: a mention, an issue,
// a commit, an emoji, a formula.
var reference = regexp.MustCompile(`(?:^|[^\w])@[A-Za-z0-9]|#[0-9]|(?i:gh-[0-9])|\b[0-9a-f]{7,40}\b|:[a-z0-9_+-]+:|\$[^$]+\$|https?://|www\.`)

// Nothing that was captured becomes a link, an image, HTML, a mention, a
// heading or a list.
func TestMarkdownIsInert(t *testing.T) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	for _, w := range each(t, render.Options.Markdown) {
		assert.Less(t, len(w.text), 65_536, "GitHub's limit")
		doc := md.Parser().Parse(text.NewReader(w.text))
		ones := 0
		err := ast.Walk(doc, func(n ast.Node, enter bool) (ast.WalkStatus, error) {
			if !enter {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.Link, *ast.AutoLink, *ast.Image, *ast.RawHTML, *ast.HTMLBlock, *ast.Blockquote, *ast.ThematicBreak, *ast.CodeBlock,
				*east.Table, *east.Strikethrough, *east.TaskCheckBox, *east.FootnoteLink, *east.DefinitionList:
				t.Errorf("%s: a %s", w.name, n.Kind())
			case *ast.Emphasis:
				assert.Equal(t, 2, n.Level, "%s: only the words of statuses are set off", w.name)
			case *ast.Heading:
				if n.Level == 1 {
					ones++
				} else {
					assert.Equal(t, 2, n.Level, w.name)
				}
			case *ast.List:
				assert.Equal(t, byte('-'), n.Marker, w.name)
				assert.Equal(t, ast.KindDocument, n.Parent().Kind(), "%s: a list in a list", w.name)
			case *ast.CodeSpan, *ast.FencedCodeBlock:
				return ast.WalkSkipChildren, nil
			case *ast.Text:
				assert.NotRegexp(t, reference, string(n.Segment.Value(w.text)), w.name)
			}
			return ast.WalkContinue, nil
		})
		require.NoError(t, err)
		assert.Equal(t, 1, ones, w.name)
	}
}

// Each finding is there once.
func TestMarkdownSaysItOnce(t *testing.T) {
	for _, w := range each(t, render.Options.Markdown) {
		if w.name != "wrong" {
			continue
		}
		for _, f := range w.of.Findings {
			if f.Rule == "archive.state" && f.Status.String() == "critical" {
				assert.Equal(t, 1, strings.Count(string(w.text), "(archive.state)"))
			}
		}
	}
}
