package report

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

const (
	// After the documents of the tables; synthetic values.
	archStat = "1|1|05/02/00 07:30|2|\n1|2|05/02/00 00:36|3|\n"
	linkex   = "1|12|97|05/02/2000|0740|7|0|\n1|0|91|05/02/2000|0745|8|0|\n"
	logRows  = "4|2|05/02/2000|Archive of ACD 4 failed|3|0|ERROR|\n"

	// After the template known from engineers' notes (domain.md A).
	backLog = "state: 1\n/cms/install/bin/compress_backup successfullty finished:\nTue, 05/02/00 00:20:00\nerror:\n" +
		"status: Last backup finished >, 05/02/00 00:23:41.\nstate: 0.\n"

	switchPage3 = "status link 1 Page 3 of 4\nPROCESSOR CHANNEL STATUS\nUP: 001,004\n"

	archQuery = "$ dbaccess cms arch.sql\n\nDatabase selected.\n\n   acd arch_type            last_time            status\n\n" +
		"     1 1                    05/02/00 07:30       2\n     1 2                    05/02/00 00:36       3\n\n2 row(s) retrieved.\n\nDatabase closed.\n$ "
	logQuery = "Database selected.\n\nacd_id         4\ncounts         2\ndate_occurred  05/02/2000\ndescription    Archive of ACD 4 failed\n" +
		"error_code     3\nlast_time      0\nseverity       ERROR\n\n1 row(s) retrieved.\n\nDatabase closed.\n"
)

func TestReadServerFinds(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(clockRow("05/02/00 07:50") + backupWindow))
	require.NoError(t, z.Close())

	tests := []struct {
		name, text string
		facts      []Fact
		look       func(t *testing.T, s *Server)
	}{
		{"arch_stat", archStat, []Fact{FactArchive}, func(t *testing.T, s *Server) {
			assert.Equal(t, archive.Failed, s.Archive.Runs[1].State)
			assert.Equal(t, 2, s.Archive.Runs[1].At.Line)
		}},
		{"arch_stat with headings", "status|arch_type|acd|\n3|2|1|\n", []Fact{FactArchive}, nil},
		{"linkex", linkex, []Fact{FactLinkHistory}, func(t *testing.T, s *Server) {
			require.Len(t, s.LinkHistory.Last(), 1)
			assert.True(t, s.LinkHistory.Last()[0].Reason.Collecting())
		}},
		{"customer_log", logRows, []Fact{FactErrors}, func(t *testing.T, s *Server) { assert.Equal(t, 2, s.Errors.Entries[0].Count) }},
		{"arch_stat, queried", archQuery, []Fact{FactArchive}, func(t *testing.T, s *Server) {
			assert.Equal(t, archive.Failed, s.Archive.Runs[1].State)
			assert.Equal(t, 8, s.Archive.Runs[1].At.Line, "in the capture, not in what was made of it")
			assert.Equal(t, time.Date(2000, 5, 2, 0, 36, 0, 0, time.UTC), s.Archive.Runs[1].Last)
		}},
		{"customer_log, queried", logQuery, []Fact{FactErrors}, func(t *testing.T, s *Server) {
			require.Len(t, s.Errors.Entries, 1)
			assert.Equal(t, "Archive of ACD 4 failed", s.Errors.Entries[0].Text)
			assert.Equal(t, 3, s.Errors.Entries[0].At.Line)
		}},
		{"back.log", backLog, []Fact{FactBackupLog}, func(t *testing.T, s *Server) {
			assert.Equal(t, backup.Finished, s.BackupLog.State)
			assert.Nil(t, s.Backup, "it is no Backup Data window")
		}},
		{"status link", switchPage3, []Fact{FactSwitch}, func(t *testing.T, s *Server) { assert.Equal(t, []int{1, 4}, s.Switch.Links[0].Up) }},
		{"who in a file with a window", linksWindow + "$ who\nalice    pts/1        May  2 07:40    (10.0.0.9)\n$ ", []Fact{FactLinks, FactLogins},
			func(t *testing.T, s *Server) { assert.Equal(t, "alice", s.Logins.Users[0].User) }},
		{"who -r", "$ who -r\n         run-level 3  2000-04-09 13:58                   last=S\n", nil, nil},
		{"a window, compressed", zipped.String(), []Fact{FactBackup}, func(t *testing.T, s *Server) { assert.Equal(t, backup.Finished, s.Backup.State) }},
		{"windows, then a log", linksWindow + printedLog, []Fact{FactLinks, FactErrors}, nil},
		{"a backup quoted in a log", printedLog + "Operator pasted:\n" + guide, []Fact{FactErrors}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, folder("f", tt.text))
			require.NoError(t, err)
			assert.Equal(t, tt.facts, s.Captures[0].Facts)
			assert.Empty(t, s.Captures[0].Unrecognised)
			if tt.look != nil {
				tt.look(t, s)
			}
		})
	}
}

