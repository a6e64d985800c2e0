// Dailycheck does the daily check that the CMS High Availability guide asks
// for, on captures of the two servers of a pair.
package main

import (
	"os"
	_ "time/tzdata" // so that -tz works where the system has no zones
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}
