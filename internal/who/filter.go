package who

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Shows says how much of a current log or table a command line shows.
type Shows int

const (
	ShowsAll  Shows = iota
	ShowsEnd        // tail: nothing before a place
	ShowsPart       // nobody can tell what
)

// What command lines show a whole log or table is a closed list: programs that print
// all of a file and whose options leave nothing out, on a file whose name is made of
// words for a log or table and says nothing of an older one or of another host; a query
// of a whole table; and around these, programs that only look at the host.
var (
	prints   = strings.Fields("cat more less pg view nl")
	passes   = strings.Fields("cat more less pg tee nl sort expand unexpand col dos2unix fold iconv pr tr")
	looks    = strings.Fields("cd clear cms date df echo env exit export hostname id logout ls ps pwd reset script stty tput uname uptime w who whoami")
	nameWord = strings.Fields("acd arch archive archives archiving archstat back backup capture cms connection current cust custlog customer customerlog elog err errlog error errorlog " +
		"errors errreport errs history link linkex links list log logs now out output print printed printout report rpt stat status table tables today unl unload unloaded")
	nameEnd  = strings.Fields("csv dat log lst out prt rpt tsv txt unl")
	notNow   = regexp.MustCompile(`(?i)\d{4}|old|prev|bak|backup|save|archive|yesterday`) // in the name of a folder
	plain    = regexp.MustCompile(`^-[A-Za-z]+$`)
	lastOnes = regexp.MustCompile(`^(?:-\d+|-n|-f|\+?\d+|-n[+-]?\d+)$`)
	errorsTo = regexp.MustCompile(`2> *\S+`)

	queries   = regexp.MustCompile(`(?i)^(?:echo )?["']?` + query + `["']? *\| *(?:\S*/)?(?:dbaccess|isql)(?: -\w)? \w+(?: -)?$`)
	queryFile = regexp.MustCompile(`(?i)^(?:\S*/)?(?:dbaccess|isql)(?: -\w)? \w+(?: (?:< *)?[\w./-]+\.sql|(?: -)?)$`)
	whole     = regexp.MustCompile(`(?i)^> *` + query + `$`)
)

const query = `(?:select [\w, ]*\w|select \*) from (?:\w+[:.])*(?:arch_stat|customer_log|linkex)(?: order by [\w, ]+)? *;?`

// logFolder is where back.log is (3P).
const logFolder = "/cms/maint/backup/"

// Session follows the prompts of a shell: where its commands are run. The zero one
// knows nothing.
type Session struct {
	host string // in small letters
	away bool   // another host was gone to, or a folder of older files
}

// Prompt takes the next prompt and says how much of a log or table it shows that stands
// below. A prompt at which nothing was typed is ShowsAll, and so is a line that is none.
func (s *Session) Prompt(text string) Shows {
	prompt, typed, ok := cutPrompt(strings.TrimSpace(text))
	if !ok {
		return ShowsAll
	}
	if host := hostOf(prompt); host != "" && host != s.host {
		s.host, s.away = host, false
	}
	typed = errorsTo.ReplaceAllString(typed, "")
	if typed = strings.TrimSpace(typed); queries.MatchString(typed) || queryFile.MatchString(typed) {
		return ShowsAll
	}
	shows := ShowsAll
	if substitutes.MatchString(typed) {
		shows = ShowsPart
	}
	for _, pipeline := range pipelines(typed) {
		shows = max(shows, s.pipeline(pipeline))
	}
	if s.away {
		shows = ShowsPart
	}
	return shows
}

// Host returns the host that a prompt names, in small letters; it is empty for any other
// line.
func Host(text string) string {
	prompt, _, ok := cutPrompt(strings.TrimSpace(text))
	if !ok {
		return ""
	}
	return hostOf(prompt)
}

// AsksForAll reports whether what was typed at the prompt ">" of dbaccess asks for a whole
// table.
func AsksForAll(text string) bool { return whole.MatchString(strings.TrimSpace(text)) }

func (s *Session) pipeline(pipeline string) Shows {
	stages := strings.Split(pipeline, "|")
	words := commandWords(stages[0])
	if len(words) == 0 {
		return ShowsAll
	}
	shows := ShowsAll
	switch options := words[1:]; {
	case goesTo(words[0]):
		k := slices.IndexFunc(options, func(o string) bool { return !strings.HasPrefix(o, "-") })
		if k < 0 {
			return ShowsPart
		}
		host := strings.ToLower(options[k][strings.IndexByte(options[k], '@')+1:])
		s.away = s.away || s.host != "" && sibling(host, s.host)
		if len(options) > k+1 {
			there := Session{host: host, away: s.away}
			return max(away(s.away), there.pipeline(strings.Trim(strings.Join(options[k+1:], " "), `"'`)))
		}
		return away(s.away)
	case words[0] == "cd":
		s.away = len(options) > 0 && !s.isHere(strings.Split(options[len(options)-1], "/"))
		return away(s.away)
	case slices.Contains(looks, words[0]) && len(stages) == 1:
		return ShowsAll
	case words[0] == "clint":
	case words[0] == "tail":
		shows = s.files(options, lastOnes, ShowsEnd)
	case slices.Contains(prints, words[0]):
		shows = s.files(options, plain, ShowsAll)
	default:
		return ShowsPart
	}
	for _, stage := range stages[1:] {
		w := commandWords(stage)
		switch {
		case len(w) > 0 && w[0] == "tail":
			shows = max(shows, ShowsEnd)
		case len(w) == 0 || !slices.Contains(passes, w[0]):
			return ShowsPart
		}
	}
	return shows
}

func away(is bool) Shows {
	if is {
		return ShowsPart
	}
	return ShowsAll
}

func goesTo(program string) bool {
	return slices.Contains([]string{"ssh", "slogin", "rsh", "remsh", "telnet", "rlogin"}, program)
}

// files says what is shown of the files that a program is given: as much as it can, if
// each is a current log or table.
func (s *Session) files(words []string, options *regexp.Regexp, most Shows) Shows {
	for _, w := range words {
		w = strings.TrimPrefix(w, "<")
		if w == "" || options.MatchString(w) {
			continue
		}
		name := strings.TrimPrefix(strings.ToLower(strings.Trim(w, `"'`)), logFolder)
		path := strings.Split(name, "/")
		if !s.isHere(path[:len(path)-1]) || !s.isCurrent(path[len(path)-1]) {
			return ShowsPart
		}
	}
	return most
}

// isHere reports whether folders are of this host, and not of older files.
func (s *Session) isHere(folders []string) bool {
	return !slices.ContainsFunc(folders, func(f string) bool {
		return notNow.MatchString(f) || s.host != "" && sibling(strings.ToLower(f), s.host)
	})
}

// isCurrent reports whether the name of a file consists of words for a log or table, and
// of the host's.
func (s *Session) isCurrent(name string) bool {
	if s.host != "" {
		name = strings.ReplaceAll(name, s.host, "log")
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 && slices.Contains(nameEnd, name[i+1:]) {
		name = name[:i]
	}
	parts := strings.FieldsFunc(name, func(c rune) bool { return c == '.' || c == '_' || c == '-' })
	return len(parts) > 0 && !slices.ContainsFunc(parts, func(p string) bool { return !slices.Contains(nameWord, p) })
}

// sibling reports whether two names differ in their numbers alone: cms1 and cms2.
func sibling(a, b string) bool {
	letters := func(c rune) rune {
		if unicode.IsDigit(c) {
			return -1
		}
		return c
	}
	a0, b0 := strings.Map(letters, a), strings.Map(letters, b)
	return a != b && a0 == b0 && a0 != a && b0 != b
}
