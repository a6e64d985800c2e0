package pairsim

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Layout is how a server's windows look and how they are captured.
type Layout struct {
	Form   Form
	Frame  int    // which characters draw the window, see frames
	Clock  bool   // the first row of the screen has a clock
	Times  string // layout of times in tables
	Links  string // "table", "bars", "right", "grid", "form", "lines" or "pairs"
	Runs   string // "table", "bars", "right", "grid", "form", "groups" or "first"
	Names  bool   // the names of the ACDs have a column of their own
	Fields bool   // the fields of the Backup Data form that documents name
	Keys   bool   // a row of soft labels at the bottom
	Order  uint64 // of columns
	Close  string // how a program takes a window off the screen, see closing.go
	Pause  string // what a terminal shows between two windows, see between.go
	Start  string // what it shows before the first

	Menu  bool   // menus stand behind the window
	Says  string // what the program says of its work, below the window
	Shell bool   // in a text: what a shell prints around a screen
	Arrow string // stands in the border of a page that others follow
	Above string // what stands above the log as printed: of a date, its layout
	Log   bool   // in a recording: the log is shown in its window, and not printed
}

// Form is how screens are captured.
type Form int

const (
	Files      Form = iota // a text file for each window
	OneFile                // all in one text file, a form feed between
	Typescript             // a recording by script(1)
	Raw                    // the bytes a terminal was sent
	Asciicast              // a recording with times
	forms
)

func (p *Plan) layout() Layout {
	l := Layout{
		Form: Form(p.IntN(int(forms))), Frame: p.IntN(len(frames)), Clock: p.chance(70), Order: p.Uint64(),
		Times:  pick(p, "01/02/06 15:04:05", "01/02/06 15:04", "01/02/06 03:04 PM", "01/02/2006 15:04"),
		Links:  pick(p, "table", "table", "bars", "right", "grid", "form", "lines", "pairs"),
		Runs:   pick(p, "table", "table", "bars", "right", "grid", "form", "groups", "first"),
		Fields: p.chance(30), Keys: p.chance(30),
	}
	l.Menu, l.Shell, l.Says = p.chance(20), p.chance(20), pick(p, "", "", "", "Successful", "Working")
	l.Names, l.Arrow = p.chance(25), pick(p, "", "▼", "v", "↓")
	l.Above = pick(p, "", "", "", "[root@cms1 ~]# cat errors", "$ more errors", "Mon Jan _2 15:04:05 UTC 2006", "01/02/06 15:04:05", "more", "--More--")
	if l.recorded() {
		l.Shell = false
		l.Times = "01/02/06 15:04" // others make lines that a terminal has no room for
		l.Close = closings[l.Order%uint64(len(closings))]
		l.Pause = pauses[l.Order/16%uint64(len(pauses))]
		l.Start = starts[l.Order/256%uint64(len(starts))]
	}
	return l
}

// recorded reports whether screens are captured as a terminal shows them.
func (l *Layout) recorded() bool { return l.Form != Files && l.Form != OneFile }

var frames = [...]string{"++++-|", "┌┐└┘─│", "╔╗╚╝═║"}

// Window is a window on its way to the screen.
type Window struct {
	Kind  string // "links", "archive", "backup" or "log"
	Title string
	Head  int      // how many of Lines are the heading
	Lines []string // what it shows
	At    time.Time

	// Popup is drawn in front of the window: its lines, from a row and column
	// of the window on. Behind is a second window of the same title that is
	// partly hidden by this one.
	Popup         []string
	PopRow, PopAt int
	Behind        *Window

	// Over is what the program writes once the window is drawn: a terminal gets
	// it with the cursor's row and column of the first line, counted from 1.
	Over func(row, col int) string

	// Afterwards is what is shown when the program has taken the window away,
	// before the next one is drawn.
	Afterwards string

	Outside  []Text // what stands on the screen outside of the windows, drawn last
	Behead   string // what stands behind the clock
	PopTitle string
	Narrow   bool   // no wider than its lines
	Arrow    string // in the bottom border
}

// Text is a text on a screen. A row below the window's bottom border counts from
// there, one above from the top of the screen.
type Text struct {
	Row, Col int
	Below    bool
	Text     string
}

