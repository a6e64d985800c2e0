// Explain shows the screens of a capture as centrevu sees them: what was read
// from each row, and which rows nothing claimed.
package main

import (
	"os"
	_ "time/tzdata" // so that -tz works where the system has no zones

	"example.com/centrevu/examples/internal/build"
)

func main() {
	if build.Said(os.Stdout, "explain", os.Args[1:]) {
		return
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
