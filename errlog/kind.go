package errlog

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.com/centrevu/internal/mask"
)

// maxKindText is how long the text of a kind can be. The table that holds
// descriptions has 256 characters for them.
const maxKindText = 256

// Kind is what makes two entries the same kind of event: the code, the
// severity, and the text with its variable parts masked. It is comparable, so
// it can be the key of a map, and depends on nothing but the entry, so it is
// the same in every run and on every machine.
//
// The ACD is a variable part: "Link to ACD 3 is down" and "Link to ACD 4 is
// down" are one kind. So is the count, and of course the time.
//
// These parts are masked, for they differ between two reports of one fault:
//
//	<n>       a number with sign, decimals, unit or ordinal ending, a
//	          hexadecimal id, a UUID, a WWN, and a list of such; within a word
//	          too: R<n>, ech<n>; and a letter that numbers a name: nodeA,
//	          disk_c, controller B
//	<date>    a date in figures, whether or not it exists (the one documented
//	          entry holds 1409/22993/10), or with the name of its month
//	<time>    hours and minutes, with seconds, AM or PM and a zone, if there
//	<day>     the name of a day of the week that stands alone
//	<month>   the name of a month that stands alone
//	<addr>    an IPv4, IPv6 or MAC address or a host name, with its port
//	<path>    a path of a file, and a URL
//	<volume>  the label of a backup volume
//	<name>    a name in quotes or angle brackets, an e-mail address, the value
//	          of user= and the like, a name behind a word that announces one
//	          (user smith), and one with figures behind the word for a sort of
//	          things (interface eth0)
//
// Everything else is kept, letter case included; blanks are one blank. Words
// are never masked for being rare. What says how things are, and every word
// that CMS documents as one of a closed set, is never masked, in quotes, in a
// path or behind user= neither: "is up" and "is down", "daily" and "weekly",
// are always two kinds.
//
// A masked text of more than 256 bytes is cut there and ends with a
// fingerprint of the whole, so that two long texts that differ only at the end
// stay two kinds.
type Kind struct {
	Code     int
	Severity Severity
	Text     string
}

// KindOf returns the kind of an entry. For many entries, Kinds does it with
// fewer allocations.
func KindOf(e Entry) Kind {
	var k Kinds
	return k.Of(e)
}

// Kinds tells the kinds of many entries. It keeps one copy of each text that
// it has met, so an entry of a kind it knows costs no allocation. The zero
// value is ready. It is not for use by several goroutines at once.
type Kinds struct {
	buf   []byte
	texts map[string]string
}

// maxTexts bounds what Kinds remembers. Past it, it starts afresh: that costs
// allocations and nothing else.
const maxTexts = 1 << 13

// Of returns the kind of an entry. It keeps no part of the entry's memory.
func (k *Kinds) Of(e Entry) Kind {
	k.buf = mask.Text(k.buf[:0], e.Text)
	if len(k.buf) > maxKindText {
		k.buf = cutText(k.buf)
	}
	text := k.intern(k.buf)
	k.buf = plainText(k.buf[:0], string(e.Severity))
	return Kind{e.Code, Severity(k.intern(k.buf)), text}
}

func (k *Kinds) intern(b []byte) string {
	if s, ok := k.texts[string(b)]; ok {
		return s
	}
	if k.texts == nil || len(k.texts) >= maxTexts {
		k.texts = make(map[string]string)
	}
	s := string(b)
	k.texts[s] = s
	return s
}

// Compare orders kinds by code, severity and text.
func (k Kind) Compare(o Kind) int {
	return cmp.Or(cmp.Compare(k.Code, o.Code), strings.Compare(string(k.Severity), string(o.Severity)), strings.Compare(k.Text, o.Text))
}

// String returns code, severity and text: "3 INFO Link to ACD <n> is down".
// A severity that is no plain word stands in quotes, as Go writes it.
func (k Kind) String() string { return string(k.append(nil)) }

func (k Kind) append(b []byte) []byte {
	b = strconv.AppendInt(b, int64(k.Code), 10)
	b = append(b, ' ')
	if s := string(k.Severity); bareword(s) {
		b = append(b, s...)
	} else {
		b = strconv.AppendQuote(b, s)
	}
	b = append(b, ' ')
	return append(b, k.Text...)
}

// bareword reports whether a severity can stand in a kind's text form as is.
func bareword(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] == '"' || s[i] >= 0x7f {
			return false
		}
	}
	return s != ""
}

// AppendText appends what String returns.
func (k Kind) AppendText(b []byte) ([]byte, error) { return k.append(b), nil }

// MarshalText returns what String returns.
func (k Kind) MarshalText() ([]byte, error) { return k.append(nil), nil }

// UnmarshalText reads what MarshalText wrote. The text is taken as it stands,
// and not masked again.
func (k *Kind) UnmarshalText(b []byte) error {
	s := string(b)
	code, rest, ok := strings.Cut(s, " ")
	n, err := strconv.Atoi(code)
	if !ok || err != nil {
		return fmt.Errorf("no kind of entry: %.60q has no code", s)
	}
	var severity string
	if strings.HasPrefix(rest, `"`) {
		quoted, err := strconv.QuotedPrefix(rest)
		if err == nil {
			severity, err = strconv.Unquote(quoted)
		}
		rest, ok = strings.CutPrefix(rest[len(quoted):], " ")
		if err != nil || !ok {
			return fmt.Errorf("no kind of entry: the severity of %.60q does not read", s)
		}
	} else if severity, rest, ok = strings.Cut(rest, " "); !ok || !bareword(severity) {
		return fmt.Errorf("no kind of entry: %.60q has no severity", s)
	}
	*k = Kind{n, Severity(severity), rest}
	return nil
}

// plainText appends a text with control characters as blanks.
func plainText(dst []byte, s string) []byte {
	for _, r := range s {
		if r < ' ' || r == 0x7f {
			r = ' '
		}
		dst = utf8.AppendRune(dst, r)
	}
	if len(dst) > maxKindText {
		dst = cutText(dst)
	}
	return dst
}

// cutText shortens a text. The fingerprint is in letters so that it is no number
// to mask.
func cutText(text []byte) []byte {
	h := fnv.New64a()
	h.Write(text)
	sum := h.Sum64()
	const mark = len("...~") + 16
	end := maxKindText - mark
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	text = append(text[:end], "...~"...)
	for range 16 {
		text = append(text, 'g'+byte(sum&15))
		sum >>= 4
	}
	return text
}
