package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"example.com/centrevu"
)

// maxSize is the largest terminal that the library emulates, in both
// directions.
const maxSize = 500

// flags is what the command line says.
type flags struct {
	files             []string
	zone              *time.Location
	charset, color    string
	timing            []byte
	rows, columns     int
	words             map[string]string
	all, mask, json   bool
	known, why, until string
}

func parse(args []string) (*flags, error) {
	var f flags
	var tz, words, timing string
	set := flag.NewFlagSet("explain", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&tz, "tz", "UTC", "")
	set.StringVar(&f.charset, "charset", "", "")
	set.StringVar(&timing, "timing", "", "")
	set.StringVar(&words, "words", "", "")
	set.StringVar(&f.color, "color", "auto", "")
	set.IntVar(&f.rows, "rows", 0, "")
	set.IntVar(&f.columns, "columns", 0, "")
	set.BoolVar(&f.all, "all", false, "")
	set.BoolVar(&f.mask, "mask", false, "")
	set.BoolVar(&f.json, "json", false, "")
	set.StringVar(&f.known, "known", "", "")
	set.StringVar(&f.why, "why", "", "")
	set.StringVar(&f.until, "until", "", "")
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	f.files = set.Args()
	for _, name := range f.files {
		// flag stops at the first file: one behind it is most likely meant.
		if len(name) > 1 && name[0] == '-' {
			return nil, fmt.Errorf("%s: flags come before the files", name)
		}
	}
	var wrong error
	set.Visit(func(fl *flag.Flag) {
		switch {
		case fl.Value.String() == "" && fl.Name != "charset":
			wrong = fmt.Errorf("-%s is empty", fl.Name)
		case fl.Name == "rows" && (f.rows < 1 || f.rows > maxSize), fl.Name == "columns" && (f.columns < 1 || f.columns > maxSize):
			wrong = fmt.Errorf("-%s %s: not 1 to %d", fl.Name, fl.Value, maxSize)
		}
	})
	if wrong != nil {
		return nil, wrong
	}
	if f.color != "auto" && f.color != "always" && f.color != "never" {
		return nil, fmt.Errorf("-color %s: not auto, always or never", f.color)
	}
	if timing != "" && len(f.files) != 1 {
		return nil, fmt.Errorf("-timing goes with one FILE")
	}
	switch {
	case (f.known == "") != (f.why == ""):
		return nil, fmt.Errorf("-known and -why go together: who knows the lines, and why")
	case f.until != "" && f.known == "":
		return nil, fmt.Errorf("-until goes with -known")
	case f.known != "" && (f.mask || f.json):
		return nil, fmt.Errorf("-known writes the lines as they stand: it goes without -mask and -json")
	}
	var err error
	if f.until, err = untilDay(f.until, time.Now()); err != nil {
		return nil, err
	}
	if f.zone, err = time.LoadLocation(tz); err != nil {
		return nil, fmt.Errorf("-tz %s: no such zone", tz)
	}
	if err := f.knownCharset(); err != nil {
		return nil, err
	}
	if timing != "" {
		if f.timing, err = os.ReadFile(timing); err != nil {
			return nil, fmt.Errorf("-timing %s: %w", timing, cause(err))
		}
	}
	f.words, err = readWords(words)
	return &f, err
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
	if f.color != "auto" {
		return f.color == "always"
	}
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
