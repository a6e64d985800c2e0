package mask

import (
	"bytes"
	"strings"
)

// figures masks the numbers within a word that has no other shape.
func (m *masker) figures(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if !digit(c) && !letter(c) {
			signed := (c == '-' || c == '+') && i+1 < len(s) && digit(s[i+1]) && (i == 0 || !digit(s[i-1]) && !letter(s[i-1]) && s[i-1] != '-')
			if !signed {
				m.dst = append(m.dst, c)
			}
			i++
			continue
		}
		if d := digitsAt(s, i); d > 0 && exponent(s, i+d) {
			m.writeNumber(-1)
			i = decimals(s, i+d)
			continue
		}
		end := i
		for end < len(s) && (digit(s[end]) || letter(s[end])) {
			end++
		}
		n, digits, hexes := end-i, count(s[i:end], number), count(s[i:end], hex)
		if n <= 16 && hexes == n && (i == 0 || !letter(s[i-1])) {
			if stop := hexGroups(s, i); stop > 0 {
				m.writeNumber(-1)
				i = stop
				continue
			}
		}
		switch {
		case i > 2 && end == len(s) && numbered(s[i-1], s[i:end]), i > 0 && s[i-1] == '-' && m.hashed(s[i:end], digits):
			m.writeNumber(-1)
		case digits == 0 && hexes == n && n >= 4 && strings.Trim(s[i:end], "fF") == "":
			m.writeNumber(-1)
		case digits == 0:
			m.letters(s, i, end)
		case n > 2 && s[i] == '0' && s[i+1]|0x20 == 'x' && hexes == n-1,
			hexes == n && n >= 6 && digits < n,
			hexes == n && n >= 4 && changes(s[i:end]) >= 2,
			n >= 8 && jumbled(s[i:end]):
			m.writeNumber(-1)
		case digits == n:
			end = decimals(s, end)
			m.writeNumber(small(s[i:end]))
		default:
			m.runs(s[i:end])
		}
		i = end
	}
}

// numbered tells the last part of a name that numbers it by a letter, with or without
// figures, as rows and columns, racks and slots are: node_A8, rack-c12, disk_c.
func numbered(mark byte, part string) bool {
	return (mark == '_' || mark == '-') && letter(part[0]) && len(part) <= 4 && digitsAt(part, 1) == len(part)-1
}

// hashed tells the part of a name behind an id that is one, too, as names that are
// made have them: web-7d4b9c6f5-x2x9z. It has figures or no vowels.
func (m *masker) hashed(part string, digits int) bool {
	return len(part) >= 4 && bytes.HasSuffix(m.out(), []byte("<n>-")) && (digits > 0 || !strings.ContainsAny(part, "aeiouyAEIOUY"))
}

// lettered tells a name that a capital at its end numbers: nodeA, DiskB.
func lettered(w string) bool {
	n := len(w) - 1
	if n < 3 || w[n] < 'A' || w[n] > 'Z' {
		return false
	}
	for i := 1; i < n; i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return letter(w[0])
}

// isDisk tells the names that systems give to disks one after the other: sda, xvdb.
func isDisk(s string) bool {
	switch len(s) {
	case 3:
		return s[1] == 'd' && (s[0] == 's' || s[0] == 'h' || s[0] == 'v') && s[2] >= 'a' && s[2] <= 'z'
	case 4:
		return s[0] == 'x' && isDisk("v"+s[2:])
	}
	return false
}

// letters copies a run of letters, unless it is the month in 19-Oct-2015.
func (m *masker) letters(s string, i, end int) {
	if i > 0 && end-i >= 3 && digit(s[max(0, i-2)]) && dayOrMonth(s[i:end]) == "<month>" {
		m.calendar("<month>")
		return
	}
	m.dst = append(m.dst, s[i:end]...)
}

// small returns the value of a number that a date can have, else -1.
func small(s string) int {
	n := 0
	for i := range len(s) {
		if !digit(s[i]) || i == 4 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// decimals returns where a number ends whose first digits end there: behind
// decimals, groups of digits and an exponent.
func decimals(s string, end int) int {
	for end+1 < len(s) && (s[end] == '.' || s[end] == ',') && digit(s[end+1]) {
		stop := end + 1 + digitsAt(s, end+1)
		if stop < len(s) && letter(s[stop]) && !exponent(s, stop) && !isUnit(s[stop:]) {
			break
		}
		end = stop
	}
	if exponent(s, end) {
		end += 2 + digitsAt(s, end+2)
	}
	return end + unitAt(s, end)
}

// exponent tells e-05 and E+3.
func exponent(s string, i int) bool {
	return i+2 < len(s) && s[i]|0x20 == 'e' && (s[i+1] == '-' || s[i+1] == '+') && digit(s[i+2])
}

// jumbled tells an id of letters and digits by how often they change.
func jumbled(s string) bool {
	n := changes(s)
	return n >= 4 || n >= 3 && len(s) >= 12
}

// changes returns how often figures and letters change.
func changes(s string) int {
	n := 0
	for i := 1; i < len(s); i++ {
		if digit(s[i]) != digit(s[i-1]) {
			n++
		}
	}
	return n
}

// runs masks the digits of a run of letters and digits, with their unit or
// ordinal ending. Durations of several units (1h2m3s) are one number.
func (m *masker) runs(s string) {
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			m.dst = append(m.dst, s[i])
			i++
			continue
		}
		start := i
		i += digitsAt(s, i)
		if start == 0 || m.numbers == len(m.dst) {
			i += unitAt(s, i)
		}
		m.writeNumber(-1)
	}
}

// unitAt returns the length of the unit or ordinal ending at i, zero if the
// letters there are none. A single letter is one, or numbers as well: 12B.
func unitAt(s string, i int) int {
	n := 0
	for i+n < len(s) && letter(s[i+n]) {
		n++
	}
	if n == 1 || n > 0 && n <= 3 && isUnit(s[i:i+n]) {
		return n
	}
	return 0
}

func isUnit(s string) bool {
	switch strings.ToLower(s) {
	case "b", "k", "m", "g", "t", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "ms", "us", "ns", "s", "h", "min", "sec", "st", "nd", "rd", "th":
		return true
	}
	return false
}

// shortDuration tells the short words for a unit of time. Such a number stands
// where a clock would (<1 sec, 00:01).
func shortDuration(s string) bool {
	switch s {
	case "sec", "secs", "msec", "msecs", "min", "mins", "hr", "hrs":
		return true
	}
	return false
}
