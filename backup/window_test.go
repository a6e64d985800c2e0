package backup_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/golden"
)

// say returns what the window says, the lines that nobody knows, and what is
// wrong, a line each.
func say(st *backup.Status, err error) string {
	var b strings.Builder
	b.WriteString(st.State.String())
	if !st.FinishedAt.IsZero() {
		b.WriteString(st.FinishedAt.Format(" 01/02 15:04:05"))
	}
	if st.CompletedToday != nil {
		fmt.Fprintf(&b, ", %d today", *st.CompletedToday)
	}
	if st.Errors != "" {
		fmt.Fprintf(&b, ", errors: %s", st.Errors)
	}
	b.WriteByte('\n')
	for _, l := range st.Unclaimed {
		fmt.Fprintf(&b, "? %s\n", l.Text)
	}
	for _, err := range golden.Problems(err) {
		fmt.Fprintf(&b, "! %v\n", err)
	}
	return b.String()
}

func window(rows ...string) string {
	return "Maintenance: Backup Data\n" + strings.Join(rows, "\n") + "\n"
}

// Layouts are synthetic; the two lines are the HA guide's.
const (
	count    = "Backups completed today: 1"
	finished = "Status: Last backup finished at 05/02/00 00:23:41"
	good     = "finished 05/02 00:23:41, 1 today"
)

