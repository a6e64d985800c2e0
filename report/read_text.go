package report

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/frame"
	"example.com/centrevu/internal/query"
	"example.com/centrevu/internal/topline"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/who"
)

// kindOfText is what a line of a text is of. A text can hold several things,
// one behind the other; each reader gets its own lines and no others, so that
// a window quoted in an entry of the error log is a part of that entry.
type kindOfText uint8

const (
	otherText    kindOfText = iota // looked through for screens, as screenText is
	screenText                     // a screen with a window
	logText                        // the error log as printed
	whoText                        // a prompt and the output of who
	queryText                      // what dbaccess prints
	backLogText                    // the log of the backups
	unloadedText                   // an unloaded table
	exportText                     // a table with commas, semicolons or tabs between the fields
	promptText                     // a prompt of a shell, with or without a command

	kindsOfText
)

// text is a text cut into what it holds.
type text struct {
	lines []centrevu.Line
	kinds []kindOfText // of each line

	// quoted is a window that begins in the middle of an entry of the error
	// log, as far as that can be told.
	quoted []centrevu.Line

	above, below int // the lines around the run of otherText that was looked at last
}

// linesOf returns the lines of some kinds.
func (t *text) linesOf(kinds ...kindOfText) []centrevu.Line {
	var lines []centrevu.Line
	for i, k := range t.kinds {
		if slices.Contains(kinds, k) {
			lines = append(lines, t.lines[i])
		}
	}
	return lines
}

// has reports whether a line that is not blank is of one of the kinds.
func (t *text) has(kinds ...kindOfText) bool {
	for i, k := range t.kinds {
		if slices.Contains(kinds, k) && t.lines[i].Text != "" {
			return true
		}
	}
	return false
}

// cutter goes over the lines of a text.
type cutter struct {
	text
	src    centrevu.Source
	titled func(line string) (string, bool)
	now    kindOfText
	open   []int // columns of the left borders of windows that have not ended
	framed bool  // the screen's window has a frame
	ours   bool  // the screen without a frame is that of the error log
	blank  bool  // the line before
}

// cutText tells what each line of a text is of.
func cutText(lines []centrevu.Line, src centrevu.Source) *text {
	c := cutter{src: src, titled: src.TitleReader(), blank: true}
	c.lines, c.kinds = lines, make([]kindOfText, 0, len(lines))
	for i := range lines {
		c.add(i)
	}
	return &c.text
}

func (c *cutter) add(i int) {
	line := strings.Map(blankOf, c.lines[i].Text)
	trimmed := strings.TrimSpace(line)
	kind := c.kindOf(i, line, trimmed)
	c.now = kind
	c.kinds = append(c.kinds, kind)
	c.blank = trimmed == ""
	if kind == promptText || kind == queryText && query.IsEnd(trimmed) || kind == whoText && anotherCommand(trimmed) {
		c.now = otherText
	}
}

// blankOf makes every kind of blank one. Lines hold no other of ASCII.
func blankOf(r rune) rune {
	if r > 0x7f && (unicode.IsSpace(r) || unicode.Is(unicode.Zs, r)) {
		return ' '
	}
	return r
}

// anotherCommand reports whether a line is the prompt behind the output of who.
func anotherCommand(trimmed string) bool { return who.IsPrompt(trimmed) && !who.IsCommand(trimmed) }

// kindOf tells what a line is of: of what the line before is, unless something
// else begins with it.
func (c *cutter) kindOf(i int, line, trimmed string) kindOfText {
	if trimmed == "" {
		return c.now
	}
	if kind, ok := c.screen(i, line, trimmed); ok {
		return kind
	}
	if len(c.open) > 0 {
		return c.now
	}
	loose := c.now == otherText || c.now == screenText && c.framed
	switch {
	case c.now == logText && topline.IsDate(trimmed) && !unicode.IsDigit(rune(trimmed[0])) && c.endsAt(i):
		return otherText // the next command was date
	case c.now != queryText && (query.IsStart(trimmed) || selects.MatchString(trimmed)):
		return queryText
	case c.now != queryText && loose && isExport(trimmed):
		return exportText
	case c.now != whoText && isPrompt(trimmed):
		return promptText
	case c.now == queryText:
		return queryText
	case c.now != whoText && who.IsCommand(trimmed), loose && who.IsRow(trimmed, c.src):
		return whoText
	case c.now == screenText && !c.framed && !c.ours && record.MatchString(trimmed), c.now == whoText && record.MatchString(trimmed):
		return logText
	case loose && recordLike(trimmed):
		c.takeBack(i, logText)
		return logText
	case loose && backLogState.MatchString(trimmed):
		c.takeBack(i, backLogText)
		return backLogText
	case c.now == otherText && unloadedRow(trimmed):
		return unloadedText
	}
	return c.now
}

