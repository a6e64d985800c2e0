package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"example.com/centrevu"
)

const help = `dailycheck does the daily check of a CMS High Availability pair on captures of
its two servers: are the links up, is archiving occurring, did the backups run,
are there unusual errors.

  dailycheck                                  check the sample captures built in
  dailycheck -primary DIR -secondary DIR      check yours

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
  -tz ZONE         time zone of both servers, such as America/Denver
                   (default Local: this machine's)
  -now TIME        check as of this time: 2000-05-02T08:00:00Z, or
                   "2000-05-02 08:00" in the servers' zone (default: now; for
                   the samples 2000-05-02 08:00)
  -charset NAME    character set of the captures, by its IANA name (default:
                   UTF-8 where it is valid, else ISO 8859-1)
  -users A,B       users who may be logged in to the secondary: whoever captures
  -format FORMAT   text, json, markdown, html, junit, surefire, sarif,
                   openmetrics or nagios (default text)
  -lang LANGUAGE   en, nl, fr, de, it, pt, es or ja (default en)
  -width COLUMNS   of text: 78 for mail (default: what COLUMNS says on a
                   terminal, else 80)
  -color WHEN      auto, always or never (default auto: on a terminal or if
                   FORCE_COLOR is set, unless NO_COLOR is)
  -v               show all that was checked, not only what is wrong
  -h               show this

Exit status: 0 all is well, 1 warning, 2 critical, 3 unknown: something was not
captured or not understood, or the check could not be done. With -format nagios
something critical goes before something unknown.
`

// flags is what the command line says.
type flags struct {
	primary, secondary     string
	format, charset, color string
	verbose                bool
	width                  int
	language               language.Tag
	users                  []string
	zone                   *time.Location
	now                    time.Time
}

func parse(args []string) (*flags, error) {
	var f flags
	var tz, now, users, lang string
	set := flag.NewFlagSet("dailycheck", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&f.primary, "primary", "", "")
	set.StringVar(&f.secondary, "secondary", "", "")
	set.StringVar(&tz, "tz", "Local", "")
	set.StringVar(&now, "now", "", "")
	set.StringVar(&users, "users", "", "")
	set.StringVar(&f.charset, "charset", "", "")
	set.StringVar(&f.format, "format", "text", "")
	set.StringVar(&f.color, "color", "auto", "")
	set.StringVar(&lang, "lang", "en", "")
	set.IntVar(&f.width, "width", 0, "")
	set.BoolVar(&f.verbose, "v", false, "")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	if set.NArg() > 0 {
		return nil, fmt.Errorf("%q is no flag: folders are named by -primary and -secondary", set.Arg(0))
	}
	if users != "" {
		f.users = strings.Split(users, ",")
	}
	// An empty -primary "$DIR" must not turn into a check of the samples.
	var empty error
	set.Visit(func(fl *flag.Flag) {
		if fl.Value.String() == "" && fl.Name != "charset" {
			empty = fmt.Errorf("-%s is empty", fl.Name)
		}
	})
	if empty != nil {
		return nil, empty
	}
	if _, ok := formats[f.format]; !ok && f.format != "text" {
		return nil, fmt.Errorf("-format %s: not one of those that -h lists", f.format)
	}
	if f.color != "auto" && f.color != "always" && f.color != "never" {
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
	if err := f.knownCharset(); err != nil {
		return nil, err
	}
	f.now, err = f.time(now)
	return &f, err
}

// time reads -now.
func (f *flags) time(s string) (time.Time, error) {
	switch {
	case s == "" && f.primary == "" && f.secondary == "":
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
func (f *flags) knownCharset() error {
	if f.charset == "" {
		return nil
	}
	for _, err := range centrevu.Screens(strings.NewReader("x"), centrevu.Source{Charset: f.charset}) {
		var pe *centrevu.ParseError
		if errors.As(err, &pe) {
			return fmt.Errorf("-charset %s: %w", f.charset, pe.Err)
		}
	}
	return nil
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
	return os.Getenv("TERM") != "dumb" && terminal(w)
}

// columns is how wide text on w is to be; 0 is as wide as render has it.
func (f *flags) columns(w io.Writer) int {
	if f.width == 0 && terminal(w) {
		n, _ := strconv.Atoi(os.Getenv("COLUMNS"))
		return max(n, 0)
	}
	return f.width
}

func terminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
