package errlog_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// What is read fast is read as it would be read slowly, as it is for an account of all
// lines.
func TestReportFastAndSlow(t *testing.T) {
	heads := []string{"05/02/00 06:12 AM 3 4 INFO", "05/02/00 06:13 AM 417 1 MAJOR", "05/02/00 07:12 AM 3 2 WARNING"}
	labels := []string{"", "", "archiver: ", "cms1: ", "tail: ", "LINK: ", "pbx 3: ", "log:", "ACD3: ", "the archiver of ", "on host cms1 "}
	lines := []string{
		"Link to ACD 4 is down", "the archive of the interval did not finish", "10 lines omitted", "truncated", "cannot open",
		"last line repeated 3 times", "at 12:33 it was down", "user root logged in", "100% full", "code  3", "severity  INFO", "description  Link",
		"05/02/00 06:12", "05/02/00 06:12 AM 3 4 CRITICAL", "05/02/00 06:12:13 finished after 12:33 minutes", "05/02/00 06:12 AM 4 3 seconds",
		"a;b;c;05/02/00;d;e", "one, two, three, four, five", "| 1 | 2 | 05/02/00 | 3 | 4 |", "$", "# who", "cms1% date", "(cms1)-(cms)=# exit",
		"{}[]~^|!?;=`{}[]~^|!?;=` text", "begin 644 aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQ",
		"tz: UTC", "", "----", "3 4 MAJOR", "Störung an Verbindung 4 über Nacht", "4 entries", "Page 2",
	}
	words := strings.Fields(`Archiving of the 05/02/00 05/02 06:12 06:12:30 AM PM 417 1 3 MAJOR INFO minor finished on at May 2 2000 2000-05-02
		cms1: [cms1] log: Tue tuesday date: 957200000 02-May-00 in cms1 failed. (05/02/00) 12: x 5/2/00, archiver: acd 0612 061200 20000502`)
	for seed := range uint64(6000) {
		rnd := rand.New(rand.NewPCG(seed, 9))
		var in strings.Builder
		for range 1 + rnd.IntN(5) {
			fmt.Fprintln(&in, pick(rnd, heads...))
			for range rnd.IntN(4) {
				line := []byte(pick(rnd, labels...) + pick(rnd, lines...))
				if rnd.IntN(3) == 0 {
					line = line[:0]
					for range 1 + rnd.IntN(9) {
						line = append(append(line, pick(rnd, words...)...), ' ')
					}
				}
				for i, c := range line {
					if '0' <= c && c <= '9' && rnd.IntN(9) == 0 {
						line[i] = byte('0' + rnd.IntN(10))
					}
				}
				fmt.Fprintf(&in, "%s\n", line)
			}
		}
		src := centrevu.Source{Name: "log"}
		var fast errlog.Log
		slow := errlog.Log{Account: func(centrevu.Accounted) {}}
		want := told(slow.Entries(strings.NewReader(in.String()), src))
		got := told(fast.Entries(strings.NewReader(in.String()), src))
		if !assert.Equal(t, want, got, "seed %d:\n%s", seed, &in) ||
			!assert.Equal(t, slow.Unclaimed, fast.Unclaimed, "seed %d:\n%s", seed, &in) || !assert.Equal(t, slow.Scope, fast.Scope, "seed %d:\n%s", seed, &in) {
			return
		}
	}
}
