package report

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// differ calls check with copies of v that have another value in one field each.
func differ[T any](v T, fields []string, check func(field string, other T)) {
	for _, name := range fields {
		other := v
		f := reflect.ValueOf(&other).Elem().FieldByName(name)
		switch f.Interface().(type) {
		case string, errlog.Severity:
			f.SetString(f.String() + " else")
		case bool:
			f.SetBool(!f.Bool())
		case time.Time:
			f.Set(reflect.ValueOf(f.Interface().(time.Time).Add(time.Second)))
		case centrevu.ACD:
			f.Set(reflect.ValueOf(centrevu.ACD{Number: 7, Name: "Else"}))
		default:
			if f.CanInt() {
				f.SetInt(f.Int() + 1)
			} else {
				f.SetUint(f.Uint() + 1)
			}
		}
		check(name, other)
	}
}

func sameEntry(a, b errlog.Entry) bool { return entryOf(&a) == entryOf(&b) }

// What differs in any one value is not the same.
func TestSameByEveryValue(t *testing.T) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	run := archive.Run{ACD: centrevu.ACD{Number: 1}, Kind: archive.Daily, State: archive.Finished, Text: "finished", Last: now, Next: now}
	assert.True(t, sameRun(run, run))
	differ(run, []string{"ACD", "Kind", "State", "Text", "Last", "Next"}, func(field string, other archive.Run) {
		assert.False(t, sameRun(run, other), field)
	})
	link := links.Link{ACD: centrevu.ACD{Number: 1}, Application: "a", Session: "s", Connection: "c", Peer: "primary"}
	assert.True(t, sameLink(link, link))
	differ(link, []string{"ACD", "Application", "Session", "Connection", "Peer"}, func(field string, other links.Link) {
		assert.False(t, sameLink(link, other), field)
	})
	entry := errlog.Entry{Time: now, Code: 3, ACD: centrevu.ACD{Number: 1}, Count: 1, Severity: "INFO", Text: "x"}
	assert.True(t, sameEntry(entry, entry))
	differ(entry, []string{"Time", "DateOnly", "Odd", "Code", "ACD", "Count", "Severity", "Text"}, func(field string, other errlog.Entry) {
		assert.False(t, sameEntry(entry, other), field)
	})
	login := Login{User: "a", Line: "pts/1", From: "h", Since: now}
	assert.True(t, sameLogin(login, login))
	differ(login, []string{"User", "Line", "From", "Since"}, func(field string, other Login) {
		assert.False(t, sameLogin(login, other), field)
	})
}

// A log is the same in whatever order it is printed, and however often it was captured.
func TestSameEntries(t *testing.T) {
	now := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	entry := func(n int) errlog.Entry { return errlog.Entry{Time: now.Add(time.Duration(n) * time.Hour), Code: n} }
	one, two, three := entry(1), entry(2), entry(3)
	log := []errlog.Entry{one, two, three}
	for _, same := range [][]errlog.Entry{{one, two, three}, {three, two, one}, {one, two, three, one, two, three}, {one, two, two, three}} {
		assert.True(t, sameEntries(log, same) && sameEntries(same, log))
	}
	for _, other := range [][]errlog.Entry{nil, {one, two}, {two, three}, {one, three}, {one, two, three, entry(4)}, {one, {Time: two.Time, Code: 4}, three}} {
		assert.False(t, sameEntries(log, other) || sameEntries(other, log))
	}
	assert.True(t, sameEntries(nil, nil))
}

// The same bytes count where both servers' facts were read from them.
func TestSameBytes(t *testing.T) {
	used := func(digest byte, facts ...Fact) *Server {
		return &Server{Captures: []Capture{{Digest: [32]byte{digest}, Facts: facts}}}
	}
	both := used(1, FactBackup, FactLinks)
	assert.True(t, both.SameBytes(used(1, FactLinks), FactLinks))
	assert.False(t, both.SameBytes(used(1, FactBackup), FactLinks), "the secondary's links are of another file")
	assert.False(t, used(1, FactBackup).SameBytes(both, FactLinks), "the primary's links are of another file")
	assert.False(t, both.SameBytes(used(2, FactLinks), FactLinks))
	assert.False(t, used(0, FactLinks).SameBytes(used(0, FactLinks), FactLinks), "no digest")
}

