package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/links"
)

// Mask hides the site in rows, values and errors. A nil Mask hides nothing, and the
// zero Mask what New without words and names hides. It is not safe for concurrent
// use.
type Mask struct {
	names *regexp.Regexp // nil if there are none
	item  *regexp.Regexp // a menu's or form's item alone
	label *regexp.Regexp // of an item, of an ACD, or another, with its colon
	words *regexp.Regexp // phrases, times and numbers of ACDs
	value *regexp.Regexp // what may stand behind a label: numbers of any size as well
	entry *regexp.Regexp // the header of a log entry

	seen map[string]string // rows with their digits as 0, masked
}

// A hidden letter and digit, while a row is taken apart.
const (
	letter = '\ue000'
	digit  = '\ue001'
)

var (
	// Two blanks and more, and borders. "+" and "-" alone can stand in a text.
	gaps     = regexp.MustCompile(` {2,}|[|\x{2500}-\x{257f}]+|\+?-{2,}\+?|\+-|-\+`)
	quoted   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	named    = regexp.MustCompile(`ACD \d+ \((.*?)\)`)
	numbered = regexp.MustCompile(`^ACD(?: \d+(?: \(|$))?`)
	number   = regexp.MustCompile(`^[ \d]*$`)                        // what may stand behind the label of an ACD
	hidden   = regexp.MustCompile(`^ *(?:\d{1,2} +)?[^\pL\pN\pM]*$`) // the same with its name
)

const (
	clock = `\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?`
	when  = `\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?: +` + clock + `)?|` + clock
	none  = `[\x{e000}\x{e001}]+` // what is hidden already

	// A word ends before anything that no name goes on with: 24.7 is one.
	sep = `(?:[^\pL\pN\pM._,\x{e000}\x{e001}]|[._,]+(?:[^\pL\pN\pM._,]|$))+`
)

