//go:build peers

package vt

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

var (
	flagPeers  = flag.Int("peers", 200, "how many generated streams each peer gets")
	flagShow   = flag.Int("show", 5, "how many differences that no quirk explains are shown")
	flagSeed   = flag.Uint64("seed", 1, "the first seed")
	flagStream = flag.String("stream", "", "streams, in Go's notation and one a line, instead of generated ones")
	flagUpdate = flag.Bool("update", false, "keep the agreed screens")
)

// peer is another emulator.
type peer struct {
	name   string
	needs  string // the program it takes
	screen func(t *testing.T, streams []string) []string
	quirks []quirk
}

// quirk is what a peer is known to do otherwise for a reason of its own.
type quirk struct {
	what string
	// remedy is a control that shows nothing and takes the reason away: a
	// stream is explained if the peer agrees once it stands somewhere in there.
	remedy string
	within bool           // it stands between characters
	needs  *regexp.Regexp // what a stream holds that the remedy may explain
	// where there is no remedy: how the two screens differ by the quirk.
	differ func(stream, theirs, ours string) bool
}

// quirk names what explains that the peer differs on the stream, if anything.
func (p peer) quirk(t *testing.T, stream string) string {
	ours := p.ours(stream)
	for _, q := range p.quirks {
		if q.differ != nil {
			if q.differ(stream, p.screen(t, []string{stream})[0], ours) {
				return q.what
			}
			continue
		}
		if !q.needs.MatchString(stream) {
			continue
		}
		with := q.remedies(stream)
		with = slices.DeleteFunc(with, func(try string) bool { return p.ours(try) != ours })
		if slices.Contains(p.screen(t, with), ours) {
			return q.what
		}
	}
	return ""
}

// remedies are the streams with the remedy in them, at one place each; or within
// all runs of text at once, where the reason is that characters came together.
func (q quirk) remedies(stream string) []string {
	if q.within {
		return []string{pieceEnds.ReplaceAllStringFunc(stream, func(piece string) string {
			if piece[0] < ' ' {
				return piece
			}
			return strings.Join(strings.Split(piece, ""), q.remedy)
		})}
	}
	var with []string
	for _, at := range pieceEnds.FindAllStringIndex(stream, -1) {
		with = append(with, stream[:at[1]]+q.remedy+stream[at[1]:])
	}
	return with
}

// pieceEnds finds the ends of controls and of runs of text.
var pieceEnds = regexp.MustCompile(`\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]|[\x00-\x1a]|[^\x00-\x1f]+`)

var peers = []peer{
	{"libvterm", "cc", vtermScreens, nil},
	{"tmux", "tmux", tmuxScreens, nil},
	{"xterm", "Xvfb", xtermScreens, xtermQuirks},
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
			if *flagStream != "" {
				for one := range strings.Lines(*flagStream) {
					compareOne(t, p, strings.TrimSpace(one))
				}
				return
			}
			streams := make([]string, *flagPeers)
			for i := range streams {
				streams[i] = strings.Join(generate(*flagSeed+uint64(i), p.name), "")
			}
			var same []agreed
			failed := 0
			for i, screen := range p.screen(t, streams) {
				ours := p.ours(streams[i])
				if screen == ours {
					same = append(same, agreed{streams[i], screen})
					continue
				}
				seed := *flagSeed + uint64(i)
				if failed >= *flagShow {
					failed++
					t.Logf("seed %d differs too", seed)
					continue
				}
				if screen == noAnswer { // to shorten it would take long
					failed++
					t.Errorf("seed %d: %s: %q", seed, strings.TrimSpace(noAnswer), streams[i])
					continue
				}
				short, rows := shorten(t, p, generate(seed, p.name))
				if rows == agreesAlone {
					t.Logf("seed %d: %s: %q", seed, rows, short)
					continue
				}
				if what := p.quirk(t, short); what != "" {
					t.Logf("seed %d: %s: %q\n%s", seed, what, short, rows)
					continue
				}
				failed++
				t.Errorf("seed %d: %q\n%s", seed, short, rows)
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

// compareOne shows what the peer makes of a stream, and what is otherwise here.
func compareOne(t *testing.T, p peer, quoted string) {
	stream, err := strconv.Unquote(`"` + quoted + `"`)
	require.NoError(t, err)
	theirs := p.screen(t, []string{stream})[0]
	t.Log(quoted + "\n" + theirs)
	if ours := p.ours(stream); ours != theirs {
		t.Error("\n" + rowsThatDiffer(theirs, ours))
	}
}

// agreesAlone is said of a stream that is treated as here by a peer that got no
// other before.
const agreesAlone = "only behind the streams before it"

// shorten finds a shorter stream that the peer treats otherwise, by leaving
// out pieces of it, and the rows that differ then.
func shorten(t *testing.T, p peer, parts []string) (stream, rows string) {
	stream = strings.Join(parts, "")
	screen := p.screen(t, []string{stream})[0]
	if screen == p.ours(stream) {
		return stream, agreesAlone
	}
	for i := len(parts) - 1; i >= 0; i-- {
		try := strings.Join(parts[:i], "") + strings.Join(parts[i+1:], "")
		if theirs := p.screen(t, []string{try})[0]; theirs != p.ours(try) && theirs != noAnswer {
			parts = append(parts[:i:i], parts[i+1:]...)
			stream, screen = try, theirs
		}
		if screen == noAnswer {
			break // each try would take as long as it is waited for
		}
	}
	return stream, rowsThatDiffer(screen, p.ours(stream))
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
