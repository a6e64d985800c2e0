package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

var morning = time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)

// judged is a check of the samples.
func judged() *report.Report {
	read := func(name string) *report.Server {
		s, _ := report.ReadServer(os.DirFS(filepath.Join("..", "dailycheck", "samples", name)), centrevu.Source{Name: name, CapturedAt: morning})
		return s
	}
	return report.Evaluate(report.Pair{Primary: read("primary"), Secondary: read("secondary")}, rules.All(), report.Options{Now: morning})
}

// written returns flags for what a check of the samples wrote.
func written(t *testing.T) *flags {
	t.Helper()
	dir := t.TempDir()
	r := judged()
	f := &flags{json: filepath.Join(dir, "check.json"), html: filepath.Join(dir, "check.html"), maxAge: 26 * time.Hour}
	for name, write := range map[string]func(io.Writer, *report.Report) error{f.json: render.JSON, f.html: render.HTML} {
		var b bytes.Buffer
		require.NoError(t, write(&b, r))
		require.NoError(t, os.WriteFile(name, b.Bytes(), 0o600))
	}
	return f
}

func get(t *testing.T, f *flags, now time.Time, method, path string) (int, string, http.Header) {
	t.Helper()
	h, err := f.handler(func() time.Time { return now })
	require.NoError(t, err)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w.Code, w.Body.String(), w.Header()
}

func TestServes(t *testing.T) {
	f := written(t)
	code, body, _ := get(t, f, morning.Add(time.Hour), "GET", "/metrics")
	assert.Equal(t, 200, code)
	for _, line := range []string{
		`centrevu_check_current 1`, `centrevu_checked_timestamp_seconds 9.572544e+08`,
		`centrevu_server_seen{server="primary"} 1`, `centrevu_finding{acd="2",rule="links.state",server="secondary",status="critical"} 1`, `centrevu_findings_left_out 0`,
	} {
		assert.Contains(t, body, line+"\n")
	}
	code, body, header := get(t, f, morning.Add(time.Hour), "GET", "/")
	assert.Equal(t, 200, code)
	assert.Contains(t, body, "<title>CMS daily check: ")
	assert.NotContains(t, body, `role="alert"`)
	assert.Contains(t, header.Get("Content-Security-Policy"), "default-src 'none'")
	code, _, _ = get(t, f, morning.Add(time.Hour), "GET", "/healthz")
	assert.Equal(t, 200, code)
	for path, want := range map[string]int{"/check.json": 404, "/..%2fcheck.json": 404, "/metrics/": 404, "/x/": 404} {
		code, _, _ := get(t, f, morning, "GET", path)
		assert.Equal(t, want, code, path)
	}
	code, _, _ = get(t, f, morning, "POST", "/metrics")
	assert.Equal(t, 405, code)
}

// What is served is what the check's own format says, to the last sample.
func TestSameMetricsAsTheFormat(t *testing.T) {
	f := written(t)
	_, body, _ := get(t, f, morning.Add(time.Hour), "GET", "/metrics")
	var b bytes.Buffer
	require.NoError(t, render.OpenMetrics(&b, judged()))
	want := samples(t, b.String())
	want["centrevu_check_current{}"] = 1
	assert.Equal(t, want, samples(t, body))
	for _, name := range []string{"link_up", "archive_last_timestamp_seconds", "archive_due_timestamp_seconds", "backup_last_timestamp_seconds", "error_entries", "capture_timestamp_seconds", "unclaimed_lines"} {
		assert.Contains(t, body, "\ncentrevu_"+name+"{")
	}
	for name, text := range map[string]string{"the exporter": body, "the format": b.String()} {
		promtool(t, name, text)
	}
}

// samples reads a text format: values by name and labels, these in order.
func samples(t *testing.T, text string) map[string]float64 {
	t.Helper()
	list := map[string]float64{}
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		at := strings.LastIndexByte(line, ' ')
		name, labels, _ := strings.Cut(strings.TrimSuffix(line[:at], "}"), "{")
		parts := strings.Split(labels, ",") // no label of the samples has a comma
		slices.Sort(parts)
		v, err := strconv.ParseFloat(line[at+1:], 64)
		require.NoError(t, err, line)
		list[name+"{"+strings.Join(parts, ",")+"}"] = v
	}
	return list
}

// promtool has Prometheus's own linter look at metrics, where it is installed.
func promtool(t *testing.T, name, text string) {
	t.Helper()
	path, err := exec.LookPath("promtool")
	if err != nil {
		t.Log("no promtool here")
		return
	}
	c := exec.Command(path, "check", "metrics")
	c.Stdin = strings.NewReader(text)
	out, err := c.CombinedOutput()
	assert.NoError(t, err, "%s: %s", name, out)
	assert.Empty(t, string(out), name)
}

