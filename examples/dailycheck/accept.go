package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

const helpAccept = `dailycheck accept -who NAME -why TEXT [-until DAY] [-server NAME]
                  [flags of dailycheck] lines|files|upgrade

Takes as known, until a day and on somebody's word, what today's captures hold:

  lines     the lines that nobody knows, each as it stands there
  files     the files that were recognised as nothing, by their names; not those
            that cannot be read
  upgrade   that the kinds of entries in the error log changed today

It is written to accepted.yml in the site's state folder, a rule file that can
be edited, and shown.

  -who NAME      who says so
  -why TEXT      why
  -until DAY     until when lines are known: 2027-11-26 (default: for a year)
  -server NAME   primary or secondary only

Exit status: 0 it is known now, or there was nothing to accept; 3 it could not
be done.
`

// acceptance is what is accepted, and on whose word.
type acceptance struct {
	who, why, server string
	until            string
	now              time.Time
}

func accept(args []string, stdout, stderr io.Writer) error {
	var a acceptance
	var set *flag.FlagSet
	f, err := parse("dailycheck accept", args, func(_ *flags, s *flag.FlagSet) {
		set = s
		s.StringVar(&a.who, "who", "", "")
		s.StringVar(&a.why, "why", "", "")
		s.StringVar(&a.until, "until", "", "")
		s.StringVar(&a.server, "server", "", "")
	})
	if err != nil {
		return usage(err)
	}
	if err := a.check(set); err != nil {
		return usage(err)
	}
	kept, err := f.neededState()
	if err != nil {
		return err
	}
	defer kept.close()
	r := f.judge(kept, stderr)
	a.now = f.now
	if a.until == "" {
		a.until = a.now.AddDate(1, 0, 0).Format(time.DateOnly)
	}
	var added string
	switch set.Arg(0) {
	case "lines":
		added = a.lines(r, f.site.rules.Known)
	case "files":
		added = a.files(r, f.site.rules.Ignore)
	case "upgrade":
		if added, err = a.upgrade(r, kept); err != nil {
			return err
		}
	}
	if added == "" {
		_, err := fmt.Fprintln(stdout, "nothing to accept")
		return err
	}
	if set.Arg(0) != "upgrade" && !strings.Contains(added, "  - ") {
		io.WriteString(stdout, added)
		return errors.New("nothing of it can be accepted")
	}
	if err := a.add(filepath.Join(kept.dir, acceptedFile), set.Arg(0), added); err != nil {
		return err
	}
	_, err = io.WriteString(stdout, added)
	return err
}

func (a *acceptance) check(set *flag.FlagSet) error {
	switch what := set.Arg(0); {
	case set.NArg() != 1 || what != "lines" && what != "files" && what != "upgrade":
		return errors.New("say what is accepted: lines, files or upgrade")
	case strings.TrimSpace(a.who) == "" || strings.TrimSpace(a.why) == "":
		return errors.New("-who and -why are kept with what is accepted")
	case a.server != "" && a.server != "primary" && a.server != "secondary":
		return fmt.Errorf("-server %s: not primary or secondary", a.server)
	}
	if strings.ContainsFunc(a.who+a.why, unicode.IsControl) {
		return errors.New("-who and -why are one line each")
	}
	if _, err := time.Parse(time.DateOnly, a.until); a.until != "" && err != nil {
		return fmt.Errorf("-until %s: not a day such as 2027-11-26", a.until)
	}
	return nil
}

// of reports whether a server is meant.
func (a *acceptance) of(server string) bool { return a.server == "" || a.server == server }

