package who

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHostOfAPrompt(t *testing.T) {
	for text, want := range map[string]string{
		"[root@cms1 ~]# cms":             "cms1",
		"[root@CMS1.example.com ~]# cms": "cms1.example.com",
		"  root@cms1:~# cms":             "cms1",
		"root@cms1:/cms$ cms":            "cms1",
		"root@cms1> cms":                 "cms1",
		"cms1:~ # cms":                   "cms1",
		"cms1:~# cms":                    "cms1",
		"(host-cms1)-(root)=# cms":       "host-cms1",
		"[07:50:11]root@cms1# cms":       "cms1",
		"[07:49][root@cms1:~]$ cms":      "cms1", "07:49:11 root@cms1:/# cms": "cms1", "Tue May 02 07:49:11 root@cms1 ~ # cms": "cms1", "[12] cms1:/# cms": "cms1",
		"cms@cms1(1)$ cms": "cms1", "[root@cms1 ~] (0)# cms": "cms1", "1 root@cms1:~# cms": "cms1",
		"cms1# cms":                        "cms1",
		"CMS1# ":                           "cms1",
		"cms1$ cms":                        "cms1",
		"denver% cms":                      "denver",
		"denver$ cms":                      "", // can be the name of a user
		"# cms":                            "",
		"$ cms":                            "",
		"bash-4.2$ cms":                    "",
		"-bash-4.1$ cms":                   "",
		"ksh# cms":                         "",
		"root# cms":                        "",
		`C:\captures> type links.txt`:      "",
		"[root@localhost ~]# cms":          "",
		"[root@cms ~]# cms":                "",
		"| Status: cms":                    "",
		"[root@localhost.localdomain /]# ": "",
		"":                                 "",
	} {
		assert.Equal(t, want, Host(text), text)
	}
}

// On which host the last command of a session is run.
func TestHostOfASession(t *testing.T) {
	for session, want := range map[string]string{
		"$ ssh root@cms2\n# cms":                                          "cms2",
		"$ ssh -l root -p 22 cms2\n# cms":                                 "cms2",
		"$ ssh -p 2201 root@gateway\n# cms":                               "",
		"$ ssh root@localhost\n# cms":                                     "",
		"$ ssh 10.0.45.2\n[root@cms1 ~]# cms":                             "cms1",
		"$ ssh cms2\n[root@cms2.example.com ~]# cms":                      "cms2.example.com",
		"$ telnet cms1\nConnected to cms1.\nlogin: cms\n# cms":            "cms1",
		"$ telnet 10.0.45.2\ncms1 login: root\n# cms":                     "cms1",
		"cms2 console login: cms\n$ cms":                                  "cms2",
		"login as: root\nroot@cms1's password:\n# cms":                    "cms1",
		"[ops@jump ~]$ ssh cms1\nops@cms1's password: \n# cms":            "cms1",
		"[root@cms1 ~]# scp x ops@jump:\nops@jump's password: \n# cms":    "cms1",
		"# hostname\ncms2\n# cms":                                         "cms2",
		"# uname -n\ncms2\n# cms":                                         "cms2",
		"$ uname -a\nSunOS cms1 5.6 Generic sun4u sparc\n$ cat links.txt": "cms1",
		"# date; hostname\nTue May  2 07:49:00 UTC 2000\ncms1\n# cms":     "cms1",
		"# cat /etc/nodename\ncms1\n# cms":                                "cms1",
		"$ echo $HOSTNAME\ncms1\n$ cms":                                   "cms1",
		"# uname\nSunOS\n# cms":                                           "",
		"spawn ssh cms@cms1":                                              "cms1",
		"[root@cms2 ~]# su - cms":                                         "cms2",
		"[ops@jump ~]$ ssh cms1\n# cms\n# exit\n$ ssh cms2\n# cms":        "cms2",
		"[ops@jump ~]$ ssh cms1\n# su -\n# exit\n# cms":                   "cms1",
		"[ops@jump ~]$ ssh cms1\nConnection to cms1 closed.\n$ cat x":     "jump",
		"[root@jump ~]# ssh cms2 cat archive.txt":                         "cms2",
		"[root@cms1 ~]# telnet cms2\n# cms\n[root@cms1 ~]# cms":           "cms1",
		"[ops@jump ~]$ ssh -t cms1 'ssh cms2 cms'":                        "cms2",
		"[ops@jump ~]$ ssh cms1\n[root@cms1 ~]# cms\n[root@cms1 ~]# date": "cms1",
	} {
		var s Session
		host := ""
		for line := range strings.SplitSeq(session, "\n") {
			if c, ok := s.Next(line); ok {
				host = c.Host
			} else {
				s.Hear(line)
				host = s.Host()
			}
		}
		assert.Equal(t, want, host, session)
	}
}

func TestSameHost(t *testing.T) {
	for names, want := range map[[2]string]bool{
		{"cms2", "cms2"}: true, {"cms2", "cms2.example.com"}: true, {"cms2.example.com", "cms2"}: true, {"cms1", "cms2"}: false, {"cms1", "cms12"}: false,
		{"10", "10.0.0.1"}: false, {"", ""}: false, {"", "cms1"}: false, {"cms2.east", "cms2.west.example"}: false,
	} {
		assert.Equal(t, want, SameHost(names[0], names[1]), names)
	}
	assert.True(t, MayBeSame("host-cms1", "cms1"))
	assert.True(t, MayBeSame("cms1", "host-cms1"))
	assert.False(t, MayBeSame("host-cms2", "cms1"))
}

func TestTheOnlyHost(t *testing.T) {
	for session, want := range map[string]string{
		"# cat x\n# hostname\ncms1\n# exit": "cms1", "[root@cms1 ~]# exit": "cms1", "[root@cms1 ~]# su -\n[root@cms1 ~]# exit\n[root@cms1 ~]$ exit": "cms1",
		"# cat x": "", "# exit\n[ops@jump ~]$ exit": "", "Connection to cms1 closed.\n[ops@jump ~]$ ": "", "[root@cms1 ~]# ssh cms2\n# cms": "", "cms1# cat x\ncms2# cat x": "",
	} {
		var s Session
		for line := range strings.SplitSeq(session, "\n") {
			if _, ok := s.Next(line); !ok {
				s.Hear(line)
			}
		}
		assert.Equal(t, want, s.Only(), session)
	}
}

func TestHostInPath(t *testing.T) {
	for command, want := range map[string]string{
		"$ cat cms1/links.txt": "cms1", "==> /captures/cms2/links.txt <==": "cms2", `C:\> type cms1\links.txt`: "cms1", "# cat /cms/errors.log": "", "# cat cms1.txt": "", "": "",
	} {
		assert.Equal(t, want, HostInPath(command), command)
	}
}
