package rulefile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/sound"
	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// TestFile is a file of tests for rules, read and ready to run.
type TestFile struct {
	Name  string
	Rules *File // what is tested

	// Coverage counts the outcomes that the tests take. Several test files can
	// share one by Options.Coverage.
	Coverage *Coverage

	tests []test
	rules []report.Rule
}

// test is one case.
type test struct {
	name     string
	at       place
	now      time.Time
	pair     report.Pair
	earlier  []check // what reports were made of before, the oldest first
	only     []string
	all      bool
	expected []expectation
}

// check is what an earlier report was made of.
type check struct {
	now  time.Time
	pair report.Pair
}

// expectation is a finding that has to be there. What is zero matches
// anything.
type expectation struct {
	at           place
	rule, server string
	acd          int
	code         string
	since        time.Time
	status       report.Status
	message      string // part of it
}

// TestResult is what came of one test.
type TestResult struct {
	Name     string
	File     string
	Line     int
	Failures []string // a line each; none if it passed
}

var (
	testFileKeys = []string{"version", "rules", "builtin", "now", "zone", "tests"}
	testKeys     = []string{"name", "now", "primary", "secondary", "earlier", "only", "all", "findings"}
	earlierKeys  = []string{"now", "primary", "secondary"}
	findingKeys  = []string{"rule", "server", "acd", "code", "status", "message", "since"}
)

// ParseTests reads a test file, the rule files that it names and the captures.
// Their paths are relative to the test file's and must lie in fsys. The error
// lists everything that is wrong with any of them.
func ParseTests(fsys fs.FS, name string, opt Options) (*TestFile, error) {
	fsys = sound.FS(fsys)
	t := &testReader{fsys: fsys, in: &input{name: name}, file: &TestFile{Name: name, Coverage: opt.Coverage}}
	if t.file.Coverage == nil {
		t.file.Coverage = &Coverage{}
	}
	opt.Coverage = t.file.Coverage
	b, err := readFile(fsys, name)
	if err != nil {
		return t.file, unreadable(name, err)
	}
	top := t.in.top(b, "a test file", testFileKeys)
	var ruleErr error
	if top != nil {
		ruleErr = t.rules(top, opt)
		t.read(top)
	}
	return t.file, errors.Join(join(inOrder(t.in.errs)), ruleErr)
}

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxSize+1))
}

type testReader struct {
	fsys fs.FS
	in   *input
	file *TestFile
	zone *time.Location
	now  time.Time
}

// path returns a path of the test file as one of fsys.
func (t *testReader) path(n *node, what string) string {
	if !t.in.is(n, scalar, what) {
		return ""
	}
	p := path.Join(path.Dir(t.in.name), n.text)
	if !fs.ValidPath(p) || path.IsAbs(n.text) {
		t.in.errorf(n.at, "%s: the path leads out of the folder of the tests", clip(n.text))
		return ""
	}
	return p
}

// rules reads the rule files and says which rules are tested: those of the
// files, and the built-in ones if the test file says so.
func (t *testReader) rules(top map[string]*node, opt Options) error {
	l := newLoader(opt)
	if top["rules"] == nil {
		t.in.errorf(place{1, 1}, "the file does not say which rule files it tests: rules: [site.yml]")
	}
	t.in.each(top["rules"], "rules", func(n *node) {
		if p := t.path(n, "a rule file"); p != "" {
			if _, err := fs.Stat(t.fsys, p); err != nil {
				t.in.errorf(n.at, "%s cannot be read: %v", clip(n.text), pathCause(err))
				return
			}
			l.open(t.fsys, p)
		}
	})
	var err error
	t.file.Rules, err = l.finish()
	t.file.rules = t.file.Rules.Rules
	if t.in.flag(top["builtin"], "builtin") {
		t.file.rules = t.file.Rules.With(l.opt.Builtin...)
	}
	return err
}

func (in *input) flag(n *node, what string) bool {
	if n == nil {
		return false
	}
	if n.kind != scalar || n.text != "true" && n.text != "false" {
		in.errorf(n.at, "%s is true or false", what)
	}
	return n.text == "true"
}

