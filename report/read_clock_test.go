package report

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// A screen with a clock that was reached after the file was written cannot be known to
// be the later of two (synthetic).
func TestClockAheadOfTheFile(t *testing.T) {
	window := func(clock, application string) string {
		return clock + "  CentreVu(R) CMS\n" +
			"+- Maintenance: Connection Status ------------------------------+\n" +
			"| ACD   Application           Session         Connection        |\n" +
			"| 1     " + application + "   data transfer   operational       |\n" +
			"+---------------------------------------------------------------+\n"
	}
	const up, down = "data transfer      ", "not collecting data"
	written := time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)
	for text, doubted := range map[string]bool{
		window("05/03/00 07:50", up) + window("05/02/00 07:50", down):        true,
		window("05/02/00 07:50", down) + window("05/03/00 07:50", up):        true,
		window("05/02/99 07:50", up) + window("05/02/00 07:50", down):        false, // of 1999
		window("05/02/00 07:50", up) + window("05/02/00 07:57", up):          false,
		window("05/01/00 07:50", down) + window("05/02/00 07:57", up):        false,
		window("05/02/00 09:50", up) + window("05/02/00 09:55", up):          false, // of another zone
		window("05/02/00 07:50", down) + "\f" + window("06/02/00 07:50", up): true,
	} {
		s, err := ReadServer(fstest.MapFS{"l": {Data: []byte(text), ModTime: written}}, centrevu.Source{Name: "primary"})
		assert.Equal(t, doubted, len(s.Problems) > 0, "%s%v", text, err)
		assert.False(t, s.Captures[0].Clock.IsZero())
	}
}
