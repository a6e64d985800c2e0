package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report/rulefile"
)

const help = `fleet judges every day of every pair of CMS servers in a fleet, and the error
logs of all its servers, on Apache Beam.

  fleet -captures PATTERN -out DIR [-logs PATTERN] [-rules FILE] [-from DAY -to DAY]

Each folder that PATTERN matches is a site, as dailycheck -site has it:

  SITE/site.yml            what the check goes by, if there is one
  SITE/DATE/primary/       captures of the day, likewise SITE/DATE/secondary/
  SITE/logs/               long error logs, plain or gzip, named after the server:
                           primary.log, secondary-2025.log.gz, primary/2025.log

Every site is judged on each day on which anything of the fleet was captured. A
server without captures on a day is unknown. What is usual in an error log is
learned from SITE/logs day by day, and each day is judged by the days before it.

  -captures PATTERN  folders of sites; in quotes, for the shell would take a
                     wildcard for itself; can be given several times
  -logs PATTERN      error logs, instead of SITE/logs: the site is named by the
                     folders in front of primary or secondary, behind the part
                     without a wildcard; can be given several times
  -out DIR           where the outputs go; one of an earlier run is replaced when
                     all is done
  -rules FILE        rule file for the whole fleet
  -tz ZONE           time zone of servers whose site file names none (default UTC)
  -from DAY, -to DAY days to judge; with both, every day between them
  -pages WHICH       pages of days: all, wrong (those that are not OK) or none
                     (default all)
  -all               findings that are well, too
  -v                 show what Beam says
  -version           show the version
  -h                 show this

Patterns and DIR are paths of this machine, or of a file system that Beam knows:
gs://. What is written:

  summary.json         what the run came to; written last, so that an output
                       without it is not complete
  findings.jsonl       findings, by their key, site and day
  days.jsonl           what each day of each site came to
  log-days.jsonl       what is unusual in the log of each server on each day
  kinds.csv, .parquet  how often each kind of entry came, by server and day; in
                       the CSV with ' before a text that begins as a formula
  baselines/SITE/      what is usual in the log of each server, as dailycheck
                       keeps it
  dead-letters.jsonl   files that could not be read, or not all of them, and
                       patterns that nothing matches
  index.html           the fleet, the worst first; each day links to its page
  days/SITE/DATE.html  the report of a day

Without more it runs on this machine, in this process. Elsewhere:

  --runner=flink --endpoint=HOST:PORT    the address of Flink's Beam job service;
                                         likewise spark, and universal for others
  --runner=dataflow --project=... --region=... --staging_location=gs://...
  --environment_type, --environment_config, --worker_binary, --parallelism and
  the other options as Beam documents them

There, all paths have to be the same for every worker, and the workers need this
program for Linux on amd64: CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -o worker .
makes it for --worker_binary=worker; without that flag Beam builds it, if the source
still is where it was. --environment_type=LOOPBACK needs none: all work is then done
in this process, for whatever runner there is. README.md beside the source has
examples.

Exit status: 0 all is well, 1 warning, 2 critical, 3 unknown: something was not
captured, not read or not understood, or the run could not be done.
`

// flags is what the command line says.
type flags struct {
	Config
	captures, logs patterns
	out            string
	verbose        bool
	version        bool
}

type patterns []string

func (p *patterns) String() string { return strings.Join(*p, ", ") }
func (p *patterns) Set(s string) error {
	*p = append(*p, s)
	return nil
}

