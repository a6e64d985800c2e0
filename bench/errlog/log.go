package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"
)

const article = `SPI configuration error: Switch and UNIX clocks differ by more
than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX
clock is 12:29:32 10/19/15 Data collection will remain down
until switch or UNIX clock is reset so they agree.
`

var lines = strings.SplitAfter(article, "\n")

// makeLog returns a log of about the given size and the number of its entries.
func makeLog(size int) ([]byte, int) {
	var b bytes.Buffer
	t := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	n := 0
	for ; b.Len() < size; n++ {
		fmt.Fprintf(&b, "%s %d %d INFO\n", t.Format("01/02/06 03:04 PM"), n%200, n%8+1)
		for _, l := range lines[:1+n%4] {
			b.WriteString(l)
		}
		t = t.Add(10 * time.Minute)
		if t.Year() > 2026 {
			t = t.AddDate(-14, 0, 0)
		}
	}
	return b.Bytes(), n
}

// makeTable returns an unloaded customer_log of about the given size.
func makeTable(size int) []byte {
	var b bytes.Buffer
	t := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := 0; b.Len() < size; n++ {
		text := strings.ReplaceAll(strings.Join(lines[:1+n%4], ""), "\n", " ")
		fmt.Fprintf(&b, "%d|%d|%s|%s|%d|%d|INFO|\n", n%8+1, n%30+1, t.Format("01/02/2006"), strings.TrimSpace(text), n%200, t.Unix())
		t = t.Add(10 * time.Minute)
	}
	return b.Bytes()
}

// repeat is a reader of a log that comes again and again, without being held.
type repeat struct {
	log  []byte
	at   int
	left int64
}

func (r *repeat) Read(b []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := copy(b[:min(int64(len(b)), r.left)], r.log[r.at:])
	r.at = (r.at + n) % len(r.log)
	r.left -= int64(n)
	return n, nil
}
