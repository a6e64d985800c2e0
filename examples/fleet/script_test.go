package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"fleet": main, "prism": prismMain, "boot": bootMain})
}

// TestScripts has the captures of the daily check's samples at hand, a pair with
// a link down and an old backup on the secondary.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			samples := "../dailycheck/samples"
			return errors.Join(
				os.CopyFS(filepath.Join(env.WorkDir, "fleet/denver/2000-05-02T0800"), os.DirFS(samples)),
				os.CopyFS(filepath.Join(env.WorkDir, "fleet/oslo/2000-05-02T0800/primary"), os.DirFS(samples+"/primary")),
			)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status},
	})
}

// status runs a command and compares its exit status: status 3 fleet -out x.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = exitStatus(err)
	}
	if got != args[0] {
		ts.Fatalf("status %s, want %s: %v", got, args[0], err)
	}
}

func exitStatus(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}
