package rules

import (
	"slices"

	"example.com/centrevu/internal/wording"
	"example.com/centrevu/report"
)

// serious holds what documents say reaches the log, by parts that the text has
// to hold in small letters. The whole wording is documented of the first two
// only.
var serious = []struct {
	parts  []string
	status report.Status
	advice string
}{
	{[]string{"data collection will remain down"}, report.Critical,
		"Set the switch's clock or the server's so that they agree: data collection stays down until then (SOLN277288)."},
	{[]string{"clocks differ by more than 24 hours"}, report.Critical,
		"Set the switch's clock or the server's so that they agree: data collection stays down until then (SOLN277288)."},
	{[]string{"archiv", "fail"}, report.Critical,
		"Look at the archive log, then archive again with Maintenance > Archive Data."},
	{[]string{"disk", "full"}, report.Critical,
		"Free space on the disk, or call support: a full disk stops archiving and data collection."},
	{[]string{"disk"}, report.Warning,
		"Look at the free space: a full disk stops archiving and data collection."},
	{[]string{"link", "down"}, report.Warning,
		"Look at Maintenance > Connection Status. A brief outage does not call for a switch-over (R21)."},
	{[]string{"timetable", "stopped"}, report.Warning,
		"Look at the timetable and start it again: backups run by timetable on both servers."},
	{[]string{"dictionary", "mismatch"}, report.Warning,
		"Synchronize the servers: backup on the primary, restore on the secondary in single-user mode."},
}

func seriousness(text string) (report.Status, string) {
	text = wording.Spaced(text)
next:
	for _, s := range serious {
		for _, part := range s.parts {
			if !containsFold(text, part) {
				continue next
			}
		}
		return s.status, s.advice
	}
	return report.Warning, ""
}

func seriousAdvice() []string {
	var list []string
	for _, s := range serious {
		list = append(list, s.advice)
	}
	return slices.Compact(list)
}
