// Command wholeprocess reads a terminal stream and counts the screens in it,
// so that the emulator can be timed as a process of its own.
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"example.com/centrevu/internal/vt"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: wholeprocess file")
	}
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	screens := 0
	t := vt.New(vt.Options{OnSnapshot: func(*vt.Snapshot) { screens++ }})
	buf := make([]byte, 64<<10)
	for {
		n, err := f.Read(buf)
		_, _ = t.Write(buf[:n])
		if err == io.EOF {
			break
		}
		if err != nil {
			log.Fatal(err)
		}
	}
	t.Close()
	fmt.Println(screens)
}
