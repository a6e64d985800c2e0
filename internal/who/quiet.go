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

// filters let through a part of what they are given.
var filters = strings.Fields("grep egrep fgrep head tail sed awk cut wc")

var says = regexp.MustCompile(`^[-\w./]+: +\S`)

// IsQuiet reports whether a line is what a command prints that tells nothing of CMS: one
// of a list that is typed at a prompt, alone or through filters.
func IsQuiet(command, printed string) bool {
	_, typed, ok := cutPrompt(strings.TrimSpace(command))
	if !ok || says.MatchString(strings.TrimSpace(printed)) {
		return false
	}
	for _, pipeline := range between.Split(typed, -1) {
		for i, stage := range strings.Split(pipeline, "|") {
			words := commandWords(stage)
			known := len(words) == 0 || slices.Contains(quiet, words[0])
			if i > 0 && len(words) > 0 {
				known = slices.Contains(lets, words[0]) || slices.Contains(filters, words[0])
			}
			if !known {
				return false
			}
		}
	}
	return typed != ""
}
