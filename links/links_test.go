package links_test

import (
	"bytes"
	"testing"

	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

func TestParse(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return links.Parse(bytes.NewReader(c.Capture), c.Source)
	}, "../testdata/links/valid", "../testdata/links/invalid")
}
