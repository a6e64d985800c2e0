package render

import (
	"io"

	"golang.org/x/text/language"

	"example.com/centrevu/report"
)

// Options are what a caller can set for every format: each is a method of its
// name. The zero value works, and the functions of this package use it.
type Options struct {
	// Language is that of sentences, headings, dates and numbers: the nearest
	// of Languages, English for the zero Tag. What was captured stays as
	// captured, and names of rules and metrics are the same in all.
	Language language.Tag

	// History holds earlier reports: it tells what is new since the day before,
	// and gives the page its calendar. It may be nil.
	History report.History

	// Program is what makes the report. JSON, HTML and SARIF say it; the zero
	// value is not said.
	Program Program
}

func (o Options) write(w io.Writer, r *report.Report, write func(io.Writer, *digest) error) error {
	d, err := digestOf(r, o)
	if err != nil {
		return err
	}
	return write(w, d)
}

// JSON is the function JSON with options.
func (o Options) JSON(w io.Writer, r *report.Report) error { return o.write(w, r, writeJSON) }

// HTML is the function HTML with options.
func (o Options) HTML(w io.Writer, r *report.Report) error { return o.write(w, r, writeHTML) }

// Markdown is the function Markdown with options.
func (o Options) Markdown(w io.Writer, r *report.Report) error {
	return o.write(w, r, writeMarkdown)
}

// SARIF is the function SARIF with options.
func (o Options) SARIF(w io.Writer, r *report.Report) error { return o.write(w, r, writeSARIF) }

// OpenMetrics is the function OpenMetrics with options: none of them changes
// what a metric is called.
func (o Options) OpenMetrics(w io.Writer, r *report.Report) error {
	return o.write(w, r, writeOpenMetrics)
}

// Text is the function Text with options.
func (o Options) Text(w io.Writer, r *report.Report) error {
	return TextOptions{Options: o}.Text(w, r)
}

// JUnit is the function JUnit with options.
func (o Options) JUnit(w io.Writer, r *report.Report) error {
	return JUnitOptions{Options: o}.JUnit(w, r)
}

// Nagios is the function Nagios with options.
func (o Options) Nagios(w io.Writer, r *report.Report) error {
	return NagiosOptions{Options: o}.Nagios(w, r)
}