// endsAt reports whether nothing of a log can stand behind a line: the text ends, or
// a prompt or a window follows.
func (c *cutter) endsAt(i int) bool {
	for i++; i < len(c.lines); i++ {
		if trimmed := strings.TrimSpace(c.lines[i].Text); trimmed != "" {
			title, _, _ := c.title(i, c.lines[i].Text, trimmed)
			return title != "" || isPrompt(trimmed) || isFirstRow(c.lines[i], c.src)
		}
	}
	return true
}

// isPrompt reports whether a line is a prompt of a shell at which nobody called who, or the
// name of a file that is printed below it: what
// stands below it is of another command than what stands above. A ">" alone is a line
// of a letter as well.
func isPrompt(trimmed string) bool {
	return (trimmed != ">" && who.IsShell(trimmed) || who.IsFileName(trimmed)) && !who.IsCommand(trimmed)
}

// takeBack gives the lines before that are of nothing yet to what begins here:
// a heading above the first record, the lines of a log that was cut at its
// start.
func (c *cutter) takeBack(i int, kind kindOfText) {
	from, blank := i, i
	headed := func(k int) bool { // behind a window that has ended
		return kind == logText && c.kinds[k] == screenText && c.now == screenText && isLogTitle(c.lines[k].Text)
	}
	for ; from > 0 && (c.kinds[from-1] == otherText || headed(from-1)); from-- {
		line := strings.ToLower(c.lines[from-1].Text)
		if kind == logText && (strings.Contains(line, "completed today") || strings.Contains(line, "last backup")) {
			from = blank // those are the lines of a window without a frame
			break
		}
		if strings.TrimSpace(line) == "" {
			blank = from
		}
	}
	for ; from < i; from++ {
		if kind != logText || !besideLog(c.lines[from].Text) {
			c.kinds[from] = kind
		}
	}
}

// besideLog reports whether a line above a log says nothing of it: the time at
// which it was printed, or a pager's mark, which speaks of what stands above.
func besideLog(text string) bool {
	return topline.IsDate(strings.TrimSpace(text)) || isPagerMark(text)
}

func isPagerMark(text string) bool { return pagerMark.MatchString(strings.TrimSpace(text)) }

