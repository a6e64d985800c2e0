package who

import (
	"regexp"
	"slices"
	"strings"
)

// substitutes tells command lines in which the shell puts what another command prints.
var substitutes = regexp.MustCompile("[$<>]\\(|`")

// IsQuiet reports whether what a command prints tells nothing of CMS: one of a list that is
// typed at a prompt, alone or through filters, and runs no other.
func IsQuiet(command string) bool {
	typed, _ := typedAt(command)
	return typed != "" && !substitutes.MatchString(typed) && !slices.ContainsFunc(between.Split(typed, -1), func(pipeline string) bool {
		return !isQuiet(strings.Split(pipeline, "|"))
	})
}

// isQuiet reports whether the stages of a pipeline are a quiet command and filters.
func isQuiet(stages []string) bool {
	for i, stage := range stages {
		words := commandWords(stage)
		switch {
		case len(words) == 0:
		case i == 0 && (!knownFor(words[0], quiet) || given(words) != ""), i > 0 && !passesOn(words):
			return false
		}
	}
	return true
}

// given returns what a shell is given to run, empty if nothing is.
func given(words []string) string {
	if !knownFor(words[0], shell) {
		return ""
	}
	for i, w := range words[1:] {
		rest := strings.Trim(strings.Join(words[i+2:], " "), `"'`)
		switch interactive := words[0] == "screen" || words[0] == "tmux"; {
		case w[0] == '-' && strings.ContainsRune(w, 'c') && !interactive && w[:2] != "--":
			return rest
		case strings.HasPrefix(w, "--command="):
			return strings.Trim(w[len("--command="):]+" "+rest, `"'`)
		case interactive && len(words) > 2 && i == 0:
			return strings.Join(words[1:], " ")
		case strings.HasSuffix(words[0], "sh") && w[0] != '-':
			return w + " " + rest
		}
	}
	return ""
}

// passesOn reports whether a filter prints nothing but what it is given.
func passesOn(words []string) bool {
	if !knownFor(words[0], passes|filters) {
		return false
	}
	files := 0
	for _, w := range words[1:] {
		if w[0] != '-' && w[0] != '+' && strings.Trim(w, "0123456789") != "" {
			files++
		}
	}
	return files == 0 || files == 1 && knownFor(words[0], worded)
}

// IsMistyped reports whether a line says that there is no such command as was typed, and
// that is none that would have shown anything.
func IsMistyped(command, printed string) bool {
	typed, _ := typedAt(command)
	name, _, _ := strings.Cut(typed, " ")
	return aName.MatchString(name) && !isKnownProgram(name) && strings.Contains(printed, "not found") &&
		notFound.ReplaceAllString(strings.TrimSpace(printed), "") == name
}

// notFound is what shells say around the name of a command that they do not find.
var notFound = regexp.MustCompile(`(?i)^-?(?:\S*/)?(?:ba|c|da|k|tc|z)?sh: (?:line )?(?:\d+: *)?(?:command not found: )?|: +(?:command )?not found(?: \[no such file or directory\])?\.*$`)
