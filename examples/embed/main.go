// Embed is a whole in-house tool: the built-in rules, one of its own in Go, a
// file of the site's, a history over days, and output of its own. It checks
// captures in the two folders that are named on the command line, primary first,
// and keeps its reports in the file that is named behind them.
package main

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	_ "time/tzdata" // so that the zone is known wherever this runs

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

//go:embed site.yml
var site string

// zone is that of both servers' clocks: what they show does not say it.
const zone, usage = "America/Denver", "usage: embed PRIMARY SECONDARY HISTORY"

var counted = report.Rule{
	ID: "house.acds", Doc: "Does the window show the two ACDs that we have?",
	Cite: "network plan", Advice: "Scroll the whole window while capturing.", Needs: []report.Fact{report.FactLinks},
	Check: func(p *report.Pass) error {
		if n := len(p.Server.Links.Links); n == 2 {
			p.OKf("all %d are shown", n)
		} else {
			p.Warnf("%d are shown", n)
		}
		return nil
	},
}

func main() { os.Exit(check(os.Args[1:], time.Now(), os.Stdout, os.Stderr)) }

func check(args []string, now time.Time, out, errs io.Writer) int {
	if len(args) == 1 && (args[0] == "-h" || args[0] == "--help") {
		fmt.Fprintln(out, usage+"\n\nExit status: 0 all is well, 1 warning, 2 critical, 3 unknown or not checked.")
		return 0
	}
	local, err := time.LoadLocation(zone)
	f, wrong := rulefile.Parse(strings.NewReader(site), "site.yml", rulefile.Options{Builtin: append(rules.All(), counted)})
	if err != nil || wrong != nil || len(args) != 3 {
		fmt.Fprint(errs, usage+"\n", rulefile.Excerpts(wrong))
		return report.Unknown.ExitCode()
	}
	kept, err := os.OpenFile(args[2], os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		fmt.Fprintln(errs, err)
		return report.Unknown.ExitCode()
	}
	defer kept.Close()
	history, _ := report.NewHistory(kept) // what is wrong with it becomes a finding
	primary, err1 := report.ReadServer(os.DirFS(args[0]), centrevu.Source{Name: "primary", Location: local})
	secondary, err2 := report.ReadServer(os.DirFS(args[1]), centrevu.Source{Name: "secondary", Location: local})
	if err := errors.Join(err1, err2); err != nil {
		fmt.Fprintln(out, centrevu.Excerpts(err)) // what was not read: the report counts it, this shows it
	}
	r := report.Evaluate(report.Pair{Primary: primary, Secondary: secondary},
		f.With(append(rules.All(), counted)...), f.Options(report.Options{Now: now.In(local), History: history}))
	for _, g := range r.Findings {
		if g.Status.Worse(report.OK) || strings.HasPrefix(g.Rule, "site.") {
			fmt.Fprintf(out, "%-8s %-9s %-6s %s (%s)\n", g.Status, g.Server, g.ACD, g.Message, g.Rule)
		}
	}
	if err := report.Append(kept, r); err != nil {
		fmt.Fprintln(errs, err)
		return report.Unknown.ExitCode()
	}
	return r.Worst().ExitCode()
}
