package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// maxFile bounds what is read; a report on a large pair has some megabytes.
const maxFile = 64 << 20

// outcome is what the check wrote last.
type outcome struct {
	doc    render.Document
	fault  error         // why it says nothing; nil if it does
	status report.Status // the verdict, Unknown with a fault
}

// last reads the outcome. What cannot be read, is too old, or is of a time to
// come says nothing: yesterday's OK is not today's.
func (f *flags) last(now time.Time) *outcome {
	o := &outcome{status: report.Unknown}
	b, err := readFile(f.json)
	if err == nil {
		err = json.Unmarshal(b, &o.doc)
	}
	const skew = 5 * time.Minute
	switch age := now.Sub(o.doc.Now); {
	case err != nil:
		o.fault = fmt.Errorf("the outcome of the check cannot be read: %w", cause(err))
	case o.doc.Now.IsZero():
		o.fault = errors.New("the outcome of the check does not say when it was made")
	case age > f.maxAge:
		o.fault = fmt.Errorf("the last check is of %s: older than %v", report.FormatTime(o.doc.Now), f.maxAge)
	case age < -skew:
		o.fault = fmt.Errorf("the last check is of %s, which is to come", report.FormatTime(o.doc.Now))
	default:
		o.status = report.Worst(o.doc.Findings)
		if o.doc.Verdict.Worse(o.status) {
			o.status = o.doc.Verdict
		}
	}
	return o
}

// readFile reads a regular file: no request waits for a pipe.
func readFile(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("not a file")
	case info.Size() > maxFile:
		return nil, errors.New("too large")
	}
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxFile))
}

// cause leaves out the path of an error: who asks from elsewhere need not know.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
