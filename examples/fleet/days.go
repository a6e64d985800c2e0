package main

import (
	"strings"
	"time"

	"example.com/centrevu/report"
)

// momentLayout names the folder of one of several checks of a day; each has the
// day in front, which is the name of the folder where there is one check.
const momentLayout = time.DateOnly + "T1504"

// dayOf returns the day that a folder is named after.
func dayOf(name string) (day string, ok bool) {
	for _, layout := range []string{time.DateOnly, momentLayout} {
		if t, err := time.Parse(layout, name); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// folderOf returns which of a site's folders, in their order, holds the captures
// of a day, "" if none does. Of several checks of a day the last counts.
func folderOf(folders []string, day string) string {
	found := ""
	for _, name := range folders {
		if name == day || strings.HasPrefix(name, day+"T") {
			found = name
		}
	}
	return found
}

// checkedAt returns the time as of which a day is judged, as the daily check
// does for a day that is over: what the name of its folder says, else the latest
// that its captures show, else its end. A file that does not show when it was
// captured, such as an error log, was if it was written within the hour behind
// the others.
func checkedAt(folder, day string, zone *time.Location, p report.Pair) time.Time {
	if t, err := time.ParseInLocation(momentLayout, folder, zone); err == nil {
		return t
	}
	begin, _ := time.ParseInLocation(time.DateOnly, day, zone)
	end := begin.AddDate(0, 0, 1)
	var shown, written []time.Time
	for _, s := range []*report.Server{p.Primary, p.Secondary} {
		if s == nil {
			continue
		}
		for _, c := range s.Captures {
			if c.CapturedAt.IsZero() {
				written = append(written, c.ModTime)
			} else {
				shown = append(shown, c.CapturedAt)
			}
		}
	}
	latest := func(times []time.Time, before time.Time) (t time.Time) {
		for _, u := range times {
			if u.After(t) && !u.Before(begin) && u.Before(before) {
				t = u
			}
		}
		return t
	}
	t := latest(shown, end)
	if w := latest(written, end); t.IsZero() {
		t = w
	} else if w = latest(written, t.Add(time.Hour)); w.After(t) {
		t = w
	}
	if t.IsZero() {
		return end.Add(-time.Minute) // captures of another day are as old, or as new, as they are
	}
	return t.In(zone)
}
