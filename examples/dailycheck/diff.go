package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"example.com/centrevu/report"
)

const helpDiff = `dailycheck diff [-since DAY] [flags of dailycheck]

Says what changed since the last check of a day, by the history of the site's
state folder; what reads the same of several ACDs is one line. Nothing is added
to the history.

  -since DAY   2026-11-25, in the servers' zone (default: the last check before
               today)

Exit status: that of the check, which is 0 all is well, 1 warning, 2 critical,
3 unknown, or the check or the comparison could not be made.
`

func diff(args []string, stdout, stderr io.Writer) error {
	since := ""
	f, err := parse("dailycheck diff", args, func(_ *flags, set *flag.FlagSet) { set.StringVar(&since, "since", "", "") })
	if err != nil {
		return usage(err)
	}
	kept, err := f.neededState()
	if err != nil {
		return err
	}
	defer kept.close()
	if _, err := time.Parse(time.DateOnly, since); since != "" && err != nil {
		return usage(fmt.Errorf("-since %s: not a day such as 2026-11-25", since))
	}
	r := f.judge(kept, stderr)
	old, err := f.lastOf(kept, since)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "From %s (%s) to %s (%s)\n", report.FormatTime(old.Now.In(f.zone)), old.Worst(), report.FormatTime(r.Now), r.Worst())
	c := report.Diff(old, r)
	for _, part := range []struct {
		name string
		list []report.Change
	}{{"new", c.New}, {"worse", c.Worse}, {"better", c.Better}, {"gone", c.Gone}, {"as before", c.Unchanged}} {
		for _, c := range foldChanges(part.list) {
			fmt.Fprintf(stdout, "%-10s %s\n", part.name, c)
		}
	}
	return exit(r.Worst().ExitCode())
}

// lastOf returns the last report of a day that was made before now, or of the
// last day before today.
func (f *flags) lastOf(kept *state, since string) (*report.Report, error) {
	for r, err := range kept.before(f.now).Reports(time.Time{}) {
		if err != nil {
			continue // the report has a finding that says so
		}
		day := r.Now.In(f.zone).Format(time.DateOnly)
		if day == since || since == "" && day < f.now.Format(time.DateOnly) {
			return r, nil
		}
	}
	if since == "" {
		return nil, errors.New("the history has no check before today")
	}
	return nil, fmt.Errorf("the history has no check on %s", since)
}
