package render

import (
	"cmp"

	"example.com/centrevu/report"
)

// ANSI's select graphic rendition, as every terminal of the last forty years
// has it.
const (
	reset   = "\x1b[0m"
	bold    = "\x1b[1m"
	red     = "\x1b[1;31m"
	green   = "\x1b[32m"
	yellow  = "\x1b[33m"
	magenta = "\x1b[35m"
)

var colors = map[report.Status]string{report.OK: green, report.Warning: yellow, report.Critical: red, report.Unknown: magenta}

func color(s report.Status) string { return cmp.Or(colors[s], bold) }

func (t *text) paint(with, s string) string {
	if !t.opt.Color || s == "" {
		return s
	}
	return with + s + reset
}
