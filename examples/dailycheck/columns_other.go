//go:build !(linux || darwin || freebsd || netbsd)

package main

import "os"

// terminalColumns tells a terminal by its being a device; how wide it is only
// COLUMNS says.
func terminalColumns(file *os.File) (columns int, ok bool) {
	info, err := file.Stat()
	return 0, err == nil && info.Mode()&os.ModeCharDevice != 0
}
