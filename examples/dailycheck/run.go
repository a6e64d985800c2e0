package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

//go:embed samples
var samples embed.FS

// sampleNow is the morning of the samples: eight o'clock on the day of the
// guide's two backup lines.
const sampleNow = "2000-05-02 08:00"

// formats are those of -format but text.
var formats = map[string]func(render.Options, io.Writer, *report.Report) error{
	"json": render.Options.JSON, "markdown": render.Options.Markdown, "html": render.Options.HTML, "junit": render.Options.JUnit,
	"sarif": writeSARIF, "openmetrics": render.Options.OpenMetrics, "nagios": render.Options.Nagios, "surefire": writeSurefire,
}

func writeSARIF(o render.Options, w io.Writer, r *report.Report) error {
	return render.SARIFOptions{Options: o, Rules: rules.All()}.SARIF(w, r)
}

func writeSurefire(o render.Options, w io.Writer, r *report.Report) error {
	return render.JUnitOptions{Options: o, Surefire: true}.JUnit(w, r)
}

// run is the program without its process: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	err := check(args, stdout)
	var done exit
	switch {
	case errors.As(err, &done):
		return int(done)
	case err != nil:
		fmt.Fprintf(stderr, "dailycheck: %s\n", oneLine(err.Error()))
		return report.Unknown.ExitCode()
	}
	return 0
}

// exit ends the program with this status and no message.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

func check(args []string, stdout io.Writer) error {
	f, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, err := io.WriteString(stdout, help)
		return err
	case err != nil:
		return fmt.Errorf("%w; -h says more", err)
	}
	p, err := f.pair()
	if err != nil {
		return err
	}
	r := report.Evaluate(p, rules.All(), report.Options{Now: f.now, Users: f.users})
	opt := render.Options{Language: f.language}
	if write, ok := formats[f.format]; ok {
		err = write(opt, stdout, r)
	} else {
		err = render.Text(stdout, r, render.TextOptions{Options: opt, Color: f.colored(stdout), Verbose: f.verbose, Width: f.columns(stdout)})
	}
	if err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	if f.format == "nagios" {
		return exit(render.NagiosOptions{}.Status(r).ExitCode())
	}
	return exit(r.Worst().ExitCode())
}

// pair reads the folders that were named, or the samples if none was.
func (f *flags) pair() (report.Pair, error) {
	if f.primary == "" && f.secondary == "" {
		return report.Pair{Primary: sample("primary", f.zone), Secondary: sample("secondary", f.zone)}, nil
	}
	var p report.Pair
	var err error
	if p.Primary, err = f.server("primary", f.primary); err != nil {
		return p, err
	}
	p.Secondary, err = f.server("secondary", f.secondary)
	return p, err
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

// server reads one folder. No folder, one that is not there and one without a
// capture are a server that was not seen.
func (f *flags) server(name, dir string) (*report.Server, error) {
	if dir == "" {
		return nil, nil
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s, _ := report.ReadServer(os.DirFS(dir), centrevu.Source{Name: name})
		return s, nil
	case err != nil:
		return nil, fmt.Errorf("-%s %s: %w", name, dir, cause(err))
	case !info.IsDir():
		return nil, fmt.Errorf("-%s %s: not a folder", name, dir)
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("-%s %s: %w", name, dir, cause(err))
	}
	// What cannot be read is in the report.
	s, _ := report.ReadServer(os.DirFS(dir), centrevu.Source{Name: name, Location: f.zone, Charset: f.charset})
	return s, nil
}

// cause leaves out the path of an error: the message names it already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// oneLine keeps a message to one line, whatever a name in it holds.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '?'
		}
		return r
	}, s)
}
