package pairsim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// The size of the screens. A window that is larger makes them larger.
const (
	rows    = 24
	columns = 80
)

// screen draws windows, the last in front, into rows.
func (p *Plan) screen(s *Server, w *Window) []string {
	var g canvas
	frame := frames[s.Layout.Frame]
	if s.Layout.Clock {
		g.put(0, 0, w.At.Format("01/02/06 15:04")+"  "+firstRow+w.Behead)
	}
	if s.Layout.Menu {
		g.window(1, 4, frame, &Window{Lines: []string{"Reports", "Dictionary", "System Setup", "Maintenance", "Logout"}})
		g.window(2, 9, frame, &Window{Lines: []string{"Archiving Status", "Backup Data", "Connection Status", "Error Log Report"}})
	}
	top := s.top()
	if w.Behind != nil {
		g.window(top, 1, frame, w.Behind)
		top += 2
	}
	g.window(top, 1+2*(top-s.top()), frame, w)
	bottom := len(g) - 1
	if s.Layout.Menu {
		bottom = top + len(w.Lines) + 1
	}
	if w.Popup != nil {
		g.window(top+w.PopRow, 1+w.PopAt, frame, &Window{Title: w.PopTitle, Lines: w.Popup})
	}
	if s.Layout.Says != "" {
		g.put(bottom+1, 2, s.Layout.Says)
	}
	for _, t := range w.Outside {
		row := t.Row
		if t.Below {
			row += bottom
		}
		g.put(row, t.Col, t.Text)
	}
	if s.Layout.Keys {
		for len(g) < rows-1 {
			g = append(g, nil)
		}
		g = append(g, []rune("  Help    Window  Commands   Keep              Exit    Scroll  Current  MainMenu"))
	}
	lines := make([]string, len(g))
	for i, r := range g {
		lines[i] = strings.TrimRight(string(r), " ")
	}
	return lines
}

const firstRow = "CentreVu(R) CMS            Windows: 1 of 10"

// top is the row that the windows of a server begin in.
func (s *Server) top() int {
	if s.Layout.Menu {
		return 3
	}
	return 1
}

// around puts what a shell prints around a screen that was saved.
func (p *Plan) around(s *Server, screen []string, w *Window) []string {
	if !s.Layout.Shell {
		return screen
	}
	prompt := pick(p, "[root@cms1 ~]# ", "(host-cms1)-(root)=# ", "$ ", "cms1# ", "root@cms1:~# ")
	above := []string{prompt + "cat " + w.Kind + ".txt"}
	switch p.IntN(4) {
	case 0:
		above = append([]string{"Last login: Tue May  2 07:39:11 from console"}, above...)
	case 1:
		above = []string{prompt + "date; cat " + w.Kind + ".txt", w.At.Format("Mon Jan _2 15:04:05 UTC 2006")}
	case 2:
		above = append([]string{"Welcome to the system. 3 packages can be updated.", ""}, above...)
	}
	return append(append(above, screen...), pick(p, strings.TrimRight(prompt, " "), prompt+"exit"))
}

// canvas is rows of cells, as many as are drawn on.
type canvas [][]rune

func (g *canvas) put(row, col int, text string) {
	for len(*g) <= row {
		*g = append(*g, nil)
	}
	r := (*g)[row]
	for len(r) < col+len([]rune(text)) {
		r = append(r, ' ')
	}
	copy(r[col:], []rune(text))
	(*g)[row] = r
}

func (g *canvas) window(top, left int, frame string, w *Window) {
	c := strings.Split(frame, "")
	width := columns - 4
	if w.Title == "" || w.Narrow {
		width = len(w.Title) + 4
	}
	for _, l := range w.Lines {
		width = max(width, len([]rune(l))+2)
	}
	title := strings.Repeat(c[4], width)
	if w.Title != "" {
		width = max(width, len(w.Title)+4)
		title = c[4] + " " + w.Title + " " + strings.Repeat(c[4], width-len(w.Title)-3)
	}
	g.put(top, left, c[0]+title+c[1])
	for i, l := range w.Lines {
		g.put(top+1+i, left, c[5]+" "+l+strings.Repeat(" ", width-1-len([]rune(l)))+c[5])
	}
	g.put(top+1+len(w.Lines), left, c[2]+strings.Repeat(c[4], width)+c[3])
	if w.Arrow != "" {
		g.put(top+1+len(w.Lines), left+width/2, w.Arrow)
	}
}

