package errlog_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// keptState is what a daily program keeps from one day to the next, in a file of its
// own.
type keptState struct {
	Cursor   errlog.Cursor   `json:"cursor"`
	Baseline errlog.Baseline `json:"baseline"`
	Open     []errlog.Entry  `json:"open"` // of a day that was not over
}

// daily is what a program does each morning: it reads what is new in the log,
// judges yesterday, learns it, and returns what to keep. Today is not over and
// waits for tomorrow, and the newest record until it is finished.
func daily(saved []byte, log *bytes.Reader, now time.Time) ([]byte, errlog.Verdict, error) {
	var state keptState
	if len(saved) > 0 {
		if err := json.Unmarshal(saved, &state); err != nil {
			return nil, errlog.Verdict{}, err
		}
	}
	var unread []error
	for e, err := range state.Cursor.Entries(log, log.Size(), centrevu.Source{Name: "customer_log", Location: now.Location()}) {
		switch {
		case err != nil:
			unread = append(unread, err)
		case !e.Unfinished:
			state.Open = append(state.Open, e.Clone())
		}
	}
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, now.Location())
	yesterday := today.AddDate(0, 0, -1)

	verdict := state.Baseline.Unusual(yesterday, state.Open)
	if len(unread) > 0 && verdict.State == errlog.Usual {
		verdict.State, verdict.Why = errlog.Unknown, "not all of the log was read"
	}
	state.Baseline.Learn(yesterday, state.Open)

	var open []errlog.Entry
	for _, e := range state.Open {
		if !e.Time.Before(today) {
			open = append(open, e)
		}
	}
	state.Open = open
	saved, err := json.Marshal(state)
	return saved, verdict, err
}

// A daily program: judge, learn, save.
func Example_daily() {
	first := time.Date(2026, 2, 2, 7, 0, 0, 0, time.UTC)
	var log strings.Builder
	var saved []byte
	for d := range 30 {
		morning := first.AddDate(0, 0, d)
		written := func(day time.Time, text string) {
			fmt.Fprintf(&log, "%s 9 0 INFO\n%s\n", day.Format("01/02/06 03:04 PM"), text)
		}
		if d != 28 { // on one day the timetable does not finish
			written(morning.Add(-8*time.Hour), fmt.Sprintf("Timetable %d finished", d))
		}
		written(morning, "Another day begins")

		var verdict errlog.Verdict
		var err error
		saved, verdict, err = daily(saved, bytes.NewReader([]byte(log.String())), morning)
		if err != nil {
			fmt.Println(err)
			return
		}
		if d == 0 || d == 27 || len(verdict.Findings) > 0 {
			fmt.Println(morning.Format(time.DateOnly), verdict.State)
		}
		for _, f := range verdict.Findings {
			fmt.Println(" ", f.Reason, f.Kind)
		}
	}
	// Output:
	// 2026-02-02 unknown
	// 2026-02-03 unknown
	//   new 9 INFO Another day begins
	// 2026-03-01 usual
	// 2026-03-02 unusual
	//   missing 9 INFO Timetable <n> finished
}

func ExampleBaseline_LearnLog() {
	report := `10/19/15 12:29 PM 3 4 INFO
Link to ACD 4 is down
10/21/15 09:12 AM 3 5 INFO
Link to ACD 5 is down
`
	var usual errlog.Baseline
	learned, err := usual.LearnLog(errlog.Entries(strings.NewReader(report), centrevu.Source{}))
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(learned.Entries, "entries, from", learned.First.Format(time.DateOnly), "to", learned.Last.Format(time.DateOnly))
	for kind := range usual.Kinds() {
		fmt.Println(kind)
	}
	// Output:
	// 2 entries, from 2015-10-19 to 2015-10-21
	// 3 INFO Link to ACD <n> is down
}

func ExampleBaseline_Accept() {
	day := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	var usual errlog.Baseline
	for range 40 {
		usual.Learn(day, []errlog.Entry{{Time: day, Code: 9, Severity: "INFO", Text: "Timetable 12 finished"}})
		day = day.AddDate(0, 0, 1)
	}
	for _, f := range usual.Unusual(day, nil).Findings {
		fmt.Println(f.Reason, f.Kind)
	}
	usual.Accept(day) // the timetable was taken away
	fmt.Println(usual.Unusual(day, nil).State)
	// Output:
	// missing 9 INFO Timetable <n> finished
	// usual
}
