package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report/rulefile"
)

// site is what a site file says. What of it rule files can say too (limits,
// silences, known, ignore, holidays, rules and so on) is in rules.
type site struct {
	path      string // of the file
	servers   map[string]*serverAt
	acds      []int
	ruleFiles []string
	language  language.Tag
	outputs   []output
	state     string // folder, as it can be opened; empty for none

	rules *rulefile.File
}

// serverAt is where the captures of a server are and how they are read.
type serverAt struct {
	folder string // as it is written; empty for the name of the server
	zone   *time.Location
	source centrevu.Source // Charset, Term, Rows, Columns and Words
}

// output is one report that is written.
type output struct {
	format  string
	file    string // "-" for standard output
	beside  bool   // its folder is named from that of the site file, and made if it is not there
	verbose bool
	width   int
}

// at returns the path of a file or folder that the site file names: relative to
// the folder that it is in.
func (s *site) at(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(s.path), filepath.FromSlash(name))
}

const maxSiteFile = 1 << 20 // what a rule file may have, which a site file is as well

// errSite is a site file, or a rule file that it names, with mistakes.
type errSite struct{ err error }

func (e *errSite) Error() string { return "the site file is wrong" }
func (e *errSite) Unwrap() error { return e.err }

// readSite reads a site file, the rule files that it names and what was
// accepted before. With mistakes in them the error is an *errSite, which has all
// of them with their places.
func readSite(path string) (*site, error) {
	// Opening a pipe would wait for somebody to write to it.
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("-config %s: not a file", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("-config %s: %w", path, cli.Cause(err))
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxSiteFile+1))
	if err != nil {
		return nil, fmt.Errorf("-config %s: %w", path, cli.Cause(err))
	}
	s := &site{path: path, servers: map[string]*serverAt{"primary": {}, "secondary": {}}}
	own := &siteReader{name: filepath.ToSlash(filepath.Base(path)), lines: strings.Split(string(text), "\n")}
	rest := s.read(own, text)

	// The rest is a rule file, at the places where it stands.
	dir := os.DirFS(filepath.Dir(path))
	files := append([]string{own.name}, s.ruleFiles...)
	f, err := rulefile.ParseFS(overlaid{dir, own.name, rest}, rulefile.Options{}, files...)
	s.rules = f
	if s.state != "" {
		accepted := filepath.Join(s.state, acceptedFile)
		switch text, readErr := os.ReadFile(accepted); {
		case readErr == nil:
			also, acceptedErr := rulefile.Parse(bytes.NewReader(text), accepted, rulefile.Options{})
			f.Known, f.Ignore = append(f.Known, also.Known...), append(f.Ignore, also.Ignore...)
			err = errors.Join(err, acceptedErr)
		case !errors.Is(readErr, fs.ErrNotExist):
			return nil, fmt.Errorf("%s: %w", accepted, cli.Cause(readErr))
		}
	}
	if err := inOrder(own.name, errors.Join(append(own.errs, err)...)); err != nil {
		return nil, &errSite{err}
	}
	return s, nil
}

// inOrder sorts the mistakes of two readers: those of the site file come first, by
// their places.
func inOrder(name string, err error) error {
	var errs []error
	list := slices.Collect(centrevu.Errors(err))
	slices.SortStableFunc(list, func(a, b *centrevu.ParseError) int {
		switch {
		case a.Source == b.Source && a.Source == name:
			return cmp.Or(a.Line-b.Line, a.Column-b.Column)
		case a.Source == name:
			return -1
		case b.Source == name:
			return 1
		}
		return 0
	})
	for _, e := range list {
		errs = append(errs, e)
	}
	return errors.Join(errs...)
}

