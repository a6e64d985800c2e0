package backup_test

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/backup"
)

// The two lines at the top of the Backup Data window, as the High Availability
// user guide has them.
func ExampleParse() {
	screen := `Maintenance: Backup Data

Backups completed today: 1
Status: Last backup finished at 05/02/00 00:23:41
`
	denver, _ := time.LoadLocation("America/Denver")
	st, err := backup.Parse(strings.NewReader(screen), centrevu.Source{Name: "primary/backup.txt", Location: denver})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(*st.CompletedToday, st.State, st.FinishedAt)
	fmt.Println(st.At[1])
	// Output:
	// 1 finished 2000-05-02 00:23:41 -0600 MDT
	// primary/backup.txt:4:1: Status: Last backup finished at 05/02/00 00:23:41
}

// What was not understood comes as an error, beside what was.
func ExampleParse_errors() {
	screen := "Backups completed today: 1\nStatus: Last backup finished at 05/32/00 00:23:41\n"
	st, err := backup.Parse(strings.NewReader(screen), centrevu.Source{Name: "backup.txt"})
	fmt.Println(*st.CompletedToday, st.State)
	var pe *centrevu.ParseError
	if errors.As(err, &pe) {
		fmt.Println(pe.Excerpt())
	}
	// Output:
	// 1 unknown
	// backup.txt:2:36: not understood: time "05/32/00 00:23:41": day 32
	//   Status: Last backup finished at 05/32/00 00:23:41
	//                                      ^
}