// What looks like something that is read, and is something else.
func TestReadServerRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"another link":     "CDR LINK STATUS\n       Primary          Secondary\nLink State: up\nDate & Time: 2000/05/02 07:50:00\n",
		"a printer's link": "SYSTEM PRINTER LINK STATUS\nLink State: up\nMaintenance Busy? no\n",
		"another table":    "1|x|y|\n2|x|z|\n",
		"an error":         "ssh: connect to host cms1 port 22: Connection refused\n",
	} {
		t.Run(name, func(t *testing.T) {
			s, err := read(t, folder("f", text))
			assert.Error(t, err)
			assert.Empty(t, s.Captures[0].Facts)
			assert.NotEmpty(t, s.Captures[0].Unrecognised)
		})
	}
}

func TestReadServerQueryFaults(t *testing.T) {
	for name, text := range map[string]string{
		"a row too few": strings.Replace(archQuery, "2 row(s)", "3 row(s)", 1),
		"cut":           archQuery[:strings.Index(archQuery, "2 row(s)")],
		"a bad value":   strings.Replace(archQuery, "07:30 ", "27:30 ", 1),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := read(t, folder("f", text))
			assert.ErrorIs(t, err, centrevu.ErrSyntax)
			assert.NotEmpty(t, s.Problems)
			assert.NotNil(t, s.Archive)
		})
	}
}

// What dbaccess answers that is no result of a table is told beside a window too.
func TestReadServerQueryFaultsBesideAWindow(t *testing.T) {
	const answered = "\nDatabase selected.\n\n%s\n\nDatabase closed.\n\n"
	for body, told := range map[string]bool{
		"  206: The specified table (arch_stat) is not in the database.": true,
		"ACD 2 link down": true,
		"acd arch_type last_time status\n\n2 2 05/02/2000 00:36:11 3\n\n1 row(s) retrieved.": true, // not below the headings
		"No rows found.": false,
	} {
		for _, text := range []string{"# dbaccess cms q.sql\n" + fmt.Sprintf(answered, body) + "# cat links.txt\n" + linksWindow,
			"# cat links.txt\n" + linksWindow + "# dbaccess cms q.sql\n" + fmt.Sprintf(answered, body)} {
			s, err := ReadServer(folder("a", text), centrevu.Source{})
			require.NotNil(t, s.Links, text)
			assert.Equal(t, told, err != nil, text)
			assert.Equal(t, told, len(s.Problems) > 0, text)
		}
	}
}

func TestUnited(t *testing.T) {
	at := func(clock, window string) string { return clockRow("05/02/00 "+clock) + window }
	link := func(acd, words string) string {
		return strings.Replace(linksWindow, "| 1    data transfer       data transfer      operational  ", "| "+acd+"    "+words, 1)
	}
	const up, down = "data transfer       data transfer      operational  ", "waiting session     quiescent          out of order "
	tests := []struct {
		name  string
		files []string
		want  map[int]bool // whether the link of an ACD is up
		err   error
	}{
		{"two pages of a list", []string{at("07:50", link("1", down)), at("07:52", link("2", up))}, map[int]bool{1: false, 2: true}, nil},
		{"later is later", []string{at("07:52", link("1", down)), at("07:50", link("1", up))}, map[int]bool{1: false}, nil},
		{"later is later, by the clock and not by the name", []string{at("07:50", link("1", down)), at("07:52", link("1", up))}, map[int]bool{1: true}, nil},
		{"no telling", []string{at("07:50", link("1", up)), link("1", down)}, map[int]bool{1: false}, ErrAmbiguous},
		{"the same", []string{at("07:50", link("1", up)), link("1", up)}, map[int]bool{1: true}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, folder("a", tt.files[0], "b", tt.files[1]))
			assert.ErrorIs(t, err, tt.err)
			got := map[int]bool{}
			for _, l := range s.Links.Links {
				got[l.ACD.Number] = l.State() == links.Up
			}
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.err != nil, len(s.Problems) > 0)
		})
	}
}

