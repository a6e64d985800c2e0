package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/examples/internal/known"
)

// maxSize is the largest terminal that the library emulates, in both
// directions.
const maxSize = 500

// flags is what the command line says.
type flags struct {
	files           []string
	src             centrevu.Source // of every file, but for its name
	timing          []byte
	color           string
	all, mask, json bool
	known           known.Word
}

func parse(args []string) (*flags, error) {
	f := flags{color: "auto"}
	tz, words, timing := "UTC", "", ""
	set := flag.NewFlagSet("explain", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	for name, to := range map[string]*string{
		"tz": &tz, "charset": &f.src.Charset, "words": &words, "timing": &timing, "color": &f.color,
		"known": &f.known.Who, "why": &f.known.Why, "until": &f.known.Until,
	} {
		set.StringVar(to, name, *to, "")
	}
	sizes := map[string]*int{"rows": &f.src.Rows, "columns": &f.src.Columns}
	for name, to := range sizes {
		set.IntVar(to, name, 0, "")
	}
	for name, to := range map[string]*bool{"all": &f.all, "mask": &f.mask, "json": &f.json} {
		set.BoolVar(to, name, false, "")
	}
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
	err := cli.Empty(set)
	set.Visit(func(given *flag.Flag) {
		if size := sizes[given.Name]; size != nil && (*size < 1 || *size > maxSize) {
			err = fmt.Errorf("-%s %d: not 1 to %d", given.Name, *size, maxSize)
		}
	})
	switch {
	case err != nil:
		return nil, err
	case f.color != "auto" && f.color != "always" && f.color != "never":
		return nil, fmt.Errorf("-color %s: not auto, always or never", f.color)
	case timing != "" && len(f.files) != 1:
		return nil, fmt.Errorf("-timing goes with one FILE")
	case (f.known.Who == "") != (f.known.Why == ""):
		return nil, fmt.Errorf("-known and -why go together: who knows the lines, and why")
	case f.known.Until != "" && f.known.Who == "":
		return nil, fmt.Errorf("-until goes with -known")
	case f.known.Who != "" && (f.mask || f.json):
		return nil, fmt.Errorf("-known writes the lines as they stand: it goes without -mask and -json")
	}
	if f.src.Location, err = time.LoadLocation(tz); err != nil {
		return nil, fmt.Errorf("-tz %s: no such zone", tz)
	}
	if f.known.Who != "" {
		now := time.Now().In(f.src.Location)
		f.known.Until = cmp.Or(f.known.Until, now.AddDate(1, 0, 0).Format(time.DateOnly))
		if err := f.known.Check(now, "-known", "-why"); err != nil {
			return nil, err
		}
	}
	if _, err := centrevu.NewTerminal(f.src); err != nil { // as reading each file would say
		return nil, fmt.Errorf("-charset %s: %w", f.src.Charset, err)
	}
	if timing != "" {
		if f.timing, err = os.ReadFile(timing); err != nil {
			return nil, fmt.Errorf("-timing %s: %w", timing, cli.Cause(err))
		}
	}
	if words != "" {
		f.src.Words, err = readWords(words)
	}
	return &f, err
}

// readWords reads a file of "shown = documented" lines.
func readWords(name string) (map[string]string, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("-words %s: %w", name, cli.Cause(err))
	}
	words, n := map[string]string{}, 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimSpace(strings.TrimPrefix(line, "\uFEFF"))
		if line == "" || line[0] == '#' {
			continue
		}
		shown, documented, ok := strings.Cut(line, "=")
		shown, documented = strings.TrimSpace(shown), strings.TrimSpace(documented)
		if !ok || shown == "" || documented == "" {
			return nil, fmt.Errorf("-words %s, line %d: not \"shown = documented\"", name, n)
		}
		words[shown] = documented
	}
	return words, nil
}

// colored reports whether to colour what is written to w.
func (f *flags) colored(w io.Writer) bool {
	if f.color != "auto" {
		return f.color == "always"
	}
	return cli.IsTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}
