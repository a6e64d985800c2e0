package who

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu/internal/prompts"
)

// Shows says how much a command line shows of what is current.
type Shows int

const (
	ShowsAll  Shows = iota
	ShowsEnd        // tail: nothing before a place
	ShowsFile       // all of a file that may be an older one
	ShowsPart       // nobody can tell what, or of which host
)

// Command is what a line of a session says of what stands below it.
type Command struct {
	Host  string // that it is run on, in small letters; empty if not known
	Own   bool   // which is what the host calls itself, and not what somebody calls it
	Shows Shows
	Live  bool // it shows the windows of CMS as they are now, or leads to where it does

	// Most is how many lines head and tail print of a file at most. If they print fewer, there
	// are no more, and they show as much as Whole says.
	Most  int
	Whole Shows
}

// Session follows the lines of a session with a shell: on which host its commands are run,
// in which folder, and what they show. A host is named by prompts, by the commands that go
// to it, by what it says at the login and by what hostname and uname answer. The zero one
// knows nothing.
//
// What shows a whole log, table or window as it is now is a closed list: CMS, and what
// leads to it; programs that print all of a file and whose options leave nothing out, on
// a file whose name is made of words for such things and says nothing of an older one or
// of another host; a query of a whole table; and around these, programs that only look at
// the host.
type Session struct {
	Day  time.Time // of the capture: a file's name may say it
	Role string    // of the server, "primary" or "secondary"; empty if not known

	hosts  []named  // that were gone through; at the last one commands are run
	afar   bool     // that is no more than what a command says, and like the one before
	folder Shows    // what the files can hold of the folder in which commands are run
	asked  bool     // for the host's name
	made   []string // names of files that commands wrote to which do not show all that is current
	ran    bool     // CMS, and nothing else since that can be gone back to
	before string   // what was typed
	typed  string   // and then
	last   Command  // which that is
	own    string   // the first that one gave itself
	moved  bool     // another host was gone to, or given a name, or this one left before it had any
}

// Only returns the host on which all of the session was, if it was on one: what stands
// before it was named was shown there, too.
func (s *Session) Only() string {
	if s.moved {
		return ""
	}
	return s.own
}

// named is a host, by its own word or by that of a command.
type named struct {
	host string
	own  bool
}

// Host returns the one on which commands are run, empty if that is not known.
func (s *Session) Host() string { return s.here().host }

func (s *Session) here() named {
	if len(s.hosts) == 0 {
		return named{}
	}
	return s.hosts[len(s.hosts)-1]
}

// Tells reports whether a line may say something to a Session: most do not.
func Tells(text string) bool {
	text = strings.TrimLeft(text, " ")
	if strings.ContainsAny(text, prompts.Ends) || strings.Contains(text, "login: ") || strings.Contains(text, "assword:") {
		return true
	}
	return slices.ContainsFunc(tellers, func(t string) bool { return strings.HasPrefix(text, t) })
}

var tellers = []string{"-r", "spawn ", "Connected to ", "Connection to ", "Connection closed", "Shared connection", "rlogin: "}

// AsksForHost reports whether a line is a command whose answer names the host.
func AsksForHost(text string) bool {
	return strings.Contains(text, "hostname") || strings.Contains(text, "uname") || strings.Contains(text, "nodename") || strings.Contains(text, "HOST")
}

// IsFileName reports whether a line is what tail and head print above a file.
func IsFileName(text string) bool { return heading.MatchString(text) }

var (
	listed      = regexp.MustCompile(`^-r[-rwxsStTl]{8}\S* .* (?:(\pL{3,5})\.? +(\d{1,2}) +(?:\d\d:\d\d|(\d{4}))|(\d{4}-\d\d-)(\d\d) \d\d:\d\d) (\S+)$`)
	ofLog       = regexp.MustCompile(`(?i)err|log|hist`)
	heading     = regexp.MustCompile(`^==> (.+) <==$`) // of tail and head
	loggingIn   = regexp.MustCompile(`^([\w.-]+) (?:console )?login:(?: \S*)?$`)
	passwords   = regexp.MustCompile(`^(?:\w[\w.-]*@)([\w.-]+)'s password:`)
	parted      = regexp.MustCompile(`(?i)^(?:(?:shared )?connection to \S+ closed|(?:rlogin: )?connection closed)`)
	unixName    = regexp.MustCompile(`^(?:SunOS|Linux|HP-UX|AIX) ([\w.-]+) \S+`)
	asksForHost = regexp.MustCompile(`^(?:hostname(?: -[fs])?|uname -(?:n|a|an|na)|(?:cat|more) /etc/(?:hostname|nodename)|echo "?\$\{?HOST(?:NAME)?\}?"?)$`)
	status      = regexp.MustCompile(`^(?:Exit )?(\d{1,3})$`)
	aName       = regexp.MustCompile(`^[A-Za-z][\w.-]*$`)
)

