package report

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
)

// The guide's two lines, and around them windows of a synthetic layout.
const (
	guide = "Backups completed today: 1\nStatus: Last backup finished at 05/02/00 00:23:41\n"

	backupWindow = `
+- Maintenance: Backup Data -------------------------------------------+
| Backups completed today: 1                                           |
| Status: Last backup finished at 05/02/00 00:23:41                    |
+----------------------------------------------------------------------+
`
	archiveWindow = `
+- Maintenance: Archiving Status --------------------------------------+
| ACD  Archive   Status     Last run                                   |
| 1    Interval  finished   05/02/00 07:30                             |
| 1    Daily     finished   05/02/00 00:36                             |
| 1    Weekly    finished   04/30/00 00:41                             |
| 1    Monthly   finished   05/01/00 00:52                             |
+----------------------------------------------------------------------+
`
	linksWindow = `
+- Maintenance: Connection Status -------------------------------------+
| ACD  Application         Session            Connection               |
| 1    data transfer       data transfer      operational              |
+----------------------------------------------------------------------+
`
	logWindow = `
+- Maintenance: Error Log Report --------------------------------------+
| 04/27/00 03:12 PM 3 4 INFO                                           |
| Switch and UNIX clocks differ by more than 24 hours.                 |
+----------------------------------------------------------------------+
`
	printedLog = "04/27/00 03:12 PM 3 4 INFO\nSwitch and UNIX clocks differ by more than 24 hours.\n"
)

func clockRow(t string) string { return t + "  CentreVu(R) CMS            Windows: 1 of 10" }

func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

// unclaimedTexts returns what the lines say that nothing on a server claimed, nil if there
// are none.
func unclaimedTexts(s *Server) (texts []string) {
	for _, l := range s.Unclaimed() {
		texts = append(texts, l.Text)
	}
	return texts
}

func read(t *testing.T, fsys fs.FS) (*Server, error) {
	t.Helper()
	s, err := ReadServer(fsys, centrevu.Source{Name: "primary"})
	require.NotNil(t, s)
	assert.Equal(t, "primary", s.Name)
	return s, err
}

func TestReadServer(t *testing.T) {
	tests := []struct {
		name  string
		files fstest.MapFS
		facts map[string][]Fact // of each capture
	}{
		{"a file for each", folder("a", archiveWindow, "b", backupWindow, "c", linksWindow, "d", logWindow), map[string][]Fact{
			"primary/a": {FactArchive}, "primary/b": {FactBackup}, "primary/c": {FactLinks}, "primary/d": {FactErrors},
		}},
		{"names do not matter", folder("links.txt", archiveWindow, "x/y/archive.txt", backupWindow, "errors", linksWindow, "z", printedLog), map[string][]Fact{
			"primary/links.txt": {FactArchive}, "primary/x/y/archive.txt": {FactBackup}, "primary/errors": {FactLinks}, "primary/z": {FactErrors},
		}},
		{"one file for all", folder("all", linksWindow+backupWindow+logWindow+archiveWindow), map[string][]Fact{
			"primary/all": Facts[:],
		}},
		{"the guide's two lines", folder("b", guide, "rest", archiveWindow+linksWindow, "log", printedLog), map[string][]Fact{
			"primary/b": {FactBackup}, "primary/rest": {FactArchive, FactLinks}, "primary/log": {FactErrors},
		}},
		{"dots are left out", folder(".git/x", "junk", ".swp", "junk", "all", linksWindow+backupWindow+logWindow+archiveWindow), map[string][]Fact{
			"primary/all": Facts[:],
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, tt.files)
			require.NoError(t, err)
			got := make(map[string][]Fact)
			for _, c := range s.Captures {
				got[c.Name] = c.Facts
				assert.Empty(t, c.Superseded)
			}
			assert.Equal(t, tt.facts, got)
			assert.Empty(t, s.Problems)

			require.NotNil(t, s.Backup)
			assert.Equal(t, backup.Finished, s.Backup.State)
			assert.Equal(t, time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC), s.Backup.FinishedAt)
			require.NotNil(t, s.Archive)
			assert.Len(t, s.Archive.Runs, 4)
			assert.Equal(t, archive.Interval, s.Archive.Runs[0].Kind)
			require.NotNil(t, s.Links)
			require.Len(t, s.Links.Links, 1)
			assert.True(t, s.Links.Links[0].Up())
			require.NotNil(t, s.Errors)
			require.Len(t, s.Errors.Entries, 1)
			assert.Equal(t, 4, s.Errors.Entries[0].ACD.Number)
		})
	}
}

