package window

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// FitsACD is the type of a column of ACDs.
func FitsACD(p layout.Piece) layout.Grade {
	text := p.Cells()
	if slices.ContainsFunc(text, func(c rune) bool { return c == '/' || c == ':' }) {
		return layout.No
	}
	if n := 0; len(text) <= 2 {
		for _, c := range text {
			if c < '0' || c > '9' {
				n = -1
				break
			}
			n = n*10 + int(c-'0')
		}
		if n > 0 && n <= centrevu.MaxACD {
			return layout.Likely
		}
	}
	switch acd, ok := centrevu.ParseACD(p.Shown()); {
	case !ok && '0' <= text[0] && text[0] <= '9':
		return layout.Wrong // a number that no ACD has, or a name that is too long
	case !ok:
		return layout.No
	case acd.Number > 0:
		return layout.Likely
	}
	return layout.Possible
}

// FitsName is the type of a column of names of ACDs, whose numbers stand in
// another.
func FitsName(p layout.Piece) layout.Grade {
	if acd, ok := centrevu.ParseACD(p.Shown()); ok && acd.Number == 0 {
		return layout.Possible
	}
	return layout.No
}

// FitsTime is the type of a column of times.
func FitsTime(p layout.Piece) layout.Grade {
	text := p.Text()
	if IsNone(string(text)) {
		return layout.Sure
	}
	made := !slices.ContainsFunc(text, func(c rune) bool { return !strings.ContainsRune("0123456789/:.,-… AMPamp", c) })
	if len(text) > 40 || !slices.ContainsFunc(text, unicode.IsDigit) || !made && !likeTime(text) {
		return layout.No
	}
	shown := string(text)
	_, err := (wallclock.Reader{}).Parse(shown)
	if err == nil {
		return layout.Sure
	}
	var at *wallclock.Error
	switch {
	case !made, errors.Is(err, wallclock.ErrTrailing) && errors.As(err, &at) && strings.HasSuffix(shown[:at.Offset], " "):
		return layout.No // and something else behind it
	}
	return layout.Wrong // made like a time, or a piece of one
}

// IsNone reports whether a text stands where there is no time: "-", "--", "n/a".
func IsNone(text string) bool {
	return text != "" && (len(text) < 4 && strings.Trim(text, "-") == "" || strings.EqualFold(text, "n/a"))
}

// likeTime reports whether there is a piece of a date or a time in the text.
func likeTime(text []rune) bool {
	for i := 1; i < len(text); i++ {
		if (text[i] == '/' || text[i] == ':') && '0' <= text[i-1] && text[i-1] <= '9' {
			return true
		}
	}
	return false
}

// FitsOneOf is the type of a column that shows one of a closed set of words.
func FitsOneOf(known *wording.Phrases) func(layout.Piece) layout.Grade {
	return func(p layout.Piece) layout.Grade {
		if _, ok := known.Whole(p.Text()); ok {
			return layout.Sure
		}
		if slices.ContainsFunc(p.Text(), unicode.IsDigit) {
			return layout.No
		}
		return layout.Wrong
	}
}

// FitsWords is the type of a column that shows words of which only some are
// known. Digits are none, and neither is one that is known with more around it.
func FitsWords(known *wording.Phrases) func(layout.Piece) layout.Grade {
	return func(p layout.Piece) layout.Grade {
		text := p.Text()
		if _, ok := known.Whole(text); ok {
			return layout.Sure
		}
		if likeTime(text) {
			return layout.No
		}
		for i, c := range text {
			if '0' <= c && c <= '9' {
				return layout.Wrong
			}
			if i > 0 && !wording.Blank(text[i-1]) {
				continue
			}
			for _, ph := range known.From(c) {
				if n := wording.MatchAt(text, i, ph.Text); n > 0 && (i+n == len(text) || wording.Blank(text[i+n])) {
					return layout.Wrong
				}
			}
		}
		return layout.Possible
	}
}
