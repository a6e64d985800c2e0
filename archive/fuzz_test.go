package archive_test

import (
	"bytes"
	"testing"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/internal/golden"
)

func FuzzParse(f *testing.F) {
	for _, c := range golden.Cases(f, "../testdata/archive/valid", "../testdata/archive/invalid") {
		f.Add(c.Capture)
	}
	f.Fuzz(func(t *testing.T, capture []byte) {
		st, err := archive.Parse(bytes.NewReader(capture), centrevu.Source{Name: "fuzz"})
		if st == nil {
			t.Fatal("no Status")
		}
		golden.Excerpts(t, err)
		for _, r := range st.Runs {
			if r.Kind < archive.Interval || r.Kind > archive.Monthly {
				t.Error("no kind", r)
			}
		}
	})
}
