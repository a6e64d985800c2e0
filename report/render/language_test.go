package render

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/text/message/catalog"

	"example.com/centrevu"
	"example.com/centrevu/internal/reportsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// placesIn returns the values that a text names, each once and sorted.
func placesIn(s string) []string {
	var list []string
	for _, m := range value.FindAllStringSubmatch(s, -1) {
		list = append(list, m[1])
		for _, inner := range value.FindAllStringSubmatch(m[2], -1) {
			list = append(list, inner[1])
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Each phrase is there in each language, with the same values.
func TestPhrasesAreWhole(t *testing.T) {
	for id, p := range phrases() {
		for _, tag := range Languages() {
			text, ok := p.in[tag.String()]
			if !assert.True(t, ok, "%s: not in %s", id, tag) {
				continue
			}
			assert.Equal(t, placesIn(p.in["en"]), placesIn(text), "%s in %s", id, tag)
			assert.NoError(t, catalog.NewBuilder().Set(tag, id, messages(tag, text)...), "%s in %s", id, tag)
			for _, place := range placesIn(text) {
				_, err := strconv.Atoi(place)
				assert.NoError(t, err, "%s in %s", id, tag)
			}
		}
		assert.Len(t, p.in, len(Languages()), id)
	}
}

var kinds = regexp.MustCompile(`\{([a-z0-9-]+):[a-z]+\}`)

// All that rules can say, and advise, has a phrase whose English is the rule's.
func TestRulesHavePhrases(t *testing.T) {
	advice := func(text string) {
		if text != "" {
			assert.True(t, phrases()[text] != nil, "advice.txt has no %q", text)
		}
	}
	known := make(map[string]bool)
	for _, s := range report.Sentences(rules.All()) {
		rule := s.Rule
		if rule == "" {
			rule = "*"
		}
		id := rule + "/" + s.Code
		known[id] = true
		english := kinds.ReplaceAllString(s.Text, "{$1}")
		p := phrases()[id]
		if assert.NotNil(t, p, "sentences.txt has no %s: %s", id, english) {
			assert.Equal(t, numbered(english, valueNames(english)), p.in["en"], id)
		}
		advice(s.Advice)
	}
	for id := range phrases() {
		if rule, code, ok := strings.Cut(id, "/"); ok && !strings.ContainsAny(id, " {") && rule != "" && code != "" {
			assert.True(t, known[id], "nobody says %s", id)
		}
	}
	for _, r := range rules.All() {
		advice(r.Advice)
		for _, a := range r.Advices {
			advice(a)
		}
	}
	for _, w := range report.Words() {
		assert.True(t, phrases()[w] != nil, "interface.txt has no %q", w)
	}
	for f := report.FactBackup; f.Path() != ""; f++ {
		advice(f.Path())
	}
}

// Every phrase that the code says is in the files.
func TestCodeSaysPhrases(t *testing.T) {
	said := 0
	check := func(id string) {
		said++
		assert.True(t, phrases()[id] != nil, "interface.txt has no %q", id)
	}
	names, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if text, ok := literal(n); ok && strings.Contains(text, "{1") {
				check(text)
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			var called string
			switch f := call.Fun.(type) {
			case *ast.SelectorExpr:
				called = f.Sel.Name
			case *ast.Ident:
				called = f.Name
			}
			for i, arg := range call.Args {
				text, ok := literal(arg)
				switch {
				case !ok || text == "":
				case i == 0 && slices.Contains([]string{"t", "section", "list", "findings"}, called),
					called == "add" && unicode.IsUpper(rune(text[0])):
					check(text)
				}
			}
			return true
		})
	}
	for _, m := range regexp.MustCompile(`\{\{t "([^"]+)"`).FindAllStringSubmatch(pageText, -1) {
		check(m[1])
	}
	assert.Greater(t, said, 80)
}

func literal(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// A sentence of each rule, said in each language with values of each kind.
func TestSentencesInEachLanguage(t *testing.T) {
	for _, tag := range Languages() {
		s := newSpeaker(tag)
		for _, sentence := range report.Sentences(rules.All()) {
			for _, count := range []int{1, 2, 12} {
				f := report.Finding{Rule: sentence.Rule, Code: sentence.Code, Message: "english"}
				for _, p := range sentence.Places() {
					f.Args = append(f.Args, report.Arg{
						Name: p.Name, Kind: p.Kind, Time: reportsim.Now, Duration: 90 * time.Minute, Count: count,
						ACD: centrevu.ACD{Number: 3}, Text: map[bool]string{true: "daily", false: `100% {odd} $ text`}[p.Kind == report.ArgWord],
					})
				}
				m := s.message(&f)
				assert.NotContains(t, m, "%!", "%s/%s in %s", f.Rule, f.Code, tag)
				assert.NotContains(t, m, "${", "%s/%s in %s", f.Rule, f.Code, tag)
				assert.NotContains(t, strings.ReplaceAll(m, "{odd}", ""), "{", "%s/%s in %s", f.Rule, f.Code, tag)
				if tag == language.English {
					continue // it is the rule's own
				}
				if m == "english" {
					continue // TestRulesHavePhrases says that it is missing
				}
				for _, p := range sentence.Places() {
					if p.Kind == report.ArgShown {
						assert.Contains(t, m, `100% {odd} $ text`, "what was shown stays")
					}
				}
			}
		}
	}
}

func TestLanguageIsChosen(t *testing.T) {
	for want, is := range map[string]string{
		"": "en", "de-AT": "de", "pt-BR": "pt", "es-419": "es", "ja-JP": "ja", "nl-BE": "nl", "fr-CA": "fr", "it-CH": "it", "en-GB": "en", "zh": "en", "sw": "en",
	} {
		assert.Equal(t, is, newSpeaker(language.Make(want)).tag.String(), want)
	}
}

func TestPluralsAndNumbers(t *testing.T) {
	for tag, want := range map[language.Tag][2]string{
		language.English:  {"1 line not understood", "12,345 lines not understood"},
		language.German:   {"1 Zeile nicht verstanden", "12.345 Zeilen nicht verstanden"},
		language.French:   {"1 ligne non comprise", "12\u00a0345 lignes non comprises"},
		language.Japanese: {"理解できない行 1 行", "理解できない行 12,345 行"},
	} {
		s := newSpeaker(tag)
		assert.Equal(t, want[0], s.t("{1|# line|# lines} not understood", 1))
		assert.Equal(t, want[1], s.t("{1|# line|# lines} not understood", 12345))
	}
	de := newSpeaker(language.German)
	f := report.Finding{Rule: "errors.unusual", Code: "entry", Args: []report.Arg{
		report.Count("count", 1), report.Time("last", reportsim.Now), report.Shown("code", "3"), report.Shown("text", "something"),
	}}
	assert.Equal(t, "02.05.2000 08:00: Code 3, something", de.message(&f))
	f.Args[0].Count = 4
	assert.Equal(t, "4-mal, zuletzt 02.05.2000 08:00: Code 3, something", de.message(&f))
}

// A whole report in each language: what was captured is the same in all.
func TestLanguagesGolden(t *testing.T) {
	c := named("spoken")
	for _, tag := range Languages() {
		opt := Options{Language: tag, History: c.History}
		var b bytes.Buffer
		require.NoError(t, TextOptions{Options: opt}.Text(&b, c.Report))
		golden(t, fmt.Sprintf("spoken.%s.txt", tag), b.Bytes())
		b.Reset()
		require.NoError(t, opt.HTML(&b, c.Report))
		assert.Contains(t, b.String(), fmt.Sprintf("<html lang=%q>", tag))
		for _, l := range c.Report.Findings[0].Evidence {
			assert.Contains(t, b.String(), strings.Fields(l.Text)[1])
		}
		golden(t, fmt.Sprintf("spoken.%s.html", tag), b.Bytes())
	}
}
