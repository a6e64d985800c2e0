package window

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/wording"
)

// Furniture is what stands in a window and says nothing of what it shows. It is
// a closed list: a line that is in none of these kinds stays unclaimed.
//
//   - Commands of an action list, in a window inside this one or alone in a row:
//     the HA guide's "List all", and those of the administration guide; and as buttons,
//     several in a row: "< Add > < List all >".
//   - A row of nothing but soft labels, as at the bottom of a CMS screen, or of
//     nothing but keys as "F1=Cancel F2=Refresh".
//   - The row at the top of a CMS screen, where a screen was saved without the
//     frame that tells it from the window: a time and "CMS".
//   - Where no frame ends the window, a prompt of the shell and a command typed there.
//   - What the line interface clint ends with: "+Exit", "Successful".
//   - A field to be filled in that shows only its underscores, behind a label of
//     known words.
//   - A rule that is drawn with a sign that draws no lines: "______", "******", or
//     below the headings of a table in Markdown: "|---|:--:|".
//   - A title in Markdown that names what stands below it: "# Connection Status".
//   - What to press for what, as the HA guide says it of the action list: "Press
//     Enter for the action list".

var (
	// commands are the first words of the lines of action lists.
	commands = words("add", "cancel", "copy", "delete", "exit", "find", "get", "list", "modify", "next", "previous", "print", "run", "select", "start")

	// objects are the words that can follow: "List all ACDs".
	objects = words("acd", "acds", "all", "contents", "device", "devices", "entry", "item", "items", "one", "page", "row", "status", "tables", "tape", "window")

	softLabels = words("help", "window", "commands", "keep", "exit", "scroll", "current", "mainmenu", "main menu", "return", "cancel", "enter", "print", "refresh")

	// clintWords end the output of clint (3P). "Error", "Failed" and "Does not
	// exist", which the program says too, are no furniture.
	clintWords = words("+exit", "successful")
)

func words(ws ...string) *wording.Phrases { return wording.NewPhrases(ws) }

func is(set *wording.Phrases, text string) bool {
	_, ok := set.Whole([]rune(text))
	return ok
}

// maxCommand is how many words a command has at most: "List all ACDs".
const maxCommand = 3

// isAction reports whether a row is a command of an action list, with or
// without the mark of the one that is chosen.
func isAction(r *layout.Row) bool {
	text := r.Whole().Text
	if buttons.MatchString(text) {
		return !slices.ContainsFunc(strings.Split(strings.Trim(text, "<> "), ">"), func(b string) bool { return !isCommand(strings.Trim(b, "< ")) })
	}
	return isCommand(strings.TrimLeft(text, "> *"))
}

var buttons = regexp.MustCompile(`^(?:< *[^<>]+>\s*)+$`)

func isCommand(text string) bool {
	n, known := 0, commands
	for w := range strings.FieldsSeq(text) {
		if n++; n > maxCommand || !is(known, w) {
			return false
		}
		known = objects
	}
	return n > 0
}

// IsFurniture reports whether a line that is no value is one of the kinds above.
func IsFurniture(text string) bool {
	r := layout.NewRow(cells.Of(text, 0), nil)
	return isFurniture(&r)
}

// isFurniture reports whether a row that is no value is one of the kinds above.
func isFurniture(r *layout.Row) bool {
	v := r.Whole()
	if is(clintWords, v.Text) || isAction(r) || isQuery(v.Text) || isClock(v.Text) || isHint(v.Text) || isRule(v.Text) || isTitle(v.Text) {
		return true
	}
	return isLabels(r) || isKeys(v.Text)
}

// isLabels reports whether a row is nothing but soft labels. Most begin otherwise.
func isLabels(r *layout.Row) bool {
	first, _, _ := strings.Cut(r.Whole().Text, "  ")
	if i := strings.IndexFunc(first, frame.Draws); i >= 0 {
		first = strings.TrimRight(first[:i], " ")
	}
	if !areLabels(first) {
		return false
	}
	fields := r.Fields()
	if n := len(fields); n > fewLabels && isLabelCut(fields[n-1].Text) {
		fields = fields[:n-1] // the row was copied to here
	}
	return len(fields) > 1 && allAre(fields, func(v layout.Value) bool { return areLabels(v.Text) })
}

// fewLabels is how many soft labels stand before one that is cut, at least.
const fewLabels = 4

// isLabelCut reports whether a text is the most of a soft label.
func isLabelCut(text string) bool {
	return slices.ContainsFunc([]string{"help", "window", "commands", "scroll", "current", "mainmenu", "main menu", "return", "cancel", "refresh"}, func(label string) bool {
		return len(text) > 2 && strings.HasPrefix(label, wording.Fold(text))
	})
}

// areLabels reports whether a text is a soft label, or several of which the first fill
// their places, so that one blank stands behind them.
func areLabels(text string) bool {
	for !is(softLabels, text) {
		word, rest, more := strings.Cut(text, " ")
		if !more || !is(softLabels, word) {
			return false
		}
		text = rest
	}
	return true
}

func allAre(vs []layout.Value, is func(layout.Value) bool) bool {
	return !slices.ContainsFunc(vs, func(v layout.Value) bool { return !is(v) })
}

