package window

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What stands around a session is a closed list: nothing else that a host says is known.
func TestLinesOfASession(t *testing.T) {
	for text, want := range map[string]bool{
		"login as: cms": true, "Using username \"cms\".": true, "Using keyboard-interactive authentication.": true, "Enter passphrase for key '/home/ops/.ssh/id_rsa': ": true,
		"Last failed login: Tue May  2 07:39:11 UTC 2000 from 10.0.45.51 on ssh:notty": true, "There was 1 failed login attempt since the last successful login.": true,
		"The authenticity of host 'cms1 (10.0.45.2)' can't be established.": true, "Are you sure you want to continue connecting (yes/no)? yes": true,
		"Warning: Permanently added 'cms1' (RSA) to the list of known hosts.": true, "[sudo] password for tech: ": true, "TERM = (vt100) xterm": true,
		"You have new mail in /var/spool/mail/root": true, "You have mail.": true, "There are stopped jobs.": true, "spawn ssh cms@cms1": true, "spawn /usr/bin/telnet cms1 23": true,
		"Connection closed by foreign host.": true, "rlogin: connection closed.": true, "Shared connection to cms1 closed.": true, "(reverse-i-search)`cm': cms": true,
		"login: cms": true, "cms1 login: cms": true, "cms@cms2's password:": true, "Password: ": true, "Trying 10.0.0.2...": true, "Connected to cms2.": true, "Escape character is '^]'.": true,
		"Enter terminal type: vt220": true, "Terminal type (vt220)?": true, "SunOS 5.8": true, "Sun Microsystems Inc.   SunOS 5.8       Generic February 2000": true, "SunOS 5.8 archiver down": false,
		"CentreVu(R) Call Management System": true, "Avaya Call Management System": true, "Copyright (c) 2000 Lucent Technologies": true, "(c) 2018 Avaya Inc.": true, "Call Management System is off": false,
		"Letzte Anmeldung: Di Mai  2 07:39:11 CEST 2000 von 10.0.45.50 auf pts/0": true, "No mail for cms": true, "[1] + Stopped (SIGTSTP)        cms": true, "[1]+  Stopped                 archiver": false,
		"[1]+  Stopped                 /usr/bin/cms": true, "zsh: suspended  cms": true, "zsh: suspended  archiver": false, "[1]+  Stopped                 cms archiver": false, "Suspended": false, "cms": false,
		"failed login: 3": false, "Connected to the wrong server": false, "^C": true, "root@cms1 /root": true, "[screen is terminating]": true, "[exited]": true, "[detached (from session cms)]": true, "[detached from 1234.pts-0.cms1]": true,
		"Connection to cms1 closed by remote host.": false, "spawn ssh cms1 | grep up": false, "You have mail: archive of ACD 2 failed": false, "Warning: disk full": false,
		"[exited with 1]": false, "There are stopped links.": false, "Access denied": false, "": false,
	} {
		assert.Equal(t, want, ofShell(text), text)
	}
}
