package mask

import "strings"

// Shapes of variable parts. They are told by shape alone: a date that does not
// exist is still the variable part of its text.

// shape returns the mask for a piece that is variable as a whole, else "".
func shape(s string) string {
	if s == "" {
		return ""
	}
	c := s[0]
	colons, dots, slashes, dashes, ats, tildes := 0, 0, 0, 0, 0, 0
	for i := range len(s) {
		switch s[i] {
		case ':':
			colons++
		case '.':
			dots++
		case '/', '\\':
			slashes++
		case '-':
			dashes++
		case '@':
			ats++
		case '~':
			tildes++
		}
	}
	switch {
	case colons+dots+slashes+dashes+ats+tildes == 0:
		return dayOrMonth(s)
	case digit(c) && (slashes == 2 || dashes == 2 || dots == 2) && isDate(s):
		return "<date>"
	case digit(c) && colons > 0 && isTime(s):
		return "<time>"
	case slashes > 0 && isPath(s):
		if isAddress(strings.TrimLeft(s, "/")) {
			return "<addr>"
		}
		return "<path>"
	case (dots > 2 || colons > 1 || dashes == 5) && isAddress(s):
		return "<addr>"
	case colons > 0 && len(s) > 20 && strings.HasPrefix(s, "SHA256:"): // of a key
		return "<n>"
	case dashes == 4 && isUUID(s), dashes+colons > 1 && hexGroups(s, 0) == len(s): // WWNs and their like
		return "<n>"
	case dashes > 1 && isVolume(s):
		return "<volume>"
	case dots > 0 && isHost(s):
		return "<addr>"
	case colons == 1 && isHostPort(s):
		return "<addr>"
	case slashes > 0 && isBarePath(s, slashes, dots):
		return "<path>"
	case dots > 2 && isQualified(s):
		return "<name>"
	case ats == 1 && c != '@' && isMail(s), tildes > 1 && !saysState(s):
		return "<name>"
	}
	return dayOrMonth(s)
}

// isDate tells 10/19/15, 10-19-2015, 2015-10-19 and 19.10.2015. Dots need a
// year of four digits, for 18.0.2 is a release.
func isDate(s string) bool {
	a := digitsAt(s, 0)
	if a == 0 || a == len(s) {
		return false
	}
	sep := s[a]
	if sep != '/' && sep != '-' && sep != '.' {
		return false
	}
	b := digitsAt(s, a+1)
	if b == 0 || a+1+b >= len(s) || s[a+1+b] != sep {
		return false
	}
	c := digitsAt(s, a+b+2)
	if c == 0 || a+b+c+2 != len(s) {
		return false
	}
	return sep != '.' || a == 4 || c == 4
}

// isTime tells 12:29, 12:29:32, 12:29:32.123, 12:29PM and times behind a date
// and a T, a hyphen or a colon, with Z or an offset.
func isTime(s string) bool {
	if i := strings.IndexByte(s, 'T'); i > 0 && isDate(s[:i]) {
		s = s[i+1:]
	} else if i := strings.IndexByte(s, ':'); i > 4 {
		if isDate(s[:i]) {
			s = s[i+1:]
		} else if i = strings.LastIndexAny(s[:i], "-/_"); i > 0 && isDate(s[:i]) {
			s = s[i+1:]
		}
	}
	n := digitsAt(s, 0)
	if n == 0 || n > 3 || n >= len(s) || s[n] != ':' {
		return false
	}
	i := n
	for range 2 {
		m := digitsAt(s, i+1)
		if i < len(s) && s[i] == ':' {
			if m != 2 {
				return false
			}
			i += 1 + m
		}
	}
	if i < len(s) && (s[i] == '.' || s[i] == ',') && digitsAt(s, i+1) > 0 {
		i += 1 + digitsAt(s, i+1)
	}
	rest := s[i:]
	if rest == "" || rest == "Z" || afterTime(rest) {
		return true
	}
	return len(rest) > 2 && (rest[0] == '+' || rest[0] == '-') && strings.Trim(rest[1:], "0123456789:") == ""
}

// afterTime tells AM, PM and the name of a zone.
func afterTime(w string) bool {
	w = strings.TrimRight(w, trailing)
	switch w {
	case "am", "pm", "a.m", "p.m", "AM", "PM", "A.M", "P.M", "Am", "Pm":
		return true
	}
	if w == "UTC" || w == "MSK" {
		return true
	}
	zone, ok := strings.CutSuffix(w, "T")
	if !ok {
		return false
	}
	switch zone {
	case "ES", "ED", "CS", "CD", "MS", "MD", "PS", "PD", "GM", "CE", "CES", "ME", "MES", "BS", "WE", "WES", "EE", "EES", "IS", "JS", "HS", "AKS", "AKD", "AS", "AD", "UT", "AES", "AED", "ACS", "AWS", "NZS", "NZD", "SAS", "HK", "SG":
		return true
	}
	return false
}

