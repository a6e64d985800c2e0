//go:build linux || darwin || freebsd || netbsd

package cli

import (
	"os"
	"syscall"
	"unsafe"
)

// Columns asks a terminal how wide it is. That it answers tells it from
// other devices, such as /dev/null. golang.org/x/term would be one more module
// in the go.mod of everybody who imports this one, for one call.
func Columns(file *os.File) (columns int, ok bool) {
	var size struct{ rows, columns, x, y uint16 }
	raw, err := file.SyscallConn()
	if err != nil {
		return 0, false
	}
	err = raw.Control(func(fd uintptr) {
		_, _, e := syscall.Syscall(syscall.SYS_IOCTL, fd, syscall.TIOCGWINSZ, uintptr(unsafe.Pointer(&size)))
		ok = e == 0
	})
	return int(size.columns), ok && err == nil
}
