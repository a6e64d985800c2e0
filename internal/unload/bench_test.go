package unload_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"example.com/centrevu/internal/unload"
)

func BenchmarkReader(b *testing.B) {
	in := strings.Repeat("1|daily|05/02/00 00:41|2|\n2|weekly|04/30/00 00:52|3|\n", 10_000)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		r := unload.NewReader(strings.NewReader(in))
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
