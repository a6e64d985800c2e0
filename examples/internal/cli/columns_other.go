//go:build !(linux || darwin || freebsd || netbsd)

package cli

import "os"

// Columns tells a terminal by its being a device that is not the null one; how
// wide it is only COLUMNS says.
func Columns(file *os.File) (columns int, ok bool) {
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return 0, false
	}
	null, err := os.Stat(os.DevNull)
	return 0, err != nil || !os.SameFile(info, null)
}
