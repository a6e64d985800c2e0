package prompts

import (
	"regexp"
	"strings"
)

// ofSession are the lines that stand around a session with CMS and say nothing of it, as a
// whole: what a host, a shell and the programs that lead to them say at the start and the
// end.
var ofSession = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`last login: [\pL\d .,:/-]{1,30}\d{1,2}:\d\d(?::\d\d)?(?: [A-Z]{3,5})?(?: \d{4})?(?: (?:from|on) \S+){0,2}`,
	`last failed login: [\pL\d .,:/-]{1,40}(?: (?:from|on) \S+){0,2}`,
	`there (?:was|were) \d+ failed login attempts? since the last successful login\.?`,
	`login as: *\S*`, `using username "\S*"\.?`, `authenticating with public key "[^"]*".*`,
	`using keyboard-interactive authentication\.?`, `(?:end of )?keyboard-interactive (?:authentication )?prompts from server[.:]?`,
	`the authenticity of host '[^']*' can't be established\.?`, `\w+ key fingerprint is \S+`, `this key is not known by any other names\.?`,
	`are you sure you want to continue connecting \(yes/no(?:/\[fingerprint\])?\)\?(?: yes)?`, `warning: permanently added '[^']*' \(\w+\) to the list of known hosts\.?`,
	`enter passphrase for key '[^']*': *`, `\[sudo\] password for \S+: *`, `term = \(\S+\) *\S*`,
	`you have (?:new )?mail(?: in /\S+)?\.?`, `there are (?:stopped|running) jobs\.?`,
	`spawn (?:\S*/)?(?:ssh|slogin|telnet|rlogin|rsh|su|bash|csh|ksh|sh)(?: [\w@./:=-]+)*`,
	`exit|logout|script (?:started|done).*`,
	`(?:shared )?connection to \S+ closed\.?`, `(?:rlogin: )?connection closed\.?`, `connection closed by foreign host\.?`,
	`\[screen is terminating\]`, `\[(?:exited|server exited)\]`, `\[detached(?: \(from session \S+\)| from \S+)?\]`,
	"\\(reverse-i-search\\)`[^']*': .*",
	`\^[CDZ\\]`, `[\w.-]+@[\w.-]+[: ][~/]\S*`,
	`==> \S+ <==|:{5,}`,
}, "|") + `)$`)

// IsOfSession reports whether a line is one of those.
func IsOfSession(text string) bool { return ofSession.MatchString(text) }

// IsLine reports whether a line is of a session with a shell by itself: a prompt, with or
// without a command, or one of those around a session.
func IsLine(text string) bool {
	_, _, ok := Cut(text)
	return ok || IsOfSession(text)
}
