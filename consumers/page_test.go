package consumers

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// shots is a folder to keep screenshots in, for looking at them:
//
//	SHOTS=/some/folder go test -run Browser .
var shots = os.Getenv("SHOTS")

// The Nu checker finds no error in any page.
func TestNuChecker(t *testing.T) {
	jar := fromNPM(t, "vnu-jar/build/dist/vnu.jar")
	java := program(t, "java")
	args := append([]string{"-jar", jar, "--format", "json"}, files(t, each(t, render.Options.HTML), ".html")...)
	out, _ := exec.Command(java, args...).CombinedOutput()
	var found struct {
		Messages []struct{ Type, Message, URL, Extract string }
	}
	require.NoError(t, json.Unmarshal(out, &found), "%.500s", out)
	for _, m := range found.Messages {
		assert.NotContains(t, []string{"error", "non-document-error"}, m.Type, "%s: %s: %s", filepath.Base(m.URL), m.Message, m.Extract)
	}
}

// axeRun asks axe for what it finds wrong, a line each.
const axeRun = `axe.run(document, {resultTypes: ["violations"]}).then(r =>
	r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + v.help + ": " + n.html.slice(0, 160))))`

// In Chromium, light and dark, on a large and on a small screen: no message on
// the console, no request, no violation that axe knows, and no part that is
// wider than the screen. In print nothing is hidden.
func TestBrowser(t *testing.T) {
	axe, err := os.ReadFile(fromNPM(t, "axe-core/axe.min.js"))
	require.NoError(t, err)
	all := each(t, render.Options.HTML)
	paths := files(t, all, ".html")
	ctx, cancel := browser(t)
	defer cancel()

	var heard sync.Mutex
	var said []string
	say := func(text string) {
		heard.Lock()
		defer heard.Unlock()
		said = append(said, text)
	}
	require.NoError(t, chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			say(fmt.Sprintf("console: %s", e.Type))
		case *runtime.EventExceptionThrown:
			say("exception: " + e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			say("log: " + e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file://") && !strings.HasPrefix(e.Request.URL, "data:,") {
				say("request: " + e.Request.URL)
			}
		}
	}))
	call(t, ctx, log.Enable, cdp.Empty{})
	call(t, ctx, runtime.Enable, cdp.Empty{})
	call(t, ctx, network.Enable, network.EnableParams{})
	for i, path := range paths {
		w := all[i]
		if i == 0 { // axe does find what is wrong
			require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("file://"+path)))
			eval[int](t, ctx, string(axe)+"\n;0")
			eval[int](t, ctx, `document.querySelector("main").insertAdjacentHTML("beforeend", "<img src='data:,'>");0`)
			assert.NotEmpty(t, eval[[]string](t, ctx, axeRun, chromedp.EvalAwaitPromise))
		}
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1280, 320} {
				if strings.HasPrefix(w.name, "spoken-") && (scheme != "light" || width != 320) {
					continue // another language changes words only
				}
				name := fmt.Sprintf("%s in %s at %d", w.name, scheme, width)
				heard.Lock()
				said = nil
				heard.Unlock()
				show(t, ctx, width, 640, scheme, "")
				require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("file://"+path)), name)
				wide := eval[int64](t, ctx, "document.documentElement.scrollWidth")
				assert.LessOrEqual(t, wide, width, "%s: it scrolls sideways", name)
				assert.Empty(t, said, name)
				eval[int](t, ctx, string(axe)+"\n;0")
				assert.Empty(t, eval[[]string](t, ctx, axeRun, chromedp.EvalAwaitPromise), name)
				if shots != "" {
					png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
					if err != nil { // a page of many findings is too large for one
						t.Logf("%s: %v", name, err)
						continue
					}
					require.NoError(t, os.WriteFile(filepath.Join(shots, strings.ReplaceAll(name, " ", "-")+".png"), png, 0o600))
				}
			}
		}
		show(t, ctx, 1280, 640, "light", "print")
		hidden := eval[[]string](t, ctx, `[...document.querySelectorAll("main *")]
			.filter(e => !e.closest("svg") && !e.closest(".vh") && e.textContent.trim() && (getComputedStyle(e).display === "none" || getComputedStyle(e).visibility === "hidden"))
			.map(e => e.outerHTML.slice(0, 100))`)
		assert.Empty(t, hidden, "%s: hidden in print", w.name)
	}
}

// Who sees nothing but the first screen of a telephone knows the verdict, what
// is wrong where, and what to do.
func TestFirstScreenOfATelephone(t *testing.T) {
	all := each(t, render.Options.HTML)
	paths := files(t, all, ".html")
	ctx, cancel := browser(t)
	defer cancel()
	for i, path := range paths {
		w := all[i]
		if w.of.Worst() == report.OK || w.name == "hostile" || w.name == "markup" || w.name == "long" {
			continue // hostile texts may take more
		}
		show(t, ctx, 320, 568, "light", "")
		require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("file://"+path)))
		bottom := eval[float64](t, ctx, `(document.querySelector(".top") || document.querySelector("main > p")).getBoundingClientRect().bottom`)
		items := eval[int](t, ctx, `document.querySelectorAll(".top li").length`)
		assert.LessOrEqual(t, bottom, 568.0, "%s: %d things", w.name, items)
	}
}

// browser starts Chromium, and skips the test where there is none.
func browser(t *testing.T) (context.Context, context.CancelFunc) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WSURLReadTimeout(60*time.Second))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(alloc)
	all := func() { cancel(); stop() }
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		all()
		t.Skipf("Chromium does not start here: %v", err)
	}
	return ctx, all
}

func call[P, R any](t *testing.T, ctx context.Context, cmd cdp.Command[P, R], params P) {
	t.Helper()
	_, err := chromedp.Call(ctx, cmd, params)
	require.NoError(t, err)
}

func eval[T any](t *testing.T, ctx context.Context, script string, opts ...chromedp.EvaluateOption) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, opts...))
	require.NoError(t, err)
	return v
}

// show sets what the browser shows a page on.
func show(t *testing.T, ctx context.Context, width, height int64, scheme, medium string) {
	t.Helper()
	call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: height, DeviceScaleFactor: 1, Mobile: width < 600})
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
}
