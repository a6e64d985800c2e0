//go:build unix && !solaris && !illumos && !aix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Nobody waits for a pipe, and what is read beside it counts.
func TestPipes(t *testing.T) {
	dir := unpack(t, "primary")
	pipe := filepath.Join(dir, "pipe")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	status, out, errs := invoke(append(at, "-primary", dir, "-secondary", twin(t))...)
	assert.NotZero(t, status)
	assert.Empty(t, errs)
	assert.Contains(t, out, "primary/pipe: nothing was read from it: cannot be read: not a")
	assert.Contains(t, out, "secondary: links 2 of 2")

	path := siteWith(t, "")
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.Symlink(pipe, path))
	status, _, errs = invoke("-config", path)
	assert.Equal(t, 3, status)
	assert.Contains(t, errs, "not a file")
}
