// Package prompts knows the lines of a session with a shell by themselves: prompts, and what
// a host, a shell and the programs that lead to them say at the start and the end.
package prompts

import (
	"regexp"
	"strings"
)

// Ends are what a shell's prompt ends with.
const Ends = "#$%>"

var (
	// Spaced is what stands before the sign of a prompt that has blanks in it, and Windows
	// before that of the shells of Windows.
	Spaced  = regexp.MustCompile(`^` + Before + `(\[[^\]]*\]|\([^()]*\)(-\([^()]*\))*|[\w.-]+@[\w.-]+[: ]\S*|[\w.-]+:[~/]\S*|[\w.-]+@[\w.-]+)(?: ?\(\d{1,3}\))?=?\s?$`)
	Windows = regexp.MustCompile(`^(?:PS )?[A-Za-z]:\\[^<>|"*?]*$`)
)

// Before is what shells put before a prompt: a time or date, the number of the
// command or of the last status.
const Before = `(?:(?:\[?(?:\d\d?:\d\d(?::\d\d)?)\]?|\[!?\d{1,4}\]|!?\d{1,4}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \pL{3} +\d\d?) ?)*`

// MaxLength is how long a prompt is taken to be at most, and the name of a program: a
// line of nothing but signs is looked at once and not once for each.
const MaxLength = 256

// Cut cuts a line behind its prompt.
func Cut(text string) (prompt, typed string, ok bool) {
	for i := range min(len(text), MaxLength) {
		if strings.IndexByte(Ends, text[i]) < 0 {
			continue
		}
		before, rest := text[:i], text[i+1:]
		if rest != "" && rest[0] != ' ' && !bare(rest) && !Windows.MatchString(before) {
			continue
		}
		if strings.ContainsAny(before, " \t") && !Spaced.MatchString(before) && !Windows.MatchString(before) {
			continue
		}
		return text[:i+1], strings.TrimSpace(rest), true
	}
	return "", "", false
}

// bare reports whether a command stands right behind the sign of a prompt:
// "#who".
func bare(rest string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(rest[:min(len(rest), MaxLength)]), " ")
	return word == "who" || strings.HasSuffix(word, "/who") || word == "exit" || word == "logout"
}
