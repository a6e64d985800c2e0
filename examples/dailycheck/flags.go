package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/cli"
)

const help = `dailycheck does the daily check of a CMS High Availability pair on captures of
its two servers: are the links up, is archiving occurring, did the backups run,
are there unusual errors.

  dailycheck                                  check the sample captures built in
  dailycheck -primary DIR -secondary DIR      check yours
  dailycheck -config FILE                     check a site, as its file says
  dailycheck -site DIR [-date DAY]            check a day of a site's captures:
                                              DIR/DAY/primary, DIR/DAY/secondary
  dailycheck init -h                          write a site file
  dailycheck accept -h                        take what nobody knows as known
  dailycheck diff -h                          what changed since a day

Capture on both servers, into one folder each, in as many files as you like:

  Maintenance > Connection Status
  Maintenance > Archiving Status, Enter for the action list, Enter again
  Maintenance > Backup Data
  Maintenance > Error Log Report

If you like, also the output of who from the system's prompt of the secondary:
users are to be logged in to the primary.

What each file is, is told by its content. Files and folders whose names start
with a dot are left out.

  -primary DIR     captures of the primary
  -secondary DIR   captures of the secondary; a server without captures is
                   unknown, never healthy
  -config FILE     site file: servers, rules, silences, outputs, state; the
                   flags below go before what it says
  -site DIR        folder of a site: site.yml, if there is one, and a folder for
                   each day
  -date DAY        day of -site: 2026-11-26 (default: today in the servers'
                   zone); one that is over is checked as of when it was captured
  -tz ZONE         time zone of both servers, such as America/Denver
                   (default Local: this machine's)
  -now TIME        check as of this time: 2000-05-02T08:00:00Z, or
                   "2000-05-02 08:00" in the servers' zone (default: now; for
                   the samples 2000-05-02 08:00)
  -charset NAME    character set of the captures, by its IANA name (default:
                   UTF-8 where it is valid, else ISO 8859-1)
  -users A,B       users who may be logged in to the secondary: whoever captures
  -strict          a line that nobody knows makes the server unknown
  -format FORMAT   text, json, markdown, html, junit, surefire, sarif,
                   openmetrics or nagios (default text), to standard output
                   instead of the site file's outputs
  -lang LANGUAGE   en, nl, fr, de, it, pt, es or ja (default en)
  -width COLUMNS   of text: 78 for mail (default: as wide as the terminal, or as
                   COLUMNS says on one; else 80)
  -color WHEN      auto, always or never (default auto: on a terminal or if
                   FORCE_COLOR is set, unless NO_COLOR is)
  -v               show all that was checked, not only what is wrong
  -version         show the version
  -h               show this

Exit status: 0 all is well, 1 warning, 2 critical, 3 unknown: something was not
captured or not understood, or the check could not be done. With -format nagios
something critical goes before something unknown.
`

// flags is what the command line says, and the site file that it names.
type flags struct {
	primary, secondary     string
	config, siteDir, date  string
	format, charset, color string
	verbose, strict        bool
	version                bool
	width                  int
	language               language.Tag
	users                  []string
	zone                   *time.Location // of what concerns both servers
	now                    time.Time

	given map[string]bool // flags that the command line has
	site  *site           // nil for none
	day   string          // folder of the day, with -site
}

