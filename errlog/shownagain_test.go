package errlog_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// logWindow returns what draws the log's window with the rows given (synthetic), and
// over draws some of them again.
func logWindow(rows ...string) string {
	var b strings.Builder
	b.WriteString("\x1b[H\x1b[2J05/02/00 07:51  CentreVu(R) CMS            Windows: 1 of 10\x1b[3;2H+- Maintenance: Error Log Report " + strings.Repeat("-", 42) + "+")
	for i, r := range rows {
		fmt.Fprintf(&b, "\x1b[%d;2H| %-73s|", 4+i, r)
	}
	fmt.Fprintf(&b, "\x1b[%d;2H+%s+\x1b[24;80H", 4+len(rows), strings.Repeat("-", 74))
	return b.String()
}

func over(rows []string, at ...int) string {
	var b strings.Builder
	for _, i := range at {
		fmt.Fprintf(&b, "\x1b[%d;4H%-72s", 4+i, rows[i])
	}
	return b.String() + "\x1b[24;80H"
}

const menu = "\x1b[H\x1b[2J\x1b[3;5HMenu\x1b[24;80H"

// with returns the rows with others in the place of some.
func with(rows []string, from int, others ...string) []string {
	changed := append([]string{}, rows...)
	copy(changed[from:], others)
	return changed
}

var shownRows = []string{
	"05/01/00 01:12 AM 3 1 INFO", "Login failed for user guest",
	"05/01/00 02:12 AM 4 2 MINOR", "Acknowledgment needed",
	"05/01/00 03:12 AM 5 1 INFO", "Tape drive not ready", "", "",
}

// What the log's window has shown stays true: both entries are there, and one that a
// later page takes back is an error.
func TestTakenBack(t *testing.T) {
	const failed = "05/02/00 06:12 AM 17 2 CRITICAL"
	bad := with(shownRows, 2, failed, "Archiving failed")
	blank := make([]string, len(shownRows))
	up := with(with(shownRows, 2, shownRows[4:6]...), 4, "", "")
	rewritten := with(shownRows, 3, "Archiver started")
	for name, c := range map[string]struct {
		recording string
		entries   int
	}{
		"an entry replaced":                    {logWindow(bad...) + over(shownRows, 2, 3), 4},
		"an entry blanked":                     {logWindow(bad...) + over(blank, 2, 3), 3},
		"the last entry blanked":               {logWindow(shownRows...) + over(blank, 4, 5), 3},
		"another text":                         {logWindow(shownRows...) + over(rewritten, 3), 4},
		"another time":                         {logWindow(shownRows...) + over(with(shownRows, 4, "05/02/00 07:12 AM 5 1 INFO"), 4), 4},
		"taken out, and those below moved up":  {logWindow(bad...) + over(up, 2, 3, 4, 5), 3},
		"the last row deleted":                 {logWindow(append(shownRows[:5:5], "Tape drive not", "ready")...) + "\x1b[10;2H\x1b[M\x1b[24;80H", 4},
		"shown again without it":               {logWindow(bad...) + menu + logWindow(up...), 3},
		"shown again with another":             {logWindow(bad...) + menu + logWindow(shownRows...), 4},
		"shown again and empty":                {logWindow(shownRows...) + menu + logWindow(blank...), 3},
		"shown again with an error":            {logWindow(shownRows...) + menu + logWindow(with(blank, 2, "Error: no database")...), 3},
		"an error in the place of the list":    {logWindow(shownRows[:6]...) + over([]string{"Failed", "", "", "", "", ""}, 0, 1, 2, 3, 4, 5), 3},
		"written behind a header":              {logWindow(shownRows...) + over(with(shownRows, 2, shownRows[2]+"      data lost"), 2), 4},
		"written behind a text":                {logWindow(shownRows...) + over(with(shownRows, 3, shownRows[3]+"      data lost"), 3), 4},
		"written behind, and taken off":        {logWindow(shownRows...) + over(with(shownRows, 3, shownRows[3]+"      data lost"), 3) + over(shownRows, 3), 4},
		"cleared for a list that never comes":  {logWindow(shownRows[:6]...) + over([]string{"", "Working", "", "", "", ""}, 0, 1, 2, 3, 4, 5), 3},
		"emptied":                              {logWindow(shownRows...) + over(blank, 0, 1, 2, 3, 4, 5), 3},
		"replaced, and another page behind it": {logWindow(bad...) + over(shownRows, 2, 3) + over(with(blank, 0, "05/01/00 09:12 AM 5 1 INFO", "Other"), 0, 1, 2, 3, 4, 5), 5},
		"replaced, and as it was before":       {logWindow(shownRows...) + over(bad, 2, 3) + over(shownRows, 2, 3), 4},
	} {
		entries, errs := readRecording(c.recording)
		assert.Len(t, entries, c.entries, name)
		assert.NotEmpty(t, errs, name)
		for _, err := range errs {
			assert.ErrorIs(t, err, centrevu.ErrSyntax, name)
			assert.Contains(t, err.Error(), "taken off the window, or changed", name)
		}
	}
}

