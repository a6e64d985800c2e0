package links

import (
	"fmt"
	"slices"
	"strings"
)

// What a list of processor channels can hold at most. The documents give no
// number; Communication Manager numbers its channels with three digits.
const (
	maxChannel  = 9999
	maxChannels = 1024
)

// channels reads a list of numbers and ranges, such as "001,004-006,010:012":
// "-" or ":" between two numbers is a range (DOC), commas and blanks separate.
// It returns them in ascending order, each once, with the byte of s at which
// the list goes wrong.
func channels(s string) (list []int, at int, err error) {
	i := 0
	separated := func() {
		for i < len(s) && (s[i] == ',' || s[i] == ' ') {
			i++
		}
	}
	for separated(); i < len(s); separated() {
		start := i
		from, ok := channel(s, &i)
		if !ok {
			return list, start, fmt.Errorf("no channel number: %.20q", s[start:])
		}
		to := from
		mark := i
		for i < len(s) && s[i] == ' ' {
			i++
		}
		if i < len(s) && (s[i] == '-' || s[i] == ':') {
			i++
			for i < len(s) && s[i] == ' ' {
				i++
			}
			end := i
			if to, ok = channel(s, &i); !ok {
				return list, end, fmt.Errorf("a range without an end: %.20q", s[start:])
			}
			if to < from {
				return list, start, fmt.Errorf("a range that goes down: %d to %d", from, to)
			}
		} else {
			i = mark
		}
		if i < len(s) && s[i] != ',' && s[i] != ' ' {
			return list, i, fmt.Errorf("no channel number: %.20q", s[start:])
		}
		if len(list)+to-from >= maxChannels {
			return list, start, fmt.Errorf("more than %d channels", maxChannels)
		}
		for n := from; n <= to; n++ {
			list = append(list, n)
		}
	}
	slices.Sort(list)
	return slices.Compact(list), 0, nil
}

// channel reads a channel's number at s[*i:].
func channel(s string, i *int) (n int, ok bool) {
	start := *i
	for *i < len(s) && s[*i] >= '0' && s[*i] <= '9' {
		if n = n*10 + int(s[*i]-'0'); n > maxChannel {
			return 0, false
		}
		*i++
	}
	return n, *i > start && n > 0
}

// isList reports whether s can go on with a list: it has numbers, and nothing
// but numbers, separators and the marks of ranges.
func isList(s string) bool {
	return strings.Trim(s, "0123456789,-: ") == "" && strings.ContainsAny(s, "0123456789")
}
