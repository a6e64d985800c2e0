package errlog

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/who"
	"example.com/centrevu/internal/wording"
)

// Scope is what a log says of itself about how much of the whole it shows. The
// zero Scope is that of a log that says nothing.
type Scope struct {
	// Part says that there is more of it elsewhere: it is one page of several
	// and the others are not there, ends in (more), is of one ACD or code, or
	// names a range of which nobody knows when it ends.
	Part bool `json:"part,omitempty"`

	// From and To are the range of dates that it was asked for, To the last
	// second of it. They are zero where it names none.
	From time.Time `json:"from,omitzero"`
	To   time.Time `json:"to,omitzero"`

	// Lines are those that say so.
	Lines []centrevu.Line `json:"lines,omitempty"`
}

// Until returns the time up to which the log shows what happened, if it was
// captured at one time and its newest entry is of another: no later than its
// range, and of a log that is a part no later than that entry.
func (s Scope) Until(newest, captured time.Time) time.Time {
	until := captured
	if !s.To.IsZero() && s.To.Before(until) {
		until = s.To
	}
	if s.Part && newest.Before(until) {
		until = newest
	}
	return until
}

// scoper reads the Scope while the lines go by.
type scoper struct {
	Scope
	pages   map[int]bool // that the log says it has
	of      int          // how many there are
	rows    [][2]int     // the first and the last of those it says it shows
	more    bool         // it said that it goes on, and no record came since
	since   int          // lines of text that came since then
	saved   time.Time    // the time of the file of which these are the pages, that pr(1) puts above them
	newest  time.Time    // of the entries, if that is known
	printed time.Time    // the last second of the day on which it says that it was printed
	dates   bool         // it names a range whose end is not known
	number  int          // of the page that it says is shown, 1 if it has one without
	titled  bool         // that is because of a title without one
	above   int          // entries above the first number of a page, if a title without one stands above them
	read    int          // entries
	some    bool         // it shows the entries of an ACD or a code, and no others
}

// maxScopeLines bounds what is kept, and how many pages are told apart.
const (
	maxScopeLines = 20
	maxPages      = 10_000
)

// done returns the Scope of a log that was read to its end.
func (s *scoper) done() Scope {
	all := s.of <= maxPages
	for n := 1; all && n <= s.of && s.pages != nil; n++ {
		all = s.pages[n]
	}
	if s.pages == nil {
		all = s.rowsTo() >= s.of
	}
	scope := s.Scope
	scope.Part = !all || s.more || s.dates || s.some || s.above > 0 && s.above >= s.read
	scope.To = sooner(s.To, s.printed)
	if s.saved.After(s.newest.Add(time.Hour)) {
		scope.To = sooner(scope.To, s.saved)
	}
	return scope
}

// rowsTo returns the last row up to which all were shown, in whatever order.
func (s *scoper) rowsTo() (to int) {
	slices.SortFunc(s.rows, func(a, b [2]int) int { return a[0] - b[0] })
	for _, r := range s.rows {
		if r[0] > to+1 {
			break
		}
		to = max(to, r[1])
	}
	return to
}

// showsRows notes which rows a page shows, and of how many.
func (s *scoper) showsRows(from, to, of int) {
	if s.of = max(s.of, of); len(s.rows) < maxPages {
		s.rows = append(s.rows, [2]int{from, to})
	}
}

// notes takes the time of an entry. The file of a log is written with each entry: one that
// was written later is a copy, made then.
func (s *scoper) notes(entry time.Time) {
	if !s.saved.IsZero() && entry.After(s.newest) {
		s.newest = entry
	}
}

// The marks of pages, and of rows. "of" is that of the seven languages in Latin
// script that servers have.
const of = `\s*(?:of|out\s+of|/|von|sur|de|di|van)\s*`