// Next takes the next line with a prompt, or with the name of a file that stands below it.
// It reports false for one that is neither.
func (s *Session) Next(text string) (c Command, ok bool) {
	text = strings.TrimSpace(text)
	if m := heading.FindStringSubmatch(text); m != nil {
		whole := max(s.folder, s.files([]string{strings.ReplaceAll(m[1], " ", "-")}, plain, ShowsAll))
		return Command{Host: s.here().host, Own: s.here().own, Shows: max(s.last.Shows, whole), Most: s.last.Most, Whole: whole}, true
	}
	prompt, typed, ok := prompts.Cut(text)
	if !ok {
		return Command{}, false
	}
	s.asked = false
	s.at(hostOf(prompt))
	s.takeFolder(prompt)
	return s.command(errorsTo.ReplaceAllString(typed, "")), true
}

// Prompt takes the next line and says how much it shows. A prompt at which nothing was
// typed is ShowsAll, and so is a line that is none.
func (s *Session) Prompt(text string) Shows {
	c, _ := s.Next(text)
	return c.Shows
}

// Hear takes any other line: what a host says of itself, and what expect does. It reports
// whether the line says that the command before failed.
func (s *Session) Hear(text string) (failed bool) {
	text = strings.TrimSpace(text)
	if m := status.FindStringSubmatch(text); m != nil && strings.Trim(m[1], "0") != "" && (strings.Contains(s.typed, "$?") || strings.Contains(s.typed, "$status") || m[0] != m[1]) {
		s.spoil(strings.Fields(s.before))
		s.typed = ""
		return true
	}
	s.takeListed(text)
	asked := s.asked
	if !asked && !Tells(text) {
		return false
	}
	if command, ok := strings.CutPrefix(text, "spawn "); ok {
		s.command(command)
	} else if m := loggingIn.FindStringSubmatch(text); m != nil && !strings.EqualFold(m[1], "last") {
		s.at(oneHost(m[1]))
	} else if m := passwords.FindStringSubmatch(text); m != nil && s.Host() == "" {
		s.at(oneHost(m[1]))
	} else if m := unixName.FindStringSubmatch(text); m != nil && asked {
		s.at(oneHost(m[1]))
		s.asked = false
	} else if asked && aName.MatchString(text) {
		s.at(oneHost(text))
		s.asked = false
	} else if parted.MatchString(text) {
		s.leave()
	}
	return false
}

// takeListed takes a row of ls -l: a file that was last written to on another day than that of
// the capture does not show what is current. A log is as old as its last entry. The year is
// shown of what is older than half a year.
func (s *Session) takeListed(text string) {
	m := listed.FindStringSubmatch(text)
	if m == nil || s.Day.IsZero() || ofLog.MatchString(m[6]) {
		return
	}
	day, _ := strconv.Atoi(m[2] + m[5])
	if day != s.Day.Day() || m[3] != "" || m[4] != s.Day.Format("2006-01-") && monthOf(m[1]) != s.Day.Month() {
		s.spoil(m[6:])
	}
}

// at notes the host that a line names, if it names one.
func (s *Session) at(host string) {
	i := slices.IndexFunc(s.hosts, func(h named) bool { return SameHost(h.host, host) })
	switch {
	case host == "":
		return
	case s.own == "":
		s.own = host
	case !SameHost(host, s.own):
		s.moved = true
	}
	switch {
	case i < 0:
		s.hosts = s.hosts[:max(0, len(s.hosts)-1)]
	case !SameHost(host, s.Host()):
		s.hosts = s.hosts[:i]
	default:
		s.hosts = s.hosts[:len(s.hosts)-1]
		i = len(s.hosts)
	}
	if s.hosts = append(s.hosts, named{host, true}); i != len(s.hosts)-1 {
		s.folder = ShowsAll
	}
	s.afar = false
}

// enter goes to a host, or into another shell on this one.
func (s *Session) enter(host string) {
	s.moved = true
	s.afar = s.afar || Siblings(host, s.Host())
	if len(s.hosts) == 0 {
		s.hosts = append(s.hosts, named{})
	}
	s.push(named{host: host})
}

// push goes to a host, or into a shell. Of very many of these the first are left behind.
func (s *Session) push(h named) {
	if len(s.hosts) == maxHosts {
		s.hosts = slices.Delete(s.hosts, 0, maxHosts/2)
	}
	s.hosts = append(s.hosts, h)
}

// maxHosts bounds how many hosts and shells are gone back through.
const maxHosts = 100

