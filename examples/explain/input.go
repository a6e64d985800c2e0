package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"example.com/centrevu/examples/internal/cli"
)

//go:embed sample.txt
var sample []byte

// input is one capture, opened.
type input struct {
	name string
	file io.ReadCloser
}

// inputs opens the files named; if none is, the standard input, or the sample if
// that is a terminal.
func (f *flags) inputs(stdin io.Reader) (all []input, err error) {
	if len(f.files) == 0 && cli.IsTerminal(stdin) {
		return []input{{"sample.txt", io.NopCloser(bytes.NewReader(sample))}}, nil
	}
	if len(f.files) == 0 {
		f.files = []string{"-"}
	}
	for i, name := range f.files {
		in := input{name: name}
		if name != "-" {
			in.file, err = os.Open(name)
		} else if in = (input{"standard input", io.NopCloser(stdin)}); slices.Contains(f.files[:i], name) {
			return nil, errors.New("the standard input can be read once")
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, cli.Cause(err))
		}
		all = append(all, in)
	}
	return all, nil
}

// input explains the nth. What is named in files may be what -mask is to hide.
func (e *explainer) input(in input, n int) error {
	defer in.file.Close()
	src := e.flags.src
	src.Name = in.name
	if e.flags.mask {
		src.Name = "capture " + strconv.Itoa(n+1)
	}
	if e.flags.timing != nil {
		src.Timing = bytes.NewReader(e.flags.timing)
	}
	r := &failing{r: in.file}
	return cmp.Or(e.capture(r, src), r.err)
}

// failing remembers what is wrong with a file, so that it is told from what is
// wrong with what stands in it.
type failing struct {
	r   io.Reader
	err error
}

func (f *failing) Read(b []byte) (int, error) {
	n, err := f.r.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		f.err = err
	}
	return n, err
}