func (t *testReader) read(top map[string]*node) {
	t.zone = time.UTC
	if z := top["zone"]; z != nil && t.in.is(z, scalar, "zone") {
		zone, err := time.LoadLocation(z.text)
		if err != nil {
			t.in.errorf(z.at, "there is no time zone %s", clip(z.text))
		} else {
			t.zone = zone
		}
	}
	t.now = t.time(top["now"], time.Time{})
	if top["tests"] == nil {
		t.in.errorf(place{1, 1}, "the file holds no tests")
	}
	t.in.each(top["tests"], "tests", t.test)
}

// time reads a time in RFC 3339, or one without a zone in the file's.
func (t *testReader) time(n *node, or time.Time) time.Time {
	if n == nil || !t.in.is(n, scalar, "now") {
		return or
	}
	if at, err := time.Parse(time.RFC3339, n.text); err == nil {
		return at.In(t.zone)
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05"} {
		if at, err := time.ParseInLocation(layout, n.text, t.zone); err == nil {
			return at
		}
	}
	t.in.errorf(n.at, "%q is no time such as 2000-05-02T08:00:00Z or 2000-05-02 08:00", clip(n.text))
	return or
}

func (t *testReader) test(n *node) {
	f := t.in.fields(n, "a test", testKeys)
	if f == nil {
		return
	}
	c := test{at: n.at, name: t.in.text(f, n, "name", "test"), now: t.time(f["now"], t.now)}
	c.all = t.in.flag(f["all"], "all")
	c.pair.Primary = t.server(f["primary"], report.Primary)
	c.pair.Secondary = t.server(f["secondary"], report.Secondary)
	if f["primary"] == nil && f["secondary"] == nil {
		t.in.errorf(n.at, "the test has neither primary nor secondary")
	}
	t.in.each(f["earlier"], "earlier", func(n *node) { t.earlier(&c, n) })
	slices.SortStableFunc(c.earlier, func(a, b check) int { return a.now.Compare(b.now) })
	t.in.each(f["only"], "only", func(n *node) {
		if t.known(n) {
			c.only = append(c.only, n.text)
		}
	})
	if f["findings"] == nil {
		t.in.errorf(n.at, "the test does not say what is found: findings, which may be []")
	}
	t.in.each(f["findings"], "findings", func(n *node) {
		if e, ok := t.expectation(n); ok {
			c.expected = append(c.expected, e)
		}
	})
	t.file.tests = append(t.file.tests, c)
}

// earlier reads what a report before the test was made of.
func (t *testReader) earlier(c *test, n *node) {
	f := t.in.fields(n, "an earlier report", earlierKeys)
	if f == nil {
		return
	}
	if f["now"] == nil {
		t.in.errorf(n.at, "an earlier report has no now")
		return
	}
	e := check{now: t.time(f["now"], time.Time{})}
	if !e.now.IsZero() && !e.now.Before(c.now) {
		t.in.errorf(f["now"].at, "an earlier report is not before the test, which is at %s", report.FormatTime(c.now))
	}
	e.pair.Primary = t.server(f["primary"], report.Primary)
	e.pair.Secondary = t.server(f["secondary"], report.Secondary)
	if len(c.earlier) == report.MaxDays {
		t.in.tooLarge(n.at, "more than %d earlier reports", report.MaxDays)
		return
	}
	c.earlier = append(c.earlier, e)
}

func (t *testReader) known(n *node) bool {
	if !t.in.is(n, scalar, "a rule") {
		return false
	}
	ids := slices.Clone(reserved)
	for _, r := range t.file.rules {
		ids = append(ids, r.ID)
	}
	if slices.Contains(ids, n.text) {
		return true
	}
	t.in.errorf(n.at, "no rule %s is tested here%s", clip(n.text), suggest.Hint(n.text, ids))
	return false
}

func (t *testReader) expectation(n *node) (expectation, bool) {
	f := t.in.fields(n, "a finding", findingKeys)
	if f == nil {
		return expectation{}, false
	}
	before := len(t.in.errs)
	e := expectation{at: n.at, rule: t.in.text(f, n, "rule", "finding"), acd: t.in.acd(f["acd"])}
	if f["rule"] != nil && e.rule != "" {
		t.known(f["rule"])
	}
	e.server = t.in.optional(f, "server")
	e.code = t.in.optional(f, "code")
	e.since = t.time(f["since"], time.Time{})
	e.message = t.in.optional(f, "message")
	if s := t.in.text(f, n, "status", "finding"); s != "" {
		words := append(statusWords(), report.Silenced.String())
		if !slices.Contains(words, s) {
			t.in.errorf(f["status"].at, "%q is no status%s", clip(s), suggest.Hint(s, words))
		}
		_ = e.status.UnmarshalText([]byte(s))
	}
	return e, len(t.in.errs) == before
}

