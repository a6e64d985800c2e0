package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// Rows go from one stage to another as files, below a folder for each output, or
// for the counts of each site. What Beam carries is how many files there are: a
// runner may hand a worker all that one stage leaves to the next at a time, and a
// worker takes all of a group into memory, were it but names.

// rowsFolder holds rows until they are in order.
const rowsFolder = ".rows"

// rowFiles gathers rows by output and puts them away many at a time.
type rowFiles struct {
	put    func(output string, batch []byte) error
	rows   map[string]*bytes.Buffer
	failed error // of a row that could not be put away
}

// newRowFiles names files by what their rows are of, so that making them a second
// time changes nothing. It emits the folder of each file.
func newRowFiles(ctx context.Context, out, of string, emit func(string, int64)) *rowFiles {
	n := 0
	name := sumOf(of)
	put := func(folder string, batch []byte) error {
		n++
		emit(folder, 1)
		return write(ctx, join(out, rowsFolder, folder, fmt.Sprintf("%s-%d", name, n)), packer.EncodeAll(batch, nil))
	}
	return &rowFiles{put: put, rows: map[string]*bytes.Buffer{}}
}

// sumOf returns a name for what may have any name.
func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%x", sum[:16])
}

func (f *rowFiles) add(output string, r row) {
	if f.failed != nil {
		return
	}
	to := f.rows[output]
	if to == nil {
		to = new(bytes.Buffer)
		f.rows[output] = to
	}
	to.Write(binary.AppendUvarint(to.AvailableBuffer(), uint64(len(r))))
	to.WriteString(string(r))
	if to.Len() >= batchSize {
		f.failed = f.put(output, to.Bytes())
		to.Reset()
	}
}

// dead makes a dead letter of a file that cannot be read.
func (f *rowFiles) dead(name string, err error) {
	f.add(deadLetters, (&letter{Path: name, Errors: 1, Error: brief(err)}).row())
}

// end puts away what is left, and says whether all could be.
func (f *rowFiles) end() error {
	errs := []error{f.failed}
	for output, rows := range f.rows {
		if rows.Len() > 0 {
			errs = append(errs, f.put(output, rows.Bytes()))
		}
	}
	clear(f.rows)
	return errors.Join(errs...)
}

// eachRowFile calls f with the rows of all files of a folder. As many files are
// there as was told, or something went wrong on the way.
func eachRowFile(ctx context.Context, dir string, files int64, f func(row) error) error {
	n := int64(0)
	err := eachName(ctx, dir, func(name string) error {
		n++
		batch, err := readAll(ctx, name)
		if err != nil {
			return err
		}
		return eachRow(batch, f)
	})
	if err == nil && n != files {
		err = fmt.Errorf("%d files of rows, and not %d", n, files)
	}
	return err
}

// eachName calls f with the files of a folder, in any order.
func eachName(ctx context.Context, dir string, f func(string) error) error {
	if !isLocal(dir) {
		names, err := list(ctx, dir)
		for _, name := range names {
			if err == nil {
				err = f(name)
			}
		}
		return err
	}
	return eachEntry(dir, func(e os.DirEntry) error { return f(join(dir, e.Name())) })
}

// eachEntry calls f with what a folder of this machine holds, in any order. One that is not
// there is empty.
func eachEntry(dir string, f func(os.DirEntry) error) error {
	d, err := os.Open(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer d.Close()
	for {
		entries, err := d.ReadDir(256)
		for _, e := range entries {
			if err := f(e); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
