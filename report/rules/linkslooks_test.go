package rules

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// A link that is seen up, down and up again is told of, be that in one recording, one text
// or several files, within a minute or without a clock, and one that only came up is not
// (synthetic).
func TestLinkGoesAndComes(t *testing.T) {
	screen := func(clock, words string) string {
		first := ""
		if clock != "" {
			first = "05/02/00 " + clock + "  CentreVu(R) CMS            Windows: 1 of 10\n"
		}
		rows := "+- Maintenance: Connection Status -------------------------------------------+\n"
		for _, r := range [...]string{"ACD  Application         Session            Connection", "1    " + words} {
			rows += fmt.Sprintf("| %-75s|\n", r)
		}
		return first + rows + "+" + strings.Repeat("-", 76) + "+\n"
	}
	const (
		up, down = "data transfer       data transfer      operational ", "waiting session     quiescent          out of order"
		clear    = "\x1b[H\x1b[2J"
	)
	recorded := func(between string, screens []string) string {
		return clear + strings.ReplaceAll(strings.Join(screens, between), "\n", "\r\n") + clear + "$ "
	}
	forms := map[string]func(screens []string) string{
		"saved":      func(screens []string) string { return strings.Join(screens, "\f") },
		"opened":     func(screens []string) string { return recorded(clear+"$ \r\n"+clear, screens) },
		"drawn over": func(screens []string) string { return recorded("\x1b[H", screens) },
	}
	for form, draw := range forms {
		for name, clocks := range map[string][]string{"minutes": {"07:50", "07:51", "07:52"}, "a minute": {"07:50", "07:50", "07:50"}, "none": {"", "", ""}} {
			for _, tt := range []struct {
				words []string
				told  bool
			}{
				{[]string{up, down, up}, true},
				{[]string{down, up, up}, false},
				{[]string{up, up, up}, false},
			} {
				var screens []string
				for i, w := range tt.words {
					screens = append(screens, screen(clocks[i], w))
				}
				folder := fstest.MapFS{"links": {Data: []byte(draw(screens)), ModTime: time.Date(2000, 5, 2, 7, 53, 0, 0, time.UTC)}}
				s, err := report.ReadServer(folder, centrevu.Source{Name: "primary"})
				assert.NoError(t, err, "%s, %s", form, name)
				told := false
				for _, f := range report.Evaluate(report.Pair{Primary: s}, All(), report.Options{Now: now}).Findings {
					told = told || f.Rule == "links.state" && f.Code == "came-and-went"
				}
				assert.Equal(t, tt.told, told, "%s, %s: %s", form, name, tt.words)
			}
		}
	}
}
