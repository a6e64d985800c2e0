package links_test

import (
	"bytes"
	"testing"

	"example.com/centrevu"
	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

func FuzzParse(f *testing.F) {
	for _, c := range golden.Cases(f, "../testdata/links/valid", "../testdata/links/invalid") {
		f.Add(c.Capture)
	}
	f.Fuzz(func(t *testing.T, capture []byte) {
		st, err := links.Parse(bytes.NewReader(capture), centrevu.Source{Name: "fuzz"})
		if st == nil {
			t.Fatal("no Status")
		}
		golden.Excerpts(t, err)
		for _, l := range st.Links {
			if l.Up() && !bytes.Contains(bytes.ToLower(capture), []byte("transfer")) {
				t.Error("up out of nothing", l)
			}
		}
	})
}
