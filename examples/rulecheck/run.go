package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/build"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

const help = `rulecheck works on files of rules for the daily check of a CMS pair.

  rulecheck lint FILE...        what is wrong with rule files, read as one
  rulecheck test FILE...        run test files; say what is not tested
  rulecheck explain [flags] ID  how a rule comes to its verdict on captures
  rulecheck backtest FILE DIR... on which days of kept captures rules spoke
  rulecheck docs [FILE...]      the catalogue of rules, as Markdown

rulecheck COMMAND -h says more about one; rulecheck -version says which build
this is.

Exit status: 0 all is well, 1 warning, 2 something is wrong with a file, a test
failed or a rule found something critical, 3 unknown, or it could not be done.
`

var commands = map[string]struct {
	help string
	run  func(c *command) error
}{
	"lint": {`rulecheck lint [-strict] FILE...

Reads rule files as one, so that lists and rules of each can be named in the
others, and says everything that is wrong with them and what looks unintended.

  -strict   warnings count

Exit status: 0 nothing is wrong, 1 with -strict there are warnings, 2 something
is wrong, 3 wrong usage.
`, lint},
	"test": {`rulecheck test [-v] [-partial] FILE...

Runs test files. Each says which rule files it tests, relative to itself; it
and they may lie anywhere below the folder that rulecheck is run in.

  -v         show the tests that passed, and how often each outcome was taken
  -partial   do not fail for outcomes that no test takes

Exit status: 0 every test passed and every outcome is tested, 1 an outcome is
not tested, 2 a test failed or a file is wrong, 3 wrong usage.
`, runTests},
	"explain": {`rulecheck explain [-rules FILE] -primary DIR [-secondary DIR] [-tz ZONE]
                  [-now TIME] ID

Asks one rule, built in or of a file, about captures, and shows for each of its
findings the branch that it took and the values on the way.

  -rules FILE      a rule file; its limits, levels and silences hold as well
  -primary DIR     captures of the primary
  -secondary DIR   captures of the secondary
  -tz ZONE         time zone of both servers (default Local: this machine's)
  -now TIME        as of this time: 2000-05-02T08:00:00Z, or
                   "2000-05-02 08:00" in the servers' zone (default: now)

Exit status: that of the rule's worst finding: 0 all is well, 1 warning,
2 critical, 3 unknown; 3 also if the rule could not be asked.
`, explain},
	"backtest": {`rulecheck backtest [-tz ZONE] FILE DIR...

Asks the rules of a file about captures that were kept, and says on which days
they would have spoken: what is not healthy, a line each, and for each rule on
how many of the days. A DIR holds the folders primary and secondary of one
check, or folders that do. Each check is judged as of its own time and with the
ones before it as its history.

  -tz ZONE   time zone of both servers (default Local: this machine's)

A check's time is what the name of its folder says, such as 2000-05-02T0800,
else the latest that its captures show, else that of their files.

Exit status: 0 the rules were asked, 3 they could not be: the file is wrong, or
the usage.
`, backtest},
	"docs": {`rulecheck docs [-json] [FILE...]

Prints the catalogue as Markdown: the built-in rules, those of the files, what
each can say, the thresholds, and what conditions in files can read.

  -json   the rules as JSON, and what the evaluator says in their names

Exit status: 0 it was printed, 3 it could not be: a file is wrong, or the usage.
`, docs},
}

// command is one call.
type command struct {
	flags  *flag.FlagSet
	args   []string
	stdout io.Writer
	given  map[string]string // how a file was named on the command line
	root   string            // that other files are below
}

// found ends a command that did its work and found something, which it has
// shown: Warning, Critical or Unknown.
type found report.Status

func (f found) Error() string { return report.Status(f).String() }

// usageError is a command line that cannot be followed.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usagef(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// run is the program without its process: it returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	err := dispatch(args, stdout)
	var usage *usageError
	var f found
	switch {
	case err == nil:
		return 0
	case errors.As(err, &f):
		return report.Status(f).ExitCode()
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "rulecheck: %s; -h says more\n", plain.Line(err.Error()))
	default:
		fmt.Fprintf(stderr, "rulecheck: %s\n", plain.Line(err.Error()))
	}
	return report.Unknown.ExitCode()
}

func dispatch(args []string, stdout io.Writer) error {
	if len(args) == 0 {
		return usagef("no command: lint, test, explain, backtest or docs")
	}
	if build.Said(stdout, "rulecheck", args) {
		return nil
	}
	switch args[0] {
	case "-h", "-help", "--help", "help":
		_, err := io.WriteString(stdout, help)
		return err
	}
	cmd, ok := commands[args[0]]
	if !ok {
		return usagef("no command %q: lint, test, explain, backtest or docs", args[0])
	}
	c := &command{flags: flag.NewFlagSet(args[0], flag.ContinueOnError), args: args[1:], stdout: stdout}
	c.flags.SetOutput(io.Discard)
	err := cmd.run(c)
	if errors.Is(err, flag.ErrHelp) {
		_, err = io.WriteString(stdout, cmd.help)
	}
	return err
}

// parse reads the flags, which the command has set up.
func (c *command) parse() error {
	err := c.flags.Parse(c.args)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return err
	}
	return usagef("%s: %v", c.flags.Name(), err)
}

// files returns the arguments, each as a path below the working directory or,
// if one lies elsewhere, below the root, and the file system they are in.
func (c *command) files(what string) (fs.FS, []string, error) {
	names := c.flags.Args()
	if len(names) == 0 {
		return nil, nil, usagef("%s: no %s is named", c.flags.Name(), what)
	}
	root, far := ".", false
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return nil, nil, usagef("%s: %v", name, cli.Cause(err))
		case info.IsDir():
			return nil, nil, usagef("%s: a folder, not a file", name)
		case info.Mode().IsRegular():
			file, err := os.Open(name)
			if err != nil { // nothing can be said of what stands in it
				return nil, nil, usagef("%s: %v", name, cli.Cause(err))
			}
			file.Close()
		}
		far = far || !filepath.IsLocal(name)
	}
	c.given = map[string]string{}
	for i, name := range names {
		given := name
		name = filepath.Clean(name)
		if far {
			abs, err := filepath.Abs(name)
			if err != nil {
				return nil, nil, usagef("%s: %v", name, err)
			}
			root = filepath.VolumeName(abs) + string(filepath.Separator)
			c.root = root
			name = strings.TrimPrefix(abs, root)
		}
		names[i] = filepath.ToSlash(name)
		c.given[names[i]] = given
	}
	return os.DirFS(root), names, nil
}

// named returns a file's name as it was given, or so that it can be opened.
func (c *command) named(name string) string {
	if given, ok := c.given[name]; ok {
		return given
	}
	return c.root + filepath.FromSlash(name)
}

// wrong shows what is wrong with files, by the names that were given.
func (c *command) wrong(err error) {
	c.rename(err)
	fmt.Fprint(c.stdout, rulefile.Excerpts(err))
}

func (c *command) rename(err error) {
	for e := range centrevu.Errors(err) {
		if e.Source != "" {
			e.Source = c.named(e.Source)
		}
	}
}
