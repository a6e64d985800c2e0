package errlog_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// What is written over the side of the window is of no entry, whether the window is drawn
// again afterwards or not (synthetic).
func TestWrittenOverTheSide(t *testing.T) {
	window := "\x1b[H\x1b[2J"
	for i, r := range []string{"+- Maintenance: Error Log Report --------+", "| 04/27/00 03:12 PM 3 1 INFO             |", "| The archiver ran                       |",
		"|                                        |", "|                                        |", "|                                        |", "+----------------------------------------+"} {
		window += fmt.Sprintf("\x1b[%d;2H%s", i+2, r)
	}
	const message = "\x1b[6;1HBroadcast Message from root on cms1\r\nCMS backup FAILED\r\n"
	for _, rest := range []string{"", window} {
		texts, left := "", ""
		log := errlog.Log{Account: func(a centrevu.Accounted) {
			if a.Use == centrevu.UnclaimedLine {
				left += a.Text + "\n"
			}
		}}
		for e := range log.Entries(strings.NewReader("x"+window+message+rest+"\x1b[H\x1b[2J$ "), centrevu.Source{}) {
			texts += e.Text + "\n"
		}
		assert.Equal(t, "The archiver ran\n", texts, "%q", rest)
		assert.Contains(t, left, "Broadcast Message from root")
		assert.Contains(t, left, "CMS backup FAILED")
	}
}
