// Package topline reads the lines that say when a screen was shown: the first row of
// a CMS screen, with a clock and the product's name, and a date and time that stand
// alone, as the command date prints them above what the next command shows.
package topline

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu/internal/capture"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// Clock reads the time at the start of a line where a name of CMS follows it, such as
//
//	05/02/00 08:00  CentreVu(R) CMS            Windows: 1 of 10
//
// or the other way round. A log entry begins with a time as well, but a number follows.
// No document shows this row (INF).
func Clock(text string, clock wallclock.Reader) (time.Time, bool) {
	if text, _ = bare(text); !mayBe(text) {
		return time.Time{}, false
	}
	text = wording.Narrow(text)
	if text[0] > '9' {
		if at := clockBehind(text); at > 0 {
			return Date(text[at:], clock)
		}
	}
	if text[0] > '9' {
		text = text[len(weekday.FindString(text)):]
	}
	if text == "" || text[0] < '0' || text[0] > '9' {
		return time.Time{}, false
	}
	t, n, err := clock.Prefix(text)
	if err != nil {
		return Date(text[:otherTime(text)], clock)
	}
	rest := strings.TrimSpace(text[n:])
	first, _ := utf8.DecodeRuneInString(rest)
	return t.Time, unicode.IsLetter(first) && strings.Contains(rest, "CMS") || names(rest)
}

// bare returns what stands in a row without the marks of a quotation ("> "), the bars of
// clint ("|") and the blanks around it, and where that begins. Windows are read whatever
// stands beside them, so each row here is read without these, and with the digits and
// signs of any width.
func bare(text string) (inner string, from int) {
	inner = strings.TrimLeftFunc(text, func(c rune) bool { return c == '>' || isRim(c) })
	return strings.TrimRightFunc(inner, isRim), len(text) - len(inner)
}

func isRim(c rune) bool { return wording.Blank(c) || frame.Side(c) }

