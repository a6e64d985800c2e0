// Package mask replaces what varies in a message between two reports of one
// fault, so that what is left tells the sort of the message.
//
// It is a pure function of the text: no message has a say in how another one is
// masked. Parts are told by their shape, by the marks that stand around them,
// and by the word before them that announces one. These are the masks:
//
//	<n>       a number with sign, decimals, exponent, unit or ordinal ending, a
//	          hexadecimal id, a UUID, a list of such (1, 4, 7; 1 4 7; 1:2:3), and
//	          a letter that numbers a name (nodeA, disk_c, controller B)
//	<date>    a date in figures, whether or not it exists, or with the name of
//	          its month; the day of the week before it goes with it
//	<time>    hours and minutes, with seconds, AM or PM and a zone, if there,
//	          and a duration in such a place (<1 sec)
//	<day>     the name of a day of the week that stands alone
//	<month>   the name of a month that stands alone
//	<addr>    an IPv4, IPv6 or MAC address or a host name, with or without a
//	          port, and what restates it in brackets behind it
//	<path>    a path of a file, and a URL
//	<volume>  the label of a backup volume (HA guide p. A-2)
//	<name>    a name in quotes or angle brackets, an e-mail address, a value of
//	          user= and the like, a name behind a word that announces one, and
//	          one with figures behind the word for a sort of things
//	          (interface eth0)
//
// What says how things are, and every word that CMS documents as one of a
// closed set, is never masked, whatever stands around it.
package mask

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Text appends a text with its variable parts masked. Blanks become one blank.
// Bytes that are no UTF-8 become U+FFFD.
func Text(dst []byte, s string) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	m := masker{dst: dst, start: len(dst), numbers: -2}
	for i := 0; i < len(s); {
		if blank(s[i]) {
			i++
			m.blank = len(m.dst) > m.start
			continue
		}
		letters := i
		for letters < len(s) && class[s[letters]]&alpha != 0 {
			letters++
		}
		end := letters
		for end < len(s) && class[s[end]]&behind != 0 {
			end++
		}
		if letters > i && (end == len(s) || blank(s[end])) {
			m.plain(s[i:letters], s[letters:end], s[end:])
			i = end
			continue
		}
		if n := quoted(s, i); n > 0 {
			m.gap()
			m.quote(s[i : i+n])
			i += n
			continue
		}
		for end = max(end, i+1); end < len(s) && !blank(s[end]) && (class[s[end]]&quote == 0 || quoted(s, end) == 0); {
			end++
		}
		begun := len(m.dst)
		m.word(s[i:end])
		if i == 0 || blank(s[i-1]) {
			m.again(begun)
		}
		i = end
	}
	return m.dst
}

// masker holds a text being masked.
type masker struct {
	dst   []byte
	start int
	blank bool // a blank is due before what comes next
	last  int  // where the last word begins in dst

	announced announcing // what the word before announces
	login     int        // words since one that speaks of logging in, counted down

	number  int  // the value of the last number, if it is the last thing written
	numbers int  // where that one ends in dst
	dated   int  // where a date without a year ends in dst, or its time behind it
	clock   bool // the last thing written is a time
}

// again leaves out a masked word that is the one before it once more, as in
// blk_1 blk_2 blk_3, with or without commas.
func (m *masker) again(begun int) {
	if begun < len(m.dst) && m.dst[begun] == ' ' {
		begun++
	}
	last := m.last
	m.last = begun
	if last < 0 || last >= begun-1 || begun >= len(m.dst) {
		return
	}
	w := m.dst[begun:]
	if len(w) > len("<n>") && bytes.IndexByte(w, '<') >= 0 && m.dst[last] == w[0] &&
		bytes.Equal(bytes.TrimRight(m.dst[last:begun-1], ",;"), bytes.TrimRight(w, ",;")) {
		m.dst = append(m.dst[:last], w...)
		m.last = last
	}
}

// gap writes the blank that is due. Behind an opening bracket there is none: it
// is what fills the place of a longer value.
func (m *masker) gap() {
	if m.blank {
		if c := m.dst[len(m.dst)-1]; c != '[' && c != '(' {
			m.dst = append(m.dst, ' ')
		}
		m.blank = false
	}
}

// out is what has been written.
func (m *masker) out() []byte { return m.dst[m.start:] }

