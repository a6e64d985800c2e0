package mask

import "strings"

// announcing is what a word says of the one behind it.
type announcing int

const (
	nothing announcing = iota
	user               // a name of somebody, behind user
	host               // a name of a machine, behind host
	whom               // a name of somebody, behind for where logging in is spoken of
	login              // logging in is spoken of
	thing              // a name of something, as the value of a key
	item               // a name of something, if it has figures: interface eth0
	keyed              // the value of any other key, an id if it has figures
)

// logins is how many words behind one that speaks of logging in a "for" still
// announces a name.
const logins = 6

func (a announcing) mark() string {
	if a == host {
		return "<addr>"
	}
	return "<name>"
}

// announces tells what a word announces.
func announces(w string) announcing {
	switch len(w) {
	case 3:
		if w == "for" || w == "For" || w == "FOR" {
			return whom
		}
		return nothing
	case 4, 5, 6, 7, 8, 9, 10, 14:
	default:
		return nothing
	}
	switch w {
	case "user", "User", "USER", "login", "Login", "LOGIN", "username", "Username", "userid", "Userid", "logname", "account", "Account", "logon", "Logon":
		return user
	case "host", "Host", "HOST", "hostname", "Hostname":
		return host
	case "interface", "Interface", "device", "Device", "volume", "Volume", "disk", "Disk", "drive", "Drive", "partition", "filesystem", "queue", "Queue",
		"table", "Table", "database", "Database", "node", "Node", "process", "Process", "program", "Program", "job", "Job", "task", "Task", "module", "Module",
		"rack", "Rack", "shelf", "Shelf", "enclosure", "Enclosure", "zone", "Zone",
		"printer", "Printer", "terminal", "Terminal", "service", "Service", "container", "Container", "instance", "Instance", "controller", "Controller":
		return item
	case "password", "Password", "publickey", "authentication", "Authentication", "session", "access", "Access", "logged", "failures", "permission":
		return login
	}
	return nothing
}

// keyBefore tells what the key that s ends with says of its value.
func keyBefore(s string) announcing {
	i := len(s)
	for i > 0 && (letter(s[i-1]) || digit(s[i-1]) || s[i-1] == '_') {
		i--
	}
	switch strings.ToLower(s[i:]) {
	case "user", "username", "login", "logname", "ruser", "userid", "uname", "owner", "account", "acct", "ctladdr", "to", "from":
		return user
	case "host", "hostname", "rhost", "node", "server", "client", "peer", "relay":
		return host
	case "uid", "device", "dev", "file", "table", "process", "program", "tty", "printer", "name", "exe", "comm", "terminal",
		"database", "db", "pool", "queue", "job", "task", "group", "iface", "interface", "volume", "disk", "domain", "zone", "service", "module", "container", "namespace", "profile", "topic":
		return thing
	}
	return nothing
}

// isName reports whether a plain word that is announced is a name: no word that
// says how things are, no common word behind user or host.
func isName(w string, a announcing, tail, rest string) bool {
	if plainState(w) || dayOrMonth(w) != "" || w == "name" || w == "addr" || tail == ":" {
		return false
	}
	if a != host && endsName(rest) {
		return true
	}
	if saysState(w) || common(w) || verb(w) {
		return false
	}
	// for smith.: what stands behind it says that it ends there.
	return a == whom && (tail != "" || strings.TrimSpace(rest) == "") || a != whom && !mixedCase(w[1:])
}

// endsName reports whether what stands behind a word says that it was a name:
// for smith from, user smith [preauth].
func endsName(rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	if strings.HasPrefix(rest, "[") {
		return true
	}
	next, _, _ := strings.Cut(rest, " ")
	return next == "from" || next == "by" || next == "via" || next == "port"
}

// verb tells the endings of words that say what was done.
func verb(w string) bool {
	return len(w) > 4 && (strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ion"))
}

// named reports whether the piece behind a word or key that announces a name is
// one. A word with capitals inside is one of a program.
func named(s string, a announcing) bool {
	if s == "name" || s == "addr" || saysState(s) {
		return false
	}
	letters := false
	for i := range len(s) {
		c := s[i]
		switch {
		case letter(c):
			letters = true
		case digit(c), c == '_', c == '-', c == '.', c == '+', c == '$', c >= 0x80, a == thing:
		default:
			return false
		}
	}
	return (letters || a == user) && (a == thing || !onlyLetters(s) || !common(s) && (a == user || !verb(s)))
}

// isItem reports whether the piece behind the word for a sort of things names
// one: it begins with a letter, has figures, and is no hexadecimal number.
func isItem(s string) bool {
	return letter(s[0]) && !saysState(s) && count(s, number) > 0 && count(s, hex) < len(s)
}

// isID reports whether the value of a key is an id: letters and figures, and
// nothing that says how things are.
func isID(s string) bool {
	digits, letters := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case digit(c):
			digits++
		case letter(c):
			letters++
		case c != '_' && c != '-' && c != '+':
			return false
		}
	}
	return digits > 0 && letters > 0 && !saysState(s)
}

