package report

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// When the error log was seen of which a folder holds several captures: a quiet log
// that is captured again beside screens is as new as they are, and one that is copied
// again beside nothing new is as old as the first.
func TestLogSeenAgain(t *testing.T) {
	at := func(hour, minute int) time.Time { return time.Date(2000, 5, 2, hour, minute, 0, 0, time.UTC) }
	entry := func(when, text string) string { return when + " 3 1 INFO\n" + text + "\n" }
	first, second, third := entry("04/27/00 03:12 PM", "The first."), entry("05/01/00 07:00 AM", "The second."), entry("05/02/00 03:30 PM", "The third.")
	window := func(clock, log string) string {
		const line = "+----------------------------------------------------------------------------+\n"
		text := clock + "\n+- Maintenance: Error Log Report --------------------------------------------+\n"
		for l := range strings.Lines(log) {
			text += "| " + strings.TrimSuffix(l, "\n") + strings.Repeat(" ", 75-len(strings.TrimSuffix(l, "\n"))) + "|\n"
		}
		return strings.TrimPrefix(text, "\n") + line
	}
	screens := func(clock string) string { return clockRow(clock) + linksWindow }
	head := func(clock string) string { return strings.TrimSuffix(clockRow(clock), "\n") }
	type files map[string]struct {
		text string
		at   time.Time
	}
	for _, tt := range []struct {
		name string
		files
		seen time.Time
	}{
		{"quiet, three times a day beside screens", files{
			"08l": {screens("05/02/00 07:50"), at(7, 58)}, "08e": {first, at(7, 58)},
			"12l": {screens("05/02/00 11:50"), at(11, 58)}, "12e": {first, at(11, 58)},
			"16l": {screens("05/02/00 15:50"), at(15, 58)}, "16e": {first, at(15, 58)},
		}, at(15, 58)},
		{"quiet, its window without a clock", files{
			"08l": {screens("05/02/00 07:50"), at(7, 58)}, "08e": {window("", first), at(7, 58)},
			"16l": {screens("05/02/00 15:50"), at(15, 58)}, "16e": {window("", first), at(15, 58)},
		}, at(15, 58)},
		{"quiet, all in one file", files{
			"08": {screens("05/02/00 07:50") + "\n" + first, at(7, 58)},
			"16": {screens("05/02/00 15:50") + "\n" + first, at(15, 58)},
		}, at(15, 58)},
		{"whatever the files' names", files{
			"a": {first, at(15, 58)}, "b": {first, at(7, 58)}, "l": {screens("05/02/00 15:50"), at(15, 58)},
		}, at(15, 58)},
		{"copied again beside nothing", files{
			"08e": {first, at(7, 58)}, "16e": {first, at(15, 58)},
		}, at(7, 58)},
		{"copied again beside screens of the morning", files{
			"08l": {screens("05/02/00 07:50"), at(7, 58)}, "08e": {first, at(7, 58)},
			"16l": {screens("05/02/00 07:50"), at(15, 58)}, "16e": {first, at(15, 58)},
		}, at(7, 58)},
		{"copied again long after the screens", files{
			"08e": {first, at(7, 58)}, "12l": {screens("05/02/00 11:50"), at(11, 58)}, "16e": {first, at(15, 58)},
		}, at(7, 58)},
		{"a part of it, beside nothing", files{
			"08e": {first + second, at(7, 58)}, "16e": {second, at(15, 58)},
		}, at(7, 58)},
		{"grown since, beside nothing", files{
			"08e": {first, at(7, 58)}, "16e": {first + third, at(15, 58)},
		}, at(15, 58)},
		{"grown since, without its oldest", files{
			"08e": {first + second, at(7, 58)}, "16e": {second + third, at(15, 58)},
		}, at(15, 58)},
		{"begun anew since, with a gap", files{
			"08e": {first + second, at(7, 58)}, "16l": {screens("05/02/00 15:50"), at(15, 58)}, "16e": {third, at(15, 58)},
		}, at(7, 58)},
		{"begun anew, and another shows what was in between", files{
			"08e": {first + second, at(7, 58)}, "08f": {second + entry("05/02/00 07:30 AM", "Of the morning."), at(7, 59)},
			"16e": {entry("05/02/00 07:30 AM", "Of the morning.") + third, at(15, 58)},
		}, at(15, 58)},
		{"grown at noon, and in the afternoon as in the morning", files{
			"08l": {screens("05/02/00 07:50"), at(7, 58)}, "08e": {first, at(7, 58)},
			"12l": {screens("05/02/00 11:50"), at(11, 58)}, "12e": {first + entry("05/02/00 11:00 AM", "Of noon."), at(11, 58)},
			"16l": {screens("05/02/00 15:50"), at(15, 58)}, "16e": {first, at(15, 58)},
		}, at(11, 58)},
		{"its window with a clock of the morning", files{
			"08l": {screens("05/02/00 07:50"), at(7, 58)}, "16l": {screens("05/02/00 15:50"), at(15, 58)},
			"16e": {window(head("05/02/00 07:52"), first), at(15, 58)},
		}, at(7, 52)},
		{"its window with a clock, each time", files{
			"08e": {window(head("05/02/00 07:52"), first), at(7, 58)}, "16e": {window(head("05/02/00 15:52"), first), at(15, 58)},
		}, at(15, 52)},
		{"of the afternoon a part that says so", files{
			"08e": {first, at(7, 58)}, "16l": {screens("05/02/00 15:50"), at(15, 58)},
			"16e": {"$ grep 3 errors\n" + first, at(15, 58)},
		}, at(7, 58)},
		{"a table of the afternoon is no log", files{
			"08e": {first, at(7, 58)}, "16l": {screens("05/02/00 15:50"), at(15, 58)},
			"16t": {"1|1|04/27/2000|The first.|3|1512|INFO|\n", at(15, 58)},
		}, at(7, 58)},
		{"one without any time", files{
			"a": {first, time.Time{}}, "16e": {first + second, at(15, 58)},
		}, at(15, 58)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, f := range tt.files {
				fsys[name] = &fstest.MapFile{Data: []byte(f.text), ModTime: f.at}
			}
			s, err := ReadServer(fsys, centrevu.Source{Name: "primary"})
			require.NoError(t, err)
			assert.Equal(t, tt.seen, s.Seen(FactErrors).At)
			assert.NotEmpty(t, s.Errors.Entries)
		})
	}
}