var (
	inHeading = regexp.MustCompile(`(?i)(?:page|seite|blatt|p[áa]gina|pag\.?|pg\.?|blz\.?)\s*:?\s*(\d{1,6})` + of + `(\d{1,6})`)
	chosen    = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:acd|(?:error\s+)?code|error|severity)(?:\s+(?:no|number))?\.?(?:\s*:\s*\d|\s+\d+\W*$)`)

	// chosenWord is a field of which the value is a word. Words above columns have none.
	chosenWord = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:acd|(?:error\s+)?code|severit(?:y|ies))s?(?:\(s\))?\s*:\s*\pL+\W*$|^\W*severit(?:y|ies)\s+error\W*$`)

	// chosenInTitle is what a title says of that: Error Log Report (ACD 1).
	chosenInTitle = regexp.MustCompile(`(?i)error log.*(?:\b(?:acds?|codes?|severit(?:y|ies))(?:\(s\))?(?:\s+(?:no|number)s?\b)?\W{0,3}\d|\bonly\W*$)`)

	// chosenAmong is a field with a number wherever it stands in a heading.
	chosenAmong = regexp.MustCompile(`(?i)\b(?:acd|code|error|severit(?:y|ies))(?:s|\(s\))?(?:\s+(?:no|number)s?)?\.?\s*:\s*\d`)

	// allOf is a field that asks for all there is, as servers say it in their languages.
	allOf = regexp.MustCompile(`(?i)\b(?:acd|(?:error\s+)?(?:code|type)|error|severity(?:\s+level)?|severities|user)(?:s|\(s\))?\s*:\s*(?:all|alles?|tous|toutes|tutti|tutte|todos|todas)\b|` +
		`\btimes?\s*:\s*0?0:00\s*(?:-|to)\s*(?:23:59|24:00)\b`)

	clockTime  = regexp.MustCompile(`(?i)\b\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]m\b)?`)
	onlyHours  = regexp.MustCompile(`(?i)^\W*(?:times?|hours?)\s*:(?:[^\pL]|[ap]m\b|to\b)*$`)
	clockRange = regexp.MustCompile(`(?i)(` + clockTime.String() + `)\s*(?:-|to|through|thru|until|bis|à|a|hasta|tot|até)\s*(` + clockTime.String() + `)`)
	timeField  = regexp.MustCompile(`(?i)\btimes?\b[^:\d]*:([^\pL]*\d[^\pL]*)`)
	oneTime    = regexp.MustCompile(`^\W*\d{1,2}[:.]?\d\d(?:[:.]?\d\d)?(?:\s\W*)?$`)
	dayBegins  = regexp.MustCompile(`(?i)^(?:0?0:00(?::00)?|12:00(?::00)?\s*am)$`)
	dayEnds    = regexp.MustCompile(`(?i)^(?:23:59(?::59)?|24:00(?::00)?|11:59(?::59)?\s*pm)$`)

	// ofInTitle and pageInTitle are the number of a page in the title: Error Log 1/3.
	ofInTitle   = regexp.MustCompile(`(?i)error log\D*?(\d{1,4})` + of + `(\d{1,4})\b`)
	pageInTitle = regexp.MustCompile(`(?i)error log.*\bpage\s*:?\s*(\d{1,6})\b`)

	leftOut    = regexp.MustCompile(`(?i)^(?:\W*\w+){0,5}?\W*(?:truncated|omitted|suppressed|not shown|not listed|cut off|to be continued)\W*$`)
	chosenOnly = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:acds?(?:\(s\))?\s*:\s*\d+|(?:acds?|codes?|errors?|severit(?:y|ies))\b.*\bonly)\W*$`)

	// chosenBelow are fields of a form with which a log is asked for, of which one has a value.
	chosenBelow = regexp.MustCompile(`(?i)^[^\pL\pN]*(?:acd|(?:error\s+)?code|severity|severities)(?:s|\(s\))?\s*:\s*[\pL\pN].{0,40}$`)
	shownOf     = regexp.MustCompile(`(?i)^\W*(?:showing|shown|displaying|displayed|listing|listed|entries|records|rows|lines)\s*:?\s*(?:entries|records|rows|lines)?\s*(?:\d+\s*(?:-|to|through|\.\.+)\s*)?(\d+)` + of + `(\d+)\b`)
	shownRows   = regexp.MustCompile(`(?i)^\W*(\d+)` + of + `(\d+)\s*(?:entries|records|rows|lines)\b`)

	// What ends the command that prints a log: its own complaint, or a signal.
	gaveUp = regexp.MustCompile(`^(?:-?(?:k|c|ba|da|z|tc)?sh|cat|tail|head|more|less|pg|view|grep|egrep|awk|nawk|sed|sort|cut|tee|script|sudo|ssh|rsh|remsh|scp|rcp|s?ftp|zcat|gzip|gunzip)(?:\[\d+\])?: |^(?:Killed|Terminated|Broken pipe|Bus error|Segmentation [Ff]ault|Memory fault|\^C)\b[^\pL]*(?:\(core dump(?:ed)?\)|core dumped)?$`)

	// sessionEnd is what is printed where a session ends, in whatever way.
	sessionEnd = regexp.MustCompile(`(?i)^(?:shared )?connection (?:to \S+ )?(?:closed by (?:foreign|remote) host|closed|reset by peer|timed out|lost)\W*$|^lost connection\W*$|^no carrier$|^(?:packet_write_wait|client_loop|read from remote host|timeout, server)\b.*$`)
	leaving    = regexp.MustCompile(`^(?:exit|logout|bye|quit)\W*$`)
	printsText = regexp.MustCompile(`[#$%>] *(?:cat|tail|head|more|less|pg|view|vi|[en]?grep|n?awk|sed|sort|cut|zcat|script|clint)\b`)

	// cutShort are lines that a pager, a session that ends, a command that cannot read
	// on, or one who chose what to print, leaves below what was shown.
	cutShort = []*regexp.Regexp{
		regexp.MustCompile(`(?i)^lines? \d+-\d+(?:/\d+)?(?: \d+%)?$|^\W*end of page \d+\W*$|^\W*(?:press|hit|type) .{1,40}\b(?:to|for) (?:continue|more|next page|go on)\b.{0,20}$`),
		sessionEnd,
		regexp.MustCompile(`(?i)^(?:(?:read|write) error|[\w.-]+(?:: [\w./-]+)*): (?:permission denied|input/output error|i/o error|(?:read|write) error|no such file or directory|stale (?:nfs )?file handle|interrupted system call|` +
			`no space left on device|disk quota exceeded|file too large|read-only file system|is a directory|cannot allocate memory|device busy|connection (?:reset by peer|timed out|refused)|no route to host|unexpected end of file)\W*$`),
		regexp.MustCompile(`(?i)^unexpected end of file\W*$|^(?:[\w@.'-]+ ){0,3}password(?: for [\w@.'-]+)? ?:$`),
		regexp.MustCompile(`(?i)^\W*(?:the )?(?:customer )?(?:error )?log(?: file)?(?: was| has been| is)? (?:rotated|truncated|cut|full|switched)\b.{0,30}$`),
		regexp.MustCompile(`(?i)^\W*(?:only )?(?:the )?(?:first|last|newest|latest|oldest) \d+ (?:entries|records|lines|rows|errors|messages)(?: (?:are|were) (?:shown|listed|printed|displayed))?\W*$|^\W*(?:filter|selection)(?:ed)?(?: by)? ?[:=].*$|^\W*(?:only|nothing but) (?:entries|errors|records|messages) (?:of|for|with|from)\b.{1,40}$`),
	}

	ranged   = regexp.MustCompile(`(?i)\b(?:dates?|days?|hours?|period|range|from|since|until|to|through|thru|between|last|start|stop|begin|end|zeitraum|von|bis|période|periode|du|au|desde|hasta|fechas?|dal|al|van|tot|datum|de|até)\b`)
	toDate   = regexp.MustCompile(`(?i)\b(?:to|until|till|through|thru|before|stop|end|ending|bis|au|hasta|al|fino|tot|até|a)\b`)
	fromDate = regexp.MustCompile(`(?i)\b(?:from|since|after|start|begin|beginning|von|ab|depuis|du|desde|dal|van|de)\b`)
)

