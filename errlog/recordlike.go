package errlog

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// start is how a line begins that may be the first of a record: with a date and
// a time, or one of them.
type start struct {
	at         int  // where the date or time begins
	end        int  // behind it
	date, time bool // what there is
	timeFirst  bool
}

// startOf finds a date and a time in any usual shape at the start of a line, or
// behind what may stand before them: marks, a number, a weekday, a word in
// capitals. They are told by shape; whether the day exists does not matter. ok
// is false if there is none.
func startOf(s []byte) (st start, ok bool) {
	i := 0
	for words := 0; words <= maxBefore; {
		i = skipMarks(s, i)
		if i >= len(s) {
			return start{}, false
		}
		if st, ok := dateAndTime(s, i); ok {
			return st, true
		}
		end := wordEnd(s, i)
		if !standsBefore(s[i:end]) {
			return start{}, false
		}
		words++
		i = end
	}
	return start{}, false
}

// maxBefore is how many words may stand before the date of a record.
const maxBefore = 3

// dateAndTime reads the two in either order at s[i:].
func dateAndTime(s []byte, i int) (start, bool) {
	st := start{at: i}
	if n := dateShape(s, i); n > 0 {
		st.date, st.end = true, i+n
		for _, then := range between(s, st.end) {
			if n := timeShape(s, then, true); n > 0 {
				st.time, st.end = true, then+n
				if n := yearShape(s, st.end); n > 0 { // of date(1): May  2 06:12:00 UTC 2000
					st.end += n
				}
				break
			}
		}
		return st, true
	}
	if n := timeShape(s, i, false); n > 0 {
		st.time, st.timeFirst, st.end = true, true, i+n
		for _, then := range between(s, st.end) {
			if n := dateShape(s, then); n > 0 {
				st.date, st.end = true, then+n
				return st, true
			}
		}
	}
	return start{}, false
}

// between returns where the time can begin behind a date that ends at i, or the
// other way round: at once, behind blanks and marks, and behind a short word.
func between(s []byte, i int) [2]int {
	if i < len(s) && (s[i] == 'T' || s[i] == '_') {
		return [2]int{i + 1, i + 1}
	}
	j := skipMarks(s, i)
	if end := wordEnd(s, j); end > j && end-j <= 12 && !hasDigit(s[j:end]) {
		return [2]int{j, skipMarks(s, end)} // a weekday, "at", "um"
	}
	return [2]int{j, j}
}

// skipMarks passes over blanks and whatever is neither a letter nor a digit.
func skipMarks(s []byte, i int) int {
	for i < len(s) {
		c, n := utf8.DecodeRune(s[i:])
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			break
		}
		i += n
	}
	return i
}

