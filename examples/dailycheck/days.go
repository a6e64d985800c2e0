package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
)

// siteFile is the site file in the folder of a site.
const siteFile = "site.yml"

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
		if _, err := time.Parse(checked.Moment, e.Name()); err == nil && e.IsDir() && strings.HasPrefix(e.Name(), day+"T") {
			f.day = filepath.Join(f.siteDir, e.Name())
		}
	}
	return nil
}

// passedOver notes what lies beside the servers' folders of the day, and folders that are
// named after the day and as no check of it: nothing of them is read, and they can hold
// what was captured last. What begins with a dot is left out, as among captures.
func (f *flags) passedOver(s *report.Server) {
	read := map[string]bool{}
	for _, name := range serverNames {
		if in, err := filepath.Rel(f.day, f.folder(name)); err == nil && filepath.IsLocal(in) {
			first, _, _ := strings.Cut(filepath.ToSlash(in), "/")
			read[first] = true
		}
	}
	if f.day == "" || len(read) == 0 || read["."] {
		return
	}
	note := func(dir, why string, passed func(e fs.DirEntry) bool) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return // it is not there, or the servers' folders in it cannot be read either
		}
		for _, e := range entries {
			if !passed(e) {
				continue
			}
			at := filepath.Join(dir, e.Name())
			name := e.Name()
			if in, err := filepath.Rel(f.folder(s.Name), at); err == nil {
				name = filepath.ToSlash(in)
			}
			s.Captures = append(s.Captures, report.Capture{Name: s.Name + "/" + name, ModTime: written(at, time.Time{}, time.Time{}), Unrecognised: why})
		}
	}
	shows := f.besides(s.Name, read)
	note(f.day, "it lies beside the folders of the servers", func(e fs.DirEntry) bool {
		return shows[e.Name()]
	})
	day := filepath.Base(f.day)[:len(time.DateOnly)]
	note(f.siteDir, "a check of the day is named "+day+" or, with its time, "+day+"T0800", func(e fs.DirEntry) bool {
		_, err := time.Parse(checked.Moment, e.Name())
		return e.IsDir() && e.Name() != day && namedAfter(e.Name(), day) && err != nil
	})
}

// dayInName is a day that a name begins with, the year first: "2026-11-26", "2026-11-6",
// "20261126", "202611260800".
var dayInName = regexp.MustCompile(`^(\d{4})(?:[-._ ](\d\d?)[-._ ](\d\d?)|(\d\d)(\d\d)(?:\d{4}|\d{6})?)(?:\D|$)`)

// namedAfter reports whether a name begins with a day, in whatever way it is written.
func namedAfter(name, day string) bool {
	m := dayInName.FindStringSubmatch(name)
	if m == nil {
		return strings.HasPrefix(name, day)
	}
	return fmt.Sprintf("%s-%02s-%02s", m[1], m[2]+m[4], m[3]+m[5]) == day
}

// besides returns which of the files and folders of the day, but for those that were read,
// show something of a server: a report or a list of sums does not.
func (f *flags) besides(name string, read map[string]bool) map[string]bool {
	entries, err := os.ReadDir(f.day)
	if err != nil || !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name()[0] != '.' && !read[e.Name()] }) {
		return nil
	}
	shows := map[string]bool{}
	for _, c := range f.server(name, f.day).Captures {
		first, _, _ := strings.Cut(strings.TrimPrefix(c.Name, name+"/"), "/")
		if len(c.Facts) > 0 && !read[first] {
			shows[first] = true
		}
	}
	return shows
}

// written returns when the last of the files in a folder, or a file itself, was written in
// from..before, from if none was. A zero bound is none.
func written(path string, from, before time.Time) time.Time {
	last := from
	// What cannot be read tells nothing.
	_ = filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil && info.ModTime().After(last) && (before.IsZero() || info.ModTime().Before(before)) {
			last = info.ModTime()
		}
		return nil
	})
	return last
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
		_, err2 := time.Parse(checked.Moment, e.Name())
		if e.IsDir() && (err == nil || err2 == nil) {
			f.date, f.day = e.Name()[:len(time.DateOnly)], filepath.Join(f.siteDir, e.Name())
		}
	}
}

// past reports whether a day is checked that is over.
func (f *flags) past() bool {
	return f.date != "" && !f.given["now"] && f.date < f.now.Format(time.DateOnly)
}

// checkedBefore returns when the day before the one that is checked was, by the folders of
// the site: what the name of the last folder says, else when the last of its captures was
// made, as far as the times of their files tell. It is zero if there is none.
func (f *flags) checkedBefore() time.Time {
	entries, err := os.ReadDir(f.siteDir)
	if f.siteDir == "" || err != nil {
		return time.Time{}
	}
	var last time.Time
	for _, e := range entries { // in the order of their times
		if !e.IsDir() || e.Name() >= filepath.Base(f.day) {
			continue
		}
		if at, err := time.ParseInLocation(checked.Moment, e.Name(), f.zone); err == nil {
			last = at
		} else if day, err := time.ParseInLocation(time.DateOnly, e.Name(), f.zone); err == nil {
			last = written(filepath.Join(f.siteDir, e.Name()), day, day.AddDate(0, 0, 1))
		}
	}
	return last
}
