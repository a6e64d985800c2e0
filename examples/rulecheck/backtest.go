package main

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

// day is the captures of one check that somebody kept.
type day struct {
	dir string
	now time.Time
	p   report.Pair
}

func backtest(c *command) error {
	tz := c.flags.String("tz", "Local", "")
	if err := c.parse(); err != nil {
		return err
	}
	if c.flags.NArg() < 2 {
		return usagef("backtest: name a rule file and folders of captures")
	}
	zone, err := time.LoadLocation(*tz)
	if err != nil {
		return usagef("-tz %s: no such zone", *tz)
	}
	if _, err := os.Stat(c.flags.Arg(0)); err != nil {
		return usagef("%s: %v", c.flags.Arg(0), cli.Cause(err))
	}
	var days []day
	for _, dir := range c.flags.Args()[1:] {
		found, err := daysIn(dir, zone)
		if err != nil {
			return err
		}
		days = append(days, found...)
	}
	slices.SortStableFunc(days, func(a, b day) int { return a.now.Compare(b.now) })
	f, err := readRules(c.flags.Arg(0))
	if err != nil {
		fmt.Fprint(c.stdout, rulefile.Excerpts(err))
		return found(report.Unknown)
	}
	spoke := map[string]int{}
	var kept reports
	for _, d := range days {
		r := report.Evaluate(d.p, f.Rules, f.Options(report.Options{Now: d.now, History: slices.Clone(kept)}))
		kept = append(kept, r)
		heard := map[string]bool{}
		for i := range r.Findings {
			g := &r.Findings[i]
			own := slices.ContainsFunc(f.Rules, func(rule report.Rule) bool { return rule.ID == g.Rule })
			if !own && g.Rule != report.RuleDays || !g.Status.Worse(report.OK) || d.without(g.Server) {
				continue
			}
			if !heard[g.Rule] {
				heard[g.Rule] = true
				spoke[g.Rule]++
			}
			fmt.Fprintf(c.stdout, "%s: %s: %s, %s: %s\n", report.FormatTime(d.now), g.Rule, about(g), g.Status, g.Message)
		}
	}
	for _, r := range f.Rules {
		fmt.Fprintf(c.stdout, "%s: on %d of %d days\n", r.ID, spoke[r.ID], len(days))
	}
	return nil
}

// without reports whether nothing was kept of a server, so that there is nothing
// to say of it.
func (d *day) without(server string) bool {
	return d.p.Primary == nil && server == report.Primary.String() || d.p.Secondary == nil && server == report.Secondary.String()
}

// daysIn returns the checks that a folder holds: one, if there is a folder
// primary or secondary in it, else those in its folders.
func daysIn(dir string, zone *time.Location) ([]day, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, usagef("%s: %v", dir, cli.Cause(err))
	}
	if d, ok, err := dayIn(dir, zone); ok || err != nil {
		return []day{d}, err
	}
	var list []day
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		d, ok, err := dayIn(filepath.Join(dir, e.Name()), zone)
		if err != nil {
			return nil, err
		}
		if ok {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return nil, usagef("%s: no folder primary or secondary in it, nor in its folders", dir)
	}
	return list, nil
}

func dayIn(dir string, zone *time.Location) (d day, ok bool, err error) {
	d.dir = dir
	for role, to := range map[report.Role]**report.Server{report.Primary: &d.p.Primary, report.Secondary: &d.p.Secondary} {
		sub := filepath.Join(dir, role.String())
		if info, err := os.Stat(sub); err != nil || !info.IsDir() {
			continue
		}
		ok = true
		if *to, err = server(sub, role, zone); err != nil {
			return d, false, err
		}
	}
	if !ok {
		return d, false, nil
	}
	if d.now = checkedAt(d, zone); d.now.IsZero() {
		return d, false, usagef("%s: nothing tells when it was captured; a name such as 2000-05-02T0800 would", dir)
	}
	return d, true, nil
}

// checkedAt returns when the captures were made: what the name of the folder
// says, else what they tell themselves, in the day that it names if it does.
func checkedAt(d day, zone *time.Location) time.Time {
	name := filepath.Base(filepath.Clean(d.dir))
	for _, layout := range []string{"2006-01-02T1504", "2006-01-02T15:04", "2006-01-02 1504", "2006-01-02 15:04", "2006-01-02_1504", "20060102T1504", "20060102-1504", "200601021504"} {
		if at, err := time.ParseInLocation(layout, strings.TrimSpace(name), zone); err == nil {
			return at
		}
	}
	if _, err := time.Parse(time.DateOnly, name); err == nil {
		return checked.AsOf(d.p, name, name, zone)
	}
	return checked.At(d.p, time.Time{}).In(zone)
}

// reports is a History in memory, the oldest first.
type reports []*report.Report

func (h reports) Reports(since time.Time) iter.Seq2[*report.Report, error] {
	return func(yield func(*report.Report, error) bool) {
		for _, r := range slices.Backward(h) {
			if r.Now.Before(since) || !yield(r, nil) {
				return
			}
		}
	}
}
