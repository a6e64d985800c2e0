package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/build"
	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

//go:embed samples
var samples embed.FS

// sampleNow is the morning of the samples: eight o'clock on the day of the
// guide's two backup lines.
const sampleNow = "2000-05-02 08:00"

// serverNames are how findings, rules and the site file name the two.
var serverNames = [2]string{"primary", "secondary"}

// commands are those beside the check itself.
var commands = map[string]struct {
	help string
	run  func(args []string, stdout, stderr io.Writer) error
}{
	"init":   {helpInit, initSite},
	"accept": {helpAccept, accept},
	"diff":   {helpDiff, diff},
}

// run is the program without its process: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	text, do := help, check
	name := "dailycheck"
	if len(args) > 0 {
		if c, ok := commands[args[0]]; ok {
			text, do, name, args = c.help, c.run, "dailycheck "+args[0], args[1:]
		} else if meant := suggest.Nearest(args[0], slices.Sorted(maps.Keys(commands))); meant != "" {
			fmt.Fprintf(stderr, "%s: %q is no command, did you mean %s?\n", name, args[0], meant)
			return report.Unknown.ExitCode()
		}
	}
	err := do(args, stdout, stderr)
	if errors.Is(err, flag.ErrHelp) {
		_, err = io.WriteString(stdout, text)
	}
	var done exit
	var wrong *errSite
	switch {
	case err == nil:
		return 0
	case errors.As(err, &done):
		return int(done)
	case errors.As(err, &wrong):
		fmt.Fprint(stderr, rulefile.Excerpts(wrong.err))
	default:
		fmt.Fprintf(stderr, "%s: %s\n", name, plain.Line(err.Error()))
	}
	return report.Unknown.ExitCode()
}

// exit ends the program with this status and no message.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// usage adds where to read more to a mistake of the command line.
func usage(err error) error {
	var site *errSite
	if errors.Is(err, flag.ErrHelp) || errors.As(err, &site) {
		return err
	}
	return fmt.Errorf("%w; -h says more", err)
}

