package main

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// tallied counts what is read of a file, for Beam and for the terminal.
type tallied struct {
	r   io.Reader
	ctx context.Context
	to  beam.Counter
}

func (t *tallied) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.to.Inc(t.ctx, int64(n))
	seen.bytes.Add(int64(n))
	return n, err
}

// talliedAt is tallied for a file that is read in sections.
type talliedAt struct {
	r   io.ReaderAt
	ctx context.Context
	to  beam.Counter
}

func (t *talliedAt) ReadAt(p []byte, at int64) (int, error) {
	n, err := t.r.ReadAt(p, at)
	t.to.Inc(t.ctx, int64(n))
	seen.bytes.Add(int64(n))
	return n, err
}

// talliedFS counts what is read of a folder.
type talliedFS struct {
	fs.FS
	ctx   context.Context
	files beam.Counter
	bytes beam.Counter
}

func (t talliedFS) Open(name string) (fs.File, error) {
	// Opening what is no file, such as a pipe, can take for ever.
	info, err := fs.Stat(t.FS, name)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not a file")}
	default:
		t.files.Inc(t.ctx, 1)
		t.bytes.Inc(t.ctx, info.Size())
		seen.files.Add(1)
		seen.bytes.Add(info.Size())
	}
	return t.FS.Open(name)
}

func (t talliedFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.FS, name) }
