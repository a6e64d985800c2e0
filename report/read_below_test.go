package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What stands in the status line or in a soft label counts, while a window is up and
// behind the last; the labels of CMS and a clock do not.
func TestBelowTheScreen(t *testing.T) {
	const clear = "\x1b[H\x1b[2J"
	status := func(text string) string { return "\x1b7\x1b[25;1H\x1b[K" + text + "\x1b8" }
	label := func(text string) string { return "\x1b[1;0;0;0q" + (text + "                ")[:16] }
	for name, tt := range map[string]struct {
		below string
		told  []string
	}{
		"nothing":              {"", nil},
		"labels of CMS":        {label("Help") + "\x1b[8;0;0;0qMainMenu        ", nil},
		"a label":              {label("ACD 2 down"), []string{"ACD 2 down"}},
		"a clock":              {status("07:52"), nil},
		"a name and a clock":   {status("05/02/00 07:52  CentreVu(R) CMS"), nil},
		"at work":              {status("Working"), nil},
		"a message":            {status("Link to ACD 2 lost"), []string{"Link to ACD 2 lost"}},
		"a message, taken off": {status("Link to ACD 2 lost") + "\x1b[2;3H" + clear + backupDrawn + status(""), []string{"Link to ACD 2 lost"}},
	} {
		for _, content := range []string{
			clear + linksDrawn + tt.below + "\x1b[2;3H" + clear + backupDrawn + clear + "$ ",
			clear + backupDrawn + clear + linksDrawn + tt.below + "\x1b[2;3H" + clear + "$ ",
			clear + linksDrawn + clear + tt.below + "\x1b[2;3H" + clear + "$ ",
		} {
			s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(content)}}, centrevu.Source{Name: "primary", Term: "att615"})
			require.NoError(t, err, name)
			require.NotNil(t, s.Links, name)
			var told []string
			for _, l := range s.Unclaimed() {
				told = append(told, l.Text)
				assert.Positive(t, l.Offset, name)
			}
			assert.Equal(t, tt.told, told, "%s: %q", name, content)
		}
	}
}

// A message in a frame that is not whole, over the last rows of the log's window, is
// no text of an entry (synthetic).
func TestFrameOverTheLog(t *testing.T) {
	drawn := []string{
		"┌─ Maintenance: Error Log Report ───────────────────────────┐",
		"│ 04/27/00 03:12 PM 3 1 INFO                                │",
		"│ SPI configuration error: the clocks differ by more        │",
		"│ th┌─────────┐.                                            │",
		"└───│ 障害があります │─────────────────────────────────────────┘",
		"     └─────────┘",
	}
	ascii := strings.NewReplacer("┌", "+", "┐", "+", "└", "+", "┘", "+", "─", "-", "│", "|")
	for _, rows := range [][]string{drawn, strings.Split(ascii.Replace(strings.Join(drawn, "\n")), "\n")} {
		capture := "\x1b[H\x1b[2J" + drawnAt(rows...) + "\x1b[H\x1b[2J$ "
		s, err := ReadServer(fstest.MapFS{"s.raw": {Data: []byte(capture)}}, centrevu.Source{Name: "primary"})
		assert.ErrorContains(t, err, "hides a part of the log")
		assert.NotEmpty(t, s.Problems)
	}
}
