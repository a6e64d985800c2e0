package window

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What a host says at the login alarms where it says that something is wrong with it. The
// texts of notices are those that hosts print to everybody.
func TestGreetingsThatAlarm(t *testing.T) {
	for text, want := range map[string]bool{
		"The system will go down at 09:00": true, "Filesystem full": true, "/cms is full": true, "CMS is in single-user mode": true, "This host will be rebooted at noon": true, "Disk c0t1d0 failed": true,
		"Data collection is off": true, "CMS is OFF": true, "Tape drive offline": true, "WARNING: /cms: 97% used": true, "System going down for maintenance": true,
		"Backups suspended until 05/05": true, "Nightly backups are disabled": true, "Backup on hold until Monday": true, "Backup of cms1 moves to cms2": true, "disk c0t1d0 needs replacement": true,
		"Link to ACD 2 under repair": true, "free space exhausted": true, "障害があります": true, "Le serveur est en panne": true, "ようこそ": false, "Willkommen auf cms1": false, "The clock of this server is wrong": true,
		"Do not use this server, switched over to cms2": true, "Users are switched over to cms2": true, "Use cms2 instead.": true, "cms2 has taken over": true,
		"*** Backup window is 00:15 to 01:00 daily  ***": false, "Nightly backup at 00:15": false, "NOTICE: check Maintenance > Connection Status every morning.": false, "Status: production": false,
		"cms2, the standby CMS": false, "Full backup every Sunday, incremental every night": false, "Please use ssh instead of telnet.": false, "Do not use this server for private purposes.": false,
		"Backup tape full": true, "Do not use this server until Monday": true, "Backup every night but of the disks": true, "Do not use this system for private purposes.": false,
		"Welcome to cms1": false, "3 packages can be updated": false, "Authorized users only.": false, "Sun Microsystems Inc.   SunOS 5.8       Generic February 2000": false,
		"There were 3 failed login attempts since the last successful login.": false, "Violators will be prosecuted to the full extent of the law.": false, "Failure to comply may result in prosecution.": false,
		"If you are not an authorized user, log off now.": false, "All activities on this system are monitored and recorded.": false, "WARNING: Unauthorized access is prohibited!": false,
		"Use of this system constitutes consent to monitoring.": false, "WARNING: This is a private system": false, "* For legitimate business only. *": false,
	} {
		assert.Equal(t, want, Alarms(text), text)
	}
}