// lines returns the entries for lines that nobody knows. A line is known as a
// whole, whatever the blanks in it: a part of it could stand in another line,
// beside something that is wrong.
func (a *acceptance) lines(r *report.Report, known []report.Known) string {
	var b strings.Builder
	var said []string
	for _, s := range r.Servers {
		for _, l := range s.Unclaimed {
			words := strings.Fields(l.Text)
			for i := range words {
				words[i] = regexp.QuoteMeta(words[i])
			}
			pattern := "^" + strings.Join(words, `\s+`) + "$"
			entry := fmt.Sprintf("  - {pattern: %s, server: %s, who: %s, why: %s, until: %s}\n", quoteYAML(pattern), s.Name, quoteYAML(a.who), quoteYAML(a.why), a.until)
			there := slices.ContainsFunc(known, func(k report.Known) bool {
				return k.Pattern == pattern && k.Server == s.Name && !k.Expired(a.now)
			})
			k := report.Known{Pattern: pattern, Who: a.who, Why: a.why, Until: a.now}
			switch {
			case !a.of(s.Name) || there || slices.Contains(said, entry):
			case k.Validate() != nil:
				fmt.Fprintf(&b, "  # not accepted, for it has no letter or digit: %s %s\n", l.Source, oneLine(l.Text))
				said = append(said, entry)
			default:
				b.WriteString(entry)
				said = append(said, entry)
			}
		}
	}
	return b.String()
}

// files returns the entries for files that were recognised as nothing.
func (a *acceptance) files(r *report.Report, ignored []report.Ignored) string {
	var b strings.Builder
	for i := range r.Findings {
		g := &r.Findings[i]
		if g.Rule != report.RuleUnrecognised || !g.Status.Worse(report.OK) || !a.of(g.Server) {
			continue
		}
		for _, s := range r.Servers {
			for _, c := range s.Captures {
				if s.Name != g.Server || c.Name != g.Subject || strings.HasPrefix(c.Unrecognised, "cannot be read") {
					continue
				}
				name := strings.TrimPrefix(c.Name, s.Name+"/")
				pattern := strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
				if slices.ContainsFunc(ignored, func(g report.Ignored) bool { return g.Pattern == pattern }) {
					continue
				}
				fmt.Fprintf(&b, "  - {pattern: %s, why: %s}\n", quoteYAML(pattern), quoteYAML(a.why+" ("+a.who+")"))
			}
		}
	}
	return b.String()
}

// upgrade has what is usual in the error logs begin anew today. Baselines have
// no room for a reason, so it is kept beside what else was accepted.
func (a *acceptance) upgrade(r *report.Report, kept *state) (string, error) {
	var b strings.Builder
	for _, s := range r.Servers {
		base := kept.baselines[s.Name]
		switch {
		case !a.of(s.Name):
			continue
		case base == nil:
			return "", fmt.Errorf("%s: %w", kept.baseline(s.Name), kept.faults[s.Name])
		}
		day := a.now
		if !s.Now.IsZero() {
			day = s.Now
		}
		base.Accept(day)
		if err := kept.keepBaseline(s.Name); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "# upgrade of the %s, %s: %s: %s\n", s.Name, day.Format(time.DateOnly), a.who, a.why)
	}
	return b.String(), nil
}

// add puts entries into the file of what was accepted, in their place, and
// leaves the rest of it as somebody may have edited it.
func (a *acceptance) add(path, what, entries string) error {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		text = []byte("# What \"dailycheck accept\" took as known. It can be edited.\nversion: 1\n")
	case err != nil:
		return fmt.Errorf("%s: %w", path, cli.Cause(err))
	}
	old := strings.TrimRight(string(text), "\n") + "\n"
	key := map[string]string{"lines": "known:\n", "files": "ignore:\n"}[what]
	switch at := strings.Index("\n"+old, "\n"+key); {
	case key == "":
		old += entries
	case at < 0:
		old += "\n" + key + entries
	default:
		old = old[:at+len(key)] + entries + old[at+len(key):]
	}
	if _, err := rulefile.Parse(strings.NewReader(old), path, rulefile.Options{}); err != nil {
		return &errSite{err}
	}
	if err := replace(path, []byte(old)); err != nil {
		return fmt.Errorf("%s: %w", path, cli.Cause(err))
	}
	return nil
}
