package who

import (
	"regexp"
	"strings"

	"example.com/centrevu/internal/prompts"
)

// at is a prompt that names the host, as prompts.Spaced has them: "[root@cms1 ~]#",
// "root@cms1:~#", "cms1:~#" and "(host-cms1)-(root)=#".
var at = regexp.MustCompile(`^` + prompts.Before + `(?:\[[^@\]\s]+@([\w.-]+)[^\]]*\]|\(([\w.-]+)\)-\(.*|[\w.-]+@([\w.-]+)(?:[: ]\S*)?|([\w.-]+):[~/]\S*)(?: ?\(\d{1,3}\))?=?$`)

// alone is a prompt of one word. Before "#" and "%" it is the host, as csh has it; else it
// is if it has a number. Names of shells are none.
var alone = regexp.MustCompile(`^[A-Za-z][\w.-]*[A-Za-z\d]$`)

// noHost are names that say nothing of which host it is.
var noHost = map[string]bool{"localhost": true, "localhost.localdomain": true, "cms": true, "root": true, "sh": true, "oper": true, "admin": true, "tech": true}

// Host returns the host that a prompt names, in small letters; it is empty for any other
// line.
func Host(text string) string {
	prompt, _, ok := prompts.Cut(strings.TrimSpace(text))
	if !ok {
		return ""
	}
	return hostOf(prompt)
}

// hostOf returns the host that a prompt names, in small letters.
func hostOf(prompt string) string {
	name, sign := strings.TrimRight(prompt[:len(prompt)-1], " "), prompt[len(prompt)-1]
	if names := at.FindStringSubmatch(name); names != nil {
		return oneHost(strings.Join(names[1:], "")) // one of them is there
	}
	if alone.MatchString(name) && !shellName.MatchString(name) && (sign == '#' || sign == '%' || strings.ContainsAny(name, "0123456789")) {
		return oneHost(name)
	}
	return ""
}

// oneHost returns the name of a host in small letters, empty if it is any host's.
func oneHost(name string) string {
	if name = strings.ToLower(name); noHost[name] || strings.HasPrefix(name, "127.") || strings.HasPrefix(name, "::") {
		return ""
	}
	return name
}
