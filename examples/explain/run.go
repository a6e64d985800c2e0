package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/plain"
)

// Exit statuses: what they mean is the same in all programs.
const (
	understood    = 0
	notUnderstood = 1
	failed        = 3
)

// run is the program without its process: it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	status, err := explain(args, stdin, stdout)
	if err != nil {
		fmt.Fprintf(stderr, "explain: %s\n", plain.Line(err.Error()))
		return failed
	}
	return status
}

func explain(args []string, stdin io.Reader, stdout io.Writer) (int, error) {
	f, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, err := io.WriteString(stdout, help)
		return understood, err
	case err != nil:
		return failed, fmt.Errorf("%w; -h says more", err)
	}
	inputs, err := f.inputs(stdin)
	if err != nil {
		return failed, err
	}
	out := bufio.NewWriterSize(stdout, 64<<10)
	e := explainer{flags: f, report: Report{Problems: []Problem{}, Unclaimed: []Unclaimed{}, listed: map[string]bool{}}}
	switch {
	case f.known.Who != "":
		e.write = &knownWriter{out, f.known}
	case f.json:
		e.write = &jsonWriter{w: out}
	default:
		e.write = &printer{out, f.colored(stdout)}
	}
	for i, in := range inputs {
		if err := e.input(in, i); err != nil {
			out.Flush()
			return failed, fmt.Errorf("%s: %w", in.name, cli.Cause(err))
		}
	}
	if err := e.write.finish(&e.report); err != nil {
		return failed, fmt.Errorf("the report cannot be written: %w", err)
	}
	return e.report.status(), nil
}
