package who

import (
	"regexp"
	"slices"
	"strings"
)

// quiet are the commands whose output tells nothing of CMS: of the terminal, of files'
// names and processes, of the network, of who is there and what time it is. What they say
// of themselves, as that they failed, is no such output.
var quiet = strings.Fields("alias arch cal cd chmod clear cp crontab date echo env export free groups history hostname id ifconfig ip last locale " +
	"logname ls mesg mkdir mv netstat nproc printenv ps pwd reset resize rm scp screen script set sftp stty su sudo tput tmux tty umask unalias " +
	"uname uptime vmstat w which who whoami")

// filters let through a part of what they are given; of the words behind some of them
// the first is no file.
var (
	filters = strings.Fields("grep egrep fgrep head tail sed awk cut wc")
	worded  = strings.Fields("grep egrep fgrep sed awk")
)

var says = regexp.MustCompile(`^[-\w./]+: +\S`)

// substitutes tells command lines in which the shell puts what another command prints.
var substitutes = regexp.MustCompile("[$<>]\\(|`")

// IsQuiet reports whether a line is what a command prints that tells nothing of CMS: one
// of a list that is typed at a prompt, alone or through filters, and runs no other.
func IsQuiet(command, printed string) bool {
	_, typed, ok := cutPrompt(strings.TrimSpace(command))
	if !ok || says.MatchString(strings.TrimSpace(printed)) || substitutes.MatchString(typed) {
		return false
	}
	for _, pipeline := range between.Split(typed, -1) {
		for i, stage := range strings.Split(pipeline, "|") {
			words := commandWords(stage)
			switch {
			case len(words) == 0:
			case i == 0 && (!slices.Contains(quiet, words[0]) || runsAnother(words)), i > 0 && !passesOn(words):
				return false
			}
		}
	}
	return typed != ""
}

// runsAnother reports whether a command is given another one to run.
func runsAnother(words []string) bool {
	switch words[0] {
	case "su", "script":
		return slices.ContainsFunc(words[1:], func(w string) bool { return w[0] == '-' && strings.ContainsRune(w, 'c') })
	case "screen", "tmux":
		return len(words) > 2
	}
	return false
}

// passesOn reports whether a filter prints nothing but what it is given.
func passesOn(words []string) bool {
	if !slices.Contains(lets, words[0]) && !slices.Contains(filters, words[0]) {
		return false
	}
	files := 0
	for _, w := range words[1:] {
		if w[0] != '-' && w[0] != '+' && strings.Trim(w, "0123456789") != "" {
			files++
		}
	}
	return files == 0 || files == 1 && slices.Contains(worded, words[0])
}
