package report

import (
	"bytes"
	"io"
	"io/fs"
	"path"

	"example.com/centrevu/internal/capture"
)

const (
	// maxTiming is how large a timing file is read beside a typescript.
	maxTiming = 16 << 20

	// maxAround is how much more a typescript holds than the output that its timing
	// file counts: the lines in which script says when it began and ended.
	maxAround = 1 << 10
)

// isTiming reports whether a file is the timing file of a typescript in its folder, in
// either format of script: it counts as many bytes of output as that holds. Then it says
// nothing by itself.
func (f *reading) isTiming(fsys fs.FS, name string, content []byte) bool {
	output, ok := capture.Timed(bytes.NewReader(content))
	if !ok {
		return false
	}
	found := false
	f.beside(fsys, name, func(other string, size int64) bool {
		if size >= output && size <= output+maxAround {
			head, err := start(fsys, other, headSize)
			c, err2 := capture.Open(bytes.NewReader(head), capture.Options{})
			found = err == nil && err2 == nil && c.Header().Kind == capture.Typescript
		}
		return !found
	})
	return found
}

// timingOf returns the timing file in the folder of a typescript that belongs to it, nil
// if there is none or more than one.
func (f *reading) timingOf(fsys fs.FS, name string, size int64) []byte {
	var timing []byte
	found := 0
	f.beside(fsys, name, func(other string, n int64) bool {
		if n == 0 || n > maxTiming || n > size+maxAround {
			return true
		}
		head, err := start(fsys, other, 64)
		if line, _, _ := bytes.Cut(head, []byte("\n")); err != nil || !capture.IsStep(string(line)) {
			return true
		}
		all, err := start(fsys, other, maxTiming)
		if err != nil {
			return true
		}
		if output, ok := capture.Timed(bytes.NewReader(all)); ok && size >= output && size <= output+maxAround {
			timing = all
			found++
		}
		return true
	})
	if found != 1 {
		return nil
	}
	return timing
}

// beside yields the other files in the folder of a file, with their sizes.
func (f *reading) beside(fsys fs.FS, name string, yield func(name string, size int64) bool) {
	entries, err := fs.ReadDir(fsys, path.Dir(name))
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.Name() == path.Base(name) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && !yield(path.Join(path.Dir(name), e.Name()), info.Size()) {
			return
		}
	}
}

// start returns the first bytes of a file.
func start(fsys fs.FS, name string, most int64) ([]byte, error) {
	opened, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	return io.ReadAll(io.LimitReader(opened, most))
}