// isPageTitle reports whether a line is the title of the report, in the
// documented wording, as it stands at the top of each page: with nothing but a
// page number and a date beside it.
func isPageTitle(s []byte) bool {
	s = bytes.TrimPrefix(s, []byte("Maintenance: "))
	s = bytes.TrimPrefix(s, []byte("Customer "))
	rest, ok := bytes.CutPrefix(s, []byte("Error Log"))
	return ok && besideTitle.Match(rest)
}

var besideTitle = regexp.MustCompile(`(?i)^(?:\s+report)?[^\pL]*(?:[ap]m\b[^\pL]*)?(?:(?:page|part)\s*:?\s*\d+(?:\s*of\s*\d+)?[^\pL]*)?(?:[ap]m\b[^\pL]*)?$`)

// mark takes what the mark of a page says.
func (s *scoper) mark(m pageMark, open bool) {
	switch {
	case m.of > 0:
		s.number = m.page
		s.page(m.page, m.of)
	case m.page > 0:
		if s.titled && m.page == s.number+1 {
			// The title can be that of this page, or of one before it that has entries.
			if s.above = s.read; open {
				s.above++
			}
			s.some = s.some || s.above == 0
		}
		s.numbered(m.page)
	case m.more:
		s.some = s.some || s.read == 0 && !open // what is above it was left out
		s.more, s.since = true, 0
	default:
		s.showsRows(m.from, m.to, m.rows)
	}
}

