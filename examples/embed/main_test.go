package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCheck(t *testing.T) {
	denver, err := time.LoadLocation(zone)
	require.NoError(t, err)
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, denver)
	samples := filepath.Join("..", "dailycheck", "samples")
	args := []string{filepath.Join(samples, "primary"), filepath.Join(samples, "secondary"), filepath.Join(t.TempDir(), "history.jsonl")}

	var out bytes.Buffer
	assert.NotZero(t, check(args, now, &out, &out))
	assert.Contains(t, out.String(), "ok       primary   no ACD finished at 2000-05-02 00:23:41, 7 h 36 min ago (site.backup.night)\n")
	assert.NotContains(t, out.String(), "(links.state)", "it is silenced")
	assert.NotContains(t, out.String(), "(options)", "the file is in order")
	assert.NotContains(t, out.String(), "(house.acds)")

	// The day after it knows of the day before.
	out.Reset()
	assert.NotZero(t, check(args, now.AddDate(0, 0, 1), &out, &out))
	b, err := os.ReadFile(args[2])
	require.NoError(t, err)
	assert.Equal(t, 2, strings.Count(string(b), `{"now":`))
	assert.NotContains(t, out.String(), "(history)")
}

func TestWhatWasNotReadIsShown(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join("..", "dailycheck", "samples", "primary"))))
	name := filepath.Join(dir, "backup.txt")
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(name, bytes.Replace(b, []byte("00:23:41"), []byte("00:23:71"), 1), 0o600))
	var out bytes.Buffer
	assert.Equal(t, 3, check([]string{dir, "no such folder", filepath.Join(t.TempDir(), "h")}, time.Date(2000, 5, 2, 14, 0, 0, 0, time.UTC), &out, &out))
	assert.Contains(t, out.String(), "second 71\n  ")
	assert.Contains(t, out.String(), "secondary: cannot be read: no such file or directory\n")
}

func TestWhatCannotBeDone(t *testing.T) {
	for _, args := range [][]string{nil, {"a", "b"}, {"a", "b", t.TempDir()}} {
		var out, errs bytes.Buffer
		assert.Equal(t, 3, check(args, time.Time{}, &out, &errs))
		assert.Empty(t, out.String())
		assert.Equal(t, 1, strings.Count(errs.String(), "\n"))
	}
}

func TestItIsShort(t *testing.T) {
	b, err := os.ReadFile("main.go")
	require.NoError(t, err)
	assert.Less(t, strings.Count(string(b), "\n"), 80)
}