// A row of arch_stat says more than the window, which shows "finished" for a
// run that failed as well.
// The pages of a list can be captured one by one. Layout synthetic.
func TestPagesInSeveralFiles(t *testing.T) {
	page := func(n, of int) *fstest.MapFile {
		return &fstest.MapFile{Data: fmt.Appendf(nil, "%s\nMaintenance: Connection Status\n\nACD  Application    Session        Connection\n"+
			"%d    data transfer  data transfer  operational\n\nPage %d of %d\n", clockRow("05/02/00 07:50"), n, n, of)}
	}
	for name, tt := range map[string]struct {
		fsys  fstest.MapFS
		whole bool
	}{
		"all":             {fstest.MapFS{"b": page(1, 2), "a": page(2, 2)}, true},
		"one is missing":  {fstest.MapFS{"a": page(1, 3), "b": page(3, 3)}, false},
		"of two lists":    {fstest.MapFS{"a": page(1, 2), "b": page(2, 3)}, false},
		"the same, twice": {fstest.MapFS{"a": page(1, 2), "b": page(1, 2)}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := ReadServer(tt.fsys, centrevu.Source{})
			require.NotNil(t, s.Links)
			assert.Equal(t, tt.whole, len(s.Problems) == 0, "%v", s.Problems)
		})
	}
}

func TestTableAndWindow(t *testing.T) {
	early, late := time.Date(2000, 5, 2, 1, 0, 0, 0, time.UTC), time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)
	tests := []struct {
		name, table, window string    // of the daily archive
		written             time.Time // the table
		want                archive.State
		last                string
	}{
		{"it succeeded", "05/02/00 00:36|2", "finished   05/02/00 00:36", late, archive.Succeeded, "00:36"},
		{"it failed", "05/02/00 00:36|3", "finished   05/02/00 00:36", late, archive.Failed, "00:36"},
		{"it failed, and another run is shown", "05/02/00 00:36|3", "finished   05/02/00 02:36", early, archive.Failed, "00:36"},
		{"the table is older", "05/01/00 00:36|2", "finished   05/02/00 02:36", early, archive.Finished, "02:36"},
		{"it runs by now", "05/01/00 00:36|2", "running    05/02/00 02:36", early, archive.Running, "02:36"},
		{"it did not run", "05/02/00 00:36|2", "not run                  ", late, archive.NotRun, "00:00"},
		{"long ago", "05/02/00 00:36|2", "finished   04/02/00 00:36", late, archive.Finished, "00:36"},
		{"a word that nobody knows", "05/02/00 00:36|7", "finished   05/02/00 00:36", late, archive.Unknown, "00:36"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			window := strings.Replace(archiveWindow, "finished   05/02/00 00:36", tt.window, 1)
			for _, names := range [][2]string{{"a", "b"}, {"b", "a"}} {
				fsys := folder(names[0], clockRow("05/02/00 07:50")+window, names[1], "1|2|"+tt.table+"|\n")
				fsys[names[1]].ModTime = tt.written
				s, err := read(t, fsys)
				require.NoError(t, err)
				require.Len(t, s.Archive.Runs, 4)
				for _, r := range s.Archive.Runs {
					if r.Kind == archive.Daily {
						assert.Equal(t, tt.want, r.State)
						assert.Equal(t, tt.last, r.Last.Format("15:04"))
					}
				}
			}
		})
	}
}

