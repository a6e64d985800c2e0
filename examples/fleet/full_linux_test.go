package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/fleetsim"
)

// On a disk that is full, or becomes so, a run says just that, and the output of
// the run before stays whole. So it does where nothing may be written.
func TestFullDisk(t *testing.T) {
	dir, disk := t.TempDir(), t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=512k"); err != nil {
		t.Skip("no file system can be made here:", err)
	}
	defer syscall.Unmount(disk, syscall.MNT_DETACH)
	fleet := &fleetsim.Fleet{Seed: 5, Sites: 4, Days: 8}
	writeFleet(t, dir, fleet)
	out := filepath.Join(disk, "out")
	refused := func(why string, env ...string) {
		t.Helper()
		cmd := exec.Command("fleet", "-captures", filepath.Join(dir, "site-*"), "-out", out)
		cmd.Env = append(os.Environ(), env...)
		said, err := cmd.CombinedOutput()
		assert.EqualError(t, err, "exit status 3")
		assert.Regexp(t, "^fleet: [^;]*: "+why+"(;|\n$)", string(said))
	}
	refused("no space left on device")
	left, err := os.ReadDir(disk)
	require.NoError(t, err)
	assert.Empty(t, left)

	status, _, stderr := runHere(t, "-captures", filepath.Join(dir, fleet.Site(0)), "-pages", "none", "-out", out)
	require.NotZero(t, status)
	require.Empty(t, stderr)
	before := tree(t, out)
	refused("no space left on device")
	assert.Equal(t, before, tree(t, out))

	require.NoError(t, syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	refused("read-only file system")
	refused("read-only file system.*", "TMPDIR="+disk)
	assert.Equal(t, before, tree(t, out))
}