func TestRows(t *testing.T) {
	tests := map[string]struct{ capture, want string }{
		"the number twice": {window(count, count, finished), good + "\n"},
		"two numbers": {window(count, "Backups completed today: 2", finished),
			"finished 05/02 00:23:41\n! 3:26: not understood: the number of backups stands here twice, and not the same\n"},
		"three numbers": {window(count, "Backups completed today: 2", count, finished),
			"finished 05/02 00:23:41\n! 3:26: not understood: the number of backups stands here twice, and not the same\n" +
				"! 4:26: not understood: the number of backups stands here twice, and not the same\n"},
		"it goes on":       {window(count, finished, "-- more --"), good + "\n! 4:1: no rows: the list is not whole: it goes on behind what was shown\n"},
		"it counts pages":  {window(count, finished, "Page 1 of 2"), good + "\n! 4:1: no rows: the list is not whole: page 2 of 2 was not shown\n"},
		"it does not":      {window(count, finished, "Page 1 of 1"), good + "\n"},
		"a key":            {window(count, finished, "Press F1 to see why the backup failed"), good + "\n? Press F1 to see why the backup failed\n"},
		"nine":             {window("Backups completed today: 9", finished), "finished 05/02 00:23:41, 9 today\n"},
		"no number":        {window("Backups completed today: 1a", finished), "finished 05/02 00:23:41\n! 2:26: not understood: no number of backups: \"1a\"\n"},
		"a number cut off": {finished + "\n" + count, "finished 05/02 00:23:41\n! 2:26: not understood: the capture ends in the number of backups \"1\"\n"},
		"two statuses": {window(count, finished, "Status: Last backup failed"),
			"unknown, 1 today\n! 4:9: not understood: the status stands here twice, and not the same\n"},
		"two statuses, both finished": {window(count, finished, "Status: Last backup finished at 05/01/00 00:23:41"),
			"unknown, 1 today\n! 4:9: not understood: the status stands here twice, and not the same\n"},
		"the status in a row of its own": {window(count, "Last backup finished at 05/02/00 00:23:41"), good + "\n"},
		"the status below its label":     {window(count, "Status:", "   Last backup finished at 05/02/00 00:23:41"), good + "\n"},
		"the status twice, the same":     {window(count, finished, finished), good + "\n"},
		"another status in a row of its own": {window(count, finished, "Last backup finished at 05/01/00 00:23:41"),
			good + "\n? Last backup finished at 05/01/00 00:23:41\n"},
		"errors: none":  {window(count, finished, "Errors: none"), good + "\n"},
		"errors: 0":     {window(count, finished, "Errors: 0"), good + "\n"},
		"errors: NONE.": {window(count, finished, "Errors: NONE."), good + "\n"},
		"no errors":     {window(count, finished, "Errors:"), good + "\n"},
		"errors":        {window(count, finished, "Errors: 10"), good + ", errors: 10\n"},
		"errors twice":  {window(count, finished, "Errors: a", "Errors: b"), good + ", errors: a; b\n"},
		"errors in the row below": {window(count, finished, "Errors:", "   tape full, verify failed"),
			good + "\n? tape full, verify failed\n"},
		"a second label in a row": {window(count+"      Backups failed today: 3", finished+"    Verify: FAILED"),
			good + "\n? Backups failed today: 3\n? Verify: FAILED\n"},
		"a second status": {window(count, finished, "Last status: failed"), good + "\n? Last status: failed\n"},
		"another line":    {window(count, finished, "BACKUP FAILED: cannot read tape"), good + "\n? BACKUP FAILED: cannot read tape\n"},
		"a line like the status": {window(count, finished, "Last backup failed at 05/02/00 06:00:00"),
			good + "\n? Last backup failed at 05/02/00 06:00:00\n"},
		"fields of the form": {window(count, finished, "Device name: default______________", "ACD(s) to back up: <x> All ACDs  < > Current ACD",
			"Data to back up:", "<x> Local system administration data", "< > Historical data   (Select one: <x> Full < > Incremental)"[:21], "[x] Full  [ ] Incremental"),
			good + "\n"},
		"no fields of the form": {window(count, finished, "Device name: drive offline, no tape", "Verify tape: no", "Verify tape: failed", "<x> Failed", "Result: failed"),
			good + "\n? Device name: drive offline, no tape\n? Verify tape: failed\n? <x> Failed\n? Result: failed\n"},
		"fields with hints and words": {window(count, finished, "Verify tape can be read after backup? (y/n): y", "ACD(s) to back up (Select one):", "<x> All ACDs", "ACD(s) to back up: All ACDs",
			"Data to back up: All data", "Data to back up (Select any you wish): CMS system administration data", "<x> Historical data:  <x> Full  < > Incremental"), good + "\n"},
		"no words of fields": {window(count, finished, "Verify tape (failed): y", "ACD(s) to back up: no", "Data to back up: no data", "Data to back up: All lost", "<x> Historical data: <x> Full: failed"),
			good + "\n? Verify tape (failed): y\n? ACD(s) to back up: no\n? Data to back up: no data\n? Data to back up: All lost\n? <x> Historical data: <x> Full: failed\n"},
		"no names": {window(count, finished, "Device: offline", "Device name: full", "Tables: corrupt", "Device: rmt0", "ACD(s) to back up: all"),
			good + "\n? Device: offline\n? Device name: full\n? Tables: corrupt\n"},
		"no errors, in other words":             {window(count, finished, "Errors: N/A", "Errors: -", "Errors: no errors found"), good + "\n"},
		"a field of the form beside the number": {window(count+"      Device name: default", finished), good + "\n"},
		"no rows":                               {window(), "unknown\n! 2:1: no rows: the window shows neither \"Backups completed today:\" nor \"Status:\"\n"},
		"the status alone, without a title":     {finished + "\n", "finished 05/02 00:23:41\n! 1:1: no rows: the window shows no \"Backups completed today:\"\n"},
		"finishedx":                             {window(count, "Status: Last backup finishedx at 05/02/00 00:23:41"), "unknown, 1 today\n"},
		"finished with errors":                  {window(count, "Status: Last backup finished with errors at 05/02/00 00:23:41"), "unknown, 1 today\n"},
		"finished, no blank":                    {window(count, "Status: Last backup finished05/02/00 00:23:41"), "unknown, 1 today\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := backup.Parse(strings.NewReader(tt.capture), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
}

// The latest complete showing counts; one that comes later and says nothing
// takes its health away.
func TestShowings(t *testing.T) {
	at := func(clock string, rows ...string) string {
		return clock + "  CentreVu(R) CMS            Windows: 1 of 10\n" + window(rows...) + "\f"
	}
	later := "Status: Last backup finished at 05/02/00 06:00:00"
	framed := func(rows ...string) string {
		return " +- Maintenance: Backup Data -------------------------------------------------+\n" + strings.Join(rows, "\n") +
			"\n +----------------------------------------------------------------------------+\n\f"
	}
	rows := []string{
		" | Backups completed today: 1                                                 |",
		" | Status: Last backup finished at 05/02/00 00:31:06                          |",
		" |                                                                            |",
	}
	left := func(row string) string { return " |+-------------+" + row[17:] }
	covered := func(row, by string) string { return row[:12] + by + row[12+len(by):] }
	tests := map[string]struct{ capture, want string }{
		"two":         {at("05/02/00 05:00", count, finished) + at("05/02/00 07:00", count, later), "finished 05/02 06:00:00, 1 today\n"},
		"newer first": {at("05/02/00 07:00", count, later) + at("05/02/00 05:00", count, finished), "finished 05/02 06:00:00, 1 today\n"},
		"being drawn": {at("05/02/00 05:00", count) + at("05/02/00 05:00", count, finished), good + "\n"},
		"later one failed": {at("05/02/00 05:00", count, finished) + at("05/02/00 07:00", "Backups completed today: 0", "Status: Backup failed, tape error"),
			"unknown, 0 today\n"},
		"later one empty": {at("05/02/00 05:00", count, finished) + at("05/02/00 07:00", "Backup cannot be accessed: volume offline"),
			`unknown
? Backup cannot be accessed: volume offline
! 7:1: no rows: the window shows neither "Backups completed today:" nor "Status:"
! 7:1: not understood: the window was shown again later and says nothing that counts
`},
		"later one without its status": {at("05/02/00 05:00", count, finished) + at("05/02/00 07:00", "Backups completed today: 2"),
			`unknown
! 7:1: no rows: the window shows no "Status:"
! 7:1: not understood: the window was shown again later and says nothing that counts
`},
		"a popup over other values": {
			framed(" | Backups completed today: 1                                                 |", " | Status: Last backup finished at 05/02/00 00:31:06                          |") +
				framed(" | Backups c+--------------------+                                            |", " | Status: L|Select tape         | 04/28/00 00:31:06                          |", " |          +--------------------+                                            |"),
			`unknown
? Backups c…
? 04/28/00 00:31:06
! 6:3: no rows: the window shows no "Backups completed today:"
! 7:12: not understood: a part of the status "L…" is hidden
! 6:3: not understood: the window was shown again later and says nothing that counts
`},
		"a popup over the same values, at another time": {
			"05/02/00 05:00  CentreVu(R) CMS\n" + framed(rows...) + "05/02/00 07:00  CentreVu(R) CMS\n" + framed(rows[0], covered(rows[1], "+--------------------+"), covered(rows[2], "+--------------------+")),
			`unknown, 1 today
? 05/02/00 00:31:06
! 10:12: not understood: a part of the status "L…" is hidden
`},
		"a popup over the number, at another time": {
			"05/02/00 05:00  CentreVu(R) CMS\n" + framed(rows...) + "05/02/00 07:00  CentreVu(R) CMS\n" + framed(covered(rows[0], "+--------------------+"), covered(rows[1], "+--------------------+"), rows[2]),
			`unknown
? Backups c…
? 05/02/00 00:31:06
! 9:3: no rows: the window shows no "Backups completed today:"
! 10:12: not understood: a part of the status "L…" is hidden
! 9:3: not understood: the window was shown again later and says nothing that counts
`},
		"a popup over the left of the same values": {
			framed(rows...) + framed(left(rows[0]), left(rows[1]), left(rows[2])),
			"finished 05/02 00:31:06, 1 today\n"},
		"a popup over the left of other values": {
			framed(rows...) + framed(left(rows[0]), left(strings.Replace(rows[1], "00:31:06", "06:00:00", 1)), left(rows[2])),
			`unknown
? …ted today: 1
? …ackup finished at 05/02/00 06:00:00
! 7:17: no rows: the window shows neither "Backups completed today:" nor "Status:"
! 7:17: not understood: the window was shown again later and says nothing that counts
`},
		"a popup over the same values": {
			framed(rows...) + framed(covered(rows[0], "+--------------------+"), covered(rows[1], "| List all           |"), covered(rows[2], "+--------------------+")),
			"finished 05/02 00:31:06, 1 today\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := backup.Parse(strings.NewReader(tt.capture), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
}

func TestLetterCase(t *testing.T) {
	capture := "ÉTAT: Last backup finished at 05/02/00 00:23:41\nBackups completed today: 1\n"
	for _, words := range []map[string]string{{"état": "Status"}, {"ÉTAT": "Status"}, {"e\u0301tat": "Status"}} {
		st, err := backup.Parse(strings.NewReader(capture), centrevu.Source{Words: words})
		assert.Equal(t, good+"\n", say(st, err))
	}
	for _, blank := range []string{"\u00a0", "\u202f", "\u2009", " "} {
		capture := strings.Replace(capture, "ÉTAT:", "ÉTAT"+blank+":", 1)
		st, err := backup.Parse(strings.NewReader(capture), centrevu.Source{Words: map[string]string{"état": "Status"}})
		assert.Equal(t, good+"\n", say(st, err), "%q", blank)
	}
}

// What has a status and is no Backup Data window.
func TestConfusables(t *testing.T) {
	for name, capture := range map[string]string{
		"web page": "Doc ID    SOLN000000\nStatus:    Published\nVersion:  3\n",
		"back.log": "state: 1\nerror: write error on device\nstatus: Last backup finished >, 05/02/00 00:23:41.\nstate: 0.\n",
		"log":      "05/02/00 07:10 AM 12 1 INFO\nOperator pasted:\n" + count + "\n" + finished + "\n",
	} {
		st, err := backup.Parse(strings.NewReader(capture), centrevu.Source{})
		require.ErrorIs(t, err, centrevu.ErrOtherScreen, name)
		assert.Equal(t, backup.Unknown, st.State, name)
	}
}

func TestAccount(t *testing.T) {
	capture := window(count, "", finished, "Errors: tape", "Device name: default", "what is this")
	st, err := backup.Parse(strings.NewReader(capture), centrevu.Source{})
	require.NoError(t, err)
	var got []string
	for _, a := range st.Account {
		line := fmt.Sprintf("%d %v", a.Line.Line, a.Use)
		for _, f := range a.Fields {
			assert.True(t, strings.HasPrefix(capture[f.Offset:], f.Text), "%v", f)
			line += fmt.Sprintf(" | %s=%s", f.Name, f.Text)
		}
		got = append(got, line)
	}
	assert.Equal(t, []string{
		"2 value | completed today=1",
		"3 blank",
		"4 value | text=Last backup finished at 05/02/00 00:23:41 | finished at=05/02/00 00:23:41",
		"5 value | errors=tape",
		"6 furniture",
		"7 unclaimed",
	}, got)
}

// "finished" is read only as the whole word, in the log as well. A text that no
// document names is no error; one that does and whose time does not read is.
func TestLogStatus(t *testing.T) {
	const unknown, wrong = "unknown", "wrong"
	for status, want := range map[string]string{
		"Last backup finished >, 05/02/00 00:23:41.":      "05/02 00:23:41",
		"Last backup finished at 05/02/00 00:23:41":       "05/02 00:23:41",
		"Last backup finished,12/02/99 00:23:41":          "12/02 00:23:41",
		"Last backup finished at 9/2/99 00:23:41":         "09/02 00:23:41",
		"Last backup finished, May  2 00:23:41 2000":      wrong, // date(1) has the day of the week
		"Last backup finished, Sun, 04/30/00 00:23:41":    "04/30 00:23:41",
		"Last backup finished":                            wrong,
		"Last backup finished.":                           wrong,
		"Last backup finished at":                         wrong,
		"Last backup finished 5":                          wrong,
		"Last backup finished, Mon, 04/30/00 00:23:41":    wrong,
		"Last backup finishedx, 05/02/00 00:23:41.":       unknown,
		"Last backup finished05/02/00 00:23:41.":          unknown,
		"Last backup finished with 05/02/00 00:23:41":     unknown,
		"Last backup finished with errors, 05/02/00 00:2": unknown,
		"Last backup finished (see the log)":              unknown,
	} {
		st, err := backup.ParseLog(strings.NewReader("state: 1\nerror:\nstatus: "+status+"\nstate: 0\n"), centrevu.Source{})
		switch want {
		case wrong:
			assert.ErrorIs(t, err, centrevu.ErrSyntax, status)
		default:
			assert.NoError(t, err, status)
		}
		if want == wrong || want == unknown {
			assert.Equal(t, backup.Unknown, st.State, status)
			assert.Zero(t, st.FinishedAt, status)
			continue
		}
		assert.Equal(t, backup.Finished, st.State, status)
		assert.Equal(t, want, st.FinishedAt.Format("01/02 15:04:05"), status)
	}
}

// Japanese input has blanks, digits and signs of its own width. What they say is read, and
// nothing else passes for it (synthetic).
func TestWideSigns(t *testing.T) {
	words := map[string]string{"保守: データバックアップ": "Maintenance: Backup Data", "本日のバックアップ完了数": "Backups completed today", "状態": "Status", "エラー": "Errors", "最終バックアップ終了": "Last backup finished at", "失敗": "failed"}
	const fine = "保守：データバックアップ\n本日のバックアップ完了数：　１\n状態：　最終バックアップ終了　０５／０２／００　００：２３：４１\nエラー：　０\n"
	for change, want := range map[string]bool{
		"": true, "０５／０２／００　００：２３：４１>05/02/00 00:23:41": true, "０５／０２／００>０５／０２／２０００": true, "エラー：　０>エラー：　－": true, "エラー：　０>エラー：": true,
		"エラー：　０>エラー：　０１": false, "エラー：　０>エラー：　テープ": false, "終了　０>終了　失敗　０": false, "終了　０>　０": false, "４１>４１　失敗": false, "０５／０２>０５／３２": false,
		"０５／０２>Ｏ５／０２": false, "数：　１>数：　－１": false, "数：　１>数：　１．５": false, "数：　１>数：　１　失敗": false, "数：　１>数：　ｌ": false, "２３：４１>２３：４": false,
	} {
		from, to, _ := strings.Cut(change, ">")
		st, err := backup.Parse(strings.NewReader(strings.Replace(fine, from, to, 1)), centrevu.Source{Words: words, Strict: true})
		got := err == nil && st.State == backup.Finished && st.Errors == "" && st.CompletedToday != nil
		assert.Equal(t, want, got, "%s: %v %+v", change, err, st)
		if got {
			assert.Equal(t, time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC), st.FinishedAt)
		}
	}
}
