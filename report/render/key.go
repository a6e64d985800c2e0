package render

import (
	"strconv"
	"strings"

	"example.com/centrevu/report"
)

// subject names what a finding is about, for what goes by names over days: no
// age, no wording and no name of an ACD whose number is known.
func subject(f *report.Finding) string {
	switch {
	case f.ACD.Number != 0:
		return "ACD " + strconv.Itoa(f.ACD.Number)
	case f.ACD.Name != "":
		return "ACD " + f.ACD.Name
	}
	return ""
}

// anchor makes an identifier that a page or an address can hold of a Key.
func anchor(key string) string {
	var b strings.Builder
	b.WriteString("f-")
	for _, r := range key {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '.':
			b.WriteRune(r)
		default:
			b.WriteString("_" + strconv.FormatInt(int64(r), 16) + "_")
		}
		if b.Len() > 200 {
			return b.String()
		}
	}
	return b.String()
}
