package who

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCMSHost(t *testing.T) {
	for text, want := range map[string]string{
		"[root@cms1 ~]# cms":                             "cms1",
		"[root@CMS1.example.com ~]# cms":                 "cms1.example.com",
		"  root@cms1:~# cms":                             "cms1",
		"root@cms1:/cms$ cms":                            "cms1",
		"root@cms1> cms":                                 "cms1",
		"cms1:~ # cms":                                   "cms1",
		"cms1:~# cms":                                    "cms1",
		"(host-cms1)-(root)=# cms":                       "host-cms1",
		"[root@cms1 ~]# /cms/toolsbin/clint -u cms":      "cms1",
		"[root@cms1 ~]# /cms/bin/x; ssh cms2 /cms/bin/x": "",
		"# cms":                   "",
		"$ cms":                   "",
		"bash-4.2$ cms":           "",
		"cms1# cms":               "", // a prompt can be any word
		"[root@localhost ~]# cms": "",

		"[root@localhost.localdomain /]# cms": "", "[root@cms ~]# cms": "",
		"[ops@jump ~]$ ssh cms1":       "",
		"[ops@jump ~]$ ssh cms1 cms":   "",
		"[ops@jump ~]$ cms cms1":       "", // a script of the site's own
		"[ops@jump ~]$ cat cms1/links": "",
		"[root@cms1 ~]#":               "",
		"[root@cms1 ~]# who":           "",
		"| Status: cms":                "",
		"":                             "",
	} {
		assert.Equal(t, want, CMSHost(text), text)
	}
}
