package rulefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/sound"
	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// Options are what a caller can set for reading files. The zero value works.
type Options struct {
	// Builtin are the rules that levels, off, silences and days can name
	// beside the file's own, and whose IDs are taken. Nil means rules.All().
	Builtin []report.Rule

	// Coverage, if not nil, counts which outcomes of the rules are taken.
	Coverage *Coverage
}

// Load reads a file that holds nothing but rules and lists for them. One that
// sets anything else is an error, for that would be lost: see Parse.
func Load(r io.Reader, name string) ([]report.Rule, error) {
	f, err := Parse(r, name, Options{})
	if err == nil && f.settings() {
		err = &centrevu.ParseError{Source: name, Err: &issue{"the file sets more than rules, which Load cannot give back: use Parse", centrevu.ErrSyntax}}
	}
	return f.Rules, err
}

// Parse reads a file. The name is how errors cite it.
//
// The File is never nil and holds what was understood; with an error it must
// not be judged by. The error lists everything that is wrong, in the order of
// the file, as a *centrevu.ParseError each: they wrap centrevu.ErrSyntax, or
// centrevu.ErrTooLarge where a limit was reached. Excerpts shows them to
// people.
func Parse(r io.Reader, name string, opt Options) (*File, error) {
	l := newLoader(opt)
	l.read(sound.Reader(r), name)
	return l.finish()
}

// ParseFS reads every file that matches one of the patterns of fs.Glob as if
// they were one: in the order of the patterns and, for each, of the names.
// Lists can be used and rules named in all of them. No match is an error.
func ParseFS(fsys fs.FS, opt Options, patterns ...string) (*File, error) {
	fsys = sound.FS(fsys)
	l := newLoader(opt)
	var seen []string
	for _, pattern := range patterns {
		names, err := fs.Glob(fsys, pattern)
		switch {
		case err != nil:
			l.unreadable(pattern, err)
		case len(names) == 0:
			l.unreadable(pattern, fs.ErrNotExist)
		}
		for _, name := range names {
			if slices.Contains(seen, name) {
				continue
			}
			seen = append(seen, name)
			l.open(fsys, name)
		}
	}
	return l.finish()
}

// loader reads one or more files.
type loader struct {
	opt    Options
	c      *compilation
	inputs []*input
	ids    map[string]place
	file   *File

	codes    []ruleCode // of the file's own rules
	limits   []*limitSet
	holidays []string // their names
}

func newLoader(opt Options) *loader {
	if opt.Builtin == nil {
		opt.Builtin = rules.All()
	}
	return &loader{opt: opt, c: newCompilation(), ids: map[string]place{}, file: &File{Lists: map[string][]string{}}}
}

func (l *loader) input(name string) *input {
	in := &input{name: name}
	l.inputs = append(l.inputs, in)
	return in
}

func (l *loader) unreadable(name string, err error) {
	in := l.input(name)
	in.errs = append(in.errs, unreadable(name, err))
}

func unreadable(name string, err error) *centrevu.ParseError {
	return &centrevu.ParseError{Source: name, Err: fmt.Errorf("cannot be read: %w", pathCause(err))}
}

// pathCause returns what is wrong with a path without naming it again.
func pathCause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// open reads a file by its name.
func (l *loader) open(fsys fs.FS, name string) {
	f, err := fsys.Open(name)
	if err != nil {
		l.unreadable(name, err)
		return
	}
	defer f.Close()
	l.read(f, name)
}

var topKeys = []string{
	"version", "limits", "limits_by", "levels", "off", "holidays", "silences", "known", "ignore", "ack", "usual", "users", "days", "schedules", "lists", "rules",
}

// read takes a file apart and reads its lists, which the rules of any file can
// use.
func (l *loader) read(r io.Reader, name string) {
	b, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		l.unreadable(name, err)
		return
	}
	in := l.input(name)
	in.parts = in.top(b, "a rule file", topKeys)
	l.c.readLists(in, in.parts["lists"])
}

