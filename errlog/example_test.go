package errlog_test

import (
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

func ExampleEntries() {
	report := `10/19/15 12:29 PM 3 4 INFO
SPI configuration error: Switch and UNIX clocks differ by more
than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX
clock is 12:29:32 10/19/15 Data collection will remain down
until switch or UNIX clock is reset so they agree.
`
	for e, err := range errlog.Entries(strings.NewReader(report), centrevu.Source{}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(e.Time.Format("2006-01-02 15:04"), "code", e.Code, e.ACD, e.Severity)
		fmt.Println(e.Text[:78])
	}
	// Output:
	// 2015-10-19 12:29 code 3 ACD 4 INFO
	// SPI configuration error: Switch and UNIX clocks differ by more than 24 hours.
}
