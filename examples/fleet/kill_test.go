package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
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

// Killed at any moment, a run leaves what was there before or all of its own, and
// a summary lies nowhere but with all that it names.
func TestKilledAtAnyMoment(t *testing.T) {
	fleet := &fleetsim.Fleet{Seed: 11, Sites: 4, Days: 6}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeFleet(t, dir, fleet)
	self, err := os.Executable()
	require.NoError(t, err)
	program := func(args ...string) *exec.Cmd {
		cmd := exec.Command(self, append(args, "-captures", filepath.Join(dir, "site-*"), "-out", out)...)
		cmd.Args[0] = "fleet" // which TestMain takes for the program
		return cmd
	}
	whole := func(args ...string) {
		t.Helper()
		cmd := program(args...)
		_ = cmd.Run()
		require.True(t, cmd.ProcessState.Exited(), cmd.ProcessState)
		require.FileExists(t, filepath.Join(out, summaryFile))
	}
	begun := time.Now()
	whole("-all")
	took := time.Since(begun)
	mine := tree(t, out)
	require.NoError(t, os.RemoveAll(out))
	whole()
	before := tree(t, out)
	require.NotEqual(t, before, mine)

	r := rand.New(rand.NewPCG(12, 13))
	const kills = 6
	for i := range kills {
		some := i%2 > 0
		if some {
			whole()
			require.Equal(t, before, tree(t, out))
		} else {
			require.NoError(t, os.RemoveAll(out))
		}
		cmd := program("-all")
		require.NoError(t, cmd.Start())
		time.Sleep(time.Duration((float64(i) + r.Float64()) / kills * float64(took)))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		t.Logf("killed: %v", cmd.ProcessState)
		if _, err := os.Stat(out); err == nil {
			got := tree(t, out)
			if some {
				require.Contains(t, []map[string][32]byte{before, mine}, got)
			} else {
				require.Equal(t, mine, got)
			}
		}
		beside, err := filepath.Glob(out + "*")
		require.NoError(t, err)
		for _, d := range beside {
			text, err := os.ReadFile(filepath.Join(d, summaryFile))
			if err != nil {
				continue
			}
			var sum summary
			require.NoError(t, json.Unmarshal(text, &sum))
			for _, w := range sum.Outputs {
				text, err := os.ReadFile(filepath.Join(d, w.Name))
				require.NoError(t, err)
				require.Equal(t, w.SHA256, fmt.Sprintf("%x", sha256.Sum256(text)), w.Name)
			}
		}
	}
	whole()
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
