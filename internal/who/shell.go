package who

import (
	"regexp"
	"slices"
	"strings"
)

var (
	hostName = regexp.MustCompile(`^[a-z][\w.-]*$`)
	hosted   = regexp.MustCompile(`^-?[A-Za-z][\w.-]*$`)
	program  = regexp.MustCompile(`^[\w./~-]+$`)
)

// commands are those that people type around a session with CMS.
var commands = strings.Fields("awk bash cat cd clear clint cms cmsadm cmssvc cp csh date dbaccess df du echo env exit export find grep " +
	"head history hostname id isql ksh last less logout ls mail more mv netstat pg ping ps pwd reset rm scp screen script sed set sftp sh sort " +
	"ssh stty su sudo tail tee telnet tmux tput tr uname uptime vi w wc who whoami")

// IsShell reports whether a line is a prompt of a shell, with or without a
// command. It is for lines of which nobody knows whether they are: "92% full" and
// "ACD2> stopped" are not, though they have a prompt's sign.
func IsShell(text string) bool {
	prompt, typed, ok := cutPrompt(strings.TrimSpace(text))
	if !ok || whoCount.MatchString(text) {
		return false
	}
	name := strings.TrimRight(prompt[:len(prompt)-1], " ")
	words := commandWords(pipelines(typed)[0])
	switch {
	case name != "" && spacedPrompt.MatchString(name):
		return len(words) == 0 || program.MatchString(words[0])
	case typed == "":
		return name == "" || hostName.MatchString(name)
	case name != "" && !hosted.MatchString(name):
		return false
	}
	return len(words) == 0 || slices.Contains(commands, words[0])
}

// IsIdle reports whether a line is a prompt at which nothing was typed, or the end of the
// session.
func IsIdle(text string) bool {
	_, typed, ok := cutPrompt(strings.TrimSpace(text))
	return ok && (typed == "" || typed == "exit" || typed == "logout")
}
