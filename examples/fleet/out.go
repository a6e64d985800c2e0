package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/gofrs/flock"
)

// output is where the outputs of a run go. On this machine they are written to a
// folder beside it, which takes its place when all is there. Elsewhere, where no
// folder can be renamed, the summary of an earlier run is taken away at the
// beginning, and written last.
type output struct {
	dir, stage string
	lock       *flock.Flock // nil elsewhere
}

func begin(ctx context.Context, dir string) (*output, error) {
	if !isLocal(dir) {
		files, err := filesystem.New(ctx, dir)
		if err != nil {
			return nil, err
		}
		defer files.Close()
		// Of rows that a run left behind which was stopped, none may count.
		if err := (&output{dir: dir}).removeRows(ctx); err != nil {
			return nil, err
		}
		name := join(dir, summaryFile)
		found, err := files.List(ctx, name)
		if err != nil || len(found) == 0 {
			return &output{dir: dir, stage: dir}, err
		}
		rm, ok := files.(filesystem.Remover)
		if !ok {
			return nil, errors.New("an earlier output cannot be removed from there")
		}
		return &output{dir: dir, stage: dir}, rm.Remove(ctx, name)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return nil, err
	}
	o := &output{dir: dir, stage: dir + stageSuffix, lock: flock.New(dir + lockSuffix)}
	switch ok, err := o.lock.TryLock(); {
	case err != nil:
		return nil, err
	case !ok:
		return nil, errors.New("another run writes there")
	case !o.holds():
		o.lock.Unlock()
		return nil, errors.New("another run wrote there just now")
	}
	if err := o.prepare(); err != nil {
		o.close()
		return nil, err
	}
	return o, nil
}

// holds reports whether the lock that was taken is the one that others would
// find: a run that ends takes its lock away.
func (o *output) holds() bool {
	taken, err := o.lock.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(o.lock.Path())
	return err == nil && os.SameFile(taken, there)
}

// What is beside an output on this machine while a run lasts.
const (
	stageSuffix = ".partial"
	oldSuffix   = ".old"
	lockSuffix  = ".lock"
)

func (o *output) old() string { return o.dir + oldSuffix }

// prepare sweeps away what a run that was killed left behind.
func (o *output) prepare() error {
	if _, err := os.Stat(o.dir); errors.Is(err, fs.ErrNotExist) {
		// Between the two steps of commit: the earlier output is whole.
		if err := os.Rename(o.old(), o.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	entries, err := os.ReadDir(o.dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if _, err := os.Stat(filepath.Join(o.dir, summaryFile)); err != nil && len(entries) > 0 {
		return errors.New("it holds something else than the output of an earlier run")
	}
	return errors.Join(os.RemoveAll(o.old()), os.RemoveAll(o.stage), os.Mkdir(o.stage, 0o777))
}

// commit puts the outputs in their place, without what was needed to make them.
func (o *output) commit(ctx context.Context) error {
	if o.lock == nil {
		return o.removeRows(ctx)
	}
	if err := os.RemoveAll(filepath.Join(o.stage, rowsFolder)); err != nil {
		return err
	}
	if err := os.Rename(o.dir, o.old()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Rename(o.stage, o.dir); err != nil {
		return err
	}
	return os.RemoveAll(o.old())
}

func (o *output) removeRows(ctx context.Context) error {
	files, err := filesystem.New(ctx, o.dir)
	if err != nil {
		return err
	}
	defer files.Close()
	names, err := list(ctx, join(o.dir, rowsFolder))
	if err != nil || len(names) == 0 {
		return err
	}
	rm, ok := files.(filesystem.Remover)
	if !ok {
		return errors.New("what was written on the way cannot be removed from there")
	}
	var errs []error
	for _, name := range names {
		errs = append(errs, rm.Remove(ctx, name))
	}
	return errors.Join(errs...)
}

// close ends the writing. What was not committed goes; what stages that are being
// stopped still write is swept away by the next run.
func (o *output) close() {
	if o.lock == nil {
		return
	}
	os.RemoveAll(o.stage)
	os.Remove(o.lock.Path())
	o.lock.Unlock()
}
