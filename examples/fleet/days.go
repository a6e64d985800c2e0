package main

import (
	"strings"
	"time"

	"example.com/centrevu/examples/internal/checked"
)

// dayOf returns the day that a folder is named after.
func dayOf(name string) (day string, ok bool) {
	for _, layout := range []string{time.DateOnly, checked.Moment} {
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
