package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/centrevu/examples/internal/cli"
)

// Site is a folder with the captures of a pair of servers.
type Site struct {
	ID      string   // its path below the part of the pattern that has no wildcard
	Dir     string   // empty if only logs are known of it
	Folders []string // those of its days, as runs
	Days    []string // of the fleet, on which it is judged, as runs
}

func init() {
	register.DoFn4x1[context.Context, []byte, func(string, Site), func(string, int64), error](&findSites{})
	register.DoFn7x1[context.Context, string, func(*Site) bool, func(string, Site), func(string), func(Log), func(string, int64), error](&findFiles{})
	register.DoFn4x1[context.Context, []byte, func(string, Log), func(string, int64), error](&findLogs{})
	register.DoFn4x0[string, Site, func(*string) bool, func(string, Site)](&setDays{})
	register.Function4x0(eachOnce)
	register.Emitter2[string, Site]()
	register.Emitter2[string, Log]()
	register.Emitter1[string]()
	register.Emitter1[Log]()
	register.Iter1[Log]()
	beam.RegisterType(reflect.TypeFor[Site]())
}

// findSites finds the folders that the patterns match, each under what makes it
// another one. A pattern that matches none is told: what it was to name was not seen.
type findSites struct {
	Config   Config
	Patterns patterns
}

func (fn *findSites) ProcessElement(ctx context.Context, _ []byte, emit func(string, Site), letters func(string, int64)) error {
	out := newRowFiles(ctx, fn.Config.Out, "sites", letters)
	return fn.Patterns.each(ctx, &fn.Config, out, match, func(fixed, dir string) {
		id := validName(strings.TrimPrefix(strings.TrimPrefix(filepath.ToSlash(dir), fixed), "/"))
		// One folder by two patterns is one site if they call it the same.
		emit(id+"\x00"+validName(dir), Site{ID: id, Dir: dir})
	})
}

// matcher calls found with what a pattern matches.
type matcher func(ctx context.Context, pattern string, dead func(string, error), found func(string)) error

// each calls found with what the patterns match, but for what runs have written,
// and with the part of the pattern that has no wildcard.
func (p patterns) each(ctx context.Context, c *Config, out *rowFiles, matches matcher, found func(fixed, name string)) error {
	for _, pattern := range once(p) {
		some := false
		fixed := fixedPart(pattern)
		err := matches(ctx, pattern, out.dead, func(name string) {
			if !c.owns(name) {
				some = true
				found(fixed, name)
			}
		})
		if err != nil {
			return err
		}
		if !some {
			out.dead(pattern, errNoMatch)
		}
	}
	return out.end()
}

// match calls found with the folders that a pattern matches. Where a file
// system has no folders they are those that files lie in.
func match(ctx context.Context, pattern string, dead func(string, error), found func(string)) error {
	if isLocal(pattern) {
		return glob(pattern, dead, func(name string) {
			if info, err := os.Stat(name); err != nil || info.IsDir() {
				found(name)
			}
		})
	}
	files, err := list(ctx, strings.TrimSuffix(pattern, "/"))
	if err != nil {
		return err
	}
	parts := strings.Count(strings.TrimSuffix(pattern, "/"), "/") + 1
	for i, name := range files {
		files[i] = strings.Join(strings.SplitN(name, "/", parts+1)[:parts], "/")
	}
	slices.Sort(files)
	for _, dir := range slices.Compact(files) {
		found(dir)
	}
	return nil
}

