package main

import (
	"fmt"

	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

func runTests(c *command) error {
	verbose := c.flags.Bool("v", false, "")
	partial := c.flags.Bool("partial", false, "")
	if err := c.parse(); err != nil {
		return err
	}
	fsys, names, err := c.files("test file")
	if err != nil {
		return err
	}
	cover := &rulefile.Coverage{}
	passed, failed, wrong := 0, 0, false
	for _, name := range names {
		f, err := rulefile.ParseTests(fsys, name, rulefile.Options{Coverage: cover})
		if err != nil {
			c.wrong(err)
			wrong = true
			continue
		}
		for _, r := range f.Run() {
			if len(r.Failures) == 0 {
				passed++
				if *verbose {
					fmt.Fprintf(c.stdout, "ok    %s:%d: %s\n", c.named(r.File), r.Line, r.Name)
				}
				continue
			}
			failed++
			fmt.Fprintf(c.stdout, "FAIL  %s:%d: %s\n", c.named(r.File), r.Line, r.Name)
			for _, failure := range r.Failures {
				fmt.Fprintf(c.stdout, "      %s\n", failure)
			}
		}
	}
	counts, missed := cover.Counts(), cover.Missed()
	if *verbose {
		for _, n := range counts {
			fmt.Fprintf(c.stdout, "%5d times  %s of %s\n", n.Times, n.Outcome, n.Rule)
		}
	}
	for _, b := range missed {
		fmt.Fprintf(c.stdout, "not tested: %s of %s\n", b.Outcome, b.Rule)
	}
	fmt.Fprintf(c.stdout, "%d passed, %d failed, %d of %d outcomes tested\n", passed, failed, len(counts)-len(missed), len(counts))
	switch {
	case wrong || failed > 0:
		return found(report.Critical)
	case len(missed) > 0 && !*partial:
		return found(report.Warning)
	}
	return nil
}