// parse reads the command line: the flags of this program, and Beam's own. A
// worker that a runner starts is given nothing but Beam's.
func parse(args []string) (*flags, error) {
	var f flags
	var rules string
	set := flag.NewFlagSet("fleet", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.Var(&f.captures, "captures", "")
	set.Var(&f.logs, "logs", "")
	set.StringVar(&f.out, "out", "", "")
	set.StringVar(&rules, "rules", "", "")
	set.StringVar(&f.Zone, "tz", "UTC", "")
	set.StringVar(&f.From, "from", "", "")
	set.StringVar(&f.To, "to", "", "")
	set.StringVar(&f.Pages, "pages", "all", "")
	set.BoolVar(&f.All, "all", false, "")
	set.BoolVar(&f.verbose, "v", false, "")
	set.BoolVar(&f.version, "version", false, "")
	flag.CommandLine.VisitAll(func(beams *flag.Flag) {
		if set.Lookup(beams.Name) == nil {
			set.Var(beamFlag{beams}, beams.Name, beams.Usage)
		}
	})
	if err := set.Parse(args); err != nil {
		return nil, err
	}
	if isWorker() || f.version {
		return &f, nil
	}
	if set.NArg() > 0 {
		return nil, fmt.Errorf("%q is no flag: a pattern goes into quotes", set.Arg(0))
	}
	return &f, f.check(rules)
}

// beamFlag is a flag of Beam's. Beam sends to workers and services what was set on
// the command line of the process, as package flag knows it.
type beamFlag struct{ *flag.Flag }

func (f beamFlag) String() string {
	if f.Flag == nil {
		return ""
	}
	return f.Value.String()
}
func (f beamFlag) Set(s string) error { return flag.CommandLine.Set(f.Name, s) }
func (f beamFlag) IsBoolFlag() bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// answers reports whether anything listens where the job service should be: Beam
// would wait for it for minutes.
func answers(endpoint string) error {
	if _, _, err := net.SplitHostPort(endpoint); err != nil || strings.Contains(endpoint, "/") {
		return nil // an address of another kind
	}
	c, err := net.DialTimeout("tcp", endpoint, 10*time.Second)
	if err != nil {
		return fmt.Errorf("--endpoint=%s: no job service answers there: %w", endpoint, err)
	}
	return c.Close()
}

// runnerNames are what Beam calls the runners that beamx brings with it and that
// run a pipeline.
var runnerNames = []string{"prism", "PrismRunner", "flink", "FlinkRunner", "spark", "SparkRunner", "dataflow", "DataflowRunner", "universal", "portable", "PortableRunner"}

func isWorker() bool {
	worker := flag.CommandLine.Lookup("worker")
	return worker != nil && worker.Value.String() == "true"
}

func (f *flags) check(rules string) error {
	switch {
	case len(f.captures) == 0 && len(f.logs) == 0:
		return errors.New("-captures names the folders of the sites")
	case f.out == "":
		return errors.New("-out names where the outputs go")
	case !slices.Contains([]string{"all", "wrong", "none"}, f.Pages):
		return fmt.Errorf("-pages %s: not all, wrong or none", f.Pages)
	}
	// Beam ends the process on a name that it does not know.
	if r := *runners.Runner; r != "" && !slices.Contains(runnerNames, r) {
		return fmt.Errorf("--runner=%s: not one of %s", r, strings.Join(runnerNames, ", "))
	}
	if *jobopts.Async {
		return errors.New("--async: the outputs are put in their place when all is done, and so it is waited for")
	}
	for _, p := range slices.Concat(f.captures, f.logs, patterns{f.out}) {
		if p == "" {
			return errors.New("a pattern is empty")
		}
		if err := knownFiles(p); err != nil {
			return err
		}
		if _, err := filepath.Match(p, ""); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	for _, p := range f.captures {
		if amongCaptures(f.out, p) {
			return fmt.Errorf("-out %s lies among the captures that %s matches", f.out, p)
		}
	}
	for name, day := range map[string]string{"from": f.From, "to": f.To} {
		if _, err := time.Parse(time.DateOnly, day); err != nil && day != "" {
			return fmt.Errorf("-%s %s: not a day such as 2026-11-26", name, day)
		}
	}
	if f.From != "" && f.To != "" {
		from, _ := time.Parse(time.DateOnly, f.From)
		to, _ := time.Parse(time.DateOnly, f.To)
		switch {
		case to.Before(from):
			return fmt.Errorf("-to %s lies before -from %s", f.To, f.From)
		case dateOf(to)-dateOf(from) > mostDays:
			return fmt.Errorf("-to %s lies more than 50 years behind -from %s", f.To, f.From)
		}
	}
	if _, err := time.LoadLocation(f.Zone); err != nil || f.Zone == "" || f.Zone == "Local" {
		return fmt.Errorf("-tz %s: no such zone", f.Zone)
	}
	f.OtherLogs = len(f.logs) > 0
	if e := *jobopts.Endpoint; e != "" && !strings.HasPrefix(strings.ToLower(*runners.Runner), "dataflow") {
		if err := answers(e); err != nil {
			return err
		}
	}
	if err := canSpill(); err != nil {
		return err
	}
	if rules == "" {
		return nil
	}
	text, err := os.ReadFile(rules)
	if err != nil {
		return fmt.Errorf("-rules %s: %w", rules, cli.Cause(err))
	}
	f.Rules, f.RulesName = string(text), filepath.Base(rules)
	if _, err := rulefile.Parse(strings.NewReader(f.Rules), f.RulesName, rulefile.Options{}); err != nil {
		return &wrongRules{err}
	}
	return nil
}

// canSpill tells whether rows can be put in order here. Beam, which needs a file
// there, too, would panic.
func canSpill() error {
	f, err := os.CreateTemp("", "fleet-*")
	if err != nil {
		return fmt.Errorf("nothing can be written to %s, where rows are put in order (TMPDIR can name another folder): %w", os.TempDir(), cli.Cause(err))
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// wrongRules is a rule file with mistakes.
type wrongRules struct{ err error }

func (e *wrongRules) Error() string { return "the rule file is wrong" }
func (e *wrongRules) Unwrap() error { return e.err }

// knownFiles says what is wrong with the scheme of a path.
func knownFiles(name string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: there is no such file system here", name)
		}
	}()
	filesystem.ValidateScheme(name)
	return nil
}
