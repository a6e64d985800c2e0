package window

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/prompts"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/wording"
)

// Aside returns what a recording shows between the windows and nobody knows. What
// is known outside of a window is known here too, and of a session with the shell:
//
//   - its prompts and what is typed there, a line of the command date if it is of the time
//     of the session;
//   - what commands print that tell nothing of CMS, as ls and uname do, where a line has the
//     shape of that, and the lines of back.log, df and ping that say that all is well;
//   - what a host says to one who logs in, until its first prompt, but what Alarms.
//
// What else a command prints is handed back, wherever it stands.
func (r *Reader) Aside(g *centrevu.Gathering) []centrevu.Line {
	asides := g.Asides()
	all := make([]centrevu.Line, len(asides))
	for i, l := range asides {
		all[i] = l.Line
	}
	var lines []centrevu.Line
	seen := func() time.Time { return lastSeen(g) }
	var shell shellLines
	var again map[centrevu.Position]bool // lines that say nothing of CMS
	greeted := firstPrompt(asides)
	for i, l := range asides {
		text := strings.TrimSpace(l.Text)
		isPrompt := shell.add(text)
		if isPrompt || r.outside[l.Text] || !strings.ContainsFunc(text, says) {
			continue // one of r.outside stood beside a window, or there before
		}
		if topline.IsDate(text) {
			if what, command := shell.above(l); what == byCommand && who.AsksDate(command) && !r.wasSeenIn(g, text) {
				r.tell(l.Text)
				lines = append(lines, trimmed(l.Line))
				continue
			}
		}
		part := r.unknown(l.Line)
		if part.Text == "" {
			r.tell(l.Text) // most lines are a menu's, many times
			continue
		}
		if isPart(all, i) || asks(text) && !Alarms(text) {
			continue
		}
		if l.First && utf8.RuneCountInString(text) == 1 {
			continue
		}
		if again[l.Position] {
			continue // a terminal shows what stood there before the program
		}
		isRow := who.IsRow(text, r.source)
		l.First = l.First && !isRow // who is read where its command stands above
		what, command := shell.above(l)
		harmless := shell.ofJob(command, text, asides[i+1:])
		switch {
		case what == byHost, what == byNobody && i < greeted && !isRow:
			harmless = harmless || !r.alarms(text)
		case what == byNobody:
			harmless = harmless || isRow && r.isBelowRow(l) // the command has scrolled away
		case what == byCommand:
			harmless = harmless || r.answers(command, text, neighbours{all, i, seen})
		}
		if harmless {
			if again == nil {
				again = map[centrevu.Position]bool{}
			}
			again[l.Position] = true
			continue
		}
		r.tell(l.Text)
		if l.Under || !r.IsLeft(g, part) {
			lines = append(lines, part)
		}
	}
	return lines
}

// firstPrompt returns which line is the first of a shell, or asks for a login, -1 if none is.
func firstPrompt(asides []centrevu.Aside) int {
	return slices.IndexFunc(asides, func(l centrevu.Aside) bool { return l.First && (who.IsShell(l.Text) || asks(l.Text)) })
}

// Dated returns the lines of a recording's session that may say when it was: what is said
// before the first prompt or at a login, prompts, and what the command date prints. Which
// of them do, topline.Said tells.
func Dated(g *centrevu.Gathering) []centrevu.Line {
	var lines []centrevu.Line
	var shell shellLines
	asides := g.Asides()
	greeted := firstPrompt(asides)
	for i, l := range asides {
		text := strings.TrimSpace(l.Text)
		if shell.add(text) {
			if prompt, _, ok := prompts.Cut(text); ok {
				lines = append(lines, centrevu.Line{Position: l.Position, Text: prompt})
			}
			continue
		}
		switch what, command := shell.above(l); {
		case what == byHost, what == byNobody && (i < greeted || greeted < 0 && l.First), what == byCommand && who.AsksDate(command):
			lines = append(lines, trimmed(l.Line))
		}
	}
	return lines
}

