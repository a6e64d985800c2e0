package report

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// A later look counts, unless what an earlier one shows cannot have become that: in one
// file or in two, in a text or in a recording, where the window was opened again or drawn
// again.
func TestUndone(t *testing.T) {
	const good = "Last backup finished at 05/02/00 00:28:41"
	frame := func(name string, rows ...string) string {
		text := "\n+- Maintenance: " + name + " ---------------------------------------------------------+\n"
		for _, r := range rows {
			text += "| " + r + strings.Repeat(" ", 75-len(r)) + "|\n"
		}
		return text + "+----------------------------------------------------------------------------+\n"
	}
	backup := func(count, status, failed string) string {
		return frame("Backup Data", "Backups completed today: "+count, "Status: "+status, "Errors: "+failed)
	}
	run := func(state, last string) string {
		return frame("Archiving Status", "ACD  Archive   Status        Last run",
			"1    Daily     finished      05/02/00 00:37", "2    Daily     "+state+strings.Repeat(" ", 14-len(state))+last)
	}
	const clear = "\x1b[H\x1b[2J"
	recorded := func(between string, screens ...string) string {
		return clear + strings.ReplaceAll(strings.Join(screens, between), "\n", "\r\n") + clear + "$ "
	}
	// What is well before as well, one recording may show otherwise.
	well := map[string]bool{"a backup that is gone": true, "fewer backups": true, "a run that is gone": true}
	for _, tt := range []struct {
		name, before, after string
		undone              string // of what is shown before, or nothing
	}{
		{"the same", backup("1", good, ""), backup("1", good, ""), ""},
		{"a newer backup", backup("1", good, ""), backup("2", "Last backup finished at 05/02/00 07:53:00", ""), ""},
		{"one that ran", backup("1", "Backup in progress", ""), backup("2", "Last backup finished at 05/02/00 07:53:00", ""), ""},
		{"one that failed, and another", backup("1", "Backup failed", "tape"), backup("2", "Last backup finished at 05/02/00 07:53:00", ""), ""},
		{"one that ran and did not finish", backup("1", "Backup in progress", ""), backup("1", good, ""), `"Backup in progress"`},
		{"one that failed", backup("1", "Backup failed", "tape"), backup("1", good, ""), `"Backup failed tape"`},
		{"an error that is gone", backup("1", good, "verify"), backup("1", good, ""), "verify"},
		{"not all of it was there yet", backup("1", good[:9], ""), backup("1", good, ""), ""},
		{"a backup that is gone", backup("1", "Last backup finished at 05/02/00 06:28:41", ""), backup("1", good, ""), "06:28:41"},
		{"fewer backups", backup("2", good, ""), backup("1", good, ""), "2 backups"},
		{"the same runs", run("finished", "05/02/00 00:37"), run("finished", "05/02/00 00:37"), ""},
		{"a run again", run("failed", "05/02/00 00:37"), run("finished", "05/02/00 07:52"), ""},
		{"a run since", run("not run", "05/01/00 00:37"), run("finished", "05/02/00 07:52"), ""},
		{"the run that ran", run("running", "05/02/00 00:37"), run("finished", "05/02/00 00:37"), ""},
		{"a failed run without another", run("failed", "05/02/00 00:37"), run("finished", "05/02/00 00:37"), `"failed"`},
		{"a run that is gone", run("finished", "05/02/00 06:39"), run("finished", "05/02/00 00:37"), "06:39"},
		{"not run, and then long ago", run("not run", "05/01/00 00:37"), run("finished", "05/02/00 00:37"), `"not run"`},
		{"not run yet", run("not run", "05/01/00 00:37"), run("not run", "05/01/00 00:37"), ""},
	} {
		before, after := clockRow("05/02/00 07:50")+tt.before, clockRow("05/02/00 07:57")+tt.after
		for how, files := range map[string][]string{
			"in one file":           {"a", before + "\n" + after},
			"in one file, backward": {"a", after + "\n" + before},
			"in two":                {"a", before, "b", after},
			"in two, backward":      {"b", before, "a", after},
			"and once more":         {"a", before, "b", after, "c", strings.Replace(after, "07:57", "07:59", 1)},
			"in one recording":      {"a", recorded(clear, before, after, after)},
			"drawn over":            {"a", recorded("\x1b[H", before, after)},
			"in two recordings":     {"a", recorded(clear, before), "b", recorded("\x1b[H", after)},
		} {
			s, err := ReadServer(folder(files...), centrevu.Source{Name: "primary"})
			if tt.undone == "" || well[tt.name] && len(files) == 2 && strings.HasPrefix(files[1], clear) {
				assert.NoError(t, err, "%s, %s", tt.name, how)
				continue
			}
			if assert.ErrorIs(t, err, ErrUndone, "%s, %s", tt.name, how) {
				assert.ErrorContains(t, err, tt.undone, "%s, %s", tt.name, how)
				assert.Len(t, s.Problems, 1, "%s, %s", tt.name, how)
			}
		}
	}
}

