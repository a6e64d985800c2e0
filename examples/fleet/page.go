package main

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"html/template"
	"slices"
	"strconv"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// month is what the page of a month shows.
type month struct {
	Name    string // 2026-11
	Months  []string
	Sites   []*monthSite
	Counted verdicts
}

// monthSite is a row of it.
type monthSite struct {
	Name    string
	Counted verdicts
	Servers [2][]monthCell
}

// monthCell is a server on a day. It is kept as small as it can be, for a month
// of all servers is in memory at a time.
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

func (m *month) add(l *dayLine) {
	if n := len(m.Sites); n == 0 || m.Sites[n-1].Name != l.Site {
		m.Sites = append(m.Sites, &monthSite{Name: l.Site})
	}
	s := m.Sites[len(m.Sites)-1]
	s.Counted.count(l.Verdict)
	m.Counted.count(l.Verdict)
	day, _ := strconv.Atoi(l.Date[len(l.Date)-2:])
	for server := range serverNames {
		status := *l.Servers.of(server)
		if l.Pair.Worse(status) {
			status = l.Pair
		}
		s.Servers[server] = append(s.Servers[server], monthCell{uint8(day), status, *l.Logs.of(server) == errlog.Unusual, l.Page})
	}
}

// order puts the worst first.
func (m *month) order() {
	slices.SortFunc(m.Sites, func(a, b *monthSite) int {
		return cmp.Or(a.Counted.worstFirst(b.Counted), cmp.Compare(a.Name, b.Name))
	})
}

// mostWorst is how many sites the summary names.
const mostWorst = 10

// days writes the lines of the days, which come month by month, and the pages of
// the fleet: one for each month, and that of the last one as index.html.
func (fn *writeOutput) days(ctx context.Context, next func(*[]byte) bool, part *summary) error {
	f, err := fn.create(ctx, "days.jsonl")
	if err != nil {
		return err
	}
	var m *month
	var months []string
	sites := map[string]bool{}
	err = sorted(ctx, next, func(r row) error {
		key, text := r.split()
		var l dayLine
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			return err
		}
		if m == nil || m.Name != key[0] {
			if err := fn.page(ctx, m, months); err != nil {
				return err
			}
			months = append(months, key[0])
			m = &month{Name: key[0]}
		}
		m.add(&l)
		sites[l.Site] = true
		part.Days++
		part.Verdicts.count(l.Verdict)
		part.First = cmp.Or(part.First, l.Date)
		part.First, part.Last = min(part.First, l.Date), max(part.Last, l.Date)
		f.rows++
		_, err := f.WriteString(text + "\n")
		return err
	})
	if err == nil {
		err = fn.page(ctx, m, months)
	}
	if m == nil {
		m = &month{}
	}
	part.Sites = len(sites)
	for _, s := range m.Sites {
		if len(part.Worst) < mostWorst && s.Counted.OK < len(s.Servers[0]) {
			part.Worst = append(part.Worst, worstSite{s.Name, s.Counted})
		}
	}
	var b bytes.Buffer
	if err == nil {
		m.Months = months
		err = pageTemplate.Execute(&b, m)
	}
	if err == nil {
		err = write(ctx, join(fn.Config.Out, "index.html"), b.Bytes())
	}
	return f.close(err, part)
}

// page writes the page of a month that is over. It links to those before it; the
// index has all.
func (fn *writeOutput) page(ctx context.Context, m *month, months []string) error {
	if m == nil {
		return nil
	}
	m.order()
	m.Months = months
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, m); err != nil {
		return err
	}
	return write(ctx, join(fn.Config.Out, m.Name+".html"), b.Bytes())
}
