package report

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// A transcript holds one thing behind each prompt. What of it nobody reads is told,
// whatever it stands behind. The layouts of the windows are synthetic.
func TestTranscripts(t *testing.T) {
	const (
		archives = "2|1|05/02/00 07:30|2|\n2|2|05/02/00 00:36|3|\n"
		log      = "2|1|05/02/2000|archive failed|9|22320|CRITICAL|\n"
		history  = "2|120|93|05/02/2000|700|1|60|\n"
		channels = "status link 1 Page 3 of 4\nPROCESSOR CHANNEL STATUS\nUP: 001,004\n"
		backLog  = "state: 1\n/cms/install/bin/compress_backup successfullty finished:\nTuesday, 05/02/00 00:23:41\nerror:\nstatus: Last backup finished >, 05/02/00 00:23:41.\nstate: 0.\n"
		answer   = "\nDatabase selected.\n\nacd  arch_type  last_time       status\n\n1    1          05/02/00 07:30  2\n\n1 row(s) retrieved.\n\nDatabase closed.\n\n"
	)
	window := clockRow("05/02/00 07:50") + linksWindow
	for name, tt := range map[string]struct {
		text  string
		facts string
		told  []string
	}{
		"tables behind a window":      {window + "\n# cat arch.unl\n" + archives + "# cat customer_log\n" + log + "# cat /tmp/linkex\n" + history + "# ", "archive links errors link_history", nil},
		"tables behind a log":         {printedLog + "# cat arch.unl\n" + archives + "# ", "archive errors", nil},
		"tables behind who":           {"# who\n# \n# cat arch.unl\n" + archives, "archive logins", nil},
		"a table of nobody":           {window + "# cat arch.unl\n1|a|b|c|d|\n# ", "links", []string{"1|a|b|c|d|"}},
		"the switch behind a table":   {archives + "# cat page\n" + channels, "archive switch", nil},
		"back.log with its prompts":   {"[root@cms1 ~]# cat back.log\n" + backLog + "[root@cms1 ~]# ", "backup_log", nil},
		"a table with its prompts":    {"(host-cms1)-(root)=# cat arch.unl\n" + archives + "(host-cms1)-(root)=# exit\n", "archive", nil},
		"a line behind a query":       {answer + "# tail -1 arch.log\nERROR: archive failed\n# ", "archive", []string{"ERROR: archive failed"}},
		"a line above the switch":     {"ERROR: archive failed\n\n" + channels, "switch", []string{"ERROR: archive failed"}},
		"a line behind the switch":    {channels + "# cat note\nACD 2 LINK DOWN\n# ", "switch", []string{"ACD 2 LINK DOWN"}},
		"a line behind a window":      {window + "# cat note\n2000-05-02 06:12 backup failed\n", "links", []string{"2000-05-02 06:12 backup failed"}},
		"a line behind who":           {"# who\n# \nACD 2 LINK DOWN\n", "logins", []string{"ACD 2 LINK DOWN"}},
		"a line above back.log":       {"ERROR: archive failed\n" + backLog, "backup_log", []string{"ERROR: archive failed"}},
		"answers of the host":         {window + "# df -k\n/dev/dsk/c0t0d0s0   4032142 1205130 2786691    31%    /\n# hostname\ncms1\n# exit\nlogout\n", "links", nil},
		"the greeting of the next":    {window + "# exit\nWelcome. 3 packages can be updated.\n# cat arch.unl\n" + archives, "archive links", nil},
		"what a host asks":            {window + "$ ssh cms1\nAuthorized users only.\nPassword:\n3 packages can be updated.\n# cat arch.unl\n" + archives, "archive links", nil},
		"a complaint in the greeting": {"Welcome\nThe archiver is down\n# cat arch.unl\n" + archives, "archive", []string{"The archiver is down"}},
	} {
		s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(tt.text)}}, centrevu.Source{Name: "primary"})
		if !assert.NotEmpty(t, s.Captures, name) {
			continue
		}
		facts := ""
		for _, f := range s.Captures[0].Facts {
			if facts != "" {
				facts += " "
			}
			facts += f.String()
		}
		assert.Equal(t, tt.facts, facts, name)
		told := unclaimedTexts(s)
		assert.Equal(t, tt.told, told, name)
		if tt.told == nil {
			require.NoError(t, err, name)
		}
	}
}

