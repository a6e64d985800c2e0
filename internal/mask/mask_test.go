package mask_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/mask"
)

func text(s string) string { return string(mask.Text(nil, s)) }

func TestText(t *testing.T) {
	for name, cases := range map[string][][2]string{
		"numbers": {
			{"retry 1, 4, 7 of 9", "retry <n> of <n>"},
			{"fans 3552 3534 3375 rpm", "fans <n> rpm"},
			{"at 1:2:3", "at <n>"},
			{"scale 1e-05, 2.5E+3 and -0.25", "scale <n> and <n>"},
			{"free 5.2 KB", "free <n>"},
			{"free 300B", "free <n>"},
			{"took +1s0ms", "took <n>"},
			{"1190 bytes (1.16 KB) sent", "<n> bytes sent"},
			{"steps 15140##6993##5483", "steps <n>"},
			{"wwn 50060b0000c26200 and 50:06:0b:00:00:c2:62:00", "wwn <n> and <addr>"},
			{`SCSI-WWID:01000010:6005-08b4-0001-00c6-0006 is gone`, `SCSI-WWID:<n> is gone`},
			{"blk_-16 blk_25 blk_9 done", "blk_<n> done"},
			{"cpu 4 and cpu 5", "cpu <n> and cpu <n>"},
			{"mask=ffffffff", "mask=<n>"},
			{"[Node_A8] and [Node_B7]", "[Node_<n>] and [Node_<n>]"},
			{"slot rack-C12 and rack-D3, cell_Z107.", "slot rack-<n> and rack-<n>, cell_<n>."},
			{"lane_A, plan-b and site_c, e-mail too", "lane_<n>, plan-<n> and site_<n>, e-mail too"},
			{"nodeA left, NodeB and siteC too; SPI and iOS stay", "node<n> left, Node<n> and site<n> too; SPI and iOS stay"},
			{"controller B, Rack A, [Node C] and drive D: failed", "controller <n>, Rack <n>, [Node <n>] and drive <n>: failed"},
			{"node[1-4,7] and node[2], [n01,n02] and [n7], srv1,srv2,srv9: down", "node[<n>] and node[<n>], [n<n>] and [n<n>], srv<n>: down"},
			{"hosts {web1,db1}", "hosts {web<n>,db<n>}"},
			{"sd 0:0:1:0: [sda] attached, drive sdc of md0", "sd <n>: [sd<n>] attached, drive sd<n> of md<n>"},
			{"the sdk of hdr", "the sdk of hdr"},
			{"pod web-7d4b9c6f5-x2x9z and web-59f6d8c7b4-qqxlm", "pod web-<n> and web-<n>"},
			{"enclosure 1A and 12C", "enclosure <n> and <n>"},
			{"key SHA256:qJ9/2bZr+0x11Ffq9Lw/uu for", "key <n> for"},
			{"jA998X3K013421: stat", "<n>: stat"},
			{"queued as 9D0F1", "queued as <n>"},
			{"queued as B1C22", "queued as <n>"},
			{"IN=eth0 OUT=ens3 LEN=40", "IN=<n> OUT=<n> LEN=<n>"},
			{"[   10.1.2.3] and [ 7]", "[<addr>] and [<n>]"},
			{"up on en0-:2001:db8:400:a01b:1c57:823a:6795:ae55", "up on en<n>-:<addr>"},
			{"peer fe80::1%eth0 and lan::fe80::2%wlan1 lost", "peer <addr> and lan::<addr> lost"},
			{"up on lan:fe80::1:2 and lan:00:11:43:e3:ba:c3", "up on lan:<addr> and lan:<addr>"},
		},
		"times": {
			{"at Fri Jun 17 07:07:00 2005", "at <date> <time>"},
			{"on 19 October 2015", "on <date>"},
			{"on Oct 19, 2015 at 3:04 PM.", "on <date> at <time>."},
			{"on 19-Oct-2015", "on <date>"},
			{"le 19 octobre 2015", "le <date>"},
			{"am 19. Oktober 2015", "am <date>"},
			{"since Monday", "since <day>"},
			{"in October", "in <month>"},
			{"2026/04/10:12:29:32.455 x", "<time> x"},
			{"lifetime 00:17", "lifetime <time>"},
			{"lifetime <1 sec", "lifetime <time>"},
		},
		"addresses": {
			{"alpha-41:9000 refused", "<addr> refused"},
			{"web-eu-03:9000 and db7:5432 and mail-gw:25 up", "<addr> and <addr> and <addr> up"},
			{"alpha:9000 refused", "alpha:<n> refused"},
			{"size:8192", "size:<n>"},
			{"[instance: b9000564-fe1a-409b-b8cc-1e88b294cd1d] up", "[instance: <n>] up"},
			{"10.1.2.3:50010:Got it", "<addr>:Got it"},
			{"src: /10.1.2.3:33145 dest: /10.1.2.4:50010", "src: <addr> dest: <addr>"},
			{"from 10.1.2.3 (gw.example.net) at", "from <addr> at"},
			{"from 10.1.2.3 () at", "from <addr> at"},
			{"from gw.example.net [10.1.2.3] failed", "from <addr> failed"},
			{"from gw.example.net[10.1.2.3]: failed", "from <addr>: failed"},
			{`host: '10.1.2.3' and 'web01'`, `host: '<name>' and '<name>'`},
			{"10.1.2.3,10.1.2.4 GET", "<addr> GET"},
			{"mail.open.example.com:443 close", "<addr> close"},
			{"rhost=10.1.2.3", "rhost=<addr>"},
			{"rhost=gamma", "rhost=<addr>"},
			{"host beta unreachable", "host <addr> unreachable"},
			{"host is unreachable", "host is unreachable"},
		},
		"paths": {
			{"chdir(/p/gb1/raptor/2183) failed", "chdir(<path>) failed"},
			{"GET /v2/x?all=True&y=1 now", "GET <path> now"},
			{`load '\\?\GLOBALROOT\Device\x' done`, `load '<path>' done`},
			{"use lib/x/y.so", "use <path>"},
			{"read/write", "read/write"},
		},
		"names": {
			{"user smith logged in", "user <name> logged in"},
			{"User unknown", "User unknown"},
			{"Invalid user support from 10.1.2.3", "Invalid user <name> from <addr>"},
			{"Invalid user 0101 from 10.1.2.3", "Invalid user <name> from <addr>"},
			{"Failed password for root from 10.1.2.3 port 22 ssh2", "Failed password for <name> from <addr> port <n> ssh<n>"},
			{"session opened for user cyrus by (uid=0)", "session opened for user <name> by (uid=<n>)"},
			{"waiting for response", "waiting for response"},
			{"for the session", "for the session"},
			{"login jones", "login <name>"},
			{"(user= smith) and Username = jones, gone", "(user= <name>) and Username = <name>, gone"},
			{"Uname: smith", "Uname: <name>"},
			{"user=reporting database=orders pool=main", "user=<name> database=<name> pool=<name>"},
			{"on Interface FastEthernet1/0/24, disk c0t1d0s2 and volume 7", "on Interface <name>, disk <name> and volume <n>"},
			{"interface card 4 of device up", "interface card <n> of device up"},
			{"killed process 12 (java)", "killed process <n> (<name>)"},
			{"process 12 (down)", "process <n> (down)"},
			{"User <smith> from=<>", "User <<name>> from=<<name>>"},
			{"Login failed", "Login failed"},
			{`tag="View Lock", n=1`, `tag="<name>", n=<n>`},
			{`"GET /x HTTP/1.1" 200`, `"GET <path> <path>" <n>`},
			{"volume CMS-000502-01-LSAC-00-F-01 full", "volume <volume> full"},
			{"volume CMS-000502-01-XSXC-01-I-02", "volume <volume>"},
			{"file CMSADM-r18ab.t-121116151708-digger", "file <volume>"},
			{"at com.example.app.ui.MainView:31", "at <name>:<n>"},
			{"java.lang.NullPointerException", "java.lang.NullPointerException"},
		},
		"closed words": {
			{`archive "daily" missing`, `archive "daily" missing`},
			{`process 'archiver' ended`, `process 'archiver' ended`},
			{`state "waiting session"`, `state "waiting session"`},
			{`link "translation pumpup"`, `link "translation pumpup"`},
			{`kind='weekly'`, `kind='weekly'`},
			{`user=archiver`, `user=archiver`},
			{`"CMS System Setup"`, `"CMS System Setup"`},
			{"user down", "user down"},
		},
	} {
		for _, c := range cases {
			assert.Equal(t, c[1], text(c[0]), "%s: %s", name, c[0])
			assert.Equal(t, c[1], text(c[1]), "%s: masking twice", name)
		}
	}
}