func check(args []string, stdout, stderr io.Writer) error {
	f, err := parse("dailycheck", args, func(f *flags, set *flag.FlagSet) {
		set.StringVar(&f.format, "format", "text", "")
		set.StringVar(&f.color, "color", "auto", "")
		set.IntVar(&f.width, "width", 0, "")
		set.BoolVar(&f.verbose, "v", false, "")
		set.BoolVar(&f.version, "version", false, "")
	})
	if err != nil {
		return usage(err)
	}
	if f.version {
		_, err := fmt.Fprintln(stdout, build.Of("dailycheck"))
		return err
	}
	kept, err := f.state()
	if err != nil {
		return err
	}
	defer kept.close()
	r, status := f.judge(kept, stderr), 0
	errs := []error{f.write(r, kept, stdout, &status)}
	if err := kept.keep(r, f.now); err != nil {
		errs = append(errs, fmt.Errorf("the state was not kept: %w", err))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return exit(status)
}

// state opens the state folder, nil if the site has none.
func (f *flags) state() (*state, error) {
	if f.site == nil || f.site.state == "" {
		return nil, nil
	}
	return openState(f.site.state)
}

// neededState opens the state folder of a command that goes by what was kept.
func (f *flags) neededState() (*state, error) {
	kept, err := f.state()
	if err == nil && kept == nil {
		err = usage(errors.New("a site file with a state folder is needed: -config or -site"))
	}
	return kept, err
}

// judge reads both servers and asks all rules of them. What is wrong with a
// folder is said, and the other server is judged all the same.
func (f *flags) judge(kept *state, stderr io.Writer) *report.Report {
	p := f.pair(stderr)
	if f.past() {
		f.now = checked.AsOf(p, filepath.Base(f.day), f.date, f.zone)
	}
	if p.Primary != nil {
		f.passedOver(p.Primary)
	}
	kept.lend("primary", p.Primary)
	kept.lend("secondary", p.Secondary)
	opt := report.Options{Now: f.now, Users: f.users, History: kept.before(f.now), CheckedBefore: f.checkedBefore()}
	catalogue := rules.All()
	if f.site != nil {
		opt.ACDs = f.site.acds
		opt = f.site.rules.Options(opt)
		catalogue = f.site.rules.With(catalogue...)
	}
	return report.Evaluate(p, catalogue, opt)
}

// pair reads the folders that were named, or the samples if none was.
func (f *flags) pair(stderr io.Writer) report.Pair {
	if f.samples() {
		return report.Pair{Primary: sample("primary", f.zone), Secondary: sample("secondary", f.zone)}
	}
	shown := startProgress(stderr)
	defer shown.stop()
	var p report.Pair
	for i, to := range []**report.Server{&p.Primary, &p.Secondary} {
		name := serverNames[i]
		dir := f.folder(name)
		fault := folderFault(dir)
		if i == 1 && fault == nil && sameFolder(dir, f.folder(serverNames[0])) {
			fault = errors.New("the folder of the primary, so that nothing was captured of the secondary")
		}
		if fault != nil {
			shown.say("dailycheck: %s: %s: %s\n", name, plain.Line(dir), plain.Line(fault.Error()))
			*to = &report.Server{Name: name, Captures: []report.Capture{{Name: name + "/.", Unrecognised: "cannot be read: " + dir + ": " + fault.Error()}}}
			continue
		}
		if dir != "" {
			// A folder that the command line misspells: the report does not name it.
			if _, err := os.Stat(dir); f.given[name] && errors.Is(err, fs.ErrNotExist) {
				shown.say("dailycheck: %s: %s: no such folder\n", name, plain.Line(dir))
			}
			shown.now("reading " + dir)
			*to = f.server(name, dir)
		}
	}
	return p
}

func sample(name string, zone *time.Location) *report.Server {
	sub, err := fs.Sub(samples, "samples/"+name)
	if err != nil {
		panic(err) // the name is not valid
	}
	// What cannot be read is in the report. The files have no times of their own.
	captured, _ := time.ParseInLocation("2006-01-02 15:04", sampleNow, zone)
	s, _ := report.ReadServer(sub, centrevu.Source{Name: name, Location: zone, CapturedAt: captured})
	return s
}

// folder returns where the captures of a server are, empty if nothing says so.
func (f *flags) folder(name string) string {
	if dir := map[string]string{"primary": f.primary, "secondary": f.secondary}[name]; dir != "" {
		return dir
	}
	folder := name
	if f.site != nil && f.site.servers[name].folder != "" {
		folder = f.site.servers[name].folder
	}
	switch {
	case filepath.IsAbs(folder):
		return folder
	case f.day != "":
		return filepath.Join(f.day, filepath.FromSlash(folder))
	case f.site != nil:
		return f.site.at(folder)
	}
	return ""
}

// folderFault says why a folder cannot be read. One that is not there, or has
// no name, is a server that was not seen, which the report says.
func folderFault(dir string) error {
	if dir == "" {
		return nil
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return cli.Cause(err)
	case !info.IsDir():
		return errors.New("not a folder")
	}
	if _, err := os.ReadDir(dir); err != nil {
		return cli.Cause(err)
	}
	return nil
}

func sameFolder(a, b string) bool {
	first, err := os.Stat(a)
	second, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(first, second)
}

// server reads one folder. One that is not there and one without a capture are
// a server that was not seen.
func (f *flags) server(name, dir string) *report.Server {
	src := centrevu.Source{Name: name, Location: f.zone}
	if f.site != nil {
		at := f.site.servers[name]
		src = at.source
		src.Name, src.Location = name, f.zone
		if at.zone != nil && !f.given["tz"] {
			src.Location = at.zone
		}
	}
	if f.given["charset"] {
		src.Charset = f.charset
	}
	src.Strict = f.strict
	// What cannot be read is in the report.
	s, _ := report.ReadServer(os.DirFS(dir), src)
	return s
}
