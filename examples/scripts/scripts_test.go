package scripts

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"
)

// programs are all of them; their folders are beside this one.
var programs = []string{"collect", "dailycheck", "embed", "explain", "exporter", "rulecheck", "watch"}

// bin is the folder that they are built in.
var bin string

func TestMain(m *testing.M) {
	var err error
	if bin, err = os.MkdirTemp("", "scripts"); err == nil {
		err = build()
	}
	status := 1
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		status = m.Run()
	}
	os.RemoveAll(bin)
	os.Exit(status)
}

func build() error {
	for _, p := range programs {
		c := exec.Command("go", "build", "-o", filepath.Join(bin, p), ".")
		c.Dir = filepath.Join("..", p)
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", p, err, out)
		}
	}
	return nil
}

// Each script can use the samples: $SAMPLES/primary, $SAMPLES/secondary.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs(filepath.Join("..", "dailycheck", "samples"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
			e.Setenv("SAMPLES", samples)
			free, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return err
			}
			_, port, _ := net.SplitHostPort(free.Addr().String())
			e.Setenv("PORT", port)
			return free.Close()
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "terminal": terminal},
	})
}

// status N COMMAND... runs a command that ends with status N.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("%s: %v", args[1], err)
		}
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("it ended with status %d, not %d", got, want)
	}
}

// terminal COLUMNS FILE COMMAND... runs a command on a terminal that is so wide
// and writes what it shows there to a file.
func terminal(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: terminal COLUMNS FILE COMMAND...")
	}
	columns, err := strconv.ParseUint(args[0], 10, 16)
	ts.Check(err)
	ours, theirs, err := pty.Open()
	ts.Check(err)
	defer ours.Close()
	ts.Check(pty.Setsize(ours, &pty.Winsize{Rows: 24, Cols: uint16(columns)}))
	c := exec.Command(filepath.Join(bin, args[2]), args[3:]...)
	c.Dir, c.Stdout = ts.MkAbs("."), theirs
	for _, name := range []string{"COLUMNS", "NO_COLOR", "TERM"} {
		if v := ts.Getenv(name); v != "" {
			c.Env = append(c.Env, name+"="+v)
		}
	}
	ts.Check(c.Start())
	theirs.Close()
	var shown strings.Builder
	buf := make([]byte, 4096)
	for {
		n, err := ours.Read(buf)
		shown.Write(buf[:n])
		if err != nil {
			break // EIO: the other end is closed
		}
	}
	_ = c.Wait() // how it ends is of no interest here
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.ReplaceAll(shown.String(), "\r\n", "\n")), 0o600))
}

// What a status means is the same in all programs: 0 is done, and 3 is what
// could not be done, such as a command line that cannot be followed.
func TestEveryProgram(t *testing.T) {
	for _, p := range programs {
		for _, args := range [][]string{{"-h"}, {"--help"}} {
			out, errs, status := run(t, p, args...)
			if status != 0 || errs != "" || !strings.Contains(out, p) || !strings.Contains(out, "xit status") {
				t.Errorf("%s %v: status %d, %q\n%s", p, args, status, errs, out)
			}
			for line := range strings.Lines(out) {
				if len([]rune(line)) > 81 {
					t.Errorf("%s %v: more than 80 columns: %s", p, args, line)
				}
			}
		}
		for _, args := range [][]string{{"-no-such-flag"}, {"--no-such-flag"}} {
			out, errs, status := run(t, p, args...)
			if status != 3 || out != "" || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "\x1b") {
				t.Errorf("%s %v: status %d, %q, %q", p, args, status, out, errs)
			}
		}
	}
}

// Each says which build it is. That of embed is the concern of who copies it.
func TestVersion(t *testing.T) {
	for _, p := range programs {
		if p == "embed" {
			continue
		}
		for _, arg := range []string{"-version", "--version"} {
			out, errs, status := run(t, p, arg)
			if status != 0 || errs != "" || !regexp.MustCompile(`^`+p+` (v\d|\(devel\)).*, revision \S+(, modified)?\n$`).MatchString(out) {
				t.Errorf("%s %s: status %d, %q, %q", p, arg, status, out, errs)
			}
		}
	}
}

func run(t *testing.T, program string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs strings.Builder
	c := exec.Command(filepath.Join(bin, program), args...)
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			t.Fatal(err)
		}
		status = ended.ExitCode()
	}
	return out.String(), errs.String(), status
}
