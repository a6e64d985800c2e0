package errlog

import (
	"hash/fnv"
	"strings"
	"unicode/utf8"
)

// maxKindText is how long the text of a kind can be. The table that holds
// descriptions has 256 characters for them.
const maxKindText = 256

// maskText appends a text with its variable parts masked.
func maskText(dst []byte, s string) []byte {
	start := len(dst)
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	clock := false // the last word was a time
	for i := 0; ; {
		for i < len(s) && blank(s[i]) {
			i++
		}
		if i == len(s) {
			break
		}
		end := i + 1
		for end < len(s) && !blank(s[end]) {
			end++
		}
		word := s[i:end]
		if clock && afterTime(word) {
			clock = false
			// The comma or dot behind it belongs to the sentence.
			dst = append(dst, word[len(strings.TrimRight(word, trailing)):]...)
			i = end
			continue
		}
		if len(dst) > start {
			dst = append(dst, ' ')
		}
		if n := quoted(s[i:]); n > 0 {
			dst = maskQuoted(dst, s[i:i+n])
			i, clock = i+n, false
			for i < len(s) && !blank(s[i]) { // what is glued to the closing quote
				dst = append(dst, s[i])
				i++
			}
			continue
		}
		dst, clock = maskWord(dst, word)
		i = end
	}
	if len(dst)-start > maxKindText {
		dst = cutText(dst, start)
	}
	return dst
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
		dst = cutText(dst, 0)
	}
	return dst
}

// cutText shortens a text that begins at start. The fingerprint is in letters
// so that it is no number to mask.
func cutText(dst []byte, start int) []byte {
	h := fnv.New64a()
	h.Write(dst[start:])
	sum := h.Sum64()
	const mark = len("...~") + 16
	end := start + maxKindText - mark
	for end > start && !utf8.RuneStart(dst[end]) {
		end--
	}
	dst = append(dst[:end], "...~"...)
	for range 16 {
		dst = append(dst, 'g'+byte(sum&15))
		sum >>= 4
	}
	return dst
}

