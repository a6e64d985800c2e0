package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// The pair as it was seen, for the page.

type (
	sideRow struct {
		Name  string
		Cells []string
	}
	cell struct {
		Class, Word string
		Rows        []string
	}
	gridRow struct {
		Name  string
		Cells []cell
	}
	grid struct {
		Name  string
		Heads []string
		Rows  []gridRow
	}
	errorTable struct {
		Name, Says string
		Kinds      []kindRow
	}
	kindRow struct {
		Text, Last, Class, Baseline, Since, Count, Usual, Days string

		Bars bars
	}
	bars struct{ Days, Now string } // paths of SVG
)

// pairOf returns the two servers, nil for one that was not seen, in the order
// of Report.Servers.
func (d *digest) pairOf() []*report.Server {
	list := []*report.Server{d.Pair.Primary, d.Pair.Secondary}
	return list[:min(len(list), len(d.Servers))]
}

// sides compares the two servers, a thing a row.
func (p *pager) sides() []sideRow {
	servers := p.pairOf()
	if len(p.seen()) == 0 {
		return nil
	}
	var rows []sideRow
	add := func(name string, f report.Fact, of func(*report.Server) string) {
		row := sideRow{Name: p.say.t(name)}
		for _, s := range servers {
			text := ""
			switch {
			case s == nil:
				text = p.say.t("not seen")
			case s.Has(f):
				text = of(s)
			}
			row.Cells = append(row.Cells, cmp.Or(text, p.say.t("not captured")))
		}
		rows = append(rows, row)
	}
	state := sideRow{Name: p.say.t("Findings")}
	for i := range servers {
		state.Cells = append(state.Cells, p.counted(p.Servers[i].Name))
	}
	rows = append(rows, state)
	add("Links", report.FactLinks, func(s *report.Server) string {
		return p.say.t("{1} of {2} up", linksUp(s), len(s.Links.Links))
	})
	add("Archives", report.FactArchive, func(s *report.Server) string {
		n := make(map[archive.State]int)
		for _, r := range s.Archive.Runs {
			n[r.State]++
		}
		var parts []string
		for _, st := range [...]archive.State{archive.NotRun, archive.Finished, archive.Succeeded, archive.Failed, archive.Running, archive.Unknown} {
			if n[st] > 0 {
				parts = append(parts, p.say.t("{1} {2}", p.say.t(st.String()), n[st]))
			}
		}
		return list(parts)
	})
	add("Last backup", report.FactBackup, func(s *report.Server) string { return p.backupSays(s.Backup) })
	add("Error log", report.FactErrors, p.errorsSay)
	add("Logged in", report.FactLogins, func(s *report.Server) string {
		var users []string
		add := func(text string) { users = append(users, text) }
		for u := range first(p.say, s.Logins.Users, 12, add) {
			add(shortName(u.User))
		}
		if users == nil {
			return p.say.t("nobody")
		}
		return list(users)
	})
	return rows
}

func (p *pager) backupSays(b *backup.Status) string {
	var parts []string
	if !b.FinishedAt.IsZero() {
		text := p.say.precise(b.FinishedAt)
		if !p.Now.IsZero() && !b.FinishedAt.After(p.Now) {
			text += " (" + p.say.t("{1} ago", p.say.age(p.Now.Sub(b.FinishedAt))) + ")"
		}
		parts = append(parts, text)
	}
	parts = append(parts, p.say.t(b.State.String()))
	if b.CompletedToday != nil {
		parts = append(parts, p.say.t("completed today: {1}", *b.CompletedToday))
	}
	if b.Errors != "" {
		parts = append(parts, shortLine(b.Errors))
	}
	return list(parts)
}

func (p *pager) errorsSay(s *report.Server) string {
	text := p.say.t("{1|# entry|# entries}", len(s.Errors.Entries))
	if t := newest(s.Errors); !t.IsZero() {
		text += ", " + p.say.t("the newest of {1}", p.say.stamp(t))
	}
	return text
}

// distinct returns every ACD of several lists, each once, in the order shown.
func distinct(lists ...[]centrevu.ACD) []centrevu.ACD {
	var all []centrevu.ACD
	at := acds.New(func(a, b int) int { return min(a, b) })
	for _, a := range slices.Concat(lists...) {
		i, known := at.Of(a)
		switch {
		case !known:
			at.Add(a, len(all))
			all = append(all, a)
		case all[i].Name == "":
			all[i].Name = a.Name
			at.Add(all[i], i)
		}
	}
	return all
}

