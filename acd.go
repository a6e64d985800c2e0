package centrevu

import (
	"strconv"
	"strings"
	"unicode"
)

// ACD names an Automatic Call Distributor, the part of the switch whose calls
// CMS records. Real ACDs are 1 to 8, pseudo-ACDs 9 to 26 (R21 administration
// guide). A screen shows the number, the name or both; what it does not show
// is zero or empty here. Number 0 with no name is "all ACDs" in a volume label
// and "not said" everywhere else.
type ACD struct {
	Number int    `json:"number,omitempty"`
	Name   string `json:"name,omitempty"`
}

// MaxACD is the highest number an ACD or pseudo-ACD can have.
const MaxACD = 26

// FirstPseudoACD is the lowest number of a pseudo-ACD. Pseudo-ACDs hold
// restored or foreign data and are not archived automatically.
const FirstPseudoACD = 9

// Pseudo reports whether the number is that of a pseudo-ACD.
func (a ACD) Pseudo() bool { return a.Number >= FirstPseudoACD && a.Number <= MaxACD }

// IsZero reports whether neither number nor name is known.
func (a ACD) IsZero() bool { return a == ACD{} }

// Same reports whether a and b can be taken for one ACD: by number where both
// have one, else by name.
func (a ACD) Same(b ACD) bool {
	if a.Number != 0 && b.Number != 0 {
		return a.Number == b.Number
	}
	return a.Name != "" && a.Name == b.Name
}

// String returns "ACD 3 (Claims, West)", "ACD 3", "ACD Claims, West" or, for
// the zero ACD, "no ACD".
func (a ACD) String() string {
	switch {
	case a.IsZero():
		return "no ACD"
	case a.Number == 0:
		return "ACD " + a.Name
	case a.Name == "":
		return "ACD " + strconv.Itoa(a.Number)
	}
	return "ACD " + strconv.Itoa(a.Number) + " (" + a.Name + ")"
}

// ParseACD reads what a CMS screen shows for an ACD: a number, a name, or a
// number followed by a name ("3 Claims, West"). Names have up to 20 letters,
// digits, '_', blank, comma, period and plus (HA guide), in the server's
// language. It reports false if s is none of these or the number is not 1 to
// 26.
func ParseACD(s string) (ACD, bool) {
	if s = strings.TrimSpace(s); strings.Contains(s, "  ") || strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) {
		s = strings.Join(strings.Fields(s), " ")
	}
	num, name, _ := strings.Cut(s, " ")
	n, err := strconv.Atoi(num)
	switch {
	case s == "":
		return ACD{}, false
	case err != nil || !asciiDigits(num):
		return ACD{Name: s}, acdName(s)
	case n < 1 || n > MaxACD:
		return ACD{}, false
	case name == "":
		return ACD{Number: n}, true
	}
	return ACD{Number: n, Name: name}, acdName(name)
}

// acdName reports whether s can be the name of an ACD: at most 20 letters,
// digits and marks of the HA guide's list.
func acdName(s string) bool {
	n := 0
	for _, r := range s {
		n++
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && !strings.ContainsRune("_ ,.+", r) {
			return false
		}
	}
	return n > 0 && n <= 20
}

func asciiDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
