package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"example.com/centrevu"
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
func (f *flags) inputs(stdin io.Reader) ([]input, error) {
	if len(f.files) == 0 && isTerminal(stdin) {
		return []input{{"sample.txt", io.NopCloser(bytes.NewReader(sample))}}, nil
	}
	if len(f.files) == 0 {
		f.files = []string{"-"}
	}
	var all []input
	for i, name := range f.files {
		if name == "-" && slices.Contains(f.files[:i], name) {
			return nil, errors.New("the standard input can be read once")
		}
		in := input{"standard input", io.NopCloser(stdin)}
		if name != "-" {
			file, err := os.Open(name)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, cause(err))
			}
			in = input{name, file}
		}
		all = append(all, in)
	}
	return all, nil
}

// input explains the nth. What is named in files may be what -mask is to hide.
func (e *explainer) input(in input, n int) error {
	defer in.file.Close()
	f := e.flags
	src := centrevu.Source{Name: in.name, Location: f.zone, Charset: f.charset, Rows: f.rows, Columns: f.columns, Words: f.words}
	if f.mask {
		src.Name = "capture " + strconv.Itoa(n+1)
	}
	if f.timing != nil {
		src.Timing = bytes.NewReader(f.timing)
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

// cause leaves out the path of an error: the message names it already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// isTerminal reports whether a reader or writer is a terminal.
func isTerminal(v any) bool {
	file, ok := v.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}
