package backup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/layout"
	"example.com/centrevu/internal/window"
	"example.com/centrevu/internal/wording"
)

// The labels of the window's lines. The first two are the HA guide's (p. 2-2).
// "Errors" is read because a text after it would belie the status; it is not
// documented for the window, only "error:" is for back.log.
const (
	count = iota
	status
	failures
)

var labels = layout.NewLabels(
	[]string{"Backups completed today", "Backup completed today", "Backups completed"},
	[]string{"Status", "Backup status"},
	[]string{"Errors", "Error"},
)

// finished begins the one status text that is documented.
var finished = []rune("last backup finished")

// parser reads one page of the window.
type parser struct {
	sheet     *window.Sheet
	status    Status
	hasCount  bool
	hasStatus bool
	hidden    error // another window hides a row
	saved     bool  // the page is a screen that was saved, not one of a recording
	look      bool  // the program drew it so, and not only on its way to the next
}

func (p *parser) complete() bool { return p.hasCount && p.hasStatus }

// known reports whether a page without a title is one of the window: "Status:"
// stands in other texts too.
func (p *parser) known() bool { return p.hasCount || p.status.State == Finished }

func (p *parser) labels() int {
	n := 0
	if p.hasCount {
		n++
	}
	if p.hasStatus {
		n++
	}
	return n
}

// agrees reports whether a page of which another window hides a part shows
// nothing else than the earlier one does in the same places.
func (p *parser) agrees(earlier *parser) bool {
	if p.saved && p.status.Seen != earlier.status.Seen {
		return false // a look at another time: what is hidden may have changed
	}
	masked := false
	for i, l := range p.sheet.Lines {
		if p.sheet.Rows[i].IsBlank() {
			continue
		}
		row, at := earlier.rowAt(l.Line - p.sheet.Lines[0].Line)
		if row == nil {
			return false
		}
		shown := strings.Trim(l.Text, "…")
		masked = masked || shown != l.Text
		from := l.Column - at
		if strings.HasPrefix(l.Text, "…") {
			from++
		}
		if from < 0 || !row.Shows(shown, from) {
			return false
		}
	}
	return masked
}

// rowAt returns the row so far below the first, and the column it begins in.
func (p *parser) rowAt(height int) (*layout.Row, int) {
	lines := p.sheet.Lines
	i, ok := slices.BinarySearchFunc(lines, height, func(l centrevu.Line, h int) int { return l.Line - lines[0].Line - h })
	if !ok {
		return nil, 0
	}
	return &p.sheet.Rows[i], lines[i].Column
}

func (p *parser) position() centrevu.Position {
	if len(p.sheet.Lines) == 0 {
		return centrevu.Position{}
	}
	return p.sheet.Lines[0].Position
}

// missing says which of the two lines the window lacks.
func (p *parser) missing(src centrevu.Source) error {
	var what string
	switch {
	case p.complete():
		return nil
	case !p.hasCount && !p.hasStatus:
		what = `neither "Backups completed today:" nor "Status:"`
	case !p.hasCount:
		what = `no "Backups completed today:"`
	default:
		what = `no "Status:"`
	}
	return &centrevu.ParseError{Source: src.Name, Position: p.position(), Err: fmt.Errorf("%w: the window shows %s", centrevu.ErrNoRows, what)}
}

func (p *parser) parse() {
	for i := range p.sheet.Rows {
		if p.sheet.Known(i) || p.sheet.IsTitle(i) {
			continue // blank, or of what stands below the window
		}
		pairs, rest := labels.Find(&p.sheet.Rows[i])
		if len(pairs) == 0 && !p.bare(i) {
			if isOption(&p.sheet.Rows[i]) {
				p.sheet.Use(centrevu.FurnitureLine, i)
			} else if !p.sheet.Other(i) {
				p.sheet.Mark(i)
			}
			continue
		}
		for _, pair := range pairs {
			p.sheet.Use(centrevu.ValueLine, i)
			switch pair.Label {
			case count:
				p.count(i, pair.Value)
			case status:
				p.text(i, pair.Value)
			case failures:
				p.failures(i, pair.Value)
			}
		}
		for _, v := range rest {
			if !isField(v.Text) {
				p.sheet.Rest(i, v)
			}
		}
		p.status.At = append(p.status.At, p.sheet.Line(i))
	}
}

