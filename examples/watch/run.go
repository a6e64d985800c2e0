package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"example.com/centrevu/internal/plain"
)

const help = `watch runs a command, such as the daily check, when new captures have arrived
and none of them grows any more.

  watch -site DIR COMMAND...            the folders of a site's days
  watch -dir DIR [-dir DIR] COMMAND...  folders of captures

  watch -site /srv/cms dailycheck -site /srv/cms

  -settle TIME   how long no file may have changed (default 5s)
  -most TIME     run the command after so long though a file still grows
                 (default 10m)
  -poll TIME     look even if no change was told, as with network file systems
                 (default 1m)
  -once          end after the first run, with its exit status
  -version       show the version
  -h             show this

Of a site only folders named after a day are watched, so that what the check
itself writes does not start it again. Names that start with a dot are left out.
The command is run once at the beginning.

Exit status: 0 it was told to stop, 3 it could not begin or go on; with -once
that of the command.
`

// flags is what the command line says.
type flags struct {
	site               string
	dirs               []string
	settle, most, poll time.Duration
	once               bool
	command            []string
}

func parse(args []string) (*flags, error) {
	var f flags
	set := flag.NewFlagSet("watch", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&f.site, "site", "", "")
	set.Func("dir", "", func(dir string) error {
		f.dirs = append(f.dirs, dir)
		return nil
	})
	set.DurationVar(&f.settle, "settle", 5*time.Second, "")
	set.DurationVar(&f.most, "most", 10*time.Minute, "")
	set.DurationVar(&f.poll, "poll", time.Minute, "")
	set.BoolVar(&f.once, "once", false, "")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	f.command = set.Args()
	switch {
	case (f.site == "") == (len(f.dirs) == 0):
		return nil, errors.New("-site or -dir says what is watched")
	case len(f.command) == 0:
		return nil, errors.New("no command is named")
	case f.settle <= 0 || f.most <= 0 || f.poll <= 0:
		return nil, errors.New("-settle, -most and -poll are more than nothing")
	}
	if f.site != "" {
		f.dirs = []string{f.site}
	}
	for _, dir := range f.dirs {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			return nil, fmt.Errorf("%s: not a folder", dir)
		}
	}
	return &f, nil
}

// run is the program without its process: it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	f, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		if _, err = io.WriteString(stdout, help); err == nil {
			return 0
		}
	case err != nil:
		err = fmt.Errorf("%w; -h says more", err)
	default:
		var status int
		if status, err = f.watch(ctx, func() (int, error) { return f.check(ctx, stdout, stderr) }); err == nil {
			return status
		}
	}
	fmt.Fprintf(stderr, "watch: %s\n", plain.Line(err.Error()))
	return 3
}

// check runs the command to its end. Its status is its own; only that it cannot
// be started is an error.
func (f *flags) check(ctx context.Context, stdout, stderr io.Writer) (int, error) {
	c := exec.CommandContext(ctx, f.command[0], f.command[1:]...)
	c.Stdout, c.Stderr = stdout, stderr
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) }
	c.WaitDelay = 10 * time.Second
	err := c.Run()
	var ended *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return 0, nil
	case errors.As(err, &ended):
		if ended.ExitCode() < 0 {
			return 3, nil // it was killed
		}
		return ended.ExitCode(), nil
	}
	return 0, err
}