// A copy of what bears a window out is no other value, whatever the files are called.
func TestTableAndCopies(t *testing.T) {
	const table = "1|1|05/02/00 07:30:12|2|\n1|2|05/02/00 00:36:12|2|\n"
	window := clockRow("05/02/00 07:50") + archiveWindow
	for _, files := range [][]string{{"a", table, "b", window, "c", window}, {"a", window, "b", table, "c", window}, {"a", window, "b", window, "c", table}, {"a", table + table, "b", window}} {
		s, err := read(t, folder(files...))
		require.NoError(t, err)
		require.Len(t, s.Archive.Runs, 4)
		for _, r := range s.Archive.Runs[:2] {
			assert.Equal(t, 12, r.Last.Second(), "as the table says")
		}
	}
}

// What a table says went well does not make up for a row that the window does
// not show.
func TestTableMakesUpForNoRow(t *testing.T) {
	window := strings.Replace(archiveWindow, "| 1    Daily     finished   05/02/00 00:36                             |\n", "", 1)
	s, err := read(t, folder("a", clockRow("05/02/00 07:50")+window, "b", "1|2|05/02/00 00:36|2|\n"))
	require.NoError(t, err)
	assert.Len(t, s.Archive.Runs, 3)
	s, err = read(t, folder("a", clockRow("05/02/00 07:50")+window, "b", "1|2|05/02/00 00:36|3|\n"))
	require.NoError(t, err)
	assert.Len(t, s.Archive.Runs, 4, "a failure is told")
}

// The earliest of all that says when a thing was shown counts: a copied file
// is not new.
func TestSeen(t *testing.T) {
	recording := "Script started on 2000-05-02 07:40:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n\x1b[H\x1b[2J" +
		strings.ReplaceAll(backupWindow, "\n", "\r\n")
	at := func(hour, minute int) time.Time { return time.Date(2000, 5, 2, hour, minute, 0, 0, time.UTC) }
	begun := func(day, hour, minute int, clock, done string) string {
		return fmt.Sprintf("Script started on 2000-05-%02d %02d:%02d:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n\x1b[H\x1b[2J", day, hour, minute) +
			strings.ReplaceAll(clock+backupWindow, "\n", "\r\n") + "\x1b[H\x1b[2J$ exit\r\n" + done
	}
	done := func(hour, minute int) string {
		return fmt.Sprintf("\nScript done on 2000-05-02 %02d:%02d:00+00:00 [COMMAND_EXIT_CODE=\"0\"]\n", hour, minute)
	}
	header := func(day, hour, minute int) centrevu.Seen {
		return centrevu.Seen{At: time.Date(2000, 5, day, hour, minute, 0, 0, time.UTC), By: centrevu.SeenHeader}
	}
	byClock := centrevu.Seen{At: at(7, 50), By: centrevu.SeenClock}
	tests := []struct {
		name, text string
		written    time.Time
		want       centrevu.Seen
	}{
		{"the clock", clockRow("05/02/00 07:50") + backupWindow, at(7, 58), centrevu.Seen{At: at(7, 50), By: centrevu.SeenClock}},
		{"the file is older than the clock", clockRow("05/02/00 07:50") + backupWindow, at(7, 45), centrevu.Seen{At: at(7, 45), By: centrevu.SeenFile}},
		{"nothing but the file", backupWindow, at(7, 58), centrevu.Seen{At: at(7, 58), By: centrevu.SeenFile}},
		{"the header of a recording", recording, at(7, 58), centrevu.Seen{At: at(7, 40), By: centrevu.SeenHeader}},
		{"nothing", backupWindow, time.Time{}, centrevu.Seen{}},
		{"a recording begun long before", begun(2, 6, 40, clockRow("05/02/00 07:50"), ""), at(7, 58), byClock},
		{"begun the day before", begun(1, 23, 58, clockRow("05/02/00 07:50"), done(7, 52)), at(7, 58), byClock},
		{"the server's clock is a little ahead", begun(2, 6, 40, clockRow("05/02/00 07:50"), done(7, 46)), at(7, 47), centrevu.Seen{At: at(7, 47), By: centrevu.SeenFile}},
		{"ended before the clock, and was copied", begun(2, 6, 40, clockRow("05/02/00 07:50"), done(6, 50)), at(7, 58), header(2, 6, 40)},
		{"of a zone an hour ahead", begun(2, 6, 40, clockRow("05/02/00 07:50"), ""), at(6, 52), header(2, 6, 40)},
		{"the file's time is not known", begun(2, 6, 40, clockRow("05/02/00 07:50"), ""), time.Time{}, header(2, 6, 40)},
		{"left running for a day", begun(1, 7, 40, clockRow("05/02/00 07:50"), ""), at(7, 58), byClock},
		{"left running for a weekend, and ended", begun(1, 7, 40, clockRow("05/04/00 07:50"), strings.Replace(done(7, 52), "05-02", "05-04", 1)), at(7, 58).AddDate(0, 0, 2), centrevu.Seen{At: at(7, 50).AddDate(0, 0, 2), By: centrevu.SeenClock}},
		{"ended a day before the clock, and was copied", begun(1, 7, 40, clockRow("05/02/00 07:50"), strings.Replace(done(7, 45), "05-02", "05-01", 1)), at(7, 58), header(1, 7, 40)},
		{"with a clock days ahead of the file", begun(1, 7, 40, clockRow("05/09/00 07:50"), ""), at(7, 58), header(1, 7, 40)},
		{"with a clock a day ahead, copied days after", begun(1, 7, 40, clockRow("05/02/00 07:50"), ""), at(7, 58).AddDate(0, 0, 2), header(1, 7, 40)},
		{"yesterday's, copied", begun(1, 7, 40, clockRow("05/01/00 07:50"), ""), at(7, 58), centrevu.Seen{At: at(7, 50).AddDate(0, 0, -1), By: centrevu.SeenClock}},
		{"without a date", begun(1, 23, 58, "07:50  CentreVu(R) CMS            Windows: 1 of 10\n", ""), at(7, 58), header(1, 23, 58)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, fstest.MapFS{"f": {Data: []byte(tt.text), ModTime: tt.written}})
			require.NoError(t, err)
			assert.Equal(t, tt.want.By.String(), s.Seen(FactBackup).By.String())
			assert.True(t, tt.want.At.Equal(s.Seen(FactBackup).At), s.Seen(FactBackup).At)
		})
	}
}