// angled returns the length of a name in angle brackets at the start of s, zero
// if there is none. The value of a key is one of more marks, or none at all.
func angled(s string, value bool) int {
	end := closing(s)
	if end == 1 && value {
		return 2
	}
	if end < 3 || saysState(s[1:end]) {
		return 0
	}
	letters := false
	for i := 1; i < end; i++ {
		c := s[i]
		switch {
		case letter(c):
			letters = true
		case c == '/' && value && i > 1:
		case !digit(c) && strings.IndexByte("_-.+$", c) < 0 && c < 0x80:
			return 0
		}
	}
	if !letters || shape(s[1:end]) != "" {
		return 0
	}
	return end + 1
}

// common tells words that stand behind user, login, host and for and are no
// names.
func common(w string) bool {
	if len(w) < 2 {
		return true
	}
	switch strings.ToLower(w) {
	case "a", "an", "the", "this", "that", "these", "those", "it", "its", "his", "her", "their", "all", "any", "each", "every", "some", "no", "more", "most", "other", "another", "both", "same", "such",
		"is", "was", "are", "were", "be", "been", "has", "have", "had", "does", "did", "do", "can", "cannot", "could", "will", "would", "may", "might", "must", "shall", "should",
		"and", "or", "but", "if", "than", "then", "else", "so", "as", "by", "from", "to", "of", "for", "with", "without", "at", "via", "into", "onto", "over", "under", "after", "before", "since", "until", "within", "due", "per", "because", "while", "when", "where", "which", "who",
		"name", "names", "id", "ids", "key", "keys", "group", "groups", "list", "table", "tables", "file", "files", "data", "mode", "space", "limit", "limits", "quota", "count", "number", "type", "class", "level", "code", "value", "version",
		"process", "processes", "thread", "program", "job", "task", "request", "requests", "response", "reply", "message", "messages", "command", "commands", "event", "events", "input", "output",
		"session", "sessions", "password", "passwords", "profile", "account", "accounts", "user", "users", "host", "hosts", "node", "server", "client", "agent", "interface", "address", "port", "bus", "adapter", "controller", "device", "card", "machine", "system", "kernel",
		"permission", "permissions", "privilege", "privileges", "access", "authentication", "authorization", "verification", "initialization", "attempt", "attempts", "connection", "connections", "identity", "policy", "privacy", "role", "shell", "screen", "window", "prompt", "name's",
		"time", "times", "timeout", "timer", "interval", "daily", "weekly", "monthly", "archive", "archives", "archiver", "backup", "link", "links", "switch", "clock", "collection", "report", "reports", "timetable",
		"exit", "exits", "quit", "expires", "instance", "reason", "example", "details", "support", "now", "again", "there", "here", "yet", "too", "only", "also", "first", "last", "next", "new", "old", "own", "unreachable", "reachable":
		return true
	}
	return false
}

// nameInQuotes reports whether a string in quotes is a name: one word, or words
// with capitals, none of which says how things are.
func nameInQuotes(s string) bool {
	if saysState(s) || strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") {
		return false
	}
	if strings.IndexByte(s, ' ') < 0 {
		mark := shape(s)
		return s != "" && (mark == "" || mark == "<addr>" || mark == "<name>")
	}
	for w := range strings.FieldsSeq(s) {
		if c := w[0]; !(c >= 'A' && c <= 'Z' || digit(c) || c >= 0x80) || len(w) > 2 && strings.ToUpper(w) == w && onlyLetters(w) {
			return false
		}
	}
	return true
}

// quoted returns the length of a string in quotes at i, of at most 64 bytes and
// eight words; zero if there is none. An apostrophe within a word is no quote.
func quoted(s string, i int) int {
	if class[s[i]]&quote == 0 {
		return 0
	}
	if i > 0 && !blank(s[i-1]) && class[s[i-1]]&(before|strong) == 0 && class[s[i-1]]&weak == 0 {
		return 0
	}
	closing := s[i]
	if closing == '`' {
		closing = '\''
	}
	blanks := 0
	for k := i + 1; k < len(s) && k-i <= 65; k++ {
		switch {
		case s[k] == closing || s[k] == s[i]:
			if k == i+1 || k+1 < len(s) && class[s[k+1]]&(alpha|number) != 0 {
				return 0
			}
			return k + 1 - i
		case blank(s[k]):
			if blanks++; blanks > 8 {
				return 0
			}
		}
	}
	return 0
}