// server reads what a test says of one server: a folder of captures, captures
// that stand in the file, or facts.
func (t *testReader) server(n *node, role report.Role) *report.Server {
	if n == nil {
		return nil
	}
	src := centrevu.Source{Name: role.String(), Location: t.zone}
	s := &report.Server{Name: role.String()}
	switch n.kind {
	case scalar:
		dir := t.path(n, role.String())
		if dir == "" {
			return s
		}
		sub, err := fs.Sub(t.fsys, dir)
		if err == nil {
			_, err = fs.ReadDir(sub, ".")
		}
		if err != nil {
			t.in.errorf(n.at, "%s is no folder of captures: %v", clip(n.text), pathCause(err))
			return s
		}
		s, err = report.ReadServer(sub, src)
		if errors.Is(err, report.ErrNoCaptures) {
			t.in.errorf(n.at, "%s holds no captures", clip(n.text))
		}
	case mapping:
		f := t.in.fields(n, "a server", []string{"captures", "facts"})
		switch {
		case f["captures"] != nil && f["facts"] != nil:
			t.in.errorf(n.at, "a server has captures or facts, not both")
		case f["facts"] != nil:
			s = t.facts(f["facts"], s)
		case f["captures"] != nil && t.in.is(f["captures"], mapping, "captures"):
			files := fstest.MapFS{}
			for _, p := range f["captures"].pairs {
				if t.in.is(p.value, scalar, "a capture") {
					files[p.key] = &fstest.MapFile{Data: []byte(p.value.text)}
				}
			}
			s, _ = report.ReadServer(files, src) // what cannot be read is in the report
		}
	default:
		t.in.errorf(n.at, "a server is a folder, or a mapping with captures or facts")
	}
	s.Role = role
	return s
}

// facts reads a report.Server from what is its JSON.
func (t *testReader) facts(n *node, s *report.Server) *report.Server {
	var b bytes.Buffer
	n.json(&b)
	d := json.NewDecoder(&b)
	d.DisallowUnknownFields()
	if err := d.Decode(s); err != nil {
		t.in.errorf(n.at, "the facts are not those of a server: %s", factFault(err))
	}
	return s
}

// factFault says in words of facts why JSON could not be read.
func factFault(err error) string {
	var typ *json.UnmarshalTypeError
	var when *time.ParseError
	switch {
	case errors.As(err, &typ):
		return fmt.Sprintf("%s is %s", typ.Field, jsonWords[strings.Fields(typ.Value + " number")[0]])
	case errors.As(err, &when):
		return fmt.Sprintf("%s is no time such as 2000-05-02T08:00:00Z", when.Value)
	}
	return strings.TrimPrefix(oneLine(err.Error()), "json: ")
}

var jsonWords = map[string]string{
	"string": "a text, which it cannot be", "number": "a number, which it cannot be", "bool": "true or false, which it cannot be",
	"array": "a list, which it cannot be", "object": "a mapping, which it cannot be",
}

// json writes a node as JSON.
func (n *node) json(b *bytes.Buffer) {
	str := func(s string) {
		q, _ := json.Marshal(s) // a string cannot fail
		b.Write(q)
	}
	switch n.kind {
	case mapping:
		b.WriteByte('{')
		for i, p := range n.pairs {
			if i > 0 {
				b.WriteByte(',')
			}
			str(p.key)
			b.WriteByte(':')
			p.value.json(b)
		}
		b.WriteByte('}')
	case list:
		b.WriteByte('[')
		for i, item := range n.items {
			if i > 0 {
				b.WriteByte(',')
			}
			item.json(b)
		}
		b.WriteByte(']')
	case scalar:
		_, err := strconv.ParseInt(n.text, 10, 64)
		if n.plain && (err == nil || n.text == "true" || n.text == "false") {
			b.WriteString(n.text)
		} else {
			str(n.text)
		}
	default:
		b.WriteString("null")
	}
}
