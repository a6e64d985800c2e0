package window

import (
	"regexp"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
)

// neighbours are the lines among which one stands that a command printed.
type neighbours struct {
	lines []centrevu.Line
	at    int              // of the one
	seen  func() time.Time // when the windows around were; zero if that is not known
}

// beside returns the lines before and behind it.
func (n neighbours) beside() (texts []string) {
	for k := max(0, n.at-1); k < min(len(n.lines), n.at+2); k++ {
		if k != n.at {
			texts = append(texts, strings.TrimSpace(n.lines[k].Text))
		}
	}
	return texts
}

// answers reports whether a line is of the shape of what a command prints that tells nothing
// of CMS, or says that all is well, or that there is no such command.
func (r *Reader) answers(command, text string, n neighbours) bool {
	switch {
	case allIsWell.MatchString(text), who.IsMistyped(command, text):
		return true
	case !who.Prints(command, text), isOnlyGrep(command, text, n), cameUp(text, n.seen), strings.Contains(text, "=") && Complains(text):
		return false
	}
	return r.Role == "primary" || !strings.HasSuffix(text, "still logged in") // users belong there
}

func isOnlyGrep(command, text string, n neighbours) bool {
	return strings.Contains(text, "grep") && who.OnlyGrep(command, text, n.beside()...)
}

// cameUp reports whether a row of last says that the host was started, or shut down, within
// the hour before something was seen: what was seen may be what it left behind.
func cameUp(text string, seen func() time.Time) bool {
	m := bootRow.FindStringSubmatch(text)
	if m == nil {
		m = downRow.FindStringSubmatch(text)
	}
	if m == nil {
		return false
	}
	at := seen()
	began, err := time.ParseInLocation("2006 Jan 2 15:04", at.Format("2006 ")+strings.Join(strings.Fields(m[1]), " "), at.Location())
	if err != nil || at.IsZero() {
		return false
	}
	if len(m) > 2 {
		lasted, _ := time.ParseDuration(strings.Replace(m[2], ":", "h", 1) + "m")
		began = began.Add(lasted)
	}
	return at.Sub(began).Abs() < justUp
}

// justUp is how long ago a host came up at most, to be told.
const justUp = time.Hour

var (
	bootRow = regexp.MustCompile(`^(?:reboot|shutdown|runlevel) .*\b([A-Z][a-z]{2} +\d{1,2} \d\d:\d\d)(?:$| )`)
	downRow = regexp.MustCompile(`\b([A-Z][a-z]{2} +\d{1,2} \d\d:\d\d) +- +down +\((\d\d:\d\d)\)`)
)

// lastSeen returns when the last of the windows was seen.
func lastSeen(g *centrevu.Gathering) (last time.Time) {
	showings, _ := g.Showings()
	for i := range showings {
		if at := showings[i].Seen().At; at.After(last) {
			last = at
		}
	}
	return last
}
