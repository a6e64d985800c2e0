package who

import (
	"regexp"
	"strings"

	"example.com/centrevu/internal/prompts"
)

// command is a line that somebody typed at a prompt.
type command struct {
	who     bool // one of its pipelines prints what who does
	nobody  bool // and is asked for nothing but the system's start or run level
	self    bool // the one who asks, and nobody else
	filters bool // and only a part of it is let through
	last    bool // nothing of another command is printed behind it
}

// typedAt returns what stands behind the prompt of a line; ok is false if it has none.
func typedAt(line string) (typed string, ok bool) {
	_, typed, ok = prompts.Cut(strings.TrimSpace(line))
	return typed, ok
}

// commandOf takes a line apart that has a prompt. A prompt without a command
// is one that is over.
//
// A prompt can have blanks in it, and a row of who can have a "#": so a line is
// a command line if what stands before the sign has no blank, or begins like a
// prompt that has some.
func commandOf(text string) (c command, ok bool) {
	typed, ok := typedAt(text)
	if !ok || whoCount.MatchString(text) {
		return command{}, false
	}
	return parseCommand(typed), true
}

var (
	between    = regexp.MustCompile(`;|&&|\|\||&`)
	descriptor = regexp.MustCompile(`\d?[<>]&\s*[\d-]`) // 2>&1
	assignment = regexp.MustCompile(`^[A-Za-z_]\w*=\S*$`)
)

// pipelines cuts what was typed into its pipelines. What is written to another place
// than the screen by two of the shell's signs is so by one.
func pipelines(typed string) []string {
	if strings.Contains(typed, "&") {
		typed = strings.ReplaceAll(descriptor.ReplaceAllString(typed, ""), "&>", ">")
	}
	return between.Split(typed, -1)
}

func parseCommand(typed string) command {
	c := command{last: true}
	for _, pipeline := range pipelines(typed) {
		stages := strings.Split(pipeline, "|")
		words := commandWords(stages[0])
		if len(words) == 0 {
			continue
		}
		if words[0] != "who" {
			c.last = c.last && !c.who
			continue
		}
		c.who, c.last = true, true
		c.nobody, c.self = asksForNobody(words[1:]), asksForSelf(words[1:])
		if c.self {
			continue
		}
		for _, w := range words[1:] {
			c.filters = c.filters || w[0] != '-' && !loggedIn.MatchString(w)
		}
		for _, stage := range stages[1:] {
			w := commandWords(stage)
			c.filters = c.filters || len(w) == 0 || !knownFor(w[0], passes) && w[0] != "uniq"
		}
	}
	return c
}

// loggedIn are the files in which a host keeps who is logged in.
var loggedIn = regexp.MustCompile(`^(?:/\S*/)?[uw]tmpx?$`)

// commandWords returns the words of a command without what is set for it, what it is run
// by, and the folder that the program lies in.
func commandWords(stage string) []string {
	words := pathWords(stage)
	if len(words) > 0 {
		words[0] = words[0][strings.LastIndexByte(words[0], '/')+1:]
		if lower := strings.ToLower(words[0]); knownFor(lower, ofWindows) {
			words[0] = lower
		}
	}
	return words
}

// pathWords are those of commandWords, with the folder.
func pathWords(stage string) []string {
	words := strings.Fields(stage)
	for len(words) > 0 && (assignment.MatchString(words[0]) || knownFor(words[0], around)) {
		run := words[0]
		for words = words[1:]; len(words) > 0 && words[0][0] == '-'; words = words[1:] {
			if run == "sudo" && (words[0] == "-u" || words[0] == "-g") && len(words) > 1 {
				words = words[1:]
			}
		}
	}
	return words
}

// asksForSelf reports whether the options ask for none but the one who asks: who am i.
func asksForSelf(options []string) bool {
	return len(options) == 1 && options[0] == "-m" || len(options) == 2 && aName.MatchString(options[0]) && aName.MatchString(options[1])
}

// asksForNobody reports whether the options ask for none that shows users.
func asksForNobody(options []string) bool {
	system, users := false, false
	for _, o := range options {
		switch {
		case o == "--boot", o == "--runlevel", o == "--dead", o == "--login", o == "--time":
			system = true
		case o == "--all", o == "--users", o == "--count":
			users = true
		case strings.HasPrefix(o, "--"):
		case strings.HasPrefix(o, "-"):
			system = system || strings.ContainsAny(o, "brdltp")
			users = users || strings.ContainsAny(o, "aqu")
		}
	}
	return system && !users
}
