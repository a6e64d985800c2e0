package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// named is an fs.FS of files that are known by their whole names.
type named struct {
	ctx   context.Context
	paths map[string]string // by their names below the folder
}

func (n named) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if full, ok := n.paths[name]; ok {
		r, err := open(n.ctx, full)
		if err != nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: err}
		}
		return &namedFile{r, n.stat(name, full)}, nil
	}
	entries, err := n.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &namedDir{namedInfo{name: path.Base(name), dir: true}, entries}, nil
}

func (n named) ReadDir(name string) ([]fs.DirEntry, error) {
	seen := map[string]fs.DirEntry{}
	for rel, full := range n.paths {
		rest := rel
		if name != "." {
			var ok bool
			if rest, ok = strings.CutPrefix(rel, name+"/"); !ok {
				continue
			}
		}
		first, _, deeper := strings.Cut(rest, "/")
		if deeper {
			seen[first] = fs.FileInfoToDirEntry(namedInfo{name: first, dir: true})
		} else if first != "" {
			seen[first] = fs.FileInfoToDirEntry(n.stat(rel, full))
		}
	}
	if len(seen) == 0 && name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return slices.SortedFunc(maps.Values(seen), func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }), nil
}

// stat tells what is known of a file. A file system that does not tell times has
// files without one.
func (n named) stat(name, full string) namedInfo {
	info := namedInfo{name: path.Base(name)}
	info.size, info.time = stat(n.ctx, full)
	return info
}

type namedInfo struct {
	name string
	size int64
	time time.Time
	dir  bool
}

func (i namedInfo) Name() string       { return i.name }
func (i namedInfo) Size() int64        { return i.size }
func (i namedInfo) ModTime() time.Time { return i.time }
func (i namedInfo) IsDir() bool        { return i.dir }
func (i namedInfo) Sys() any           { return nil }
func (i namedInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type namedFile struct {
	io.ReadCloser
	info namedInfo
}

func (f *namedFile) Stat() (fs.FileInfo, error) { return f.info, nil }

type namedDir struct {
	info    namedInfo
	entries []fs.DirEntry
}

func (d *namedDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *namedDir) Close() error               { return nil }
func (d *namedDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.info.name, Err: errors.New("is a folder")}
}

func (d *namedDir) ReadDir(n int) ([]fs.DirEntry, error) {
	list := d.entries
	if n > 0 {
		if len(list) == 0 {
			return nil, io.EOF
		}
		list = list[:min(n, len(list))]
	}
	d.entries = d.entries[len(list):]
	return list, nil
}
