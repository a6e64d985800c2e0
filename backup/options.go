package backup

import (
	"slices"
	"strings"

	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wording"
)

// The Backup Data window is a form as well, with fields for the device and for
// the data to be backed up (HA guide p. A-2 for the kinds of data; their layout
// is not known). What stands in these says nothing of a backup that has run.
var (
	names = wording.NewPhrases(
		[]string{"Device name", "Device"},
		[]string{"Tables", "Specific tables"},
	)
	acds    = wording.NewPhrases([]string{"ACD(s) to back up", "ACDs to back up", "Back up ACD(s)"})
	options = wording.NewPhrases(
		[]string{"Data to back up", "Data type", "Select data"},
		[]string{"Select one"},
		[]string{"Backup type", "Backup mode", "Type of backup"},
		[]string{"Verify tape can be read after backup", "Verify tape", "Verify volume can be read after backup"},
	)

	// dataWords are the words of the choices that a form offers.
	dataWords = []string{
		"acd", "acds", "acd(s)", "acd-specific", "admin", "administration", "all", "and", "back", "cms", "current", "custom", "data",
		"full", "historical", "incremental", "local", "no", "non-cms", "one", "specific", "system", "tables", "to", "up", "yes",
	}

	// hints are what may stand behind a label in parentheses.
	hints = wording.NewPhrases([]string{"Select one", "Select any you wish", "y/n", "yes/no"})
)

// isOption reports whether a row is a field of the form: a label and one word or
// none, or choices with a box before each; or the name of the device alone.
func isOption(r *layout.Row) bool {
	text := r.Whole().Text
	if wording.Fold(strings.TrimRight(text, "_ ")) == "default" {
		return true
	}
	return !slices.ContainsFunc(r.Fields(), func(v layout.Value) bool { return !isField(v.Text) && !isChoice(v.Text) })
}

// isField reports whether the text is a known label with nothing behind it, choices, a
// name, which has a figure or a path's mark in it, or words of the choices. "Verify tape:
// failed" and "Device: offline" are something else.
func isField(text string) bool {
	label, value, ok := strings.Cut(text, ":")
	if !ok {
		if label, value, ok = strings.Cut(text, "?"); ok {
			value = strings.TrimPrefix(value, ":")
		}
	}
	if !ok {
		return false
	}
	runes := []rune(withoutHint(strings.TrimRight(label, " .?")))
	_, name := names.Whole(runes)
	_, acd := acds.Whole(runes)
	_, option := options.Whole(runes)
	if !name && !acd && !option {
		return false
	}
	value = strings.Trim(value, "_ ")
	words := strings.Fields(wording.Fold(value))
	named := len(words) == 1 && (name || acd) && isName(value)
	chosen := len(words) <= mostWords && (acd || option) && !slices.ContainsFunc(words, func(w string) bool {
		if slices.Contains([]string{"yes", "no", "y", "n"}, w) {
			return !option || len(words) > 1
		}
		return !slices.Contains(dataWords, w)
	})
	return value == "" || named || chosen || isChoice(value)
}

// mostWords is how many words a choice has at most: "Local system administration data".
const mostWords = 4

// withoutHint takes off a label what it says of how to answer: "(Select one)".
func withoutHint(label string) string {
	at := strings.LastIndexByte(label, '(')
	if at < 0 || !strings.HasSuffix(label, ")") {
		return label
	}
	if _, ok := hints.Whole([]rune(label[at+1 : len(label)-1])); !ok {
		return label
	}
	return strings.TrimRight(label[:at], " .?")
}

// isName reports whether a word can be nothing else than a name, such as rmt0 or
// /dev/rmt/0c, or stands for all of them.
func isName(word string) bool {
	return strings.ContainsAny(word, "0123456789/_") || slices.Contains([]string{"all", "current", "default"}, wording.Fold(word))
}

// isChoice reports whether the text is one choice or several of the form, each
// with its box: "<x> CMS system administration data".
func isChoice(text string) bool {
	boxes := 0
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		if n := box(text); n > 0 {
			boxes++
			text = text[n:]
			continue
		}
		word, rest, _ := strings.Cut(text, " ")
		if boxes == 0 || !slices.Contains(dataWords, wording.Fold(strings.Trim(word, ",_:"))) {
			return false
		}
		text = rest
	}
	return boxes > 0
}

// box returns how long the box at the start of the text is: "<x>", "< >", "[]".
func box(text string) int {
	for _, ends := range [...]string{"<>", "[]", "()"} {
		if text[0] != ends[0] {
			continue
		}
		end := strings.IndexByte(text, ends[1])
		if end < 0 || end > 3 || strings.Trim(text[1:end], "xX* _") != "" {
			continue
		}
		return end + 1
	}
	return 0
}
