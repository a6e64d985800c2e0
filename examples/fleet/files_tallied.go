package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"time"

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

// talliedFS counts what is read of a folder. Its files were written at times by
// the clock of the server, and not by that of whichever machine reads them.
type talliedFS struct {
	fs.FS
	zone  *time.Location
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
	f, err := t.FS.Open(name)
	if err != nil || info.IsDir() {
		return f, err
	}
	return zonedFile{f, t.zone}, nil
}

func (t talliedFS) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(t.FS, name)
	if err != nil {
		return nil, err
	}
	return zonedInfo{info, t.zone}, nil
}

type zonedFile struct {
	fs.File
	zone *time.Location
}

func (f zonedFile) Stat() (fs.FileInfo, error) {
	info, err := f.File.Stat()
	if err != nil {
		return nil, err
	}
	return zonedInfo{info, f.zone}, nil
}

type zonedInfo struct {
	fs.FileInfo
	zone *time.Location
}

func (i zonedInfo) ModTime() time.Time {
	t := i.FileInfo.ModTime()
	if t.IsZero() {
		return t
	}
	return t.In(i.zone)
}

func (t talliedFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(t.FS, name) }
