package who

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/centrevu"
)

// shapes are what programs print that tells nothing of CMS: of the terminal, files' names, the
// network, the time. What a program prints is known as far as its shape is: a message that
// comes among it is another line.
var shapes = shapesOf(map[string]string{
	"pwd tty which":                      `/\S*|not a tty|no \S+ in .*`,
	"type":                               `\S+ is (?:a shell builtin|(?:hashed \()?/\S*|a tracked alias for /\S*)`,
	"df":                                 dfHeading + `|(?:[\w.:@/-]+\s+)?(?:[a-z][\w.]*\s+)?` + size + `(?:\s+` + size + `){2}\s+(?:[1-8]?\d%|-)\s+/\S*|/\S+|[\w.-]+[:/][\w./-]+|/\S* +\((?:\S+ *\): *\d{5,}|/proc *\): *0|[a-z]+ *\): *\d+) blocks +\d+ files`,
	"du":                                 size + `\s+` + name,
	"wc":                                 `\d+(?:\s+\d+)*(?:\s+` + name + `)?`,
	"hostname logname whoami arch nproc": `\S+`,
	"uname":                              `\S+|(?:SunOS|Linux|HP-UX|AIX) .*`,
	"date":                               `\pL{2,10}\.?,? +(?:\pL{3,10}\.? +\d{1,2}|\d{1,2}\.? +\pL{3,10}\.?),? .{0,20}\d{1,2}:\d\d\S*(?: [AP]M| Uhr)?(?: [A-Z]{2,5})?(?: \d{4})?|[-\d:/. ]+(?: ?[AP]M)?(?: [A-Z]{3,5})?`,
	"cal":                                `\pL+ \d{4}|(?:\pL{1,3}\.? +){6}\pL{1,3}\.?|\d{1,2}(?: +\d{1,2})*`,
	"env printenv set export locale":     `(?:export |declare -x )?\w+=.*`,
	"alias":                              `(?:alias )?[\w.-]+=.*`,
	"history":                            `\d+(?:\s{2,}|\t)\S.*`,
	"id":                                 `uid=\d+(?:\(\S+\))? gid=\d+\S*(?: \pL+=\S+)*`,
	"ls":                                 `(?:totale?|totaal|(?:ins)?gesamt) \d[\d.,]*[KMGT]?|[-bcdlps][-rwxsStTlL]{9}[.+@]? +\d+ \S.* \S+|(?:\d+ +)?` + name + `(?:\s{2,}(?:\d+ +)?` + name + `)*|/\S*:`,
	"ps":                                 `(?:F +S +)?(?:UID|USER|PID)\b.* (?:CMD|COMMAND|COMD)|(?:\S+ +)?\d+ +(?:\S+ +){0,8}?(?:\?|pts/\d+|tty\S+|console) +(?:\S+ +){0,2}?\d+:\d\d(?:[:.]\d\d)? +\S.*|\S+ +\d+ .*<defunct>`,
	"uptime w":                           `\d?\d:\d\d(?::\d\d)?(?: ?[ap]m)? +up .*(?:load average|Durchschnittslast|charge moyenne|carico medio).*|up \d+ \w+(?:, \d+ \w+)*`,
	"last":                               `(?:\S+ +(?:pts/\d+|tty\S*|console|:\d\S*|ftp\S*|sshd?\S*)|(?:reboot|runlevel|shutdown) +(?:system (?:boot|down)|~|\(to lvl [2-5]\))) .*\d\d:\d\d(?: +(?:- +(?:\d\d:\d\d|down) +\([\d+:]+\)|gone - no logout|still (?:logged in|running)))?|[bw]tmp begins .*`,
	"free":                               `total +used +free.*|(?:Mem|Swap|-/\+ buffers/cache): +[\d ]+`,
	"cksum md5sum sum sha1sum sha256sum": `[\da-f]+ +(?:\d+ +)?\S+`,
	"umask":                              `\d{3,4}`,
	"mesg":                               `is [yn]`,
	"lp":                                 `request id is \S+ \(\d+ files?\)`,
	"crontab":                            `[\d*,/-]+(?: +[\d*,/-]+){4} +\S.*`,
	"stty":                               `speed \d+ baud.*|(?:\w+ = \S+; ?)+|(?:-?\w+ )*-\w+(?: -?\w+)*`,
	"ifconfig":                           `\w+: flags=\w+<UP\b\S*> mtu \d+.*|inet6? \S+ .*|ether \S+.*`,
	"resize":                             `(?:COLUMNS|LINES)=\d+;|export COLUMNS LINES;`,
	"vmstat":                             `(?:procs|kthr)(?:[ -]+(?:memory|page|disks?|faults|swap|io|system|cpu))*[ -]*|r +b [\w -]*|\d+(?: +\d+)+`,
	"scp sftp":                           `\S+ +100% .*`,
})

// name is that of a file; those in a row have more than a blank between them.
const name = `[\w.,+~@%=/-]+[*|]?`

// size is a number of blocks, or of bytes in larger units.
const size = `(?:\d[\d.,]*[KMGTP]?i?|-)`

// dfHeading is what df prints above its rows, in the languages of servers.
const dfHeading = `(?:Filesystem|Dateisystem|Sys\. de fichiers|Système de fichiers|Bestandssysteem|File system|Filesystem|S\.ficheros|Sist\. (?:Arq|fich)\.?)\s.*(?:[Mm]ounted on|[Ee]ingehängt auf|[Mm]onté sur|[Aa]angekoppeld op|[Mm]ontato su|[Mm]ontado en|[Mm]ontado em)`

