package backup_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/backup"
)

// Which of several showings counts, and what a later one takes away. The windows
// are synthetic.
func TestShowingsOfTheWindow(t *testing.T) {
	const (
		counted  = "Backups completed today: 1"
		finished = "Status: Last backup finished at 05/02/00 00:23:41"
	)
	shown := func(rows ...string) string { return "Maintenance: Backup Data\n\n" + strings.Join(rows, "\n") + "\n" }
	for _, tt := range []struct {
		name          string
		first, second string
		state         backup.State
		text          string
		today         bool
		says          string // in the error
	}{
		{"twice whole", shown(counted, finished), shown(counted, finished), backup.Finished, "Last backup finished at 05/02/00 00:23:41", true, ""},
		{"neither whole, as much in both: the later", shown("Status: Last backup failed"), shown("Status: Waiting for tape"),
			backup.Unknown, "Waiting for tape", false, `no "Backups completed today:"`},
		{"neither whole, less in the later: the first", shown("Status: Last backup failed"), shown("Please wait"),
			backup.Unknown, "Last backup failed", false, "shown again later"},
		{"the number, then neither: the first", shown(counted), shown("Please wait"), backup.Unknown, "", false, "shown again later"},
		{"the status, then the number: the later", shown("Status: Last backup failed"), shown(counted), backup.Unknown, "", true, `no "Status:"`},
		{"the number, then the status: the later", shown(counted), shown("Status: Last backup failed"), backup.Unknown, "Last backup failed", false, `no "Backups completed today:"`},
		{"whole, then the number alone", shown(counted, finished), shown("Backups completed today: 2"),
			backup.Unknown, "Last backup finished at 05/02/00 00:23:41", false, "shown again later"},
		{"whole, then a part of the same that nothing hides", shown(counted, finished), shown(counted),
			backup.Unknown, "Last backup finished at 05/02/00 00:23:41", false, "shown again later"},
		{"whole, then a part of the same and a row where there was none", shown(counted, finished), shown(counted, "", "", "Tape 2 needed"),
			backup.Unknown, "Last backup finished at 05/02/00 00:23:41", false, "shown again later"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			st, err := backup.Parse(strings.NewReader(tt.first+"\f"+tt.second), centrevu.Source{})
			assert.Equal(t, tt.state, st.State)
			assert.Equal(t, tt.state == backup.Finished, !st.FinishedAt.IsZero())
			assert.Equal(t, tt.text, st.Text)
			assert.Equal(t, tt.today, st.CompletedToday != nil)
			if tt.says == "" {
				require.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, tt.says)
			}
		})
	}
}

// Where a later showing takes the earlier one's health away, both are evidence; a line
// that nobody knows and both show is told once. The windows are synthetic.
func TestBothShowingsAreEvidence(t *testing.T) {
	const first = "Maintenance: Backup Data\n\nBackups completed today: 1\nStatus: Last backup finished at 05/02/00 00:23:41\nA label of our own\n"
	st, err := backup.Parse(strings.NewReader(first+"\fMaintenance: Backup Data\n\nBackups completed today: 2\n\nA label of our own\n"), centrevu.Source{})
	require.ErrorContains(t, err, "shown again later")
	assert.Equal(t, backup.Unknown, st.State)
	var rows []string
	for _, l := range st.At {
		rows = append(rows, strings.TrimSpace(l.Text))
	}
	assert.Contains(t, rows, "Status: Last backup finished at 05/02/00 00:23:41")
	assert.Contains(t, rows, "Backups completed today: 2")
	if assert.Len(t, st.Unclaimed, 1) {
		assert.Equal(t, "A label of our own", st.Unclaimed[0].Text)
	}
}

// The status text without " at ", and what looks like it.
func TestTimeBehindTheStatus(t *testing.T) {
	for text, want := range map[string]string{
		"Last backup finished 05/02/00 00:23:41":   "05/02 00:23:41",
		"Last backup finished 9/2/99 00:23:41":     "09/02 00:23:41",
		"Last backup finished, 05/02/00 00:23:41.": "05/02 00:23:41",
		"Last backup finished05/02/00 00:23:41":    "",
		"Last backup finished,12/02/99 00:23:41":   "12/02 00:23:41",
		"Last backup finished 5":                   "",
		"Last backup finished (see the log)":       "",
		"Last backup finished":                     "",
		"Last backup finished at":                  "",
		"Last backup finished atop 05/02/00 00:23": "",
	} {
		st, _ := backup.Parse(strings.NewReader("Backups completed today: 1\nStatus: "+text+"\n"), centrevu.Source{})
		if want == "" {
			assert.NotEqual(t, backup.Finished, st.State, text)
			continue
		}
		assert.Equal(t, backup.Finished, st.State, text)
		assert.Equal(t, want, st.FinishedAt.Format("01/02 15:04:05"), text)
	}
}
