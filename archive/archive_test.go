package archive_test

import (
	"bytes"
	"testing"

	"example.com/centrevu/archive"
	"example.com/centrevu/internal/golden"
)

func TestParse(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return archive.Parse(bytes.NewReader(c.Capture), c.Source)
	}, "../testdata/archive/valid", "../testdata/archive/invalid")
}
