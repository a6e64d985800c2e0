package main

import (
	"slices"
	"time"
)

// Config is what the stages are told of the command line. Beam sends it to where
// they run.
type Config struct {
	Out       string // where outputs are written to, until all of them are
	Zone      string // of servers without a site file
	Rules     string // text of the rule file of the fleet
	RulesName string
	From, To  string // first and last day; empty for those that there are
	All       bool   // findings that are well, too
	Pages     string // all, wrong or none
	OtherLogs bool   // logs are found by their own patterns
}

// within reports whether a day is one of those asked for.
func (c *Config) within(day string) bool {
	return (c.From == "" || day >= c.From) && (c.To == "" || day <= c.To)
}

// days returns the days to judge, in order: from the first to the last that was
// asked for, else all on which anything was captured in the fleet.
func (c *Config) days(captured func(*string) bool) []string {
	var days []string
	if c.From != "" && c.To != "" {
		first, _ := time.Parse(time.DateOnly, c.From) // the flags were checked
		for d := first; d.Format(time.DateOnly) <= c.To; d = d.AddDate(0, 0, 1) {
			days = append(days, d.Format(time.DateOnly))
		}
		return days
	}
	var day string
	for captured(&day) {
		days = append(days, splitRuns([]string{day})...)
	}
	slices.Sort(days)
	return slices.Compact(days)
}
