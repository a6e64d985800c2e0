// Rules compares ways to judge the same ten conditions: in Go, in our rule
// files, in bare expr and in CEL. From the folder bench:
//
//	go run ./rules
//
// prints a table. The first three rows answer conditions and nothing else; the
// last two are whole rules in report.Evaluate, with a message and a finding for
// each condition, link and server.
package main

import (
	"fmt"
	"os"
	"testing"
	"text/tabwriter"
)

func main() {
	if err := sameAnswers(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "ten conditions\tns a condition\tB\tallocs\tms to load 200 rules\t")
	for _, c := range contenders {
		r := testing.Benchmark(func(b *testing.B) { judge(b, c) })
		per := float64(r.N) * float64(c.conditions)
		load := "-"
		if c.load != nil {
			l := testing.Benchmark(func(b *testing.B) {
				for b.Loop() {
					if err := c.load(); err != nil {
						b.Fatal(err)
					}
				}
			})
			load = fmt.Sprintf("%.1f", float64(l.NsPerOp())/1e6)
		}
		fmt.Fprintf(w, "%s\t%.0f\t%.0f\t%.1f\t%s\t\n", c.name, float64(r.T.Nanoseconds())/per,
			float64(r.MemBytes)/per, float64(r.MemAllocs)/per, load)
	}
	w.Flush()
}

// judge asks all ten conditions of every link of both servers.
func judge(b *testing.B, c contender) {
	b.ReportAllocs()
	for b.Loop() {
		if n := c.run(); n != wantYes {
			b.Fatalf("%s: %d conditions are true, want %d", c.name, n, wantYes)
		}
	}
}