// However large a folder is, it takes no more memory than it may, and what was
// read before stands.
func TestReadServerMemory(t *testing.T) {
	screens := strings.Repeat("\x1b[2J\x1b[H"+strings.ReplaceAll(linksWindow, "\n", "\r\n"), 200)
	log := strings.Repeat(printedLog, 2000)
	fsys := folder("a", guide, "b", screens, "c", log)
	s, err := ReadOptions{Memory: 200_000}.ReadServer(fsys, centrevu.Source{Name: "p"})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
	assert.NotNil(t, s.Backup)
	require.NotEmpty(t, s.Problems)
	for _, p := range s.Problems {
		assert.ErrorIs(t, p, centrevu.ErrTooLarge)
	}
	_, err = ReadServer(fsys, centrevu.Source{Name: "p"})
	assert.NotErrorIs(t, err, centrevu.ErrTooLarge)
	_, err = ReadServer(folder("c", log), centrevu.Source{Name: "p", MaxMemory: 200_000})
	assert.NotErrorIs(t, err, centrevu.ErrTooLarge, "repeats of a day are one")
	var kinds strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&kinds, "05/02/00 06:12 AM %d 2 INFO\nThe trunk group has an alarm\n", i)
	}
	_, err = ReadServer(folder("c", kinds.String()), centrevu.Source{Name: "p", MaxMemory: 200_000})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge, "a limit of the source holds for logs too")
}

// What is counted of a log takes memory as well, and names of which each is another one
// take no more time than others.
func TestReadServerMemoryOfCounts(t *testing.T) {
	var b strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&b, "01/02/99 06:12 AM 417 east%d INFO\nThe archiver did run\n", i)
	}
	b.WriteString("05/02/00 06:12 AM 417 2 INFO\nThe archiver did run\n")
	s, err := ReadServer(folder("c", b.String()), centrevu.Source{Name: "p"})
	require.NoError(t, err)
	assert.Len(t, s.Errors.Earlier, 200_000)
	s, err = ReadServer(folder("c", b.String()), centrevu.Source{Name: "p", MaxMemory: 8_000_000})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
	assert.Less(t, len(s.Errors.Earlier), 8_000_000/sizeOfCount+1)
}

