package rules

import (
	"time"

	"example.com/centrevu/report"
)

func age(d time.Duration) string { return report.FormatAge(d) }

func clock(t time.Time) string { return report.FormatTime(t) }