// Draw makes the windows and the log of both servers from their values.
func (p *Plan) Draw() {
	for _, s := range p.Servers {
		at := p.Now.Add(-time.Duration(7+p.IntN(3)) * time.Minute)
		show := func(kind, title string, head int, lines []string) {
			at = at.Add(time.Minute)
			s.Windows = append(s.Windows, &Window{Kind: kind, Title: "Maintenance: " + title, Head: head, Lines: lines, At: at})
		}
		head, lines := p.DrawLinks(s)
		show("links", "Connection Status", head, lines)
		head, lines = p.DrawRuns(s)
		show("archive", "Archiving Status", head, lines)
		show("backup", pick(p, "Backup Data", "Back Up Data", "Back Up"), 0, p.DrawBackup(s))
		s.LogText = DrawLog(s.Log)
		if s.Layout.Log {
			show("log", "Error Log Report", 0, s.LogText)
			s.LogText = nil
			continue
		}
		if s.Layout.Above != "" {
			above := s.Layout.Above
			if strings.Contains(above, "15:04") {
				above = p.Now.Format(above) // of the day
			}
			s.LogText = append([]string{above}, s.LogText...)
		}
	}
}

// DrawBackup returns the lines of the Backup Data window.
func (p *Plan) DrawBackup(s *Server) []string {
	lines := []string{fmt.Sprintf("Backups completed today: %d", s.Backup.Completed), "Status: " + s.Backup.Status}
	if s.Backup.Errors != "" || p.chance(50) {
		lines = append(lines, strings.TrimRight("Errors: "+s.Backup.Errors, " "))
	}
	if s.Layout.Fields {
		// The form's fields (Admin, Back Up Data): the device and what to back up.
		lines = append(lines, "", "Device name: default______________", "Data to back up (Select any you wish):",
			"<x> Local system administration data", "<x> CMS system administration data", "<x> ACD-specific administration data",
			"<x> Historical data", "<_> Non-CMS data", "<_> Specific tables")
	}
	return lines
}

// DrawLinks returns the lines of the Connection Status window and how many of
// them are its heading.
func (p *Plan) DrawLinks(s *Server) (int, []string) {
	rows := make([][]string, len(s.Links))
	for i, l := range s.Links {
		connection := l.Connection
		if l.Peer != "" {
			connection += " (" + l.Peer + ")"
		}
		rows[i] = []string{l.ACD.String(), l.Application, l.Session, connection}
	}
	headings := []string{"ACD", "Application", "Session", "Connection"}
	var lines []string
	if s.Layout.named(s.Layout.Links) && s.Links[0].Peer == "" {
		headings = withNames(headings, rows, func(i int) ACD { return s.Links[i].ACD })
	}
	if s.Layout.Links == "grid" && s.Links[0].Peer != "" {
		s.Layout.Links = "bars" // a grid with all that is wider than a terminal
	}
	switch s.Layout.Links {
	case "form":
		for _, r := range rows {
			lines = append(lines, fmt.Sprintf("ACD: %-24s Application: %s", r[0], r[1]), fmt.Sprintf("   Session: %-22s Connection: %s", r[2], r[3]))
		}
		return 0, lines
	case "lines":
		for _, r := range rows {
			lines = append(lines, "ACD: "+r[0], "  Application: "+r[1], "  Session: "+r[2], "  Connection: "+r[3])
		}
		return 0, lines
	case "pairs":
		for i := 0; i < len(rows); i += 2 {
			for k, h := range headings {
				line := fmt.Sprintf("%-36s", h+": "+rows[i][k])
				if i+1 < len(rows) {
					line += h + ": " + rows[i+1][k]
				}
				lines = append(lines, strings.TrimRight(line, " "))
			}
			lines = append(lines, "")
		}
		return 0, lines
	}
	head, lines := table(s.Layout.Links, s.Layout.Order, headings, rows)
	for _, l := range lines {
		if len([]rune(l)) > columns-6 { // it does not fit a terminal with its frame
			s.Layout.Links = "form"
			return p.DrawLinks(s)
		}
	}
	return head, lines
}

