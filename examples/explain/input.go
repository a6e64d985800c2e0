package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"

	"example.com/centrevu"
)

// maxInput bounds what is read of one file. A day's recording has some hundred
// kilobytes.
const maxInput = 64 << 20

//go:embed sample.txt
var sample []byte

// capture is one input, read whole: each parser goes over it.
type capture struct {
	name    string
	content []byte
	timing  []byte // nil if there is none
}

// source says how to read the capture, which is the nth. What is named in
// files may be what -mask is to hide.
func (c capture) source(f *flags, n int) centrevu.Source {
	src := centrevu.Source{
		Name: c.name, Location: f.zone, Charset: f.charset,
		Rows: f.rows, Columns: f.columns, Words: f.words,
	}
	if f.mask {
		src.Name = "capture " + strconv.Itoa(n+1)
	}
	if c.timing != nil {
		src.Timing = bytes.NewReader(c.timing)
	}
	return src
}

// captures reads the files named; if none is, the standard input, or the
// sample if that is a terminal.
func (f *flags) captures(stdin io.Reader) ([]capture, error) {
	if len(f.files) == 0 {
		if isTerminal(stdin) {
			return []capture{{name: "sample.txt", content: sample}}, nil
		}
		f.files = []string{"-"}
	}
	var all []capture
	seen := false
	for _, name := range f.files {
		c := capture{name: name}
		var err error
		if name == "-" {
			if seen {
				return nil, errors.New("the standard input can be read once")
			}
			seen, c.name = true, "standard input"
			c.content, err = readAll(stdin)
		} else {
			c.content, err = readFile(name)
		}
		if err == nil && f.timing != "" {
			c.timing, err = readFile(f.timing)
			c.name = f.timing // for the message
			if err == nil {
				c.name = name
			}
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, cause(err))
		}
		all = append(all, c)
	}
	return all, nil
}

func readFile(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(file)
}

func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err == nil && len(b) > maxInput {
		err = fmt.Errorf("more than %d MiB; cut it", maxInput>>20)
	}
	return b, err
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