func shapesOf(all map[string]string) map[string]*regexp.Regexp {
	shapes := map[string]*regexp.Regexp{}
	for programs, shape := range all {
		re := regexp.MustCompile(`^(?:` + shape + `)$`)
		for program := range strings.FieldsSeq(programs) {
			shapes[program] = re
		}
	}
	return shapes
}

// Prints reports whether a line is of the shape of what a command prints that tells nothing
// of CMS: one of those typed at a prompt, alone or through filters that leave lines as they
// are.
func Prints(command, printed string) bool {
	typed, ok := typedAt(command)
	if !ok || substitutes.MatchString(typed) {
		return false
	}
	printed = strings.TrimSpace(printed)
	for _, pipeline := range pipelines(typed) {
		if printsLine(strings.Split(pipeline, "|"), printed) {
			return true
		}
	}
	return false
}

// printsLine reports whether a line can be of what the stages of a pipeline print.
func printsLine(stages []string, printed string) bool {
	for _, stage := range stages[1:] {
		words := commandWords(stage)
		if len(words) == 0 || !passesOn(words) {
			return false
		}
		switch words[0] {
		case "wc":
			return counted.MatchString(printed)
		case "awk", "cut", "sed":
			return false
		}
	}
	words := commandWords(stages[0])
	if len(words) == 0 {
		words = append(strings.Fields(stages[0]), "") // env alone
	}
	switch words[0] {
	case "who":
		_, isRow, _ := user(printed, centrevu.Line{}, centrevu.Source{})
		return isRow || system(printed) && !halted.MatchString(printed) || whoHeading.MatchString(printed)
	case "echo":
		said := strings.NewReplacer(`"`, "", `'`, "").Replace(strings.Join(words[1:], " "))
		return printed == said || strings.Contains(said, "$") && expands(said, printed)
	}
	shape := shapes[words[0]]
	return shape != nil && shape.MatchString(printed) && !tells.MatchString(printed)
}

// counted is what wc prints.
var counted = regexp.MustCompile(`^\d+(?:\s+\d+)*$`)

// tells are lines of the shape of what a command prints that tell something all the same: a
// host that came up minutes ago, a variable or a file whose name or value says that something
// does not work.
var tells = regexp.MustCompile(`(?i)\bup +\d+ min|=["']?` + trouble + `["']?$|(?:back-?up|archiv)\S*(?:failed|failure|aborted)`)

const trouble = `(?:failed|failure|down|off|stopped|dead|aborted|error|full|lost)`

// expands reports whether a text is one that was given to echo, with values of variables that
// say nothing.
func expands(said, printed string) bool {
	re, at := "", 0
	for _, m := range variable.FindAllStringIndex(said, -1) {
		re += regexp.QuoteMeta(said[at:m[0]]) + `(\S*[^\s:]|)`
		at = m[1]
	}
	re += regexp.QuoteMeta(said[at:])
	if len(re) > maxSaid || !utf8.ValidString(re) {
		return false
	}
	shape := regexp.MustCompile(`^` + re + `$`)
	values := shape.FindStringSubmatch(printed)
	return values != nil && !slices.ContainsFunc(values[1:], func(v string) bool {
		return troubled.MatchString(v) || len(values) > 2 && ofSentence.MatchString(v)
	})
}

// maxSaid bounds what is given to echo.
const maxSaid = 1000

var (
	variable = regexp.MustCompile(`\$(?:\{\w+\}|\w+|[?$!#])`)
	troubled = regexp.MustCompile(`(?i)^` + trouble + `$`)

	ofSentence = regexp.MustCompile(`^[A-Z][a-z]+$`)
)

// OnlyGrep reports whether a row is that of the grep itself which looks among the processes for
// a part of CMS that always runs, and the lines beside it are of none: there is no such process.
func OnlyGrep(command, printed string, beside ...string) bool {
	typed, _ := typedAt(command)
	own := func(row string) bool { return ofGrep.MatchString(row) }
	return looksFor.MatchString(typed) && own(printed) && !slices.ContainsFunc(beside, func(row string) bool { return !own(row) && Prints(command, row) })
}

var (
	looksFor = regexp.MustCompile(`^(?:/usr/(?:ucb|bin)/)?ps\b[^|;]*\|\s*[ef]?grep\b[^|]*(?i:arch|harv|spi|cms|informix|oninit|collect)`)
	ofGrep   = regexp.MustCompile(`\s[ef]?grep(?: -\S+)* \S+$`)
)

// AsksDate reports whether a command prints the date and time as they are.
func AsksDate(command string) bool {
	typed, _ := typedAt(command)
	return slices.ContainsFunc(pipelines(typed), func(p string) bool {
		words := commandWords(p)
		return len(words) == 1 && words[0] == "date"
	})
}

// Enters reports whether a command leads to another host or user, or back: what comes then is
// what a host says to one who logs in.
func Enters(command string) bool {
	typed, ok := typedAt(command)
	if !ok {
		return false
	}
	for _, pipeline := range pipelines(typed) {
		words := commandWords(pipeline)
		switch {
		case len(words) == 0:
		case leaves(words[0]), (words[0] == "su" || words[0] == "login") && given(words) == "":
			return true
		case knownFor(words[0], travels):
			if _, rest := destination(words); rest == "" {
				return true
			}
		}
	}
	return false
}