// fixedPart returns the folders of a pattern before its first wildcard, and of
// one without any all but the last.
func fixedPart(pattern string) string {
	pattern = strings.TrimSuffix(filepath.ToSlash(pattern), "/")
	if isLocal(pattern) {
		pattern = filepath.ToSlash(filepath.Clean(pattern))
	}
	if i := strings.IndexAny(pattern, `*?[\`); i >= 0 {
		pattern = pattern[:i]
	}
	return pattern[:strings.LastIndexByte(pattern, '/')+1]
}

// findFiles finds the days and the logs of a site.
type findFiles struct{ Config Config }

func (fn *findFiles) ProcessElement(ctx context.Context, key string, same func(*Site) bool, sites func(string, Site), days func(string), logs func(Log), letters func(string, int64)) error {
	var s Site
	same(&s)
	out := newRowFiles(ctx, fn.Config.Out, "site\x00"+key, letters)
	dead := out.dead
	names, err := below(ctx, s.Dir)
	if err != nil {
		dead(s.Dir, err)
		sites(s.ID, Site{ID: s.ID}) // which is told once, and not of its site file as well
		return out.end()
	}
	var captured []string
	for _, name := range names {
		day, ok := dayOf(name)
		if ok && !fn.Config.within(day) || !ok && !likeDay.MatchString(name) {
			continue
		}
		switch err := isFolder(join(s.Dir, name)); {
		case ok && err != nil:
			dead(join(s.Dir, name), err)
			captured = append(captured, day)
		case ok:
			captured = append(captured, day)
			s.Folders = append(s.Folders, name)
		case err == nil: // files may be named as they like
			dead(join(s.Dir, name), errors.New("it is named like a day, but not as one: 2026-11-26, or 2026-11-26T0800"))
		}
	}
	s.Folders = joinRuns(s.Folders)
	for _, run := range joinRuns(captured) {
		days(run)
	}
	sites(s.ID, s)
	if slices.Contains(names, "logs") && !fn.Config.OtherLogs {
		walk(ctx, join(s.Dir, "logs"), dead, func(name string) {
			if fn.Config.owns(name) {
				return
			}
			if l, err := logOf(ctx, s.ID, s.Dir, strings.TrimPrefix(name, s.Dir), name); err != nil {
				dead(name, err)
			} else {
				logs(l)
			}
		})
	}
	return out.end()
}

// isFolder tells what is wrong with a folder that should be one. Other file
// systems have names only.
func isFolder(name string) error {
	if !isLocal(name) {
		return nil
	}
	info, err := os.Stat(name)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	return err
}

// below returns the names in a folder, in order.
func below(ctx context.Context, dir string) ([]string, error) {
	if isLocal(dir) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return nil, cli.Cause(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names, nil
	}
	files, err := list(ctx, dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, name := range files {
		first, _, _ := strings.Cut(strings.TrimPrefix(name, dir+"/"), "/")
		names = append(names, first)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// walk calls found with the files of a folder and below. Those whose names start
// with a dot are left out, and so are such folders.
func walk(ctx context.Context, dir string, dead func(string, error), found func(string)) {
	if !isLocal(dir) {
		files, err := list(ctx, dir)
		if err != nil {
			dead(dir, err)
		}
		for _, name := range files {
			if !strings.Contains(strings.TrimPrefix(name, dir), "/.") {
				found(name)
			}
		}
		return
	}
	// Behind a slash a link to the folder is the folder.
	_ = filepath.WalkDir(dir+"/", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			dead(filepath.Clean(name), err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			found(name)
		}
		return nil
	})
}

// setDays tells each site on which days the fleet is judged.
type setDays struct{ Config Config }

func (fn *setDays) ProcessElement(id string, s Site, captured func(*string) bool, emit func(string, Site)) {
	s.Days = joinRuns(fn.Config.days(captured))
	emit(id, s)
}

// findLogs finds error logs that lie elsewhere than with the captures, each under
// what makes it another one.
type findLogs struct {
	Config   Config
	Patterns patterns
}

func (fn *findLogs) ProcessElement(ctx context.Context, _ []byte, logs func(string, Log), letters func(string, int64)) error {
	out := newRowFiles(ctx, fn.Config.Out, "logs", letters)
	return fn.Patterns.each(ctx, &fn.Config, out, matchFiles, func(fixed, name string) {
		rest := strings.TrimPrefix(filepath.ToSlash(name), fixed)
		l, err := logOf(ctx, validName(siteOf(rest)), "", rest, name)
		if err == nil && l.Site == "" {
			err = errors.New("its path names no site before the server")
		}
		if err != nil {
			out.dead(name, err)
			return
		}
		logs(l.Site+"\x00"+validName(name), l)
	})
}

// eachOnce returns a log that several patterns matched once, and its site.
func eachOnce(_ string, same func(*Log) bool, sites func(string, Site), logs func(Log)) {
	var l Log
	same(&l)
	sites(l.Site, Site{ID: l.Site})
	logs(l)
}

// matchFiles calls found with the files that a pattern matches.
func matchFiles(ctx context.Context, pattern string, dead func(string, error), found func(string)) error {
	if isLocal(pattern) {
		return glob(pattern, dead, func(name string) {
			if isFolder(name) != nil {
				found(name)
			}
		})
	}
	files, err := filesystem.New(ctx, pattern)
	if err != nil {
		return err
	}
	defer files.Close()
	names, err := files.List(ctx, pattern)
	if err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	for _, name := range names {
		found(name)
	}
	return nil
}

// siteOf returns the site in the path of a log: what stands before its server,
// but for a folder of logs.
func siteOf(rest string) string {
	parts := strings.Split(rest, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if serverIn(parts[i]) >= 0 {
			parts = parts[:i]
			break
		}
	}
	if n := len(parts); n > 0 && parts[n-1] == "logs" {
		parts = parts[:n-1]
	}
	return strings.Join(parts, "/")
}

// logOf tells the server of a log by the last part of its path that names one.
func logOf(ctx context.Context, site, dir, rest, name string) (Log, error) {
	l := Log{Site: site, Dir: dir, Path: name, Server: -1}
	for part := range strings.SplitSeq(filepath.ToSlash(rest), "/") {
		if n := serverIn(part); n >= 0 {
			l.Server = n
		}
	}
	if l.Server < 0 {
		return l, errors.New("its path names neither primary nor secondary")
	}
	var at time.Time
	if l.Size, at = stat(ctx, name); !at.IsZero() {
		l.Time = at.Unix()
	}
	return l, nil
}

// serverIn returns which server a part of a path is named after, as primary and
// secondary-2025.log.gz are, -1 for none.
func serverIn(part string) int {
	for i, name := range serverNames {
		if rest, ok := strings.CutPrefix(part, name); ok && (rest == "" || strings.IndexAny(rest[:1], ".-_") == 0) {
			return i
		}
	}
	return -1
}