// What CMS documents as one of a closed set stays apart in whatever stands
// around it (domain.md A to D).
func TestClosedWordsStayApart(t *testing.T) {
	sets := [][]string{
		{"interval", "daily", "weekly", "monthly"},
		{"not run", "finished", "running"},
		{"waiting session", "translation pumpup", "data transfer", "not collecting data", "CMS System Setup", "busied out (switch)"},
		{"quiescent", "waiting acceptance", "data transfer"},
		{"operational", "quiescent", "out of order"},
		{"primary", "secondary"},
		{"full", "incremental"},
		{"ARCH", "HARCH", "DISK", "ECH_WARNING", "ECH_FAILURE"},
		{"in-service", "maintenance busy", "disconnected", "restarting"},
		{"Working", "Successful", "Error", "Failed"},
		{"started", "turned off", "busied out", "timed out", "reset"},
	}
	for _, around := range []string{"is %", `"%"`, "'%'", "<%>", "x=<%>", "user = %", "interface %", "process 1 (%)", `state="%"`, "state=%", "[%]", "(%)", "kind: '%'", "user %", "host %", "host=%", "for %", "login for %", "%.", "the `%' archive"} {
		for _, set := range sets {
			seen := map[string]string{}
			for _, w := range set {
				masked := text(strings.ReplaceAll(around, "%", w))
				assert.Empty(t, seen[masked], "%q and %q are one in %q", w, seen[masked], around)
				seen[masked] = w
			}
		}
	}
}

