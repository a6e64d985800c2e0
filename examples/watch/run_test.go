package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// output can be read while it is written.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) lines() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.Fields(o.b.String())
}

// watching starts the program and returns what its command printed so far.
func watching(t *testing.T, args ...string) *output {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var out, errs output
	done := make(chan int)
	go func() { done <- run(ctx, args, &out, &errs) }()
	t.Cleanup(func() {
		cancel()
		assert.Equal(t, 0, <-done, errs.lines())
		assert.Empty(t, errs.lines())
	})
	return &out
}

func come(t *testing.T, out *output, n int) {
	t.Helper()
	require.Eventually(t, func() bool { return len(out.lines()) == n }, 20*time.Second, 10*time.Millisecond, "%v", out.lines())
}

func put(t *testing.T, name, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o700))
	f, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	require.NoError(t, err)
	_, err = f.WriteString(text)
	require.NoError(t, err)
	require.NoError(t, f.Close())
}

// The command writes into the site, as the check does into its state folder.
const command = `f="$0/2000-05-02/primary/a"; if [ -e "$f" ]; then wc -c < "$f"; else echo none; fi; mkdir -p "$0/state"; date >> "$0/state/history"`

func TestNewCapturesAreChecked(t *testing.T) {
	site := t.TempDir()
	out := watching(t, "-site", site, "-settle", "400ms", "-poll", "20s", "sh", "-c", command, site)
	come(t, out, 1)
	name := filepath.Join(site, "2000-05-02", "primary", "a")
	for range 8 { // it grows for longer than it takes to settle
		put(t, name, "0123456789")
		time.Sleep(100 * time.Millisecond)
	}
	come(t, out, 2)
	time.Sleep(1200 * time.Millisecond)
	assert.Equal(t, []string{"none", "80"}, out.lines(), "once for all of it, whole, and not for what the command writes")

	put(t, filepath.Join(site, "2000-05-02", "secondary", "b"), "x")
	come(t, out, 3)
	put(t, filepath.Join(site, "2000-05-02", "secondary", ".part"), "x")
	put(t, filepath.Join(site, "notes", "b"), "x")
	time.Sleep(1200 * time.Millisecond)
	assert.Len(t, out.lines(), 3)
	require.NoError(t, os.Remove(name))
	come(t, out, 4)
}

func TestWhatGrowsForEver(t *testing.T) {
	dir := t.TempDir()
	out := watching(t, "-dir", dir, "-settle", "300ms", "-most", "900ms", "sh", "-c", "echo run")
	come(t, out, 1)
	stop := time.Now().Add(3 * time.Second)
	for time.Now().Before(stop) && len(out.lines()) < 2 {
		put(t, filepath.Join(dir, "log"), "x")
		time.Sleep(350 * time.Millisecond)
	}
	assert.GreaterOrEqual(t, len(out.lines()), 2)
}

func TestOnce(t *testing.T) {
	var out, errs output
	assert.Equal(t, 2, run(context.Background(), []string{"-dir", t.TempDir(), "-settle", "10ms", "-once", "sh", "-c", "exit 2"}, &out, &errs))
	assert.Equal(t, 3, run(context.Background(), []string{"-dir", t.TempDir(), "-settle", "10ms", "-once", "sh", "-c", "kill -9 $$"}, &out, &errs))
	assert.Empty(t, errs.lines())
	assert.Equal(t, 3, run(context.Background(), []string{"-dir", t.TempDir(), "-settle", "10ms", "no-such-program"}, &out, &errs))
	assert.Contains(t, errs.b.String(), "watch: ")
}

func TestComplaints(t *testing.T) {
	dir := t.TempDir()
	for want, args := range map[string][]string{
		"-site or -dir":                 {"true"},
		"no command is named":           {"-dir", dir},
		"not a folder":                  {"-dir", "/no/such", "true"},
		"more than nothing":             {"-dir", dir, "-settle", "0s", "true"},
		"flag provided but not defined": {"-x"},
	} {
		var out, errs output
		assert.Equal(t, 3, run(context.Background(), args, &out, &errs))
		assert.Contains(t, errs.b.String(), want)
		assert.Equal(t, 1, strings.Count(errs.b.String(), "\n"))
	}
	var out, errs output
	assert.Equal(t, 0, run(context.Background(), []string{"-h"}, &out, &errs))
	assert.Equal(t, help, out.b.String())
	for line := range strings.Lines(help) {
		assert.LessOrEqual(t, len(line), 81, line)
	}
}
