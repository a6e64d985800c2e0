package errlog_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/golden"
)

func FuzzEntries(f *testing.F) {
	for _, c := range golden.Cases(f, "../testdata/errlog/valid", "../testdata/errlog/invalid") {
		f.Add(c.Capture)
	}
	f.Fuzz(func(t *testing.T, capture []byte) {
		for e, err := range errlog.Entries(bytes.NewReader(capture), centrevu.Source{Name: "fuzz"}) {
			if err != nil {
				golden.Excerpts(t, err)
				continue
			}
			assert.NotEmpty(t, e.Severity)
			assert.NotContains(t, e.Text, "\n")
			assert.False(t, e.Time.IsZero())
			assert.Less(t, e.At.Offset, int64(len(capture)))
		}
	})
}
