package main

import (
	"encoding/json"
	"fmt"
	"time"

	"example.com/centrevu/errlog"
)

// logDay judges a day of a server's log by the days before, and learns it.
func (j *judging) logDay(logs *logs, server int, day date, b *errlog.Baseline, judged bool) (errlog.State, error) {
	s := logs.of[server]
	if s == nil {
		return errlog.Unknown, nil
	}
	got, err := logs.take(server, day, func(k errlog.Kind, n int64) error { return j.kind(server, day, k, n) })
	if err != nil {
		return errlog.Unknown, err
	}
	entries := got.entries
	whole, why := s.whole(day)
	if got.tooMany != "" {
		whole = false
		j.dead(got.tooMany, fmt.Errorf("more kinds of messages on %s than can be judged: %d", day, maxDayCells))
	}
	state := errlog.Unknown
	if judged {
		line := logDayLine{Site: j.id, Server: serverNames[server], Date: day.String()}
		switch {
		case got.tooMany != "":
			line.Why = "there are too many kinds of messages"
		case !s.holds(day):
			line.Why = "far from the other days of the log"
		default:
			holidays := j.site.options(time.Time{}).Holidays
			b.Holidays = holidays.Days(day.time().AddDate(0, 0, -200), day.time().AddDate(0, 0, 1))
			line.take(b.Unusual(day.time(), entries), whole, why)
			b.Holidays = nil
		}
		state = line.State
		text, err := json.Marshal(line)
		if err != nil {
			return state, err
		}
		j.add(logDayRows, newRow(text, j.id, serverNames[server], line.Date))
	}
	// A day of which entries may be missing is not learned as one on which
	// nothing came.
	if s.holds(day) && got.tooMany == "" && (whole || len(entries) > 0) {
		b.Learn(day.time(), entries)
	}
	return state, nil
}

// logDayLine is a line of log-days.jsonl: what errlog.Baseline.Unusual says of a
// day, in its words.
type logDayLine struct {
	Site     string       `json:"site"`
	Server   string       `json:"server"`
	Date     string       `json:"date"`
	State    errlog.State `json:"state"`
	Why      string       `json:"why,omitempty"`
	Days     int          `json:"days"`  // learned before it
	Kinds    int          `json:"kinds"` // that were tested
	Findings []logFinding `json:"findings,omitempty"`
}

type logFinding struct {
	Reason      errlog.Reason   `json:"reason"`
	Kind        errlog.Kind     `json:"kind"`
	ACD         int             `json:"acd,omitempty"`
	Count       int             `json:"count"`
	Expected    float64         `json:"expected"`
	Probability float64         `json:"probability"`
	Silent      int             `json:"silent,omitempty"`
	Still       bool            `json:"still,omitempty"`
	Since       time.Time       `json:"since,omitzero"`
	LastSeen    time.Time       `json:"last_seen,omitzero"`
	Changes     *errlog.Changes `json:"changes,omitempty"`
	First       logPlace        `json:"first,omitzero"` // the earliest of the entries
	Last        logPlace        `json:"last,omitzero"`  // the latest
}

// logPlace is where an entry stands, as offset in its log; of a compressed log,
// in what it holds.
type logPlace struct {
	Log    string    `json:"log"`
	Offset int64     `json:"offset"`
	Time   time.Time `json:"time"`
}

func placeOf(e errlog.Entry) logPlace { return logPlace{e.Header, e.At.Offset, e.Time} }

// take takes a verdict over. Of a day that is not whole nothing is usual, and
// nothing that did not come is missing.
func (l *logDayLine) take(v errlog.Verdict, whole bool, why string) {
	l.State, l.Why, l.Days, l.Kinds = v.State, v.Why, v.Days, v.Kinds
	for _, f := range v.Findings {
		if !whole && (f.Reason == errlog.Missing || f.Reason == errlog.Holiday) {
			continue
		}
		g := logFinding{f.Reason, f.Kind, f.ACD, f.Count, f.Expected, f.Probability, f.Silent, f.Still, f.Since, f.LastSeen, f.Changes, logPlace{}, logPlace{}}
		if !f.First.Time.IsZero() {
			g.First, g.Last = placeOf(f.First), placeOf(f.Last)
		}
		l.Findings = append(l.Findings, g)
	}
	if !whole && len(l.Findings) == 0 && l.State != errlog.Unknown {
		l.State, l.Why = errlog.Unknown, why
	}
}

// kindLine is a row of the table of kinds.
type kindLine struct {
	Site     string `json:"site" parquet:"site,dict"`
	Server   string `json:"server" parquet:"server,dict"`
	Date     string `json:"date" parquet:"date,dict"`
	Code     int64  `json:"code" parquet:"code"`
	Severity string `json:"severity" parquet:"severity,dict"`
	Kind     string `json:"kind" parquet:"kind,dict"`
	Count    int64  `json:"count" parquet:"count"`
}

// kind puts away how often a kind came on a day.
func (j *judging) kind(server int, day date, k errlog.Kind, n int64) error {
	if !j.Config.within(day.String()) {
		return nil
	}
	text, err := json.Marshal(kindLine{j.id, serverNames[server], day.String(), int64(k.Code), string(k.Severity), k.Text, n})
	if err == nil {
		j.add(kindRows, newRow(text, j.id, serverNames[server], day.String(), fmt.Sprintf("%010d", k.Code), string(k.Severity), k.Text))
	}
	return err
}