func blank(c byte) bool { return c <= ' ' || c == 0x7f }
func digit(c byte) bool { return c >= '0' && c <= '9' }
func letter(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z'
}
func hexDigit(c byte) bool { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// What can stand around a word without being part of it.
const (
	leading  = `([{<,;"'`
	trailing = `)]}>,;:.!?"'`
)

const (
	before = 1 << iota
	behind
)

// around holds leading and trailing, for the speed of it.
var around = func() (table [256]byte) {
	for _, c := range []byte(leading) {
		table[c] |= before
	}
	for _, c := range []byte(trailing) {
		table[c] |= behind
	}
	return table
}()

// quoted returns the length of a quoted string that s begins with, of at most
// three words and 64 bytes; zero if there is none. An apostrophe within a word
// is no quote.
func quoted(s string) int {
	open := 0
	for open < len(s) && (s[open] == '(' || s[open] == '[') {
		open++
	}
	if open == len(s) || s[open] != '"' && s[open] != '\'' && s[open] != '`' {
		return 0
	}
	closing := s[open]
	if closing == '`' {
		closing = '\''
	}
	blanks := 0
	for i := open + 1; i < len(s) && i-open <= 65; i++ {
		switch {
		case s[i] == closing || s[i] == s[open]:
			if i == open+1 || i+1 < len(s) && (digit(s[i+1]) || letter(s[i+1]) || s[i+1] >= utf8.RuneSelf) {
				return 0
			}
			return i + 1
		case blank(s[i]):
			if blanks++; blanks > 2 {
				return 0
			}
		}
	}
	return 0
}

// maskQuoted masks a quoted name, unless it says how things are.
func maskQuoted(dst []byte, s string) []byte {
	open := strings.IndexAny(s, "\"'`")
	inner := s[open+1 : len(s)-1]
	dst = append(dst, s[:open+1]...)
	if !saysState(inner) {
		dst = append(dst, "<name>"...)
		return append(dst, s[len(s)-1])
	}
	for i, w := range strings.Fields(inner) {
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst, _ = maskWord(dst, w)
	}
	return append(dst, s[len(s)-1])
}

// maskWord masks a word, and reports whether it was a time.
func maskWord(dst []byte, w string) (_ []byte, clock bool) {
	simple := true
	for i := range len(w) {
		if c := w[i]; c <= '@' && (digit(c) || c == '/' || c == '@' || c == '=' || (c == '.' || c == ':') && i+1 < len(w)) || c == '\\' {
			simple = false
			break
		}
	}
	if simple && !capital(w) {
		return append(dst, w...), false
	}
	lead, end := 0, len(w)
	for lead < end && around[w[lead]]&before != 0 {
		lead++
	}
	for end > lead && around[w[end-1]]&behind != 0 {
		end--
	}
	core := w[lead:end]
	if simple {
		mark := dayOrMonth(core)
		if mark == "" {
			return append(dst, w...), false
		}
		dst = append(append(dst, w[:lead]...), mark...)
		return append(dst, w[end:]...), false
	}
	dst = append(dst, w[:lead]...)
	tail := w[end:]
	if mark := wordMark(core); mark != "" {
		dst = append(dst, mark...)
		return append(dst, tail...), mark == "<time>"
	}
	if key, value, ok := strings.Cut(core, "="); ok {
		dst = maskDigits(dst, key)
		dst = append(dst, '=')
		value = value + tail
		inner := strings.TrimFunc(value, isAround)
		if nameKey(key) && inner != "" && inner != "name" && !saysState(inner) {
			return append(dst, strings.Replace(value, inner, "<name>", 1)...), false
		}
		if n := quoted(value); n > 0 {
			return append(maskQuoted(dst, value[:n]), value[n:]...), false
		}
		if value != "" {
			return maskWord(dst, value)
		}
		return dst, false
	}
	return append(maskDigits(dst, core), tail...), false
}

// wordMark returns the mask for a word that is variable as a whole, else "".
func wordMark(s string) string {
	if s == "" {
		return ""
	}
	switch {
	case digit(s[0]) && isDate(s):
		return "<date>"
	case digit(s[0]) && isTime(s):
		return "<time>"
	case isAddress(s):
		return "<addr>"
	case isUUID(s):
		return "<n>"
	case isPath(s):
		return "<path>"
	case isHost(s):
		return "<host>"
	case strings.IndexByte(s, '@') > 0:
		if !saysState(s) {
			return "<name>"
		}
	}
	return dayOrMonth(s)
}

// maskDigits masks the numbers within a word.
func maskDigits(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if !digit(c) && !letter(c) {
			signed := (c == '-' || c == '+') && i+1 < len(s) && digit(s[i+1]) && (i == 0 || !digit(s[i-1]) && !letter(s[i-1]) && s[i-1] != '-' && s[i-1] != '>')
			if !signed {
				dst = append(dst, c)
			}
			i++
			continue
		}
		end, digits, hex := i, 0, 0
		for end < len(s) && (digit(s[end]) || letter(s[end])) {
			if digit(s[end]) {
				digits++
			}
			if hexDigit(s[end]) {
				hex++
			}
			end++
		}
		n := end - i
		switch {
		case digits == 0:
			dst = append(dst, s[i:end]...)
		case hex == n && n >= 6 && digits < n, n > 2 && s[i] == '0' && s[i+1]|0x20 == 'x' && hex == n-1:
			dst = append(dst, "<n>"...)
		case digits == n:
			for end+1 < len(s) && (s[end] == '.' || s[end] == ',') && digit(s[end+1]) {
				stop := end + 1
				for stop < len(s) && digit(s[stop]) {
					stop++
				}
				if stop < len(s) && letter(s[stop]) {
					break
				}
				end = stop
			}
			dst = append(dst, "<n>"...)
		default:
			dst = maskRuns(dst, s[i:end])
		}
		i = end
	}
	return dst
}

// maskRuns masks the digits of a word of letters and digits.
func maskRuns(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			dst = append(dst, s[i])
			i++
			continue
		}
		start := i
		for i < len(s) && digit(s[i]) {
			i++
		}
		dst = append(dst, "<n>"...)
		if start == 0 && len(s)-i == 2 {
			switch strings.ToLower(s[i:]) {
			case "st", "nd", "rd", "th":
				i += 2
			}
		}
	}
	return dst
}

// isAround reports whether r can stand around a word.
func isAround(r rune) bool {
	return strings.ContainsRune(leading, r) || strings.ContainsRune(trailing, r)
}
