package centrevu_test

import (
	"fmt"
	"strings"

	"example.com/centrevu"
)

func ExampleScreens() {
	capture := ` +- Maintenance: Backup Data -------------------+
 | Backups completed today: 1                   |
 | Errors:                                      |
 +----------------------------------------------+
`
	for s, err := range centrevu.Screens(strings.NewReader(capture), centrevu.Source{Name: "backup.txt"}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(s.Title)
		for _, l := range s.Windows()[0].Lines {
			fmt.Println(l)
		}
	}
	// Output:
	// Maintenance: Backup Data
	// backup.txt:2:3:  Backups completed today: 1
	// backup.txt:3:3:  Errors:
}

// Showings finds a window by its name, whatever else the capture shows, so
// that a reader for one more CMS window needs nothing but its labels.
func ExampleShowings() {
	capture := "Maintenance: Printer Administration\nPrinter name: default\n"
	src := centrevu.Source{Name: "printer.txt"}
	showings, err := centrevu.Showings(centrevu.Screens(strings.NewReader(capture), src), src, "Printer Administration")
	if err != nil {
		fmt.Println(err)
	}
	for _, s := range showings {
		fmt.Println(s.Title)
		for _, l := range s.Lines() {
			fmt.Println(l.Text)
		}
	}
	// Output:
	// Maintenance: Printer Administration
	// Printer name: default
}