// What is as it was before it went wrong was not made good, also where nothing says when
// that was seen.
func TestUndoneWithoutATime(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	failed := strings.Replace(backupWindow, "Last backup finished at 05/02/00 00:23:41", "Backup failed"+strings.Repeat(" ", 28), 1)
	again := strings.Replace(backupWindow, "00:23:41", "07:51:02", 1)
	blank := strings.Replace(archiveWindow, "1    Daily     finished   05/02/00 00:36", "1    Daily     not run                  ", 1)
	ran := strings.Replace(archiveWindow, "05/02/00 00:36", "05/02/00 07:51", 1)
	for _, tt := range []struct {
		screens []string
		undone  bool
	}{
		{[]string{backupWindow, failed, backupWindow}, true},
		{[]string{backupWindow, failed, again}, false},
		{[]string{failed, backupWindow}, false}, // nobody knows when it failed
		{[]string{archiveWindow, blank, archiveWindow}, true},
		{[]string{archiveWindow, blank, ran}, false},
		{[]string{blank, archiveWindow}, false},
	} {
		for _, text := range []string{strings.Join(tt.screens, "\f"), clear + strings.ReplaceAll(strings.Join(tt.screens, clear), "\n", "\r\n") + clear + "$ "} {
			_, err := ReadServer(folder("a", text), centrevu.Source{Name: "primary"})
			assert.Equal(t, tt.undone, errors.Is(err, ErrUndone), "%q: %v", tt.screens, err)
		}
	}
}

