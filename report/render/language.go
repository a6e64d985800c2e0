package render

import (
	"embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

// Languages are those that CMS servers speak.
func Languages() []language.Tag {
	return []language.Tag{
		language.English, language.Dutch, language.French, language.German,
		language.Italian, language.Portuguese, language.Spanish, language.Japanese,
	}
}

// The phrases in all languages. A block begins with the English one, in its
// first column, and has a line for each other language below it. {1} is the
// first value; {1|# line|# lines} is the number of things, with the form that
// follows one and the one that follows many, which a language can leave out. A
// sentence of a rule begins with the rule and the code, and its values have
// names.
//
//go:embed phrases/*.txt
var phraseFiles embed.FS

// phrase is what can be said, in all languages.
type phrase struct {
	id    string // "links.state/down" for what a rule says, "*/not-seen" for any rule, else the English text
	names []string
	in    map[string]string // by language, with numbered values
}

// phrases reads the files, once for a program.
var phrases = sync.OnceValue(func() map[string]*phrase {
	all := make(map[string]*phrase)
	files, _ := phraseFiles.ReadDir("phrases")
	for _, file := range files {
		text, _ := phraseFiles.ReadFile("phrases/" + file.Name())
		readPhrases(all, string(text), file.Name() == "sentences.txt")
	}
	return all
})

var sentenceID = regexp.MustCompile(`^(\S+/[a-z0-9-]+): (.*)$`)

func readPhrases(all map[string]*phrase, text string, coded bool) {
	var p *phrase
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "" || strings.HasPrefix(line, "#!"):
		case strings.HasPrefix(line, "  "):
			if lang, text, ok := strings.Cut(strings.TrimSpace(line), " "); ok && p != nil {
				p.in[lang] = numbered(text, p.names)
			}
		default:
			p = &phrase{id: line, in: make(map[string]string)}
			english := line
			if m := sentenceID.FindStringSubmatch(line); coded && m != nil {
				p.id, english = m[1], m[2]
				p.names = valueNames(english)
			}
			p.in["en"] = numbered(english, p.names)
			all[p.id] = p
		}
	}
}

// value is where a value stands: {name}, or {name|one|many}. A form can name
// other values.
var value = regexp.MustCompile(`\{([a-z0-9-]+)((?:\|(?:[^{}|]|\{[a-z0-9-]+\})*)*)\}`)

// valueNames returns the names of a sentence's values, each once, in the order
// of the English one.
func valueNames(s string) []string {
	var names []string
	for _, m := range value.FindAllStringSubmatch(s, -1) {
		if !slices.Contains(names, m[1]) {
			names = append(names, m[1])
		}
	}
	return names
}

// numbered puts the number of a value for its name. A name that is none of
// these stays as it stands.
func numbered(s string, names []string) string {
	return value.ReplaceAllStringFunc(s, func(v string) string {
		m := value.FindStringSubmatch(v)
		if i := slices.Index(names, m[1]); i >= 0 {
			return "{" + strconv.Itoa(i+1) + numbered(m[2], names) + "}"
		}
		return v
	})
}

// catalogs holds one for each language, made when it is first spoken.
var catalogs = func() map[string]func() catalog.Catalog {
	all := make(map[string]func() catalog.Catalog)
	for _, tag := range Languages() {
		all[tag.String()] = sync.OnceValue(func() catalog.Catalog { return newCatalog(tag) })
	}
	return all
}()

func newCatalog(tag language.Tag) catalog.Catalog {
	b := catalog.NewBuilder(catalog.Fallback(tag))
	for id, p := range phrases() {
		text, ok := p.in[tag.String()]
		if !ok {
			text = p.in["en"]
		}
		// The texts are ours and not a caller's, and a test sets each of them.
		_ = b.Set(tag, id, messages(tag, text)...)
	}
	return b
}

// messages makes of a text with numbered values what the catalog holds: the
// text, after a variable for each choice between one and many.
func messages(tag language.Tag, text string) []catalog.Message {
	var vars []catalog.Message
	one := any(plural.One)
	if tag == language.Japanese {
		one = "=1" // it has no grammatical number
	}
	out := value.ReplaceAllStringFunc(strings.ReplaceAll(text, "%", "%%"), func(v string) string {
		m := value.FindStringSubmatch(v)
		number := "%[" + m[1] + "]v"
		forms := strings.Split(strings.TrimPrefix(m[2], "|"), "|")
		for i, f := range forms {
			forms[i] = strings.ReplaceAll(value.ReplaceAllString(f, "%[$1]v"), "#", number)
		}
		switch {
		case m[2] == "":
			return number
		case len(forms) == 1:
			return forms[0]
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return v // a name that the English sentence does not have
		}
		name := "n" + strconv.Itoa(len(vars))
		vars = append(vars, catalog.Var(name, plural.Selectf(n, "%d", one, forms[0], plural.Other, forms[1])))
		return "${" + name + "}"
	})
	return append(vars, catalog.String(out))
}

// speaker says things in one language.
type speaker struct {
	tag     language.Tag // one of Languages
	dates   dates
	printer *message.Printer
}

var matcher = sync.OnceValue(func() language.Matcher { return language.NewMatcher(Languages()) })

func newSpeaker(want language.Tag) *speaker {
	tags := Languages()
	_, i, sure := matcher().Match(want)
	if sure == language.No {
		i = 0
	}
	tag := tags[i]
	return &speaker{tag, datesOf[tag.String()], message.NewPrinter(tag, message.Catalog(catalogs[tag.String()]()))}
}

func (s *speaker) english() bool { return s.tag == language.English }

// number writes a number as the language does.
func (s *speaker) number(n int) string { return s.printer.Sprint(n) }

// t says a phrase. What no file knows, such as the advice of a site's own rule,
// is said as it stands.
func (s *speaker) t(id string, args ...any) string {
	p := phrases()[id]
	switch {
	case p == nil || len(args) == 0 && strings.Contains(id, "{"):
		return id
	case len(args) == 0 && s.english():
		return p.in["en"] // there is nothing to put in or to choose
	}
	return s.printer.Sprintf(id, args...)
}
