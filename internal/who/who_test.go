package who

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

func linesOf(text string) []centrevu.Line {
	var lines []centrevu.Line
	for i, t := range strings.Split(text, "\n") {
		lines = append(lines, centrevu.Line{Text: t, Position: centrevu.Position{Line: i + 1, Column: 1}})
	}
	return lines
}

var captured = time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)

func TestParse(t *testing.T) {
	tests := []struct {
		name, text string
		users      []string // name, line, from, since
		err        error
		unclaimed  int
	}{
		{"a prompt with blanks", "[root@cms2 ~]# who\nagent1   pts/0        2000-05-02 06:01 (10.0.45.51)\n[root@cms2 ~]# exit\nlogout\n",
			[]string{"agent1 pts/0 10.0.45.51 2000-05-02 06:01"}, nil, 0},
		{"the prompt of CMS on Linux", "(host-cms1)-(root)=# who\nroot pts/0 2000-05-02 06:01 (10.0.45.51)\n(host-cms1)-(root)=# \n",
			[]string{"root pts/0 10.0.45.51 2000-05-02 06:01"}, nil, 0},
		{"a login banner", "Last login: Tue May  2 07:39:11 2000 from console\nWelcome to CMS\n$ who\nalice    pts/1        May  2 07:40    (10.0.0.9)\n$ \n",
			[]string{"alice pts/1 10.0.0.9 2000-05-02 07:40"}, nil, 0},
		{"behind another command", "cms1# date; who\nTue May  2 07:41:00 EDT 2000\njo  pts/0  May  2 07:29\ncms1# ",
			[]string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"sorted", "$ who | sort\nal pts/1 May  2 07:30\njo pts/0 May  2 07:29\n$ ",
			[]string{"al pts/1  2000-05-02 07:30", "jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"on another host", "[root@cms2 ~]# ssh cms1 who\nroot pts/0 2000-05-02 07:40 (10.0.45.51)\n[root@cms2 ~]# \n", []string{"root pts/0 10.0.45.51 2000-05-02 07:40"}, centrevu.ErrSyntax, 0},
		{"of an older file", "# who /var/adm/wtmp.old\nroot pts/0 2000-05-02 07:40 (10.0.45.51)\n# \n", []string{"root pts/0 10.0.45.51 2000-05-02 07:40"}, centrevu.ErrSyntax, 0},
		{"by another command", "# last | head -1\nroot pts/0 2000-05-02 07:40 (10.0.45.51)\n# \n", []string{"root pts/0 10.0.45.51 2000-05-02 07:40"}, centrevu.ErrSyntax, 0},
		{"of a file", "# cat who.txt\nroot pts/0 2000-05-02 07:40 (10.0.45.51)\n# \n", []string{"root pts/0 10.0.45.51 2000-05-02 07:40"}, nil, 0},
		{"filtered", "$ who | grep root\n$ ", nil, centrevu.ErrSyntax, 0},
		{"counted only", "$ who | wc -l\n       3\n$ ", nil, centrevu.ErrSyntax, 1},
		{"who am i", "$ who am i\njo pts/0 May  2 07:29\n$ ", nil, ErrNoUsers, 0},
		{"who am i that says nothing", "$ who am i\n$ ", nil, centrevu.ErrEmpty, 0},
		{"who, then who am i", "$ who\njo pts/0 May  2 07:29\n$ who am i\nal pts/1 May  2 07:30\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"who am i, then who", "$ who am i\nal pts/1 May  2 07:30\n$ who\njo pts/0 May  2 07:29\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"with a path and a setting", "root@cms1:~# LANG=C /usr/bin/who -H\nNAME     LINE         TIME             COMMENT\njo       pts/0        May  2 07:29 (x)\nroot@cms1:~# ",
			[]string{"jo pts/0 x 2000-05-02 07:29"}, nil, 0},
		{"French", "$ who\njo pts/0 2 mai 07:29\nal pts/1 déc. 31 07:30\nbo pts/2 juil. 14 07:30\n$ ",
			[]string{"jo pts/0  2000-05-02 07:29", "al pts/1  1999-12-31 07:30", "bo pts/2  1999-07-14 07:30"}, nil, 0},
		{"German", "$ who\njo pts/0 2. Mai 07:29\nal pts/1 Mär 31 07:30\n$ ",
			[]string{"jo pts/0  2000-05-02 07:29", "al pts/1  2000-03-31 07:30"}, nil, 0},
		{"who -q", "$ who -q\nroot jo\n# users=2\n$ ", []string{"root   0001-01-01 00:00", "jo   0001-01-01 00:00"}, nil, 0},
		{"who -q of nobody", "$ who -q\n\n# users=0\n$ ", nil, nil, 0},
		{"who -r", "$ who -r\n         run-level 3  2000-04-09 13:58                   last=S\n", nil, ErrNoUsers, 0},
		{"single user", "$ who -r\n         run-level S  2000-05-02 07:50                   last=3\n", nil, centrevu.ErrSyntax, 0},
		{"single user among others", "$ who -a\n         run-level 1  2000-05-02 07:50\njo       + pts/0        2000-05-02 07:29   .          2345\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 0},
		{"who -b without its command", "           system boot  2000-04-01 06:00\n           run-level 3  2000-04-01 06:00\n", nil, ErrNoUsers, 0},
		{"who -a", "$ who -a\n           system boot  2000-04-01 06:00\nLOGIN      tty1         2000-04-01 06:01              1234 id=tty1\n" +
			"jo       + pts/0        2000-05-02 07:29   .          2345 (10.0.0.9)\n           pts/1        2000-05-01 07:29              2346 id=ts/1  term=0 exit=0\n$ ",
			[]string{"jo pts/0 10.0.0.9 2000-05-02 07:29"}, nil, 0},
		{"who -a of nobody", "$ who -a\n           system boot  2000-04-01 06:00\n$ ", nil, nil, 0},
		{"a date behind a row", "$ date; who\nTue May  2 07:41:00 EDT 2000\njo pts/0 May  2 07:29\nTue May  2 07:42:00 EDT 2000\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 1},
		{"a date behind a row of the system", "$ date; who -a\n           system boot  2000-04-01 06:00\nTue May  2 07:42:00 EDT 2000\n$ ", nil, centrevu.ErrSyntax, 1},
		{"a date behind a row that is wrong", "$ date; who\njo pts/0 Feb 31 07:29\nTue May  2 07:42:00 EDT 2000\n$ ", nil, centrevu.ErrSyntax, 1},
		{"a date behind the heading", "$ date; who -H\nNAME     LINE         TIME             COMMENT\nTue May  2 07:42:00 EDT 2000\n$ ", nil, centrevu.ErrSyntax, 1},
		{"the last of several", "$ who\njo pts/0 May  2 07:29\n$ who\nal pts/0 May  2 07:30\n$ ", []string{"al pts/0  2000-05-02 07:30"}, nil, 0},
		{"the last is cut", "$ who\njo pts/0 May  2 07:29\n$ who\n", nil, centrevu.ErrEmpty, 0},
		{"other commands behind it", "$ who\njo pts/0 May  2 07:29\n$ df -k\nFilesystem 1024-blocks Used\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"a date that does not exist", "cms pts/1 2001-02-29 07:00 (host)\ncms pts/2 Feb 30 07:00 (host)\n", nil, centrevu.ErrSyntax, 0},
		{"a time that does not exist", "cms pts/1 May 2 27:00 (host)\n", nil, centrevu.ErrSyntax, 0},
		{"the last minute", "cms pts/1 May 2 23:59 (host)\n", []string{"cms pts/1 host 2000-05-02 23:59"}, nil, 0},
		{"an hour that does not exist", "cms pts/1 May 2 24:00 (host)\n", nil, centrevu.ErrSyntax, 0},
		{"a minute that does not exist", "cms pts/1 May 2 07:60 (host)\n", nil, centrevu.ErrSyntax, 0},
		{"June and July in French", "$ who\njo pts/0 14 juin 07:29\nal pts/1 14 juillet 07:29\n$ ",
			[]string{"jo pts/0  1999-06-14 07:29", "al pts/1  1999-07-14 07:29"}, nil, 0},
		{"no month", "$ who\njo pts/0 Foo  2 07:29\n$ ", nil, centrevu.ErrSyntax, 1},
		{"who -q that counts more", "$ who -q\nroot jo\n# users=3\n$ ", nil, centrevu.ErrSyntax, 1},
		{"who -q that counts fewer", "$ who -q\nroot jo\n# users=1\n$ ", nil, centrevu.ErrSyntax, 1},
		{"who -q without its names", "$ who -q\n# users=2\n$ ", nil, centrevu.ErrSyntax, 0},
		{"rows and a count of more", "jo pts/0 May  2 07:29\n# users=2\n", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 0},
		{"rows and a count of fewer", "jo pts/0 May  2 07:29\n# users=0\n", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 0},
		{"who -b of nothing", "$ who -b\n$ ", nil, centrevu.ErrEmpty, 0},
		{"a heading alone", "NAME     LINE         TIME             COMMENT\n$ ", nil, centrevu.ErrEmpty, 0},
		{"logged out at once", "$ who\njo pts/0 May  2 07:29\nlogout\nConnection to cms1 closed.\n", []string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"another command behind it", "$ who; df -k\njo pts/0 May  2 07:29\nFilesystem 1024-blocks Used\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, nil, 0},
		{"a date that nobody asked for", "$ who\nTue May  2 07:41:00 EDT 2000\njo pts/0 May  2 07:29\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 1},
		{"a date behind the rows", "$ date; who\njo pts/0 May  2 07:29\nTue May  2 07:41:00 EDT 2000\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 1},
		{"something else than the date", "$ date; who\nwho: cannot open utmp\njo pts/0 May  2 07:29\n$ ", []string{"jo pts/0  2000-05-02 07:29"}, centrevu.ErrSyntax, 1},
		{"another command", "$ ls\nwho.txt\n$ ", nil, ErrNotWho, 0},
		{"prose", "The users are\njo  pts/0  May  2 07:29\n", nil, ErrNotWho, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := Parse(linesOf(tt.text), centrevu.Source{Name: "w", CapturedAt: captured})
			require.NotNil(t, out)
			if tt.err == nil {
				assert.NoError(t, err)
				assert.NotNil(t, out.Users, "nobody is known to be logged in")
			} else {
				assert.ErrorIs(t, err, tt.err)
			}
			var users []string
			for _, u := range out.Users {
				users = append(users, strings.Join([]string{u.Name, u.Line, u.From, u.Since.Format("2006-01-02 15:04")}, " "))
				assert.Contains(t, u.At.Text, u.Name)
			}
			assert.Equal(t, tt.users, users)
			assert.Len(t, out.Unclaimed, tt.unclaimed)
		})
	}
}

func TestYears(t *testing.T) {
	out, err := Parse(linesOf("jo pts/0 Feb 29 07:29\n"), centrevu.Source{})
	require.NoError(t, err)
	assert.Zero(t, out.Users[0].Since, "the year is not known")
	out, err = Parse(linesOf("jo pts/0 Jan  1 07:29\n"), centrevu.Source{})
	require.NoError(t, err)
	assert.Zero(t, out.Users[0].Since)
	_, err = Parse(linesOf("jo pts/0 Feb 29 07:29\n"), centrevu.Source{CapturedAt: captured.AddDate(1, 0, 0)})
	assert.ErrorIs(t, err, centrevu.ErrSyntax, "2001 has no such day")
}

// What a command line asks for, and how much of it is let through.
func TestCommands(t *testing.T) {
	all := command{who: true, last: true}
	nobody := command{who: true, nobody: true, last: true}
	self := command{who: true, self: true, last: true}
	part := command{who: true, filters: true, last: true}
	for typed, want := range map[string]command{
		"who": all, "sudo who": all, "env LANG=C who": all, "command who": all, "/usr/bin/who": all, "date; who": all,
		"who -a": all, "who -u": all, "who -q": all, "who --all": all, "who --users": all, "who --count": all, "who -H": all, "who --heading": all, "who /var/adm/wtmp": all,
		"who -b": nobody, "who -r": nobody, "who -d": nobody, "who -l": nobody, "who -t": nobody, "who -br": nobody, "who -b -H": nobody, "who -H -b": nobody,
		"who --boot": nobody, "who --runlevel": nobody, "who --dead": nobody, "who --login": nobody, "who --time": nobody, "who --boot --heading": nobody,
		"who -b -u": all, "who -u -b": all, "who -bu": all, "who --boot --users": all, "who -u --boot": all,
		"who 2>&1 | tail -1": part, "who 2>&1": all, "who &> users": part, "who am i": self, "who -m": self, "who cms1": part, "who > users": part, "who >users": part, "who | grep jo": part, "who |": part,
		"who | grep jo | sort": part, "who | sort | grep jo": part, "who | sort | more": all, "who | /usr/bin/sort": all,
		"who; df": {who: true}, "who; df; date": {who: true}, "who; df; who": all, "date": {last: true}, "": {last: true},
	} {
		assert.Equal(t, want, parseCommand(typed), typed)
	}
}

func TestCommandLines(t *testing.T) {
	for text, want := range map[string]bool{
		"$ who": true, "[root@cms1 ~]# who": true, "cms1#who": true, "root@cms1:/tmp> who -u": true, "cms1#/usr/bin/who": true, "$ date && who": true,
		"$ who is who": true, "$ whoami": false, "$ ls who": false, "# users=2": false, "Status: > who": false, "who": false, "": false,
		"SPI error # who": false,
	} {
		assert.Equal(t, want, IsCommand(text), text)
	}
}

// What only who prints has a place of its own in a text: a time of day, or a word of
// its rows, alone does not.
func TestIsRow(t *testing.T) {
	for text, want := range map[string]bool{
		"jo pts/0 May  2 07:29": true, "         run-level 3  2000-04-09 13:58                   last=S": true, "           system boot  2000-04-01 06:00": true,
		"NAME     LINE         TIME             COMMENT": true, "# users=2": true,
		"the archiver ended at 07:12 today": false, "system boot is due": false, "# users are two": false, "jo pts/0 never": false,
	} {
		assert.Equal(t, want, IsRow(text, centrevu.Source{CapturedAt: captured}), text)
	}
}