// A command that shows a part of a log or table, an older one or another host's, is told
// beside what it shows.
func TestCommandsAboveTables(t *testing.T) {
	const archives = "2|1|05/02/00 07:30|2|\n2|2|05/02/00 00:36|2|\n"
	const answer = "\nDatabase selected.\n\nacd  arch_type  last_time       status\n\n1    1          05/02/00 07:30  2\n\n1 row(s) retrieved.\n\nDatabase closed.\n\n"
	for text, told := range map[string]string{
		"# cat arch_stat.unl\n" + archives:                                                     "",
		"# cat arch_stat.unl.old\n" + archives:                                                 "# cat arch_stat.unl.old",
		"# grep '2|' arch_stat.unl\n" + archives:                                               "# grep '2|' arch_stat.unl",
		"# tail -2 arch_stat.unl\n" + archives:                                                 "# tail -2 arch_stat.unl",
		"$ dbaccess cms arch.sql\n" + answer:                                                   "",
		"# echo \"select * from arch_stat where acd=1\" | dbaccess cms\n" + answer:             "# echo \"select * from arch_stat where acd=1\" | dbaccess cms",
		strings.Replace(answer, "\nacd", "\n> select * from arch_stat;\n\nacd", 1):             "",
		strings.Replace(answer, "\nacd", "\n> select * from arch_stat where acd=1;\n\nacd", 1): "> select * from arch_stat where acd=1;",
	} {
		s, _ := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(text)}}, centrevu.Source{Name: "primary"})
		require.NotNil(t, s.Archive, text)
		got := ""
		for _, l := range s.Unclaimed() {
			got += l.Text
		}
		assert.Equal(t, told, got, text)
	}
}

// Each capture keeps the commands of a session that names their host, by which the other
// server's can be told to be the same file.
func TestCommandsOfACapture(t *testing.T) {
	s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte("[root@cms1 ~]# cat errors.log\n" + printedLog + "[root@cms1 ~]# cat errors.log\n" + printedLog + "# cat errors\n" + printedLog)}},
		centrevu.Source{Name: "primary"})
	require.NoError(t, err)
	assert.Equal(t, []Command{{"cms1", "[root@cms1 ~]# cat errors.log"}, {"cms1", "# cat errors"}}, s.Captures[0].Commands)
}

// Tables that were exported with commas or tabs between the fields, and the rows that
// dbaccess prints at its prompt.
func TestExportedTables(t *testing.T) {
	const answer = "acd  arch_type  last_time       status\n\n1    1          05/02/00 07:30  2\n\n1 row(s) retrieved.\n\n"
	for name, tt := range map[string]struct{ text, facts, err string }{
		"quoted":            {"\"ACD_ID\",\"COUNTS\",\"DATE_OCCURRED\",\"DESCRIPTION\",\"ERROR_CODE\",\"LAST_TIME\",\"SEVERITY\"\n\"1\",\"1\",\"04/27/2000\",\"SPI error, configuration\",\"3\",\"54720\",\"INFO\"\n", "errors", ""},
		"tabs":              {"acd\tarch_type\tlast_time\tstatus\n1\t1\t05/02/00 07:30\t2\n1\t2\t05/02/00 00:36\t2\n", "archive", ""},
		"semicolons":        {"ACD_ID;COUNTS;DATE_OCCURRED;DESCRIPTION;ERROR_CODE;LAST_TIME;SEVERITY\r\n1;1;04/27/2000;SPI error, configuration;3;54720;INFO\r\n", "errors", ""},
		"quoted, with tabs": {"\"acd\"\t\"arch_type\"\t\"last_time\"\t\"status\"\n\"1\"\t\"1\"\t\"05/02/00 07:30\"\t\"2\"\n", "archive", ""},
		"tabs in UTF-16":    {"\xff\xfe" + strings.ReplaceAll("acd\tarch_type\tlast_time\tstatus\r\n1\t1\t05/02/00 07:30\t2\r\n1\t2\t05/02/00 00:36\t2\r\n", "", "\x00")[1:], "archive", ""},
		"two":               {"acd,arch_type,last_time,status\n1,1,05/02/00 07:30,2\nACD,DURATION,REASON,ROW_DATE,ROW_TIME,SEQNO,THRESHOLD\n1,0,91,04/02/2000,700,1,60\n", "archive link_history", ""},
		"a row too short":   {"acd,arch_type,last_time,status\n1,1,05/02/00 07:30,2\n1,2\n", "archive", "2 fields"},
		"another line":      {"acd,arch_type,last_time,status\n1,1,05/02/00 07:30,2\nACD 2 LINK DOWN\n", "archive", "1 fields"},
		"the prompt":        {"$ dbaccess cms -\n> select * from arch_stat;\n\n" + answer + "> ", "archive", ""},
		"words with commas": {"Dear all, the acd_id, the counts\n", "", "recognised as nothing"},
	} {
		s, err := ReadServer(fstest.MapFS{"s.txt": {Data: []byte(tt.text)}}, centrevu.Source{Name: "primary"})
		facts := []string{}
		for _, f := range s.Captures[0].Facts {
			facts = append(facts, f.String())
		}
		assert.Equal(t, tt.facts, strings.Join(facts, " "), name)
		if tt.err == "" {
			assert.NoError(t, err, name)
		} else {
			assert.ErrorContains(t, err, tt.err, name)
		}
	}
}

