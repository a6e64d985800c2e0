package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// Exit statuses.
const (
	understood = iota
	notUnderstood
	failed
)

// run is the program without its process: it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	status, err := explain(args, stdin, stdout)
	if err != nil {
		fmt.Fprintf(stderr, "explain: %s\n", strings.ReplaceAll(plain(err.Error()), "\uFFFD", "?"))
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
	captures, err := f.captures(stdin)
	if err != nil {
		return failed, err
	}
	r := &Report{Screens: []Screen{}, Problems: []Problem{}, Unclaimed: []Unclaimed{}}
	for i, c := range captures {
		r.add(f, i, c)
	}
	write := r.text
	if f.json {
		write = r.json
	}
	if err := write(stdout, f.colored(stdout)); err != nil {
		return failed, fmt.Errorf("the report cannot be written: %w", err)
	}
	return r.status(), nil
}

// status is understood only if every capture has a window that is read and
// nothing in it is left over.
func (r *Report) status() int {
	if len(r.Problems) > 0 || len(r.Unclaimed) > 0 {
		return notUnderstood
	}
	return understood
}
