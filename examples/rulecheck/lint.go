package main

import (
	"fmt"
	"strings"

	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

func lint(c *command) error {
	strict := c.flags.Bool("strict", false, "")
	if err := c.parse(); err != nil {
		return err
	}
	fsys, names, err := c.files("rule file")
	if err != nil {
		return err
	}
	f, err := rulefile.ParseFS(fsys, rulefile.Options{}, escaped(names)...)
	c.wrong(err)
	for _, w := range f.Warnings {
		c.rename(w)
		fmt.Fprintf(c.stdout, "warning: %s\n", w.Excerpt())
	}
	switch {
	case err != nil:
		return found(report.Critical)
	case *strict && len(f.Warnings) > 0:
		return found(report.Warning)
	}
	fmt.Fprintf(c.stdout, "%d rules, %d warnings\n", len(f.Rules), len(f.Warnings))
	return nil
}

// escaped keeps names from being read as patterns.
func escaped(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = strings.NewReplacer(`\`, `\\`, "*", `\*`, "?", `\?`, "[", `\[`).Replace(name)
	}
	return list
}
