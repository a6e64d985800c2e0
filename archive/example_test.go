package archive_test

import (
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/archive"
)

func ExampleParse() {
	screen := `Maintenance: Archiving Status

ACD              Type     Status   Last archive
1 Claims, West   Interval finished 05/02/00 07:30:04
1 Claims, West   Daily    running  05/02/00 00:35:41
1 Claims, West   Weekly   halted   05/01/00 00:35:12
`
	st, err := archive.Parse(strings.NewReader(screen), centrevu.Source{})
	if err != nil {
		fmt.Println(err)
	}
	for _, r := range st.Runs {
		fmt.Printf("%v, %v: %v (%q)\n", r.ACD, r.Kind, r.State, r.Text)
	}
	// Output:
	// ACD 1 (Claims, West), interval: finished ("finished")
	// ACD 1 (Claims, West), daily: running ("running")
	// ACD 1 (Claims, West), weekly: unknown ("halted")
}
