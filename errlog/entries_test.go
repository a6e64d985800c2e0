package errlog_test

import (
	"bytes"
	"errors"
	"testing"

	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/golden"
)

func TestEntries(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		var entries []errlog.Entry
		var errs []error
		for e, err := range errlog.Entries(bytes.NewReader(c.Capture), c.Source) {
			if err != nil {
				errs = append(errs, err)
				continue
			}
			entries = append(entries, e)
		}
		return entries, errors.Join(errs...)
	}, "../testdata/errlog/valid", "../testdata/errlog/invalid")
}
