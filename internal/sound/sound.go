// Package sound holds readers and file systems that others wrote to what the
// io and io/fs packages ask of them.
package sound

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Reader returns a reader that reads something or says why not: one that goes
// on with neither ends with io.ErrNoProgress, and one that says it read fewer
// bytes than none, or more than there was room for, with an error. Where it ends
// it says io.EOF and nothing else, and whatever else it says is not io.EOF for
// errors.Is: "connection lost: EOF" is no end.
func Reader(r io.Reader) io.Reader { return &reader{r: r} }

type reader struct{ r io.Reader }

var errCount = errors.New("the reader counts what it reads wrongly")

func (s *reader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for range 100 {
		switch n, err := s.r.Read(p); {
		case n < 0 || n > len(p):
			return 0, errCount
		case n > 0 || err != nil:
			if err != io.EOF && errors.Is(err, io.EOF) {
				err = brokenOff{err}
			}
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

// brokenOff is an error that wraps io.EOF and is not the end.
type brokenOff struct{ err error }

func (b brokenOff) Error() string        { return b.err.Error() }
func (b brokenOff) Is(target error) bool { return target != io.EOF && errors.Is(b.err, target) }
func (b brokenOff) As(target any) bool   { return errors.As(b.err, target) }

// Fill reads until p is full, or to the end, and returns the error that the
// reader gave. io.ReadFull makes io.ErrUnexpectedEOF of an end, which is what a
// reader says that broke off.
func Fill(r io.Reader, p []byte) (n int, err error) {
	for n < len(p) && err == nil {
		var more int
		more, err = r.Read(p[n:])
		n += more
	}
	if n == len(p) {
		err = nil
	}
	return n, err
}

// FS returns a file system of which whatever is wrong with it is the error of a
// file: nothing that was opened, and panics. Its files are read as by Reader.
func FS(fsys fs.FS) fs.FS { return system{fsys} }

type system struct{ fs fs.FS }

var errNothing = errors.New("the file system gave nothing, and no error")

// caught makes an error of a panic.
func caught(err *error) {
	if v := recover(); v != nil {
		*err = fmt.Errorf("panic: %v", v)
	}
}

func (s system) Open(name string) (f fs.File, err error) {
	defer caught(&err)
	opened, err := s.fs.Open(name)
	switch {
	case err != nil:
		return nil, err
	case opened == nil:
		return nil, errNothing
	}
	return &file{opened, reader{opened}}, nil
}

// Stat implements fs.StatFS.
func (s system) Stat(name string) (info fs.FileInfo, err error) {
	defer caught(&err)
	if info, err = fs.Stat(s.fs, name); info == nil && err == nil {
		err = errNothing
	}
	return info, err
}

// ReadDir implements fs.ReadDirFS.
func (s system) ReadDir(name string) (list []fs.DirEntry, err error) {
	defer caught(&err)
	list, err = fs.ReadDir(s.fs, name)
	if slices.Contains(list, nil) {
		list = slices.DeleteFunc(slices.Clone(list), func(e fs.DirEntry) bool { return e == nil })
		err = errors.Join(err, errNothing)
	}
	return list, err
}

type file struct {
	fs.File
	r reader
}

// ReadDir implements fs.ReadDirFile for a file that is a folder.
func (f *file) ReadDir(n int) ([]fs.DirEntry, error) {
	if d, ok := f.File.(fs.ReadDirFile); ok {
		return d.ReadDir(n)
	}
	return nil, errors.ErrUnsupported
}

func (f *file) Read(p []byte) (n int, err error) {
	defer caught(&err)
	return f.r.Read(p)
}
