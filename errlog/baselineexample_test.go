package errlog_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// february returns a log of four weeks: two link failures on every working
// day, and a message that comes once a day.
func february() []errlog.Entry {
	var log []errlog.Entry
	for d := range 28 {
		day := time.Date(2026, 2, 1+d, 9, 0, 0, 0, time.UTC)
		if w := day.Weekday(); w != time.Saturday && w != time.Sunday {
			log = append(log, errlog.Entry{Time: day, Code: 7, Severity: "WARN", Count: 2,
				ACD: centrevu.ACD{Number: 1 + d%4}, Text: fmt.Sprintf("Link to ACD %d is down", 1+d%4)})
		}
		log = append(log, errlog.Entry{Time: day.Add(time.Hour), Code: 9, Severity: "INFO",
			Text: "Timetable 12 finished at 10:00:00"})
	}
	return log
}

func ExampleKindOf() {
	fmt.Println(errlog.KindOf(errlog.Entry{Code: 3, Severity: "INFO", Text: "Link to ACD 3 is down since 10/19/15 12:29 PM"}))
	fmt.Println(errlog.KindOf(errlog.Entry{Code: 3, Severity: "INFO", Text: "Link to ACD 4 is up, /cms/maint/back.log written"}))
	// Output:
	// 3 INFO Link to ACD <n> is down since <date> <time>
	// 3 INFO Link to ACD <n> is up, <path> written
}

func ExampleBaseline_Unusual() {
	var usual errlog.Baseline
	usual.LearnDays(slices.Values(february()),
		time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC))

	today := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	verdict := usual.Unusual(today, []errlog.Entry{
		{Time: today.Add(8 * time.Hour), Code: 7, Severity: "WARN", Count: 40, Text: "Link to ACD 2 is down"},
		{Time: today.Add(9 * time.Hour), Code: 3, Severity: "INFO", Text: "SPI configuration error: clocks differ"},
		{Time: today.Add(10 * time.Hour), Code: 9, Severity: "INFO", Text: "Timetable 12 finished at 10:00:00"},
	})
	fmt.Println(verdict.State)
	for _, f := range verdict.Findings {
		fmt.Printf("%v: %v: %d, expected %.1f\n", f.Reason, f.Kind, f.Count, f.Expected)
	}

	verdict = usual.Unusual(today.AddDate(0, 0, 30), nil)
	fmt.Println(verdict.State, "because", verdict.Why)
	// Output:
	// unusual
	// new: 3 INFO SPI configuration error: clocks differ: 1, expected 0.0
	// burst: 7 WARN Link to ACD <n> is down: 40, expected 1.9
	// unknown because 0 of the 28 days before were learned, and it takes 14
}

func ExampleBaseline_Learn() {
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	var usual errlog.Baseline
	usual.Learn(day, []errlog.Entry{
		{Time: day.Add(time.Hour), Code: 7, Severity: "WARN", Count: 5, Text: "Link to ACD 2 is down"},
		{Time: day.Add(2 * time.Hour), Code: 7, Severity: "WARN", Count: 1, Text: "Link to ACD 3 is down"},
	})
	usual.Learn(day.AddDate(0, 0, 1), nil) // nothing came, and that is worth knowing

	kept, err := json.Marshal(usual)
	if err != nil {
		fmt.Println(err)
	}
	var again errlog.Baseline
	if err := json.Unmarshal(kept, &again); err != nil {
		fmt.Println(err)
	}
	for kind := range again.Kinds() {
		fmt.Println(kind)
	}
	for day := range again.Days() {
		fmt.Println(day.Format(time.DateOnly))
	}
	// Output:
	// 7 WARN Link to ACD <n> is down
	// 2026-03-02
	// 2026-03-03
}
