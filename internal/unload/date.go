package unload

import (
	"fmt"
	"strings"
)

// DateForm is the form in which DATE values are written. The zero DateForm is
// MDY4/, Informix's default: mm/dd/yyyy.
type DateForm struct {
	order string // "MDY", "DMY", "YMD" or "YDM"; "" is "MDY"
	years int    // digits of the year; 0 is 4
	sep   byte   // '/', '-', '.', or '0' for none; 0 is '/'
}

// ParseDateForm reads the setting of DBDATE: month and day in either order,
// behind or before the year, Y2 or Y4, and the separator, such as "MDY4/",
// "DMY4-", "Y4MD." or "MDY20". A separator that is none of / - . 0, or is
// missing, is a slash, as the document has it. The empty setting is the zero
// DateForm. Forms that count years in eras are not read.
func ParseDateForm(setting string) (DateForm, error) {
	if setting == "" {
		return DateForm{}, nil
	}
	for _, order := range [...]string{"MDY", "DMY", "YMD", "YDM"} {
		for _, years := range [...]int{2, 4} {
			pattern := strings.Replace(order, "Y", fmt.Sprintf("Y%d", years), 1)
			sep, ok := strings.CutPrefix(strings.ToUpper(setting), pattern)
			if !ok || len(sep) > 1 {
				continue
			}
			f := DateForm{order, years, '/'}
			if sep != "" && strings.Contains("-.0", sep) {
				f.sep = sep[0]
			}
			return f, nil
		}
	}
	return DateForm{}, fmt.Errorf("%w: DBDATE %q", ErrDateForm, setting)
}

// String returns the setting.
func (f DateForm) String() string {
	f = f.settled()
	return strings.Replace(f.order, "Y", fmt.Sprintf("Y%d", f.years), 1) + string(f.sep)
}

func (f DateForm) settled() DateForm {
	if f.order == "" {
		f.order = "MDY"
	}
	if f.years == 0 {
		f.years = 4
	}
	if f.sep == 0 {
		f.sep = '/'
	}
	return f
}

// Slashed returns a date of this form as mm/dd/yyyy, or mm/dd/yy if its year
// has two digits. Whether there is such a day is not looked at. Only the
// form's own separator counts; month and day may have one digit where there is
// one. Month and day are never swapped.
func (f DateForm) Slashed(s string) (string, error) {
	b, ok := f.AppendSlashed(nil, []byte(s))
	if !ok {
		return "", fmt.Errorf("%w of the form %s: %.40q", ErrDate, f, s)
	}
	return string(b), nil
}

// AppendSlashed appends what Slashed returns. It reports false if that is an
// error.
func (f DateForm) AppendSlashed(b, s []byte) ([]byte, bool) {
	f = f.settled()
	rest := s
	var part [3][]byte // month, day, year
	for i, c := range f.order {
		if i > 0 && f.sep != '0' {
			if len(rest) == 0 || rest[0] != f.sep {
				return b, false
			}
			rest = rest[1:]
		}
		n := 0
		for n < len(rest) && n < 4 && '0' <= rest[n] && rest[n] <= '9' {
			n++
		}
		switch {
		case c == 'Y' && n >= f.years:
			n = f.years
		case c != 'Y' && (n >= 2 || n == 1 && f.sep != '0'):
			n = min(n, 2)
		default:
			return b, false
		}
		part[strings.IndexRune("MDY", c)], rest = rest[:n], rest[n:]
	}
	if len(rest) > 0 {
		return b, false
	}
	b = append(append(b, part[0]...), '/')
	b = append(append(b, part[1]...), '/')
	return append(b, part[2]...), true
}
