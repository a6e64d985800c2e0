package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"example.com/centrevu/examples/internal/cli"
)

// isLocal reports whether a path is of this machine, and not of one of the file
// systems that Beam knows by a scheme.
func isLocal(name string) bool { return !strings.Contains(name, "://") }

// join joins paths of any file system.
func join(elem ...string) string {
	if isLocal(elem[0]) {
		return filepath.Join(elem...)
	}
	scheme, rest, _ := strings.Cut(elem[0], "://")
	return scheme + "://" + path.Join(append([]string{rest}, elem[1:]...)...)
}

// open opens a file. What is no file of this machine, such as a pipe, could be
// waited for without end.
func open(ctx context.Context, name string) (io.ReadCloser, error) {
	if isLocal(name) {
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			return nil, errors.New("not a file")
		}
		return os.Open(name)
	}
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	r, err := files.OpenRead(ctx, name)
	if err != nil {
		files.Close()
		return nil, err
	}
	return &opened{r, files}, nil
}

// opened closes the file system with the file. It is a reader and no more: what
// the file can do beside it differs from one file system to the next.
type opened struct {
	io.ReadCloser
	files filesystem.Interface
}

func (o *opened) Close() error { return errors.Join(o.ReadCloser.Close(), o.files.Close()) }

// depth is how many folders below one another are looked into where a file
// system has no folders, only names.
const depth = 6

// list returns the files below a folder of a file system that has a scheme.
func list(ctx context.Context, dir string) ([]string, error) {
	files, err := filesystem.New(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	if strings.HasPrefix(dir, "gs://") {
		return files.List(ctx, dir+"/**")
	}
	var all []string
	pattern := dir
	for range depth {
		pattern += "/*"
		found, err := files.List(ctx, pattern)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.Sort(all)
	return all, nil
}

// folder is the view of a folder that report.ReadServer reads: that of the
// operating system, or one made of the names that another file system has. A
// folder that is not there is empty.
func folder(ctx context.Context, dir string) (fs.FS, error) {
	if isLocal(dir) {
		switch info, err := os.Stat(dir); {
		case errors.Is(err, fs.ErrNotExist):
			return named{}, nil
		case err != nil:
			return nil, cli.Cause(err)
		case !info.IsDir():
			return nil, errors.New("not a folder")
		}
		return os.DirFS(dir), nil
	}
	names, err := list(ctx, dir)
	if err != nil {
		return nil, err
	}
	n := named{ctx: ctx, paths: map[string]string{}}
	for _, name := range names {
		n.paths[strings.TrimPrefix(name, dir+"/")] = name
	}
	return n, nil
}

// stat returns the size of a file and when it was written, as far as its file
// system tells.
func stat(ctx context.Context, name string) (size int64, at time.Time) {
	if isLocal(name) {
		if info, err := os.Stat(name); err == nil {
			return info.Size(), info.ModTime()
		}
		return 0, at
	}
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return 0, at
	}
	defer files.Close()
	if n, err := files.Size(ctx, name); err == nil {
		size = n
	}
	if files, ok := files.(filesystem.LastModifiedGetter); ok {
		if t, err := files.LastModified(ctx, name); err == nil {
			at = t
		}
	}
	return size, at
}
