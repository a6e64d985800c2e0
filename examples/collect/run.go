package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"example.com/centrevu/internal/plain"
)

const help = `collect makes a capture of a CMS server without a hand: it runs a command under
a pseudo-terminal, follows a script from window to window, and writes an
asciicast of what the terminal shows, with times.

  collect -script FILE -out CAST [COMMAND...]
  collect -script FILE -site DIR -server NAME [COMMAND...]
  collect -record FILE -out CAST COMMAND...

  -script FILE   the steps, and the command unless it stands behind the flags
  -record FILE   record what a person does, and write a script from it
  -out CAST      the recording
  -site DIR      write it to the folder of the day: DIR/DAY/NAME/collect.cast
  -server NAME   primary or secondary
  -date DAY      of -site: 2026-11-26 or 2026-11-26T0800 (default: today)
  -charset NAME  character set that the host speaks, by its IANA name
                 (default: what the script says, else UTF-8 or ISO 8859-1)
  -tz ZONE       zone of today (default Local: this machine's)
  -v             say each step, and show the screen where one failed
  -version       show the version
  -h             show this

A script:

  version: 1
  command: [ssh, -tt, cms@cms1]
  limit: 20s                            # of a step; 30s if nothing says so
  charset: iso-8859-15                  # of the host: an IANA name
  steps:
    - {wait: "password:", limit: 1m}    # until it stands on the screen
    - {send_env: CMS1_PASSWORD}         # or send_file: a file
    - {send: <enter>}
    - {title: "Main Menu"}              # until the front window has this title
    - {send: "cms<enter>"}              # <f8> <esc> <up> <ctrl-d>; <lt> for <
    - {pause: 500ms}

What is typed is not recorded. What send_env and send_file send is masked where
the host echoes it, in the recording and in every message.

A recording of a session that went wrong is kept: what was seen counts, and what
was not seen is unknown to the check.

No CMS was at hand when this was made: it was tried on a stand-in with windows
made up from the documented words.

Exit status: 0 every step was done, 3 one could not be, or nothing was begun.
`

// flags is what the command line says.
type flags struct {
	script, record          string
	out, site, server, date string
	zone                    *time.Location
	charset                 string
	verbose                 bool
	command                 []string
}

func parse(args []string) (*flags, error) {
	var f flags
	var tz string
	set := flag.NewFlagSet("collect", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	for name, to := range map[string]*string{"script": &f.script, "record": &f.record, "out": &f.out, "site": &f.site, "server": &f.server, "date": &f.date} {
		set.StringVar(to, name, "", "")
	}
	set.StringVar(&tz, "tz", "Local", "")
	set.StringVar(&f.charset, "charset", "", "")
	set.BoolVar(&f.verbose, "v", false, "")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	f.command = set.Args()
	var err error
	if f.zone, err = time.LoadLocation(tz); err != nil || tz == "" {
		return nil, fmt.Errorf("-tz %s: no such zone", tz)
	}
	if _, err := terminalChars(f.charset); err != nil {
		return nil, fmt.Errorf("-charset: %w", err)
	}
	switch {
	case (f.script == "") == (f.record == ""):
		return nil, errors.New("one of -script and -record is needed")
	case (f.out == "") == (f.site == ""):
		return nil, errors.New("one of -out and -site says where the recording goes")
	case f.site == "" && (f.server != "" || f.date != ""):
		return nil, errors.New("-server and -date belong to -site")
	case f.site != "" && f.server != "primary" && f.server != "secondary":
		return nil, errors.New("-site needs -server primary or secondary")
	case f.record != "" && len(f.command) == 0:
		return nil, errors.New("no command is named")
	}
	if f.site != "" {
		day := cmp.Or(f.date, time.Now().In(f.zone).Format(time.DateOnly))
		_, err := time.Parse(time.DateOnly, day)
		_, err2 := time.Parse(time.DateOnly+"T1504", day)
		if err != nil && err2 != nil {
			return nil, fmt.Errorf("-date %s: not a day such as 2026-11-26", f.date)
		}
		f.out = filepath.Join(f.site, day, f.server, "collect.cast")
	}
	return &f, nil
}

// run is the program without its process: it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	f, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		if _, err = io.WriteString(stdout, help); err == nil {
			return 0
		}
	case err != nil:
		err = fmt.Errorf("%w; -h says more", err)
	default:
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		defer stop()
		if f.record != "" {
			err = f.watch(ctx, stdin, stdout)
		} else {
			err = f.collect(ctx, stderr)
		}
	}
	if err != nil {
		fmt.Fprintf(stderr, "collect: %s\n", plain.Line(err.Error()))
		return 3
	}
	return 0
}

// collect follows a script.
func (f *flags) collect(ctx context.Context, stderr io.Writer) error {
	sc, err := readScript(f.script)
	if err != nil {
		return short(err)
	}
	if len(f.command) == 0 {
		f.command = sc.Command
	}
	if len(f.command) == 0 {
		return fmt.Errorf("%s: it names no command, and none stands behind the flags", f.script)
	}
	secrets, err := sc.secrets()
	if err != nil {
		return fmt.Errorf("%s: %w", f.script, short(err))
	}
	on := terminals{rows: cmp.Or(sc.Rows, 24), columns: cmp.Or(sc.Columns, 80), term: cmp.Or(sc.Terminal, defaultTerm), charset: cmp.Or(f.charset, sc.Charset), without: sc.variables()}
	log := func(string) {}
	if f.verbose {
		log = func(line string) { fmt.Fprintln(stderr, line) }
	}
	return f.recorded(func(to io.Writer) error {
		s, err := begin(f.command, on, secrets, to, time.Now())
		if err != nil {
			return short(err)
		}
		failed := follow(ctx, s, sc, log)
		ended := s.end()
		if failed != nil {
			log(s.screen())
			return fmt.Errorf("%s: %w", f.script, failed)
		}
		return ended
	})
}

// recorded gives work a file for the recording. Until it is done, and for good
// if nothing was begun, no check sees it: files with a dot are left out.
func (f *flags) recorded(work func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(f.out), 0o777); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(f.out), ".collect-*")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name()) // it is gone if it got its name
	failed := work(part)
	info, err := part.Stat()
	if err := errors.Join(err, part.Chmod(0o644), part.Sync(), part.Close()); err != nil {
		return errors.Join(failed, err)
	}
	if info.Size() == 0 {
		return failed
	}
	return errors.Join(failed, os.Rename(part.Name(), f.out))
}

// short leaves out what the message has already.
func short(err error) error {
	var path *fs.PathError
	var start *exec.Error
	switch {
	case errors.As(err, &path):
		return fmt.Errorf("%s: %w", path.Path, path.Err)
	case errors.As(err, &start):
		return fmt.Errorf("%s: %w", start.Name, start.Err)
	}
	return err
}