// A capture that was not looked through to its end is not called one that holds
// nothing: what it was not looked through for may stand behind.
// In a recording the place is a byte of it, not a row of the screen.
func TestReadServerMemoryOfARecording(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "\x1b[H\x1b[2J%d\r\n", i)
	}
	_, err := ReadServer(folder("a.raw", b.String()), centrevu.Source{Name: "p", MaxMemory: 1_000_000})
	var pe *centrevu.ParseError
	require.ErrorAs(t, err, &pe)
	require.ErrorIs(t, pe, centrevu.ErrTooLarge)
	require.Zero(t, pe.Line)
	require.Positive(t, pe.Offset)
}

func TestReadServerMemoryUnrecognised(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "\x1b[2J\x1b[Hshell %d", i)
	}
	s, err := ReadServer(folder("a", b.String()+strings.ReplaceAll(linksWindow, "\n", "\r\n")), centrevu.Source{Name: "p", MaxMemory: 100_000})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
	assert.NotErrorIs(t, err, ErrUnrecognised)
	require.Len(t, s.Problems, 1)
	assert.ErrorIs(t, s.Problems[0], centrevu.ErrTooLarge)
}

// Lines that are short take as little of the memory as long ones.
func TestReadServerShortLines(t *testing.T) {
	fsys := folder("a", strings.Repeat("\n", maxText-1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := ReadServer(fsys, centrevu.Source{Name: "p"})
	runtime.ReadMemStats(&after)
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(128<<20))
}

// Of a large log, the entries of the look-back are kept one by one, and the
// others are counted.
func TestReadServerLargeLog(t *testing.T) {
	var b strings.Builder
	day := time.Date(1998, 1, 1, 15, 0, 0, 0, time.UTC)
	entries := 0
	for b.Len() < 6<<20 {
		for range 100 {
			b.WriteString(day.Format("01/02/06 03:04 PM") + " 3 4 INFO\nSwitch and UNIX clocks differ by more than 24 hours.\n")
			entries++
		}
		day = day.AddDate(0, 0, 1)
	}
	for name, written := range map[string]time.Time{"the file says when": day, "nothing says when": {}} {
		t.Run(name, func(t *testing.T) {
			s, err := read(t, fstest.MapFS{"log": {Data: []byte(b.String()), ModTime: written}})
			require.NoError(t, err)
			counted := 0
			for _, e := range s.Errors.Earlier {
				assert.Equal(t, "INFO", string(e.Severity))
				counted += e.Count
			}
			assert.Equal(t, entries, counted+len(s.Errors.Entries), "each is kept or counted")
			assert.InDelta(t, 62*100, len(s.Errors.Entries), 101)
		})
	}
	s, err := read(t, folder("log", b.String()+strings.TrimPrefix(linksWindow, "\n")))
	assert.ErrorIs(t, err, centrevu.ErrTooLarge, "a window behind such a log is not passed over in silence")
	assert.NotNil(t, s.Errors)
}

func TestUnrecognised(t *testing.T) {
	at := time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)
	old := at.Add(-time.Hour)
	files := func(written time.Time) fstest.MapFS {
		return fstest.MapFS{
			"all":    {Data: []byte(clockRow("05/02/00 07:50") + linksWindow), ModTime: at},
			"README": {Data: []byte("How these are made.\n"), ModTime: written},
		}
	}
	ask := func(fsys fs.FS, opt Options) []Finding {
		s, err := ReadServer(fsys, centrevu.Source{Name: "primary"})
		require.Error(t, err)
		opt.Now = at
		var list []Finding
		for _, f := range Evaluate(Pair{Primary: s}, nil, opt).Findings {
			if f.Rule == RuleUnrecognised {
				list = append(list, f)
			}
		}
		return list
	}
	older := ask(files(old), Options{})
	require.Len(t, older, 1)
	assert.Equal(t, Warning, older[0].Status)
	assert.Contains(t, older[0].Message, "primary/README")

	newer := ask(files(at), Options{})
	require.Len(t, newer, 1)
	assert.Equal(t, Unknown, newer[0].Status, "it may be what was captured last")
	assert.Contains(t, newer[0].Message, "Connection Status")

	ignored := ask(files(at), Options{Ignore: []Ignored{{Pattern: "READ*", Why: "it says how these are made"}}})
	require.Len(t, ignored, 1)
	assert.Equal(t, NotApplicable, ignored[0].Status)
	assert.Contains(t, ignored[0].Message, "it says how these are made")

	for _, g := range []Ignored{{Pattern: "*", Why: "x"}, {Pattern: "[", Why: "x"}, {Pattern: "x"}, {}} {
		assert.Error(t, g.Validate(), "%+v", g)
		assert.Len(t, ask(files(old), Options{Ignore: []Ignored{g}}), 1)
	}
}

