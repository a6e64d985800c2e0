package who

import (
	"regexp"
	"strings"
)

// at is a prompt that names the host, as spacedPrompt has them: "[root@cms1 ~]#",
// "root@cms1:~#", "cms1:~#" and "(host-cms1)-(root)=#". A single word can be the name of
// a shell.
var at = regexp.MustCompile(`^(?:\[[^@\]\s]+@([\w.-]+)[^\]]*\]|\(([\w.-]+)\)-\(.*|[\w.-]+@([\w.-]+)(?:[: ]\S*)?|([\w.-]+):[~/]\S*)=?$`)

// anyHost are names that say nothing of which host it is.
var anyHost = map[string]bool{"localhost": true, "localhost.localdomain": true, "cms": true}

// CMSHost returns the host that a prompt names at which CMS was started, in small
// letters: by its name or by the folder in which its programs lie, and nothing else. It
// is empty for any other line: a command can show what was brought from another host, or
// go to one.
func CMSHost(text string) string {
	if !strings.Contains(text, "cms") {
		return "" // most lines
	}
	prompt, typed, ok := cutPrompt(strings.TrimSpace(text))
	if !ok {
		return ""
	}
	first, rest, _ := strings.Cut(typed, " ")
	if (first != "cms" || rest != "") && !strings.HasPrefix(first, "/cms/") || between.MatchString(typed) {
		return ""
	}
	return hostOf(prompt)
}

// hostOf returns the host that a prompt names, in small letters.
func hostOf(prompt string) string {
	names := at.FindStringSubmatch(strings.TrimRight(prompt[:len(prompt)-1], " "))
	if names == nil {
		return ""
	}
	if name := strings.ToLower(strings.Join(names[1:], "")); !anyHost[name] { // one of them is there
		return name
	}
	return ""
}
