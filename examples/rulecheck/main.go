// Rulecheck works on rule files: it looks for what is wrong with them, runs
// their tests, says how a rule came to a verdict and on which days of the past it
// would have spoken, and prints the catalogue of
// rules.
package main

import (
	"os"
	_ "time/tzdata" // so that -tz works where the system has no zones
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