// A link to a folder is not followed, and is told.
func TestReadServerLinkToAFolder(t *testing.T) {
	fsys := fstest.MapFS{"b": {Data: []byte(guide)}, "d/links": {Data: []byte(linksWindow)}, "l": {Mode: fs.ModeSymlink, Data: []byte("d")}}
	s, err := read(t, fsys)
	assert.ErrorContains(t, err, "not followed")
	require.Len(t, s.Captures, 3)
	assert.Contains(t, s.Captures[2].Unrecognised, "not followed")
}

// A server of which nothing could be read was not seen.
func TestMissingFolder(t *testing.T) {
	for name, fsys := range map[string]fs.FS{"empty": folder(), "missing": brokenFS{folder(), "."}} {
		t.Run(name, func(t *testing.T) {
			s, err := read(t, fsys)
			assert.Error(t, err)
			r := Evaluate(Pair{Primary: s, Secondary: whole()}, []Rule{{ID: "fine", Check: fine}}, Options{})
			assert.Equal(t, Unknown, r.Worst())
			assert.False(t, r.Servers[0].Seen)
			assert.True(t, r.Servers[1].Seen)
		})
	}
}

var errHalf = errors.New("the disk is gone")

// halfFS is a folder whose files end in a failure.
type halfFS struct{ fs.FS }

type halfFile struct {
	fs.File
	left int
}

func (h halfFS) Open(name string) (fs.File, error) {
	f, err := h.FS.Open(name)
	if err != nil || name == "." {
		return f, err
	}
	return &halfFile{f, 40}, nil
}

func (f *halfFile) Read(b []byte) (int, error) {
	if f.left == 0 {
		return 0, errHalf
	}
	n, err := f.File.Read(b[:min(len(b), f.left)])
	f.left -= n
	return n, err
}

func TestReadServerHalf(t *testing.T) {
	s, err := read(t, halfFS{folder("b", guide, "l", linksWindow)})
	assert.ErrorContains(t, err, errHalf.Error())
	for _, c := range s.Captures {
		assert.Contains(t, c.Unrecognised, errHalf.Error())
	}
}

// The dates of an unloaded log that can be read with the day first are told if that makes an
// old entry one of today.
func TestDayFirst(t *testing.T) {
	for rows, told := range map[string]bool{
		"02/05/2000 02/04/2000": true,
		"02/05/2000 04/27/2000": false, // a month stands first
		"02/05/2000 02/06/2000": false, // the other would be in June
		"05/02/2000 05/01/2000": false,
		"03/04/2000 02/04/2000": false,
		"01/05/2000":            true, // of yesterday
	} {
		table := ""
		for date := range strings.FieldsSeq(rows) {
			table += "1|1|" + date + "|Link down|7|0612|CRIT|\n"
		}
		fsys := folder("clog.unl", table)
		fsys["clog.unl"].ModTime = time.Date(2000, 5, 2, 7, 58, 0, 0, time.UTC)
		_, err := ReadServer(fsys, centrevu.Source{})
		if told {
			assert.ErrorContains(t, err, "if days stand first", rows)
		} else {
			assert.NoError(t, err, rows)
		}
	}
}
