package links_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// drawn returns a recording of the Connection Status window in which something is
// written last (synthetic).
func drawn(last string) string {
	var b strings.Builder
	b.WriteString("\x1b[H\x1b[2J\x1b[2;2H+- Maintenance: Connection Status " + strings.Repeat("-", 40) + "+")
	rows := []string{
		"ACD  Application     Session         Connection", "",
		"1    data transfer   data transfer   operational", "2    data transfer   data transfer   operational",
		"3    data transfer   data transfer   operational", "4    data transfer   data transfer   operational", "",
	}
	for i, r := range rows {
		fmt.Fprintf(&b, "\x1b[%d;2H| %-72s |", 3+i, r)
	}
	fmt.Fprintf(&b, "\x1b[%d;2H+%s+\x1b[24;80H%s\x1b[24;80H\x1b[H\x1b[2J$ ", 3+len(rows), strings.Repeat("-", 74), last)
	return b.String()
}

// What is written over the heading of a drawn window counts, and so does a row that
// is taken out of the middle of it.
func TestChangedWhenDrawn(t *testing.T) {
	st, err := links.Parse(strings.NewReader(drawn("")), centrevu.Source{})
	assert.NoError(t, err)
	assert.Len(t, st.Links, 4)
	for name, last := range map[string]string{
		"beside the headings":         "\x1b[3;55HFailed",
		"between the headings":        "\x1b[3;8H!",
		"over a heading":              "\x1b[3;9HFailed     ",
		"over all of them":            "\x1b[3;4H" + fmt.Sprintf("%-70s", "Error: link lost"),
		"written, and taken off":      "\x1b[3;55HFailed\x1b[24;80H\x1b[3;55H      \x1b[24;80H\x1b[8;4H4 ",
		"a row, from a region":        "\x1b[6;8r\x1b[8;1H\n\x1b[r",
		"a row, with all below it":    "\x1b[6;1H\x1b[M",
		"the last row, from a region": "\x1b[8;9r\x1b[9;1H\n\x1b[r",
	} {
		st, err := links.Parse(strings.NewReader(drawn(last)), centrevu.Source{})
		up := 0
		for _, l := range st.Links {
			if l.Up() {
				up++
			}
		}
		assert.True(t, err != nil || up < 4 || len(st.Unclaimed) > 0, name)
	}
}

// The main menu over the rows of a window is known, and what else a box over them says
// is not (synthetic).
func TestMenuOverWindow(t *testing.T) {
	line := func(row int, text string) string { return fmt.Sprintf("\x1b[%d;2H│ %-70s │", row, text) }
	rows := line(3, "ACD  Application     Session         Connection")
	for acd := 1; acd <= 3; acd++ {
		rows += line(3+acd, fmt.Sprintf("%d    data transfer   data transfer   operational", acd))
	}
	for last, want := range map[string]int{"Logout": 0, "L 2 down": 1} {
		box := "\x1b[3;20H┌───────────┐\x1b[4;20H│ Reports   │\x1b[5;20H│ " + fmt.Sprintf("%-9s", last) + " │\x1b[6;20H└───────────┘"
		recording := "\x1b[H\x1b[2J\x1b[2;2H┌─ Maintenance: Connection Status " + strings.Repeat("─", 39) + "┐" + rows +
			"\x1b[7;2H└" + strings.Repeat("─", 72) + "┘\x1b[24;80H" + box + "\x1b[24;80H" + rows + "\x1b[24;80H\x1b[H\x1b[2J$ "
		st, err := links.Parse(strings.NewReader(recording), centrevu.Source{})
		assert.NoError(t, err, last)
		assert.Len(t, st.Links, 3, last)
		assert.Len(t, st.Unclaimed, want, last)
	}
}

// The rule below the headings of a table in Markdown is known (synthetic).
func TestMarkdownTable(t *testing.T) {
	for _, rule := range []string{"|---|---|---|---|", "|:----|-----|:---:|----:|", "| --- | --- | --- | --- |"} {
		st, err := links.Parse(strings.NewReader("| ACD | Application | Session | Connection |\n"+rule+
			"\n| 1 | data transfer | data transfer | operational |\n"), centrevu.Source{})
		assert.NoError(t, err, rule)
		assert.Len(t, st.Links, 1, rule)
		assert.Empty(t, st.Unclaimed, rule)
	}
}

