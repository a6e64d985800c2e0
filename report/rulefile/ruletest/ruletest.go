// Package ruletest runs test files for rules as Go tests.
package ruletest

import (
	"io/fs"
	"strings"
	"testing"

	"example.com/centrevu/report/rulefile"
)

// Run runs every test of the files that match one of the patterns of fs.Glob,
// each as a subtest. It fails if a file does not load, a finding is missing or
// not expected, or an outcome of a rule is taken by no test of any file. Paths
// in a test file are relative to it. How a test file is written, the package
// doc of rulefile says.
//
//	func TestSiteRules(t *testing.T) { ruletest.Run(t, os.DirFS("."), "*.test.yml") }
func Run(t *testing.T, fsys fs.FS, patterns ...string) {
	t.Helper()
	RunWith(t, fsys, rulefile.Options{}, patterns...)
}

// RunWith is Run with options. Rules that are written in Go are tested as those
// of files are: they are the option's Builtin, and a test file says "builtin:
// true" to have them asked. A Coverage of the options is counted in, and what it
// misses of other files' rules as well.
func RunWith(t *testing.T, fsys fs.FS, opt rulefile.Options, patterns ...string) {
	t.Helper()
	if opt.Coverage == nil {
		opt.Coverage = &rulefile.Coverage{}
	}
	files := 0
	for _, pattern := range patterns {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, name := range names {
			files++
			run(t, fsys, name, opt)
		}
	}
	if files == 0 {
		t.Fatalf("no test file matches %s", strings.Join(patterns, ", "))
	}
	for _, b := range opt.Coverage.Missed() {
		t.Errorf("no test takes %s of rule %s", b.Outcome, b.Rule)
	}
}

func run(t *testing.T, fsys fs.FS, name string, opt rulefile.Options) {
	t.Helper()
	f, err := rulefile.ParseTests(fsys, name, opt)
	if err != nil {
		t.Errorf("%s", rulefile.Excerpts(err))
		return
	}
	for _, w := range f.Rules.Warnings {
		t.Logf("warning: %s", w.Excerpt())
	}
	for _, r := range f.Run() {
		t.Run(name+"/"+r.Name, func(t *testing.T) {
			for _, failure := range r.Failures {
				t.Errorf("%s:%d: %s", r.File, r.Line, failure)
			}
		})
	}
}