func TestReadServerWithoutAName(t *testing.T) {
	s, err := ReadServer(folder("b", guide), centrevu.Source{})
	require.NoError(t, err)
	assert.Equal(t, "b", s.Captures[0].Name)
	assert.Equal(t, "b", s.Backup.At[0].Source)
	_, err = ReadServer(folder(), centrevu.Source{})
	assert.EqualError(t, err, ".: no captures")
}

func TestReadServerNothing(t *testing.T) {
	tests := []struct {
		name  string
		files fstest.MapFS
		want  error
		text  string
	}{
		{"no file", folder(), ErrNoCaptures, "primary: no captures"},
		{"only dots", folder(".x", guide), ErrNoCaptures, "primary: no captures"},
		{"prose", folder("README", "What these captures are.\n\nRead them.\n"), ErrUnrecognised, "primary/README: recognised as nothing"},
		{"empty", folder("e", ""), ErrUnrecognised, "primary/e: recognised as nothing: nothing in it"},
		{"blank", folder("e", " \r\n\n \t\n"), ErrUnrecognised, "primary/e: recognised as nothing: nothing in it"},
		{"another window", folder("e", strings.ReplaceAll(linksWindow, "Connection Status", "Printer Administ.")), ErrUnrecognised,
			"primary/e: recognised as nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, tt.files)
			assert.ErrorIs(t, err, tt.want)
			assert.EqualError(t, err, tt.text)
			for _, f := range Facts {
				assert.False(t, s.Has(f), f)
			}
			for _, c := range s.Captures {
				assert.Empty(t, c.Facts)
			}
		})
	}
}

func TestReadServerJunk(t *testing.T) {
	junk := make([]byte, 4096)
	for i := range junk {
		junk[i] = byte(i*i>>3 ^ i)
	}
	s, err := read(t, folder("core", string(junk), "b", guide))
	assert.Error(t, err)
	assert.NotNil(t, s.Backup, "what could be read is there")
	assert.Equal(t, []Fact{FactBackup}, s.Captures[0].Facts)
	assert.Empty(t, s.Captures[1].Facts)
}

// brokenFS is a folder in which some names cannot be opened.
type brokenFS struct {
	fs.FS
	broken string
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.broken {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.FS.Open(name)
}

func TestReadServerUnreadable(t *testing.T) {
	for _, broken := range []string{"sub", "sub/secret", "."} {
		t.Run(broken, func(t *testing.T) {
			s, err := read(t, brokenFS{folder("b", guide, "sub/secret", linksWindow), broken})
			assert.ErrorIs(t, err, fs.ErrPermission)
			assert.NotErrorIs(t, err, ErrNoCaptures)
			last := s.Captures[len(s.Captures)-1]
			assert.Contains(t, last.Unrecognised, fs.ErrPermission.Error())
			assert.Equal(t, broken != ".", s.Backup != nil)
			r := Evaluate(Pair{s, whole()}, []Rule{{ID: "fine", Check: fine}}, Options{})
			assert.Equal(t, Unknown, r.Worst())
		})
	}
}

// oddFS is a file system of which one file is not as files are.
type oddFS struct {
	fs.FS
	file fs.File
}

func (o oddFS) Open(name string) (fs.File, error) {
	if name == "odd.txt" {
		return o.file, nil
	}
	return o.FS.Open(name)
}

type oddFile struct {
	fs.File
	read func(p []byte) (int, error)
}

func (o oddFile) Read(p []byte) (int, error) { return o.read(p) }

// What is wrong with a file is said of that file, whatever its reader does.
func TestReadServerOddFiles(t *testing.T) {
	dir := folder("b", guide, "odd.txt", linksWindow)
	for name, odd := range map[string]func(p []byte) (int, error){
		"nothing":  nil,
		"still":    func([]byte) (int, error) { return 0, nil },
		"negative": func([]byte) (int, error) { return -1, nil },
		"large":    func(p []byte) (int, error) { return len(p) + 1, nil },
		"panics":   func([]byte) (int, error) { panic("a bug") },
	} {
		var file fs.File
		if odd != nil {
			plain, err := dir.Open("odd.txt")
			require.NoError(t, err)
			file = oddFile{plain, odd}
		}
		s, err := read(t, oddFS{dir, file})
		require.Error(t, err, name)
		assert.NotNil(t, s.Backup, name)
		require.Len(t, s.Captures, 2, name)
		assert.Contains(t, s.Captures[1].Unrecognised, "cannot be read: ", name)
	}
}

func TestReadServerTwice(t *testing.T) {
	other := strings.ReplaceAll(backupWindow, "05/02/00 00:23:41", "05/01/00 00:23:41")
	early, late := clockRow("05/02/00 07:50"), clockRow("05/02/00 07:51")
	malformed := strings.ReplaceAll(backupWindow, "05/02/00 00:23:41", "05/02/00 25:23:41")
	two, one := time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC), time.Date(2000, 5, 1, 0, 23, 41, 0, time.UTC)
	tests := []struct {
		name      string
		a, b      string
		want      time.Time
		ambiguous bool
	}{
		{"the first is later", late + backupWindow, early + other, two, false},
		{"the second is later", early + other, late + backupWindow, two, false},
		{"an older one is broken", early + malformed, late + other, one, false},
		{"no times", backupWindow, other, two, true},
		{"one time", backupWindow, late + other, two, true},
		{"one minute", late + backupWindow, late + other, two, true},
		{"the same", backupWindow, late + backupWindow, two, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, folder("a", tt.a, "b", tt.b))
			assert.Equal(t, tt.want, s.Backup.FinishedAt)
			assert.Equal(t, tt.ambiguous, errors.Is(err, ErrAmbiguous))
			assert.Equal(t, tt.ambiguous, len(s.Problems) > 0)
			superseded := slices.IndexFunc(s.Captures, func(c Capture) bool { return len(c.Superseded) > 0 })
			require.GreaterOrEqual(t, superseded, 0)
			assert.Equal(t, s.Captures[1-superseded].Name, s.Backup.At[0].Source)
		})
	}
}