// wasSeenIn reports whether a date and time is that of a session in which one of the windows
// was seen, as far as it is known when that was.
func (r *Reader) wasSeenIn(g *centrevu.Gathering, text string) bool {
	showings, _ := g.Showings()
	return !slices.ContainsFunc(showings, func(s centrevu.Showing) bool { return !s.Seen().At.IsZero() }) ||
		slices.ContainsFunc(showings, func(s centrevu.Showing) bool { return r.wasSeenBy(text, s.Seen()) })
}

// isBelowRow reports whether a row of who stands above a line.
func (r *Reader) isBelowRow(l centrevu.Aside) bool {
	for _, above := range slices.Backward(l.Above) {
		if text := strings.TrimSpace(above.Text); text != "" {
			return who.IsRow(text, r.source)
		}
	}
	return false
}

func says(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// maxTyped bounds how many command lines are kept.
const maxTyped = 200

// shellLines are the lines of a session with the shell, as they come.
type shellLines struct {
	prompts []string // without a command
	last    string   // the last line with a prompt, or that asks for a login
	typed   []string // what was typed, each once
}

// ofJob reports whether a line is what a shell says of a job: the command line that it was
// begun with where it is brought back, or that it was stopped where it is brought back later.
func (s *shellLines) ofJob(command, text string, behind []centrevu.Aside) bool {
	if prompts.Resumes(command) {
		return slices.Contains(s.typed, text) || prompts.IsOfJob(text)
	}
	return prompts.IsStopped(text) && slices.ContainsFunc(behind, func(l centrevu.Aside) bool { return prompts.Resumes(l.Text) })
}

// add takes the next line. It reports whether it has a prompt.
func (s *shellLines) add(text string) bool {
	if asks(text) {
		s.last = text
		return false
	}
	if !s.isPrompt(text) {
		return false
	}
	if _, typed, _ := prompts.Cut(text); typed != "" && len(s.typed) < maxTyped && !slices.Contains(s.typed, typed) {
		s.typed = append(s.typed, typed)
	}
	if s.last = text; strings.ContainsRune("#$%>", rune(text[len(text)-1])) && !slices.Contains(s.prompts, text) {
		s.prompts = append(s.prompts, text)
	}
	return true
}

// isPrompt reports whether a line is a prompt, or one with something typed at it.
func (s *shellLines) isPrompt(text string) bool {
	return who.IsShell(text) || slices.ContainsFunc(s.prompts, func(p string) bool { return strings.HasPrefix(text, p+" ") })
}

// printer is who prints a line.
type printer uint8

const (
	byNobody printer = iota // no prompt was seen
	byHost                  // that somebody logs in to
	byCommand
)

// above tells who prints a line: what the nearest prompt above it says, or before the
// first window the last one seen, if that has scrolled away.
func (s *shellLines) above(l centrevu.Aside) (what printer, command string) {
	last := ""
	if l.First {
		last = s.last
	}
	for _, above := range slices.Backward(l.Above) {
		if text := strings.TrimSpace(above.Text); asks(text) || text != "" && s.isPrompt(text) {
			last = text
			break
		}
	}
	switch {
	case last == "":
		return byNobody, ""
	case asks(last), who.Enters(last):
		return byHost, ""
	}
	return byCommand, last
}

// allIsWell are lines of back.log behind a good backup (3P), of df with room left, and of
// ping that is answered.
var allIsWell = regexp.MustCompile(`(?i)^(?:state: *0\.?|error: *|(?:status: *)?last backup finished\b[^\pL]*(?:\pL{3}\b[^\pL]*){0,3}|\S*/compress_backup success\pL* finished:?|` +
	`filesystem\s.*\bmounted on|\S+(?:\s+[\d.,]+[kmgt]?i?){3}\s+[1-8]?\d%\s+/\S*|` +
	`\S+ is alive|ping \S+ .*|\d+ bytes from \S+ .*|-+ ?\S+ ping statistics ?-+|.*[, ]0% packet loss.*|(?:rtt|round-trip) .*)$`)

var asksForLogin = regexp.MustCompile(`(?i)^(?:(?:last|letzter) login: .*\d|(?:\S+ )?(?:console )?login: *\S*$|.{0,40}password:)`)

// asks reports whether a line is of those by which a host asks who logs in.
func asks(text string) bool {
	return (wording.Holds(text, "login") || wording.Holds(text, "password")) && asksForLogin.MatchString(strings.TrimSpace(text))
}
