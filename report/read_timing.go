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

// neighbours are the files of one folder, for those that belong to each other. What is
// told of one is told once.
type neighbours struct {
	files       []neighbour
	timings     []neighbour
	typescripts map[string]bool // of those that were looked at
}

type neighbour struct {
	name   string
	size   int64
	output int64 // that a timing file counts
}

// isFor reports whether a timing file counts what a typescript of a size can hold.
func (n *neighbour) isFor(size int64) bool { return size >= n.output && size <= n.output+maxAround }

// isTiming reports whether a file is the timing file of a typescript in its folder, in
// either format of script: it counts as many bytes of output as that holds. Then it says
// nothing by itself.
func (f *reading) isTiming(fsys fs.FS, name string, content []byte) bool {
	output, ok := capture.Timed(bytes.NewReader(content))
	if !ok {
		return false
	}
	timing := neighbour{output: output}
	all := f.beside(fsys, path.Dir(name))
	for _, other := range all.files {
		if other.name != name && timing.isFor(other.size) && all.isTypescript(fsys, other.name) {
			return true
		}
	}
	return false
}

func (n *neighbours) isTypescript(fsys fs.FS, name string) bool {
	is, known := n.typescripts[name]
	if !known {
		head, err := start(fsys, name, headSize)
		c, err2 := capture.Open(bytes.NewReader(head), capture.Options{})
		is = err == nil && err2 == nil && c.Header().Kind == capture.Typescript
		n.typescripts[name] = is
	}
	return is
}

// timingOf returns the timing file in the folder of a typescript that belongs to it, nil
// if there is none or more than one.
func (f *reading) timingOf(fsys fs.FS, name string, size int64) []byte {
	only := ""
	for _, t := range f.beside(fsys, path.Dir(name)).timings {
		switch {
		case t.name == name || !t.isFor(size) || t.size > size+maxAround:
		case only != "":
			return nil
		default:
			only = t.name
		}
	}
	if only == "" {
		return nil
	}
	timing, err := start(fsys, only, maxTiming)
	if err != nil {
		return nil
	}
	return timing
}

// beside returns the files of a folder.
func (f *reading) beside(fsys fs.FS, folder string) *neighbours {
	if all := f.neighbours[folder]; all != nil {
		return all
	}
	entries, _ := fs.ReadDir(fsys, folder) // what cannot be read is told where it is walked
	if len(entries) < 2 {
		return &neighbours{} // it is alone
	}
	all := &neighbours{typescripts: map[string]bool{}}
	if f.neighbours == nil {
		f.neighbours = map[string]*neighbours{}
	}
	f.neighbours[folder] = all
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !e.Type().IsRegular() {
			continue
		}
		n := neighbour{name: path.Join(folder, e.Name()), size: info.Size()}
		all.files = append(all.files, n)
		if n.size == 0 || n.size > maxTiming {
			continue
		}
		head, err := start(fsys, n.name, 64)
		if line, _, _ := bytes.Cut(head, []byte("\n")); err != nil || !capture.IsStep(string(line)) {
			continue
		}
		content, err := start(fsys, n.name, maxTiming)
		if output, ok := capture.Timed(bytes.NewReader(content)); err == nil && ok {
			n.output = output
			all.timings = append(all.timings, n)
		}
	}
	return all
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
