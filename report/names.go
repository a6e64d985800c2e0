package report

import (
	"strconv"
	"strings"
)

// names returns how findings cite the servers. They differ, whatever the
// caller named them.
func names(p Pair) [2]string {
	list := [2]string{Primary.String(), Secondary.String()}
	for i, s := range [2]*Server{p.Primary, p.Secondary} {
		if s != nil && s.Name != "" {
			list[i] = s.Name
		}
	}
	if list[0] == list[1] {
		list[0] += " (primary)"
		list[1] += " (secondary)"
	}
	return list
}

// named names what a setting is for by those of its fields that are set, each a
// word and a value: "server primary, ACD 3".
func named(fields ...string) string {
	var parts []string
	for i := 0; i < len(fields); i += 2 {
		if fields[i+1] != "" {
			parts = append(parts, fields[i]+" "+fields[i+1])
		}
	}
	if parts == nil {
		return "everything"
	}
	return strings.Join(parts, ", ")
}

// quoted and numberOf write the values of fields, nothing of one that is not set.
func quoted(s string) string {
	if s == "" {
		return ""
	}
	return strconv.Quote(s)
}

func numberOf(acd int) string {
	if acd == 0 {
		return ""
	}
	return strconv.Itoa(acd)
}
