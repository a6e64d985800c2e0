package report

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// What a recording says of when its session was is held against the time of its file, where
// that is all that tells when its windows were shown: a copied file is not new (synthetic).
func TestSessionOfAnotherDay(t *testing.T) {
	window := "\x1b[H\x1b[2J" + drawnAt(
		"+- Maintenance: Connection Status ------------------------------+",
		"| ACD   Application           Session         Connection        |",
		"| 1     data transfer         data transfer   operational       |",
		"+---------------------------------------------------------------+") + "\x1b[H\x1b[2J"
	written := time.Date(2000, 5, 2, 7, 56, 0, 0, time.UTC)
	read := func(recording string) *Server {
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(recording), ModTime: written}}, centrevu.Source{Name: "primary"})
		assert.NoError(t, err)
		return s
	}
	date := func(printed string) string { return "$ date\r\n" + printed + "\r\n$ cms\r\n" + window + "$ exit\r\n" }
	above := func(line string) string { return line + "\r\n$ cms\r\n" + window + "$ exit\r\n" }
	header := func(line string) string { return line + "\n$ cms\r\n" + window + "$ exit\r\n" }
	for recording, told := range map[string]string{
		date("Mon May  1 07:50:00 UTC 2000"): "Mon May  1 07:50:00 UTC 2000",
		date("Tue May  2 07:50:00 UTC 2000"): "",
		date("Tue May  2 01:50:00 MDT 2000"): "",
		date("2000-05-01"):                   "2000-05-01",
		date("2000-05-02"):                   "",
		"$ cms\r\n" + window + "$ date\r\nTue Apr 25 07:50:00 UTC 2000\r\n$ exit\r\n": "Tue Apr 25 07:50:00 UTC 2000",
		above("Log opened 05/01/2000 07:50:00 AM"):                                    "Log opened 05/01/2000 07:50:00 AM",
		above("# MobaXterm log file - 2000-05-01 07:50:00"):                           "# MobaXterm log file - 2000-05-01 07:50:00",
		above("Session started at 2000-05-01 07:50:00"):                               "Session started at 2000-05-01 07:50:00",
		above("Session started at 2000-05-02 07:50:00"):                               "",
		above("Today is Monday, May 1, 2000"):                                         "Today is Monday, May 1, 2000",
		above("Today is Tuesday, May 2, 2000"):                                        "",
		above("[2000-05-01 07:50:00] $"):                                              "[2000-05-01 07:50:00] $",
		above("[2000-05-01 07:50:00] $") + "[2000-05-02 07:54:00] $ ":                 "",
		above("cms1 05/01/00 07:50:02 $"):                                             "cms1 05/01/00 07:50:02 $",
		above("Last login: Mon May  1 07:50:02 2000 from 10.0.45.51\r\nSun Microsystems Inc.   SunOS 5.8       Generic February 2000"): "",
		above("Last login: Sun Apr 30 07:51:02 2000 from 10.0.45.51\r\nMon May  1 07:50:02 MDT 2000"):                                  "Mon May  1 07:50:02 MDT 2000",
		above("Installed 04/02/2000 01:00:00; next maintenance 05/07/2000 02:00"):                                                      "",
		above("$ grep 05/01/2000 notes"):                     "",
		header("Script started on 04/25/00 07:50:00"):        "Script started on 04/25/00 07:50:00",
		header("Script started on 05/02/00 07:50:00"):        "",
		header("Script started on Tue Apr 25 07:50"):         "Script started on Tue Apr 25 07:50",
		header("Script started on Tue May  2 07:50"):         "",
		header("Script started on the 2nd, 7 minutes to 8"):  "Script started on the 2nd, 7 minutes to 8",
		header("Script started on 2000-05-02 07:49:00+0000"): "",
	} {
		s := read(recording)
		var lines []string
		for _, l := range s.Links.Unclaimed {
			lines = append(lines, l.Text)
		}
		assert.Equal(t, told, strings.Join(lines, "\n"), recording)
	}
}
