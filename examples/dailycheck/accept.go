package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/examples/internal/known"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

const helpAccept = `dailycheck accept -who NAME -why TEXT [-until DAY] [-server NAME]
                  [flags of dailycheck] lines|files|upgrade

Takes as known, until a day and on somebody's word, what today's captures hold:

  lines     the lines that nobody knows, each as it stands there
  files     the files that were recognised as nothing, by their names; not those
            that cannot be read, or whose names do not print
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
	word   known.Word
	server string
	now    time.Time
}

func accept(args []string, stdout, stderr io.Writer) error {
	var a acceptance
	var set *flag.FlagSet
	f, err := parse("dailycheck accept", args, func(_ *flags, s *flag.FlagSet) {
		set = s
		s.StringVar(&a.word.Who, "who", "", "")
		s.StringVar(&a.word.Why, "why", "", "")
		s.StringVar(&a.word.Until, "until", "", "")
		s.StringVar(&a.server, "server", "", "")
	})
	if err != nil {
		return usage(err)
	}
	a.now = f.now
	if a.word.Until == "" {
		a.word.Until = a.now.AddDate(1, 0, 0).Format(time.DateOnly)
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
	var l *list
	switch set.Arg(0) {
	case "lines":
		l = a.lines(r, f.site.rules.Known)
	case "files":
		l = a.files(r, f.site.rules.Ignore)
	case "upgrade":
		if l, err = a.upgrade(r, kept); err != nil {
			return err
		}
	}
	if len(l.entries) == 0 && len(l.comments) == 0 {
		_, err := fmt.Fprintln(stdout, "nothing to accept")
		return err
	}
	comments := strings.Join(l.comments, "")
	if l.key != "" && len(l.entries) == 0 {
		io.WriteString(stdout, comments)
		return errors.New("nothing of it can be accepted")
	}
	entries, err := known.YAML(l.key, l.entries)
	if err != nil {
		return err
	}
	entries = strings.TrimPrefix(entries, l.key+":\n")
	if err := a.add(filepath.Join(kept.dir, acceptedFile), l.key, comments+entries); err != nil {
		return err
	}
	_, err = io.WriteString(stdout, comments+entries)
	return err
}

func (a *acceptance) check(set *flag.FlagSet) error {
	switch what := set.Arg(0); {
	case set.NArg() != 1 || what != "lines" && what != "files" && what != "upgrade":
		return errors.New("say what is accepted: lines, files or upgrade")
	case a.server != "" && a.server != "primary" && a.server != "secondary":
		return fmt.Errorf("-server %s: not primary or secondary", a.server)
	}
	return a.word.Check(a.now, "-who", "-why")
}

// of reports whether a server is meant.
func (a *acceptance) of(server string) bool { return a.server == "" || a.server == server }

// list is what is accepted under a key of the rule file, and comments on what is
// not.
type list struct {
	key      string
	entries  []known.Entry
	comments []string
}

// add adds an entry, or why it is none, once.
func (l *list) add(e known.Entry, err error, what string) {
	if err != nil {
		if c := known.Refused(err, what); !slices.Contains(l.comments, c) {
			l.comments = append(l.comments, c)
		}
	} else if !slices.Contains(l.entries, e) {
		l.entries = append(l.entries, e)
	}
}

// lines returns the entries for lines that nobody knows.
func (a *acceptance) lines(r *report.Report, had []report.Known) *list {
	l := &list{key: "known"}
	for _, s := range r.Servers {
		for _, line := range s.Unclaimed {
			e, err := a.word.Line(line.Text)
			e.Server = s.Name
			there := slices.ContainsFunc(had, func(k report.Known) bool {
				return k.Pattern == e.Pattern && k.Server == s.Name && !k.Expired(a.now)
			})
			if a.of(s.Name) && !there {
				l.add(e, err, line.Source+" "+line.Text)
			}
		}
	}
	return l
}

// files returns the entries for files that were recognised as nothing.
func (a *acceptance) files(r *report.Report, ignored []report.Ignored) *list {
	l := &list{key: "ignore"}
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
				e, err := a.word.File(strings.TrimPrefix(c.Name, s.Name+"/"))
				if !slices.ContainsFunc(ignored, func(g report.Ignored) bool { return g.Pattern == e.Pattern }) {
					l.add(e, err, c.Name)
				}
			}
		}
	}
	return l
}

// upgrade has what is usual in the error logs begin anew today. Baselines have
// no room for a reason, so it is kept beside what else was accepted.
func (a *acceptance) upgrade(r *report.Report, kept *state) (*list, error) {
	var l list
	for _, s := range r.Servers {
		base := kept.baselines[s.Name]
		switch {
		case !a.of(s.Name):
			continue
		case base == nil:
			return nil, fmt.Errorf("%s: %w", kept.baseline(s.Name), kept.faults[s.Name])
		}
		day := a.now
		if !s.Now.IsZero() {
			day = s.Now
		}
		base.Accept(day)
		if err := kept.keepBaseline(s.Name); err != nil {
			return nil, err
		}
		l.comments = append(l.comments, fmt.Sprintf("# upgrade of the %s, %s: %s: %s\n", s.Name, day.Format(time.DateOnly), a.word.Who, a.word.Why))
	}
	return &l, nil
}

// add puts entries into the file of what was accepted, in their place, and
// leaves the rest of it as somebody may have edited it.
func (a *acceptance) add(path, key, entries string) error {
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		text = []byte("# What \"dailycheck accept\" took as known. It can be edited.\nversion: 1\n")
	case err != nil:
		return fmt.Errorf("%s: %w", path, cli.Cause(err))
	}
	old := strings.TrimRight(string(text), "\n") + "\n"
	head := key + ":\n"
	switch at := strings.Index("\n"+old, "\n"+head); {
	case key == "":
		old += entries
	case at < 0:
		old += "\n" + head + entries
	default:
		old = old[:at+len(head)] + entries + old[at+len(head):]
	}
	if _, err := rulefile.Parse(strings.NewReader(old), path, rulefile.Options{}); err != nil {
		return &errSite{err}
	}
	if err := replace(path, []byte(old)); err != nil {
		return fmt.Errorf("%s: %w", path, cli.Cause(err))
	}
	return nil
}
