package links_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

// say returns the links, the lines that nobody knows, and what is wrong, a line
// each.
func say(st *links.Status, err error) string {
	var b strings.Builder
	for _, l := range st.Links {
		fmt.Fprintf(&b, "%v %v", l.ACD, l.State())
		if l.Peer != "" {
			fmt.Fprintf(&b, " (%s)", l.Peer)
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
	return "Maintenance: Connection Status\n" + strings.Join(rows, "\n") + "\n"
}

// Layouts are synthetic.
const (
	head = "ACD  Application      Session          Connection"
	one  = "1    data transfer    data transfer    operational"
	two  = "2    data transfer    data transfer    operational"
	down = "2    waiting session  quiescent        out of order"
)

func TestRows(t *testing.T) {
	tests := map[string]struct{ capture, want string }{
		"two links":      {window(head, one, down), "ACD 1 up\nACD 2 down\n"},
		"a number alone": {window(head, one, "3"), "ACD 1 up\n? 3\n"},
		"a name and a word": {window("ACD     Application      Session          Connection", "Sales   data transfer    data transfer    operational", "West    down"),
			"ACD Sales up\n? West    down\n"},
		"a word that wraps": {window(head, one, "                                       (down)"), "ACD 1 up\n? (down)\n"},
		"rules of any width": {" +---------------------------------------------+\n |       Maintenance: Connection Status        |\n" +
			" |---------------------------------------------|\n | " + head + "|\n |" + strings.Repeat("=", 45) + "|\n | " + one + "|\n |_____________________________________________|\n" +
			" | ******************************************* |\n +---------------------------------------------+\n", "ACD 1 up\n"},
		"an ACD of which nothing is said": {window("ACD: 1", head[5:], one[5:], "ACD: 3"), "ACD 1 up\n! 5:6: not understood: nothing is said of ACD 3\n"},
		"the ACD that was asked for":      {window("ACD: 1", head, one), "ACD 1 up\n? ACD: 1\n"},
		"one of those that are shown":     {window("ACD: 1", head, one, "2"+one[1:]), "ACD 1 up\nACD 2 up\n"},
		"next page":                       {window(head, one, "Next page"), "ACD 1 up\n! 4:1: no rows: the list is not whole: it goes on behind what was shown\n"},
		"next page, on an action list":    {window(head, one, "List all", "Next page", "Exit"), "ACD 1 up\n"},
		"a heading at the end":            {window(head, one, head), "ACD 1 up\n! 4:1: not understood: the heading stands here again, and nothing below it\n"},
		"prose":                           {window(head, one, two, "CMS is not collecting data from ACD 3"), "ACD 1 up\nACD 2 up\n? CMS is not collecting data from ACD 3\n"},
		"a column that nobody knows": {window(head+"  Alarm", one+"    none", two+"    LINK DOWN"),
			"ACD 1 up\nACD 2 up\n? none\n? LINK DOWN\n"},
		"a prompt below":            {window(head, one, "# "), "ACD 1 up\n"},
		"a prompt with a host":      {window(head, one, "", "[root@cms1 ~]# cat archive.txt"), "ACD 1 up\n"},
		"no prompt":                 {window(head, one, "# LINK DOWN"), "ACD 1 up\n? # LINK DOWN\n"},
		"what a command says":       {window(head, one, "$ tail x", "disk failure"), "ACD 1 up\n? disk failure\n"},
		"a prompt in a frame":       {"+- Maintenance: Connection Status -----------------------------+\n| ACD  Application      Session          Connection            |\n| 1    data transfer    data transfer    operational           |\n| # cat x                                                      |\n+--------------------------------------------------------------+\n", "ACD 1 up\n? # cat x\n"},
		"words behind the columns":  {window(head+"   NOT COLLECTING", one, two), "ACD 1 up\nACD 2 up\n? NOT COLLECTING\n"},
		"words before them":         {window("STALE  "+head, "       "+one), "ACD 1 up\n? STALE\n"},
		"words between them":        {window("ACD  Application      (yesterday)   Session          Connection", "1    data transfer                  data transfer    operational"), "ACD 1 up\n? (yesterday)\n"},
		"a page behind the columns": {window(head+"   Page 1 of 1", one, two), "ACD 1 up\nACD 2 up\n"},
		"the peer in a column of its own": {window(head+"  Server", one+"  primary", two+"  secondary"),
			"ACD 1 up (primary)\nACD 2 up (secondary)\n"},
		"the peer behind the connection": {window(head, one+" (primary)", strings.Replace(two, "operational", "operational, secondary", 1)),
			"ACD 1 up (primary)\nACD 2 up (secondary)\n"},
		"the peer before the connection": {window(head, strings.Replace(one, "operational", "primary operational", 1), strings.Replace(down, "out of", "secondary: out of", 1)),
			"ACD 1 up (primary)\nACD 2 down (secondary)\n"},
		"the peer twice":          {window(head+"             Server", one+" primary     secondary"), "ACD 1 up (primary)\n? secondary\n"},
		"a peer for a connection": {window(head, strings.Replace(one, "operational", "primary", 1)), "ACD 1 unknown\n"},
		"no ACD in the row": {window(head, one, "     data transfer    data transfer    operational"),
			"ACD 1 up\n! 4:6: not understood: no ACD\n"},
		"no ACD at all":     {window(head[5:], one[5:]), "! 3:1: not understood: no ACD in this row or right above it\n"},
		"twice, the same":   {window(head, one, one), "ACD 1 up\n"},
		"twice, first up":   {window(head, two, down), "ACD 2 down\n! 4:1: not understood: ACD 2 stands here twice with different values\n"},
		"twice, first down": {window(head, down, two), "ACD 2 down\n! 4:1: not understood: ACD 2 stands here twice with different values\n"},
		"a form": {window("ACD: 1", "Application: data transfer", "Session: data transfer", "Connection: operational", "            since 07:40 - ALARM", "ACD: 2   Application: data transfer", "Session: data transfer   Connection: operational   Alarm: on"),
			"ACD 1 up\nACD 2 up\n? since 07:40 - ALARM\n? Alarm: on\n"},
		"a form without an ACD": {window("Application: data transfer", "Session: data transfer", "Connection: operational"),
			"! 2:1: not understood: values without an ACD above them\n"},
		"a line in a form": {window("ACD: 1", "Application: data transfer", "what is this", "Session: data transfer", "Connection: operational"),
			`ACD 1 unknown
? what is this
! 2:1: not understood: no session of ACD 1
! 2:1: not understood: no connection of ACD 1
! 5:1: not understood: values without an ACD above them
! 5:1: not understood: no application of no ACD
`},
		"a tab before the row":    {"Maintenance: Connection Status\n\n  ACD  Application     Session         Connection\n\t1    data transfer   data transfer   out of order\n", "ACD 1 down\n"},
		"letter case":             {window(head, "1    DATA  TRANSFER   Data Transfer    OPERATIONAL"), "ACD 1 up\n"},
		"letters that look alike": {window(head, "1    data transfer    data transfer    opera\u0442ional"), "ACD 1 unknown\n"},
		"unreadable characters":   {window(head, "1    data transfer    data transfer    operational\x01"), "ACD 1 unknown\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := links.Parse(strings.NewReader(tt.capture), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
}

func TestCutInTheACD(t *testing.T) {
	capture := strings.TrimSuffix(window(head, one), "    data transfer    data transfer    operational\n")
	st, err := links.Parse(strings.NewReader(capture), centrevu.Source{})
	assert.Empty(t, st.Links)
	assert.NotNil(t, append(golden.Problems(err), nil))
	form := strings.TrimSuffix(window("ACD: 1"), "\n")
	st, err = links.Parse(strings.NewReader(form), centrevu.Source{})
	assert.Empty(t, st.Links)
	require.ErrorContains(t, err, `the capture ends in the ACD "1"`)
}

// The last word of a capture may go on if it is none that is documented.
func TestCutInTheWord(t *testing.T) {
	for capture, want := range map[string]string{
		window(head, one):                "ACD 1 up\n",
		window(head, one+" (secondary)"): "ACD 1 up (secondary)\n",
		window("ACD  Application      Connection       Session", "1    data transfer    operational      data transfer"): "ACD 1 up\n",
		window(head, strings.TrimSuffix(one, "l")): "ACD 1 unknown\n! 3:40: not understood: the capture ends in the connection \"operationa\"\n",
	} {
		st, err := links.Parse(strings.NewReader(strings.TrimSuffix(capture, "\n")), centrevu.Source{})
		assert.Equal(t, want, say(st, err), capture)
	}
	cut := strings.TrimSuffix(window(head, one), "ional\n")
	st, _ := links.Parse(strings.NewReader(cut), centrevu.Source{})
	require.Len(t, st.Links, 1)
	assert.Equal(t, "operat…", st.Links[0].Connection)
}

// Later is later by the clock on the screen, and a popup hides what changed
// below it.
func TestShowings(t *testing.T) {
	at := func(clock string, rows ...string) string {
		return clock + "  CentreVu(R) CMS            Windows: 1 of 10\n" + window(append([]string{head}, rows...)...) + "\f"
	}
	tests := map[string]struct{ capture, want string }{
		"newer first":              {at("05/02/00 07:54", one, down) + at("05/01/00 07:55", one, two), "ACD 1 up\nACD 2 down\n"},
		"down, up and down":        {at("05/02/00 07:40", one, down) + at("05/02/00 07:45", one, two) + at("05/02/00 07:54", one, down), "ACD 1 up\nACD 2 down\n"},
		"up, down and up":          {at("05/02/00 07:40", one, two) + at("05/02/00 07:45", one, down) + at("05/02/00 07:54", one, two), "ACD 1 up\nACD 2 up\n"},
		"later empty":              {at("05/02/00 07:40", one, down) + at("05/02/00 07:45"), "ACD 1 unknown\nACD 2 down\n! 8:1: no rows: the window was shown again later, and the window shows no link of any ACD\n"},
		"later one not understood": {at("05/02/00 07:40", one, two) + at("05/02/00 07:45", one, "     data transfer    data transfer    operational"), "ACD 1 up\nACD 2 unknown\n! 10:6: not understood: no ACD\n"},
		"popup": {
			at("05/02/00 07:50", one, two) + "05/02/00 07:54  CentreVu(R) CMS            Windows: 1 of 10\n" +
				" +- Maintenance: Connection Status -------------------------------------------+\n" +
				" | ACD  Application         Session            Connection                     |\n" +
				" | 1    data transfer       data transfer   +------------------------+        |\n" +
				" | 2    data transfer       data transfer   | > List all ACDs        |        |\n" +
				" +------------------------------------------+------------------------+--------+\n",
			"ACD 1 unknown\nACD 2 unknown\n! 9:42: not understood: no connection\n! 10:42: not understood: no connection\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := links.Parse(strings.NewReader(tt.capture), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
}

func TestTwoWindowsOnOneScreen(t *testing.T) {
	capture := ` +- Maintenance: Connection Status -------------------------------------------+
 | ACD  Application         Session            Connection                     |
 | 1    data transfer       data transfer      operational                    |
 | 2    waiting session     quiescent          out of order                   |
 |                                                                            |
 |            +- Maintenance: Connection Status ---------------------------+  |
 |            |ACD  Application      Session        Connection             |  |
 |            |1    data transfer    data transfer  operational            |  |
 |            |2    data transfer    data transfer  operational            |  |
 |            +------------------------------------------------------------+  |
 +----------------------------------------------------------------------------+
`
	st, err := links.Parse(strings.NewReader(capture), centrevu.Source{})
	require.ErrorContains(t, err, "ACD 2 stands here twice with different values")
	require.Len(t, st.Links, 2)
	assert.Equal(t, links.Down, st.Links[1].State())
}

// Each of the three words decides.
func TestState(t *testing.T) {
	for _, tt := range []struct {
		application, session, connection string
		want                             links.State
	}{
		{"data transfer", "data transfer", "operational", links.Up},
		{"data transfer", "data transfer", "", links.Unknown},
		{"", "data transfer", "operational", links.Unknown},
		{"data transfer", "data transfer", "operationalx", links.Unknown},
		{"data transfer", "waiting acceptance", "operational", links.Transient},
		{"translation pumpup", "data transfer", "operational", links.Transient},
		{"waiting session", "data transfer", "operational", links.Down},
		{"data transfer", "quiescent", "operational", links.Down},
		{"data transfer", "data transfer", "out of order", links.Down},
		{"data transfer", "data transfer", "quiescent", links.Down},
		{"CMS System Setup", "data transfer", "operational", links.Down},
		{"cms system setup - the link has gone down", "x", "operational", links.Down},
		{"not collecting data", "quiescent", "out of order", links.Off},
		{"busied out (switch)", "data transfer", "operational", links.Off},
	} {
		l := links.Link{Application: tt.application, Session: tt.session, Connection: tt.connection}
		assert.Equal(t, tt.want, l.State(), tt)
		assert.Equal(t, tt.want == links.Up, l.Up())
		l.Outdated = true
		if tt.want == links.Up {
			assert.Equal(t, links.Unknown, l.State())
		} else {
			assert.Equal(t, tt.want, l.State())
		}
	}
}

// What is read costs as much as there is of it.
func TestLongList(t *testing.T) {
	var b strings.Builder
	b.WriteString(window("ACD           Application      Session          Connection"))
	for i := range 19_000 {
		fmt.Fprintf(&b, "%-14s%s\n", fmt.Sprintf("N%d", i), one[5:])
	}
	st, err := links.Parse(strings.NewReader(b.String()), centrevu.Source{})
	require.NoError(t, err)
	assert.Len(t, st.Links, 19_000)
}