// mayBe tells at a glance most texts apart from the first row of a screen.
func mayBe(text string) bool {
	if strings.Contains(text, "CMS") {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsDigit(last) && (last >= utf8.RuneSelf ||
		strings.Contains(text, "  ") && (counts(text) || wording.Holds(text, "cms") || wording.Holds(text, "management")))
}

// counts reports whether a text may end in the number of windows, and in no time or date.
func counts(text string) bool {
	colon := strings.LastIndexAny(text, ":：")
	return colon >= 0 && strings.ContainsFunc(text[colon:], func(c rune) bool { return c == '/' || unicode.IsLetter(c) })
}

// weekday is the name of a day before a date, abbreviated or in full, in the languages of
// servers in Latin script.
var weekday = regexp.MustCompile(`(?i)^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|lun|mar|mer|mi[eé]|jeu|jue|gio|ven|vie|sam|sab|s[aá]b|dim|dom|` +
	`mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo|seg|ter|qua|qui|sex)\.?,? +`)

// clockBehind returns where the date and time begin in a row that shows the product's name
// first, 0 if it does not, or if they cannot be read: what it shows there is then unknown.
func clockBehind(text string) int {
	at := strings.LastIndex(text, "  ") + len("  ")
	if at < len("  ") || !names(strings.TrimSpace(text[:at])) {
		return 0
	}
	if _, ok := Date(text[at:], wallclock.Reader{}); !ok {
		return 0
	}
	return at
}

// names reports whether a text is what stands beside the clock: the product's name, or in
// its place that of an ACD or a host, and the number of windows.
func names(text string) bool {
	name, windows, _ := strings.Cut(text, "  ")
	windows = strings.TrimSpace(windows)
	return productName.FindString(name) == name && name != "" && (windows == "" || windowsOf.MatchString(windows)) ||
		isPlace(name) && windowsOf.MatchString(windows)
}

// isPlace reports whether a text is the name of an ACD or a host, or says which ACD is the
// current one. A word that can say how things are is none.
func isPlace(text string) bool {
	return place.MatchString(text) && !state.MatchString(text)
}

var (
	place = regexp.MustCompile(`^(?:(?i:(?:current )?acd:? ?)\d{1,2}(?: [\pL\d][\pL\d_.+-]{0,19})?|\pL[\pL\d_.+-]{0,19})$`)
	state = regexp.MustCompile(`(?i)fail|\berr|down|stop|\boff|lost|abort|cancel|interrupt|alarm|alert|warn|crit|\bfull|dead|hung|miss|avail|\bno\b|\bnot|busy|wait|work|succe|\bout\b|troub|problem|maint|` +
		`single|shut|halt|panic|fault|\bbad|broke|exceed|overflow|suspend|disab|activ|idle|unkn|den(?:y|ied)|refus|reject|time|reset|start|boot|recover|pend|quiesc|exit|\bend|close|done|\brun`)
)

const ofWindows = `(?:windows?|fenster|fen[eê]tres?|ventanas?|finestr[ae]|janelas?|vensters?|ウ[イィ]ンドウ) ?[:：] *\d{1,2} ?(?:\pL{1,4}|/) ?\d{1,2}`

var windowsOf = regexp.MustCompile(`(?i)^` + ofWindows + `$`)

// productName is what stands behind the clock in the first row (INF: no document
// shows it): the vendor's names of CMS over the years, a release, and the number
// of windows.
var productName = regexp.MustCompile(`(?i)^(?:(?:(?:centrevu|avaya|lucent|technologies|definity)(?: ?\((?:r|tm)\)|®|™)?) +)*` +
	`(?:cms|call management system)(?: ?\((?:r|tm)\)|®|™)?(?: +(?:release |version |v)?r?\d[\w.]*)?` +
	`(?: +` + ofWindows + `)?(?:$|\s)`)

// Banner returns where the first row of a CMS screen ends in a text: a time and
// the product's name, in either order, or the name alone. It is 0 if the text does not
// begin with them.
func Banner(text string) int {
	inner, from := bare(text)
	if !mayBe(inner) {
		return 0
	}
	narrow := wording.Narrow(inner)
	switch n := banner(narrow); {
	case n == 0:
		return 0
	case n == len(narrow):
		return len(text)
	default:
		for range narrow[:n] { // each character stands for one
			_, size := utf8.DecodeRuneInString(text[from:])
			from += size
		}
		return from
	}
}

func banner(text string) int {
	if !mayBe(text) {
		return 0
	}
	if text[0] > '9' && (productName.FindString(text) == text || clockBehind(text) > 0) {
		return len(text)
	}
	if day := len(weekday.FindString(text)); day > 0 {
		if n := banner(text[day:]); n > 0 && timeEnd(text[day:])+otherTime(text[day:]) > 0 {
			return day + n
		}
		return 0
	}
	n := timeEnd(text)
	if n == 0 {
		if otherTime(text) > 0 {
			return len(text)
		}
		return 0
	}
	name := strings.TrimLeft(text[n:], " ")
	if names(name) {
		return len(text)
	}
	m := productName.FindString(name)
	if m == "" {
		return 0
	}
	return len(text) - len(name) + len(m)
}

// windowCount is how many windows the first row of a screen says are open.
var windowCount = regexp.MustCompile(`[:：] *(\d{1,2}) ?(?:\pL{1,4}|/) ?\d{1,2}\s*$`)

// Windows returns how many windows the first row of a CMS screen says are open. It is false
// of a text that says nothing of that.
func Windows(text string) (open int, ok bool) {
	text, _ = bare(text)
	text = wording.Narrow(text)
	m := windowCount.FindStringSubmatch(text[:Banner(text)])
	if m == nil {
		return 0, false
	}
	open, err := strconv.Atoi(m[1])
	return open, err == nil
}

// otherTime returns where the time ends in the first row of a screen that is written in
// another way than those of CMS: of a row that shows nothing but the product's name behind
// it, and if it can be read. It is 0 of any other.
func otherTime(text string) int {
	if !mayBe(text) || text[0] < '0' || text[0] > '9' {
		return 0
	}
	for n := 0; n < min(len(text), longest); n++ {
		name := strings.TrimLeft(text[n:], " ")
		if text[n] != ' ' || !names(name) {
			continue
		}
		if _, ok := Date(text[:n], wallclock.Reader{}); ok {
			return n
		}
	}
	return 0
}

// timeEnd returns where the time ends that a text begins with, 0 if it begins
// with none.
func timeEnd(text string) int {
	if text == "" || text[0] < '0' || text[0] > '9' {
		return 0
	}
	_, n, err := wallclock.Reader{}.Prefix(text)
	if err != nil {
		return 0
	}
	return n
}

// dateLine is a date and time as the command date prints them, in its language, as the
// shell's time formats do, and as people write them.
var dateLine = regexp.MustCompile(`^` + dateAndTime + `$`)

const dateAndTime = `(?:\pL{2,4}\.?,? +)?(?:` +
	`(?:\pL{3,10}\.? +\d{1,2}(?:,? \d{4})?|\d{1,2}\.?[- ] *\pL{3,10}\.?(?:,?[- ]\d{2}(?:\d\d)?)?),?(?: \d{4})? +` + timeOfDay + `(?: [A-Z]{1,5}(?:[+-]\d{1,2})?| ?[+-]\d\d:?\d\d)?(?: \d{4})?|` +
	`(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{4}年 ?\d{1,2}月 ?\d{1,2}日(?: ?\p{Han}{1,3})?)(?:,? +|T)` + timeOfDay + `(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)`

const timeOfDay = `\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?)?`

// longest is how many bytes a date and time take at most.
const longest = 60

// IsDate reports whether a line is a date and time and nothing else, begins a mail that was
// saved with the others of its folder ("From root Tue May  2 07:50:11 2000"), or ends what
// script recorded.
func IsDate(text string) bool {
	text = withoutFrame(text)
	return len(text) <= longest && strings.Contains(text, ":") && (timeEnd(text) == len(text) || dateLine.MatchString(text))
}

var (
	sender     = regexp.MustCompile(`^From [\w.@-]*[\pL@][\w.@-]* +`)
	scriptDone = regexp.MustCompile(`^Script done(?: on|,(?: file is \S+)?) +(.*?)(?: *[\[<].*)?$`)
)

// withoutFrame cuts off what stands around the date in such a line.
func withoutFrame(text string) string {
	text, _ = bare(text)
	text = wording.Narrow(text)
	switch {
	case strings.HasPrefix(text, "From "):
		return text[len(sender.FindString(text)):]
	case strings.HasPrefix(text, "Script done"):
		if m := scriptDone.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return text
}

// inZone is the zone in a line of the command date. The clock is the server's,
// whatever the shell calls its zone.
var inZone = regexp.MustCompile(`(:\d\d(?: [AP]M)?) ([A-Z]{1,5}(?:[+-]\d{1,2})?)( \d{4})?$`)

// withoutZone cuts the name of the zone out of a line.
func withoutZone(text string) (cut, zone string) {
	m := inZone.FindStringSubmatch(text)
	if m == nil || m[2] == "AM" || m[2] == "PM" {
		return text, ""
	}
	return strings.TrimSuffix(text, m[0]) + m[1] + m[3], m[2]
}

// Date reads a line that is a date and time and nothing else. It reports false for
// another one, and for one that cannot be read.
func Date(text string, clock wallclock.Reader) (time.Time, bool) {
	if !IsDate(text) {
		return time.Time{}, false
	}
	text = withoutFrame(text)
	if t, n, err := clock.Prefix(text); err == nil && n == len(text) {
		return t.Time, true
	}
	text, _ = withoutZone(text)
	return capture.Time(text, zoneOf(clock))
}

func zoneOf(clock wallclock.Reader) *time.Location {
	if clock.Location == nil {
		return time.UTC
	}
	return clock.Location
}

// Span reads a line that is a date and time and nothing else, for who asks whether it can
// be of the time near which something was seen: from the first to the last instant that it
// can mean. Of the years of one that names none, of the day and the month in digits, and
// of the zones that a name can stand for, those count that are nearest.
func Span(text string, clock wallclock.Reader) (from, to time.Time, ok bool) {
	if !IsDate(text) {
		return from, to, false
	}
	text = withoutFrame(text)
	wall, zone := withoutZone(text)
	var at time.Time
	read := func(t time.Time, ok bool) {
		if ok && (at.IsZero() || t.Sub(clock.Near).Abs() < at.Sub(clock.Near).Abs()) {
			at = t
		}
	}
	if t, n, err := clock.Prefix(text); err == nil && n == len(text) {
		return t.Time, t.Latest().Add(time.Minute), true
	}
	read(Date(text, clock))
	read(capture.Time(text, zoneOf(clock)))
	switch m := inDigits.FindStringSubmatch(wall); {
	case m != nil:
		for _, century := range [...]string{"", "19", "20"} {
			if len(century)+len(m[3]) == len("2000") {
				read(capture.Time(m[1]+"."+m[2]+"."+century+m[3]+m[4], zoneOf(clock)))
				read(capture.Time(m[2]+"."+m[1]+"."+century+m[3]+m[4], zoneOf(clock)))
			}
		}
	case at.IsZero() && !clock.Near.IsZero():
		for year := clock.Near.Year() - 1; year <= clock.Near.Year()+1; year++ {
			read(capture.Time(wall+" "+strconv.Itoa(year), zoneOf(clock)))
		}
	}
	if at.IsZero() {
		return from, to, false
	}
	from, to = at, at.Add(time.Minute)
	if name, _ := at.In(zoneOf(clock)).Zone(); zone != "" && zone != name && zone != "UTC" && zone != "GMT" {
		from, to = from.Add(-widestZones), to.Add(widestZones)
	}
	return from, to, true
}

// Said reads the date and time in a line of a session, for who asks when that was: from the
// first to the last instant that it can mean. A line that speaks of something else than of
// now says nothing; a day does only alone, or where it says that it is the current one.
func Said(text string, clock wallclock.Reader) (from, to time.Time, ok bool) {
	if len(text) > longestSaid || elsewhen.MatchString(text) {
		return from, to, false
	}
	if m := saysTime.FindStringSubmatch(text); m != nil {
		if from, to, ok = Span(m[1], clock); ok {
			return from, to, true
		}
	}
	if m := saysDay.FindStringSubmatch(text); m != nil && (m[0] == text || ofNow.MatchString(text)) {
		from, _, ok = Span(m[1]+" 00:00", clock)
		return from, from.AddDate(0, 0, 1), ok
	}
	return from, to, false
}

const longestSaid = 200

var (
	saysTime = regexp.MustCompile(`(?:^|[^\pL\d])(` + dateAndTime + `)(?:[^\pL\d]|$)`)
	saysDay  = regexp.MustCompile(`(?:^|[^\pL\d])(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d\d)?|\pL{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? \pL{3,10}\.? \d{4}|\d{4}年 ?\d{1,2}月 ?\d{1,2}日)(?:[^\pL\d]|$)`)
	ofNow    = regexp.MustCompile(`(?i)\b(?:today|now|date|session|log|log ?file|opened|begun|started|heute|datum|aujourd|hoy|fecha|oggi|hoje|vandaag)\b|今日|日付|本日`)
	elsewhen = regexp.MustCompile(`(?i)\blast\b|letzt|derni[eè]re|[uú]ltim[oa]|laatste|最終|fail|since|©|\(c\)|copyright|generic|release|version|install|patch|upgrad|updat|built|compiled|creat|modified|expire|valid|\bboot|\buntil\b|schedul|maintenance window`)
)

// inDigits is a date in digits of which the day can stand first.
var inDigits = regexp.MustCompile(`^(?:\pL{2,4}\.?,? +)?(\d{1,2})[-.](\d{1,2})[-.](\d{2}|\d{4})\b(.*)$`)

// widestZones is how far two zones lie apart at most of which one is the server's.
const widestZones = 26 * time.Hour / 2

// Page is the heading that pr(1) puts on a page.
type Page struct {
	Date   string // of the file, or of the printing
	Title  string // with the date
	Name   string // of the file, or what pr was told to print; may be empty
	Number int
}

// pageNumber is the end of such a heading, in the seven languages in Latin script that
// servers have.
var pageNumber = regexp.MustCompile(`(?i)^(.*?) *\s(?:page|seite|blatt|página|pagina|(?:pag|pg|blz)\.?) +(\d{1,6})$`)

// PageOf reads a heading of pr(1): a date and time, the name of a file or a title, and the
// number of the page.
//
//	2000-05-02 07:58                    errors.txt                    Page 1
//	May  2 07:58 2000  errors.txt Page 1
func PageOf(text string) (Page, bool) {
	if text == "" || text[len(text)-1] < '0' || text[len(text)-1] > '9' || !strings.Contains(text, ":") {
		return Page{}, false
	}
	text, _ = bare(text)
	m := pageNumber.FindStringSubmatch(text)
	if m == nil {
		return Page{}, false
	}
	number, err := strconv.Atoi(m[2])
	title := strings.TrimSpace(m[1])
	for n := min(len(title), longest); n > 0 && err == nil && number > 0; n-- {
		if n == len(title) || title[n] == ' ' && title[n-1] != ' ' {
			if IsDate(title[:n]) {
				return Page{Date: title[:n], Title: strings.Join(strings.Fields(title), " "), Name: strings.TrimSpace(title[n:]), Number: number}, true
			}
		}
	}
	return Page{}, false
}
