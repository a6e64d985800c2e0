package window

import (
	"regexp"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wording"
)

// A window that no reader reads can say that something is wrong all the same. Three
// closed lists say which of its rows say nothing of the daily check:
//
//   - those of windows below a menu of what callers, agents and users are about, but
//     those that say that something failed;
//   - of help, which names what can go wrong, but those with a number in them as well;
//   - of the windows of Maintenance and System Setup, rows of nothing but the words
//     below, numbers, dates and names with a digit in them, options that are not
//     chosen, and fields that are empty.
var (
	apartMenus = words("reports", "real-time", "historical", "integrated", "dictionary", "exceptions", "agent administration", "call center administration", "custom reports", "user permissions")

	// windowWords are those of labels, and of values that are as they should be
	// (Administration; HA guide).
	windowWords = words(strings.Fields("a acd acds action active admin administration agent agents all allocation am and any application archive archives archiving at automatic back backup " +
		"backups by call center cms code codes collected collecting collection completed connection contents copies current custom daily data date day days " +
		"default description destination device dictionary enabled end enter exit external field file files finished for forecast format friday from group " +
		"groups historical host id idle in incremental interval intervals intrahour item items last length line lines list load local location log login " +
		"maintenance master migrate minutes mode monday month monthly multi multi-user multiuser name names next non-cms number numbers of on operational " +
		"option options or page pages path pm port primary print printer printers program pseudo pseudo-acd ready real-time release report reports restore row " +
		"run running saturday saved schedule scheduled secondary select selected server session setup shift size skill skills specific split splits start " +
		"started state status storage successful summarizing sunday switch system table tables tape tenant the thursday time times timetable title to today " +
		"transfer trunk trunks tuesday type up user users value values vdn vdns vector vectors verify version wednesday week weekly width window with working x " +
		"y year yes zone")...)

	notChosen = regexp.MustCompile(`[<(\[][ _]?[>)\]] ?\S+(?: \S+)*`)
	saysSo    = regexp.MustCompile(`(?i)^\W*(?:failed|error)\b`)
)

// Other returns the rows of a showing of a window that no reader reads which say
// something that nobody knows, each once: names are those of the ACDs, and elsewhere
// reports whether a row is one of the windows that are read, which this one was drawn
// over.
func (r *Reader) Other(s *centrevu.Showing, names []string, elsewhere func(centrevu.Line) bool) []centrevu.Line {
	all := LinesOf(s)
	apart, help := r.isApart(s)
	known := map[string]bool{}
	for _, n := range names {
		for w := range wordsOf(n) {
			known[wording.Fold(w)] = true
		}
	}
	var lines []centrevu.Line
	for i, l := range all {
		l = trimmed(l)
		if l.Text == "" || r.outside[l.Text] {
			continue
		}
		text := r.words.Text(frame.Trim(l.Text))
		wrong := saysSo.MatchString(text) || Complains(text)
		if apart && !wrong || help && !(wrong && strings.ContainsFunc(text, unicode.IsDigit)) || !apart && !help && r.allKnown(text, known) || elsewhere(l) || isPart(all, i) {
			continue
		}
		if part := r.unknown(l); part.Text != "" {
			r.tell(l.Text)
			lines = append(lines, l)
		}
	}
	return lines
}

// LinesOf returns the rows of each page of a showing, and of the windows inside.
func LinesOf(s *centrevu.Showing) (lines []centrevu.Line) {
	var add func(ws []centrevu.Window)
	add = func(ws []centrevu.Window) {
		for i := range ws {
			lines = append(lines, ws[i].Lines...)
			add(ws[i].Inner)
		}
	}
	add(s.Pages)
	return lines
}

// IsCMS reports whether a window that no reader reads is of what CMS does, and neither help
// nor below a menu of what callers, agents and users are about.
func (r *Reader) IsCMS(s *centrevu.Showing) bool {
	apart, help := r.isApart(s)
	return !apart && !help
}

func (r *Reader) isApart(s *centrevu.Showing) (apart, help bool) {
	menu, _, _ := strings.Cut(r.words.Text(s.Title), ":")
	return is(apartMenus, strings.TrimSpace(menu)), frame.Titles{}.IsHelp(menu)
}

// allKnown reports whether a row has nothing but words that say nothing is wrong.
func (r *Reader) allKnown(text string, names map[string]bool) bool {
	for w := range wordsOf(notChosen.ReplaceAllString(text, " ")) {
		if w := r.words.Text(w); !strings.ContainsFunc(w, unicode.IsDigit) && !is(windowWords, w) && !names[wording.Fold(w)] && !isHiddenPart(w) {
			return false
		}
	}
	return true
}

// wordsOf yields the words of a text. A mark where a part is hidden is a part of its word.
func wordsOf(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for w := range strings.FieldsFuncSeq(text, func(c rune) bool {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && c != '-' && c != frame.Hidden
		}) {
			if w = strings.Trim(w, "-"); w != "" && !yield(w) {
				return
			}
		}
	}
}

// isHiddenPart reports whether another window hides a part of the word.
func isHiddenPart(w string) bool { return strings.ContainsRune(w, frame.Hidden) }
