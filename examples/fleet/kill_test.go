package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/fleetsim"
)

// A run that is killed leaves nothing that looks complete: no output, or that of
// the run before, whole. The next run puts all in order.
func TestKilled(t *testing.T) {
	fleet := &fleetsim.Fleet{Seed: 5, Sites: 6, Days: 6}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeFleet(t, dir, fleet)
	args := []string{"-captures", filepath.Join(dir, "site-*"), "-out", out}

	kill(t, out, args)
	assert.NoDirExists(t, out)
	assert.NoFileExists(t, filepath.Join(out+".partial", summaryFile))

	_, _, stderr := runHere(t, args...)
	require.Empty(t, stderr)
	before := tree(t, out)
	kill(t, out, args)
	assert.Equal(t, before, tree(t, out))

	// Killed between the two steps by which an output is replaced.
	require.NoError(t, os.Rename(out, out+".old"))
	kill(t, out, args)
	assert.Equal(t, before, tree(t, out))

	_, _, stderr = runHere(t, args...)
	require.Empty(t, stderr)
	assert.Equal(t, before, tree(t, out))
	left, err := filepath.Glob(out + ".*")
	require.NoError(t, err)
	assert.Empty(t, left)
}

// Told to stop, a run says so and leaves nothing that looks complete.
func TestStopped(t *testing.T) {
	fleet := &fleetsim.Fleet{Seed: 5, Sites: 6, Days: 6}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeFleet(t, dir, fleet)
	cmd, stderr := start(t, out, []string{"-captures", filepath.Join(dir, "site-*"), "-out", out})
	require.NoError(t, cmd.Process.Signal(os.Interrupt))
	require.EqualError(t, cmd.Wait(), "exit status 3")
	assert.Equal(t, "fleet: stopped before it was done; what was there before is as it was\n", stderr.String())
	assert.NoDirExists(t, out)
	assert.NoFileExists(t, filepath.Join(out+".partial", summaryFile))
}

// kill starts the program and kills it when it has begun to write.
func kill(t *testing.T, out string, args []string) {
	t.Helper()
	cmd, _ := start(t, out, args)
	require.NoError(t, cmd.Process.Kill())
	require.EqualError(t, cmd.Wait(), "signal: killed", "it was done before it was killed")
}

// start starts the program and returns when it has begun to write.
func start(t *testing.T, out string, args []string) (*exec.Cmd, *buffer) {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	stale := filepath.Join(out+".partial", "stale")
	_ = os.WriteFile(stale, nil, 0o666) // in what the run before left behind, if it left anything
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "fleet" // which TestMain takes for the program
	stderr := new(buffer)
	cmd.Stderr = stderr
	require.NoError(t, cmd.Start())
	begun := func() bool {
		pages, err := filepath.Glob(filepath.Join(out+".partial", "days", "*", "*.html"))
		require.NoError(t, err)
		_, err = os.Stat(stale)
		return len(pages) > 0 && err != nil
	}
	require.Eventually(t, begun, time.Minute, 5*time.Millisecond)
	return cmd, stderr
}
