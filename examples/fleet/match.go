package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// glob calls found with what a pattern of this machine matches, in any order, as
// filepath.Glob has it but without holding all names. A folder on the way that
// cannot be read could hide some, and is told.
func glob(pattern string, dead func(string, error), found func(string)) error {
	if _, err := filepath.Match(pattern, ""); err != nil {
		return fmt.Errorf("%s: %w", pattern, err)
	}
	pattern = filepath.ToSlash(filepath.Clean(pattern))
	top := filepath.VolumeName(pattern)
	pattern = pattern[len(top):]
	if strings.HasPrefix(pattern, "/") {
		top, pattern = top+"/", pattern[1:]
	}
	globBelow(top, strings.Split(pattern, "/"), dead, found)
	return nil
}

func globBelow(dir string, parts []string, dead func(string, error), found func(string)) {
	rest := parts[1:]
	take := func(name string) {
		name = filepath.Join(dir, name)
		if len(rest) > 0 {
			globBelow(name, rest, dead, found)
		} else {
			found(name)
		}
	}
	if !strings.ContainsAny(parts[0], `*?[\`) {
		if _, err := os.Lstat(filepath.Join(dir, parts[0])); err == nil || len(rest) > 0 {
			take(parts[0])
		}
		return
	}
	in := dir
	if in == "" {
		in = "."
	}
	if info, err := os.Stat(in); err != nil || !info.IsDir() {
		return // what it is will be told by whoever wants it
	}
	err := eachEntry(in, func(e os.DirEntry) error {
		if ok, _ := filepath.Match(parts[0], e.Name()); ok {
			take(e.Name())
		}
		return nil
	})
	if err != nil {
		dead(dir, err)
	}
}

var errNoMatch = errors.New("nothing matches it")

// owns reports whether a path is of the outputs of this run or an earlier one:
// what was written is not read.
func (c *Config) owns(name string) bool {
	out := strings.TrimSuffix(c.Out, stageSuffix)
	if out == "" || isLocal(name) != isLocal(out) {
		return false
	}
	if isLocal(name) {
		out, name = resolved(out), resolved(name)
	}
	for _, suffix := range []string{"", stageSuffix, oldSuffix, lockSuffix} {
		if name == out+suffix || strings.HasPrefix(filepath.ToSlash(name), filepath.ToSlash(out)+suffix+"/") {
			return true
		}
	}
	return false
}

// resolved returns a path without links, as far as there is one.
func resolved(name string) string {
	name, err := filepath.Abs(name)
	if err != nil {
		return name
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	if dir := filepath.Dir(name); dir != name {
		return filepath.Join(resolved(dir), filepath.Base(name))
	}
	return name
}

// amongCaptures reports whether outputs would lie where the captures or the logs
// of a site do.
func amongCaptures(out, pattern string) bool {
	if !isLocal(out) || !isLocal(pattern) {
		return false
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return false
	}
	if pattern, err = filepath.Abs(pattern); err != nil {
		return false
	}
	for name := out; filepath.Dir(name) != name; name = filepath.Dir(name) {
		base := filepath.Base(name)
		if _, ok := dayOf(base); !ok && base != "logs" {
			continue
		}
		if ok, err := filepath.Match(pattern, filepath.Dir(name)); ok && err == nil {
			return true
		}
	}
	return false
}

var likeDay = regexp.MustCompile(`^(19|20)\d\d[-_.]?\d\d?[-_.]?\d`)

// validName returns a name as it can be written to any output: bytes that are no
// letters of UTF-8 are shown by their numbers, so that names differ as before.
func validName(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b []byte
	for len(name) > 0 {
		r, n := utf8.DecodeRuneInString(name)
		if r == utf8.RuneError && n == 1 {
			b = fmt.Appendf(b, `\x%02x`, name[0])
		} else {
			b = append(b, name[:n]...)
		}
		name = name[n:]
	}
	return string(b)
}

// once drops what was there before, and keeps the order.
func once[T comparable](list []T) []T {
	seen := map[T]bool{}
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool {
		was := seen[x]
		seen[x] = true
		return was
	})
}
