package rules

import (
	"fmt"
	"time"
)

// age says how long ago something was, or how far ahead, in the two largest
// units that matter.
func age(d time.Duration) string {
	d = d.Abs()
	days, hours, minutes := int(d.Hours())/24, int(d.Hours())%24, int(d.Minutes())%60
	switch {
	case days >= 3:
		return fmt.Sprintf("%d days", days)
	case d >= time.Hour && minutes == 0:
		return fmt.Sprintf("%d h", int(d.Hours()))
	case d >= time.Hour:
		return fmt.Sprintf("%d h %d min", days*24+hours, minutes)
	}
	return fmt.Sprintf("%d min", minutes)
}

// clock shows a wall-clock time as the server has it. Seconds are left out
// where there are none: most windows do not show them.
func clock(t time.Time) string {
	if t.Second() == 0 {
		return t.Format("2006-01-02 15:04")
	}
	return t.Format("2006-01-02 15:04:05")
}
