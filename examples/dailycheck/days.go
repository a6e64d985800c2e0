package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
)

// siteFile is the site file in the folder of a site.
const siteFile = "site.yml"

// momentLayout names the folder of one of several checks of a day; each has the
// day in front, which is the name of the folder where there is one check.
const momentLayout = time.DateOnly + "T1504"

// findDay finds the folder of the day to check. There need be none: then
// nothing was captured, and the day before says nothing of today.
func (f *flags) findDay() error {
	day := f.date
	if day == "" {
		day = f.now.Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, day); err != nil {
		return fmt.Errorf("-date %s: not a day such as 2026-11-26", day)
	}
	f.day = filepath.Join(f.siteDir, day)
	// Of several checks of a day the last counts: the names sort by time.
	entries, err := os.ReadDir(f.siteDir)
	if err != nil {
		return fmt.Errorf("-site %s: %w", f.siteDir, cli.Cause(err))
	}
	for _, e := range entries {
		if _, err := time.Parse(momentLayout, e.Name()); err == nil && e.IsDir() && strings.HasPrefix(e.Name(), day+"T") {
			f.day = filepath.Join(f.siteDir, e.Name())
		}
	}
	return nil
}

// newestDay takes the last day of a site that has captures where no day is named
// and today has none.
func (f *flags) newestDay() {
	if _, err := os.Stat(f.day); f.siteDir == "" || f.date != "" || err == nil {
		return
	}
	entries, err := os.ReadDir(f.siteDir)
	if err != nil {
		return // findDay has said so
	}
	for _, e := range entries { // in the order of their times
		_, err := time.Parse(time.DateOnly, e.Name())
		_, err2 := time.Parse(momentLayout, e.Name())
		if e.IsDir() && (err == nil || err2 == nil) {
			f.date, f.day = e.Name()[:len(time.DateOnly)], filepath.Join(f.siteDir, e.Name())
		}
	}
}

// past reports whether a day is checked that is over.
func (f *flags) past() bool {
	return f.date != "" && !f.given["now"] && f.date < f.now.Format(time.DateOnly)
}

// asOf returns the time as of which a day that is over is checked: what the name
// of its folder says, else what its captures tell, else its end.
func (f *flags) asOf(p report.Pair) time.Time {
	if t, err := time.ParseInLocation(momentLayout, filepath.Base(f.day), f.zone); err == nil {
		return t
	}
	day, _ := time.ParseInLocation(time.DateOnly, f.date, f.zone)
	t := checked.At(p, day)
	if t.IsZero() {
		return day.AddDate(0, 0, 1).Add(-time.Minute) // captures of another day are as old, or as new, as they are
	}
	return t.In(f.zone)
}
