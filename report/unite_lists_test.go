package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

// atSix, and an hour later each.
var atSix = time.Date(2000, 5, 2, 6, 0, 0, 0, time.UTC)

// shownAt is a sighting of an hour, one of which nothing tells when it was for a
// negative one.
func shownAt(hours int, s sighting) *sighting {
	if hours >= 0 {
		s.from = atSix.Add(time.Duration(hours) * time.Hour)
		s.to = s.from
	}
	return &s
}

// unionOf holds the sightings, each from a capture of its own.
func unionOf(f Fact, list ...*sighting) *union {
	r := &reading{server: &Server{}}
	for i, s := range list {
		s.fact, s.capture = f, i
		r.server.Captures = append(r.server.Captures, Capture{Name: string(rune('a' + i)), Facts: []Fact{f}})
	}
	return &union{reading: r, fact: f, list: list, used: make([]bool, len(list))}
}

// Of what is shown as a whole the later counts; of the same, the one known to be
// the later; and what differs without an order is a problem.
func TestLatest(t *testing.T) {
	window := func(hours int, text string) *sighting {
		return shownAt(hours, sighting{shown: Server{Backup: &backup.Status{Text: text}}})
	}
	for _, tt := range []struct {
		name     string
		list     []*sighting
		kept     int
		problems int
	}{
		{"the later", []*sighting{window(0, "a"), window(1, "b")}, 1, 0},
		{"the later first", []*sighting{window(1, "a"), window(0, "b")}, 0, 0},
		{"the same, of a time and of none", []*sighting{window(1, "a"), window(-1, "a")}, 0, 0},
		{"the same, of none and of a time", []*sighting{window(-1, "a"), window(1, "a")}, 1, 0},
		{"others, of a time and of none", []*sighting{window(1, "a"), window(-1, "b")}, 0, 1},
		{"three", []*sighting{window(0, "a"), window(2, "b"), window(1, "c")}, 1, 0},
	} {
		u := unionOf(FactBackup, tt.list...)
		assert.Same(t, &tt.list[tt.kept].shown, u.latest(), tt.name)
		assert.True(t, u.used[tt.kept], tt.name)
		assert.Len(t, u.reading.server.Problems, tt.problems, tt.name)
	}
}

// What was not understood of a capture from which nothing counts is no problem
// any more, if a later one counts; that of others and of other facts is.
func TestSupersede(t *testing.T) {
	u := unionOf(FactBackup, shownAt(0, sighting{}), shownAt(1, sighting{}), shownAt(-1, sighting{}))
	problem := func(f Fact, name string) Problem {
		return Problem{Fact: f, At: centrevu.Line{Source: name}}
	}
	u.reading.server.Problems = []Problem{problem(FactBackup, "a"), problem(FactBackup, "b"), problem(FactBackup, "c"), problem(FactLinks, "a")}
	u.used[1] = true
	u.supersede()
	u.supersede()
	assert.Equal(t, []Problem{problem(FactBackup, "b"), problem(FactBackup, "c"), problem(FactLinks, "a")}, u.reading.server.Problems)
	for i, want := range [][]Fact{{FactBackup}, nil, {FactBackup}} {
		assert.Equal(t, want, u.reading.server.Captures[i].Superseded, i)
	}
}

// Of two links that cannot be put in order the one that is not up is kept, and
// which lines nobody knows is said of each capture that counts.
func TestLinksInNoOrder(t *testing.T) {
	up := links.Link{ACD: centrevu.ACD{Number: 1}, Application: "data transfer", Session: "data transfer", Connection: "operational"}
	down := up
	down.Connection = "out of order"
	unknown := func(text string) []centrevu.Line { return []centrevu.Line{{Text: text}} }
	shown := func(hours int, l links.Link, text string) *sighting {
		return shownAt(hours, sighting{shown: Server{Links: &links.Status{Links: []links.Link{l}, Unclaimed: unknown(text)}}})
	}
	for _, pair := range [][2]links.Link{{up, down}, {down, up}} {
		u := unionOf(FactLinks, shown(0, pair[0], "x"), shown(-1, pair[1], "y"))
		st := u.links()
		require.Len(t, st.Links, 1)
		assert.Equal(t, links.Down, st.Links[0].State())
		assert.Len(t, u.reading.server.Problems, 1)
		assert.Len(t, u.unclaimed(), 2, "of either, for none is known to be older")
	}
	u := unionOf(FactLinks, shown(0, up, "x"), shown(1, down, "y"))
	u.links()
	assert.Equal(t, unknown("y"), u.unclaimed(), "nothing of the first counts")
	alone := shown(0, up, "x")
	assert.Same(t, alone.shown.Links, unionOf(FactLinks, alone).links())
}

