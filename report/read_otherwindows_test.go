package report

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A window that no reader reads tells what is in no list of harmless words, in a
// recording and in a text, before, between and behind those that are read (synthetic).
func TestOtherWindows(t *testing.T) {
	for name, tt := range map[string]struct {
		title string
		rows  []string
		told  []string
	}{
		"nothing":            {"Maintenance: Archive Data", nil, nil},
		"labels":             {"Maintenance: Printer Administration", []string{"Printer name: lp1_______", "ACD: 1 West    idle", "Status:"}, nil},
		"options":            {"System Setup: Data Collection", []string{"ACD: 1", "Data collection: <x> On  < > Off"}, nil},
		"a mode":             {"System Setup: CMS State", []string{"Current state: multi-user mode"}, nil},
		"another mode":       {"System Setup: CMS State", []string{"Current state: single-user mode"}, []string{"Current state: single-user mode"}},
		"the option":         {"System Setup: Data Collection", []string{"ACD: 1", "Data collection: < > On  <x> Off"}, []string{"Data collection: < > On  <x> Off"}},
		"a status":           {"Maintenance: Restore Data", []string{"Status: Last restore failed at 05/02/00 07:11:02"}, []string{"Status: Last restore failed at 05/02/00 07:11:02"}},
		"a word":             {"Maintenance: Archive Data", []string{"ACD: 1", "Interrupted"}, []string{"Interrupted"}},
		"a report":           {"Reports: Real-time: Split", []string{"Split: Claims  Service level 92%", "Oldest call waiting 0:12"}, nil},
		"a report that says": {"Reports: Real-time: Split", []string{"Link to ACD 2 is down", "Failed"}, []string{"Link to ACD 2 is down", "Failed"}},
		"of real time":       {"Real-Time: Split Status Report", []string{"Split: Claims  Service level 92%", "Link to ACD 2 is down"}, []string{"Link to ACD 2 is down"}},
		"buttons":            {"Maintenance: Printer Administration", []string{"Printer name: lp1", "< Add  > < List all >"}, nil},
		"other buttons":      {"Maintenance: Printer Administration", []string{"Printer name: lp1", "< Add  > < Failed >"}, []string{"< Add  > < Failed >"}},
		"help":               {"Help", []string{"This window shows the state of each link.", "Connection: operational, out of order"}, nil},
		"help on a window":   {"Help: Connection Status", []string{"ACD, Application, Session: the link is down if", "data is not collected"}, nil},
		"help that says":     {"Help", []string{"The link of ACD 2 is down"}, []string{"The link of ACD 2 is down"}},
		"a dictionary":       {"Dictionary: ACD Groups", []string{"Back Office", "Does not exist"}, nil},
	} {
		rows := []string{"+- " + tt.title + " " + strings.Repeat("-", 57-len(tt.title)) + "+"}
		for _, r := range append(tt.rows, "") {
			rows = append(rows, "| "+r+strings.Repeat(" ", 59-len(r))+"|")
		}
		rows = append(rows, "+"+strings.Repeat("-", 60)+"+")
		links := strings.Replace(linksDrawn, "1    data", "West data", 1)
		const clear = "\x1b[H\x1b[2J"
		other, text := clear+drawnAt(rows...), strings.Join(rows, "\n")+"\n"
		const window = "+- Maintenance: Connection Status --------------------------+\n" +
			"| ACD   Application    Session        Connection            |\n" +
			"| West  data transfer  data transfer  operational           |\n" +
			"+-----------------------------------------------------------+\n"
		for where, content := range map[string]string{
			"before":         "x" + other + clear + links + clear + "$ ",
			"between":        "x" + clear + links + other + clear + backupDrawn + clear + "$ ",
			"behind":         "x" + clear + links + other + clear + "$ ",
			"before, text":   text + "\f" + window,
			"behind, text":   window + "\f" + text,
			"the same, text": window + "\n" + text,
		} {
			s, err := ReadServer(fstest.MapFS{"s": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, name)
			require.NotNil(t, s.Links, name)
			told := map[string]bool{}
			for _, l := range s.Unclaimed() {
				told[l.Text] = true
			}
			assert.Len(t, told, len(tt.told), "%s, %s: %v", name, where, told)
			for _, want := range tt.told {
				assert.True(t, told[want], "%s, %s: %v", name, where, told)
			}
		}
	}
}

// A window that shows what one of those shows that are read, under a title that is none of
// theirs, is not passed over because its words are harmless: what it says may be the news,
// or of a day long ago (synthetic).
func TestOtherWindowsThatShowTheSame(t *testing.T) {
	backup := []string{"Backups completed today: 0", "", "Status: Last backup finished at 04/28/00 00:47:02"}
	runs := []string{"ACD  Archive   Status    Last run", "1    Daily     finished  04/28/00 00:35", "1    Interval  finished  04/28/00 07:30"}
	links := []string{"ACD   Application    Session        Connection", "2     data transfer  data transfer  operational"}
	for name, tt := range map[string]struct {
		title string
		rows  []string
		same  bool
	}{
		"backup":        {"Maintenance: Backup Dat", backup, true},
		"its count":     {"Maintenance: BackupData", backup[:1], true},
		"its menu":      {"System Setup: Backup Status", backup, true},
		"archives":      {"Maintenance: Archiving Stat", runs, true},
		"links":         {"Maintenance: Connction Status", links, true},
		"a form":        {"Maintenance: Restore Data", []string{"Device name: default", "Status:", "Errors:"}, false},
		"another table": {"Maintenance: Printer Administration", []string{"ACD  Status    Name", "1    finished  lp1"}, false},
		"a report":      {"Reports: Real-time: Split", links, false},
	} {
		rows := []string{"+- " + tt.title + " " + strings.Repeat("-", 57-len(tt.title)) + "+"}
		for _, r := range append(tt.rows, "") {
			rows = append(rows, "| "+r+strings.Repeat(" ", 59-len(r))+"|")
		}
		rows = append(rows, "+"+strings.Repeat("-", 60)+"+")
		const clear = "\x1b[H\x1b[2J"
		for where, content := range map[string]string{
			"behind": "x" + clear + linksDrawn + clear + backupDrawn + clear + drawnAt(rows...) + clear + "$ ",
			"before": "x" + clear + drawnAt(rows...) + clear + linksDrawn + clear + backupDrawn + clear + "$ ",
			"behind, text": "+- Maintenance: Connection Status --------------------------+\n| ACD   Application    Session        Connection            |\n" +
				"| 1     data transfer  data transfer  operational           |\n+-----------------------------------------------------------+\n\n" +
				strings.Join(rows, "\n") + "\n",
		} {
			s, _ := ReadServer(fstest.MapFS{"s": {Data: []byte(content)}}, centrevu.Source{Name: "primary"}) // the error is among its problems
			told := slices.ContainsFunc(s.Problems, func(p Problem) bool { return strings.Contains(p.Err.Error(), tt.title) })
			assert.Equal(t, tt.same, told, "%s, %s: %v", name, where, s.Problems)
		}
	}
}