func wordEnd(s []byte, i int) int {
	for i < len(s) {
		c, n := utf8.DecodeRune(s[i:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '_' {
			break
		}
		i += n
	}
	return i
}

func lettersEnd(s []byte, i int) int {
	for i < len(s) {
		c, n := utf8.DecodeRune(s[i:])
		if !unicode.IsLetter(c) {
			break
		}
		i += n
	}
	return i
}

// isSign reports whether a character is neither a letter nor a digit.
func isSign(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }

func hasDigit(s []byte) bool { return bytes.ContainsAny(s, "0123456789") }

// standsBefore reports whether a word can stand before the date of a record: a
// number, a weekday, a word in capitals such as a severity, or what names the
// date. Words of a sentence cannot, for a description has dates in it.
func standsBefore(word []byte) bool {
	return len(word) <= 20 && (!bytes.ContainsFunc(word, unicode.IsLower) || namesDate.has(word) || weekdays.has(word))
}

// namesDate are words that stand before a date and say what it is.
var namesDate = words("date time when on at no nr acd code entry record event datum uhrzeit heure fecha hora data ora tijd le den")

// wordSet is a set of words in lower case.
type wordSet map[string]bool

func words(list string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// has looks for a word in any letter case.
func (set wordSet) has(word []byte) bool {
	var lower [20]byte
	if len(word) > len(lower) {
		return false
	}
	for i, c := range word {
		if c >= utf8.RuneSelf {
			return set[strings.ToLower(string(word))]
		}
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	return set[string(lower[:len(word)])]
}

// weekdays of the seven languages in Latin script that CMS servers have, as
// abbreviated and in full.
var weekdays = words(`mon tue tues wed thu thur thurs fri sat sun
	monday tuesday wednesday thursday friday saturday sunday
	mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
	lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche
	mie mié jue vie sab sáb dom lunes martes miércoles miercoles jueves viernes sábado sabado domingo
	gio lunedì martedì mercoledì giovedì venerdì sabato domenica
	ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
	seg ter qua qui sex segunda terça terca quarta quinta sexta`)

// months in the same languages, as abbreviated and in full.
var months = words(`jan feb mar apr may jun jul aug sep sept oct nov dec
	january february march april june july august september october november december
	janv janvier févr fevr fév fev février fevrier mars avr avril mai juin juil juillet aoû aou août aout septembre octobre
	novembre déc décembre decembre
	januar jänner februar mär mrz märz maerz juni juli okt oktober dez dezember
	ene enero febrero marzo abr abril mayo junio julio ago agosto septiembre setiembre octubre noviembre dic diciembre
	gen gennaio febbraio aprile mag maggio giu giugno lug luglio set settembre ott ottobre novembre dicembre
	januari februari mrt maart mei augustus
	janeiro fevereiro março marco maio junho julho setembro out outubro novembro dezembro`)

// dateShape returns the length of a date at s[i:], zero if there is none:
// 05/02/00, 05.02.00, 05-02-00, 2000-05-02, 20000502, 2 May 2000, 02-May-00,
// May 2, 2000, 2000年5月2日.
func dateShape(s []byte, i int) int {
	a := digitRun(s, i)
	if a == 0 {
		return monthFirst(s, i)
	}
	end := i + a
	switch {
	case a > 8 || end == len(s):
		return 0
	case a == 8 || a == 6: // no separators, and a time behind it
		if n := skipBlanks(s, end); n > end && timeShape(s, n, true) > 0 || s[end] == 'T' {
			return a
		}
		return 0
	case a > 4:
		return 0
	}
	if sep := s[end]; sep == '/' || sep == '.' || sep == '-' {
		b := digitRun(s, end+1)
		if 0 < b && b <= 2 && end+1+b < len(s) && s[end+1+b] == sep {
			c := digitRun(s, end+2+b)
			if n := a + b + c + 2; c > 0 && c <= 4 && (sep == '/' || a == 4 || c == 2 || c == 4) && !goesOnAs(s, i+n, sep) {
				return n // and no address or release: 10.1.2.3, 18.0.2
			}
		}
		// 05/02, without a year, and a time of day behind it
		if n := a + 1 + b; sep == '/' && a <= 2 && 0 < b && b <= 2 && i+n < len(s) && s[i+n] == ' ' && timeShape(s, skipBlanks(s, i+n), false) > 0 {
			return n
		}
	}
	if b := digitRun(s, end+len("年")); bytes.HasPrefix(s[end:], []byte("年")) && b > 0 {
		rest := end + len("年") + b
		if c := digitRun(s, rest+len("月")); bytes.HasPrefix(s[min(rest, len(s)):], []byte("月")) && c > 0 {
			rest += len("月") + c
			if bytes.HasPrefix(s[rest:], []byte("日")) {
				rest += len("日")
			}
			return rest - i
		}
	}
	if a > 2 {
		return 0
	}
	// 2 May 2000, 2. Mai, 02-May-00
	word := skipMarks(s, end)
	stop := lettersEnd(s, word)
	if word-end > 2 || len(bytes.Trim(s[end:word], " .-/")) > 0 || !months.has(s[word:stop]) {
		return 0
	}
	return stop + yearBehind(s, stop) - i
}

// goesOnAs reports whether another number follows behind a separator.
func goesOnAs(s []byte, i int, sep byte) bool {
	return i < len(s) && s[i] == sep && digitRun(s, i+1) > 0
}

// monthFirst reads May 2 and May 2, 2000.
func monthFirst(s []byte, i int) int {
	stop := lettersEnd(s, i)
	if !months.has(s[i:stop]) {
		return 0
	}
	day := skipMarks(s, stop)
	n := digitRun(s, day)
	if n == 0 || n > 2 || day-stop > 3 || day+n < len(s) && s[day+n] == ':' {
		return 0
	}
	return day + n + yearBehind(s, day+n) - i
}

// yearBehind returns the length of a year behind a month or day, with what
// stands before it.
func yearBehind(s []byte, i int) int {
	j := skipMarks(s, i)
	n := digitRun(s, j)
	if j-i > 2 || n != 2 && n != 4 || j+n < len(s) && (s[j+n] == ':' || s[j+n] == '.' && digitRun(s, j+n+1) == 2) {
		return 0 // it is an hour
	}
	return j + n - i
}

// yearShape returns the length of the zone and the year that date(1) ends with.
func yearShape(s []byte, i int) int {
	j := skipBlanks(s, i)
	if end := lettersEnd(s, j); end > j && end-j <= 5 {
		j = skipBlanks(s, end)
	}
	if n := digitRun(s, j); n == 4 && j > i && (s[j] == '1' || s[j] == '2') && (j+n == len(s) || s[j+n] == ' ') &&
		(s[j+1] == '9' || s[j+1] == '0') {
		return j + n - i
	}
	return 0
}

// timeShape returns the length of a time of day at s[i:], zero if there is none:
// 06:12, 6:12:00 AM, 06:12:00.123+02:00, 06.12, 06h12 and, behind a date, 0612,
// 061200 and 6 AM.
func timeShape(s []byte, i int, behindDate bool) int {
	a := digitRun(s, i)
	if a == 0 || i+a > len(s) {
		return 0
	}
	end := i + a
	switch {
	case a <= 2 && end < len(s) && (s[end] == ':' || s[end]|0x20 == 'h' || behindDate && s[end] == '.') && digitRun(s, end+1) == 2:
		end += 3
		for end < len(s) && bytes.IndexByte([]byte(":.,m+-"), s[end]) >= 0 && digitRun(s, end+1) > 0 {
			end += 1 + digitRun(s, end+1)
		}
	case behindDate && a <= 2 && end < len(s) && s[end] == ':' && digitRun(s, end+1) < 2 && end+1+digitRun(s, end+1) == len(s):
		return len(s) - i // the log was cut in it
	case a <= 2 && bytes.HasPrefix(s[end:], []byte("時")):
		end = wordEnd(s, end)
	case behindDate && (a == 4 || a == 6):
		if end < len(s) && s[end] != ' ' && s[end] != 'Z' {
			return 0
		}
	case behindDate && a <= 2 && (a == 1 || string(s[i:end]) <= "12") && halfOfDay(s, end) > 0: // 6 AM; no 24 PM
	default:
		return 0
	}
	return end + halfOfDay(s, end) - i
}

// halfOfDay returns the length of AM, PM, a.m. or Z, and the blanks before it.
func halfOfDay(s []byte, i int) int {
	j := skipBlanks(s, i)
	end := lettersEnd(s, j)
	if end-j > len("uhr") {
		return 0
	}
	switch w := strings.ToLower(string(s[j:end])); {
	case w == "am" || w == "pm" || w == "z" || w == "uhr":
		return end - i
	case (w == "a" || w == "p") && bytes.HasPrefix(bytes.ToLower(s[end:]), []byte(".m")):
		end += len(".m")
		if end < len(s) && s[end] == '.' {
			end++
		}
		return end - i
	}
	return 0
}

func digitRun(s []byte, i int) int {
	n := 0
	for i+n < len(s) && isDigit(s[i+n]) {
		n++
	}
	return n
}

func skipBlanks(s []byte, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// startsRecord reports what is wrong with a line that starts like a record and
// is no header, nil for a line of a description. A date and a time with values
// of a header behind them are the start of a record wherever they stand; with a
// sentence behind them, they are if the line before had room for them, so that
// no wrapping can have put them at the start of a line.
func (p *parser) startsRecord(s []byte) *wrong {
	plain := inASCII(s)
	if plain == nil {
		plain = s
	}
	at, ok := p.recordAt(plain)
	chars := utf8.RuneCount(plain[:at])
	if !ok {
		chars, ok = p.garbled(s)
		if st, dated := startOf(plain); dated && st.date {
			chars = utf8.RuneCount(plain[:st.at]) // the same as where it reads without what is above
		}
	}
	if !ok {
		return nil
	}
	return &wrong{byteOf(s, chars), likeAnEntry}
}

const endsLikeAnEntry = "it ends like the first line of an entry, whose start is missing"

// severityEnds are words that stand at the end of headers.
var severityEnds = words("info minor major critical warning error alert fatal")

// endOfHeader reports a line that begins as text and ends as a header does, in the end of a
// time, two numbers and a severity in capitals: what lies between was lost, and with it
// where the text above ended.
func endOfHeader(s []byte) *wrong {
	if !endsAsHeader(s) || !textAhead(s) {
		return nil
	}
	word := bytes.LastIndexByte(s, ' ') + 1
	if !severityEnds.has(s[word:]) {
		return nil
	}
	rest := s[:word]
	for range 2 { // ACD and code
		rest = bytes.TrimRight(rest, " ")
		n := digitsBefore(rest, len(rest))
		if rest = rest[:len(rest)-n]; n == 0 || !bytes.HasSuffix(rest, []byte(" ")) {
			return nil
		}
	}
	rest = bytes.TrimRight(rest, " ")
	half := bytes.HasSuffix(rest, []byte("AM")) || bytes.HasSuffix(rest, []byte("PM"))
	if n := digitsBefore(rest, len(rest)); !half && (n != 2 || len(rest) == n || rest[len(rest)-n-1] != ':') {
		return nil
	}
	return &wrong{len(rest) - 2, endsLikeAnEntry}
}

// byteOf returns where the character of that number stands in a line.
func byteOf(s []byte, chars int) int {
	at := 0
	for range chars {
		_, n := utf8.DecodeRune(s[at:])
		at += n
	}
	return at
}

func (p *parser) recordAt(s []byte) (at int, ok bool) {
	st, ok := startOf(s)
	if !ok || !st.date {
		return p.oddStart(s)
	}
	var h header
	values := (h.oddValues(s, behindMarks(s, st.end), documented[1:]) && !h.weak && !((st.timeFirst || bytes.ContainsFunc(s[:st.at], unicode.IsLetter)) && h.isSentence(s)) || severityFirst(s, st)) &&
		!bytes.HasPrefix(s[st.end:], []byte(" , ")) // of the documented record: 02:24:00 04/25/00 , UNIX clock
	if !values && bytes.HasSuffix(s[:st.at], []byte(": ")) && p.tellsOfBefore(s, st) {
		return 0, false // ACD3: 05/02/00 06:12 AM
	}
	rest := s[st.end:] // 05/02/00 06:1*****ITICAL
	masked := st.at == 0 && bytes.ContainsFunc(rest, unicode.IsUpper) && !bytes.ContainsFunc(rest, unicode.IsLower)
	return st.at, st.time && values || (st.time || values || masked) && !p.wrapped(s, st)
}

// behindMarks passes over what sets a time off: [05/02/00 06:12 AM] 3 4 CRITICAL.
func behindMarks(s []byte, i int) int {
	for i < len(s) && bytes.IndexByte([]byte("])>}:;,|\"'"), s[i]) >= 0 {
		i++
	}
	return i
}

// severityFirst reports whether a severity stands before the date, and behind the
// time nothing but numbers.
func severityFirst(s []byte, st start) bool {
	before, behind := bytes.Fields(s[:st.at]), bytes.Fields(s[st.end:])
	numbers := !slices.ContainsFunc(behind, func(w []byte) bool { return digitRun(w, 0) < len(w) })
	return len(behind) > 0 && numbers && slices.ContainsFunc(before, func(w []byte) bool { return isCapitals(string(w)) })
}

const likeAnEntry = "it starts like an entry and does not read as one"

// wrapped reports whether a line that begins with s can be the text of an entry
// that goes on there because the line before was full.
func (p *parser) wrapped(s []byte, st start) bool {
	switch {
	case !p.open:
		return false
	case p.desc == 0:
		return true // an entry has a description
	case bytes.IndexByte([]byte(".!?"), p.record[len(p.record)-1]) >= 0:
		return false
	case st.timeFirst:
		// The documented entry has "clock is 12:29:32 10/19/15" in it, which
		// columns of any width can cut.
		return p.tail.last() >= 24
	}
	word, _, _ := bytes.Cut(s, []byte(" "))
	return p.tail.last()+1+len(word) > p.width
}

// wrapAt is the width at which descriptions are wrapped in the documented
// record.
const wrapAt = 62
