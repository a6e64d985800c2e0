package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

func explain(c *command) error {
	file := c.flags.String("rules", "", "")
	primary := c.flags.String("primary", "", "")
	secondary := c.flags.String("secondary", "", "")
	tz := c.flags.String("tz", "Local", "")
	now := c.flags.String("now", "", "")
	if err := c.parse(); err != nil {
		return err
	}
	if c.flags.NArg() != 1 {
		return usagef("explain: name one rule, after the flags")
	}
	if *primary == "" && *secondary == "" {
		return usagef("explain: neither -primary nor -secondary names captures")
	}
	zone, err := time.LoadLocation(*tz)
	if err != nil {
		return usagef("-tz %s: no such zone", *tz)
	}
	at, err := timeOf(*now, zone)
	if err != nil {
		return err
	}
	opt := report.Options{Now: at}
	all := rules.All()
	if *file != "" {
		f, err := readRules(*file)
		if err != nil {
			fmt.Fprint(c.stdout, rulefile.Excerpts(err))
			return found(report.Unknown)
		}
		all, opt = f.With(all...), f.Options(opt)
	}
	id := c.flags.Arg(0)
	i := slices.IndexFunc(all, func(r report.Rule) bool { return r.ID == id })
	if i < 0 {
		return usagef("explain: there is no rule %s", id)
	}
	var p report.Pair
	if p.Primary, err = server(*primary, report.Primary, zone); err != nil {
		return err
	}
	if p.Secondary, err = server(*secondary, report.Secondary, zone); err != nil {
		return err
	}
	e, err := report.Explain(p, all[i], opt)
	if err != nil {
		return err
	}
	return c.show(e, *primary != "", *secondary != "")
}

func readRules(name string) (*rulefile.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cli.Cause(err))
	}
	defer f.Close()
	return rulefile.Parse(f, name, rulefile.Options{})
}

func timeOf(s string, zone *time.Location) (time.Time, error) {
	if s == "" {
		return time.Now().In(zone), nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.In(zone), nil
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		return t, usagef("-now %s: not a time such as 2000-05-02T08:00:00Z or \"2000-05-02 08:00\"", s)
	}
	return t, nil
}

// server reads a folder of captures. No folder is a server that was not seen.
func server(dir string, role report.Role, zone *time.Location) (*report.Server, error) {
	if dir == "" {
		return nil, nil
	}
	if info, err := os.Stat(dir); err != nil {
		return nil, usagef("-%s %s: %v", role, dir, cli.Cause(err))
	} else if !info.IsDir() {
		return nil, usagef("-%s %s: not a folder", role, dir)
	}
	s, err := report.ReadServer(os.DirFS(dir), centrevu.Source{Name: role.String(), Location: zone})
	if errors.Is(err, report.ErrNoCaptures) {
		return nil, usagef("-%s %s: %v", role, dir, report.ErrNoCaptures)
	}
	s.Role = role
	return s, nil // everything else that err says is among the server's problems
}

// show writes an explanation, without what it says of a server that was not
// asked about.
func (c *command) show(e *report.Explanation, primary, secondary bool) error {
	w := c.stdout
	fmt.Fprintf(w, "%s\n  %s\n  rests on: %s\n", e.Rule, e.Doc, e.Cite)
	for _, t := range e.Thresholds {
		fmt.Fprintf(w, "  %s is %s\n", t.Name, report.FormatAge(t.Value))
	}
	asked := func(name string) bool {
		return (primary || name != report.Primary.String()) && (secondary || name != report.Secondary.String())
	}
	worst := report.OK
	for i := range e.Findings {
		f := &e.Findings[i]
		if !asked(f.Server) || f.Rule != e.Rule {
			continue
		}
		if f.Status.Worse(worst) {
			worst = f.Status
		}
		fmt.Fprintf(w, "\n%s: %s: %s\n", about(f), strings.ToUpper(f.Status.String()), f.Message)
		if how := f.How; how != nil {
			fmt.Fprintf(w, "  by %s\n", how.Branch)
			for _, s := range how.Steps {
				fmt.Fprintf(w, "  %s\n", s)
			}
		}
		for _, l := range f.Evidence {
			fmt.Fprintf(w, "  %s\n", l)
		}
	}
	fmt.Fprintln(w)
	for _, v := range e.Facts {
		if asked(v.Server) && v.Name != "" {
			acd := ""
			if !v.ACD.IsZero() {
				acd = v.ACD.String() + " "
			}
			fmt.Fprintf(w, "read: %s: %s%s: %s\n", v.Server, acd, v.Name, v.Value)
		}
	}
	if worst.Worse(report.OK) {
		return found(worst)
	}
	return nil
}

// about names what a finding is about.
func about(f *report.Finding) string {
	about := cmp.Or(f.Server, "the pair")
	if !f.ACD.IsZero() {
		about += ", " + f.ACD.String()
	}
	return about
}
