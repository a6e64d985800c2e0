package render

import (
	"fmt"
	"time"
)

// timeline draws when the last backup of each server finished, on the hours
// before the check.
type timeline struct {
	Title              string
	Height, Base, Foot int
	NowX               string
	Ticks              []tick
	Rows               []timelineRow
}

type tick struct{ X, Text, Anchor string }

type timelineRow struct {
	Text, Full string
	X          string
	Y, TextY   int
	Dot        bool
}

// What the drawing measures: a row for each server, hours from left to right.
const (
	timelineLeft, timelineRight = 8.0, 312.0
	timelineRow0, timelineStep  = 34, 34
)

func (p *pager) backups() *timeline {
	var first time.Time
	found := false
	for _, s := range p.pairOf() {
		if s == nil || s.Backup == nil {
			continue
		}
		found = true
		if t := s.Backup.FinishedAt; !t.IsZero() && (first.IsZero() || t.Before(first)) {
			first = t
		}
	}
	if !found || p.Now.IsZero() {
		return nil
	}
	// From two days before the check, or from farther back if a backup is
	// older, to an hour after it.
	from := p.Now.Add(-48 * time.Hour)
	if !first.IsZero() && first.Before(from) {
		from = first.Add(-12 * time.Hour)
	}
	to := p.Now.Add(p.Now.Sub(from) / 40)
	x := func(t time.Time) string {
		at := float64(t.Sub(from)) / float64(to.Sub(from))
		return fmt.Sprintf("%.1f", timelineLeft+min(max(at, 0), 1)*(timelineRight-timelineLeft))
	}
	out := &timeline{Title: p.say.t("When the last backups finished"), NowX: x(p.Now)}
	for i, s := range p.pairOf() {
		if s == nil || s.Backup == nil {
			continue
		}
		y := timelineRow0 + timelineStep*len(out.Rows)
		row := timelineRow{Y: y, TextY: y - 8, X: x(s.Backup.FinishedAt), Dot: !s.Backup.FinishedAt.IsZero()}
		name := p.say.server(p.Servers[i].Name)
		row.Text = shorten(name, 30)
		if row.Dot {
			row.Text += ": " + p.say.stamp(s.Backup.FinishedAt)
		}
		row.Full = name + ": " + p.backupSays(s.Backup)
		out.Rows = append(out.Rows, row)
	}
	out.Base = timelineRow0 + timelineStep*(len(out.Rows)-1) + 10
	out.Foot, out.Height = out.Base+14, out.Base+22
	out.Ticks = p.ticks(from, x)
	return out
}

// ticks are some midnights, four at most, and the check itself.
func (p *pager) ticks(from time.Time, x func(time.Time) string) []tick {
	var list []tick
	y, m, d := from.In(p.Now.Location()).Date()
	days := int(p.Now.Sub(from)/(24*time.Hour)) + 1
	for i := 1; i <= days; i += max(1, (days+2)/3) {
		at := time.Date(y, m, d+i, 0, 0, 0, 0, p.Now.Location())
		if at.After(p.Now.Add(-p.Now.Sub(from) / 6)) {
			break
		}
		list = append(list, tick{x(at), at.Format(p.say.dates.short) + " 00:00", "middle"})
	}
	if n := len(list); n > 0 && list[0].X < "40" && len(list[0].X) < 5 {
		list[0].Anchor = "start"
	}
	return append(list, tick{x(p.Now), p.say.near(p.Now, p.Now), "end"})
}
