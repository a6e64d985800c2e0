package archive_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/internal/golden"
)

// say returns the runs, the lines that nobody knows, and what is wrong, a line
// each.
func say(st *archive.Status, err error) string {
	var b strings.Builder
	for _, r := range st.Runs {
		fmt.Fprintf(&b, "%v %v %v", r.ACD, r.Kind, r.State)
		if !r.Last.IsZero() {
			b.WriteString(r.Last.Format(" 01/02 15:04"))
		}
		if !r.Next.IsZero() {
			b.WriteString(r.Next.Format(" > 01/02 15:04"))
		}
		b.WriteByte('\n')
	}
	for _, l := range st.Unclaimed {
		fmt.Fprintf(&b, "? %s\n", l.Text)
	}
	for _, err := range golden.Problems(err) {
		fmt.Fprintf(&b, "! %v\n", err)
	}
	return b.String()
}

func window(rows ...string) string {
	return "Maintenance: Archiving Status\n" + strings.Join(rows, "\n") + "\n"
}

// Layouts are synthetic.
const head = "ACD  Type      Status    Last run        Next run"

func TestRows(t *testing.T) {
	tests := map[string]struct{ capture, want string }{
		"a name alone in a row, wrapped": {
			window("ACD              Type     Status   Last archive       Next archive",
				"1 Claims, West   Interval finished 05/02/00 07:30:04  05/02/00 08:00:00",
				"2 Northern Overflow, East",
				"                 Daily    finished 05/02/00 00:35:04  05/03/00 00:35:00",
				"3 Sales          Interval finished 05/02/00 07:30:04  05/02/00 08:00:00"),
			`ACD 1 (Claims, West) interval finished 05/02 07:30 > 05/02 08:00
ACD 3 (Sales) interval finished 05/02 07:30 > 05/02 08:00
? 2 Northern Overflow, East
! 5:18: not understood: no ACD in this row or right above it
`},
		"a line between an ACD and a row without one": {
			window(head, "1    Interval  finished  05/02/00 07:30", "Pseudo-ACDs", "     Daily     finished  05/02/00 00:35"),
			`ACD 1 interval finished 05/02 07:30
? Pseudo-ACDs
! 5:6: not understood: no ACD in this row or right above it
`},
		"a number that no ACD has": {
			window(head, "1    Interval  finished  05/02/00 07:30", "27 Spare", "     Daily     finished  05/02/00 00:35"),
			`ACD 1 interval finished 05/02 07:30
? 27 Spare
! 5:6: not understood: no ACD in this row or right above it
`},
		"a group that nobody knows": {
			window("ACD: 1", head[5:], "Interval  finished  05/02/00 07:30", "ACD: 27 Spare", "Interval  finished  05/02/00 07:30"),
			`ACD 1 interval finished 05/02 07:30
! 5:6: not understood: not an ACD: "27 Spare"
! 6:1: not understood: no ACD in this row or right above it
`},
		"no time": {
			window(head, "1    Daily     finished  05/02/00 00:35  05/03/00 00:35", "9    Daily     not run   -               -", "9    Weekly    not run   n/a             --", "1    Weekly    -         05/02/00 00:35"),
			`ACD 1 daily finished 05/02 00:35 > 05/03 00:35
ACD 9 daily not run
ACD 9 weekly not run
ACD 1 weekly unknown 05/02 00:35
`},
		"a row above the heading": {
			window("3    Daily     running   04/01/00 00:36", head, "1    Daily     finished  05/02/00 00:35"),
			`ACD 1 daily finished 05/02 00:35
? 3    Daily     running   04/01/00 00:36
`},
		"a value goes on in the next row": {
			window(head, "1    Daily     finished  05/02/00 00:35", "               with errors"),
			`ACD 1 daily finished 05/02 00:35
? with errors
`},
		"a column that nobody knows": {
			window("ACD  Type      Status    Result  Last run", "1    Daily     finished  FAILED  05/02/00 00:35", "1    Weekly    finished          04/30/00 00:35"),
			`ACD 1 daily finished 05/02 00:35
ACD 1 weekly finished 04/30 00:35
? FAILED
`},
		"a kind that nobody knows": {
			window(head, "1    Daily     finished  05/02/00 00:35", "2    Yearly    failed"),
			`ACD 1 daily finished 05/02 00:35
! 4:6: not understood: no kind of archive: "Yearly"
`},
		"a status of several words": {
			window(head, "1    Daily     finished with errors  05/02/00 00:35", "2    Daily     finished  05/02/00 00:35"),
			`ACD 2 daily finished 05/02 00:35
! 3:1: not understood: the row can be read in two ways
`},
		"twice in one page": {
			window(head, "1    Daily     finished  05/02/00 00:35", "1    Daily     running   05/02/00 00:35"),
			`ACD 1 daily unknown 05/02 00:35
! 4:1: not understood: ACD 1, daily archive stands here twice with different values
`},
		"twice in one page, the same": {
			window(head, "1    Daily     finished  05/02/00 00:35", "1    Daily     finished  05/02/00 00:35"),
			"ACD 1 daily finished 05/02 00:35\n"},
		"twice in one page, finished at two times": {
			window(head, "1    Daily     finished  05/02/00 00:35", "1    Daily     finished  05/01/00 00:35"),
			`ACD 1 daily unknown 05/01 00:35
! 4:1: not understood: ACD 1, daily archive stands here twice with different values
`},
		"a status of which a popup hides a part": {
			" +- Maintenance: Archiving Status ----------------------------+\n" +
				" | ACD  Type      Status    Last run                          |\n" +
				" | 1    Daily     fin+------------------------------+         |\n" +
				" |                   | > List all ACDs              |         |\n" +
				" |                   +------------------------------+         |\n" +
				" +------------------------------------------------------------+\n",
			"ACD 1 daily unknown\n! 3:19: not understood: a part of the status \"fin…\" is hidden\n"},
		"one ACD a page": {
			window("ACD: 1 North, 2               Page 1 of 1", head[5:], "Daily     finished  05/02/00 00:35"),
			"ACD 1 (North, 2) daily finished 05/02 00:35\n"},
		"right beside left, the heading at the left": {
			window("Last run ACD              Archive      Status",
				"        11/02/16 20:23 1 Help.Desk     Interval    finished",
				"                       2                  Daily     not run"),
			"ACD 1 (Help.Desk) interval finished 11/02 20:23\nACD 2 daily not run\n"},
		"no telling which time": {
			window("ACD  Type      Status    Last run        Next run", "1    Daily     finished       05/02/00 00:35"),
			"! 3:1: not understood: the row can be read in two ways\n"},
		"furniture": {
			window("ACD(s): ______________", head, "1    Daily     finished  05/02/00 00:35", "Press Enter for the action list", "List all ACDs",
				"F1=Cancel F2=Refresh F6=Update", "Help  Window  Commands  Keep  Exit  Scroll  Current  MainMenu"),
			"ACD 1 daily finished 05/02 00:35\n"},
		"labels below a table": {
			window(head, "1    Daily     finished  05/02/00 00:35", "", "", "  Help     Window   Commands    Keep      Exit     Scroll   Current   MainMenu"),
			"ACD 1 daily finished 05/02 00:35\n"},
		"no furniture": {
			window(head, "1    Daily     finished  05/02/00 00:35", "Press F1: archive failed", "Failed", "List of 3 failed archives", "Exit  Failed"),
			`ACD 1 daily finished 05/02 00:35
? Press F1: archive failed
? Failed
? List of 3 failed archives
? Exit  Failed
`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := archive.Parse(strings.NewReader(tt.capture), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
}

// The marks by which a list says that it goes on.
func TestWholeLists(t *testing.T) {
	page := func(n int, mark string) string {
		return window(head, fmt.Sprintf("%d    Daily     finished  05/02/00 00:35", n), mark)
	}
	whole := map[string]string{
		"one page":              page(1, "Page 1 of 1"),
		"all pages":             page(1, "Page 1 of 3") + "\f" + page(2, "Page 2 of 3") + "\f" + page(3, "Page 3 of 3"),
		"pages without a total": page(1, "Page 1") + "\f" + page(2, "Page 2"),
		"all rows":              page(1, "Rows 1-1 of 2") + "\f" + page(2, "Rows 2-2 of 2"),
		"more, and the rest":    page(1, "-- more --") + "\f" + page(2, ""),
		"arrows":                page(1, "  ▼") + "\f" + page(2, "  ▲"),
	}
	for name, capture := range whole {
		_, err := archive.Parse(strings.NewReader(capture), centrevu.Source{})
		assert.NoError(t, err, name)
	}
	parts := map[string]string{
		"first page":       page(1, "Page 1 of 3"),
		"no middle page":   page(1, "Page 1 of 3") + "\f" + page(3, "Page 3 of 3"),
		"no first page":    page(2, "Page 2"),
		"rows":             page(1, "1-1 of 8"),
		"rows in words":    page(1, "Showing rows 1 to 1 of 8"),
		"no middle rows":   page(1, "1-1 of 3") + "\f" + page(3, "3-3 of 3"),
		"more":             page(1, "-- more --"),
		"More":             page(1, "--More--"),
		"More and percent": page(1, "--More--(45%)"),
		"continued":        page(1, "(continued on next page)"),
		"press for more":   page(1, "Press Enter for more"),
		"press for next":   page(1, "Press RETURN for next page"),
		"press to see":     page(1, "Press <F7> to see the next screen"),
		"press to go on":   page(1, "Press RETURN to continue"),
		"press for others": page(1, "Press Enter to list other ACDs"),
		"press for a rest": page(1, "Press F7 to see the rest"),
		"arrow":            page(1, "↓"),
		"arrow of a row":   page(1, "                                                          v"),
		"arrow up":         page(2, "^"),
	}
	for name, capture := range parts {
		st, err := archive.Parse(strings.NewReader(capture), centrevu.Source{})
		require.ErrorIs(t, err, centrevu.ErrNoRows, name)
		assert.Contains(t, err.Error(), "the list is not whole", name)
		assert.NotEmpty(t, st.Runs, name)
	}
}

// Later is later by the clock on the screen, and what is no longer seen is no
// proof.
func TestShowings(t *testing.T) {
	at := func(clock string, rows ...string) string {
		return clock + "  CentreVu(R) CMS            Windows: 1 of 10\n" + window(append([]string{head}, rows...)...) + "\f"
	}
	both := []string{"1    Daily     finished  05/02/00 00:35", "2    Daily     finished  05/02/00 00:36"}
	tests := map[string]struct{ capture, want string }{
		"newer first": {
			at("05/02/00 07:54", "1    Daily     running   05/02/00 00:35") + at("05/01/00 07:55", "1    Daily     finished  05/01/00 00:35"),
			"ACD 1 daily running 05/02 00:35\n"},
		"down, up and down again": {
			at("05/02/00 07:50", "1    Daily     running   05/02/00 00:35") + at("05/02/00 07:52", both...) + at("05/02/00 07:54", "1    Daily     running   05/02/00 00:35"),
			"ACD 1 daily running 05/02 00:35\nACD 2 daily unknown 05/02 00:36\n"},
		"later empty": {
			at("05/02/00 07:50", both...) + at("05/02/00 07:54"),
			"ACD 1 daily unknown 05/02 00:35\nACD 2 daily unknown 05/02 00:36\n! 8:1: no rows: the window was shown again later, and the window shows no archive of any ACD; on its action list, choose to list all\n"},
		"later an error": {
			at("05/02/00 07:50", both...) + "05/02/00 07:54  CentreVu(R) CMS            Windows: 1 of 10\n" + window("Archiver cannot be reached"),
			"ACD 1 daily unknown 05/02 00:35\nACD 2 daily unknown 05/02 00:36\n? Archiver cannot be reached\n! 8:1: no rows: the window was shown again later, and the window shows no archive of any ACD; on its action list, choose to list all\n"},
		"later not understood": {
			at("05/02/00 07:50", both...) + at("05/02/00 07:54", both[0], "2    Daily     finished  05/02/00 25:36"),
			"ACD 1 daily finished 05/02 00:35\nACD 2 daily finished\n! 10:35: not understood: time \"05/02/00 25:36\": hour 25\n"},
		"later without one of them": {
			at("05/02/00 07:50", both...) + at("05/02/00 07:54", both[0], "no such ACD: x"),
			"ACD 1 daily finished 05/02 00:35\nACD 2 daily unknown 05/02 00:36\n? no such ACD: x\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := archive.Parse(strings.NewReader(tt.capture), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
	st, err := archive.Parse(strings.NewReader(at("05/02/00 07:50", both...)+at("05/02/00 07:54", both[0])), centrevu.Source{})
	require.NoError(t, err)
	seen := func(hour, minute int) centrevu.Seen {
		return centrevu.Seen{At: time.Date(2000, 5, 2, hour, minute, 0, 0, time.UTC), By: centrevu.SeenClock}
	}
	assert.Equal(t, seen(7, 54), st.Runs[0].Seen)
	assert.Equal(t, seen(7, 50), st.Runs[1].Seen, "a run was last seen where it was last shown")
}

// What stands beside a CMS server and looks like the window.
func TestConfusables(t *testing.T) {
	for name, capture := range map[string]string{
		"run level": "$ who -r\n         run-level 3  2000-04-09 13:58                   last=S\n",
		"log":       "04/27/00 03:12 PM 3 1 INFO\nOperator pasted:\n" + head + "\n1    Daily     finished  05/02/00 00:35\n",
	} {
		st, err := archive.Parse(strings.NewReader(capture), centrevu.Source{})
		require.ErrorIs(t, err, centrevu.ErrOtherScreen, name)
		assert.Empty(t, st.Runs, name)
	}
}

// Each value says where it stands, and each line what became of it.
func TestAccount(t *testing.T) {
	capture := window("ACD: 1 東京  ", "", "Type      Status    Last run", "Daily     finished  05/02/00 00:35", "what is this")
	st, err := archive.Parse(strings.NewReader(capture), centrevu.Source{})
	require.NoError(t, err)
	var got []string
	for _, a := range st.Account {
		line := fmt.Sprintf("%d %v %s", a.Line.Line, a.Use, a.Text)
		for _, f := range a.Fields {
			assert.True(t, strings.HasPrefix(capture[f.Offset:], f.Text), "%v", f)
			line += fmt.Sprintf(" | %s=%s", f.Name, f.Text)
		}
		got = append(got, line)
	}
	assert.Equal(t, []string{
		"2 value ACD: 1 東京 | acd=1 東京",
		"3 blank ",
		"4 heading Type      Status    Last run",
		"5 value Daily     finished  05/02/00 00:35 | kind=Daily | state=finished | last=05/02/00 00:35",
		"6 unclaimed what is this",
	}, got)
	table, err := archive.Parse(strings.NewReader(window(head, "1    Daily     finished  05/02/00 00:35")), centrevu.Source{})
	require.NoError(t, err)
	require.Len(t, table.Account, 2)
	assert.Len(t, table.Account[1].Fields, 4, "each value once")
	w := st.Runs[0].Where
	for text, at := range map[string]centrevu.Position{"1 東京": w.ACD, "Daily": w.Kind, "finished": w.State, "05/02/00 00:35": w.Last} {
		assert.True(t, strings.HasPrefix(capture[at.Offset:], text), text)
	}
	assert.Equal(t, centrevu.Position{}, w.Next)
	row := "1    Daily               05/02/00 00:35  05/03/00 00:35"
	st, err = archive.Parse(strings.NewReader(window(head, row, "2    Daily     finished                  05/03/00 00:35")), centrevu.Source{})
	require.ErrorContains(t, err, "no status")
	assert.Equal(t, centrevu.Position{}, st.Runs[0].Where.State)
	assert.Equal(t, 1+strings.Index(row, "05/03/00"), st.Runs[0].Where.Next.Column)
	assert.Equal(t, centrevu.Position{}, st.Runs[1].Where.Last)
	form := "Daily: finished 05/02/00 00:41"
	st, err = archive.Parse(strings.NewReader(window("ACD: 1", form)), centrevu.Source{})
	require.NoError(t, err)
	assert.Equal(t, 1+strings.Index(form, "05/02/00"), st.Runs[0].Where.Last.Column)
	assert.Equal(t, 5, w.State.Line)
	assert.Equal(t, 11, w.State.Column)
}

// A form that lacks its kind or its status says so, and one that shows a line for
// each kind is read from it (synthetic).
func TestForms(t *testing.T) {
	for screen, want := range map[string]string{
		"ACD: 1\nArchive: Daily\nLast run: 05/02/00 00:41\n":                     "ACD 1 daily unknown 05/02 00:41\n! 3:1: not understood: no status\n",
		"ACD: 1\nStatus: finished\nLast run: 05/02/00 00:41\n":                   "! 3:1: not understood: no kind of archive: \"\"\n",
		"ACD: 1\nLast run: 05/02/00 00:41\n":                                     "? Last run: 05/02/00 00:41\n! 2:1: no rows: the window shows no archive of any ACD; on its action list, choose to list all\n",
		"Date: 04/28/00\nACD: 1\nDaily: finished 05/02/00 00:41\n":               "ACD 1 daily finished 05/02 00:41\n? Date: 04/28/00\n",
		"Archive:\nACD: 1\nDaily: finished 05/02/00 00:41\n":                     "ACD 1 daily finished 05/02 00:41\n",
		"ACD: 1\nDaily: finished 05/02/00 00:41\n":                               "ACD 1 daily finished 05/02 00:41\n",
		"ACD: 1\nDaily: finished at 05/02/00 00:41\n":                            "ACD 1 daily finished 05/02 00:41\n",
		"ACD: 1\nDaily: finished05/02/00 00:41\n":                                "ACD 1 daily unknown\n",
		"ACD: 1\nDaily: 05/02/00 00:41\n":                                        "ACD 1 daily unknown\n",
		"ACD: 1\nDaily: not run\nWeekly: finished, 05/02/00 12:41 AM\n":          "ACD 1 daily not run\nACD 1 weekly finished 05/02 00:41\n",
		"ACD: 1\nArchive: Daily   Status: finished   Last run: 05/02/00 00:41\n": "ACD 1 daily finished 05/02 00:41\n",
	} {
		st, err := archive.Parse(strings.NewReader("Maintenance: Archiving Status\n"+screen), centrevu.Source{})
		assert.Equal(t, want, say(st, err), screen)
	}
}

// A status that the capture ends in may go on: "finished with errors".
func TestCutInTheStatus(t *testing.T) {
	screen := window("ACD  Type      Last run        Status", "1    Daily     05/02/00 00:35  finished")
	for _, cut := range []string{"\n", "ished\n"} {
		st, err := archive.Parse(strings.NewReader(strings.TrimSuffix(screen, cut)), centrevu.Source{})
		require.Len(t, st.Runs, 1)
		assert.Equal(t, archive.Unknown, st.Runs[0].State)
		assert.ErrorContains(t, err, "the capture ends in the status")
	}
	recording := "\x1b[H\x1b[2J\x1b[1;1HMaintenance: Archiving Status\x1b[3;1HACD   Archive   Last run         Status\x1b[4;1H1     Daily     05/02/00 00:41   finished"
	st, err := archive.Parse(strings.NewReader(recording), centrevu.Source{})
	require.Len(t, st.Runs, 1)
	assert.Equal(t, archive.Unknown, st.Runs[0].State)
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
}

// An archive that is to run at a time which the clock skips runs when it has been set
// forward.
func TestNextRunThatTheClockSkips(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	st, err := archive.Parse(strings.NewReader("Maintenance: Archiving Status\nACD  Archive   Status    Last run        Next run\n1    Interval  finished  03/29/26 01:30  03/29/26 02:00\n"), centrevu.Source{Location: berlin})
	require.NoError(t, err)
	assert.Equal(t, "2026-03-29 03:00 CEST", st.Runs[0].Next.Format("2006-01-02 15:04 MST"))
}