// top reads a whole file, whose version is 1.
func (in *input) top(b []byte, what string, keys []string) map[string]*node {
	switch {
	case len(b) > maxSize:
		in.tooLarge(place{}, "more than %d bytes", maxSize)
		return nil
	case !utf8.Valid(b):
		in.errorf(place{}, "not UTF-8")
		return nil
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(b), "\uFEFF"), "\r\n", "\n")
	in.lines = strings.Split(text, "\n")
	if i := strings.IndexFunc(text, unprintable); i >= 0 {
		line := strings.Count(text[:i], "\n")
		in.errorf(place{line + 1, len([]rune(text[strings.LastIndexByte(text[:i], '\n')+1:i])) + 1}, "a control character")
		return nil
	}
	root := in.tree(text)
	if root == nil {
		return nil
	}
	if root.kind == nothing {
		in.errorf(place{1, 1}, "the file is empty; it begins with version: 1")
		return nil
	}
	top := in.fields(root, what, keys)
	if top == nil {
		return nil
	}
	switch v := top["version"]; {
	case v == nil:
		in.errorf(root.at, "the file does not say version: 1")
	case v.kind != scalar || v.text != "1":
		in.errorf(v.at, "version %s is not read here, only 1", clip(v.text))
	}
	return top
}

// finish reads what is left and puts it together.
func (l *loader) finish() (*File, error) {
	for _, in := range l.inputs {
		l.readRules(in, in.parts["rules"])
	}
	for _, in := range l.inputs {
		l.readHolidays(in, in.parts["holidays"])
	}
	for _, in := range l.inputs {
		l.readSettings(in, in.parts)
	}
	l.crossed()
	for _, name := range l.c.listNames() {
		list := l.c.lists[name]
		if !list.used {
			list.in.warnf(list.at, "nothing uses the list `%s`", name)
		}
		l.file.Lists[name] = slices.Clone(list.texts)
	}
	var errs []*centrevu.ParseError
	for _, in := range l.inputs {
		errs = append(errs, inOrder(in.errs)...)
		l.file.Warnings = append(l.file.Warnings, inOrder(in.warnings)...)
	}
	return l.file, join(errs)
}

func (l *loader) readRules(in *input, n *node) {
	if n == nil || !in.is(n, list, "rules") {
		return
	}
	for _, item := range n.items {
		if len(l.file.Rules) == maxRules {
			in.tooLarge(item.at, "more than %d rules", maxRules)
			return
		}
		// An ID counts even if something else is wrong with its rule, so that
		// nobody is told that it does not exist.
		if id := item.get("id"); id != nil && id.kind == scalar {
			if at, ok := l.ids[id.text]; ok {
				in.errorf(id.at, "the id %s is taken by the rule at line %d", clip(id.text), at.line)
			} else if l.builtin(id.text) {
				in.errorf(id.at, "%s is a built-in rule; levels, limits and off change it", clip(id.text))
			} else if slices.Contains(reserved, id.text) {
				in.errorf(id.at, "the id %s is reserved", clip(id.text))
			}
			l.ids[id.text] = id.at
		}
		r := l.c.readRule(in, item)
		if r == nil {
			continue
		}
		if l.opt.Coverage != nil {
			r.coverage = l.opt.Coverage
			r.coverage.add(r)
		}
		for _, o := range r.all() {
			l.codes = append(l.codes, ruleCode{r.id, o.code})
		}
		for _, code := range ownCodes {
			l.codes = append(l.codes, ruleCode{r.id, code})
		}
		l.file.Rules = append(l.file.Rules, r.rule())
	}
}

func (n *node) get(key string) *node {
	for _, p := range n.pairs {
		if p.key == key {
			return p.value
		}
	}
	return nil
}

func (l *loader) builtin(id string) bool {
	return slices.ContainsFunc(l.opt.Builtin, func(r report.Rule) bool { return r.ID == id })
}

// known says so if there is no rule with this ID.
func (l *loader) known(in *input, n *node) bool {
	if !in.is(n, scalar, "a rule") {
		return false
	}
	all := slices.AppendSeq(slices.Clone(reserved), maps.Keys(l.ids))
	for _, r := range l.opt.Builtin {
		all = append(all, r.ID)
	}
	slices.Sort(all)
	if !slices.Contains(all, n.text) {
		in.errorf(n.at, "there is no rule %s%s", clip(n.text), suggest.Hint(n.text, all))
		return false
	}
	return true
}
