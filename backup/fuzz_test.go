package backup_test

import (
	"bytes"
	"testing"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/golden"
)

func FuzzParse(f *testing.F) {
	for _, c := range golden.Cases(f, "../testdata/backup/valid", "../testdata/backup/invalid") {
		f.Add(c.Capture)
	}
	f.Fuzz(func(t *testing.T, capture []byte) {
		st, err := backup.Parse(bytes.NewReader(capture), centrevu.Source{Name: "fuzz"})
		if st == nil {
			t.Fatal("no Status")
		}
		golden.Excerpts(t, err)
		if st.State == backup.Finished && !bytes.Contains(bytes.ToLower(capture), []byte("backup")) {
			t.Error("finished out of nothing")
		}
	})
}