// places are where some of a list stand: the first of them, the last, and how many.
type places struct {
	first []int
	last  int
	count int
}

const mostPlaces = 4 // more than one row of an ACD is odd enough

func (p places) and(o places) places {
	first := slices.Sorted(slices.Values(slices.Concat(p.first, o.first)))
	return places{first[:min(len(first), mostPlaces)], max(p.last, o.last), p.count + o.count}
}

// byACD finds the places of a list's ACDs.
func byACD(list []centrevu.ACD) *acds.Map[places] {
	at := acds.New(places.and)
	for i, a := range list {
		at.Add(a, places{[]int{i}, i, 1})
	}
	return at
}

// of returns of each of a list its ACD.
func of[T any](list []T, acd func(*T) centrevu.ACD) []centrevu.ACD {
	all := make([]centrevu.ACD, len(list))
	for i := range list {
		all[i] = acd(&list[i])
	}
	return all
}

// links is the matrix of ACDs and servers.
func (p *pager) links() []gridRow {
	servers := p.pairOf()
	lists := make([][]centrevu.ACD, len(servers))
	at := make([]*acds.Map[places], len(servers))
	for i, s := range servers {
		if s != nil && s.Links != nil {
			lists[i] = of(s.Links.Links, func(l *links.Link) centrevu.ACD { return l.ACD })
			at[i] = byACD(lists[i])
		}
	}
	var rows []gridRow
	for _, a := range distinct(lists...) {
		row := gridRow{Name: plain.Text(p.say.acd(a))}
		for i, s := range servers {
			row.Cells = append(row.Cells, p.linkCell(s, at[i], a))
		}
		rows = append(rows, row)
	}
	return rows
}

func (p *pager) linkCell(s *report.Server, at *acds.Map[places], a centrevu.ACD) cell {
	if at == nil {
		return cell{Class: "unknown", Word: p.say.t("not captured")}
	}
	c := cell{Class: "unknown", Word: p.say.t("not shown")}
	found, ok := at.Of(a)
	if !ok {
		return c
	}
	state := s.Links.Links[found.last].State()
	c.Word = p.say.t(state.String())
	c.Class = map[links.State]string{links.Up: "ok", links.Transient: "warning", links.Off: "warning", links.Down: "critical"}[state]
	if c.Class == "" {
		c.Class = "unknown"
	}
	for _, i := range found.first {
		l := &s.Links.Links[i]
		for _, w := range []string{l.Application, l.Session, l.Connection, l.Peer} {
			if w != "" {
				c.Rows = append(c.Rows, shortName(w))
			}
		}
	}
	if n := found.count - len(found.first); n > 0 {
		c.Rows = append(c.Rows, p.say.t("and {1} more", n))
	}
	return c
}

// archives is a grid of ACDs and kinds for each server.
func (p *pager) archives() []grid {
	var grids []grid
	for i, s := range p.pairOf() {
		if s == nil || s.Archive == nil {
			continue
		}
		g := grid{Name: p.say.server(p.Servers[i].Name)}
		for _, k := range archive.Kinds {
			g.Heads = append(g.Heads, p.say.t(k.String()))
		}
		last := make(map[archive.Kind]*acds.Map[int])
		for i, r := range s.Archive.Runs {
			if last[r.Kind] == nil {
				last[r.Kind] = acds.New(func(a, b int) int { return max(a, b) })
			}
			last[r.Kind].Add(r.ACD, i)
		}
		worst := p.worstArchives(p.Servers[i].Name)
		for _, a := range distinct(of(s.Archive.Runs, func(r *archive.Run) centrevu.ACD { return r.ACD })) {
			row := gridRow{Name: plain.Text(p.say.acd(a))}
			for _, k := range archive.Kinds {
				c := cell{Class: "unknown", Word: p.say.t("not shown")}
				if a.Pseudo() {
					c.Class = "muted"
				}
				if last[k] != nil {
					if i, ok := last[k].Of(a); ok {
						c = p.runCell(&s.Archive.Runs[i], worst(a, k))
					}
				}
				row.Cells = append(row.Cells, c)
			}
			g.Rows = append(g.Rows, row)
		}
		if len(g.Rows) > 0 {
			grids = append(grids, g)
		}
	}
	return grids
}

