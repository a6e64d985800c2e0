package prompts

import (
	"regexp"
	"strings"

	"example.com/centrevu/internal/frame"
)

// ofSession are the lines that stand around a session with CMS and say nothing of it, as a
// whole: what a host, a shell and the programs that lead to them say at the start and the
// end.
var ofSession = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:last login|letzter login|letzte anmeldung|derni[eè]re connexion|[uú]ltim[oa] (?:inicio de sesi[oó]n|acceso|accesso|login)|laatste (?:aanmelding|login)|最終ログイン) ?[:：] ?` +
		`[\pL\d .,:/-]{1,30}\d{1,2}:\d\d(?::\d\d)?(?: [A-Z]{3,5})?(?: \d{4})?(?: (?:from|on|von|auf|de|depuis|sur|desde|en|da|su|van|op) \S+){0,2}`,
	`last failed login: [\pL\d .,:/-]{1,40}(?: (?:from|on) \S+){0,2}`,
	`there (?:was|were) \d+ failed login attempts? since the last successful login\.?`,
	`(?:[\w.-]+\d )?(?:console )?login: *[\w.-]*`, `(?:[\w.-]+@[\w.-]+'s )?password: *`,
	`trying \d+(?:\.\d+){3}\.{3}`, `connected to [\w.-]+`, `escape character is '\S+'\.?`,
	`(?:(?:sun microsystems inc\.?|oracle corporation) +)?sunos \d[\d.]*(?: +(?:generic\S*|\d[\d.]*))*(?: +(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4})?`,
	`(?:enter )?terminal type(?: \([\w-]+\))?[:?]{0,2} *[\w-]*`,
	`(?:(?:lucent|avaya)(?: ?\((?:r|tm)\))? )?(?:centrevu ?(?:\((?:r|tm)\)|®|™)? )?call management system(?: \(cms\))?(?:,? (?:release )?r?\d[\w.]*)?`,
	`(?:copyright )?(?:(?:\(c\)|©) )?(?:copyright )?\d{4}(?:-\d{4})?,? (?:lucent technologies|avaya)(?:,? inc)?\.?(?:,? all rights reserved\.?)?|all rights reserved\.?`,
	`login as: *\S*`, `using username "\S*"\.?`, `authenticating with public key "[^"]*".*`,
	`using keyboard-interactive authentication\.?`, `(?:end of )?keyboard-interactive (?:authentication )?prompts from server[.:]?`,
	`the authenticity of host '[^']*' can't be established\.?`, `\w+ key fingerprint is \S+`, `this key is not known by any other names\.?`,
	`are you sure you want to continue connecting \(yes/no(?:/\[fingerprint\])?\)\?(?: yes)?`, `warning: permanently added '[^']*' \(\w+\) to the list of known hosts\.?`,
	`enter passphrase for key '[^']*': *`, `\[sudo\] password for \S+: *`, `term = \(\S+\) *\S*`,
	`you have (?:new )?mail(?: in /\S+)?\.?`, `no mail(?: for [\w.-]+)?\.?`, `there are (?:stopped|running) jobs\.?`,
	`spawn (?:\S*/)?(?:ssh|slogin|telnet|rlogin|rsh|su|bash|csh|ksh|sh)(?: [\w@./:=-]+)*`,
	`exit|logout|script (?:started|done).*`,
	`(?:shared )?connection to \S+ closed\.?`, `(?:rlogin: )?connection closed\.?`, `connection closed by foreign host\.?`,
	`\[screen is terminating\]`, `\[(?:exited|server exited)\]`, `\[detached(?: \(from session \S+\)| from \S+)?\]`,
	"\\(reverse-i-search\\)`[^']*': .*",
	`\^[CDZ\\]`, `[\w.-]+@[\w.-]+[: ][~/]\S*`,
	`==> \S+ <==|:{5,}`,
}, "|") + `)$`)

// ofJob is what a shell says of CMS as its job. The sign in it is not that of a border.
var ofJob = regexp.MustCompile(`(?i)^(?:\[\d+\] ?[+-]? +(?:stopped|suspended|running|continued)(?: ?\(\w+\))?|zsh: suspended) +` + cms + `$`)

const cms = `(?:/(?:[\w.-]+/)*)?cms`

// isCMS is CMS as the name of a job: how it was called.
var isCMS = regexp.MustCompile(`^` + cms + `$`)

// IsOfJob reports whether a line is the name of CMS as a job, which a shell prints when it brings it back.
func IsOfJob(text string) bool { return isCMS.MatchString(text) }

// stopped is what shells say of the job that was just stopped, whatever its name.
var stopped = regexp.MustCompile(`^(?:Suspended|Stopped) ?(?:\((?:user|signal|SIGTSTP|tty (?:in|out)put)\))?$`)

// IsStopped reports whether a line says that a job was stopped, and nothing else. Only what
// stands around it tells that it is a shell's.
func IsStopped(text string) bool { return stopped.MatchString(text) }

// Resumes reports whether a line with a prompt brings a job back.
func Resumes(line string) bool {
	_, typed, _ := Cut(strings.TrimSpace(line))
	words := strings.Fields(typed)
	switch len(words) {
	case 1:
		return words[0] == "fg" || words[0][0] == '%'
	case 2:
		return words[0] == "fg" && words[1][0] == '%'
	}
	return false
}

// IsOfSession reports whether a line is one of those. None of them has the border of a
// window in it.
func IsOfSession(text string) bool {
	return ofJob.MatchString(text) || !strings.ContainsFunc(text, frame.Bounds) && ofSession.MatchString(text)
}

// IsLine reports whether a line is of a session with a shell by itself: a prompt, with or
// without a command, or one of those around a session.
func IsLine(text string) bool {
	_, _, ok := Cut(text)
	return ok || IsOfSession(text)
}