// What a window shows while it is drawn, scrolled or turned takes nothing back.
func TestNotTakenBack(t *testing.T) {
	blank := make([]string, len(shownRows))
	next := []string{"05/01/00 04:12 AM 6 1 INFO", "Acknowledgment needed", "05/01/00 05:12 AM 6 1 INFO", "Acknowledgment needed", "05/01/00 06:12 AM 7 1 INFO", "Line 3", "", ""}
	scrolled := append(append([]string{}, shownRows[2:6]...), next[0], next[1], "", "")
	by3 := append(append([]string{}, shownRows[3:6]...), next[0], next[1], next[2], "", "")
	all := []int{0, 1, 2, 3, 4, 5}
	for name, c := range map[string]struct {
		recording string
		entries   int
	}{
		"nothing changes":            {logWindow(shownRows...), 3},
		"shown again":                {logWindow(shownRows...) + menu + logWindow(shownRows...), 3},
		"a text that is drawn":       {logWindow(with(shownRows, 3, "Ackn")...) + over(shownRows, 3), 3},
		"an entry that is drawn":     {logWindow(with(shownRows, 4, shownRows[4][:8], "")...) + over(shownRows, 5) + over(shownRows, 4), 3},
		"scrolled by an entry":       {logWindow(shownRows...) + over(scrolled, all...), 4},
		"scrolled by half an entry":  {logWindow(shownRows...) + over(by3, all...), 4},
		"scrolled back":              {logWindow(shownRows...) + over(scrolled, all...) + over(shownRows, all...), 4},
		"the next page":              {logWindow(shownRows...) + over(next, all...), 6},
		"the next page in two":       {logWindow(shownRows...) + over(next, 0, 1) + over(next, all...), 6},
		"the next page, less full":   {logWindow(shownRows...) + over(with(blank, 0, next[:2]...), all...), 4},
		"the rest of the last entry": {logWindow(shownRows[:5]...) + over([]string{shownRows[5], "", "", "", ""}, 0, 1, 2, 3, 4), 3},
		"closed from its top down":   {logWindow(shownRows...) + "\x1b[1;1H\x1b[K\x1b[3;1H\x1b[K\x1b[24;80H\x1b[4;1H\x1b[K\x1b[5;1H\x1b[K\x1b[24;80H\x1b[6;1H\x1b[K", 3},
		"at work, then drawn":        {logWindow(shownRows...) + menu + logWindow(with(blank, 1, "Working")...) + over(shownRows, all...), 3},
		"first empty, then drawn":    {logWindow(shownRows...) + menu + logWindow(blank...) + over(shownRows, all...), 3},
	} {
		entries, errs := readRecording(c.recording)
		assert.Len(t, entries, c.entries, name)
		if name != "scrolled by half an entry" { // which has no text yet
			assert.Empty(t, errs, name)
		}
	}
}

func readRecording(s string) (entries []errlog.Entry, errs []error) {
	src := centrevu.Source{}
	for e, err := range errlog.FromScreens(centrevu.Screens(strings.NewReader(s+"\x1b[H\x1b[2J$ "), src), src) {
		if err != nil {
			errs = append(errs, err)
		} else {
			entries = append(entries, e)
		}
	}
	return entries, errs
}

// A window without a title inside the log's, of which rows are not known, is told also
// where the log is shown whole before and behind it (synthetic).
func TestInsideTheLog(t *testing.T) {
	popup := func(rows ...string) string {
		s := "\x1b[5;20H+--------------------+"
		for i, r := range rows {
			s += fmt.Sprintf("\x1b[%d;20H| %-18s |", 6+i, r)
		}
		return s + fmt.Sprintf("\x1b[%d;20H+--------------------+\x1b[24;80H", 6+len(rows))
	}
	for _, tt := range []struct {
		rows []string
		told []string
	}{
		{[]string{"List all", "Exit"}, nil},
		{[]string{"Working"}, nil},
		{[]string{"Failed"}, []string{"Failed"}},
		{[]string{"Exit", "ACD 2 is off"}, []string{"ACD 2 is off"}},
	} {
		for _, recording := range []string{
			logWindow(shownRows...) + popup(tt.rows...) + logWindow(shownRows...),
			logWindow(shownRows...) + popup(tt.rows...),
			logWindow(shownRows...) + popup(tt.rows...) + menu + logWindow(shownRows...),
		} {
			log, src := errlog.Log{}, centrevu.Source{}
			n := 0
			for range log.FromScreens(centrevu.Screens(strings.NewReader(recording+"\x1b[H\x1b[2J$ "), src), src) {
				n++
			}
			var told []string
			for _, l := range log.Unclaimed {
				told = append(told, l.Text)
			}
			assert.Equal(t, tt.told, told, tt.rows)
			assert.GreaterOrEqual(t, n, 3, tt.rows)
		}
	}
}

// What is written into the log's window below the end of the list, apart from it, is of
// no entry; an entry that is drawn there is (synthetic).
func TestBelowTheList(t *testing.T) {
	entry := with(shownRows, 6, "05/01/00 04:12 AM 5 1 INFO", "Archiver started")
	wide := append(shownRows[:7:7], "", "")
	for name, c := range map[string]struct {
		then string
		told []string
	}{
		"nothing":                {over(wide, 7), nil},
		"a message":              {over(with(wide, 8, "Link 2 is down"), 8), []string{"Link 2 is down"}},
		"a message, taken off":   {over(with(wide, 8, "Link 2 is down"), 8) + over(wide, 8), []string{"Link 2 is down"}},
		"a message, farther in":  {over(with(wide, 6, "               Failed"), 6), []string{"Failed"}},
		"the rest of the text":   {over(with(wide, 6, "and no tape in it"), 6), nil},
		"an entry":               {over(entry, 6) + over(entry, 7), nil},
		"an entry behind blanks": {over(with(wide, 7, entry[6]), 7) + over(with(wide, 7, entry[6], entry[7]), 7, 8), nil},
	} {
		log, src := errlog.Log{}, centrevu.Source{}
		for range log.FromScreens(centrevu.Screens(strings.NewReader(logWindow(wide...)+c.then+"\x1b[H\x1b[2J$ "), src), src) {
		}
		var told []string
		for _, l := range log.Unclaimed {
			if !slices.Contains(told, l.Text) { // the page that is read last may show it too
				told = append(told, l.Text)
			}
		}
		assert.Equal(t, c.told, told, name)
	}
}