func TestReadServerTwoLogs(t *testing.T) {
	more := "04/26/00 03:12 PM 9 1 INFO\nSomething else.\n"
	tests := []struct {
		name, a, b string
		entries    int
	}{
		{"the first holds the second", more + printedLog, printedLog, 2},
		{"the second holds the first", logWindow, printedLog + more, 2},
		{"they differ", more, printedLog, 2},
		{"an entry stands twice in one", more + more, more + printedLog, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := read(t, folder("a", tt.a, "b", tt.b))
			require.NoError(t, err)
			assert.Len(t, s.Errors.Entries, tt.entries)
			assert.Empty(t, s.Problems)
			for _, e := range s.Errors.Entries {
				line := s.Errors.Line(e)
				name := strings.TrimPrefix(line.Source, "primary/")
				assert.Contains(t, map[string]string{"a": tt.a, "b": tt.b}[name], e.Text, "evidence cites the file that the entry is from")
			}
		})
	}
}

func TestReadServerTimes(t *testing.T) {
	denver, err := time.LoadLocation("America/Denver")
	require.NoError(t, err)
	written := time.Date(2000, 5, 2, 14, 0, 0, 0, denver)
	files := folder("all", clockRow("05/02/00 07:50")+linksWindow+"\f"+clockRow("05/02/00 07:52")+backupWindow, "log", printedLog)
	files["log"].ModTime = written
	files["all"].ModTime = written
	s, err := ReadServer(files, centrevu.Source{Name: "primary", Location: denver})
	require.NoError(t, err)
	assert.Equal(t, time.Date(2000, 5, 2, 7, 50, 0, 0, denver), s.Captures[0].CapturedAt, "the earliest counts")
	assert.Equal(t, written, s.Captures[0].ModTime)
	assert.Zero(t, s.Captures[1].CapturedAt)
	assert.Equal(t, written, s.Captures[1].NotAfter())
	assert.Equal(t, written, s.Errors.NotAfter)
	assert.Equal(t, time.Date(2000, 5, 2, 7, 52, 0, 0, denver), s.CapturedAt(FactBackup))
	assert.Zero(t, s.CapturedAt(FactArchive))
}

func TestBannerIsNoLogEntry(t *testing.T) {
	for text, ok := range map[string]bool{
		"05/02/00 07:50  CentreVu(R) CMS   Windows: 1 of 10": true,
		"5/2/2000 7:50 AM CMS":                               true,
		"05/02/00 07:50 AM 3 4 INFO CMS went down":           false,
		"05/02/00 07:50":                                     false,
		"05/02/00 25:50 CMS":                                 false,
		"CMS 05/02/00 07:50":                                 false,
		"":                                                   false,
	} {
		s := &centrevu.Screen{Lines: []centrevu.Line{{}, {Text: "  " + text}, {Text: "05/03/00 07:50 CMS"}}}
		if text == "" {
			s.Lines = s.Lines[:2]
		}
		assert.Equal(t, ok, !s.Clock(centrevu.Source{}).IsZero(), text)
	}
}
