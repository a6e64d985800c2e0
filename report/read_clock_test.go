package report

import (
	"strings"
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

// A log that a recording shows twice is as new as the second look (synthetic).
func TestLogLookedAtTwice(t *testing.T) {
	window := func(clock string) string {
		return "\x1b[H\x1b[2J" + drawnAt(strings.TrimSuffix(clockRow(clock), "\n"),
			"+- Maintenance: Error Log Report ------------------------+",
			"| 05/01/00 07:00 AM 3 1 INFO                             |",
			"| The second.                                            |",
			"+--------------------------------------------------------+") + "\x1b[H\x1b[2J$ cms\r\n"
	}
	text := "Script started on 2000-05-02 05:09:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" + window("05/02/00 05:10") + window("05/02/00 07:50") + "$ "
	s, err := ReadServer(fstest.MapFS{"s.typescript": {Data: []byte(text), ModTime: time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
	assert.NoError(t, err)
	assert.Equal(t, time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC), s.Seen(FactErrors).At)
}
