//go:build peers

package vt

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// xtermQuirks are those that generated streams cannot avoid; the others are in
// README.md beside the screens.
var xtermQuirks = []quirk{
	{
		what: "a row that scrolled in and is not painted yet: ED, EL, ECH and their selective forms erase what is" +
			" protected in the cursor's row, what overwrites half of a wide character leaves the other half, and" +
			" what is concealed can be read",
		remedy: paintScrolled,
		needs:  regexp.MustCompile(`\x1b\[8m|\x1b\[1"q|\x1bV|[\x{1100}-\x{ffff}]`),
	},
	{
		what: "text that came together and begins left of the left margin makes no room in insert mode, not even from" +
			" the margin on",
		remedy: "\a",
		within: true,
		needs:  regexp.MustCompile(`\x1b\[(?s:.*)69[hr](?s:.*)\x1b\[4h|\x1b\[4h(?s:.*)69[hr]`),
	},
	{
		what: "of wide characters that came together and do not all fit, without wrapping, the last one takes the" +
			" place of the one before",
		remedy: "\a",
		within: true,
		needs:  regexp.MustCompile(`7[lr](?s:.*)[\x{1100}-\x{ffff}]{2}`),
	},
	{
		what:   "S7C1T at the level of a VT100 takes the next character with it",
		remedy: "\x18",
		needs:  regexp.MustCompile(`\x1b\[61"p(?s:.*)\x1b F`),
	},
	{
		what: "what overwrites one half of a protected wide character leaves the other half, and is blanked when" +
			" that is overwritten",
		differ: blankedForHalves,
	},
	{
		what: "of a wide character that insert mode pushes half over the edge of the screen the left half stays," +
			" if the character before which room was made came alone",
		differ: halvesStay,
	},
}

// paintScrolled is smooth scrolling on, by which xterm paints at once what it put
// off when it scrolled, and off again.
const paintScrolled = "\x1b[?4h\x1b[?4l"

var protectedWide = regexp.MustCompile(`(?:\x1b\[1"q|\x1bV)(?s:.*)[\x{1100}-\x{ffff}]`)

// blankedForHalves reports whether rows differ only by single characters that are
// blank there, after wide ones were written protected.
func blankedForHalves(stream, theirs, ours string) bool {
	a, b := []rune(theirs), []rune(ours)
	if !protectedWide.MatchString(stream) || len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && (a[i] != ' ' || b[i] == '\n' || i > 0 && a[i-1] != b[i-1]) {
			return false
		}
	}
	return true
}

// halvesStay reports whether rows differ only by a wide character at their end,
// of which only the left half has room.
func halvesStay(stream, theirs, ours string) bool {
	if !strings.Contains(stream, "\x1b[4h") {
		return false
	}
	a, b := strings.Split(theirs, "\n"), strings.Split(ours, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) {
			return false
		}
		if a[i] == b[i] {
			continue
		}
		row := []rune(a[i])
		if n := len(row) - 1; n < 0 || runeWidth(row[n]) != 2 || strings.TrimRight(string(row[:n]), " ") != b[i] {
			return false
		}
	}
	return true
}

// xtermScreens shows the streams in a real xterm, one after the other, and has
// it print each page by media copy. A stream after which it answers no more is
// tried again in a new one, and its screen is noAnswer if that does not either.
func xtermScreens(t *testing.T, streams []string) []string {
	if _, err := exec.LookPath("xterm"); err != nil {
		t.Skip(err)
	}
	display := xServer(t)
	var screens []string
	silent := 0
	for len(screens) < len(streams) {
		rest := streams[len(screens):]
		pages := xtermPages(t, display, rest[:min(len(rest), streamsPerXterm)])
		screens = append(screens, pages...)
		if len(pages) > 0 {
			silent = 0
			continue
		}
		if silent++; silent == 2 {
			screens = append(screens, noAnswer)
			silent = 0
		}
	}
	return screens
}

const (
	noAnswer        = "xterm answers no more\n"
	streamsPerXterm = 50
	patience        = 8 * time.Second // with one stream
)

// xServer is the display of the X server that is there, or of one that is
// started for the test.
func xServer(t *testing.T) string {
	if display := os.Getenv("DISPLAY"); display != "" {
		return display
	}
	r, w, err := os.Pipe()
	require.NoError(t, err)
	defer r.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{w}
	require.NoError(t, server.Start())
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	require.NoError(t, err)
	return ":" + strings.TrimSpace(line)
}

