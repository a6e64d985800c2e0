package consumers

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/fleetsim"
)

// The pages of a fleet, as examples/fleet writes them, in Chromium, light and dark,
// on a large and on a small screen: no violation that axe knows, no part that is
// wider than the screen, and each day leads to its page.
func TestFleetInBrowser(t *testing.T) {
	axe, err := os.ReadFile(fromNPM(t, "axe-core/axe.min.js"))
	require.NoError(t, err)
	ctx, cancel := browser(t)
	defer cancel()
	out := fleetPages(t)
	pages, err := filepath.Glob(filepath.Join(out, "*", "*.html"))
	require.NoError(t, err)
	require.Len(t, pages, 4, "two months, the last one once more, and a fleet of nothing")
	for _, path := range pages {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1280, 320} {
				name := fmt.Sprintf("%s in %s at %d", filepath.Base(path), scheme, width)
				show(t, ctx, width, 640, scheme, "")
				require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("file://"+path)), name)
				wide := eval[int64](t, ctx, "document.documentElement.scrollWidth")
				assert.LessOrEqual(t, wide, width, "%s: it scrolls sideways", name)
				eval[int](t, ctx, string(axe)+"\n;0")
				assert.Empty(t, eval[[]string](t, ctx, axeRun, chromedp.EvalAwaitPromise), name)
				if shots != "" {
					png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
					require.NoError(t, err)
					require.NoError(t, os.WriteFile(filepath.Join(shots, "fleet-"+strings.ReplaceAll(name, " ", "-")+".png"), png, 0o600))
				}
			}
		}
	}

	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.Join(out, "fleet", "index.html"))))
	missing := eval[[]string](t, ctx, `[...document.querySelectorAll("main section a")].map(a => decodeURIComponent(new URL(a.href).pathname))`)
	require.NotEmpty(t, missing)
	for _, path := range missing {
		assert.FileExists(t, path)
	}
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate(eval[string](t, ctx, `document.querySelector("main section a").href`))))
	assert.Contains(t, eval[string](t, ctx, "location.pathname"), "/days/")
	assert.NotEmpty(t, eval[string](t, ctx, `document.querySelector("h1").textContent`))
}

// fleetPages runs the program on a fleet, and on nothing.
func fleetPages(t *testing.T) (out string) {
	t.Helper()
	dir := t.TempDir()
	fleet := &fleetsim.Fleet{Seed: 4, Sites: 5, Days: 33, FaultRate: 0.1}
	for site := range fleet.Sites {
		put := func(f fleetsim.File) {
			name := filepath.Join(dir, "captures", filepath.FromSlash(f.Name))
			if site == 0 { // a name as long as a name can be
				name = strings.Replace(name, fleet.Site(0), "<b>&"+strings.Repeat("name", 60), 1)
			}
			require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o777))
			require.NoError(t, os.WriteFile(name, f.Data, 0o666))
			if !f.ModTime.IsZero() {
				require.NoError(t, os.Chtimes(name, f.ModTime, f.ModTime))
			}
		}
		put(fleet.SiteFile(site))
		for day := range fleet.Days {
			for f := range fleet.Files(site, day) {
				put(f)
			}
		}
	}
	program := filepath.Join(dir, "program")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Dir = "../examples/fleet"
	said, err := build.CombinedOutput()
	require.NoError(t, err, "%s", said)
	for name, pattern := range map[string]string{"fleet": filepath.Join(dir, "captures", "*"), "nothing": filepath.Join(dir, "nowhere", "*")} {
		run := exec.Command(program, "-captures", pattern, "-out", filepath.Join(dir, "out", name))
		said, err := run.CombinedOutput()
		require.ErrorContains(t, err, "exit status 3", "%s", said)
	}
	return filepath.Join(dir, "out")
}
