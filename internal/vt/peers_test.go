//go:build peers

package vt

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

var (
	flagPeers  = flag.Int("peers", 200, "how many generated streams each peer gets")
	flagShow   = flag.Int("show", 5, "how many differences are shortened and shown")
	flagSeed   = flag.Uint64("seed", 1, "the first seed")
	flagUpdate = flag.Bool("update", false, "keep the agreed screens")
)

// peer is another emulator.
type peer struct {
	name   string
	needs  string // the program it takes
	screen func(t *testing.T, streams []string) []string
}

var peers = []peer{
	{"libvterm", "cc", vtermScreens},
	{"tmux", "tmux", tmuxScreens},
	{"xterm", "xvfb-run", xtermScreens},
}

// ours is the screen as the peer gives it: xterm composes marks.
func (p peer) ours(stream string) string {
	if p.name == "xterm" {
		return norm.NFD.String(lastScreen(stream))
	}
	return lastScreen(stream)
}

// TestPeers compares with the emulators that are installed.
func TestPeers(t *testing.T) {
	for _, p := range peers {
		t.Run(p.name, func(t *testing.T) {
			if _, err := exec.LookPath(p.needs); err != nil {
				t.Skip(err)
			}
			streams := make([]string, *flagPeers)
			for i := range streams {
				streams[i] = strings.Join(generate(*flagSeed+uint64(i), p.name), "")
			}
			var same []agreed
			failed := 0
			for i, screen := range p.screen(t, streams) {
				ours := p.ours(streams[i])
				if screen != ours {
					if failed++; failed > *flagShow {
						continue
					}
					t.Errorf("seed %d: %s", *flagSeed+uint64(i), shorten(t, p, generate(*flagSeed+uint64(i), p.name)))
					continue
				}
				same = append(same, agreed{streams[i], screen})
			}
			if failed > 0 {
				t.Errorf("%d of %d differ", failed, len(streams))
			}
			if *flagUpdate && failed == 0 {
				writeAgreed(t, filepath.Join(agreedDir, p.name+".agreed"), same)
			}
		})
	}
}

// shorten finds a shorter stream that the peer treats otherwise, by leaving
// out pieces of it.
func shorten(t *testing.T, p peer, parts []string) string {
	for i := len(parts) - 1; i >= 0; i-- {
		try := strings.Join(parts[:i], "") + strings.Join(parts[i+1:], "")
		if p.screen(t, []string{try})[0] != p.ours(try) {
			parts = append(parts[:i:i], parts[i+1:]...)
		}
	}
	short := strings.Join(parts, "")
	return fmt.Sprintf("%q\n%s", short, rowsThatDiffer(p.screen(t, []string{short})[0], p.ours(short)))
}

func writeAgreed(t testing.TB, name string, all []agreed) {
	t.Helper()
	var b strings.Builder
	for _, a := range all {
		b.WriteString(strconv.QuoteToASCII(a.stream) + "\n")
		for row := range strings.Lines(a.screen) {
			b.WriteString("|" + strings.TrimSuffix(row, "\n") + "\n")
		}
	}
	require.NoError(t, os.WriteFile(name, []byte(b.String()), 0o644))
}

func rowsThatDiffer(theirs, ours string) string {
	var b strings.Builder
	a, o := strings.Split(theirs, "\n"), strings.Split(ours, "\n")
	for i := range max(len(a), len(o)) {
		var l, r string
		if i < len(a) {
			l = a[i]
		}
		if i < len(o) {
			r = o[i]
		}
		if l != r {
			fmt.Fprintf(&b, "row %2d |%s\n  here |%s\n", i+1, l, r)
		}
	}
	return b.String()
}

// libvterm has other characters for two of the special graphics.
var sameSigns = strings.NewReplacer("⩽", "≤", "⩾", "≥")

// vtermScreens runs libvterm by a program that is compiled for it.
func vtermScreens(t *testing.T, streams []string) []string {
	dir := t.TempDir()
	prog := filepath.Join(dir, "libvterm")
	out, err := exec.Command("cc", "-o", prog, filepath.Join(agreedDir, "libvterm.c"), "-lvterm").CombinedOutput()
	if err != nil {
		t.Skipf("%v: %s", err, out)
	}
	screens := make([]string, len(streams))
	for i, s := range streams {
		file := filepath.Join(dir, "stream")
		require.NoError(t, os.WriteFile(file, []byte(s), 0o600))
		out, err := exec.Command(prog, file).Output()
		require.NoError(t, err)
		screens[i] = sameSigns.Replace(tidy(string(out))) + "\n"
	}
	return screens
}

// tmuxScreens shows the streams in a pane, one after the other.
func tmuxScreens(t *testing.T, streams []string) []string {
	dir := t.TempDir()
	conf := filepath.Join(dir, "conf")
	require.NoError(t, os.WriteFile(conf, []byte("set -g status off\nset -g remain-on-exit on\nset -g remain-on-exit-format ''\nset -g history-limit 0\n"), 0o600))
	tmux := func(args ...string) string {
		cmd := exec.Command("tmux", append([]string{"-u", "-S", filepath.Join(dir, "s"), "-f", conf}, args...)...)
		cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TMUX=")
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
		return string(out)
	}
	tmux("new-session", "-d", "-x", "80", "-y", "24", "sleep 1000")
	defer tmux("kill-server")
	screens := make([]string, len(streams))
	for i, s := range streams {
		file := filepath.Join(dir, fmt.Sprint(i))
		done := file + ".done"
		require.NoError(t, os.WriteFile(file, []byte(s), 0o600))
		tmux("respawn-pane", "-k", fmt.Sprintf("stty raw -echo; cat %s; touch %s; sleep 1000", file, done))
		for range 500 {
			if _, err := os.Stat(done); err == nil {
				break
			}
			time.Sleep(4 * time.Millisecond)
		}
		time.Sleep(15 * time.Millisecond)
		screens[i] = tidy(tmux("capture-pane", "-p")) + "\n"
	}
	return screens
}
