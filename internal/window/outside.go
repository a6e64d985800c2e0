package window

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/wording"
)

// Outside returns what the screens of a showing show outside of their windows and
// nobody knows, each line once. What is known is a closed list:
//
//   - The row at the top: a time, the product's name and the count of windows.
//     What stands behind these is handed back.
//   - Furniture as in a window: soft labels, keys, hints, rules, empty fields.
//   - The main menu and those below it (Administration, the chapters' names), also
//     where a window hides a part.
//   - The question whether one wants to log out or to leave.
//   - "Working", "Successful": what the program says of its work (DOC,
//     Administration p. 2-7). "Failed" and the others are handed back.
//   - A session with the shell: its prompts, what it says at login and logout, what a
//     command prints that tells nothing of CMS, and the names of files that tail and more
//     print.
//   - A date and time alone, as the command date prints it: of the session in which the
//     window was shown, which it tells where no clock does. So does the heading of the
//     first page of what pr printed.
//   - Marks that say how much of a list is shown: they are read as such.
//   - What is left of a line while it is drawn or taken off, beside the whole line.
func (r *Reader) Outside(s *centrevu.Showing) []centrevu.Line {
	var all, lines []centrevu.Line // in the order in which they were shown
	for i := range s.Pages {
		outside := s.Pages[i].Outside()
		if len(outside) == 0 {
			continue
		}
		session := sessionAround(outside, &s.Pages[i])
		seen := func() time.Time { shown := s.Part(i, i+1); return shown.Seen().At }
		for k, l := range outside {
			if r.outside[l.Text] {
				continue
			}
			if date := dateOf(l.Text); date != "" {
				r.tell(l.Text)
				if shown := s.Part(i, i+1); !r.wasSeenBy(date, shown.Seen()) {
					lines = append(lines, trimmed(l))
				}
				continue
			}
			if !session.knows(r, l, neighbours{outside, k, seen}) {
				r.tell(l.Text)
				all = append(all, l)
			}
		}
	}
	for i, l := range all {
		if isPart(all, i) {
			continue
		}
		part := r.unknown(l)
		if part.Text != "" && (part.Text == l.Text || !r.outside[part.Text]) {
			r.outside[part.Text] = true // it can stand behind a clock that goes on
			lines = append(lines, part)
		}
	}
	return lines
}

// dateOf returns the date and time of a line that says nothing else, or the name of the
// file of which pr printed the first page; empty for any other.
func dateOf(line string) string {
	text := strings.TrimSpace(line)
	if topline.IsDate(text) {
		return text
	}
	if page, ok := topline.PageOf(text); ok && page.Number == 1 && fileName.MatchString(page.Name) && !troubles.MatchString(inName.Replace(page.Name)) {
		return page.Date
	}
	return ""
}

var (
	fileName = regexp.MustCompile(`^[\w./-]*$`)
	inName   = strings.NewReplacer("_", " ", ".", " ", "/", " ", "-", " ")
)

// wasSeenBy reports whether a date and time is that of a session in which something was
// seen: it was typed before that, or the session had begun before. One of that time says
// no more than the clock does.
func (r *Reader) wasSeenBy(text string, seen centrevu.Seen) bool {
	from, to, ok := topline.Span(text, wallclock.Reader{Location: r.source.Location, Near: seen.At})
	before, behind := longSession, time.Hour
	if seen.By == centrevu.SeenHeader {
		behind = longSession
	}
	return ok && !seen.At.IsZero() && !seen.At.After(to.Add(before)) && !seen.At.Before(from.Add(-behind))
}

// longSession is how long one is logged in at most.
const longSession = 12 * time.Hour

// bareTime is a clock without a date.
var bareTime = regexp.MustCompile(`^\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?$`)

// Below returns those lines below the rows of a screen, of the status line and the
// soft labels, that nobody knows, each text once. A clock is known there.
func (r *Reader) Below(below []centrevu.Line) []centrevu.Line {
	var lines []centrevu.Line
	for _, l := range below {
		if r.outside[l.Text] || bareTime.MatchString(strings.TrimSpace(l.Text)) {
			continue
		}
		r.tell(l.Text)
		if part := r.unknown(l); part.Text != "" {
			lines = append(lines, part)
		}
	}
	return lines
}

