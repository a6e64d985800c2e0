// Standin stands in for a CMS server in the tests of collect: it asks for a user
// and a password and shows four windows from a menu. Its screens are files; the
// menu and the frames around them are synthetic. No real CMS was at hand.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/term"
)

// windows are those of the menu, by the key that calls each.
var windows = map[rune]string{'1': "links", '2': "archive", '3': "backup", '4': "errors"}

func main() {
	screens := flag.String("screens", "", "folder with links.txt, archive.txt, backup.txt and errors.txt")
	password := flag.String("password", "open sesame", "what is asked for")
	echo := flag.Bool("echo", false, "show the password as it is typed, as a badly set up host does")
	missing := flag.String("missing", "", "a window that never comes")
	broken := flag.String("broken", "", "a window in the middle of which the connection breaks")
	differs := flag.String("differs", "", "a window in place of which another one comes")
	flag.Parse()
	if was, err := term.MakeRaw(0); err == nil {
		defer term.Restore(0, was)
	}
	in := bufio.NewReader(os.Stdin)
	fmt.Print("cms1 login: ")
	line(in, true)
	fmt.Print("Password: ")
	if line(in, *echo) != *password {
		fmt.Print("\r\nLogin incorrect\r\n")
		return
	}
	for {
		menu()
		key, _, err := in.ReadRune()
		name := windows[key]
		switch {
		case err != nil || key == 'q':
			fmt.Print("\x1b[2J\x1b[Hlogout\r\n")
			return
		case name == "" || name == *missing:
			continue
		}
		text := draw(*screens, name)
		switch name {
		case *differs:
			text = strings.Replace(text, "Maintenance: ", "Exceptions: ", 1)
		case *broken:
			fmt.Print(text[:len(text)/2])
			return
		}
		// Curses draws in pieces, and a line is slow.
		for i := 0; i < len(text); i += 300 {
			fmt.Print(text[i:min(i+300, len(text))])
			time.Sleep(3 * time.Millisecond)
		}
		if _, _, err := in.ReadRune(); err != nil {
			return
		}
	}
}

// line reads what is typed up to Enter.
func line(in *bufio.Reader, echo bool) string {
	var b strings.Builder
	for {
		r, _, err := in.ReadRune()
		if err != nil || r == '\r' || r == '\n' {
			fmt.Print("\r\n")
			return b.String()
		}
		b.WriteRune(r)
		if echo {
			fmt.Print(string(r))
		}
	}
}

func menu() {
	fmt.Print("\x1b[2J\x1b[H")
	for _, l := range []string{"+- MainMenu -----------------+", "| 1 Connection Status        |", "| 2 Archiving Status         |", "| 3 Backup Data              |", "| 4 Error Log Report         |", "| q Exit                     |", "+----------------------------+"} {
		fmt.Print(l, "\r\n")
	}
}

// draw returns a screen, with a window around what is none yet.
func draw(screens, name string) string {
	b, err := os.ReadFile(filepath.Join(screens, name+".txt"))
	if err != nil {
		return err.Error()
	}
	rows := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
	if !strings.Contains(string(b), "+- ") {
		const width = 76
		title := "- Maintenance: Error Log Report "
		framed := []string{" +" + title + strings.Repeat("-", width-len(title)) + "+"}
		for _, r := range rows {
			framed = append(framed, fmt.Sprintf(" | %-*s|", width-1, r))
		}
		rows = append(framed, " +"+strings.Repeat("-", width)+"+")
	}
	return "\x1b[2J\x1b[H" + strings.Join(rows[:min(len(rows), 24)], "\r\n")
}
