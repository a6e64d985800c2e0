package errlog

import "bytes"

// Where two logs are put together of which the first has no end of line, a record
// begins behind the text of another one: than 24 hours.05/02/00 06:12 AM 417 1 MAJOR.
// A sentence has dates and times, and no values of a header behind them.

const withinALine = "another entry starts in the middle of the line"

// headerWithin reports where a header stands in a line, at a place or behind it.
func (p *parser) headerWithin(s []byte, from int) (at int, ok bool) {
	k := betweenDigits(s, ':', max(1, from))
	if k < 0 {
		return 0, false
	}
	line := s
	if s = signs(s); len(s) < len(line) {
		k = betweenDigits(s, ':', 1) // where it stands among the signs is not known
	}
	for ; k > 0; k = betweenDigits(s, ':', k+1) {
		if at, ok = p.headerAround(s, k); ok {
			if at = byteOf(line, at); at >= from {
				return at, true
			}
		}
	}
	return 0, false
}

// headerAround reports where a header begins whose time has a colon at a place of a
// line.
func (p *parser) headerAround(s []byte, colon int) (at int, ok bool) {
	first := max(0, colon-maxAhead)
	if p.order != nil && p.order[0] != TimeColumn {
		for at = first; at < colon; at++ {
			if order, whole, weak := p.mended(s[at:], 0, 0); order != nil && whole && !weak {
				return at, true
			}
		}
		return 0, false
	}
	time := colon - min(2, digitsBefore(s, colon))
	if time > 1 && s[time-1] == ':' && isDigit(s[time-2]) || !mayEndDate(s[:time]) {
		return 0, false // the time begins before, or no date stands there
	}
	n := timeShape(s, time, false)
	if n == 0 || p.order == nil && !numberBehind(s, time+n) {
		return 0, false
	}
	_, whole, weak := p.mended(s[time:], 0, n)
	if end := severityTouches(s, time+n); !whole && p.order == nil && end > 0 {
		_, whole, _ = p.mended(s[time:end], 0, n)
		weak = false
	}
	if !whole {
		return 0, false
	}
	fewest := maxWrongWithin + 1
	for i := first; i < time; i++ {
		if wrong := wrongInDate(s, i, time); wrong < fewest && !(weak && i > 0 && s[i-1] == ' ') {
			at, fewest = i, wrong
		}
	}
	return at, fewest <= maxWrongWithin
}

// numberBehind reports whether a number stands behind the blanks at s[i:].
func numberBehind(s []byte, i int) bool {
	n := skipBlanks(s, i)
	return n > i && n < len(s) && isDigit(s[n])
}

// severityTouches returns where the severity of a header ends whose values begin at
// s[i:], if what follows stands right behind it: the ends of lines were lost, or replaced
// by what another format has for them, as CRITICAL<br>Archive failed. It is 0 if none does.
func severityTouches(s []byte, i int) int {
	for range 2 {
		i = skipBlanks(s, i)
		n := digitRun(s, i)
		if n == 0 || i+n >= len(s) || s[i+n] != ' ' {
			return 0
		}
		i += n
	}
	i = skipBlanks(s, i)
	word, capitals := i, i
	for word < len(s) && isLetter(s[word]) {
		if word++; capitals == word-1 && s[word-1] < 'a' {
			capitals = word
		}
	}
	switch {
	case word-i < len("INFO") || word == len(s) || capitals == i:
	case s[word] < ' ' || bytes.IndexByte([]byte(`<\|;&%=^_~`), s[word]) >= 0:
		return word
	case capitals-i >= len("INFO") && s[word] != '-':
		return capitals
	}
	return 0
}

// mayEndDate tells at a glance whether a date can stand at the end of a text, with what
// stands between it and a time: it ends with digits, or with a word that has digits
// ahead, as 02-MAY does. One sign of the digits may be wrong.
func mayEndDate(s []byte) bool {
	i := len(s)
	for i > 0 && (s[i-1] == ' ' || s[i-1] == ',') {
		i--
	}
	if endsInDigits(s[:i]) {
		return true
	}
	for i > 0 && (isLetter(s[i-1]) || s[i-1] == '.') {
		i--
	}
	for i > 0 && (s[i-1] == ' ' || s[i-1] == '-') {
		i--
	}
	return endsInDigits(s[:i])
}

// endsInDigits reports whether one of the last two signs is a digit.
func endsInDigits(s []byte) bool {
	n := len(s)
	return n > 0 && isDigit(s[n-1]) || n > 1 && isDigit(s[n-2])
}

// maxWrongWithin is how many signs of the date can be wrong there. Two times are a date
// of which two are.
const maxWrongWithin = 1

// wrongInDate returns how many signs of a date at s[i:] that ends before a time were
// not read; more than maxWrongWithin if there is none.
func wrongInDate(s []byte, i, time int) int {
	if n := digitRun(s, i); n == 3 || n == 4 && string(s[i:i+2]) != "19" && string(s[i:i+2]) != "20" {
		return maxWrongWithin + 1 // those before belong to a word
	}
	if n := dateShape(s, i); n > 0 && i+n <= time && len(bytes.Trim(s[i+n:time], " ,T")) == 0 {
		return 0
	}
	fewest := maxWrongWithin + 1
	for _, skeleton := range dateSkeletons {
		if end, wrong := held(s, i, skeleton); end > 0 && skipBlanks(s, end) == time {
			fewest = min(fewest, wrong)
		}
	}
	return fewest
}

// endsAsHeader reports whether a word in capitals ends a line and a number is before it.
func endsAsHeader(s []byte) bool {
	i := len(s) - 1
	for i > 0 && 'A' <= s[i] && s[i] <= 'Z' {
		i--
	}
	word := i
	for i > 0 && s[i] == ' ' {
		i--
	}
	return i < word && word < len(s)-1 && isDigit(s[i])
}