// isAddress tells IPv4, with a port or a prefix length, IPv6 and MAC.
func isAddress(s string) bool {
	i, dots := 0, 0
	for {
		n := digitsAt(s, i)
		if n == 0 || n > 3 {
			break
		}
		i += n
		if dots == 3 {
			rest := s[i:]
			return rest == "" || len(rest) > 1 && (rest[0] == ':' || rest[0] == '/') && digitsAt(rest, 1) == len(rest)-1
		}
		if i >= len(s) || s[i] != '.' {
			break
		}
		i, dots = i+1, dots+1
	}
	colons, dashes, digits := 0, 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == ':':
			colons++
		case c == '-':
			dashes++
		case !hexDigit(c):
			return false
		case digit(c):
			digits++
		}
	}
	if len(s) == 17 && colons+dashes == 5 && colons*dashes == 0 {
		for i := 2; i < len(s); i += 3 {
			if s[i] != ':' && s[i] != '-' {
				return false
			}
		}
		return true
	}
	return dashes == 0 && digits > 0 && (colons == 7 || colons >= 2 && strings.Contains(s, "::"))
}

// addressWithin returns the length of an address at the start of s that more
// stands behind, as in 10.251.30.85:50010:Got, or that stands behind another
// name, as in en0:2001:db8:0:1:2:3:4:5; zero if there is none.
func addressWithin(s string) int {
	s = s[:min(len(s), longest)]
	whole := strings.IndexFunc(s, func(c rune) bool { return c != ':' && (c > 'f' || !hexDigit(byte(c))) })
	if whole < 0 {
		whole = len(s)
	}
	if isAddress(s[:whole]) {
		return whole
	}
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return 0
	}
	ahead, port := strings.TrimLeft(s[:colon], "/"), digitsAt(s, colon+1)
	switch {
	case port > 5 || !isAddress(ahead) && !isHost(ahead):
		return 0
	case port == 0:
		return colon
	}
	return colon + 1 + port
}

func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		if dash := i == 8 || i == 13 || i == 18 || i == 23; dash != (s[i] == '-') || !dash && !hexDigit(s[i]) {
			return false
		}
	}
	return true
}

// hexGroups returns where three groups or more of hexadecimal digits end that
// begin at i, each of two digits to sixteen, with figures and letters in them;
// zero if there are none.
func hexGroups(s string, i int) int {
	groups, n, digits, letters := 1, 0, 0, 0
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case hexDigit(c):
			n++
			if digit(c) {
				digits++
			} else {
				letters++
			}
		case (c == '-' || c == ':') && n >= 2 && n <= 16 && i+1 < len(s) && hexDigit(s[i+1]):
			groups, n = groups+1, 0
		case letter(c), c == '_':
			return 0
		default:
			s = s[:i]
		}
	}
	if n < 2 || n > 16 || groups < 3 || letters == 0 || digits <= letters/2 {
		return 0
	}
	return len(s)
}

// isVolume tells the label of a backup volume, with or without the name of its
// host behind it: CMS-000502-01-LSAC-00-F-01 (HA guide p. A-2), and that of a
// backup of a file system: CMSADM-r18ab.t-121116151708-digger.
func isVolume(s string) bool {
	if rest, ok := strings.CutPrefix(s, "CMSADM-"); ok {
		version, rest, ok := strings.Cut(rest, "-")
		return ok && version != "" && digitsAt(rest, 0) >= 10
	}
	rest, ok := strings.CutPrefix(s, "CMS-")
	if !ok || digitsAt(rest, 0) != 6 || len(rest) < 16 || rest[6] != '-' {
		return false
	}
	return digitsAt(rest, 7) == 2 && rest[9] == '-' && letter(rest[10])
}

