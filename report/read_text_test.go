package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

func cut(t *testing.T, content []byte) *text {
	t.Helper()
	var lines []centrevu.Line
	for l, err := range centrevu.Lines(bytes.NewReader(content), centrevu.Source{}) {
		require.NoError(t, err)
		lines = append(lines, l)
	}
	return cutText(lines, centrevu.Source{})
}

var letters = map[kindOfText]string{
	otherText: "o", screenText: "s", logText: "l", whoText: "w", queryText: "q", backLogText: "b", unloadedText: "u", promptText: "p",
}

func TestCutText(t *testing.T) {
	clock := clockRow("05/02/00 07:50")
	tests := []struct{ name, text, kinds string }{
		{"windows, then a log", clock + linksWindow + printedLog, "sssssll"},
		{"a log, then windows", printedLog + clock + linksWindow, "llsssss"},
		{"windows, then who", linksWindow + "$ who\njo pts/0 May  2 07:40\n$ ", "osssswww"},
		{"who, then another command, then labels", "$ who\njo pts/0 May  2 07:40\n$ cat backup\n" + guide, "wwwoo"},
		{"a heading above the log", "Error Log Report                 Page 1 of 2\n\n" + printedLog, "llll"},
		{"the log's title above the log", "Maintenance: Error Log Report\n" + printedLog, "lll"},
		{"labels, then a log", guide + "\n" + printedLog, "oooll"},
		{"labels quoted in an entry", printedLog + "Operator pasted:\n" + guide, "lllll"},
		{"another window's title, then a log without a frame", "Maintenance: Backup Data\n" + guide + printedLog, "sssll"},
		{"dates first, in a window without a frame", "Maintenance: Archiving Status\nLast run        ACD Archive  Status\n05/02/00 07:30  1   Interval finished\n", "sss"},
		{"records in the log's window", logWindow, "osssss"[:5]},
		{"a weekday before the date", "Tue 05/02/00 06:12 AM 3 4 CRITICAL\nx\n", "ll"},
		{"a blank where the ACD stands", "05/02/00 06:12 AM 3   CRITICAL\nx\n", "ll"},
		{"an unloaded table", "1|1|05/02/00 07:30|2|\n1|2||3|\n", "uu"},
		{"a query", "$ dbaccess cms q.sql\nDatabase selected.\n\nacd arch_type status\n\n1 1 2\n\n1 row(s) retrieved.\n\nDatabase closed.\n$ ", "pqqqqqqqqqp"},
		{"tables behind prompts", linksWindow + "# cat a\n1|1|05/02/00 07:30|2|\n# cat b\n1|2||3|\n# ", "ossss"[:5] + "pupup"},
		{"a log, a prompt, a table", printedLog + "# cat a\n1|1|05/02/00 07:30|2|\n", "llpu"},
		{"who, a prompt, a table", "# who\n# \n1|1|05/02/00 07:30|2|\n", "wwu"},
		{"a letter", "> " + strings.ReplaceAll(printedLog, "\n", "\n> ") + "\n>\n", "llll"},
		{"back.log", "error:\nstatus: Last backup finished >, 05/02/00 00:23:41.\nstate: 0.\n", "bbb"},
		{"a state in a window", backupWindow[:len(backupWindow)-1] + "\n| state: 0 |\n", "osssss"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := cut(t, []byte(tt.text))
			got := ""
			for _, k := range c.kinds {
				got += letters[k]
			}
			assert.Equal(t, tt.kinds, got)
			assert.Empty(t, c.quoted)
		})
	}
	assert.Len(t, cut(t, []byte(printedLog+strings.TrimPrefix(backupWindow, "\n"))).quoted, 1, "a window in the middle of an entry may be quoted there")
}

// What is left of a text stands where it stood.
func TestOnly(t *testing.T) {
	plain := clockRow("05/02/00 07:50") + linksWindow + printedLog + "été\r\n" + backupWindow
	wide := func(little bool) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + plain + "漢字\n")) {
			if little {
				b = append(b, byte(u), byte(u>>8))
			} else {
				b = append(b, byte(u>>8), byte(u))
			}
		}
		return b
	}
	for name, content := range map[string][]byte{"UTF-8": []byte(plain), "UTF-16LE": wide(true), "UTF-16BE": wide(false)} {
		t.Run(name, func(t *testing.T) {
			c := cut(t, content)
			for _, feed := range []bool{false, true} {
				left := c.only(content, feed, screenText)
				require.Len(t, left, len(content))
				again := cut(t, left)
				for _, l := range again.lines {
					if strings.TrimSpace(l.Text) == "" {
						continue
					}
					i := 0
					for i < len(c.lines) && c.lines[i].Offset != l.Offset {
						i++
					}
					require.Less(t, i, len(c.lines), l.Text)
					assert.Equal(t, c.lines[i].Text, l.Text)
					assert.Equal(t, screenText, c.kinds[i], l.Text)
				}
				assert.NotContains(t, string(left), "Switch and UNIX")
			}
			assert.Equal(t, &content[0], &c.only(content, false, screenText, otherText, logText)[0], "nothing to take out, nothing copied")
		})
	}
}

// A window in front of a menu can begin in the menu's first row, and end below its last:
// the menu's lower border is not the window's (synthetic).
func TestWindowOverAMenu(t *testing.T) {
	page := func(from int) string {
		rows := ""
		for i := range 6 {
			side := "│ "
			if i == 3 {
				side = "└─"
			} else if i > 3 {
				side = "  "
			}
			row := fmt.Sprintf("05/01/00 0%d:00 AM 3 1 INFO", from+i/2)
			if i%2 == 1 {
				row = fmt.Sprintf("Restart %d", from+i/2)
			}
			rows += fmt.Sprintf("  %s│ %-39s│\n", side, row)
		}
		return "  ┌─┌─ Maintenance: Error Log Report ────────┐\n" + rows + "    └" + strings.Repeat("─", 40) + "┘\n\n"
	}
	text := page(1) + page(2) + page(3)
	for _, text := range []string{text, strings.NewReplacer("┌", "+", "┐", "+", "└", "+", "┘", "+", "─", "-", "│", "|").Replace(text)} {
		s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(text)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err)
		require.NotNil(t, s.Errors)
		assert.Len(t, s.Errors.Entries, 5)
		assert.Empty(t, s.Unclaimed())
	}
}

// The heading of a printed log says how much of it there is, behind a window too.
func TestHeadingOfALogBehindAWindow(t *testing.T) {
	for heading, part := range map[string]bool{"Error Log Report                 Page 1 of 2": true, "Error Log Report": false} {
		for _, between := range []string{"", "\n", "\f"} {
			s, err := ReadServer(folder("a", archiveWindow+between+heading+"\n"+printedLog), centrevu.Source{})
			require.NoError(t, err)
			require.NotNil(t, s.Errors)
			assert.Equal(t, part, s.Errors.Scope.Part, "%q %q", heading, between)
		}
	}
}