// read takes what no rule file has and returns the text without it. A text that
// is no YAML is left to the reader of rule files, which says what is wrong.
func (s *site) read(r *siteReader, text []byte) []byte {
	var doc yaml.Node
	if len(text) > maxSiteFile || yaml.Unmarshal(text, &doc) != nil || doc.Kind != yaml.DocumentNode || doc.Content[0].Kind != yaml.MappingNode {
		return text
	}
	root := doc.Content[0]
	if root.Style&yaml.FlowStyle != 0 {
		r.wrong(root, "a site file has each of its keys on a line of its own")
		return text
	}
	keys := map[string]func(*yaml.Node){
		"servers": func(n *yaml.Node) { s.readServers(r, n) },
		"acds":    func(n *yaml.Node) { s.acds = r.numbers(n) },
		"rule_files": func(n *yaml.Node) {
			for _, name := range r.texts(n) {
				if !fs.ValidPath(name) {
					r.wrong(n, "%q: rule files are named by paths below the folder of this file", name)
					continue
				}
				s.ruleFiles = append(s.ruleFiles, name)
			}
		},
		"language": func(n *yaml.Node) {
			var err error
			if s.language, err = language.Parse(r.text(n)); err != nil {
				r.wrong(n, "%q is no language", n.Value)
			}
		},
		"outputs": func(n *yaml.Node) { s.readOutputs(r, n) },
		"state": func(n *yaml.Node) {
			if name := r.text(n); name != "" {
				s.state = s.at(name)
			}
		},
	}
	names := slices.Sorted(maps.Keys(keys))
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		take := keys[key.Value]
		switch meant := suggest.Nearest(key.Value, slices.Concat(ruleKeys, names)); {
		case take == nil && !slices.Contains(names, meant):
			continue // a key of rule files, or a mistake that their reader names
		case take == nil:
			r.wrong(key, "unknown key `%s`, did you mean `%s`?", key.Value, meant)
		case seen[key.Value]:
			r.wrong(key, "`%s` stands there twice", key.Value)
		default:
			seen[key.Value] = true
			take(value)
		}
		end := len(r.lines)
		if i+2 < len(root.Content) {
			end = root.Content[i+2].Line - 1
		}
		r.taken = append(r.taken, [2]int{key.Line - 1, end})
	}
	if r.taken == nil {
		return text
	}
	return r.without()
}

// ruleKeys are keys of rule files that look like one of a site file.
var ruleKeys = []string{"rules", "usual", "users", "lists", "levels", "limits"}

func (s *site) readServers(r *siteReader, n *yaml.Node) {
	one := func(name string) func(*yaml.Node) {
		return func(n *yaml.Node) { s.readServer(r, s.servers[name], n) }
	}
	r.fields(n, "servers", map[string]func(*yaml.Node){"primary": one("primary"), "secondary": one("secondary")})
}

func (s *site) readServer(r *siteReader, to *serverAt, n *yaml.Node) {
	r.fields(n, "a server", map[string]func(*yaml.Node){
		"folder": func(n *yaml.Node) { to.folder = r.text(n) },
		"zone": func(n *yaml.Node) {
			var err error
			if name := r.text(n); name == "" {
			} else if to.zone, err = time.LoadLocation(name); err != nil {
				r.wrong(n, "there is no time zone %q; one is America/Denver", name)
			}
		},
		"charset": func(n *yaml.Node) {
			to.source.Charset = r.text(n)
			if err := knownCharset(to.source.Charset); err != nil {
				r.wrong(n, "%v", err)
			}
		},
		"terminal": func(n *yaml.Node) { to.source.Term = r.text(n) },
		"rows":     func(n *yaml.Node) { to.source.Rows = r.number(n, 1000) },
		"columns":  func(n *yaml.Node) { to.source.Columns = r.number(n, 1000) },
		"words":    func(n *yaml.Node) { to.source.Words = r.words(n) },
	})
}

func (s *site) readOutputs(r *siteReader, n *yaml.Node) {
	for _, n := range r.items(n) {
		var o output
		r.fields(n, "an output", map[string]func(*yaml.Node){
			"format": func(n *yaml.Node) {
				o.format = r.text(n)
				if _, ok := formats[o.format]; !ok && o.format != "text" {
					r.wrong(n, "%q is no format%s", o.format, suggest.Hint(o.format, formatNames()))
				}
			},
			"file":    func(n *yaml.Node) { o.file = r.text(n) },
			"verbose": func(n *yaml.Node) { o.verbose = r.truth(n) },
			"width":   func(n *yaml.Node) { o.width = r.number(n, 1000) },
		})
		switch {
		case n.Kind != yaml.MappingNode:
			continue
		case o.format == "" || o.file == "":
			r.wrong(n, "an output says its format and its file, such as {format: html, file: check.html}")
			continue
		case o.file != "-":
			o.beside = !filepath.IsAbs(o.file)
			o.file = s.at(o.file)
		}
		if slices.ContainsFunc(s.outputs, func(other output) bool { return other.file == o.file }) {
			r.wrong(n, "two outputs go to %s", o.file)
		}
		s.outputs = append(s.outputs, o)
	}
}

// overlaid is a folder with another text in one of its files.
type overlaid struct {
	fs.FS
	name string
	text []byte
}

func (o overlaid) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	if err != nil || name != o.name {
		return f, err
	}
	return retold{f, bytes.NewReader(o.text)}, nil
}

// retold is a file that is read from memory.
type retold struct {
	fs.File
	text io.Reader
}

func (r retold) Read(p []byte) (int, error) { return r.text.Read(p) }