// isPath tells /cms/maint, ./x, ../x, ~/x, C:\x, \\host\x and URLs.
func isPath(s string) bool {
	if i := strings.Index(s, "://"); i > 0 {
		return len(s) > i+3
	}
	rest := s
	switch {
	case strings.HasPrefix(s, "/"):
		rest = s[1:]
	case strings.HasPrefix(s, "./"), strings.HasPrefix(s, "~/"):
		rest = s[2:]
	case strings.HasPrefix(s, "../"):
		rest = s[3:]
	case len(s) > 3 && letter(s[0]) && s[1] == ':' && (s[2] == '\\' || s[2] == '/'):
		rest = s[3:]
	case strings.HasPrefix(s, `\\`):
		rest = strings.TrimLeft(s, `\?.`)
	default:
		return false
	}
	if rest == "" || !(letter(rest[0]) || digit(rest[0]) || rest[0] == '.' || rest[0] == '_' || rest[0] >= 0x80) {
		return false
	}
	rest = strings.TrimRight(rest, `/\`)
	return strings.ContainsAny(rest, `/\`) || !saysState(rest)
}

// isBarePath tells a path that begins with a name, as in usr/lib/x, x/y.log
// and pkg/.Class. A word with a slash within, such as on/off, is none, and
// neither are numbers.
func isBarePath(s string, slashes, dots int) bool {
	if !letter(s[0]) && s[0] != '_' || slashes < 2 && dots == 0 {
		return false
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '\\' || r == '.' || r == '-' }) {
		if plainState(w) {
			return false
		}
	}
	return true
}

// isHost tells a name of three labels or more, or of two if the last one is
// common for hosts, with or without a port. A label in mixed case is one of a
// class or a sentence, and back.log is a file.
func isHost(s string) bool {
	if i := strings.LastIndexByte(s, ':'); i > 0 {
		if n := digitsAt(s, i+1); n == 0 || n > 5 || i+1+n != len(s) {
			return false
		}
		s = s[:i]
	}
	labels, start, letters := 0, 0, false
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != '.' {
			c := s[i]
			if !letter(c) && !digit(c) && c != '-' && c != '_' {
				return false
			}
			letters = letters || letter(c)
			continue
		}
		label := s[start:i]
		if label == "" || label[0] == '-' || mixedCase(label) && !strings.ContainsAny(label, "-0123456789") || plainState(label) {
			return false
		}
		labels++
		if i < len(s) {
			start = i + 1
		}
	}
	last := s[start:]
	if labels < 2 || len(last) < 2 || !letters || !onlyLetters(last) {
		return false
	}
	if labels > 2 {
		return true
	}
	switch strings.ToLower(last) {
	case "com", "net", "org", "edu", "gov", "mil", "int", "local", "localdomain", "lan", "corp", "internal", "intranet", "home", "test", "example", "invalid":
		return true
	case "info", "biz":
		return strings.ContainsAny(s[:start], "-0123456789")
	}
	return len(last) == 2 && strings.ContainsAny(s[:start], "-0123456789")
}

// isQualified tells the name of a class or of an action with its packages, four
// labels or more. That of an exception is the message.
func isQualified(s string) bool {
	if strings.HasSuffix(s, "Exception") || strings.HasSuffix(s, "Error") || strings.HasSuffix(s, "Failure") || saysState(s) {
		return false
	}
	labels, n := 1, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.':
			if n == 0 {
				return false
			}
			labels, n = labels+1, 0
		case letter(c), c == '_', c == '$', n > 0 && digit(c):
			n++
		default:
			return false
		}
	}
	return labels > 3 && n > 0
}

// isHostPort tells a host's name with a port that has a mark of a name, a
// hyphen, dot or figure, or is localhost: web-eu-03:9000, but not size:8192.
func isHostPort(s string) bool {
	i := strings.IndexByte(s, ':')
	n := digitsAt(s, i+1)
	if n < 2 || n > 5 || i+1+n != len(s) || i == 0 || !letter(s[0]) {
		return false
	}
	marks := s[:i] == "localhost"
	for k := range i {
		switch c := s[k]; {
		case c == '-' || c == '.' || digit(c):
			marks = true
		case !letter(c) && c != '_':
			return false
		}
	}
	return marks && !plainState(s[:i]) && !mixedCase(s[:i])
}

// isMail tells user@host, not class@1f2e.
func isMail(s string) bool {
	i := strings.IndexByte(s, '@')
	if i < 1 || i == len(s)-1 || !letter(s[i+1]) || digit(s[0]) {
		return false
	}
	return !strings.ContainsAny(s, `/\`)
}

func onlyLetters(s string) bool {
	for i := range len(s) {
		if !letter(s[i]) {
			return false
		}
	}
	return s != ""
}

func mixedCase(s string) bool {
	upper, lower := false, false
	for i := range len(s) {
		upper = upper || s[i] >= 'A' && s[i] <= 'Z'
		lower = lower || s[i] >= 'a' && s[i] <= 'z'
	}
	return upper && lower
}
