package main

import (
	"strings"
	"time"

	"example.com/centrevu/examples/internal/checked"
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
// does for a day that is over: what the name of its folder says, else what its
// captures tell, else its end.
func checkedAt(folder, day string, zone *time.Location, p report.Pair) time.Time {
	if t, err := time.ParseInLocation(momentLayout, folder, zone); err == nil {
		return t
	}
	begin, _ := time.ParseInLocation(time.DateOnly, day, zone)
	t := checked.At(p, begin)
	if t.IsZero() {
		return begin.AddDate(0, 0, 1).Add(-time.Minute) // captures of another day are as old, or as new, as they are
	}
	return t.In(zone)
}
