package main

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"strconv"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// month is what the page of a month says at its head.
type month struct {
	Name    string // 2026-11
	Months  []string
	Counted verdicts
}

// monthSite is a site on it.
type monthSite struct {
	Name    string
	Counted verdicts
	Servers [2][]monthCell
}

// monthCell is a server on a day.
type monthCell struct {
	Day     uint8
	Status  report.Status // the worse of the server's and of what concerns both
	Unusual bool
	Page    string
}

func (c monthCell) Class() string {
	if c.Status == report.OK || c.Status == report.Warning || c.Status == report.Critical {
		return c.Status.String()
	}
	return report.Unknown.String()
}

// Mark says without colour what the class says.
func (c monthCell) Mark() string {
	return map[string]string{"ok": "", "warning": "!", "critical": "×", "unknown": "?"}[c.Class()]
}

func (s *monthSite) add(l *dayLine) {
	s.Counted.count(l.Verdict)
	day, _ := strconv.Atoi(l.Date[len(l.Date)-2:])
	for server := range serverNames {
		status := *l.Servers.of(server)
		if l.Pair.Worse(status) {
			status = l.Pair
		}
		s.Servers[server] = append(s.Servers[server], monthCell{uint8(day), status, *l.Logs.of(server) == errlog.Unusual, l.Page})
	}
}

// row is the site for sorting, the worst first.
func (s *monthSite) row() (row, error) {
	text, err := json.Marshal(s)
	last := func(n int) string { return fmt.Sprintf("%03d", 999-n) } // a month has fewer days
	return newRow(text, last(s.Counted.Critical), last(s.Counted.Unknown), last(s.Counted.Warning), s.Name), err
}

// mostWorst is how many sites the summary names.
const mostWorst = 10

// days writes the lines of the days, which come month by month, and the pages of
// the fleet: one for each month, and that of the last one as index.html. Of all
// that it holds one site of one month at a time.
func (fn *writeOutput) days(ctx context.Context, sorted eachSorted, part *summary) error {
	f, err := fn.create(ctx, "days.jsonl")
	if err != nil {
		return err
	}
	var m month
	var page *sorter
	var site monthSite
	endSite := func() error {
		if site.Name == "" {
			return nil
		}
		r, err := site.row()
		site = monthSite{}
		if err != nil {
			return err
		}
		return page.add(r)
	}
	endMonth := func() error {
		if page == nil {
			return nil
		}
		err := endSite()
		if err == nil {
			err = fn.page(ctx, m, page, part)
		}
		page.stop()
		page = nil
		return err
	}
	err = eachAs(sorted, func(text string, l *dayLine) error {
		if name := l.Date[:len("2006-01")]; page == nil || m.Name != name {
			if err := endMonth(); err != nil {
				return err
			}
			m = month{Name: name, Months: append(m.Months, name)}
			page = newSorter(ctx)
		}
		if site.Name != l.Site {
			if err := endSite(); err != nil {
				return err
			}
			site.Name = l.Site
		}
		site.add(l)
		m.Counted.count(l.Verdict)
		part.Days++
		part.Verdicts.count(l.Verdict)
		part.First = cmp.Or(part.First, l.Date)
		part.First, part.Last = min(part.First, l.Date), max(part.Last, l.Date)
		f.rows++
		_, err := f.WriteString(text + "\n")
		return err
	})
	if page != nil && err != nil {
		page.stop()
	}
	if err == nil {
		err = endMonth()
	}
	if err == nil {
		err = fn.index(ctx, m)
	}
	return f.close(err, part)
}

// page writes the page of a month that is over, the worst first. It links to those
// before it. Each site is on the page of each month, for all are judged on the
// same days: so the last page says how many there are, and which are the worst.
func (fn *writeOutput) page(ctx context.Context, m month, sites *sorter, part *summary) error {
	part.Sites, part.Worst = 0, nil
	return fn.html(ctx, m.Name+".html", func(w io.Writer) error {
		if err := pageTemplate.ExecuteTemplate(w, "head", m); err != nil {
			return err
		}
		err := eachAs(sites.each, func(_ string, s *monthSite) error {
			part.Sites++
			if len(part.Worst) < mostWorst && s.Counted.OK < len(s.Servers[0]) {
				part.Worst = append(part.Worst, worstSite{s.Name, s.Counted})
			}
			return pageTemplate.ExecuteTemplate(w, "site", s)
		})
		if err != nil {
			return err
		}
		return pageTemplate.ExecuteTemplate(w, "foot", nil)
	})
}

// index writes the page of the last month once more, for it links to all.
func (fn *writeOutput) index(ctx context.Context, last month) error {
	return fn.html(ctx, "index.html", func(w io.Writer) error {
		if last.Name == "" {
			return errors.Join(pageTemplate.ExecuteTemplate(w, "head", last), pageTemplate.ExecuteTemplate(w, "foot", nil))
		}
		from, err := open(ctx, join(fn.Config.Out, last.Name+".html"))
		if err != nil {
			return err
		}
		defer from.Close()
		_, err = io.Copy(w, from)
		return err
	})
}

// html writes a page as a stream.
func (fn *writeOutput) html(ctx context.Context, name string, put func(io.Writer) error) error {
	f, err := fn.create(ctx, name)
	if err != nil {
		return err
	}
	return f.close(put(f), &summary{}) // pages are not among the outputs of the summary
}
