package main

import (
	"cmp"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"

	"go.yaml.in/yaml/v3"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
)

const helpInit = `dailycheck init -primary DIR -secondary DIR [-tz ZONE] [-charset NAME] [FILE]
dailycheck init -site DIR [-date DAY] [-tz ZONE] [-charset NAME] [FILE]

Writes a commented site file from captures of both servers, so that

  dailycheck -config FILE      or, of a site with a folder for each day,
  dailycheck -site DIR

checks them from then on. A file that is there is left alone. The default for
FILE is site.yml, in the folder of the site if there is one; for DAY it is today
or the last day that has captures.

  -tz ZONE        time zone of both servers, such as America/Denver (default:
                  this machine's, if it has a name)
  -charset NAME   character set of the captures

Exit status: 0 the file was written, 3 it was not.
`

//go:embed site.yml.tmpl
var siteText string

var siteTemplate = template.Must(template.New("site").Funcs(template.FuncMap{"quote": quoteYAML}).Parse(siteText))

func initSite(args []string, stdout, stderr io.Writer) error {
	var set *flag.FlagSet
	f, err := parse("dailycheck init", args, func(_ *flags, s *flag.FlagSet) { set = s })
	if err != nil {
		return usage(err)
	}
	switch {
	case f.siteDir == "" && (f.primary == "" || f.secondary == ""):
		return usage(errors.New("-primary and -secondary name the folders of captures, or -site that of a site"))
	case set.NArg() > 1:
		return usage(fmt.Errorf("%q: one file is written", set.Arg(1)))
	}
	path := cmp.Or(set.Arg(0), filepath.Join(f.siteDir, siteFile))
	f.newestDay()
	p := f.pair(stderr)
	values := struct {
		Zone, Charset      string
		Primary, Secondary string
		ACDs               string
		Days               bool
	}{Zone: zoneName(f.zone), Charset: f.charset, ACDs: numbers(acdsOf(p)), Days: f.siteDir != ""}
	if !values.Days {
		values.Primary, values.Secondary = folderFrom(path, f.primary), folderFrom(path, f.secondary)
	}
	var b strings.Builder
	if err := siteTemplate.Execute(&b, values); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("%s: %w", path, cli.Cause(err))
	}
	_, err = io.WriteString(file, b.String())
	if err := errors.Join(err, file.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, cli.Cause(err))
	}
	if _, err := readSite(path); err != nil {
		return err
	}
	how := "-config " + path
	if values.Days && path == filepath.Join(f.siteDir, siteFile) {
		how = "-site " + f.siteDir
		if f.date != "" {
			how += " -date " + f.date
		}
	}
	said := fmt.Sprintf("%s is written; look through it, then: dailycheck %s\n", path, how)
	if values.ACDs == "" {
		said += "It names no ACDs, for no Connection Status of both servers was read"
		if values.Days {
			said += " in " + f.day
		}
		said += ".\n" +
			"explain FILE shows what is seen in a capture; screens in another language\n" +
			"need their words in the site file.\n"
	}
	_, err = io.WriteString(stdout, said)
	return err
}

// acdsOf returns the numbers of the ACDs that both servers show.
func acdsOf(p report.Pair) []int {
	var seen [2][]int
	for i, s := range []*report.Server{p.Primary, p.Secondary} {
		if s == nil || s.Links == nil {
			return nil
		}
		for _, l := range s.Links.Links {
			if !l.ACD.Pseudo() && l.ACD.Number != 0 && !slices.Contains(seen[i], l.ACD.Number) {
				seen[i] = append(seen[i], l.ACD.Number)
			}
		}
	}
	both := slices.DeleteFunc(seen[0], func(n int) bool { return !slices.Contains(seen[1], n) })
	slices.Sort(both)
	return both
}

func numbers(list []int) string {
	var words []string
	for _, n := range list {
		words = append(words, strconv.Itoa(n))
	}
	return strings.Join(words, ", ")
}

// folderFrom returns a folder as the site file names it: relative to the file
// where it lies below, so that both can be moved.
func folderFrom(path, dir string) string {
	abs, err := filepath.Abs(dir)
	base, err2 := filepath.Abs(filepath.Dir(path))
	if err != nil || err2 != nil {
		return dir
	}
	if rel, err := filepath.Rel(base, abs); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return abs
}

// zoneName returns the name of a zone; this machine's is found by its link.
func zoneName(zone *time.Location) string {
	if zone != time.Local {
		return zone.String()
	}
	target, err := os.Readlink("/etc/localtime")
	if _, name, ok := strings.Cut(target, "zoneinfo/"); err == nil && ok {
		if _, err := time.LoadLocation(name); err == nil {
			return name
		}
	}
	return ""
}

// quoteYAML writes a text so that YAML reads nothing else into it.
func quoteYAML(s string) (string, error) {
	b, err := yaml.Marshal(&yaml.Node{Kind: yaml.ScalarNode, Style: yaml.DoubleQuotedStyle, Tag: "!!str", Value: s})
	return strings.TrimSuffix(string(b), "\n"), err
}