// A window without a clock that shows the same again is as old as the first, unless
// the folder shows that it was captured again.
func TestWindowSeenAgain(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2000, 5, 2, hour, 58, 0, 0, time.UTC) }
	for _, order := range [][2]string{{"a", "b"}, {"b", "a"}} {
		for name, tt := range map[string]struct {
			clock string
			seen  time.Time
		}{
			"beside screens":              {"05/02/00 15:52", at(15)},
			"beside those of the morning": {"05/02/00 07:52", at(7)},
		} {
			s, err := ReadServer(fstest.MapFS{
				order[0]: {Data: []byte(linksWindow), ModTime: at(7)}, order[1]: {Data: []byte(linksWindow), ModTime: at(15)},
				"c": {Data: []byte(clockRow(tt.clock) + backupWindow), ModTime: at(15)},
			}, centrevu.Source{Name: "primary"})
			require.NoError(t, err)
			assert.Equal(t, tt.seen, s.Seen(FactLinks).At, "%s %s", name, order)
		}
	}
}

// So is a link history that is unloaded again.
func TestHistorySeenAgain(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2000, 5, 2, hour, 58, 0, 0, time.UTC) }
	const first, second = "1|10|91|05/01/2000|700|1|0|\n", "1|10|91|05/02/2000|1100|2|0|\n"
	for name, tt := range map[string]struct {
		later, clock string
		seen         time.Time
	}{
		"the same, beside screens":              {first, "05/02/00 15:52", at(15)},
		"the same, beside those of the morning": {first, "05/02/00 07:52", at(7)},
		"grown":                                 {first + second, "05/02/00 07:52", at(15)},
	} {
		s, err := ReadServer(fstest.MapFS{
			"08.unl": {Data: []byte(first), ModTime: at(7)}, "16.unl": {Data: []byte(tt.later), ModTime: at(15)},
			"c": {Data: []byte(clockRow(tt.clock) + backupWindow), ModTime: at(15)},
		}, centrevu.Source{Name: "primary"})
		require.NoError(t, err)
		assert.Equal(t, tt.seen, s.Seen(FactLinkHistory).At, name)
		assert.NotEmpty(t, s.LinkHistory.Outages)
	}
}

// A window that shows what ran after another was saved is the later one, though neither has a
// clock; what a capture shows of one ACD says nothing of the others (synthetic).
func TestLaterByWhatItShows(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2000, 5, day, hour, 51, 0, 0, time.UTC) }
	row := func(acd, state, last string) string {
		return "| " + acd + "    Daily    " + state + strings.Repeat(" ", 10-len(state)) + last + "  05/03/00 00:35    |\n"
	}
	archives := func(rows ...string) string {
		return "+- Maintenance: Archiving Status ---------------------------+\n| ACD  Archive  Status    Last run        Next run          |\n" +
			strings.Join(rows, "") + "+-----------------------------------------------------------+\n"
	}
	backup := func(status string) string {
		return "+- Maintenance: Backup Data --------------------------------+\n| Backups completed today: 1                                |\n| Status: " + status + strings.Repeat(" ", 50-len(status)) + "|\n" +
			"+-----------------------------------------------------------+\n"
	}
	one, two := row("1", "finished", "05/02/00 00:36"), row("2", "finished", "05/02/00 00:37")
	for _, tt := range []struct {
		name, before, after string
		saved               time.Time // the first of them; the other today at 07:51
		known               bool
	}{
		{"yesterday's and today's", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 00:37")), archives(one, two), at(1, 7), true},
		{"the evening before", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 00:37")), archives(one, two), at(1, 22), true},
		{"too near", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 00:37")), archives(one, two), at(1, 23), false},
		{"a copy", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 00:37")), archives(one, two), at(2, 7), false},
		{"one ACD is of before", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 07:37")), archives(one, row("2", "finished", "05/01/00 00:37")), at(1, 7), false},
		{"one that never ran", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 00:37")), archives(one, row("2", "not run", "              ")), at(1, 7), false},
		{"times to come", archives(row("1", "finished", "05/01/00 00:36"), row("2", "failed", "05/01/00 00:37")), archives(row("1", "finished", "05/12/00 00:36"), row("2", "finished", "05/12/00 00:36")), at(1, 7), false},
		{"backups", backup("Backup failed"), backup("Last backup finished at 05/02/00 00:23:41"), at(1, 7), true},
		{"a backup of before", backup("Backup failed"), backup("Last backup finished at 05/01/00 00:23:41"), at(1, 7), false},
	} {
		for _, names := range [][2]string{{"a", "b"}, {"b", "a"}} {
			_, err := ReadServer(fstest.MapFS{names[0]: {Data: []byte(tt.before), ModTime: tt.saved}, names[1]: {Data: []byte(tt.after), ModTime: at(2, 7)}}, centrevu.Source{Name: "primary"})
			assert.Equal(t, !tt.known, errors.Is(err, ErrAmbiguous), "%s: %v", tt.name, err)
		}
	}
}