// Time grows with the length, whatever the text is made of.
func TestLongTexts(t *testing.T) {
	for _, part := range []string{"a", "1", "<", "'", `"a `, ":", "a.", "1:", "/", "=x", "for ", "user a", "<n> ", "1-", "a1_", "?/x", "f", "May 1 ", "x@y", "~", "n1,", "a_a", "a1-", "aB ", "[sda]"} {
		text(strings.Repeat(part, 200_000/len(part)))
	}
}

// A name of any length before a colon is looked at, and no address.
func TestLongNames(t *testing.T) {
	name := strings.Repeat("longname", 40)
	assert.Equal(t, name+":x: up", text(name+":x: up"))
	assert.Equal(t, "<"+name+"> up", text("<"+name+"> up"))
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"12 May <n> 2015", `a "b c" /d 1.2.3.4 5:6 PM x=y`, "\xff\x00 '", "--5", "<1 sec", "1 KB)", "x:1:", "()[]<addr> ()", "Mon 1 May 1 2000", "user= user 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := text(s)
		assert.True(t, utf8.ValidString(got))
		assert.Equal(t, "x "+got, string(mask.Text([]byte("x "), s)), "what is there stays, and has no say")
		up, down := text(s+" is up"), text(s+" is down")
		assert.NotEqual(t, up, down)
	})
}