// A document that somebody else wrote makes a scrape that fails, not a program
// that does.
func TestMetricsThatCannotBeServed(t *testing.T) {
	f := written(t)
	for _, odd := range []string{`[{"name": "a b", "help": "", "samples": [{"value": 1}]}]`, `[{"name": "x", "samples": [{"labels": {"a": "1", "": "2"}, "value": 1}]}]`, `[{"name": "x", "samples": [{"labels": [1]}]}]`} {
		require.NoError(t, os.WriteFile(f.json, []byte(`{"version": 1, "verdict": "ok", "now": "2000-05-02T08:00:00Z", "values": `+odd+`}`), 0o600))
		code, body, _ := get(t, f, morning.Add(time.Hour), "GET", "/metrics")
		assert.True(t, code == 500 || strings.Contains(body, `centrevu_verdict{status="unknown"} 1`), body)
	}
}

func TestWhatSaysNothingOfNowIsUnknown(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, f *flags) time.Time{
		"a day and more later": func(*testing.T, *flags) time.Time { return morning.Add(27 * time.Hour) },
		"of a time to come":    func(*testing.T, *flags) time.Time { return morning.Add(-time.Hour) },
		"not there": func(t *testing.T, f *flags) time.Time {
			require.NoError(t, os.Remove(f.json))
			return morning
		},
		"half of it": func(t *testing.T, f *flags) time.Time {
			require.NoError(t, os.Truncate(f.json, 500))
			return morning
		},
		"of another version": func(t *testing.T, f *flags) time.Time {
			require.NoError(t, os.WriteFile(f.json, []byte(`{"version": 99, "verdict": "ok", "now": "2000-05-02T08:00:00Z"}`), 0o600))
			return morning
		},
		"without a time": func(t *testing.T, f *flags) time.Time {
			require.NoError(t, os.WriteFile(f.json, []byte(`{"version": 1, "verdict": "ok"}`), 0o600))
			return morning
		},
		"a folder": func(t *testing.T, f *flags) time.Time {
			f.json = t.TempDir()
			return morning
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := written(t)
			now := spoil(t, f)
			_, body, _ := get(t, f, now, "GET", "/metrics")
			assert.Contains(t, body, `centrevu_verdict{status="unknown"} 1`+"\n")
			assert.Contains(t, body, `centrevu_verdict{status="ok"} 0`+"\n")
			assert.Contains(t, body, "centrevu_check_current 0\n")
			assert.NotContains(t, body, "centrevu_findings{")
			code, body, _ := get(t, f, now, "GET", "/healthz")
			assert.Equal(t, 503, code)
			assert.NotContains(t, body, filepath.Dir(f.html), "no paths")
			code, body, _ = get(t, f, now, "GET", "/")
			assert.Equal(t, 503, code)
			assert.Contains(t, body, `<p role="alert"><strong>UNKNOWN: `)
		})
	}
	f := written(t)
	require.NoError(t, os.WriteFile(f.json, []byte(`{"version": 1, "verdict": "ok", "now": "2000-05-02T08:00:00Z", "findings": []}`), 0o600))
	assert.Equal(t, report.Unknown, f.last(morning).status, "no finding is no OK")
	require.NoError(t, os.Remove(f.html))
	code, _, _ := get(t, f, morning, "GET", "/")
	assert.Equal(t, 503, code)
}

func TestMetricsAreWellMade(t *testing.T) {
	problems, err := testutil.CollectAndLint(&collector{written(t), func() time.Time { return morning }})
	require.NoError(t, err)
	assert.Empty(t, problems)
}

// said can be read while it is written.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func TestListensAndStops(t *testing.T) {
	f := written(t)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var errs said
	done := make(chan int)
	go func() {
		done <- run(ctx, []string{"-json", f.json, "-html", f.html, "-listen", "127.0.0.1:0"}, io.Discard, &errs)
	}()
	require.Eventually(t, func() bool { return strings.HasSuffix(errs.String(), "\n") }, 10*time.Second, 10*time.Millisecond)
	url := strings.TrimSpace(strings.TrimPrefix(errs.String(), "exporter: listening on "))
	resp, err := http.Get(url + "/metrics")
	require.NoError(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	assert.Contains(t, string(body), `centrevu_verdict{status="unknown"} 1`, "the samples are old")
	var second said
	assert.Equal(t, 3, run(ctx, []string{"-json", f.json, "-listen", strings.TrimPrefix(url, "http://")}, io.Discard, &second))
	assert.Contains(t, second.String(), "address already in use")
	cancel()
	assert.Equal(t, 0, <-done)
	_, err = http.Get(url)
	assert.Error(t, err)
}

func TestComplaints(t *testing.T) {
	for want, args := range map[string][]string{
		"-json names":                   nil,
		`"x" is no flag`:                {"-json", "a", "x"},
		"-max-age is more than nothing": {"-json", "a", "-max-age", "0s"},
		"flag provided but not defined": {"-x"},
	} {
		var errs said
		assert.Equal(t, 3, run(context.Background(), args, io.Discard, &errs))
		assert.Contains(t, errs.String(), want)
		assert.Equal(t, 1, strings.Count(errs.String(), "\n"))
	}
	var out, errs said
	assert.Equal(t, 0, run(context.Background(), []string{"-h"}, &out, &errs))
	assert.Equal(t, help, out.String())
	for line := range strings.Lines(help) {
		assert.LessOrEqual(t, len(line), 81, line)
	}
}
