package render

import (
	"time"

	"example.com/centrevu/report"
)

// calendarDays is how far back the calendar of the page goes.
const calendarDays = 92

// day is one day of the calendar: the worst that a report of it said, what is
// known to be wrong before what could not be told.
type day struct {
	date    time.Time // midnight in UTC of the civil date
	reports int       // zero: nothing was checked
	worst   report.Status
}

// change is what is not as it was on the day before that was checked last.
type change struct {
	since                    time.Time
	new, worse, better, gone []*report.Finding // as they are, or as they were where they are no more
	unreadable               int               // reports of the history that could not be read
}

func civil(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// past reads the history: the calendar, and the newest report of an earlier
// day than today's to compare with.
func (d *digest) past() {
	if d.opt.History == nil || d.Now.IsZero() {
		return
	}
	today := civil(d.Now)
	first := today.AddDate(0, 0, 1-calendarDays)
	d.days = make([]day, calendarDays)
	for i := range d.days {
		d.days[i].date = first.AddDate(0, 0, i)
	}
	note := func(at time.Time, worst report.Status) {
		i := int(civil(at.In(d.Now.Location())).Sub(first) / (24 * time.Hour))
		if i < 0 || i >= len(d.days) {
			return
		}
		if on := &d.days[i]; on.reports == 0 || weight(worst) > weight(on.worst) {
			on.worst = worst
		}
		d.days[i].reports++
	}
	var before *report.Report
	unreadable := 0
	y, m, dd := d.Now.Date()
	for r, err := range d.opt.History.Reports(time.Date(y, m, dd-calendarDays, 0, 0, 0, 0, d.Now.Location())) {
		if err != nil || r == nil {
			unreadable++
			continue
		}
		if !r.Now.Before(d.Now) {
			continue
		}
		note(r.Now, r.Worst())
		if civil(r.Now.In(d.Now.Location())).Before(today) && (before == nil || r.Now.After(before.Now)) {
			before = r
		}
	}
	note(d.Now, d.worst)
	if before != nil {
		d.compare(before)
	}
	if d.change != nil {
		d.change.unreadable = unreadable
	} else if unreadable > 0 {
		d.change = &change{unreadable: unreadable}
	}
}

// compare tells what is not as it was. What is new because its cause is, is
// counted with that.
func (d *digest) compare(before *report.Report) {
	diff := report.Diff(before, d.Report)
	of := func(list []report.Change) []*report.Finding {
		var out []*report.Finding
		for _, c := range list {
			f := c.New
			switch {
			case f == nil && c.Is.Worse(report.OK): // nothing tells any more what it says
				lost := *c.Old
				lost.Status, lost.Message = c.Is, ""
				f = &lost
			case f == nil:
				f = c.Old
			}
			if !d.folded[f] {
				out = append(out, f)
			}
		}
		return out
	}
	d.change = &change{since: before.Now, new: of(diff.New), worse: of(diff.Worse), better: of(diff.Better), gone: of(diff.Gone)}
}