// New returns a Mask that knows the words of the readers and those of a server's
// own wording (centrevu.Source.Words), and hides the names given wherever they
// stand; see Names.
func New(words map[string]string, names ...string) *Mask {
	known := append(append(append(archive.Vocabulary(), links.Vocabulary()...), backup.Vocabulary()...), others...)
	for shown := range words {
		known = append(known, shown)
	}
	phrase, labels := anyOf(append(known, itemLabels...)), anyOf(itemLabels)
	seq := func(word string) *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:` + sep + `)?(?:(?:` + word + `)(?:` + sep + `|$))*$`)
	}
	m := &Mask{
		seen:  map[string]string{},
		item:  regexp.MustCompile(`(?i)^[ +>]*(?:<[ x]>)?[ +>]*(?:` + anyOf(items) + `)?[ +>]*$`),
		label: regexp.MustCompile(`(?i)^(?:` + sep + `)?(?:(` + labels + `)|(acd[^:]*)|` + phrase + `):`),
		words: seq(phrase + `|` + when + `|\d{1,2}|` + none),
		value: seq(phrase + `|` + when + `|\d+|` + none),
		entry: regexp.MustCompile(`(?i)^(?:` + sep + `)?(?:` + when + `)` + sep + `(?:(?:` + phrase + `|` + when + `|\d+|` + none + `)(?:` + sep + `|$))*$`),
	}
	if len(names) > 0 {
		m.names = regexp.MustCompile(`(?i)` + anyOf(names))
		m.names.Longest()
	}
	return m
}

// anyOf is an expression for one of several texts, with blanks of any width.
func anyOf(texts []string) string {
	quoted := make([]string, len(texts))
	for i, s := range texts {
		quoted[i] = strings.ReplaceAll(regexp.QuoteMeta(strings.Join(strings.Fields(s), " ")), " ", " +")
	}
	return strings.Join(quoted, "|")
}

// Row masks a row of a screen, or a value of one. Letters become x and digits 9,
// and what is kept stays in its place. Parts of it that are known to be the site's
// own are hidden whatever they say.
func (m *Mask) Row(s string, own ...string) string {
	if m == nil {
		return s
	}
	if m.item == nil {
		*m = *New(nil)
	}
	for _, part := range own {
		s = strings.Replace(s, part, hide(part), 1)
	}
	// Without names, rows that differ only in their digits are masked alike, and
	// most rows of a log do.
	if m.names != nil || strings.ContainsFunc(s, func(r rune) bool { return r > '~' }) {
		return m.apart(s)
	}
	shape := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, s)
	masked, ok := m.seen[shape]
	if !ok {
		masked = m.apart(shape)
		if len(m.seen) < maxSeen {
			m.seen[shape] = masked
		}
	}
	b := []byte(masked)
	for i := range b {
		if b[i] == '0' {
			b[i] = s[i]
		}
	}
	return string(b)
}

// maxSeen bounds how many rows are remembered.
const maxSeen = 10_000

// apart masks a row piece by piece.
func (m *Mask) apart(s string) string {
	s = m.hideNames(s)
	var b strings.Builder
	from := 0
	for _, gap := range append(gaps.FindAllStringIndex(s, -1), []int{len(s), len(s)}) {
		b.WriteString(m.piece(s[from:gap[0]]) + s[gap[0]:gap[1]])
		from = gap[1]
	}
	return shown.Replace(b.String())
}

// Text masks text that is the site's own, such as that of a log entry.
func (m *Mask) Text(s string) string {
	if m == nil {
		return s
	}
	return shown.Replace(hide(s))
}

// ACD masks the name in "ACD 3 (Denver)" and "ACD Denver".
func (m *Mask) ACD(s string) string {
	number := len(numbered.FindString(s))
	return s[:number] + m.Text(s[number:])
}

// Message masks what the message of an error quotes; the rest of it is this
// module's.
func (m *Mask) Message(s string) string {
	if m == nil {
		return s
	}
	s = quoted.ReplaceAllStringFunc(s, func(q string) string { return m.Row(q) })
	s = named.ReplaceAllStringFunc(s, func(acd string) string {
		number, name, _ := strings.Cut(acd, "(")
		return number + "(" + m.Text(name)
	})
	return shown.Replace(m.hideNames(s))
}

func (m *Mask) hideNames(s string) string {
	if m.names == nil {
		return s
	}
	var b strings.Builder
	from := 0
	for _, at := range m.names.FindAllStringIndex(s, -1) {
		if boundary(s, at[0]) && boundary(s, at[1]) {
			b.WriteString(s[from:at[0]] + hide(s[at[0]:at[1]]))
			from = at[1]
		}
	}
	return b.String() + s[from:]
}

// piece hides what is not known of a piece.
func (m *Mask) piece(s string) string {
	if m.item.MatchString(s) || m.words.MatchString(s) || m.entry.MatchString(s) {
		return s
	}
	label := m.label.FindStringSubmatch(s)
	if label == nil {
		return hide(s)
	}
	rest, allowed := s[len(label[0]):], m.value
	switch {
	case label[1] != "":
		allowed = m.item
	case label[2] != "":
		allowed = number
		if !m.words.MatchString(label[2]) {
			return hide(s)
		}
	}
	if !allowed.MatchString(rest) && !hidden.MatchString(rest) {
		rest = hide(rest)
	}
	return label[0] + rest
}

// boundary reports whether a word can begin or end at s[i:].
func boundary(s string, i int) bool {
	before, after := []rune(s[:i]), []rune(s[i:])
	return len(before) == 0 || len(after) == 0 || !nameable(before[len(before)-1]) || !nameable(after[0])
}

// nameable reports whether a character can be a part of a name.
func nameable(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// hide hides every letter and digit of a text, which stays as wide as it was.
func hide(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case !nameable(r):
			b.WriteRune(r)
		case unicode.IsNumber(r):
			b.WriteString(strings.Repeat(string(digit), cells.Width(r)))
		default:
			b.WriteString(strings.Repeat(string(letter), cells.Width(r)))
		}
	}
	return b.String()
}

// shown writes x for each hidden letter and 9 for each digit.
var shown = strings.NewReplacer(string(letter), "x", string(digit), "9")

// Names returns the names of ACDs in an account of what was read.
func Names(account []centrevu.Accounted) []string {
	var names []string
	for _, l := range account {
		for _, f := range l.Fields {
			if acd, ok := centrevu.ParseACD(f.Text); ok && f.Name == "acd" && acd.Name != "" {
				names = append(names, acd.Name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