// Files returns the captures of a server, as its Layout has them.
func (p *Plan) FilesOf(s *Server) []File {
	written := p.Now.Add(-2 * time.Minute)
	var files []File
	add := func(name string, data string) {
		files = append(files, File{Name: name, Data: []byte(data), ModTime: written})
	}
	var screens []shown
	var at []time.Time
	for _, w := range s.Windows {
		all := pages(s, w)
		for k, page := range all {
			scr := shown{rows: p.around(s, p.screen(s, page), w), turned: k > 0}
			if k == len(all)-1 {
				scr.over, scr.behind = s.over(w), w.Afterwards
			}
			screens, at = append(screens, scr), append(at, w.At)
		}
	}
	switch s.Layout.Form {
	case Files:
		for i, scr := range screens {
			name := s.Windows[i].Kind
			for k := range i {
				if s.Windows[k].Kind == s.Windows[i].Kind {
					name = fmt.Sprintf("%s-%d", s.Windows[i].Kind, i)
				}
			}
			add(name+".txt", scr.text())
		}
	case OneFile:
		var pages []string
		for _, scr := range screens {
			pages = append(pages, scr.text())
		}
		add("session.txt", strings.Join(pages, "\f"))
	case Typescript:
		const stamp = "2006-01-02 15:04:05-07:00"
		add("session.typescript", fmt.Sprintf("Script started on %s [TERM=\"xterm\" TTY=\"/dev/pts/0\" COLUMNS=\"80\" LINES=\"24\"]\n", at[0].Format(stamp))+
			strings.Join(drawn(s.Layout.dated(at[0]), screens), "")+fmt.Sprintf("\r\n\nScript done on %s [COMMAND_EXIT_CODE=\"0\"]\n", written.Format(stamp)))
	case Raw:
		add("session.raw", strings.Join(drawn(s.Layout.dated(at[0]), screens), "")+"\x1b[H\x1b[2J")
	case Asciicast:
		add("session.cast", asciicast(drawn(s.Layout.dated(at[0]), screens), at))
	}
	if s.LogText != nil {
		add("errors.log", strings.Join(s.LogText, "\n")+"\n")
	}
	for _, f := range s.Files {
		if f.ModTime.IsZero() {
			f.ModTime = written
		}
		files = append(files, f)
	}
	if s == p.Servers[1] { // prompts name their own host
		for i := range files {
			files[i].Data = bytes.ReplaceAll(files[i].Data, []byte("cms1"), []byte("cms2"))
		}
	}
	return files
}

// pages cuts the list of a window that a terminal has no room for into pages,
// each below the heading, the last filled up with blank rows.
func pages(s *Server, w *Window) []*Window {
	room := rows - 3 - s.top()
	if s.Layout.Says != "" {
		room--
	}
	if s.Layout.Keys {
		room--
	}
	if w.Behind != nil {
		room -= 2
	}
	if !s.Layout.recorded() || len(w.Lines) <= room {
		return []*Window{w}
	}
	list, n := w.Lines[w.Head:], room-w.Head
	for len(list) > n && list[len(list)-1] == "" {
		list = list[:len(list)-1] // no page shows nothing but that
	}
	var all []*Window
	for from := 0; from < len(list); from += n {
		page := *w
		page.Lines = append(append([]string{}, w.Lines[:w.Head]...), list[from:min(from+n, len(list))]...)
		for len(page.Lines) < room {
			page.Lines = append(page.Lines, "")
		}
		if from+n < len(list) {
			page.Arrow = s.Layout.Arrow
		}
		all = append(all, &page)
	}
	return all
}

// shown is a screen on its way to a recording.
type shown struct {
	rows   []string
	turned bool   // it shows the next page of the one before
	over   string // what the program writes when the screen is drawn
	behind string // what is shown when it has taken the screen away, before the next
}

func (s shown) text() string { return strings.Join(s.rows, "\n") + "\n" }

// drawn returns for each screen what a program sends to show it: after a screen
// that shows nothing but a menu, or, of a page that was turned, the rows that
// have changed.
func drawn(l Layout, screens []shown) []string {
	var out []string
	for k, scr := range screens {
		var b strings.Builder
		if !scr.turned && k > 0 && l.Close == "painted over" && l.pause(screens[k-1].behind) == "" {
			for i := range max(len(scr.rows), len(screens[k-1].rows)) {
				text := ""
				if i < len(scr.rows) {
					text = scr.rows[i]
				}
				fmt.Fprintf(&b, "\x1b[%d;1H%s%s", i+1, text, strings.Repeat(" ", max(0, columns-1-len([]rune(text)))))
			}
			fmt.Fprintf(&b, "\x1b[%d;%dH%s", 4, 3, scr.over)
			out = append(out, b.String())
			continue
		}
		if !scr.turned {
			if k > 0 {
				b.WriteString(l.closing(screens[k-1].rows))
				b.WriteString(l.pause(screens[k-1].behind))
			} else {
				b.WriteString(l.Start)
			}
			b.WriteString("\x1b[H\x1b[2J\x1b[3;5H+------+\x1b[4;5H| Menu |\x1b[5;5H+------+\x1b[4;7H")
			b.WriteString("\x1b[H\x1b[2J")
		}
		for i, l := range scr.rows {
			switch {
			case scr.turned && l != screens[k-1].rows[i]:
				fmt.Fprintf(&b, "\x1b[%d;1H%s\x1b[K", i+1, l)
			case !scr.turned && l != "":
				text := strings.TrimLeft(l, " ")
				fmt.Fprintf(&b, "\x1b[%d;%dH%s", i+1, 1+len(l)-len(text), text)
			}
		}
		fmt.Fprintf(&b, "\x1b[%d;%dH%s", 4, 3, scr.over)
		out = append(out, b.String())
	}
	return append(out, l.closing(screens[len(screens)-1].rows)+"\x1b[H\x1b[2J$ ")
}

func asciicast(out []string, at []time.Time) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	begun := at[0].Add(-5 * time.Second)
	enc.Encode(map[string]any{"version": 2, "width": columns, "height": rows, "timestamp": begun.Unix(), "env": map[string]string{"TERM": "xterm"}})
	for i, o := range out {
		t := at[min(i, len(at)-1)]
		if i >= len(at) {
			t = t.Add(10 * time.Second)
		}
		enc.Encode([]any{t.Sub(begun).Seconds(), "o", o})
	}
	return b.String()
}
