package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watch runs check at the beginning and whenever the captures have changed and
// stayed as they are for a while. What counts is how the files stand, by their
// sizes and times; what the system tells only says when to look.
func (f *flags) watch(ctx context.Context, check func() (int, error)) (int, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return 0, err
	}
	defer w.Close()
	var checked, seen map[string]stamp
	first := true
	var since time.Time // of the first change that was not checked
	look := time.NewTimer(0)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return 0, nil
		case _, ok := <-w.Events:
			if !ok {
				return 0, errors.New("the folders cannot be watched any more")
			}
			look.Reset(f.settle)
			continue
		case err, ok := <-w.Errors:
			if !ok {
				return 0, errors.New("the folders cannot be watched any more")
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) { // then there is much to look at
				return 0, err
			}
			look.Reset(f.settle)
			continue
		case <-look.C:
		}
		now, err := f.stand(w)
		if err != nil {
			return 0, err
		}
		changed := first || !maps.Equal(now, checked)
		settled := seen != nil && maps.Equal(now, seen)
		seen = now
		switch {
		case !changed:
			since = time.Time{}
			look.Reset(f.poll)
			continue
		case since.IsZero():
			since = time.Now()
		}
		if !settled && time.Since(since) < f.most {
			look.Reset(f.settle)
			continue
		}
		// What changes while the check runs is seen after it: now is from before.
		status, err := check()
		if err != nil || f.once || ctx.Err() != nil {
			return status, err
		}
		first, checked, since = false, now, time.Time{}
		look.Reset(f.settle)
	}
}

// stamp tells whether a file is as it was.
type stamp struct {
	size int64
	at   time.Time
}

// stand returns how all captures stand, and sees to it that changes in their
// folders are told.
func (f *flags) stand(w *fsnotify.Watcher) (map[string]stamp, error) {
	files := map[string]stamp{}
	for _, dir := range f.dirs {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil && name == dir:
				return fmt.Errorf("%s: %w", dir, err)
			case err != nil:
				return nil // it went away, or the check says what is wrong with it
			case name != dir && strings.HasPrefix(d.Name(), "."), f.site != "" && filepath.Dir(name) == filepath.Clean(dir) && name != dir && !dayNamed(d):
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			case d.IsDir():
				if err := w.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return fmt.Errorf("%s: %w", name, err)
				}
				return nil
			}
			if info, err := d.Info(); err == nil {
				files[name] = stamp{info.Size(), info.ModTime()}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// dayNamed reports whether an entry is the folder of a day, or of a check of a
// day: 2026-11-26, 2026-11-26T0800.
func dayNamed(d fs.DirEntry) bool {
	for _, layout := range []string{time.DateOnly, time.DateOnly + "T1504"} {
		if _, err := time.Parse(layout, d.Name()); err == nil {
			return d.IsDir()
		}
	}
	return false
}
