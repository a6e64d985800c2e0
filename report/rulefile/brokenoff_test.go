package rulefile_test

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/report/rulefile"
)

// Whatever a reader breaks off with is told: an end is io.EOF and nothing else. The
// readers of captures are tried in the test of this name beside them.
func TestBrokenOff(t *testing.T) {
	for _, broken := range []error{io.ErrUnexpectedEOF, fmt.Errorf("the connection is lost: %w", io.EOF), errors.New("broken")} {
		_, err := rulefile.Load(iotest.ErrReader(broken), "a")
		assert.ErrorContains(t, err, broken.Error())
		assert.NotErrorIs(t, err, io.EOF)
	}
}
