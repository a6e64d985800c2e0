package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"example.com/centrevu/examples/internal/build"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

// formats are those of -format but text.
var formats = map[string]func(render.Options, io.Writer, *report.Report) error{
	"json": render.Options.JSON, "markdown": render.Options.Markdown, "html": render.Options.HTML, "junit": render.Options.JUnit,
	"sarif": writeSARIF, "openmetrics": render.Options.OpenMetrics, "nagios": render.Options.Nagios, "surefire": writeSurefire,
}

func formatNames() []string {
	names := slices.AppendSeq([]string{"text"}, maps.Keys(formats))
	slices.Sort(names)
	return names
}

func writeSARIF(o render.Options, w io.Writer, r *report.Report) error {
	return render.SARIFOptions{Options: o, Rules: rules.All()}.SARIF(w, r)
}

func writeSurefire(o render.Options, w io.Writer, r *report.Report) error {
	return render.JUnitOptions{Options: o, Surefire: true}.JUnit(w, r)
}

// write writes the report to where it is wanted and sets the exit status. A
// file that cannot be written does not keep the others from it.
func (f *flags) write(r *report.Report, kept *state, stdout io.Writer, status *int) error {
	outputs := []output{{format: f.format, file: "-", verbose: f.verbose, width: f.columns(stdout)}}
	if f.site != nil && len(f.site.outputs) > 0 && !f.given["format"] {
		outputs = f.site.outputs
	}
	*status = r.Worst().ExitCode()
	var errs []error
	for _, o := range outputs {
		o.verbose = o.verbose || f.verbose
		if f.width != 0 {
			o.width = f.width
		}
		var b bytes.Buffer
		err := f.render(&b, o, r, kept, o.file == "-" && f.colored(stdout))
		switch {
		case err != nil:
		case o.file != "-":
			if o.beside {
				_ = os.MkdirAll(filepath.Dir(o.file), 0o777) // writing says what is wrong
			}
			err = put(o.file, b.Bytes())
		default:
			_, err = stdout.Write(b.Bytes())
			if o.format == "nagios" {
				*status = render.NagiosOptions{}.Status(r).ExitCode()
			}
		}
		switch {
		case err != nil && o.file != "-":
			errs = append(errs, fmt.Errorf("the report cannot be written to %s: %w", o.file, cli.Cause(err)))
		case err != nil:
			errs = append(errs, fmt.Errorf("the report cannot be written: %w", err))
		}
	}
	return errors.Join(errs...)
}

func (f *flags) render(w io.Writer, o output, r *report.Report, kept *state, color bool) error {
	opt := render.Options{Language: f.language, History: kept.before(r.Now), Program: build.Of("dailycheck")}
	if write, ok := formats[o.format]; ok {
		return write(opt, w, r)
	}
	return render.Text(w, r, render.TextOptions{Options: opt, Color: color, Verbose: o.verbose, Width: o.width})
}

// put writes a file as a whole, so that whoever reads it never has half a
// report. What is no file, such as a pipe, is written to.
func put(name string, text []byte) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return errors.New("a folder")
		}
		return os.WriteFile(name, text, 0o644)
	}
	return replace(name, text)
}
