package errlog

import "strings"

// Shapes of variable parts. They are told by shape alone: a date that does not
// exist is still the variable part of its text.

// digitsAt returns how many digits s has at i.
func digitsAt(s string, i int) int {
	n := 0
	for i+n < len(s) && digit(s[i+n]) {
		n++
	}
	return n
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
// and a T or a hyphen, with Z or an offset.
func isTime(s string) bool {
	if i := strings.IndexByte(s, 'T'); i > 0 && isDate(s[:i]) {
		s = s[i+1:]
	} else if i := strings.IndexByte(s, ':'); i > 4 {
		if i = strings.LastIndexAny(s[:i], "-/_"); i > 0 && isDate(s[:i]) {
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
			if m == 0 {
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
	if len(w) < 3 || len(w) > 4 || w[len(w)-1] != 'T' && w != "UTC" {
		return false
	}
	switch w[:len(w)-1] {
	case "ES", "ED", "CS", "CD", "MS", "MD", "PS", "PD", "GM", "CE", "CES", "ME", "MES", "BS", "WE", "WES", "EE", "EES", "IS", "JS", "HS", "AKS", "AKD", "AS", "AD", "UT", "AES", "AED", "ACS", "AWS", "NZS", "NZD", "SAS", "HK", "SG", "MSK":
		return true
	}
	return w == "UTC"
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

// isPath tells /cms/maint, ./x, ../x, ~/x, C:\x, \\host\x and URLs. A word
// with a slash within, such as on/off, is none.
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
	case len(s) > 3 && letter(s[0]) && s[1] == ':' && s[2] == '\\':
		rest = s[3:]
	case strings.HasPrefix(s, `\\`):
		rest = s[2:]
	default:
		return false
	}
	if rest == "" || !(letter(rest[0]) || digit(rest[0]) || rest[0] == '.' || rest[0] == '_' || rest[0] >= 0x80) {
		return false
	}
	rest = strings.TrimRight(rest, `/\`)
	return strings.ContainsAny(rest, `/\`) || !saysState(rest)
}

// isHost tells a name of three labels or more, or of two if the last one is
// common for hosts. A label in mixed case is one of a class or a sentence, and
// back.log is a file.
func isHost(s string) bool {
	labels, start := 0, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != '.' {
			c := s[i]
			if !letter(c) && !digit(c) && c != '-' && c != '_' {
				return false
			}
			continue
		}
		label := s[start:i]
		if label == "" || label[0] == '-' || mixedCase(label) {
			return false
		}
		labels++
		if i < len(s) {
			start = i + 1
		}
	}
	last := s[start:]
	if labels < 2 || len(last) < 2 || strings.IndexFunc(last, func(r rune) bool { return !letter(byte(r)) }) >= 0 || saysState(s) {
		return false
	}
	if labels > 2 {
		return true
	}
	switch strings.ToLower(last) {
	case "com", "net", "org", "edu", "gov", "mil", "int", "local", "localdomain", "lan", "corp", "internal", "intranet", "home", "test", "example", "invalid":
		return true
	}
	return false
}

func mixedCase(s string) bool {
	upper, lower := false, false
	for i := range len(s) {
		upper = upper || s[i] >= 'A' && s[i] <= 'Z'
		lower = lower || s[i] >= 'a' && s[i] <= 'z'
	}
	return upper && lower
}