// plain writes a word of letters, the most common thing by far, with the marks
// of the sentence behind it. rest is the text behind.
func (m *masker) plain(w, tail, rest string) {
	announced := m.announced
	m.announced, m.last = nothing, -1
	if m.login > 0 {
		m.login--
	}
	behindNumber := m.numbers == len(m.dst) || m.numbers >= 0 && m.numbers == len(m.dst)-1 && m.dst[m.numbers] == '.'
	if m.blank && (m.clock || behindNumber) && m.belongs(w, tail) {
		return
	}
	m.clock = false
	if w[0] <= 'Z' || behindNumber {
		if mark := dayOrMonth(w); mark != "" || behindNumber && foreignMonth(w) {
			m.calendar(mark)
			m.dst = append(m.dst, tail...)
			return
		}
	}
	m.gap()
	switch {
	case announced != nothing && announced != item && isName(w, announced, tail, rest):
		m.dst = append(m.dst, announced.mark()...)
	case announced == item && (len(w) == 1 && w[0] < 'a' || isDisk(w)), lettered(w): // controller B, drive sdc, nodeA
		m.dst = append(m.dst, w[:len(w)-1]...)
		m.writeNumber(-1)
	default:
		m.dst = append(m.dst, w...)
		m.announce(w, tail)
	}
	m.dst = append(m.dst, tail...)
}

// belongs reports whether a word belongs to the time or number before it: AM, a
// zone, a unit. It is left out.
func (m *masker) belongs(w, tail string) bool {
	if m.clock && (afterTime(w) || afterTime(w+tail)) {
		// The comma or dot behind it belongs to the sentence.
		m.blank, m.clock = false, false
		m.dst = append(m.dst, tail...)
		return true
	}
	return !m.clock && m.unit(w, tail)
}

// word masks a word with figures or marks in it.
func (m *masker) word(w string) {
	announced, clock := m.announced, m.clock
	m.announced, m.clock = nothing, false
	if m.login > 0 {
		m.login--
	}
	if clock && m.blank && afterTime(w) { // a.m.
		m.blank = false
		m.dst = append(m.dst, w[len(strings.TrimRight(w, trailing)):]...)
		return
	}
	m.gap()
	m.pieces(w, announced)
	if w[len(w)-1] == '=' { // user= smith, user = smith
		m.announced = keyBefore(string(bytes.TrimRight(m.out(), " =")))
	}
}

// announce notes what a word says of the next one.
func (m *masker) announce(plain, tail string) {
	if tail != "" && tail != ":" {
		m.login = 0
		return
	}
	what := announces(plain)
	if what == nothing && tail == ":" && keyBefore(plain) == user {
		what = user
	}
	switch what {
	case item, host:
		m.announced = what
	case user:
		m.announced, m.login = user, logins
	case login:
		m.login = logins
	case whom:
		if m.login > 0 && tail == "" {
			m.announced = whom
		}
	}
}

// unit reports whether a word is the unit of the number before it, and leaves
// it out, and with it a bracket that states the number once more.
func (m *masker) unit(w, tail string) bool {
	if !bytes.HasSuffix(m.out(), []byte("<n>")) {
		return false
	}
	switch w {
	case "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "kB", "K", "M", "G":
	default:
		if !shortDuration(w) {
			return false
		}
		m.dst = append(m.dst[:len(m.dst)-len("<n>")], "<time>"...)
	}
	m.blank = false
	if strings.HasPrefix(tail, ")") {
		// 1190 bytes (1.16 KB)
		if before, ok := bytes.CutSuffix(m.out(), []byte("bytes (<n>")); ok {
			m.dst = append(m.dst[:m.start+len(before)], "bytes"...)
			tail = tail[1:]
		}
	}
	m.dst = append(m.dst, tail...)
	return true
}

// quote masks a string in quotes, unless its words say how things are or it is
// no name.
func (m *masker) quote(s string) {
	inner := s[1 : len(s)-1]
	m.clock, m.announced = false, nothing
	m.dst = append(m.dst, s[0])
	if nameInQuotes(inner) {
		m.dst = append(m.dst, "<name>"...)
	} else {
		for i, w := range strings.Fields(inner) {
			m.blank = i > 0
			if trimmed := strings.TrimRight(w, trailing); onlyLetters(trimmed) {
				m.plain(trimmed, w[len(trimmed):], "")
			} else {
				m.word(w)
			}
		}
		m.blank, m.announced = false, nothing
	}
	m.dst = append(m.dst, s[len(s)-1])
}
