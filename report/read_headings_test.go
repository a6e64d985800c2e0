package report

import (
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A list that was kept without its window can have a title or a date above it; a date
// of another time, and any other word, is told (synthetic).
func TestHeadingsOfLists(t *testing.T) {
	const framed = " +------------------------------------------------------+\n" +
		" | ACD  Application    Session        Connection        |\n |                                                      |\n" +
		" | 1    data transfer  data transfer  operational       |\n | 2    data transfer  data transfer  operational       |\n" +
		" +------------------------------------------------------+\n"
	const bare = "ACD  Application    Session        Connection\n\n1    data transfer  data transfer  operational\n2    data transfer  data transfer  operational\n"
	const markdown = "| ACD | Application | Session | Connection |\n|---|---|---|---|\n| 1 | data transfer | data transfer | operational |\n| 2 | data transfer | data transfer | operational |\n"
	for heading, known := range map[string]bool{
		"": true, "05/02/00\n": true, "05/02/00 07:50\n\n": true, "Tue May  2 07:50:00 UTC 2000\n": true, "# Connection Status\n\n": true,
		"# Links of cms1\n\n05/02/00\n\n": true, "## Daily check 2000-05-02\n": true,
		"02.05.2000 07:50\n": true, "Tue May  2 07:50:11\n": true, "01.05.2000 07:50\n": false, "Mon May  1 07:50:11\n": false, "Mon May 32 07:50:11 2000\n": false,
		"05/01/00\n": false, "05/02/00 03:50\n": false, "# Daily check 05/01/00\n": false, "# ACD 2 is down\n": false, "05/02/00 failed\n": false,
	} {
		for _, list := range []string{framed, bare, markdown} {
			s, err := ReadServer(fstest.MapFS{"l.txt": {Data: []byte(heading + list), ModTime: time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, heading+list)
			require.Len(t, s.Links.Links, 2, heading+list)
			assert.Equal(t, known, len(s.Unclaimed()) == 0, "%s%s: %v", heading, list, s.Unclaimed())
		}
	}
}