// A row of the table and one of the window: which is believed, and that what the
// window lacks of the ACD comes from the table.
func TestWeigh(t *testing.T) {
	at := atSix
	run := func(state archive.State, last time.Time) archive.Run {
		return archive.Run{Kind: archive.Daily, State: state, Last: last}
	}
	for _, tt := range []struct {
		name   string
		table  archive.Run
		tabled int // the hour
		window archive.Run
		want   archive.State
		last   time.Time
	}{
		{"that run succeeded", run(archive.Succeeded, at.Add(40*time.Second)), 0, run(archive.Finished, at), archive.Succeeded, at.Add(40 * time.Second)},
		{"no time in the table", run(archive.Succeeded, time.Time{}), 0, run(archive.Finished, at), archive.Succeeded, at},
		{"another run succeeded", run(archive.Succeeded, at), 2, run(archive.Finished, at.Add(time.Minute)), archive.Finished, at.Add(time.Minute)},
		{"that run succeeded, and another word", run(archive.Succeeded, at), 2, run(archive.Unknown, at), archive.Unknown, at},
		{"another run failed", run(archive.Failed, at), 0, run(archive.Finished, at.Add(time.Minute)), archive.Failed, at},
		{"not run, later", run(archive.NotRun, at), 2, run(archive.Finished, at.Add(time.Minute)), archive.NotRun, at},
		{"not run, earlier", run(archive.NotRun, at), 0, run(archive.Finished, at.Add(time.Minute)), archive.Finished, at.Add(time.Minute)},
		{"unknown, at no known time", run(archive.Unknown, at), -1, run(archive.Running, at.Add(time.Minute)), archive.Unknown, at},
		{"ahead of its table", run(archive.Succeeded, at.AddDate(1, 0, 0)), 2, run(archive.Finished, at), archive.Succeeded, at.AddDate(1, 0, 0)},
		{"running, later", run(archive.Running, at), 2, run(archive.NotRun, at.Add(time.Minute)), archive.NotRun, at.Add(time.Minute)},
	} {
		u := unionOf(FactArchive, shownAt(tt.tabled, sighting{table: true}), shownAt(1, sighting{}))
		tt.table.ACD, tt.window.ACD = centrevu.ACD{Number: 1}, centrevu.ACD{Name: "Sales"}
		table, window := shownIn[archive.Run]{tt.table, 0}, shownIn[archive.Run]{tt.window, 1}
		for _, got := range []shownIn[archive.Run]{u.weigh(table, window), u.weigh(window, table)} {
			assert.Equal(t, tt.want, got.value.State, tt.name)
			assert.Equal(t, tt.last, got.value.Last, tt.name)
			assert.Equal(t, centrevu.ACD{Number: 1, Name: "Sales"}, got.value.ACD, tt.name)
			assert.Equal(t, 1, got.from, tt.name)
		}
		assert.Equal(t, tt.want == tt.table.State, u.used[0], tt.name)
	}
}

// Rows of several tables count once each, and a row that is twice in one is two.
func TestHistories(t *testing.T) {
	n := func(i int) *int { return &i }
	row := func(change func(*links.Outage)) links.Outage {
		o := links.Outage{ACD: centrevu.ACD{Number: 1}, Reason: links.TimedOut, Time: atSix, Duration: n(5), Sequence: n(6), Threshold: n(7)}
		change(&o)
		return o
	}
	same := row(func(*links.Outage) {})
	others := []links.Outage{
		row(func(o *links.Outage) { o.ACD.Number = 2 }),
		row(func(o *links.Outage) { o.Reason++ }),
		row(func(o *links.Outage) { o.Time = o.Time.Add(time.Second) }),
		row(func(o *links.Outage) { o.Duration = n(0) }),
		row(func(o *links.Outage) { o.Duration = nil }),
		row(func(o *links.Outage) { o.Sequence = n(0) }),
		row(func(o *links.Outage) { o.Sequence = nil }),
		row(func(o *links.Outage) { o.Threshold = n(0) }),
		row(func(o *links.Outage) { o.Threshold = nil }),
	}
	of := func(rows ...links.Outage) *sighting {
		return &sighting{shown: Server{LinkHistory: &LinkHistory{Outages: rows}}}
	}
	for _, tt := range []struct {
		name string
		list []*sighting
		want int
	}{
		{"twice in one, once in another", []*sighting{of(same, same), of(same)}, 2},
		{"once in one, twice in another", []*sighting{of(same), of(same, same)}, 2},
		{"once in each of three", []*sighting{of(same), of(same), of(same)}, 1},
		{"rows that differ in one value", []*sighting{of(same), of(others...)}, 10},
	} {
		u := unionOf(FactLinkHistory, tt.list...)
		assert.Len(t, u.histories().Outages, tt.want, tt.name)
		assert.NotContains(t, u.used, false, tt.name)
	}
}

// The links and the channels of the switch are those of all captures, each as it
// was shown last; two that cannot be put in order are a problem.
func TestSwitches(t *testing.T) {
	of := func(hours, link int, status string, channel int, session string) *sighting {
		return shownAt(hours, sighting{shown: Server{Switch: &links.SwitchStatus{
			Links:     []links.SwitchLink{{Number: link, Status: status}},
			Channels:  []links.Channel{{Number: channel, Session: session}},
			Unclaimed: []centrevu.Line{{Text: status}},
		}}})
	}
	u := unionOf(FactSwitch, of(1, 1, "down", 4, "idle"), of(0, 1, "up", 4, "in service"), of(0, 2, "up", 5, "in service"))
	st := u.switches()
	assert.Equal(t, []links.SwitchLink{{Number: 1, Status: "down"}, {Number: 2, Status: "up"}}, st.Links)
	assert.Equal(t, []links.Channel{{Number: 4, Session: "idle"}, {Number: 5, Session: "in service"}}, st.Channels)
	assert.Equal(t, []centrevu.Line{{Text: "down"}, {Text: "up"}}, u.unclaimed())

	u = unionOf(FactSwitch, of(0, 1, "down", 4, "idle"), of(-1, 1, "up", 4, "in service"))
	st = u.switches()
	assert.Len(t, st.Links, 1)
	assert.Len(t, st.Channels, 1)
	assert.Len(t, u.reading.server.Problems, 2)
	alone := of(0, 1, "up", 4, "idle")
	u = unionOf(FactSwitch, alone)
	assert.Same(t, alone.shown.Switch, u.switches())
	assert.Equal(t, []bool{true}, u.used)
}