// In the hour that the clock shows twice no order is known, but for a count that grew and for
// the numbers of rows.
func TestUndoneInTheRepeatedHour(t *testing.T) {
	denver, err := time.LoadLocation("America/Denver")
	require.NoError(t, err)
	backup := func(clock, count, status, failed string) string {
		return clockRow(clock) + "\n+- Maintenance: Backup Data ---------------------------------------------+\n| Backups completed today: " + count +
			strings.Repeat(" ", 46-len(count)) + "|\n| Status: " + status + strings.Repeat(" ", 63-len(status)) + "|\n| Errors: " + failed + strings.Repeat(" ", 63-len(failed)) + "|\n" +
			"+------------------------------------------------------------------------+\n"
	}
	const finished = "Last backup finished at 10/29/00 "
	for _, tt := range []struct {
		name, before, after string
		undone              bool
	}{
		{"another", backup("10/29/00 01:50", "1", finished+"01:43:41", ""), backup("10/29/00 07:52", "2", finished+"01:33:41", ""), false},
		{"none is counted", backup("10/29/00 01:50", "1", finished+"01:43:41", ""), backup("10/29/00 07:52", "1", finished+"01:33:41", ""), true},
		{"before that hour", backup("10/29/00 01:50", "1", finished+"01:43:41", ""), backup("10/29/00 07:52", "2", finished+"00:33:41", ""), true},
		{"another day", strings.ReplaceAll(backup("10/29/00 01:50", "1", finished+"01:43:41", ""), "10/29", "10/28"), strings.ReplaceAll(backup("10/29/00 07:52", "2", finished+"01:33:41", ""), "10/29", "10/28"), true},
		{"one that failed, and another", backup("10/29/00 01:50", "1", "Backup failed", "tape"), backup("10/29/00 07:52", "2", finished+"01:33:41", ""), false},
		{"one that failed", backup("10/29/00 02:50", "1", "Backup failed", "tape"), backup("10/29/00 07:52", "2", finished+"01:33:41", ""), true},
	} {
		_, err := ReadServer(folder("a", tt.before, "b", tt.after), centrevu.Source{Name: "primary", Location: denver})
		assert.Equal(t, tt.undone, errors.Is(err, ErrUndone), "%s: %v", tt.name, err)
	}
	for rows, want := range map[string]links.Reason{
		"1|0|97|10/29/2000|155|1|0|\n1|10|91|10/29/2000|105|2|0|\n": links.Started, // ten minutes later
		"1|0|97|10/29/2000|155|2|0|\n1|10|91|10/29/2000|105|1|0|\n": links.SessionDown,
		"1|10|91|10/29/2000|105|2|0|\n1|0|97|10/29/2000|155|1|0|\n": links.Started,
		"1|0|97|10/29/2000|155||0|\n1|10|91|10/29/2000|105||0|\n":   links.SessionDown,
		"1|10|91|10/29/2000|105||0|\n1|0|97|10/29/2000|155||0|\n":   links.SessionDown,
		"1|0|97|10/29/2000|205|1|0|\n1|10|91|10/29/2000|105|2|0|\n": links.SessionDown,
		"1|0|97|10/28/2000|155|1|0|\n1|10|91|10/28/2000|105|2|0|\n": links.SessionDown,
	} {
		s, err := ReadServer(folder("linkex.unl", rows), centrevu.Source{Name: "primary", Location: denver})
		require.NoError(t, err, rows)
		require.Len(t, s.LinkHistory.Last(), 1, rows)
		assert.Equal(t, want, s.LinkHistory.Last()[0].Reason, rows)
	}
}

// A table that is not known to be older than a window shows no older runs, but those that
// the hour before the window can have undone.
func TestTableUndone(t *testing.T) {
	window := clockRow("05/02/00 07:50") + archiveWindow
	for _, tt := range []struct {
		row    string
		hour   int // of the table's file
		undone bool
	}{
		{"1|2|05/02/00 00:36:12|2|", 8, false},
		{"1|2|05/02/00|2|", 8, false},
		{"1|2|05/01/00 00:36:12|2|", 8, true},
		{"1|2|05/01/00|2|", 8, true},
		{"1|2|03/02/00 00:36:12|2|", 8, true},
		{"1|2|05/01/00 00:36:12|2|", 7, false},
		{"1|1|05/02/00 07:00:12|2|", 8, false},
	} {
		fsys := folder("a", window, "b", tt.row+"\n")
		fsys["b"].ModTime = time.Date(2000, 5, 2, tt.hour, 30, 0, 0, time.UTC)
		_, err := ReadServer(fsys, centrevu.Source{Name: "primary"})
		if tt.undone {
			assert.ErrorIs(t, err, ErrUndone, tt.row)
		} else {
			assert.NoError(t, err, tt.row)
		}
	}
}

// Where the screen is scrolled up when the program ends, the window is seen once more without
// its clock: that look is no earlier than the one before, whenever the recording was begun.
func TestLookWithoutItsClock(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	running := strings.Replace(backupWindow, "Last backup finished at 05/02/00 00:23:41", "Backup in progress"+strings.Repeat(" ", 23), 1)
	done := strings.Replace(backupWindow, "00:23:41", "07:52:30", 1)
	drawn := func(clock, window string) string {
		return clear + drawnAt(strings.Split(clockRow(clock)+window, "\n")...)
	}
	session := "Script started on Tue May  2 07:49:00 2000\r\n" + drawn("05/02/00 07:51", running) + drawn("05/02/00 07:53", done) +
		"\x1b[24;1H\r\n"
	s, err := ReadServer(folder("a", session), centrevu.Source{Name: "primary"})
	require.NoError(t, err)
	assert.Equal(t, 52, s.Backup.FinishedAt.Minute())
	assert.Equal(t, centrevu.SeenClock, s.Backup.Seen.By)
	require.Len(t, s.Backup.Earlier, 2)
}
