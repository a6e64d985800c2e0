package backup_test

import (
	"bytes"
	"testing"

	"example.com/centrevu/backup"
	"example.com/centrevu/internal/golden"
)

func TestParse(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return backup.Parse(bytes.NewReader(c.Capture), c.Source)
	}, "../testdata/backup/valid", "../testdata/backup/invalid")
}
