package centrevu_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

// A window whose clock shows another time than the recording, and than that of another
// window in it, is an error of that window alone (synthetic).
func TestStaleClock(t *testing.T) {
	screen := func(clock, title, row string) string {
		rows := "\x1b[2;1H+- Maintenance: " + fmt.Sprintf("%-40s", title+" ") + "+"
		for i, r := range strings.Split(row, "\n") {
			rows += fmt.Sprintf("\x1b[%d;1H| %-54s |", 3+i, r)
		}
		return "\x1b[H\x1b[2J" + clock + "  CentreVu(R) CMS            Windows: 1 of 10" + rows + "\x1b[5;1H+" + strings.Repeat("-", 56) + "+\x1b[3;3H"
	}
	session := func(link, copied string) string {
		return screen(link, "Connection Status", "ACD  Application    Session        Connection\n1    data transfer  data transfer  operational") +
			screen(copied, "Backup Data", "Backups completed today: 1\nStatus: Last backup finished at 05/02/00 00:23:41") + "\x1b[H\x1b[2J# "
	}
	typescript := func(s string) string {
		return "Script started on 2000-05-02 07:49:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" + s + "\nScript done on 2000-05-02 07:59:00+00:00 [COMMAND_EXIT_CODE=\"0\"]\n"
	}
	cast := func(s string) string {
		text, _ := json.Marshal(s)
		return fmt.Sprintf("{\"version\": 2, \"width\": 80, \"height\": 24, \"timestamp\": 957253740}\n[1.5, \"o\", %s]\n", text)
	}
	const now, later = "05/02/00 07:50", "05/02/00 07:55"
	for _, tt := range []struct {
		link, copied string
		stale        string // what of a typescript is
		ofCast       string // what of an asciicast is, if that differs
	}{
		{now, later, "", ""},
		{"05/01/00 07:50", later, "links", ""},
		{"05/02/99 07:50", later, "links", ""},
		{"05/02/00 01:50", later, "links", ""},
		{now, "04/25/00 23:50", "backup", ""},
		{now, "05/03/00 07:50", "", "backup"},        // a typescript goes on for as long as it likes
		{"05/02/00 02:50", "05/02/00 02:55", "", ""}, // the zone is wrong, which is told of all
		{now, "", "", ""},
	} {
		for kind, recording := range map[string]string{"typescript": typescript(session(tt.link, tt.copied)), "cast": cast(session(tt.link, tt.copied))} {
			stale := ""
			if _, err := links.Parse(strings.NewReader(recording), centrevu.Source{}); err != nil {
				assert.ErrorContains(t, err, "the clock on its screen shows")
				stale += "links"
			}
			if _, err := backup.Parse(strings.NewReader(recording), centrevu.Source{}); err != nil {
				assert.ErrorContains(t, err, "the clock on its screen shows")
				stale += "backup"
			}
			want := tt.stale
			if kind == "cast" && tt.ofCast != "" {
				want = tt.ofCast
			}
			assert.Equal(t, want, stale, "%s %q %q", kind, tt.link, tt.copied)
		}
	}
}

// What a clock from before a recording was begun tells of the window counts (synthetic).
func TestSeenBeforeBegun(t *testing.T) {
	for clock, want := range map[string]centrevu.Seen{
		"05/01/00 14:17": {At: time.Date(2000, 5, 1, 14, 17, 0, 0, time.UTC), By: centrevu.SeenClock},
		"05/02/00 07:50": {At: time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC), By: centrevu.SeenClock},
		"05/02/00 07:48": {At: time.Date(2000, 5, 2, 7, 49, 0, 0, time.UTC), By: centrevu.SeenHeader}, // of another machine
		"05/09/00 07:50": {At: time.Date(2000, 5, 2, 7, 49, 0, 0, time.UTC), By: centrevu.SeenHeader},
	} {
		recording := "Script started on 2000-05-02 07:49:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" +
			"\x1b[H\x1b[2J" + clock + "  CentreVu(R) CMS\r\n+- Maintenance: Backup Data -+\r\n| Backups completed today: 1 |\r\n+----------------------------+\x1b[H"
		st, _ := backup.Parse(strings.NewReader(recording), centrevu.Source{})
		assert.True(t, want.At.Equal(st.Seen.At) && want.By == st.Seen.By, "%s: %v", clock, st.Seen)
	}
}