var (
	// record is the documented form of the first line of a record.
	record = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{2,4} +\d{1,2}:\d\d(?::\d\d)?(?: *[AaPp]\.?[Mm]\.?)? +\d+ +\d+ +\pL`)

	// dated is a line that starts with a date and a time, perhaps behind a
	// mark, a number or the name of a day.
	dated = regexp.MustCompile(`^(?:[^\pL\pN\s]{1,3} *|\d{1,7}[.):]? +|\pL{2,10}[.,]{0,2} +)?` +
		`(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}[-. ]\pL{3,9}[-. ]\d{2,4}|\pL{3,9} \d{1,2},? \d{4})` +
		`[ T,]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: *[AaPp]\.?[Mm]\.?)?\b(.*)$`)

	selects   = regexp.MustCompile(`(?i)^> *select\b.*\bfrom\b`) // typed at the prompt of dbaccess
	pagerMark = regexp.MustCompile(`(?i)^[-( ]*more[-.) ]*(?:\(\d{1,3}%\))?$`)

	backLogState = regexp.MustCompile(`(?i)^state: *[01]\.?$`)
)

// recordLike reports whether a line is to be taken for the first of a record
// where nothing says what it is of: behind the date and time stands a number,
// a mark, or one word or two in capitals.
func recordLike(trimmed string) bool {
	m := dated.FindStringSubmatch(trimmed)
	if m == nil || topline.IsDate(trimmed) {
		return false
	}
	rest := strings.TrimSpace(m[1])
	words := strings.Fields(rest)
	if len(words) == 0 {
		return false
	}
	first := []rune(rest)[0]
	last := words[len(words)-1]
	return unicode.IsDigit(first) || first == '[' || len(words) <= 4 && last == strings.ToUpper(last) && strings.ContainsFunc(last, unicode.IsUpper)
}

// unloadedRow reports whether a line is a row of an unloaded table: several
// fields with a bar behind each.
func unloadedRow(trimmed string) bool {
	return strings.HasSuffix(trimmed, "|") && strings.Count(trimmed, "|") >= 3 && trimmed[0] != '|' && !strings.HasPrefix(trimmed, "+")
}

// screen follows where windows begin and end. It reports true for a line that
// is of a screen whatever stands before it.
func (c *cutter) screen(i int, line, trimmed string) (kindOfText, bool) {
	if isFirstRow(c.lines[i], c.src) {
		c.begin(false)
		return screenText, true
	}
	title, left, drawn := c.title(i, line, trimmed)
	switch {
	case title != "" && drawn:
		if c.now == logText && !c.blank && len(c.open) == 0 {
			c.quoted = append(c.quoted, c.lines[i])
		}
		if len(c.open) == 0 && c.now != screenText {
			c.begin(true)
		}
		c.framed = true
		if left >= 0 {
			c.open = append(c.open, left)
		}
		return screenText, true
	case title != "" && len(c.open) == 0 && (c.now != logText || c.blank):
		if isLogTitle(title) && c.now != screenText {
			return c.now, false // a heading of the log, printed
		}
		c.begin(false)
		c.ours = isLogTitle(title)
		return screenText, true
	case len(c.open) > 0:
		c.close(line)
		return screenText, true
	}
	return 0, false
}

// isFirstRow reports whether a line is the first row of a screen of CMS, which
// has a clock in it.
func isFirstRow(l centrevu.Line, src centrevu.Source) bool {
	_, ok := topline.Clock(strings.TrimSpace(l.Text), wallclock.Reader{Location: src.Location, Near: src.CapturedAt})
	return ok
}

func (c *cutter) begin(framed bool) {
	c.open, c.framed, c.ours = c.open[:0], framed, false
}

func isLogTitle(title string) bool { return strings.Contains(strings.ToLower(title), "error log") }

// title returns the title that a line holds, the column of the window's corner
// if it stands in a top border, else -1, and whether the title is in a border
// or between two.
func (c *cutter) title(i int, line, trimmed string) (title string, left int, drawn bool) {
	var row []rune
	if mayDraw(line) {
		row = []rune(line)
	}
	for at := 0; at+1 < len(row) && at < maxTitleRow; at++ {
		if !corner(row, at) {
			continue
		}
		if t, ok := c.titled(string(row[at:])); ok {
			return t, frame.NextTo(row, at), true
		}
		// The title can stand in the row below the border.
		if !slices.Contains(c.open, at) && i+1 < len(c.lines) {
			if t, ok := c.titled(c.lines[i+1].Text); ok {
				return t, at, true
			}
		}
		break
	}
	first, _ := utf8.DecodeRuneInString(trimmed)
	if len(c.open) > 0 || unicode.IsDigit(first) || !strings.ContainsAny(trimmed, ":：") {
		return "", -1, false
	}
	if t, ok := c.titled(trimmed); ok {
		return t, -1, frame.Side(first)
	}
	return "", -1, false
}

const maxTitleRow = 512

// mayDraw reports whether a line can hold a corner of a window. Most hold none,
// and need not be taken apart for one.
func mayDraw(line string) bool {
	for i := 0; i < len(line); i++ {
		if c := line[i]; c == '+' || c >= utf8.RuneSelf || c == 'q' && i+1 < len(line) && line[i+1] == 'q' {
			return true
		}
	}
	return false
}

func corner(row []rune, at int) bool {
	return frame.Joint(row[at]) && frame.Line(row[at+1]) && at+8 < len(row)
}

// close notes the windows that end in a line.
func (c *cutter) close(line string) {
	if !mayDraw(line) {
		return
	}
	row := []rune(line)
	c.open = slices.DeleteFunc(c.open, func(at int) bool {
		return at+1 < len(row) && frame.Joint(row[at]) && frame.Line(row[at+1])
	})
}

// only returns the content of the text with everything but the lines of the
// given kinds blanked: what is left stands where it stood. A form feed in place
// of what was taken out keeps screens apart.
func (t *text) only(content []byte, feed bool, kinds ...kindOfText) []byte {
	out := content
	for i, k := range t.kinds {
		if slices.Contains(kinds, k) || t.lines[i].Text == "" {
			continue
		}
		if &out[0] == &content[0] {
			out = bytes.Clone(content)
		}
		to := int64(len(out))
		if i+1 < len(t.lines) {
			to = t.lines[i+1].Offset
		}
		blankOut(out, t.lines[i].Offset, to, feed)
	}
	return out
}

// blankOut makes blanks of all but the line ends, and of the first character a
// form feed if that is asked for.
func blankOut(content []byte, from, to int64, feed bool) {
	low, high, unit := int64(0), int64(0), int64(1)
	switch { // UTF-16 begins with its mark
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		high, unit = 1, 2
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		low, unit = 1, 2
	}
	for i := from; i+unit <= to; i += unit {
		c := content[i+low]
		if unit == 2 && content[i+high] != 0 {
			c, content[i+high] = 0, 0
		}
		if c == '\n' || c == '\r' {
			continue
		}
		content[i+low] = ' '
		if feed && i == from {
			content[i+low] = '\f'
		}
	}
}
