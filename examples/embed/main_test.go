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
	var out bytes.Buffer
	samples := filepath.Join("..", "dailycheck", "samples")
	status := check([]string{filepath.Join(samples, "primary"), filepath.Join(samples, "secondary")}, time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC), &out)
	assert.NotZero(t, status)
	assert.Contains(t, out.String(), "ok       primary   no ACD finished at 2000-05-02 00:23:41, 7 h 36 min ago (site.backup.night)\n")
	assert.NotContains(t, out.String(), "(links.state)", "it is silenced")
	assert.NotContains(t, out.String(), "(options)", "the file is in order")
	assert.NotContains(t, out.String(), "(house.acds)")

	out.Reset()
	assert.Equal(t, 3, check(nil, time.Time{}, &out))
	assert.Contains(t, out.String(), "usage: ")
}

func TestItIsShort(t *testing.T) {
	b, err := os.ReadFile("main.go")
	require.NoError(t, err)
	assert.Less(t, strings.Count(string(b), "\n"), 60)
}
