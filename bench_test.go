package centrevu_test

import (
	"bytes"
	"os"
	"testing"

	"example.com/centrevu"
)

func BenchmarkScreens(b *testing.B) {
	recording, err := os.ReadFile("testdata/captures/01-vt220.typescript")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(recording)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range centrevu.Screens(bytes.NewReader(recording), centrevu.Source{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
