package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/examples/internal/checked"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// dayLine is what a day came to: a line of days.jsonl, and a place on the page
// of the fleet.
type dayLine struct {
	Site    string              `json:"site"`
	Date    string              `json:"date"`
	Checked string              `json:"checked,omitempty"` // as of when
	Verdict report.Status       `json:"verdict"`
	Servers both[report.Status] `json:"servers"` // of the findings of each
	Pair    report.Status       `json:"pair"`    // of those of the pair as a whole
	Logs    both[errlog.State]  `json:"logs"`
	First   string              `json:"first,omitempty"` // the finding to name first
	Page    string              `json:"page,omitempty"`  // of the day
}

// both is a value of each server.
type both[T any] struct {
	Primary   T `json:"primary"`
	Secondary T `json:"secondary"`
}

func (b *both[T]) of(server int) *T {
	if server == 0 {
		return &b.Primary
	}
	return &b.Secondary
}

// enoughDays is from when on a server's log is judged by what is usual in it, as
// the daily check does: a Baseline gives no verdict on less.
const enoughDays = 14

// pair reads the captures of a day and judges them.
func (j *judging) pair(day date, baselines *[2]errlog.Baseline) (*dayLine, error) {
	name := folderOf(j.names, day.String())
	line := &dayLine{Site: j.id, Date: day.String()}
	var r *report.Report
	var page bytes.Buffer
	at := join(cmp.Or(j.dir, j.id), cmp.Or(name, day.String()))
	err := guarded(func() error {
		var p report.Pair
		for server, to := range []**report.Server{&p.Primary, &p.Secondary} {
			if name == "" || j.wrong != nil {
				continue
			}
			*to = j.server(server, join(j.dir, name))
			if b := &baselines[server]; len(slices.Collect(b.Days())) >= enoughDays {
				(*to).Baseline = b
			}
		}
		zone := j.site.source(0).Location
		r = report.Evaluate(p, j.site.catalogue(), j.site.options(checked.AsOf(p, name, day.String(), zone)))
		return render.HTML(&page, r)
	})
	if err != nil {
		// Nobody knows which of the captures it was.
		j.dead(at, err)
		page.Reset()
		r = report.Evaluate(report.Pair{}, j.site.catalogue(), report.Options{Now: checked.AsOf(report.Pair{}, "", day.String(), time.UTC)})
		if err := render.HTML(&page, r); err != nil {
			return nil, err
		}
	}
	line.take(r)
	fn := j.judge
	fn.pairs.Inc(j.ctx, 1)
	seen.pairs.Add(1)
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Status == report.OK || f.Status == report.NotApplicable {
			if !j.Config.All {
				continue
			}
		}
		text, err := json.Marshal(findingLine{f.Key(), j.id, line.Date, f})
		if err != nil {
			return nil, err
		}
		j.add(findingRows, newRow(text, f.Key(), j.id, line.Date, fmt.Sprintf("%06d", i)))
	}
	if j.Config.Pages == "all" || j.Config.Pages == "wrong" && line.Verdict != report.OK {
		line.Page = path.Join("days", slug(j.id), line.Date+".html")
		if err := write(j.ctx, join(j.Config.Out, line.Page), page.Bytes()); err != nil {
			return nil, err
		}
	}
	return line, nil
}

// findingLine is a line of findings.jsonl.
type findingLine struct {
	Key  string `json:"key"`
	Site string `json:"site"`
	Date string `json:"date"`
	*report.Finding
}

func (l *dayLine) take(r *report.Report) {
	l.Verdict, l.Pair = r.Worst(), report.OK
	l.Checked = r.Now.Format(time.RFC3339)
	for i, name := range serverNames {
		*l.Servers.of(i) = report.Worst(r.Of(name))
	}
	if of := r.Of(""); len(of) > 0 {
		l.Pair = report.Worst(of)
	}
	if head := r.Headline(); len(head) > 0 {
		l.First = head[0].Message
		if head[0].Server != "" {
			l.First = head[0].Server + ": " + l.First
		}
	}
}

// server reads the captures of one server. What is wrong with one of them makes
// a dead letter, and is in the report as well.
func (j *judging) server(server int, dir string) *report.Server {
	at := j.site.servers[server]
	dir = join(dir, at.folder)
	view, err := folder(j.ctx, dir)
	if err != nil {
		j.dead(dir, err)
		return &report.Server{Name: at.src.Name, Captures: []report.Capture{{Name: at.src.Name + "/.", Unrecognised: "cannot be read: " + brief(err)}}}
	}
	s, err := report.ReadServer(talliedFS{view, at.src.Location, j.ctx, j.judge.files, j.judge.bytes}, at.src)
	letters := map[string]*letter{}
	for e := range centrevu.Errors(err) {
		name := strings.TrimPrefix(strings.TrimPrefix(e.Source, at.src.Name), "/")
		switch {
		case errors.Is(e.Err, report.ErrNoCaptures):
			continue // a server that was not seen: the report says so
		case errors.Is(e.Err, report.ErrUnrecognised) && j.ignored(name):
			continue
		}
		l := letters[name]
		if l == nil {
			l = &letter{Path: join(dir, name)}
			letters[name] = l
		}
		l.add(e, true)
	}
	for _, l := range letters {
		j.add(deadLetters, l.row())
	}
	return s
}

// ignored reports whether the site knows that a file holds nothing of a server.
func (j *judging) ignored(name string) bool {
	for _, g := range j.site.options(time.Time{}).Ignore {
		of := name
		if !strings.Contains(g.Pattern, "/") {
			of = path.Base(name)
		}
		if ok, err := path.Match(g.Pattern, of); ok && err == nil {
			return true
		}
	}
	return false
}
