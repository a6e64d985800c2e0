package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

// serverNames are how findings, rules and folders name the two servers.
var serverNames = [2]string{"primary", "secondary"}

// siteFile is the site file in the folder of a site, as the daily check has it.
const siteFile = "site.yml"

const maxSiteFile = 1 << 20

// site is what a site file says, or the flags where there is none.
type site struct {
	servers [2]serverAt
	acds    []int
	rules   []*rulefile.File // of the fleet, then of the site
}

// serverAt is where the captures of a server are, and how they are read.
type serverAt struct {
	folder string
	src    centrevu.Source
}

func (s *site) source(server int) centrevu.Source { return s.servers[server].src }

// options returns what the files of rules say.
func (s *site) options(now time.Time) report.Options {
	opt := report.Options{Now: now, ACDs: s.acds}
	for _, f := range s.rules {
		opt = f.Options(opt)
	}
	return opt
}

func (s *site) catalogue() []report.Rule {
	list := rules.All()
	for _, f := range s.rules {
		list = f.With(list...)
	}
	return list
}

// siteCache keeps the site that was read last: its files come one behind the
// other.
type siteCache struct {
	config *Config
	last   *cachedSite
}

type cachedSite struct {
	id, dir string
	site    *site
	err     error
}

func newSiteCache(c *Config) siteCache { return siteCache{c, new(cachedSite)} }

// of returns what a site's file says, never nil. With an error the file is wrong
// or cannot be read, and nothing can be judged by it.
func (c siteCache) of(ctx context.Context, id, dir string) (*site, error) {
	if c.last.site == nil || c.last.id != id || c.last.dir != dir {
		s, err := c.config.readSite(ctx, dir)
		*c.last = cachedSite{id, dir, s, err}
	}
	return c.last.site, c.last.err
}

func (c *Config) readSite(ctx context.Context, dir string) (*site, error) {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		zone = time.UTC // the flag was checked
	}
	s := &site{}
	for i, name := range serverNames {
		s.servers[i] = serverAt{name, centrevu.Source{Name: name, Location: zone}}
	}
	if c.Rules != "" {
		f, err := rulefile.Parse(strings.NewReader(c.Rules), c.RulesName, rulefile.Options{})
		if err != nil {
			return s, err
		}
		s.rules = append(s.rules, f)
	}
	if dir == "" {
		return s, nil
	}
	text, err := readSiteFile(ctx, join(dir, siteFile))
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, err
	}
	return s, s.read(ctx, dir, text)
}

func readSiteFile(ctx context.Context, name string) ([]byte, error) {
	if !isLocal(name) { // not every file system has an error of its own for what is not there
		if names, err := list(ctx, name[:strings.LastIndexByte(name, '/')]); err != nil {
			return nil, err
		} else if !slices.Contains(names, name) {
			return nil, fs.ErrNotExist
		}
	}
	f, err := open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxSiteFile+1))
	if err == nil && len(text) > maxSiteFile {
		err = centrevu.ErrTooLarge
	}
	return text, err
}

// siteKeys are what a site file has beside what any rule file has. The language,
// the outputs and the state are those of the daily check of one site.
type siteKeys struct {
	Servers map[string]struct {
		Zone     string            `yaml:"zone"`
		Folder   string            `yaml:"folder"`
		Charset  string            `yaml:"charset"`
		Terminal string            `yaml:"terminal"`
		Rows     int               `yaml:"rows"`
		Columns  int               `yaml:"columns"`
		Words    map[string]string `yaml:"words"`
	} `yaml:"servers"`
	ACDs      []int     `yaml:"acds"`
	RuleFiles []string  `yaml:"rule_files"`
	Language  yaml.Node `yaml:"language"`
	State     yaml.Node `yaml:"state"`
	Outputs   yaml.Node `yaml:"outputs"`
}

func (s *site) read(ctx context.Context, dir string, text []byte) error {
	own, rest, err := takeSiteKeys(text)
	if err != nil {
		return fmt.Errorf("%s: %w", siteFile, err)
	}
	for name, at := range own.Servers {
		i := slices.Index(serverNames[:], name)
		if i < 0 {
			return fmt.Errorf("%s: a server is primary or secondary, not %q", siteFile, name)
		}
		to := &s.servers[i]
		if at.Folder != "" {
			if !fs.ValidPath(at.Folder) {
				return fmt.Errorf("%s: folder %q is not below that of the day", siteFile, at.Folder)
			}
			to.folder = at.Folder
		}
		if at.Zone != "" {
			if to.src.Location, err = time.LoadLocation(at.Zone); err != nil {
				return fmt.Errorf("%s: there is no time zone %q", siteFile, at.Zone)
			}
		}
		to.src.Charset, to.src.Term, to.src.Rows, to.src.Columns, to.src.Words = at.Charset, at.Terminal, at.Rows, at.Columns, at.Words
	}
	s.acds = own.ACDs
	f, err := rulefile.Parse(bytes.NewReader(rest), siteFile, rulefile.Options{})
	if err != nil {
		return err
	}
	s.rules = append(s.rules, f)
	if len(own.RuleFiles) > 0 {
		view, err := folder(ctx, dir)
		if err != nil {
			return err
		}
		f, err := rulefile.ParseFS(view, rulefile.Options{}, own.RuleFiles...)
		if err != nil {
			return err
		}
		s.rules = append(s.rules, f)
	}
	return nil
}

// takeSiteKeys reads what only a site file has. In the text that it returns these
// lines are empty, so that the rest is a rule file whose mistakes have their
// places.
func takeSiteKeys(text []byte) (own siteKeys, rest []byte, err error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || doc.Kind != yaml.DocumentNode || doc.Content[0].Kind != yaml.MappingNode {
		return own, text, err
	}
	lines := bytes.Split(text, []byte("\n"))
	var mine yaml.Node
	mine.Kind = yaml.MappingNode
	fields := doc.Content[0].Content
	for i := 0; i+1 < len(fields); i += 2 {
		switch fields[i].Value {
		case "servers", "acds", "rule_files", "language", "state", "outputs":
		default:
			continue
		}
		mine.Content = append(mine.Content, fields[i], fields[i+1])
		end := len(lines)
		if i+2 < len(fields) {
			end = fields[i+2].Line - 1
		}
		for n := fields[i].Line - 1; n < end; n++ {
			lines[n] = nil
		}
	}
	var b bytes.Buffer
	if err := yaml.NewEncoder(&b).Encode(&mine); err != nil {
		return own, nil, err
	}
	known := yaml.NewDecoder(&b)
	known.KnownFields(true)
	if err := known.Decode(&own); err != nil && !errors.Is(err, io.EOF) {
		return own, nil, err
	}
	return own, bytes.Join(lines, []byte("\n")), nil
}