// numbered takes the number of a page. It is the first, that of the page before, which has
// it above and below, or of the next: else pages are missing.
func (s *scoper) numbered(page int) {
	switch {
	case page == s.number, page == s.number+1 && (s.of == 0 || page <= s.of), page == 1:
	default:
		s.some = true
	}
	s.number, s.titled = page, false
}

// heading looks in a line of a heading for a page number, for the ACD or the code
// whose entries alone the log shows, and for the dates that it covers or the one on
// which it was printed.
func (s *scoper) heading(line string, d *day) bool {
	if restricts(line) {
		s.some = true
		return true
	}
	m := inHeading.FindStringSubmatch(line)
	switch {
	case m != nil:
		s.page(number32(m[1]), number32(m[2]))
	case isTitle(line):
		if of := ofInTitle.FindStringSubmatch(line); of != nil && !hasDate(line) {
			s.page(number32(of[1]), number32(of[2]))
		} else if n := pageInTitle.FindStringSubmatch(line); n != nil {
			if s.number == 0 && s.read > 0 {
				s.number = 1 // the first page has no title
			}
			s.numbered(number32(n[1]))
		} else {
			s.titled = s.titled || s.number == 0
			s.number = max(s.number, 1)
		}
	}
	dates := hasDate(line) && s.covers([]byte(line), d)
	return dates || m != nil
}

// covers takes the dates that a line names. One date alone is the day on which the
// log was printed.
func (s *scoper) covers(line []byte, d *day) bool {
	at := datesIn(line)
	if s.between(line, at, d) {
		return true
	}
	if len(at) == 1 {
		s.noteEnd(&s.printed, d.endOf(line, at[0]))
	}
	return len(at) == 1
}

// foot looks for what the last lines of a log say of all of it, though they read as
// text of the last entry, below what else it says. It reports whether one does. The
// text begins at record[desc].
func (s *scoper) foot(record []byte, desc int, lines tail, entry time.Time, d *day) bool {
	text := string(record[desc:])
	end, next, n, found := len(text), "", 0, false
	for length := lines.last(); 0 < length && length < min(end, longestTold); length = lines.last() {
		line := text[end-length : end]
		left := endsSession(line) && behindPrompt(text[:end-length], lines>>8)
		if n++; n <= s.since {
			s.more = s.more && (left || isEnding(line))
		}
		goesOnBelow := startsSmall(next) && !isEnding(next) && !endsSession(next)
		if !left && !goesOnBelow && s.footer(text[:end], end-length, entry, d) {
			found = true
		}
		next, end, lines = line, end-length-1, lines>>8
	}
	s.more = s.more && s.since <= n // else the entry goes on behind the mark
	return found
}

// behindPrompt reports whether the prompt of a shell stands at the end of a text, with
// or without what one types to leave: the command that prints the log had ended before,
// so that the end of the session says nothing of the log.
func behindPrompt(text string, lines tail) bool {
	for end := len(text); ; lines >>= 8 {
		end-- // the blank that stands for the end of the line
		length := lines.last()
		if length == 0 || length > end || length == longestTold {
			return false
		}
		line := text[end-length : end]
		switch {
		case who.IsShell(line):
			return !printsText.MatchString(line)
		case !endsSession(line) && !leaving.MatchString(line):
			return false
		}
		end -= length
	}
}

// startsSmall reports whether a line goes on with a sentence of the line before.
func startsSmall(line string) bool {
	c, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(c)
}

// isEnding reports whether a line says nothing but that the log ends: it is drawn,
// counts what was shown, or is a prompt of the shell.
func isEnding(line string) bool {
	return isRule(line) || isWrapping(line) || ending.MatchString(line) && !saysError(line) || retrieved.MatchString(line) || who.IsShell(line)
}

var (
	ending = regexp.MustCompile(`(?i)^\W*(?:\d+ )?(?:(?:grand )?total|sum|end|eof|done|exit|logout|count|entry|entries|errors?|records?|rows?|lines?)\b(?:\W*(?:of|the|in|all|total|error|log|list|report|file|entry|entries|errors|records?|rows?|lines?|displayed|listed|printed|shown|found|\d+)\b)*\W*$|^\W*(?:printed|generated|created|produced)\b.{0,40}$`)

	// retrieved is what dbaccess says below the rows of a query.
	retrieved = regexp.MustCompile(`^(\d+) row\(s\) (?:retrieved|unloaded)\.$`)
)