func (s *Session) leave() {
	s.moved = s.moved || s.own == ""
	if len(s.hosts) > 0 {
		s.hosts = s.hosts[:len(s.hosts)-1]
	}
	s.afar = false
}

// SameHost reports whether two names may be of one host, with and without its domain.
func SameHost(a, b string) bool {
	if a == "" || b == "" || len(a) == len(b) || a[0] <= '9' || b[0] <= '9' {
		return a == b && a != ""
	}
	return strings.HasPrefix(a, b+".") || strings.HasPrefix(b, a+".")
}

// MayBeSame reports whether two names may be of one host: with and without its domain, or
// what a site puts before all of its names.
func MayBeSame(a, b string) bool {
	return SameHost(a, b) || strings.HasSuffix(a, "-"+b) || strings.HasSuffix(b, "-"+a)
}

// Siblings reports whether two names differ in their numbers alone: cms1 and cms2.
func Siblings(a, b string) bool {
	letters := func(c rune) rune {
		if '0' <= c && c <= '9' {
			return -1
		}
		return c
	}
	a0, b0 := strings.Map(letters, a), strings.Map(letters, b)
	return a != b && a0 == b0 && a0 != a && b0 != b
}

var (
	plain     = regexp.MustCompile(`^-[A-Za-z]+$`)
	lastOnes  = regexp.MustCompile(`^(?:-\d+|-n|-f|\+?\d+|-n[+-]?\d+)$`)
	errorsTo  = regexp.MustCompile(`2> *\S+`)
	queries   = regexp.MustCompile(`(?i)^(?:echo )?["']?` + query + `["']? *\| *(?:\S*/)?(?:dbaccess|isql)(?: -\w)? \w+(?: -)?$`)
	queryFile = regexp.MustCompile(`(?i)^(?:\S*/)?(?:dbaccess|isql)(?: -\w)? \w+(?: (?:< *)?[\w./-]+\.sql|(?: -)?)$`)
	unloads   = regexp.MustCompile(`(?i)^echo ["']?unload to ["']?[\w./-]+["']? (?:delimiter ["'].["'] )?` + query + `["']? *\| *(?:\S*/)?(?:dbaccess|isql)(?: -\w)? \w+(?: -)?$`)
	whole     = regexp.MustCompile(`(?i)^> *` + query + `$`)
)

const query = `(?:select [\w, ]*\w|select \*) from (?:\w+[:.])*(?:arch_stat|customer_log|linkex)(?: order by [\w, ]+)? *;?`

// AsksForAll reports whether what was typed at the prompt ">" of dbaccess asks for a whole
// table.
func AsksForAll(text string) bool { return whole.MatchString(strings.TrimSpace(text)) }

// command takes what was typed at a prompt.
func (s *Session) command(typed string) Command {
	typed = strings.TrimSpace(typed)
	c := Command{Host: s.here().host, Own: s.here().own}
	if queries.MatchString(typed) || queryFile.MatchString(typed) {
		return c
	}
	if substitutes.MatchString(typed) {
		c.Shows = ShowsPart
	}
	all := pipelines(typed)
	for _, pipeline := range all {
		c = s.pipeline(strings.Split(pipeline, "|"), c)
	}
	if len(all) > 1 {
		c.Most = 0
	}
	s.before, s.typed = s.typed, typed
	if s.afar {
		c.Shows, c.Whole = ShowsPart, ShowsPart
	}
	c.Shows, c.Whole = max(c.Shows, s.folder), max(c.Whole, s.folder)
	s.last = c
	return c
}

// pipeline takes the stages of one, behind others that c stands for. What it writes to a
// file it does not show.
func (s *Session) pipeline(stages []string, c Command) Command {
	if !slices.ContainsFunc(stages, func(stage string) bool { return strings.Contains(stage, ">") || strings.Contains(stage, "tee ") }) {
		return s.shown(stages, c)
	}
	stages = slices.Clone(stages)
	var files []string
	onScreen := true
	for i, stage := range stages {
		for _, m := range writes.FindAllStringSubmatch(stage, -1) {
			files, onScreen = append(files, m[1]), false
		}
		stages[i] = writes.ReplaceAllString(stage, " ")
		if words := commandWords(stages[i]); len(words) > 1 && words[0] == "tee" {
			files = append(files, words[1:]...)
		}
	}
	alone := c
	alone.Shows = ShowsAll
	written := s.shown(stages, alone)
	if written.Shows != ShowsAll || strings.TrimSpace(stages[0]) == "" {
		s.spoil(files)
	}
	if written.Shows = max(written.Shows, c.Shows); !onScreen {
		written.Shows = c.Shows
	}
	return written
}

// writes is what sends to a file what a command prints.
var writes = regexp.MustCompile(`>+[|!]? *([^\s>&|]+)`)

