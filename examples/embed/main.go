// Embed is a whole in-house tool: the built-in rules, one of its own in Go, a
// file of the site's, and output of its own. It checks captures in the folders
// that are named on the command line, primary first.
package main

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
	"example.com/centrevu/report/rules"
)

//go:embed site.yml
var site string

var counted = report.Rule{
	ID: "house.acds", Doc: "Does the window show the eight ACDs that we have?",
	Cite: "network plan", Advice: "Scroll the whole window while capturing.", Needs: []report.Fact{report.FactLinks},
	Check: func(p *report.Pass) error {
		if n := len(p.Server.Links.Links); n == 2 { // the samples have two
			p.OKf("all %d are shown", n)
		} else {
			p.Warnf("%d are shown", n)
		}
		return nil
	},
}

func main() { os.Exit(check(os.Args[1:], time.Now(), os.Stdout)) }

func check(folders []string, now time.Time, out io.Writer) int {
	f, err := rulefile.Parse(strings.NewReader(site), "site.yml", rulefile.Options{Builtin: append(rules.All(), counted)})
	if err != nil || len(folders) != 2 {
		fmt.Fprint(out, "usage: embed PRIMARY SECONDARY\n", rulefile.Excerpts(err))
		return 3
	}
	// What cannot be read of a folder is in the report.
	primary, _ := report.ReadServer(os.DirFS(folders[0]), centrevu.Source{Name: "primary"})
	secondary, _ := report.ReadServer(os.DirFS(folders[1]), centrevu.Source{Name: "secondary"})
	r := report.Evaluate(report.Pair{Primary: primary, Secondary: secondary},
		f.With(append(rules.All(), counted)...), f.Options(report.Options{Now: now}))
	for _, g := range r.Findings {
		if g.Status.Worse(report.OK) || strings.HasPrefix(g.Rule, "site.") {
			fmt.Fprintf(out, "%-8s %-9s %-6s %s (%s)\n", g.Status, g.Server, g.ACD, g.Message, g.Rule)
		}
	}
	return r.Worst().ExitCode()
}