// A session of script in which nothing was drawn is the text that was printed in it.
func TestPrintedSessions(t *testing.T) {
	text := "Script started on Tue May  2 07:49:00 2000\n$ cat errors.log\n" + printedLog + "$ cat arch.unl\n2|1|05/02/00 07:30|2|\n$ exit\nexit\n\nScript done on Tue May  2 07:50:10 2000\n"
	for name, content := range map[string]string{"plain": text, "with returns": strings.ReplaceAll(text, "\n", "\r\n")} {
		s, err := ReadServer(fstest.MapFS{"typescript": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
		require.NoError(t, err, name)
		assert.NotNil(t, s.Errors, name)
		assert.NotNil(t, s.Archive, name)
		assert.Empty(t, s.Unclaimed(), name)
		assert.Equal(t, "2000-05-02 07:49", s.Seen(FactArchive).At.Format("2006-01-02 15:04"), name)
	}
}

// What a shell sends beside the lines does not change what is read, whatever recorded it:
// a title, modes of the keyboard, colours, a letter that was mended.
func TestRecordedSessions(t *testing.T) {
	const (
		backLog = "state: 1\n/cms/install/bin/compress_backup successfullty finished:\nTuesday, 05/02/00 00:23:41\nerror:\nstatus: Last backup finished >, 05/02/00 00:23:41.\nstate: 0.\n"
		answer  = "\nDatabase selected.\n\nacd  arch_type  last_time       status\n\n1    1          05/02/00 07:30  2\n\n1 row(s) retrieved.\n\nDatabase closed.\n\n"
	)
	session := "# cat errors.log\n" + printedLog + "# cat arch.unl\n2|1|05/02/00 07:30|2|\n# cat x\n# dbaccess cms q.sql\n" + answer + "# cat back.log\n" + backLog + "# who\nroot pts/1 May  2 07:31\n# exit\n"
	sent := map[string]*strings.Replacer{
		"nothing":         strings.NewReplacer(),
		"a title":         strings.NewReplacer("# ", "\x1b]0;root@cms1:~\a# "),
		"bracketed paste": strings.NewReplacer("# ", "\x1b[?2004h# ", "errors.log\n", "errors.log\n\x1b[?2004l\r"),
		"colours":         strings.NewReplacer("# ", "\x1b[01;32mcms1\x1b[00m# ", "INFO", "\x1b[1mINFO\x1b[m"),
		"a mended letter": strings.NewReplacer("errors", "errz\b\x1b[Kors"),
		"cleared":         strings.NewReplacer("# dbaccess", "# clear\n\x1b[H\x1b[2J# dbaccess"),
	}
	recorders := map[string]func(string) string{
		"typescript": func(s string) string {
			return "Script started on Tue May  2 07:49:00 2000\n" + s + "exit\r\n\nScript done on Tue May  2 07:50:10 2000\n"
		},
		"raw":       func(s string) string { return "\x1b[?1034h" + s },
		"coloured":  func(s string) string { return "\x1b[m" + strings.ReplaceAll(s, "\r\n", "\n") },
		"PuTTY":     func(s string) string { return puttyHeader + s },
		"asciicast": func(s string) string { return castOf(s[:40], s[40:]) },
		"ttyrec":    func(s string) string { return ttyrecOf(s[:40], s[40:]) },
	}
	for name, sent := range sent {
		for recorder, record := range recorders {
			name := recorder + " with " + name
			if recorder == "coloured" && strings.Contains(name, "mended") {
				continue // that is typed at a terminal
			}
			content := record(strings.ReplaceAll(sent.Replace(session), "\n", "\r\n"))
			s, err := ReadServer(fstest.MapFS{"session": {Data: []byte(content)}}, centrevu.Source{Name: "primary"})
			require.NoError(t, err, name)
			facts := ""
			for _, f := range s.Captures[0].Facts {
				facts += f.String() + " "
			}
			if recorder == "typescript" {
				typed, err := ReadServer(fstest.MapFS{"session": {Data: []byte(content)}, "timing": {Data: []byte(fmt.Sprintf("0.5 %d\n", len(content)-len("Script started on Tue May  2 07:49:00 2000\n\nScript done on Tue May  2 07:50:10 2000\n")))}}, centrevu.Source{Name: "primary"})
				require.NoError(t, err, name)
				assert.Len(t, typed.Captures[0].Facts, 4, name)
			}
			assert.Equal(t, "archive errors logins backup_log ", facts, name)
			assert.Empty(t, s.Unclaimed(), name)
		}
	}
}

const puttyHeader = "=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2000.05.02 07:49:00 =~=~=~=~=~=~=~=~=~=~=~=\r\n"

// castOf and ttyrecOf are recordings of output that came in pieces, a second apart.
func castOf(pieces ...string) string {
	cast := `{"version": 2, "width": 80, "height": 24, "timestamp": 957253740}` + "\n"
	for i, p := range pieces {
		text, _ := json.Marshal(p)
		cast += fmt.Sprintf("[%d.5, \"o\", %s]\n", i, text)
	}
	return cast
}

func ttyrecOf(pieces ...string) string {
	var b []byte
	for i, p := range pieces {
		for _, n := range []int{957253740 + i, 0, len(p)} {
			b = binary.LittleEndian.AppendUint32(b, uint32(n))
		}
		b = append(b, p...)
	}
	return string(b)
}

// A recording that ends in what a command prints was cut off, or the recorder was: the
// rest was not seen. At a prompt, or where the recorder says so, it ends.
func TestRecordingsThatBreakOff(t *testing.T) {
	const head, done = "Script started on Tue May  2 07:49:00 2000\n", "\nScript done on Tue May  2 07:50:10 2000\n"
	log := "$ cat errors.log\n" + printedLog
	for name, tt := range map[string]struct {
		content string
		whole   bool
	}{
		"a prompt behind it":       {head + log + "$ ", true},
		"an end behind it":         {head + log + "$ exit\nexit\n", true},
		"the recorder's end":       {head + log + done, true},
		"cut at a line's end":      {head + log, false},
		"cut in a line":            {head + log[:len(log)-5], false},
		"in a line, with an end":   {head + log[:len(log)-5] + done, false},
		"cut, in PuTTY's log":      {puttyHeader + log, false},
		"whole, in PuTTY's log":    {puttyHeader + log + "$ ", true},
		"cut, coloured":            {"\x1b[m" + log, false},
		"cut in a table":           {head + "$ cat arch.unl\n2|1|05/02/00 07:30|2|\n", false},
		"cut before the rows":      {head + "$ cat arch.unl\n2|1|05/02/00 07:30|2|\n$ ls\n", true},
		"cut in an asciicast":      {castOf(log), false},
		"the end of the asciicast": {castOf(log) + "[9.5, \"x\", \"0\"]\n", true},
	} {
		_, err := ReadServer(fstest.MapFS{"session": {Data: []byte(tt.content)}}, centrevu.Source{Name: "primary"})
		if tt.whole {
			assert.NoError(t, err, name)
		} else {
			assert.ErrorContains(t, err, "ends in the middle of what is printed", name)
		}
	}
}
