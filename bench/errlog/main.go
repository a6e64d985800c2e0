// Errlog measures how fast logs are read: by errlog.Entries, by bufio.Scanner,
// which merely splits the same bytes into lines, and by what else one could
// read them with.
//
//	go run ./errlog              # the table
//	go run ./errlog -stream 10   # 10 GB through a pipe: time and memory
//	go run ./errlog -stream 10 -unloaded   # the same as a table
//
// The log is made up: the documented record again and again, an entry every
// ten minutes, with descriptions of one to four lines. All readers are given
// the same bytes and must find the same number of entries.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	size := flag.Int("mb", 64, "size of the log in MB; the slower readers get the start of it")
	stream := flag.Float64("stream", 0, "instead of the table, stream that many GB through a pipe")
	unloaded := flag.Bool("unloaded", false, "stream an unloaded customer_log, not a report")
	child := flag.String("read", "", "read a file, or - for the standard input, and print what that took")
	flag.Parse()
	var err error
	switch {
	case *child != "":
		err = readAlone(*child, *unloaded)
	case *stream > 0:
		err = streamed(int64(*stream*1e9), *unloaded)
	default:
		err = table(*size << 20)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "errlog:", err)
		os.Exit(1)
	}
}
