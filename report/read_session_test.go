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

// A window counts as what the command shows that printed it, in a text as in a recording:
// what is not known to be whole and current is told, unless the clock of the window says
// when it was shown. The layout is synthetic.
func TestWindowsThatACommandPrinted(t *testing.T) {
	for above, want := range map[string]struct{ plain, clock bool }{ // whether it is told without a clock, and with one
		"[root@cms1 ~]# cms\n": {}, "# /usr/bin/cms\n": {}, "# su - cms\n": {}, "# TERM=xterm cms\n": {}, "$ ssh cms1\n": {}, "# /cms/toolsbin/clint -u cms\n": {},
		"# cat links.txt\n": {}, "# cat links-20000502.txt\n": {}, "# cat /captures/2000-05-02/links.txt\n": {}, "# date; cat links.txt | more\n": {}, "==> links.txt <==\n": {}, "# \n": {},
		"[root@cms1 ~]# cat /captures/2000-05-01/links.txt\n": {true, false}, "# cat links.txt.old\n": {true, false}, "# less x.txt\n": {true, false}, "# zcat links.txt.1.gz\n": {true, false},
		"==> links-20000501.txt <==\n": {true, false}, "# cd /captures/old; cat links.txt\n": {true, false}, "[root@cms1 2000-05-01]# cat links.txt\n": {true, false},
		"# grep -v order links.txt\n": {true, true}, "# sed 's/out of order/operational/' links.txt\n": {true, true}, "# head -8 links.txt\n": {true, true}, "# cat links.txt | sort -k2 | uniq\n": {true, true},
		"[root@cms1 ~]# ssh cms2 cat links.txt\n": {true, true}, "[root@cms1 ~]# cat cms2/links.txt\n": {true, true}, "$ cat secondary/links.txt\n": {true, true}, "==> secondary/links.txt <==\n": {true, true},
		"[root@cms1 ~]# scriptreplay t.tm t.ts\n": {true, true}, "[root@cms1 ~]# ./links.sh\n": {true, true},
	} {
		for clock, told := range map[string]bool{"": want.plain, clockRow("05/02/00 07:50"): want.clock} {
			text := above + clock + linksWindow
			recording := "Script started on 2000-05-02 07:40:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" + strings.ReplaceAll(text, "\n", "\r\n")
			for kind, content := range map[string]string{"text": text, "recording": recording} {
				if strings.HasPrefix(above, "==>") && kind == "recording" {
					continue
				}
				s, err := ReadServer(fstest.MapFS{"f": {Data: []byte(content), ModTime: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)}}, centrevu.Source{Name: "primary"})
				require.NoError(t, err, "%s, %s", above, kind)
				require.NotNil(t, s.Links, "%s, %s", above, kind)
				assert.Equal(t, told, len(s.Links.Unclaimed) > 0, "%s, clock %q, %s: %v", above, clock, kind, s.Links.Unclaimed)
			}
		}
	}
}

// All windows of a folder are of one host.
func TestWindowsOfTwoHosts(t *testing.T) {
	window := "\x1b[H\x1b[2J" + strings.ReplaceAll(clockRow("05/02/00 07:50")+linksWindow, "\n", "\r\n") + "\x1b[H\x1b[2J"
	session := func(lines ...string) string {
		return "Script started on 2000-05-02 07:40:00+00:00 [TERM=\"xterm\" COLUMNS=\"80\" LINES=\"24\"]\n" + strings.ReplaceAll(strings.Join(lines, "\r\n"), "WINDOW", window)
	}
	for name, tt := range map[string]struct {
		files []string
		two   bool
	}{
		"one after the other":          {[]string{session("$ ssh cms1", "# cms", "WINDOW# exit", "$ ssh cms2", "# cms", "WINDOW# exit", "")}, true},
		"the second from the first":    {[]string{session("[root@cms1 ~]# cms", "WINDOW[root@cms1 ~]# rlogin cms2", "cms2# cms", "WINDOWcms2# exit", "")}, true},
		"in two files":                 {[]string{session("cms1# cms", "WINDOW"), session("[root@cms2 ~]# su - cms", "WINDOW")}, true},
		"through another host":         {[]string{session("[ops@jump ~]$ ssh cms1", "[root@cms1 ~]# cms", "WINDOW[root@cms1 ~]# exit", "[ops@jump ~]$ exit", "")}, false},
		"twice, with and without name": {[]string{session("$ ssh cms1", "# cms", "WINDOW# exit", "$ ssh cms1", "[root@cms1.site.example ~]# cms", "WINDOW")}, false},
		"by an address and by name":    {[]string{session("$ ssh 10.0.45.2", "# cms", "WINDOW"), session("[root@cms1 ~]# cms", "WINDOW")}, false},
		"by two addresses":             {[]string{session("$ ssh 10.0.45.2", "# cms", "WINDOW"), session("$ ssh 10.0.45.3", "# cms", "WINDOW")}, true},
		"a log of the other":           {[]string{session("cms1# cms", "WINDOW"), "[root@cms2 ~]# cat errors.log\n" + printedLog}, true},
		"a log that lies elsewhere":    {[]string{session("cms1# cms", "WINDOW"), "[ops@jump ~]$ cat errors.log\n" + printedLog}, false},
		"who of the other":             {[]string{session("cms1# cms", "WINDOW"), "[root@cms2 ~]# who\nroot pts/0 2000-05-02 07:40 (10.0.45.51)\n[root@cms2 ~]# "}, true},
		"in two files of one":          {[]string{session("cms1# cms", "WINDOW"), session("$ ssh root@cms1", "# cms", "WINDOW")}, false},
	} {
		files := fstest.MapFS{}
		for i, f := range tt.files {
			files[string(rune('a'+i))] = &fstest.MapFile{Data: []byte(f)}
		}
		_, err := ReadServer(files, centrevu.Source{Name: "primary"})
		if tt.two {
			assert.ErrorIs(t, err, ErrAmbiguous, name)
		} else {
			assert.NoError(t, err, name)
		}
	}
}

// A title above a window says of which server it is, above the first window and between two.
func TestTitlesOfTheServers(t *testing.T) {
	for marks, between := range map[string]string{"# ": "", "=== ": " ===", "--- ": " ---", "*** ": " ***", "**": "**"} {
		title := func(of string) string { return marks + of + between + "\n" }
		down := strings.ReplaceAll(linksWindow, "operational ", "out of order")
		for text, told := range map[string]bool{
			title("Links of the primary") + linksWindow:                                   false,
			title("primary") + linksWindow + title("Archives of primary") + archiveWindow: false,
			title("secondary") + linksWindow:                                              true,
			title("primary") + down + title("secondary") + linksWindow:                    true,
			title("cms1") + linksWindow + title("cms2") + archiveWindow:                   true,
		} {
			s, err := ReadServer(fstest.MapFS{"f": {Data: []byte(text)}}, centrevu.Source{Name: "primary"})
			assert.Equal(t, told, err != nil || len(s.Unclaimed()) > 0, "%s: %v, %v", text, err, s.Unclaimed())
		}
	}
}
