package errlog

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

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
//	<n>      a number with its sign, decimals and ordinal ending, a hexadecimal
//	         id of six digits or more, a UUID; within a word too: R<n>, ech<n>
//	<date>   three numbers between slashes or hyphens, or a dotted date, whether
//	         or not it exists: the one documented entry holds 1409/22993/10
//	<time>   hours and minutes, with seconds, AM or PM and a zone, if there
//	<day>    the name of a day of the week, such as Mon or Monday
//	<month>  the name of a month, such as Oct or OCTOBER
//	<addr>   an IPv4, IPv6 or MAC address
//	<host>   a host name with dots
//	<path>   a file path that begins with /, ./, ../, ~/ or a drive, and a URL
//	<name>   a name in quotes, an e-mail address, the value of host=, user=
//	         and the like
//
// Everything else is kept, letter case included; blanks are one blank. Words
// are never masked for being rare, and a bare name cannot be told from a word,
// so "user smith" and "user jones" are two kinds. What says how things are is
// never masked, in quotes or in a path neither: "is up" and "is down", "up"
// and "down", are always two kinds.
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
	k.buf = maskText(k.buf[:0], e.Text)
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