// A window without borders that is closed a row at a time, the last first, has shown
// what it showed.
func TestClosedWithoutBorders(t *testing.T) {
	b := "\x1b[H\x1b[2JMaintenance: Connection Status\r\nACD  Application     Session         Connection\r\n"
	for acd := 1; acd <= 3; acd++ {
		b += fmt.Sprintf("%d    data transfer   data transfer   operational\r\n", acd)
	}
	b += "\x1b[24;80H"
	for _, park := range []string{"", "\x1b[24;80H"} {
		closing := ""
		for row := 5; row > 0; row-- {
			closing += fmt.Sprintf("\x1b[%d;1H\x1b[K%s", row, park)
		}
		st, err := links.Parse(strings.NewReader(b+closing+"\x1b[H\x1b[2J$ "), centrevu.Source{})
		assert.NoError(t, err)
		assert.Len(t, st.Links, 3)
		for _, l := range st.Links {
			assert.True(t, l.Up())
		}
		st, err = links.Parse(strings.NewReader(b+"\x1b[5;1H\x1b[K\x1b[24;80H$ "), centrevu.Source{})
		assert.True(t, err != nil || len(st.Links) < 3, "a row is gone, and the window is not")
	}
}

// A window that shows one ACD at a time, in a form, shows as many links as there are
// pages, however much alike they are, and each as it was shown (synthetic).
func TestOneACDAPage(t *testing.T) {
	form := func(acd int, connection string) []string {
		return []string{
			fmt.Sprintf("ACD: %d", acd), "Application: data transfer", "Session: data transfer", "Connection: " + connection, "",
		}
	}
	for name, connections := range map[string][]string{
		"all alike":      {"operational", "operational", "operational"},
		"the first down": {"out of order", "operational", "operational"},
		"one between":    {"operational", "out of order", "operational"},
		"the last down":  {"operational", "operational", "out of order"},
	} {
		var text, recording strings.Builder
		recording.WriteString("x\x1b[H\x1b[2J")
		for i, connection := range connections {
			rows := form(i+1, connection)
			text.WriteString(window(rows...))
			fmt.Fprintf(&recording, "\x1b[2;2H+- Maintenance: Connection Status %s+", strings.Repeat("-", 40))
			for n := range 8 {
				row := ""
				if n < len(rows) {
					row = rows[n]
				}
				fmt.Fprintf(&recording, "\x1b[%d;2H| %-72s |", 3+n, row)
			}
			fmt.Fprintf(&recording, "\x1b[11;2H+%s+\x1b[3;3H", strings.Repeat("-", 74))
		}
		recording.WriteString("\x1b[H\x1b[2J$ ")
		for _, capture := range []string{text.String(), recording.String()} {
			st, err := links.Parse(strings.NewReader(capture), centrevu.Source{})
			assert.NoError(t, err, name)
			var read []string
			for i, l := range st.Links {
				assert.Equal(t, i+1, l.ACD.Number, name)
				read = append(read, l.Connection)
			}
			assert.Equal(t, connections, read, "%s: %s", name, say(st, err))
		}
	}
}

// What nobody knows, or does not read, counts on whichever page it stands (synthetic).
func TestOneACDAPageUnclaimed(t *testing.T) {
	for n := range 3 {
		for stray, row := range map[string]int{"see the supervisor": 4, "ACD: 4711": 0} {
			var recording strings.Builder
			recording.WriteString("x\x1b[H\x1b[2J")
			for i := range 3 {
				fmt.Fprintf(&recording, "\x1b[2;2H+- Maintenance: Connection Status %s+", strings.Repeat("-", 40))
				rows := []string{fmt.Sprintf("ACD: %d", i+1), "Application: data transfer", "Session: data transfer", "Connection: operational", "", ""}
				if i == n {
					rows[row] = stray
				}
				for k, text := range rows {
					fmt.Fprintf(&recording, "\x1b[%d;2H| %-72s |", 3+k, text)
				}
				fmt.Fprintf(&recording, "\x1b[9;2H+%s+\x1b[3;3H", strings.Repeat("-", 74))
			}
			recording.WriteString("\x1b[H\x1b[2J$ ")
			st, err := links.Parse(strings.NewReader(recording.String()), centrevu.Source{})
			if row == 0 {
				assert.Error(t, err, "page %d", n)
				continue
			}
			assert.NoError(t, err)
			assert.Len(t, st.Links, 3)
			if assert.Len(t, st.Unclaimed, 1, "page %d", n) {
				assert.Equal(t, stray, st.Unclaimed[0].Text)
			}
		}
	}
}
