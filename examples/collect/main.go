// Collect makes the captures that the daily check reads: it runs a command such
// as ssh under a pseudo-terminal, visits the windows of a CMS server as a script
// says, and records what the terminal shows.
package main

import (
	"os"
	_ "time/tzdata" // so that -tz works where the system has no zones

	"example.com/centrevu/examples/internal/build"
)

func main() {
	if build.Said(os.Stdout, "collect", os.Args[1:]) {
		return
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
