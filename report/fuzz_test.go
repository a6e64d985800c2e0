package report

import (
	"encoding/json"
	"fmt"
	"testing"

	"example.com/centrevu"
)

// FuzzReadServer reads any two files as a server's folder. Whatever they hold,
// each file is accounted for, every problem can be shown, and what was not
// read cleanly is in the error.
func FuzzReadServer(f *testing.F) {
	f.Add([]byte(guide), []byte(printedLog))
	f.Add([]byte(archiveWindow+linksWindow), []byte(backupWindow))
	f.Add([]byte(clockRow("05/02/00 07:50")+logWindow), []byte(clockRow("05/02/00 07:50")+backupWindow))
	f.Add([]byte(""), []byte("\x00\x1b[2J\xff"))
	f.Add([]byte("Status: Tape write failed"), []byte("Status:\n"))
	const noRuns = "+- Maintenance: Archiving Status --------------------------+\n" +
		"| ACD  Archive   ptatus     Last run                       |\n" +
		"| 1    Interval  finished   05/02/00 07:30                 |\n"
	f.Add([]byte(noRuns+"+----------------------------------------------------------+\n"), []byte(noRuns)) // of two that show none, both count
	f.Fuzz(func(t *testing.T, a, b []byte) {
		s, err := ReadServer(folder("a", string(a), "b", string(b)), centrevu.Source{Name: "s"})
		if len(s.Captures) != 2 {
			t.Fatalf("%d captures", len(s.Captures))
		}
		seen := 0
		for _, fact := range allFacts {
			used := 0
			for _, c := range s.Captures {
				if c.Used(fact) {
					used++
				}
			}
			if s.Has(fact) != (used > 0) {
				t.Fatalf("%s: %d captures count for it", fact, used)
			}
			seen += used
		}
		if err == nil && len(s.Problems) > 0 {
			t.Fatal("no error")
		}
		for _, p := range s.Problems {
			if p.Error() == "" || p.Message == "" || p.At.Source == "" {
				t.Fatalf("%+v", p)
			}
		}
		_ = fmt.Sprint(err)
		if _, err := json.Marshal(Evaluate(Pair{Primary: s}, nil, Options{})); err != nil {
			t.Fatal(err)
		}
	})
}
