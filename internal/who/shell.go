package who

import (
	"regexp"
	"slices"
	"strings"

	"example.com/centrevu/internal/prompts"
)

var (
	hostName = regexp.MustCompile(`^[a-z][\w.-]*$`)
	hosted   = regexp.MustCompile(`^-?[A-Za-z][\w.-]*$`)
	program  = regexp.MustCompile(`^[\w./~-]+$`)

	// shellName is in the prompt that a shell has if nobody gave it another.
	shellName  = regexp.MustCompile(`^-?(?:ba|c|da|k|tc|z)?sh(?:-\d[\d.]*)?$`)
	inCapitals = regexp.MustCompile(`^[A-Z][A-Z\d.-]*\d[#$]$`) // "CMS1#"
)

// IsShell reports whether a line is a prompt of a shell, with or without a
// command. It is for lines of which nobody knows whether they are: "92% full" and
// "ACD2> stopped" are not, though they have a prompt's sign.
func IsShell(text string) bool {
	prompt, typed, ok := prompts.Cut(strings.TrimSpace(text))
	if !ok || whoCount.MatchString(text) {
		return false
	}
	name := strings.TrimRight(prompt[:len(prompt)-1], " ")
	words := commandWords(pipelines(typed)[0])
	switch {
	case name != "" && prompts.Spaced.MatchString(name):
		return len(words) == 0 || program.MatchString(words[0]) || words[0][0] == '#' || words[0] == ":" || prompts.Resumes(text)
	case prompts.Windows.MatchString(name):
		return true
	case typed == "":
		return name == "" || hostName.MatchString(name) || shellName.MatchString(name) || inCapitals.MatchString(prompt) && !strings.HasPrefix(name, "ACD")
	case name != "" && !hosted.MatchString(name):
		return false
	case prompts.Resumes(text):
		return true
	}
	switch {
	case len(words) == 0:
		return true
	case !knownFor(words[0], atPrompt):
		return isKnownProgram(words[0]) && !slices.ContainsFunc(words[1:], isWord)
	}
	return !(name == "" && leaves(words[0]) && len(words) > 1 && strings.Trim(words[1], "0123456789;") != "")
}

// isWord reports whether what stands behind a command may be a word of a sentence: it is neither
// an option, a file in a folder, a number nor a program.
func isWord(arg string) bool {
	return !strings.ContainsRune("-+/.$'\"0123456789", rune(arg[0])) && !isKnownProgram(arg)
}

// IsIdle reports whether a line is a prompt at which nothing was typed, or the end of the
// session.
func IsIdle(text string) bool {
	typed, ok := typedAt(text)
	return ok && (typed == "" || leaves(typed))
}

// leaves reports whether a command ends the session.
func leaves(command string) bool { return command == "exit" || command == "logout" }