// worstArchives returns what finds the worst that the rules of archives say of a kind of
// archive of an ACD.
func (p *pager) worstArchives(server string) func(centrevu.ACD, archive.Kind) report.Status {
	by := make(map[string]*acds.Map[report.Status])
	for _, f := range p.of[server] {
		if !strings.HasPrefix(f.Rule, "archive.") {
			continue
		}
		if by[f.Subject] == nil {
			by[f.Subject] = acds.New(worse)
		}
		by[f.Subject].Add(f.ACD, worse(report.OK, judged(f)))
	}
	return func(a centrevu.ACD, k archive.Kind) report.Status {
		if by[k.String()] != nil {
			if s, ok := by[k.String()].Of(a); ok {
				return s
			}
		}
		return report.OK
	}
}

// worse returns what weighs more, the first if both weigh the same.
func worse(a, b report.Status) report.Status {
	if weight(b) > weight(a) {
		return b
	}
	return a
}

func (p *pager) runCell(r *archive.Run, worst report.Status) cell {
	c := cell{Class: class(worst), Word: p.say.t(r.State.String())}
	if r.State == archive.Unknown && r.Text != "" {
		c.Word = shortName(r.Text)
	}
	if worst != report.OK {
		c.Word += ": " + p.say.status(worst)
	}
	if !r.Last.IsZero() {
		c.Rows = append(c.Rows, p.say.t("last {1}", p.say.stamp(r.Last)))
	}
	if !r.Next.IsZero() {
		c.Rows = append(c.Rows, p.say.t("next {1}", p.say.stamp(r.Next)))
		if late := p.Now.Sub(r.Next); !p.Now.IsZero() && late > 0 {
			c.Rows = append(c.Rows, p.say.t("{1} late", p.say.age(late)))
		}
	}
	return c
}

// errorTables shows the kinds of entry of the last day against the baseline:
// first those that are not as usual.
func (p *pager) errorTables() []errorTable {
	var tables []errorTable
	for i, s := range p.pairOf() {
		if s == nil || s.Errors == nil {
			continue
		}
		name := p.say.server(p.Servers[i].Name)
		t := errorTable{Name: name, Says: name + ": " + p.errorsSay(s) + "."}
		kinds := p.kinds(s)
		kinds = append(p.absent(s, kinds), kinds...)
		for _, k := range kinds[:min(len(kinds), mostRows)] {
			t.Kinds = append(t.Kinds, p.kindRow(k))
		}
		if n := len(kinds) - len(t.Kinds); n > 0 {
			t.Says += " " + p.say.t("{1} more kinds are not shown.", n)
		}
		tables = append(tables, t)
	}
	return tables
}

func (p *pager) kindRow(k *kind) kindRow {
	row := kindRow{Text: shortLine(k.String()), Last: p.say.stamp(k.last), Count: p.say.number(k.count), Class: "muted"}
	if k.count == 0 {
		row.Last = p.say.day(k.last)
	}
	switch k.class {
	case "known":
		row.Since = p.say.t("known since {1}", p.say.day(k.first))
	case "new":
		row.Class, row.Baseline = "warning", p.say.t("not known")
		return row
	default:
		row.Baseline = p.say.t("nothing learned")
		return row
	}
	u := k.usual
	if row.Usual = p.say.number(u.low); u.high > u.low {
		row.Usual = p.say.t("{1} to {2}", u.low, u.high)
	}
	row.Days = p.say.t("on {1|# day|# days}", u.days)
	switch {
	case k.count > u.high:
		row.Baseline = p.say.t("more than usual")
	case k.count < u.low:
		row.Baseline = p.say.t("fewer than usual")
	default:
		row.Class, row.Baseline = "ok", p.say.t("as usual")
	}
	row.Bars = k.bars(civil(p.Now))
	return row
}

// What the drawing of a kind measures: a bar for each day, the day before the
// check last, and beside them the 24 hours before it.
const barStep, barsHeight = 4, 24

// bars draws how often a kind came. A day that was not learned has no bar, and
// one on which the kind did not come a foot.
func (k *kind) bars(today time.Time) bars {
	most := max(k.count, 1)
	day := func(n int) time.Time { return today.AddDate(0, 0, n-shownDays) }
	for n := range shownDays {
		most = max(most, k.usual.counts[day(n)])
	}
	bar := func(at, count int) string {
		h := 1
		if count > 0 {
			h = 3 + count*(barsHeight-3)/most
		}
		return fmt.Sprintf("M%d %dv-%dh3v%dz", at*barStep, barsHeight, h, h)
	}
	var days strings.Builder
	for n := range shownDays {
		if count, ok := k.usual.counts[day(n)]; ok {
			days.WriteString(bar(n, count))
		}
	}
	return bars{days.String(), bar(shownDays+1, k.count)}
}
