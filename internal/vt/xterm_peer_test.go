//go:build peers

package vt

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// xtermScreens shows the streams in a real xterm, one after the other, and has
// it print each page by media copy. What runs inside is this program again.
func xtermScreens(t *testing.T, streams []string) []string {
	if _, err := exec.LookPath("xterm"); err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	for i, s := range streams {
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), []byte(s), 0o600))
	}
	printer := filepath.Join(dir, "printer")
	job := "#!/bin/sh\nf=$(mktemp " + dir + "/job.XXXXXXXX)\ncat >$f\nmv $f $f.done\n"
	require.NoError(t, os.WriteFile(printer, []byte(job), 0o755))
	args := []string{"-a", "xterm", "-u8", "-geometry", "80x24"}
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
	cmd := exec.Command("xvfb-run", args...)
	if os.Getenv("DISPLAY") != "" { // an X server that is there starts faster
		cmd = exec.Command(args[1], args[2:]...)
	}
	cmd.Env = append(os.Environ(), insideXterm+"="+dir, "LC_ALL=C.UTF-8")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	screens := make([]string, len(streams))
	for i := range streams {
		page, err := os.ReadFile(filepath.Join(dir, fmt.Sprint(i, ".page")))
		require.NoError(t, err)
		screens[i] = norm.NFD.String(tidy(strings.ReplaceAll(string(page), rightHalf, ""))) + "\n"
	}
	return screens
}

// rightHalf is what xterm prints for the right half of a wide character.
const rightHalf = "\uffff"

const insideXterm = "VT_INSIDE_XTERM"

// What xterm gets before each stream and behind it: nothing may be left open,
// and the whole page is printed, whatever the margins are.
const (
	beforeStream = "\x18\x1b[4i\x1b[?4i\x1b[0$~\x1b[64;1\"p\x1bc\x1b[?40;41l\x1b[8;24;80t" + forgetModes +
		"\x1b[?1047h\x1b[2J\x1b[?1047l\x1b[H\x1b[2J\x1b[3J\x1bc"
	forgetModes = "\x1b[?7l\x1b[?3;6;7;41;45;1047;1048s\x1b[?7h"
	afterStream = "\x18\x1b[0$}\x1b F\x1b\\\x1b[4i\x1b[?4i"
	printPage   = "\x1b[?19h\x1b[i"
)

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
		for seen := []byte(nil); !bytes.HasSuffix(seen, []byte("\x1b[0n")); seen = append(seen, one[0]) {
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