// xtermPages are the pages that one xterm printed until it ended, or was ended
// for not answering. What runs inside is this program again.
func xtermPages(t *testing.T, display string, streams []string) []string {
	dir := t.TempDir()
	for i, s := range streams {
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), []byte(s), 0o600))
	}
	printer := filepath.Join(dir, "printer")
	job := "#!/bin/sh\nf=$(mktemp " + dir + "/job.XXXXXXXX)\ncat >$f\nmv $f $f.done\n"
	require.NoError(t, os.WriteFile(printer, []byte(job), 0o755))
	args := []string{"-u8", "-geometry", "80x24"}
	for name, value := range map[string]string{
		"printerCommand":   printer,
		"printerAutoClose": "true",
		"printAttributes":  "0",
		"printerFormFeed":  "false",
		"allowWindowOps":   "true",
	} {
		args = append(args, "-xrm", "XTerm*"+name+": "+value)
	}
	args = append(args, "-e", os.Args[0], "-test.run=^TestInsideXterm$", "-test.v")
	cmd := exec.Command("xterm", args...)
	cmd.Env = append(os.Environ(), insideXterm+"="+dir, "LC_ALL=C.UTF-8", "DISPLAY="+display)
	require.NoError(t, cmd.Start())
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()

	var screens []string
	more := func() bool {
		page, err := os.ReadFile(filepath.Join(dir, fmt.Sprint(len(screens), ".page")))
		if err == nil {
			screens = append(screens, norm.NFD.String(tidy(wholeCharacters(string(page))))+"\n")
		}
		return err == nil
	}
	last := time.Now()
	for running := true; running; {
		select {
		case <-ended:
			running = false
		case <-time.After(5 * time.Millisecond):
		}
		for more() {
			last = time.Now()
		}
		if running && time.Since(last) > patience {
			_ = cmd.Process.Kill()
			<-ended
			running = false
		}
	}
	return screens
}

// rightHalf is what xterm prints for the right half of a wide character.
const rightHalf = '\uffff'

// wholeCharacters is the page without the right halves of its wide characters.
// One whose left half was overwritten shows a blank.
func wholeCharacters(page string) string {
	half := false // of a wide character stands before
	var b strings.Builder
	for _, r := range page {
		switch width := runeWidth(r); {
		case r != rightHalf:
			b.WriteRune(r)
			if width > 0 {
				half = width == 2
			}
		case !half:
			b.WriteByte(' ')
		default:
			half = false
		}
	}
	return b.String()
}

const insideXterm = "VT_INSIDE_XTERM"

// What xterm gets before each stream and behind it: nothing may be left open,
// and the whole page is printed, whatever the margins are.
const (
	beforeStream = popped + "\x18\x1b[4i\x1b[?4i\x1b[0$~\x1b[64;1\"p\x1bc\x1b[?40;41l\x1b[8;24;80t" + forgetModes +
		"\x1b[?1047h\x1b[2J\x1b[H\x1b7\x1b[?1047l\x1b[H\x1b[2J\x1b[3J\x1bc"
	popped      = "\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}\x1b[#}"
	forgetModes = "\x1b[?7l\x1b[?3;6;7;41;45;1047;1048s\x1b[?7h"
	afterStream = "\x18\x1b[0$}\x1b F\x1b\\\x1b[4i\x1b[?4i"
	printPage   = "\x1b[?19h\x1b[i"
)

// answered reports whether xterm says that it is well, be it with 8-bit controls.
func answered(seen []byte) bool {
	said, ok := bytes.CutSuffix(seen, []byte("0n"))
	return ok && (bytes.HasSuffix(said, []byte("\x1b[")) || bytes.HasSuffix(said, []byte("\x9b")))
}

func TestInsideXterm(t *testing.T) {
	dir := os.Getenv(insideXterm)
	if dir == "" {
		t.Skip("for TestPeers")
	}
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	require.NoError(t, err)
	raw := exec.Command("stty", "raw", "-echo")
	raw.Stdin = tty
	require.NoError(t, raw.Run())
	show := func(s string) {
		_, err := tty.WriteString(s + "\x1b[5n")
		require.NoError(t, err)
		one := make([]byte, 1)
		for seen := []byte(nil); !answered(seen); seen = append(seen, one[0]) {
			_, err := tty.Read(one)
			require.NoError(t, err)
		}
	}
	pages := func() []string {
		jobs, err := filepath.Glob(filepath.Join(dir, "job.*.done"))
		require.NoError(t, err)
		return jobs
	}
	resized := false
	for i := 0; ; i++ {
		stream, err := os.ReadFile(filepath.Join(dir, fmt.Sprint(i)))
		if err != nil {
			return
		}
		show(beforeStream)
		if resized {
			time.Sleep(50 * time.Millisecond) // the X server tells of it late
		}
		resized = bytes.Contains(stream, []byte("\x1b[?40h"))
		show(string(stream) + afterStream)
		for _, job := range pages() { // of printer controller mode
			require.NoError(t, os.Remove(job))
		}
		show(printPage)
		for tries := 0; !renamePage(pages(), filepath.Join(dir, fmt.Sprint(i, ".page"))); tries++ {
			require.Less(t, tries, 5000, "no page of stream %d", i)
			time.Sleep(time.Millisecond)
		}
	}
}

func renamePage(jobs []string, name string) bool {
	for _, job := range jobs {
		if page, err := os.ReadFile(job); err == nil && strings.Count(string(page), "\n") >= 24 {
			return os.Rename(job, name) == nil
		}
	}
	return false
}