// DrawRuns is DrawLinks for the Archiving Status window.
func (p *Plan) DrawRuns(s *Server) (int, []string) {
	shown := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(s.Layout.Times)
	}
	rows := make([][]string, len(s.Runs))
	for i, r := range s.Runs {
		rows[i] = []string{r.ACD.String(), r.Kind, r.Status, shown(r.Last), shown(r.Next)}
	}
	headings := []string{"ACD", "Archive", "Status", "Last run", "Next run"}
	var lines []string
	if s.Layout.named(s.Layout.Runs) {
		headings = withNames(headings, rows, func(i int) ACD { return s.Runs[i].ACD })
	}
	if s.Layout.Runs == "grid" && len(rows) > 12 {
		s.Layout.Runs = "bars" // pages of a grid that has no end say nothing new
	}
	switch s.Layout.Runs {
	case "form":
		for i, r := range rows {
			if i == 0 || rows[i-1][0] != r[0] {
				lines = append(lines, "ACD: "+r[0])
			}
			lines = append(lines, fmt.Sprintf("  Archive: %s   Status: %s", r[1], r[2]), fmt.Sprintf("  Last run: %s   Next run: %s", r[3], r[4]))
		}
		return 0, lines
	case "groups":
		without := make([][]string, len(rows))
		for i, r := range rows {
			without[i] = r[1:]
		}
		head, all := table("table", s.Layout.Order, headings[1:], without)
		lines = append(lines, all[:head]...)
		for i, r := range rows {
			if i == 0 || rows[i-1][0] != r[0] {
				lines = append(lines, "ACD: "+r[0])
			}
			lines = append(lines, all[head+i])
		}
		return head, lines
	case "first":
		for i := len(rows) - 1; i > 0; i-- {
			if rows[i][0] == rows[i-1][0] {
				rows[i][0] = ""
			}
		}
		return table("table", 0, headings, rows)
	}
	return table(s.Layout.Runs, s.Layout.Order, headings, rows)
}

// named reports whether a list in the given style has a column of names.
func (l *Layout) named(style string) bool {
	switch style {
	case "table", "bars", "right": // with the rules of a grid there is no room
		return l.Names
	}
	return false
}

// withNames gives the names of the ACDs a column of their own, the second.
func withNames(headings []string, rows [][]string, of func(row int) ACD) []string {
	for i, r := range rows {
		a := of(i)
		rows[i] = append([]string{strconv.Itoa(a.Number), a.Name}, r[1:]...)
	}
	return append([]string{headings[0], "Name"}, headings[1:]...)
}

// table draws rows below headings and a blank row. Columns after the first
// stand in an order of their own.
func table(style string, order uint64, headings []string, rows [][]string) (int, []string) {
	cols := make([]int, len(headings))
	for i := range cols {
		cols[i] = i
	}
	for i := len(cols) - 1; i > 1 && order != 0; i-- {
		j := 1 + int(order%uint64(i))
		order /= 7
		cols[i], cols[j] = cols[j], cols[i]
	}
	line := func(r []string) string {
		var b strings.Builder
		for k, c := range cols {
			width := len(headings[c])
			for _, r := range rows {
				width = max(width, len(r[c]))
			}
			if k > 0 && (style == "bars" || style == "grid") {
				b.WriteString(" | ")
			} else if k > 0 {
				b.WriteString("   ")
			}
			if style == "right" && c > 0 {
				fmt.Fprintf(&b, "%*s", width, r[c])
			} else {
				fmt.Fprintf(&b, "%-*s", width, r[c])
			}
		}
		return strings.TrimRight(b.String(), " ")
	}
	if style == "grid" {
		return grid(line(headings), rows, line)
	}
	lines := []string{line(headings), ""}
	for _, r := range rows {
		lines = append(lines, line(r))
	}
	return 2, lines
}

// grid draws rules around the rows and the headings.
func grid(heading string, rows [][]string, line func([]string) string) (int, []string) {
	width := len([]rune(heading))
	for _, r := range rows {
		width = max(width, len([]rune(line(r))))
	}
	var rule strings.Builder
	rule.WriteString("+-")
	for _, c := range fmt.Sprintf("%-*s", width, heading) {
		if c == '|' {
			rule.WriteByte('+')
		} else {
			rule.WriteByte('-')
		}
	}
	rule.WriteString("-+")
	boxed := func(text string) string { return fmt.Sprintf("| %-*s |", width, text) }
	lines := []string{rule.String(), boxed(heading), rule.String()}
	for _, r := range rows {
		lines = append(lines, boxed(line(r)))
	}
	return 3, append(lines, rule.String())
}

// DrawLog prints records as the error log report does.
func DrawLog(log []Entry) []string {
	var lines []string
	for _, e := range log {
		lines = append(lines, fmt.Sprintf("%s %d %d %s", e.Time.Format("01/02/06 03:04 PM"), e.Code, e.ACD, e.Severity))
		lines = append(lines, wrap(e.Text, 62)...)
	}
	return lines
}

func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && len(line)+1+len(w) > width {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}
