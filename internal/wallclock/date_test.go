package wallclock_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/wallclock"
)

// The days that exist, and what stands between the numbers of a date.
func TestDates(t *testing.T) {
	for text, ok := range map[string]bool{
		"02/29/2000": true, "02/29/04": true, "02/28/2001": true, "06/30/00": true, "05/31/00": true, "12/31/99": true,
		"02/29/2001": false, "02/29/2002": false, "02/29/03": false, "02/29/1900": false, "02/30/2000": false,
		"04/31/00": false, "06/31/00": false, "09/31/00": false, "11/31/00": false, "05/32/00": false,
		"05-02/00": false, "05/02-00": false, "05/002/00": false, "005/02/00": false, "05": false, "05/02": false, "05/02/20000": false,
	} {
		_, _, _, n, err := wallclock.Reader{}.Date(text)
		assert.Equal(t, ok, err == nil, text)
		if ok {
			assert.Equal(t, len(text), n, text)
		}
	}
}
