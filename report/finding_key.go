package report

import (
	"strconv"
	"strings"
)

// Key returns the identity of what the finding is about: its rule, server, ACD
// and Subject, and for what was found over days the rule that this is about.
// It holds no wording, level, value or age, so that what is not mended has the
// same Key tomorrow; a renamed ACD keeps it as long as its number is shown.
//
// It is made of printable ASCII without blanks, such as
// "archive.overdue:primary:1:daily", "links.pair::1" and "backup.age:secondary".
func (f *Finding) Key() string {
	acd := ""
	switch {
	case f.ACD.Number != 0:
		acd = strconv.Itoa(f.ACD.Number)
	case f.ACD.Name != "":
		acd = "=" + f.ACD.Name // a name can be a number
	}
	var b strings.Builder
	b.Grow(len(f.Rule) + len(f.Server) + len(acd) + len(f.Subject) + len(f.Of) + 4)
	for i, part := range [...]string{f.Rule, f.Server, acd, f.Subject, f.Of} {
		if i > 0 {
			b.WriteByte(':')
		}
		writeKey(&b, part)
	}
	return strings.TrimRight(b.String(), ":")
}

// writeKey writes a part so that two that differ never look the same.
func writeKey(b *strings.Builder, part string) {
	const hex = "0123456789ABCDEF"
	for i := range len(part) {
		switch c := part[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._/=", c) >= 0:
			b.WriteByte(c)
		case c == ' ':
			b.WriteByte('+')
		default:
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
}