// tell notes that a line outside of the windows was looked at: each is told once.
func (r *Reader) tell(text string) {
	if r.outside == nil {
		r.outside = map[string]bool{}
	}
	r.outside[text] = true
}

// near is how many lines, or pages, before or after one show what is drawn of it.
const near = 6

// isPart reports whether a line is one shown shortly before or after it, with
// some of the text not there: it was being drawn, or taken off.
func isPart(all []centrevu.Line, i int) bool {
	for k := max(0, i-near); k < min(len(all), i+near+1); k++ {
		if k != i && all[k].Line == all[i].Line && partOf(all[i], all[k]) {
			return true
		}
	}
	return false
}

// partOf reports whether each character of a line stands where it does in another
// one, which has more.
func partOf(l, whole centrevu.Line) bool {
	part, all := cells.Of(l.Text, 0).Cells, cells.Of(whole.Text, 0).Cells
	at, more := l.Column-whole.Column, inked(all)
	for i, c := range part {
		if c == ' ' || c == 0 {
			continue
		}
		if k := i + at; k < 0 || k >= len(all) || all[k] != c {
			return false
		}
		more--
	}
	return more > 0
}

// inked counts the cells that say something.
func inked(row []rune) (n int) {
	for _, c := range row {
		if c != ' ' && c != 0 {
			n++
		}
	}
	return n
}

// session holds the lines with a prompt above and below a window.
type session struct {
	prompts     []centrevu.Line
	top, bottom int // of the window
}

func sessionAround(outside []centrevu.Line, w *centrevu.Window) (s session) {
	if n := len(w.Lines); n > 0 {
		s.top, s.bottom = w.Lines[0].Line, w.Lines[n-1].Line
	}
	for _, l := range outside {
		if !s.isBeside(l) && who.IsShell(l.Text) {
			s.prompts = append(s.prompts, l)
		}
	}
	slices.SortStableFunc(s.prompts, func(a, b centrevu.Line) int { return a.Line - b.Line })
	return s
}

func (s *session) isBeside(l centrevu.Line) bool { return l.Line >= s.top && l.Line <= s.bottom }

// knows reports whether a line is of the session: a prompt, what a command prints that tells
// nothing of CMS, or what the host says to one who logs in.
func (s *session) knows(r *Reader, l centrevu.Line, n neighbours) bool {
	i, isPrompt := slices.BinarySearchFunc(s.prompts, l.Line, func(p centrevu.Line, line int) int { return p.Line - line })
	text, above := strings.TrimSpace(l.Text), ""
	if i > 0 && (s.prompts[i-1].Line < s.top) == (l.Line < s.top) {
		above = s.prompts[i-1].Text
	}
	switch {
	case isPrompt:
		return true
	case s.isBeside(l):
		return false
	case who.Enters(above), above == "" && i < len(s.prompts) && s.prompts[i].Line < s.top:
		return !r.alarms(text)
	}
	return r.answers(above, text, n)
}

// unknown returns what of a line outside of the windows nobody knows.
func (r *Reader) unknown(l centrevu.Line) centrevu.Line {
	l = trimmed(l)
	text := r.words.Text(l.Text)
	if n := topline.Banner(text); n > 0 {
		if text == l.Text {
			l = behind(l, n)
		} else {
			l.Text = strings.TrimSpace(text[n:])
		}
	}
	if l.Text == "" {
		return l
	}
	if isMenuItem(frame.Trim(l.Text)) {
		l.Text = "" // most of these lines are a menu's
		return l
	}
	shown := cells.Of(l.Text, l.Offset)
	row := layout.NewRow(shown, r.words)
	if row.IsBlank() || isFurniture(&row) || ofShell(row.Whole().Text) ||
		allAre(row.Fields(), func(v layout.Value) bool { return isOutside(v, shown.Cells) }) {
		l.Text = ""
	}
	return l
}