// isKeys reports whether the words are keys and what they do: "F1=Help F2=Page down".
func isKeys(text string) bool {
	if !strings.Contains(text, "=") {
		return false
	}
	keys, label := 0, ""
	for w := range strings.FieldsSeq(text) {
		key, first, ok := strings.Cut(w, "=")
		switch {
		case ok && len(key) > 1 && len(key) < 4 && (key[0] == 'F' || key[0] == 'f') && strings.Trim(key[1:], "0123456789") == "":
			if !isKeyLabel(label) {
				return false
			}
			keys, label = keys+1, first
		case keys == 0:
			return false
		default:
			label += " " + w
		}
	}
	return keys > 1 && isKeyLabel(label)
}

// downKeys are what keys do and sounds like trouble.
var downKeys = words("cancel", "down", "page down", "scroll down")

// isKeyLabel reports whether a key can do what the words say.
func isKeyLabel(label string) bool {
	return !strings.ContainsFunc(label, unicode.IsDigit) && strings.Count(label, " ") < 3 && (!troubles.MatchString(label) || is(downKeys, label))
}

// A hint says which key does what, and both are of closed lists: what else there is
// to be pressed for may be a failure, or more of a list.
var hint = regexp.MustCompile(`^press (?:` + keyWord + ` ){1,4}(?:` +
	`for (?:the |an? )?(?:action list|list of actions|actions?|commands?|menus?|main menu|help|options|choices)|` +
	`to (?:exit|quit|cancel|close|leave|return|go back|move|select|choose|print|refresh|get help|(?:open|see|show) (?:the |an? )?(?:action list|menu|help))` +
	`(?: (?:to|from|in|the|a|an|this|it|one|action|choice|command|field|help|item|list|main|menu|screen|window))*)$`)

const keyWord = `(?:the|any|key|keys|or|and|enter|return|esc|escape|tab|space|spacebar|home|end|page|pg ?up|pg ?dn|arrow|p?f\d{1,2}|ctrl|control|(?:ctrl-|\^)?\pL)`

// isHint reports whether the text says what to press: "Press Enter for the
// action list".
func isHint(text string) bool {
	return wording.Holds(text, "press") && hint.MatchString(strings.Map(func(c rune) rune {
		if strings.ContainsRune("<>[]()\"'.,", c) {
			return -1
		}
		return c
	}, wording.Fold(text)))
}

// isRule reports whether the text is one sign, many times, or those of a rule or of a
// fence around it.
func isRule(text string) bool {
	const short = 10
	if wording.IsFence(text) {
		return true
	}
	if strings.Contains(text, "--") && strings.Contains(text, "|") && strings.Trim(text, "|-: ") == "" {
		return true
	}
	return len(text) >= short && strings.Contains("_*.~#=", text[:1]) && strings.Trim(text, text[:1]) == ""
}

// fieldWords are the words of the labels of fields (INF): which ACDs, dates, archives
// and devices a window is about, and how an action is asked to be done. They are few,
// for behind any other word the empty field may be that of a note.
var fieldWords = setOf(`a all an and at by for from in number of on or s select enter the this to type
	acd acds archive archives backup backups data date dates day days month months time times week weeks year years start stop begin end
	device devices file files name names path printer tape tapes volume label output destination format
	choice code codes command commands field item items list option options page pages range row rows sort order
	split splits agent agents group groups user users id login password severity severities kind kinds
	system local administration historical specific acd-specific non-cms custom full incremental interval daily weekly monthly session`)

// isQuery reports whether the text is the label of a field and underscores: the empty
// field of a form.
func isQuery(text string) bool {
	label, value, ok := strings.Cut(text, ":")
	value = strings.TrimSpace(value)
	if !ok || value == "" || strings.Trim(value, "_ ") != "" {
		return false
	}
	words := 0
	for w := range strings.FieldsFuncSeq(wording.Fold(label), func(c rune) bool { return strings.ContainsRune(" ()[]/,.", c) }) {
		if words++; words > maxFieldWords || !fieldWords[w] {
			return false
		}
	}
	return words > 0
}

// maxFieldWords is how many words the label of a field has at most.
const maxFieldWords = 5

// isClock reports whether the text is the first row of a CMS screen, and nothing
// stands behind it.
func isClock(text string) bool { return text != "" && topline.Banner(text) == len(text) }

// Other gives account of a row that no reader knows: it is furniture, or stays
// unclaimed. It reports which.
func (sh *Sheet) Other(row int) (furniture bool) {
	if isFurniture(&sh.Rows[row]) || sh.bare && sh.Lines[row].Column <= 1 && who.IsShell(sh.Rows[row].Whole().Text) {
		sh.Use(centrevu.FurnitureLine, row)
		return true
	}
	if m, ok := markIn(sh.Rows[row].Whole().Text); ok && m.whole() {
		sh.Use(centrevu.FurnitureLine, row)
		return true
	}
	return false
}

// Mark gives account of a row that says how much of a list is shown. What it says is
// told apart, by Reader.Whole.
func (sh *Sheet) Mark(row int) bool {
	_, ok := markIn(sh.Rows[row].Whole().Text)
	if ok {
		sh.Use(centrevu.FurnitureLine, row)
	}
	return ok
}
