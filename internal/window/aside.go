package window

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/wording"
)

// Aside returns what a recording shows between the windows and nobody knows. What
// is known outside of a window is known here too, and of a session with the shell:
//
//   - its prompts and what is typed there, a line of the command date, rows of who;
//   - what another host says until its first prompt: behind a command that goes
//     there, "login:" or "Last login";
//   - before the first window, what stands above the last prompt and does not complain;
//   - behind the last window, all from the first prompt on.
//
// What else a command prints between two windows is handed back.
func (r *Reader) Aside(g *centrevu.Gathering) []centrevu.Line {
	asides := g.Asides()
	all := make([]centrevu.Line, len(asides))
	for i, l := range asides {
		all[i] = l.Line
	}
	var lines []centrevu.Line
	prompts := map[string]bool{}
	over := false
	login := -1 // the last line before the first window that is of the shell
	for i, l := range asides {
		if l.First && (who.IsShell(l.Text) || mayAsk(l.Text) && asksForLogin.MatchString(strings.TrimSpace(l.Text))) {
			login = i
		}
	}
	for i, l := range asides {
		text := strings.TrimSpace(l.Text)
		shell := who.IsShell(text)
		if shell && strings.ContainsRune("#$%>", rune(text[len(text)-1])) {
			prompts[text] = true
		}
		over = l.Last && (over || shell || slices.ContainsFunc(l.Above, func(l centrevu.Line) bool { return who.IsShell(l.Text) }))
		if over || shell || r.outside[l.Text] || !strings.ContainsFunc(text, says) {
			continue // one of r.outside stood beside a window, or there before
		}
		part := r.unknown(l.Line)
		if part.Text == "" {
			r.tell(l.Text) // most lines are a menu's, many times
			continue
		}
		if isPart(all, i) || typed(prompts, text) || who.IsRow(text, r.source) || welcomes(l) {
			continue
		}
		if l.First && i < login && !Complains(text) || l.First && utf8.RuneCountInString(text) == 1 {
			continue
		}
		r.tell(l.Text)
		lines = append(lines, part)
	}
	return lines
}

func says(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// typed reports whether a line is a prompt with something typed at it.
func typed(prompts map[string]bool, text string) bool {
	for p := range prompts {
		if strings.HasPrefix(text, p+" ") {
			return true
		}
	}
	return false
}

var (
	goesElsewhere = regexp.MustCompile(`(?:^|[\s/;])(?:ssh|slogin|telnet|rlogin|login|cu|su)(?:\s|$)`)
	asksForLogin  = regexp.MustCompile(`(?i)^(?:last login: .*\d|(?:\S+ )?login: *\S*$|.{0,40}password:)`)
)

// welcomes reports whether a line is of what a host says to one who logs in: no
// prompt stands between it and what asks for that.
func welcomes(l centrevu.Aside) bool {
	if mayAsk(l.Text) && asksForLogin.MatchString(strings.TrimSpace(l.Text)) {
		return true
	}
	for _, above := range slices.Backward(l.Above) {
		text := strings.TrimSpace(above.Text)
		switch {
		case mayAsk(text) && asksForLogin.MatchString(text):
			return true
		case who.IsShell(text):
			return goesElsewhere.MatchString(text)
		}
	}
	return false
}

// mayAsk tells at a glance what may match asksForLogin.
func mayAsk(text string) bool {
	return wording.Holds(text, "login") || wording.Holds(text, "password")
}