// footer looks for what a line at the foot of a log says, behind which the text
// ends: that something was left out, how much is shown, of which ACD, severity or
// dates, and that the command that prints it gave up.
func (s *scoper) footer(text string, last int, entry time.Time, d *day) bool {
	line := text[last:]
	if len(line) > 100 {
		return false
	}
	if saysPart(line) || !goesOn(text[:last], line) && isCutShort(line) {
		s.some = true
		return true
	}
	if s.shows(line) || s.counts(line, s.read) {
		return true
	}
	return strings.ContainsAny(line, ":0123456789") && onlyRange.MatchString(line+" ") && !goesOn(text[:last], line) && s.footDates([]byte(line), entry, d)
}

// shows takes what a line says of how many entries of all are shown.
func (s *scoper) shows(line string) bool {
	m := shownOf.FindStringSubmatch(line)
	if m == nil {
		m = shownRows.FindStringSubmatch(line)
	}
	if m == nil || hasDate(line) {
		return false
	}
	s.showsRows(1, number32(m[1]), number32(m[2])) // what stood in the middle is not looked at
	return true
}

// counts takes the number of entries that a line says there are, of which so many were
// read.
func (s *scoper) counts(line string, read int) bool {
	if !(ending.MatchString(line) && counted.MatchString(line)) && !retrieved.MatchString(line) {
		return false
	}
	n := digits.FindAllString(line, 2)
	if len(n) != 1 || number32(n[0]) <= read {
		return false
	}
	s.some = true
	return true
}

var (
	counted = regexp.MustCompile(`(?i)\b(?:total|count|sum|entry|entries|errors?|records?|rows?)\b`)
	digits  = regexp.MustCompile(`\d+`)
)

// isWrapping reports whether a line stands around a log that was put into a page or a mail,
// or is what tail prints above a file.
func isWrapping(line string) bool { return wording.IsFence(line) || fileHeader.MatchString(line) }

var fileHeader = regexp.MustCompile(`^==> [^<>]+ <==$`)

// saysPart reports whether a line says that it, or what printed it, left something out,
// and says whether it does so in any way.
func saysPart(line string) bool {
	return leftOut.MatchString(line) || chosenOnly.MatchString(line) || gaveUp.MatchString(line) || onlyHours.MatchString(line) && choosesHours(withoutDates(line))
}

func says(line string) bool { return len(line) <= 100 && (saysPart(line) || isCutShort(line)) }

// isFoot reports whether a line is known to stand below a log, or between two parts of
// it, and to be of no entry.
func isFoot(line string) bool {
	return len(line) <= 100 && (isEnding(line) || leaving.MatchString(line) || says(line) || chosenBelow.MatchString(line) || shownOf.MatchString(line) || shownRows.MatchString(line) || namesDates(line))
}

// namesDates reports whether a line says which dates a log covers, and nothing else.
func namesDates(line string) bool {
	return (strings.HasSuffix(line, ": all") || hasDate(line)) && onlyRange.MatchString(line+" ")
}

func endsSession(line string) bool { return sessionEnd.MatchString(line) }

func isCutShort(line string) bool {
	return slices.ContainsFunc(cutShort, func(re *regexp.Regexp) bool { return re.MatchString(line) })
}

// footDates takes the dates that a line at the foot names. Those that are not of the
// entry say something of it and not of the log.
func (s *scoper) footDates(line []byte, entry time.Time, d *day) bool {
	foot := scoper{}
	if !foot.covers(line, d) || entry.Before(foot.From) || !notAfter(entry, foot.To) || !notAfter(entry, foot.printed) {
		return false
	}
	if foot.From.After(s.From) {
		s.From = foot.From
	}
	s.To, s.printed = sooner(s.To, foot.To), sooner(s.printed, foot.printed)
	s.dates = s.dates || foot.dates
	return true
}

// onlyRange are the lines with no other words than those with which a log says which
// dates it covers, or when it was printed; a blank stands behind them.
var onlyRange = regexp.MustCompile(`(?i)^[^\pL]*(?:(?:` + strings.Join(strings.Fields(`
	all and are at between by for in is of on the these this was with
	customer entries entry error errors events lines log messages records report rows
	cover covered covers covering created displayed generated included includes including
	listed listing logged made occurred printed reported run selected showing shown
	date dates day days hour hours month months period range time times week weeks am pm
	as after before begin beginning end ending from last previous since start starting stop thru through till to today until up yesterday
	zeitraum datum von bis vom zum période periode du au le fecha fechas desde hasta al dal de do van tot data até e et en und y`), "|") + `)[^\pL]+)*$`)