// behind returns what stands in a line behind its first n bytes.
func behind(l centrevu.Line, n int) centrevu.Line {
	rest := strings.TrimLeft(l.Text[n:], " ")
	skipped := l.Text[:len(l.Text)-len(rest)]
	l.Text = rest
	l.Column += cells.Len(skipped)
	l.Offset += int64(len(skipped))
	return l
}

// The menus (Administration, names of the chapters and of their windows), and what
// the program says of its work.
var (
	menu = []string{
		"commands", "reports", "dictionary", "exceptions", "agent administration", "call center administration", "custom reports",
		"user permissions", "system setup", "maintenance", "graphics", "logout", "main menu", "mainmenu", "menu",
		"shortcut", "timetable", "windows", "options", "programs",
		"real-time", "real time", "historical", "integrated", "forecast",
		"acd status", "archive data", "archiving status", "back up data", "backup data", "connection status", "error log report",
		"printer administration", "report administration", "restore data",
		"cms state", "data collection", "data storage allocation", "data summarizing", "external application status",
		"free space allocation", "load pseudo-acd data", "migrate data", "pseudo-acd setup", "storage intervals", "switch setup",
	}
	menuWords = words(menu...)

	work = words("working", "successful")
)

// isMenuItem reports whether a row is one of a menu, with or without the mark of the chosen
// one and that of a menu behind it.
func isMenuItem(text string) bool { return is(menuWords, strings.Trim(text, " >*")) }

// isOutside reports whether a piece of a row outside of the windows is known, or all
// that frames cut it into. What stands beside it in the row says whether a frame in
// front hides a part.
func isOutside(v layout.Value, row []rune) bool {
	text := strings.TrimFunc(v.Text, isDrawn)
	if isKnownOutside(text, text != v.Text || isCut(v, row)) {
		return true
	}
	pieces := 0
	for piece := range strings.FieldsFuncSeq(text, frame.Bounds) {
		if pieces++; !isKnownOutside(strings.TrimFunc(piece, isDrawn), true) {
			return false
		}
	}
	return pieces > 1
}

func isDrawn(c rune) bool { return frame.Draws(c) || c == frame.Hidden }

// isCut reports whether a frame in front cuts a piece of a row: it touches it, or a blank
// between two words of it. A box that says "Error" has as much room on both sides.
func isCut(v layout.Value, row []rune) bool {
	gap := func(at, step int) int {
		n := 0
		for ; n < 2 && at >= 0 && at < len(row) && (row[at] == ' ' || row[at] == 0); at += step {
			n++
		}
		if at < 0 || at >= len(row) || !isDrawn(row[at]) {
			return 2
		}
		return n
	}
	left, right := gap(v.Column-1, -1), gap(v.End, 1)
	return (left == 0 || right < 2) && !(left == right && saysSo.MatchString(v.Text))
}

// leaves is what a box asks, whose title says "Confirm", before one leaves the program (INF).
var leaves = regexp.MustCompile(`(?i)^(?:confirm|(?:do you (?:really )?(?:want|wish) to|are you sure you want to|really) (?:log ?out|log ?off|exit|quit|leave)(?: (?:of |from )?cms)?\? *(?:[(\[]?y(?:es)?/n(?:o)?[)\]]?)?:? *(?:y|n|yes|no)?)$`)

// isKnownOutside reports whether a text is known outside of the windows. A part of it
// may be hidden.
func isKnownOutside(text string, hidden bool) bool {
	if text = strings.Trim(text, " >*"); text == "" || is(menuWords, text) || is(work, text) || is(softLabels, text) || is(clintWords, text) || isQuery(text) || leaves.MatchString(text) {
		return true
	}
	if _, ok := markIn(text); ok {
		return true
	}
	part := wording.Fold(text)
	return hidden && slices.ContainsFunc(menu, func(item string) bool { return strings.HasPrefix(item, part) || strings.HasSuffix(item, part) })
}
