package centrevu_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// drawer draws windows: random legal values in random layouts.
type drawer struct {
	*rand.Rand
	now    time.Time
	layout string // of times
}

func newDrawer(seed uint64) *drawer {
	d := &drawer{Rand: rand.New(rand.NewPCG(seed, 1))}
	d.now = time.Date(1990+d.IntN(60), time.Month(1+d.IntN(12)), 1+d.IntN(28), d.IntN(24), d.IntN(60), d.IntN(60), 0, time.UTC)
	d.layout = pick(d, "01/02/06 15:04:05", "01/02/06 15:04", "01/02/06 03:04 PM", "01/02/2006 15:04:05", "01/02/2006 03:04 PM", "1/2/06 15:04:05", "01/02/2006 15:04")
	return d
}

func pick[T any](d *drawer, of ...T) T { return of[d.IntN(len(of))] }

func (d *drawer) chance(percent int) bool { return d.IntN(100) < percent }

// time returns a time that the layout shows whole.
func (d *drawer) time(within time.Duration) time.Time {
	t := d.now.Add(time.Duration(d.Int64N(int64(within)*2)) - within).Truncate(time.Second)
	back, err := time.Parse(d.layout, t.Format(d.layout))
	if err != nil || strings.Contains(d.layout, "/06") && back.Format("06") != t.Format("06") {
		panic(err)
	}
	return t.Add(-time.Duration(t.Second()) * time.Second * time.Duration(b2i(!strings.Contains(d.layout, ":05"))))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (d *drawer) acds() []centrevu.ACD {
	var acds []centrevu.ACD
	for n := 1; n <= centrevu.MaxACD; n++ {
		if !d.chance(25) {
			continue
		}
		acds = append(acds, centrevu.ACD{Number: n, Name: d.name()})
	}
	if len(acds) == 0 {
		acds = append(acds, centrevu.ACD{Number: 1 + d.IntN(8)})
	}
	return acds[:min(len(acds), 8)]
}

// name returns an ACD name of the characters that names can have.
func (d *drawer) name() string {
	if d.chance(40) {
		return ""
	}
	const first, rest = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz0123456789_.,+"
	name := string(first[d.IntN(len(first))])
	for n := d.IntN(18); len(name) < n; {
		if d.chance(10) && len(name)+2 < n {
			name += " "
		}
		name += string(rest[d.IntN(len(rest))])
	}
	return name
}

func acdText(a centrevu.ACD) string { return strings.TrimSpace(fmt.Sprint(a.Number, " ", a.Name)) }

// table writes rows of values below their headings; order says which columns
// there are, and where.
func (d *drawer) table(headings []string, rows [][]string, order []int) []string {
	d.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	style := pick(d, "left", "left", "right", "bars", "ragged")
	gap := strings.Repeat(" ", 2+d.IntN(3))
	ragged := false
	if style == "ragged" {
		ragged = true
		for _, r := range rows {
			for _, c := range order {
				ragged = ragged && r[c] != "" // a gap shows no blank value
			}
		}
	}
	width := map[int]int{}
	for _, c := range order {
		width[c] = len(headings[c])
		for _, r := range rows {
			width[c] = max(width[c], len([]rune(r[c])))
		}
		width[c] += d.IntN(3)
	}
	line := func(r []string) string {
		var parts []string
		for _, c := range order {
			switch {
			case ragged:
				parts = append(parts, r[c])
			case style == "right":
				parts = append(parts, fmt.Sprintf("%*s", width[c], r[c]))
			default:
				parts = append(parts, fmt.Sprintf("%-*s", width[c], r[c]))
			}
		}
		sep := gap
		if style == "bars" {
			sep = " | "
		}
		return strings.TrimRight(strings.Join(parts, sep), " ")
	}
	lines := []string{line(headings)}
	if d.chance(50) {
		lines = append(lines, "")
	}
	for _, r := range rows {
		lines = append(lines, line(r))
	}
	return lines
}

// window puts lines into a window: pages of a scrolled list, in one of the
// frames there are, between other things.
func (d *drawer) window(title string, lines []string, scrolls int) string {
	indent := strings.Repeat(" ", d.IntN(4))
	var pages [][]string
	if height := scrolls + 6 + d.IntN(10); scrolls >= 0 && len(lines) > height && d.chance(40) {
		head, list, n := lines[:scrolls], lines[scrolls:], height-scrolls
		step := pick(d, 1, n, max(1, n-1), max(1, n/2))
		for from := 0; ; from = min(from+step, len(list)-n) {
			pages = append(pages, append(append([]string{}, head...), list[from:from+n]...))
			if from == len(list)-n {
				break
			}
		}
	} else {
		pages = [][]string{lines}
	}
	frame := d.IntN(6)
	width := len(title) + 6
	for _, l := range lines {
		width = max(width, len([]rune(indent+l))+3)
	}
	var b strings.Builder
	for i, page := range pages {
		if i > 0 {
			b.WriteString("\f")
		}
		d.page(&b, title, indent, page, frame, width)
	}
	text := b.String()
	if d.chance(20) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

func (d *drawer) page(b *strings.Builder, title, indent string, lines []string, frame, width int) {
	corner := [...]string{"++++-|", "┌┐└┘─│", "╔╗╚╝═║", "", "", ""}[frame]
	if corner == "" {
		bar := ""
		if frame == 3 {
			bar = "|"
		}
		fmt.Fprintf(b, "%s%s%s\n\n", bar, indent, title)
		for _, l := range lines {
			fmt.Fprintf(b, "%s%s%s\n", bar, indent, l)
		}
		if frame == 3 {
			b.WriteString("+Exit\nSuccessful\n")
		}
		return
	}
	c := strings.Split(corner, "")
	margin := strings.Repeat(" ", len(indent))
	fmt.Fprintf(b, "%s%s%s %s %s%s\n", margin, c[0], c[4], title, strings.Repeat(c[4], width-len(title)-3), c[1])
	for _, l := range lines {
		text := indent + l
		fmt.Fprintf(b, "%s%s %s%s%s\n", margin, c[5], text, strings.Repeat(" ", width-1-len([]rune(text))), c[5])
	}
	fmt.Fprintf(b, "%s%s%s%s\n", margin, c[2], strings.Repeat(c[4], width), c[3])
}

func (d *drawer) title(name string) string { return "Maintenance: " + name }

func (d *drawer) backup() (string, backup.Status) {
	n := d.IntN(12)
	st := backup.Status{CompletedToday: &n}
	lines := []string{fmt.Sprintf("Backups completed today: %d", n)}
	switch {
	case d.chance(70):
		st.State, st.FinishedAt = backup.Finished, d.time(20*24*time.Hour)
		st.Text = "Last backup finished at " + st.FinishedAt.Format(d.layout)
	default:
		st.Text = pick(d, "", "Waiting for tape 2", "Last backup failed at 05/02/00 00:23:41", "Backup in progress", "finished", "Last backup finished with errors")
	}
	lines = append(lines, strings.TrimRight("Status: "+st.Text, " "))
	if d.chance(50) {
		if d.chance(20) {
			st.Errors = "tape 1 not labelled"
		}
		lines = append(lines, strings.TrimRight("Errors: "+st.Errors, " "))
	}
	if d.chance(30) {
		lines[0] += "     " + lines[1]
		lines = append(lines[:1], lines[2:]...)
	}
	lines = append(lines, "", "Device name: default______________", "<x> CMS system administration data")
	return d.window(d.title(pick(d, "Backup Data", "Back Up Data", "Back Up")), lines, -1), st
}

func (d *drawer) archive() (string, []archive.Run) {
	headings := pick(d,
		[]string{"ACD", "Type", "Status", "Last archive", "Next archive"},
		[]string{"ACD", "Archive", "Status", "Date and time", "Next run"},
		[]string{"ACD(s)", "Archive type", "Status", "Last run", "Next"})
	next := d.chance(50)
	var runs []archive.Run
	var rows [][]string
	var groups []string
	for _, a := range d.acds() {
		for _, k := range archive.Kinds {
			r := archive.Run{ACD: a, Kind: k, State: pick(d, archive.Finished, archive.Finished, archive.Running, archive.NotRun, archive.Unknown)}
			r.Text = r.State.String()
			if r.State == archive.Unknown {
				r.Text = pick(d, "suspended", "finished?", "not runs", "running late", "done")
			}
			row := []string{acdText(a), k.String(), r.Text, "", ""}
			if d.chance(50) {
				row[1] = strings.ToUpper(row[1][:1]) + row[1][1:]
			}
			if r.State != archive.NotRun {
				r.Last = d.time(30 * 24 * time.Hour)
				row[3] = r.Last.Format(d.layout)
			}
			if next {
				r.Next = d.time(30 * 24 * time.Hour)
				row[4] = r.Next.Format(d.layout)
			}
			runs, rows, groups = append(runs, r), append(rows, row), append(groups, acdText(a))
		}
	}
	title := d.title("Archiving Status")
	columns := []int{1, 2, 3}
	if next {
		columns = append(columns, 4)
	}
	switch d.IntN(4) {
	case 0: // a form
		var lines []string
		for i, r := range rows {
			if i == 0 || groups[i] != groups[i-1] {
				lines = append(lines, "ACD: "+groups[i])
			}
			one := []string{"Type: " + r[1], "Status: " + r[2], "Last archive: " + r[3]}
			if next {
				one = append(one, "Next archive: "+r[4])
			}
			if d.chance(50) {
				lines = append(lines, strings.Join(one, "   "))
			} else {
				lines = append(lines, one...)
			}
		}
		return d.window(title, lines, -1), runs
	case 1: // group lines above the rows of each ACD
		table := d.table(headings, rows, columns)
		head := 1
		if table[1] == "" {
			head = 2
		}
		lines := table[:head:head]
		for i, row := range table[head:] {
			if i == 0 || groups[i] != groups[i-1] {
				lines = append(lines, "ACD: "+groups[i])
			}
			lines = append(lines, row)
		}
		return d.window(title, lines, head), runs
	default:
		lines := d.table(headings, rows, append(columns, 0))
		return d.window(title, lines, 1), runs
	}
}

func (d *drawer) links() (string, []links.Link) {
	applications := []string{"data transfer", "data transfer", "waiting session", "translation pumpup", "not collecting data", "CMS System Setup", "busied out (switch)", "CMS System Setup - The link has gone down", "data transfers"}
	sessions := []string{"data transfer", "data transfer", "quiescent", "waiting acceptance", "idle"}
	connections := []string{"operational", "operational", "quiescent", "out of order", "wait CONN"}
	peers := d.chance(40)
	var ls []links.Link
	var rows [][]string
	for _, a := range d.acds() {
		l := links.Link{ACD: a, Application: pick(d, applications...), Session: pick(d, sessions...), Connection: pick(d, connections...)}
		row := []string{acdText(a), l.Application, l.Session, l.Connection}
		if peers {
			l.Peer = pick(d, "primary", "secondary")
			row[3] += pick(d, " (%s)", " - %s", " %s")
			row[3] = fmt.Sprintf(row[3], l.Peer)
		}
		ls, rows = append(ls, l), append(rows, row)
	}
	title := d.title("Connection Status")
	if d.chance(40) {
		var lines []string
		for _, r := range rows {
			one := []string{"Application: " + r[1], "Session: " + r[2], "Connection: " + r[3]}
			if d.chance(40) {
				lines = append(lines, "ACD: "+r[0]+"   "+strings.Join(one, "   "))
				continue
			}
			lines = append(lines, "ACD: "+r[0])
			for _, f := range one {
				lines = append(lines, "  "+f)
			}
		}
		return d.window(title, lines, 0), ls
	}
	return d.window(title, d.table([]string{"ACD", "Application", "Session", "Connection"}, rows, []int{0, 1, 2, 3}), 1), ls
}

func (d *drawer) log() (string, []errlog.Entry) {
	words := strings.Fields("Switch and UNIX clocks differ by most than 24 hours , see /cms/log 05/02/00 PM 3 4 unit until reset ACD is down up 1% used")
	var entries []errlog.Entry
	var lines []string
	t := d.now.Truncate(time.Minute)
	for range 1 + d.IntN(8) {
		t = t.Add(time.Duration(d.IntN(300)) * time.Minute)
		e := errlog.Entry{Time: t, Code: d.IntN(5000), ACD: centrevu.ACD{Number: 1 + d.IntN(8)}, Severity: errlog.Severity(pick(d, "INFO", "ERROR", "WARNING", "MAJOR"))}
		lines = append(lines, fmt.Sprintf("%s %d %d %s", t.Format("01/02/06 03:04 PM"), e.Code, e.ACD.Number, e.Severity))
		line, text := "", []string{}
		for range 1 + d.IntN(40) {
			w := words[d.IntN(len(words))]
			if n := len(text); n > 0 && text[n-1] == "05/02/00" && strings.ContainsAny(w[:1], "0123456789") {
				w = "up" // at the start of a line it would start like an entry
			}
			text = append(text, w)
			if len(line)+len(w)+1 > 62 {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimSpace(line + " " + w)
		}
		lines = append(lines, line)
		e.Text = strings.Join(text, " ")
		entries = append(entries, e)
	}
	if d.chance(40) {
		return strings.Join(lines, pick(d, "\n", "\r\n")) + "\n", entries
	}
	// Pages that do not overlap cannot be told from ones that do where rows
	// stand twice, so the log is drawn whole.
	return d.window(d.title("Error Log Report"), lines, -1), entries
}