// shown says what the stages of a pipeline show.
func (s *Session) shown(stages []string, c Command) Command {
	words := commandWords(stages[0])
	if len(words) == 0 {
		return c
	}
	options := words[1:]
	shows := ShowsAll
	resumes := words[0] == "fg" || strings.HasPrefix(words[0], "%")
	s.asked = s.asked || AsksForHost(stages[0]) && asksForHost.MatchString(strings.Join(words, " "))
	switch inner := given(words); {
	case inner != "":
		return s.pipeline(append([]string{inner}, stages[1:]...), c)
	case leaves(words[0]):
		s.leave()
		return c
	case knownFor(words[0], travels):
		host, rest := destination(words)
		if rest == "" {
			s.enter(host)
			return Command{Host: host, Shows: c.Shows, Live: true}
		}
		there := Session{Day: s.Day, Role: s.Role, hosts: []named{{host: host}}}
		c.Host, c.Own = host, false
		if Siblings(host, s.Host()) {
			c.Shows = ShowsPart
		}
		return there.pipeline(append([]string{strings.Trim(rest, `"'`)}, stages[1:]...), c)
	case words[0] == "cd":
		s.goTo(options)
		return c
	case knownFor(words[0], shell):
		s.push(s.here())
		c.Live = true
		return c
	case knownFor(words[0], quiet) && isQuiet(stages):
		if knownFor(words[0], copies) && len(options) > 1 && slices.ContainsFunc(options[:len(options)-1], func(from string) bool { return from[0] != '-' && s.file(from) != ShowsAll }) {
			s.spoil(options)
		}
		return c
	case words[0] == "df" && len(stages) == 1:
		return c
	case unloads.MatchString(strings.Join(stages, "|")):
		return c
	case resumes && s.ran:
		c.Live = true
	case knownFor(words[0], live), strings.HasPrefix(pathWords(stages[0])[0], "/cms/"):
		c.Live = len(stages) == 1 || words[0] == "clint"
		if c.Host, c.Own = s.here().host, s.here().own; !knownFor(words[0], live) {
			shows = ShowsPart // of a log
		}
	case words[0] == "tail":
		shows = s.files(options, lastOnes, ShowsEnd)
	case knownFor(words[0], prints):
		shows = s.files(options, plain, ShowsAll)
	default:
		shows = ShowsPart
		if !knownFor(words[0], filters) || slices.ContainsFunc(options, func(o string) bool { return strings.HasPrefix(o, "-i") }) {
			s.spoil(options) // it may have been written to
		}
	}
	if len(stages) == 1 && (words[0] == "head" || words[0] == "tail") && c.Shows == ShowsAll {
		c.Most, c.Whole = mostLines(options), s.files(options, lastOnes, ShowsAll)
	}
	s.ran = knownFor(words[0], live) || resumes && s.ran
	for _, stage := range stages[1:] {
		w := commandWords(stage)
		switch {
		case len(w) > 0 && w[0] == "tail" && shows < ShowsFile:
			shows = ShowsEnd
		case len(w) == 0 || !knownFor(w[0], passes):
			shows = ShowsPart
		}
	}
	c.Shows = max(c.Shows, shows)
	return c
}

// valued are the options of ssh and rlogin that have a word behind them.
const valued = "BbcDEeFIiJLlmOopQRSWw"

// destination returns the host that a program goes to, and what is run there. Behind a
// tunnel it is not known which host it is.
func destination(words []string) (host, rest string) {
	tunnel := false
	for i := 1; i < len(words); i++ {
		w := words[i]
		if w[0] == '-' && len(w) > 1 {
			port := w
			if len(w) == 2 && strings.ContainsRune(valued, rune(w[1])) && i+1 < len(words) {
				i++
				port += words[i]
			}
			tunnel = tunnel || strings.HasPrefix(port, "-p") && port != "-p22"
			continue
		}
		if words[0] != "telnet" && words[0] != "rlogin" {
			rest = strings.Join(words[i+1:], " ")
		}
		if host = oneHost(w[strings.IndexByte(w, '@')+1:]); tunnel {
			host = ""
		}
		return host, rest
	}
	return "", ""
}

// mostLines returns how many lines head and tail print with their options, 0 if that is not
// known.
func mostLines(options []string) int {
	n := 10
	for i, o := range options {
		switch m := lineCount.FindStringSubmatch(o); {
		case m != nil:
			n, _ = strconv.Atoi(m[1])
		case o == "-n":
		case i > 0 && options[i-1] == "-n":
			n, _ = strconv.Atoi(o)
		case strings.ContainsAny(o[:1], "-+"):
			return 0
		}
	}
	return n
}

var lineCount = regexp.MustCompile(`^-n?(\d{1,6})$`)