// goesOn reports whether a line can be the end of a sentence that was wrapped before
// it: there was no room for its first word, and the text before asks for more.
func goesOn(before, line string) bool {
	before = strings.TrimRight(before, " ")
	first, _, _ := strings.Cut(line, " ")
	room := 0
	for w := range strings.FieldsSeq(before) {
		if room += 1 + len(w); room > wrapAt+1 {
			room = 1 + len(w)
		}
	}
	if room+len(first) <= wrapAt {
		return false
	}
	return startsSmall(line) && !strings.ContainsAny(before[len(before)-1:], ".!?:;") || asksForMore.MatchString(before)
}

var asksForMore = regexp.MustCompile(`(?i)(?:[,(-]|\b(?:and|at|between|dates?|days?|for|from|in|is|of|on|or|since|the|to|until|was))$`)

func (s *scoper) page(n, of int) {
	if s.pages == nil {
		s.pages = map[int]bool{}
	}
	s.of = max(s.of, of)
	if len(s.pages) < maxPages {
		s.pages[n] = true
	}
}

func number32(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

func (s *scoper) say(l centrevu.Line) {
	if len(s.Lines) < maxScopeLines {
		s.Lines = append(s.Lines, l)
	}
}

// dateRange reads a line above the first record that names the dates that the
// log was asked for: Report on dates: 04/20/00 - 04/28/00. It reports false for
// any other.
func (s *scoper) dateRange(line []byte, d *day) bool {
	if len(line) > 200 || !onlyRange.MatchString(withoutAll(string(line))+" ") {
		return false
	}
	some := choosesHours(withoutDates(string(line)))
	s.some = s.some || some
	return s.covers(line, d) || some
}

// between takes what a line says of the dates that stand in it.
func (s *scoper) between(line []byte, at []extent, d *day) bool {
	text := string(line)
	label, value, labelled := strings.Cut(text, ":")
	switch {
	case len(at) >= 2:
		s.From = d.startOf(line, at[0])
		s.noteEnd(&s.To, d.endOf(line, at[1]))
	case len(at) == 1 && toDate.MatchString(text[:at[0].from]):
		s.noteEnd(&s.To, d.endOf(line, at[0]))
	case len(at) == 1 && fromDate.MatchString(text[:at[0].from]):
		s.From = d.startOf(line, at[0])
	case len(at) == 0 && labelled && ranged.MatchString(label) && strings.TrimSpace(value) != "":
		if v := wording.Fold(strings.TrimSpace(value)); v == "all" {
			return true
		}
		s.dates = true
	default:
		return false
	}
	return true
}

// datesIn returns where the first dates stand in a line, three at most.
func datesIn(line []byte) []extent {
	var at []extent
	for i := 0; i < len(line) && len(at) < 3; {
		if n := dateShape(line, i); n > 0 {
			at = append(at, extent{i, i + n})
			i += n
			continue
		}
		i = wordEnd(line, i)
		if i < len(line) {
			_, n := utf8.DecodeRune(line[i:])
			i += n
		}
	}
	return at
}

func hasDate(line string) bool { return len(datesIn([]byte(line))) > 0 }

// noteEnd notes the end of what the log covers, zero if it does not read.
func (s *scoper) noteEnd(end *time.Time, t time.Time) {
	if t.IsZero() {
		s.dates = true
		return
	}
	*end = t
}

// notAfter reports whether a time is not behind an end, which is zero if there is none.
func notAfter(t, end time.Time) bool { return end.IsZero() || !t.After(end) }

// sooner returns the earlier of two ends.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// startOf returns when the day began that stands at a place in a line, and endOf its
// last second or the time behind it. They are zero if it does not read.
func (d *day) startOf(line []byte, at extent) time.Time {
	date := d.midnight(line, at)
	if date.IsZero() {
		return date
	}
	return d.clock.Start(date)
}

func (d *day) endOf(line []byte, at extent) time.Time {
	if t, _, err := d.clock.PrefixBytes(line[at.from:]); err == nil && t.Shape.HasTime() {
		return t.Time
	}
	date := d.midnight(line, at)
	if date.IsZero() {
		return date
	}
	return lastSecond(date, d.clock)
}

// midnight returns the civil date at a place in a line, as its midnight in UTC.
func (d *day) midnight(line []byte, at extent) time.Time {
	t, err := d.clock.Parse(string(line[at.from:at.to]))
	if err != nil {
		return time.Time{}
	}
	year, month, date := t.Time.Date()
	return time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
}