// So does a window that is alone in one file and among others in another, if a clock stands
// above it; and windows of links alone, without one, must be the same.
func TestSameWindow(t *testing.T) {
	early, late := time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC), time.Date(2000, 5, 2, 7, 55, 0, 0, time.UTC)
	at, later := clockRow("05/02/00 07:50"), clockRow("05/02/00 07:51")
	for _, tt := range []struct {
		name, a, b string
		when       time.Time
		want       bool
	}{
		{"among others", at + linksWindow, later + archiveWindow + at + linksWindow, late, false},
		{"seen twice", at + linksWindow, clockRow("05/02/00 07:48") + linksWindow + later + archiveWindow + at + linksWindow, late, false},
		{"behind its own", at + linksWindow, clockRow("05/02/00 07:48") + strings.Replace(linksWindow, "operational", "quiescent  ", 1) + later + archiveWindow + at + linksWindow, late, true},
		{"at another time", at + linksWindow, later + archiveWindow + later + linksWindow, late, false},
		{"among others on both", at + linksWindow + later + archiveWindow, at + linksWindow + later + backupWindow, late, false},
		{"without a clock, among others", linksWindow, linksWindow + archiveWindow, late, false},
		{"in two files", at + linksWindow, at + linksWindow, late, true},
		{"in two files without a clock", linksWindow, linksWindow, late, false},
		{"in two files of one instant", linksWindow, linksWindow, early, true},
	} {
		one, other := folder("links", tt.a), folder("links", tt.b)
		one["links"].ModTime, other["links"].ModTime = early, tt.when
		a, err := ReadServer(one, centrevu.Source{Name: "primary"})
		assert.NoError(t, err, tt.name)
		b, err := ReadServer(other, centrevu.Source{Name: "secondary"})
		assert.NoError(t, err, tt.name)
		assert.Equal(t, tt.want, a.SameBytes(b, FactLinks), tt.name)
		assert.Equal(t, tt.want, b.SameBytes(a, FactLinks), tt.name)
	}
}

// A window of archives without a clock that is in the folders of both servers may be the
// same file, whenever each was written: then the archives of one were not seen.
func TestSameArchives(t *testing.T) {
	one, other := folder("archive", archiveWindow), folder("archive", archiveWindow)
	one["archive"].ModTime = time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC)
	other["archive"].ModTime = one["archive"].ModTime.Add(4 * time.Minute)
	a, _ := ReadServer(one, centrevu.Source{Name: "primary"})
	b, _ := ReadServer(other, centrevu.Source{Name: "secondary"})
	assert.True(t, a.SameBytes(b, FactArchive))
}

// What stands in a frame inside a window is what the window shows.
func TestSameWindowWithFrame(t *testing.T) {
	framed := func(last string) string {
		return clockRow("05/02/00 07:50") + `
 +- Maintenance: Archiving Status ----------------------------------------+
 | +-----+----------+----------+----------------+----------------+          |
 | | ACD | Archive  | Status   | Last run       | Next run       |          |
 | +-----+----------+----------+----------------+----------------+          |
 | | 1   | Daily    | finished | ` + last + ` | 05/03/00 00:35 |          |
 | +-----+----------+----------+----------------+----------------+          |
 +--------------------------------------------------------------------------+
`
	}
	server := func(text string) *Server {
		s, err := ReadServer(folder("windows", text), centrevu.Source{Name: "server"})
		assert.NoError(t, err)
		return s
	}
	alone, others := server(framed("05/02/00 00:36")), clockRow("05/02/00 07:48")+linksWindow
	assert.True(t, alone.SameBytes(server(others+framed("05/02/00 00:36")), FactArchive))
	assert.False(t, alone.SameBytes(server(others+framed("05/02/00 00:37")), FactArchive))
}
