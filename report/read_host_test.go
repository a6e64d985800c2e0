package report

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// The host is the one on which CMS shows its windows, by the prompts and the commands
// before them, in a text as in a recording.
func TestHostOfACapture(t *testing.T) {
	for name, tt := range map[string]struct{ above, host string }{
		"at a prompt":                 {"[root@cms1 ~]# cms\n", "cms1"},
		"behind a jump":               {"[ops@jump ~]$ ssh cms1\nLast login: Tue May  2 07:40:11 2000 from 10.0.0.9\n[root@cms1 ~]# cms\n", "cms1"},
		"the jump alone":              {"[ops@jump ~]$ ssh cms1\n", "cms1"},
		"behind a jump, without name": {"[ops@jump ~]$ ssh cms1\n# cms\n", "cms1"},
		"on two hosts":                {"[root@cms1 ~]# cms\n[root@cms1 ~]# ssh cms2\n[root@cms2 ~]# cms\n", "cms2"},
		"what hostname answers":       {"# hostname\ncms1\n# cms\n", "cms1"},
		"no host":                     {"$ cms\n", ""},
		"nothing":                     {"", ""},
		"the prompt behind":           {"", "cms1"},
	} {
		text := tt.above + clockRow("05/02/00 07:50") + linksWindow
		recording := "Script started on 2000-05-02 07:40:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" +
			strings.ReplaceAll(tt.above, "\n", "\r\n") + "\x1b[H\x1b[2J" + strings.ReplaceAll(clockRow("05/02/00 07:50")+linksWindow, "\n", "\r\n")
		if name == "the prompt behind" {
			text, recording = text+"[root@cms1 ~]# exit\n", recording+"[root@cms1 ~]# exit\r\n"
		}
		for kind, content := range map[string]string{"text": text, "recording": recording} {
			s, err := ReadServer(fstest.MapFS{"f": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, "%s, %s", name, kind)
			require.Len(t, s.Captures, 1)
			assert.Equal(t, tt.host, s.Captures[0].Host, "%s, %s", name, kind)
		}
	}
}

// In the night in which the clocks go back an hour comes twice: what was saved in the
// second is not an hour old.
func TestTheHourThatComesTwice(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	require.NoError(t, err)
	second := time.Date(2026, 10, 25, 1, 55, 0, 0, time.UTC)
	for written, want := range map[time.Time]time.Time{
		second.Add(8 * time.Minute):                second,
		second.Add(8*time.Minute - time.Hour):      second.Add(-time.Hour),
		second.Add(8*time.Minute - 30*time.Minute): second.Add(-time.Hour),
	} {
		s, err := ReadServer(fstest.MapFS{"f": {Data: []byte(clockRow("10/25/26 02:55") + linksWindow), ModTime: written}}, centrevu.Source{Name: "primary", Location: berlin})
		require.NoError(t, err)
		assert.Equal(t, want, s.Seen(FactLinks).At.UTC(), written)
		assert.Equal(t, want, s.Captures[0].Clock.UTC(), written)
	}
}