// parse reads the command line of a command, with what is more in its flags,
// and the site file.
func parse(name string, args []string, more func(*flags, *flag.FlagSet)) (*flags, error) {
	f := flags{given: map[string]bool{}}
	tz, now, users, lang := "Local", "", "", "en"
	set := flag.NewFlagSet(name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	for text, to := range map[string]*string{
		"primary": &f.primary, "secondary": &f.secondary, "config": &f.config, "site": &f.siteDir, "date": &f.date,
		"charset": &f.charset, "tz": &tz, "now": &now, "users": &users, "lang": &lang,
	} {
		set.StringVar(to, text, *to, "")
	}
	set.BoolVar(&f.strict, "strict", false, "")
	more(&f, set)
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	if f.version {
		return &f, nil
	}
	if set.NArg() > 0 && name == "dailycheck" {
		return nil, fmt.Errorf("%q is no flag: folders are named by -primary and -secondary", set.Arg(0))
	}
	if users != "" {
		f.users = strings.Split(users, ",")
	}
	set.Visit(func(given *flag.Flag) { f.given[given.Name] = true })
	// An empty -primary "$DIR" must not turn into a check of the samples.
	if err := cli.Empty(set); err != nil {
		return nil, err
	}
	if _, ok := formats[f.format]; !ok && f.format != "text" && f.format != "" {
		return nil, fmt.Errorf("-format %s: not one of those that -h lists", f.format)
	}
	if f.color != "auto" && f.color != "always" && f.color != "never" && f.color != "" {
		return nil, fmt.Errorf("-color %s: not auto, always or never", f.color)
	}
	var err error
	if f.language, err = language.Parse(lang); err != nil {
		return nil, fmt.Errorf("-lang %s: no language", lang)
	}
	if f.width < 0 {
		return nil, fmt.Errorf("-width %d: fewer than none", f.width)
	}
	if f.zone, err = time.LoadLocation(tz); err != nil {
		return nil, fmt.Errorf("-tz %s: no such zone", tz)
	}
	if err := knownCharset(f.charset); err != nil {
		return nil, fmt.Errorf("-charset %s: %w", f.charset, err)
	}
	if err := f.openSite(); err != nil {
		return nil, err
	}
	f.now, err = f.time(now)
	if err == nil && f.siteDir != "" {
		err = f.findDay()
	}
	return &f, err
}

// openSite reads the site file, if there is one.
func (f *flags) openSite() (err error) {
	switch {
	case f.date != "" && f.siteDir == "":
		return errors.New("-date is the day of a -site")
	case f.siteDir != "" && f.config == "":
		path := filepath.Join(f.siteDir, siteFile)
		if _, err := os.Stat(path); err == nil {
			f.config = path
		} else if info, err := os.Stat(f.siteDir); err != nil || !info.IsDir() {
			return fmt.Errorf("-site %s: not a folder", f.siteDir)
		}
	}
	if f.config == "" {
		return nil
	}
	if f.site, err = readSite(f.config); err != nil {
		return err
	}
	if !f.given["lang"] && f.site.language != language.Und {
		f.language = f.site.language
	}
	if !f.given["tz"] {
		if zone := cmp.Or(f.site.servers["primary"].zone, f.site.servers["secondary"].zone); zone != nil {
			f.zone = zone
		}
	}
	return nil
}

// samples reports whether no captures are named, so that the samples are meant.
func (f *flags) samples() bool {
	return f.primary == "" && f.secondary == "" && f.config == "" && f.siteDir == ""
}

// time reads -now.
func (f *flags) time(s string) (time.Time, error) {
	switch {
	case s == "" && f.samples():
		s = sampleNow
	case s == "":
		return time.Now().In(f.zone), nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.In(f.zone), nil
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, s, f.zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("-now %s: not a time such as 2000-05-02T08:00:00Z or \"2000-05-02 08:00\"", s)
}

// knownCharset says now what reading each file would say.
func knownCharset(name string) error {
	_, err := centrevu.NewTerminal(centrevu.Source{Charset: name})
	return err
}

// colored reports whether to colour what is written to w.
func (f *flags) colored(w io.Writer) bool {
	switch {
	case f.color != "auto":
		return f.color == "always"
	case os.Getenv("NO_COLOR") != "":
		return false
	case os.Getenv("FORCE_COLOR") != "":
		return true
	}
	return os.Getenv("TERM") != "dumb" && cli.IsTerminal(w)
}

// columns is how wide text on w is to be; 0 is as wide as render has it.
func (f *flags) columns(w io.Writer) int {
	file, ok := w.(*os.File)
	if f.width != 0 || !ok {
		return f.width
	}
	columns, ok := cli.Columns(file)
	if !ok {
		return 0
	}
	if n, _ := strconv.Atoi(os.Getenv("COLUMNS")); n > 0 {
		return n
	}
	return columns
}