// bare reads the status text where it stands without its label, in a row of
// its own, or in the row below the label.
func (p *parser) bare(i int) bool {
	if p.status.Text != "" {
		return false
	}
	fields := p.sheet.Rows[i].Fields()
	if len(fields) == 0 || wording.MatchAt([]rune(fields[0].Text), 0, finished) == 0 {
		return false
	}
	p.hasStatus = false
	p.text(i, p.sheet.Rows[i].Whole())
	return true
}

// failures reads what stands behind "Errors:". "none" and "0" are no errors.
func (p *parser) failures(i int, v layout.Value) {
	p.sheet.Value(i, "errors", v)
	if sayNothing(v.Text) {
		return
	}
	if p.status.Errors == "" {
		p.status.Errors, p.status.Where.Errors = v.Shown, p.sheet.Position(i, v)
	} else {
		p.status.Errors += "; " + v.Shown
	}
	if v.Cut() {
		p.sheet.Fail(i, v, "a part of the errors %q is hidden", v.Shown)
	}
}

// sayNothing reports whether what stands behind "Errors:" says that there are none.
func sayNothing(errors string) bool {
	switch wording.Fold(strings.Trim(errors, " .")) {
	case "", "none", "no", "no errors", "no errors found", "none found", "n/a", "-", "0":
		return true
	}
	return false
}

func (p *parser) count(i int, v layout.Value) {
	switch n, err := strconv.ParseUint(v.Text, 10, 16); {
	case v.Cut():
		p.sheet.Fail(i, v, "a part of the number of backups %q is hidden", v.Shown)
	case p.sheet.Ended(i, v):
		p.sheet.Fail(i, v, "the capture ends in the number of backups %q", v.Shown)
	case err != nil:
		p.sheet.Fail(i, v, "no number of backups: %q", v.Shown)
	case p.hasCount && (p.status.CompletedToday == nil || *p.status.CompletedToday != int(n)):
		p.sheet.Fail(i, v, "the number of backups stands here twice, and not the same")
		p.status.CompletedToday = nil
	default:
		completed := int(n)
		p.status.CompletedToday = &completed
		p.status.Where.CompletedToday = p.sheet.Position(i, v)
		p.sheet.Value(i, "completed today", v)
	}
	p.hasCount = true
}

func (p *parser) text(i int, v layout.Value) {
	if p.hasStatus {
		if v.Shown != p.status.Text {
			p.sheet.Fail(i, v, "the status stands here twice, and not the same")
			p.status.State, p.status.FinishedAt, p.status.Where.FinishedAt = Unknown, time.Time{}, centrevu.Position{}
		}
		return
	}
	p.hasStatus = true
	p.status.Text = v.Shown
	if v.Shown != "" {
		p.status.Where.Text = p.sheet.Position(i, v)
	}
	p.sheet.Value(i, "text", v)
	if v.Cut() {
		p.sheet.Fail(i, v, "a part of the status %q is hidden", v.Shown)
		return
	}
	from, ok := finishedAt(v.Text)
	if !ok {
		return
	}
	when := v.Tail(strings.TrimSuffix(v.Text[from:], "."))
	if when.Text == "" {
		p.sheet.Fail(i, v, "no time after %q", v.Shown)
		return
	}
	if t, ok := p.sheet.Time(i, when); ok {
		p.status.State = Finished
		p.status.FinishedAt, p.status.Seconds = t.Time, t.Shape.HasSeconds()
		p.status.Where.FinishedAt = p.sheet.Position(i, when)
		p.sheet.Value(i, "finished at", when)
	}
}

// finishedAt returns where the time begins in a status text that is
// documented: "Last backup finished at 05/02/00 00:23:41", with ", " for
// " at " as back.log has it.
func finishedAt(text string) (int, bool) {
	runes := []rune(text)
	n := wording.MatchAt(runes, 0, finished)
	if n == 0 {
		return 0, false
	}
	rest := string(runes[n:])
	trimmed := strings.TrimLeft(rest, " ")
	switch {
	case strings.HasPrefix(trimmed, ","):
		trimmed = trimmed[1:]
	case len(trimmed) >= 2 && wording.Lower(trimmed[:2]) == "at" && (len(trimmed) == 2 || trimmed[2] == ' '):
		trimmed = trimmed[2:]
	case trimmed != "" && (trimmed[0] < '0' || trimmed[0] > '9'):
		return 0, false // "finishedx", "finished with errors"
	case trimmed == rest && rest != "":
		return 0, false // "finished05/02/00"
	}
	trimmed = strings.TrimLeft(trimmed, " ")
	return len(text) - len(trimmed), true
}
