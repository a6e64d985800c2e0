package who

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestShownBy(t *testing.T) {
	for line, want := range map[string]Shows{
		"$ cat errors":                         ShowsAll,
		"$ more errors":                        ShowsAll,
		"$ errreport | sort":                   ShowsAll,
		"[root@cms1 ~]# date; cat errors":      ShowsAll,
		"[root@cms1 ~]# grep -v INFO errors":   ShowsPart,
		"$ cat errors | /usr/bin/egrep ACD":    ShowsPart,
		"$ date; head -20 errors":              ShowsPart,
		"(host-cms1)-(root)=# sed -n 1,9p log": ShowsPart,
		"$ LC_ALL=C awk '/INFO/' errors":       ShowsPart,
		"$ tail -50 errors":                    ShowsEnd,
		"$ tail -50 errors | more":             ShowsEnd,
		"$ tail -50 errors | grep CRITICAL":    ShowsPart,
		"The operator ran grep on the errors":  ShowsAll,
		"05/02/00 06:12 AM 3 4 INFO":           ShowsAll,
		"":                                     ShowsAll,
	} {
		assert.Equal(t, want, ShownBy(line), line)
	}
}
