package render

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strconv"
	"strings"

	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// HTML writes a report as one page that needs nothing else: no script, no
// font, no request. It begins with the verdict, what is wrong where and what to
// do; then come the findings with their evidence marked in the screens that it
// was read from, the two servers side by side, links, archives, backups and the
// error log drawn from Report.Pair, with a History its calendar, and all that
// stands beside the findings. Each finding has an anchor made of its Key.
func HTML(w io.Writer, r *report.Report) error { return Options{}.HTML(w, r) }

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

var pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{
	"t": func(string, ...any) string { return "" }, // the speaker's, when it is executed
}).Parse(pageText))

// What a page shows in full; the rest is counted.
const (
	mostTop      = 3
	mostArticles = 150
	mostFine     = 400
	mostRows     = 100
)

func writeHTML(w io.Writer, d *digest) error {
	t, err := pageTemplate.Clone()
	if err != nil {
		return err
	}
	t.Funcs(template.FuncMap{"t": d.say.t})
	p := pager{digest: d, ids: make(map[string]int), anchors: make(map[*report.Finding]string)}
	var out bytes.Buffer
	if err := t.Execute(&out, p.page()); err != nil {
		return err
	}
	_, err = w.Write(out.Bytes())
	return err
}

// pager turns a report into what the template shows.
type pager struct {
	*digest
	ids     map[string]int
	anchors map[*report.Finding]string
	cut     map[string][]window // the windows of each server
	logs    []entryLog          // their error logs, once they are asked for
}

type page struct {
	Lang, Title, Class, Verdict, Headline, Checked, News, Rest, Program string

	CSS  template.CSS
	Top  []topItem
	More string
	Nav  []navItem

	Todo, Silenced         []article
	TodoMore, SilencedMore string

	Servers  []string
	Sides    []sideRow
	Links    []gridRow
	Archives []grid
	Backups  *timeline
	Errors   []errorTable

	Calendar []week
	Weekdays []string
	Legend   string
	Since    string
	Changes  []changeItem

	Lists     []nameList
	Captures  []captureRow
	Unclaimed []screen
	Fine      []fineRow
	FineMore  string
}

type (
	topItem    struct{ Class, Status, Text, Do, Anchor string }
	navItem    struct{ ID, Name string }
	changeItem struct{ Word, Text, Anchor string }
	captureRow struct {
		Server, Name, Says string
		None               bool
	}
	nameList struct {
		ID, Name string
		Rows     []string
	}
	fineRow struct{ Anchor, Class, Status, Server, Rule, Text string }
	article struct {
		Anchor, Class, Status, Server, Text, Do, Past, BelowSays, Rule, Cite string

		Below   []fineRow
		Screens []screen
	}
)

func (p *pager) page() page {
	out := page{
		Lang: p.say.tag.String(), CSS: template.CSS(pageStyle), Class: class(p.worst), Verdict: p.say.shout(p.worst),
		Title:    p.say.t("CMS daily check") + ": " + p.say.status(p.worst),
		Headline: p.headline() + ".", Checked: p.checked() + " " + strings.Join(p.summaries(), "; ") + ".",
		News: p.news(), Rest: p.restLine(), Program: plain.Text(p.opt.Program.said()),
	}
	todo := p.byStatus(wrong...)
	out.Todo, out.TodoMore = p.articles(todo)
	out.Silenced, out.SilencedMore = p.articles(p.byStatus(report.Silenced))
	p.top(&out)
	for _, s := range p.Servers {
		out.Servers = append(out.Servers, p.say.server(s.Name))
	}
	out.Sides = p.sides()
	out.Links = p.links()
	out.Archives = p.archives()
	out.Backups = p.backups()
	out.Errors = p.errorTables()
	p.calendar(&out)
	p.lists(&out)
	p.captureRows(&out)
	p.unclaimed(&out)
	p.fine(&out)
	p.nav(&out)
	return out
}

func class(s report.Status) string { return strings.ReplaceAll(s.String(), " ", "-") }

// anchor returns the identifier of a finding, the same each time. Two findings
// of one Key have numbers.
func (p *pager) anchor(f *report.Finding) string {
	if id := p.anchors[f]; id != "" {
		return id
	}
	id := anchor(f.Key())
	if p.ids[id]++; p.ids[id] > 1 {
		id += "--" + strconv.Itoa(p.ids[id])
	}
	p.anchors[f] = id
	return id
}

// top is what the first screen of a telephone has room for: the worst things
// and what to do about them.
func (p *pager) top(out *page) {
	const words, doWords = 100, 90
	things := p.things()
	shown := make(map[*report.Finding]bool)
	for _, a := range p.byStatus(wrong...)[:len(out.Todo)] {
		shown[a] = true
	}
	more := 0
	for i, x := range things {
		if i >= mostTop {
			more += max(1, len(x.acds))
			continue
		}
		item := topItem{
			Class: class(x.status), Status: p.say.shout(x.status), Text: shorten(p.nameThing(x), words),
			Do: shorten(p.say.advice(x.first), doWords), Anchor: "todo",
		}
		if shown[x.first] {
			item.Anchor = p.anchor(x.first)
		}
		out.Top = append(out.Top, item)
	}
	if more > 0 {
		out.More = p.say.t("and {1} more", more)
	}
}

func (p *pager) articles(list []*report.Finding) ([]article, string) {
	shown := list[:min(len(list), mostArticles)]
	out := make([]article, len(shown))
	for i, f := range shown {
		out[i] = p.article(f)
	}
	if rest := list[len(shown):]; len(rest) > 0 {
		return out, p.say.t("and {1} more: {2}", len(rest), p.tally(rest))
	}
	return out, ""
}

func (p *pager) article(f *report.Finding) article {
	a := article{
		Anchor: p.anchor(f), Class: class(judged(f)), Status: p.say.shout(judged(f)), Server: p.say.server(f.Server),
		Text: p.say.headed(f), Do: p.say.advice(f), Rule: shortName(f.Rule), Cite: plain.Text(shorten(f.Cite, mostMessage)),
		Screens: p.screens(f),
	}
	if !f.Since.IsZero() {
		a.Past = p.say.t("Not healthy since {1}.", p.say.stamp(f.Since))
	}
	for _, s := range []string{p.say.silenced(f), p.say.acked(f)} {
		a.Past = strings.TrimSpace(a.Past + " " + s)
	}
	below := p.below(f)
	if len(below) == 0 {
		return a
	}
	a.BelowSays = p.say.t("{1|# more follows|# more follow} from this: {2}", len(below), p.tally(below))
	for _, b := range below[:min(len(below), mostRows)] {
		a.Below = append(a.Below, p.row(b))
	}
	return a
}

func (p *pager) row(f *report.Finding) fineRow {
	return fineRow{p.anchor(f), class(judged(f)), p.say.status(judged(f)), p.say.server(f.Server), shortName(f.Rule), p.say.headed(f)}
}

func (p *pager) fine(out *page) {
	list := byStatus(p.roots, report.OK, report.NotApplicable)
	for _, f := range list[:min(len(list), mostFine)] {
		out.Fine = append(out.Fine, p.row(f))
	}
	if rest := list[len(out.Fine):]; len(rest) > 0 {
		out.FineMore = p.say.t("and {1} more: {2}", len(rest), p.tally(rest))
	}
}

func (p *pager) lists(out *page) {
	add := func(id, head string, is func(*report.Finding) bool, name func(*report.Finding) string) {
		l := nameList{ID: id, Name: p.say.t(head)}
		row := func(text string) { l.Rows = append(l.Rows, text) }
		for f := range first(p.say, p.those(is), mostRows, row) {
			row(name(f))
		}
		if len(l.Rows) > 0 {
			out.Lists = append(out.Lists, l)
		}
	}
	add("off", "Switched off", switchedOff, func(f *report.Finding) string { return shortName(f.Rule) })
	add("unused", "Silences without a match", unusedSilence, p.say.headed)
}

func (p *pager) captureRows(out *page) {
	for _, s := range p.Servers {
		for _, c := range s.Captures {
			out.Captures = append(out.Captures, captureRow{p.say.server(s.Name), shortName(c.Name), p.captureSays(c), c.Unrecognised != ""})
		}
	}
}

// nav lists the parts that are there.
func (p *pager) nav(out *page) {
	add := func(there bool, id, name string) {
		if there {
			out.Nav = append(out.Nav, navItem{id, p.say.t(name)})
		}
	}
	add(len(out.Todo) > 0, "todo", "To do")
	add(len(out.Sides) > 0, "pair", "The pair")
	add(len(out.Links) > 0, "links", "Links")
	add(len(out.Archives) > 0, "archives", "Archives")
	add(out.Backups != nil, "backups", "Backups")
	add(len(out.Errors) > 0, "errors", "Error log")
	add(len(out.Calendar) > 0, "history", "History")
	add(len(out.Silenced) > 0, "silenced", "Silenced")
	for _, l := range out.Lists {
		out.Nav = append(out.Nav, navItem{l.ID, l.Name})
	}
	add(len(out.Captures) > 0, "captures", "Captures")
	add(len(out.Unclaimed) > 0, "unclaimed", "Not understood")
	add(len(out.Fine) > 0, "fine", "Fine, or does not apply")
}

// calendar draws the history, a week a row, Monday first.
func (p *pager) calendar(out *page) {
	if len(p.days) == 0 {
		return
	}
	out.Weekdays = p.say.dates.weekdays[:]
	var w *week
	for _, d := range p.days {
		at := (int(d.date.Weekday()) + 6) % 7
		if w == nil || at == 0 {
			out.Calendar = append(out.Calendar, week{Name: d.date.AddDate(0, 0, -at).Format(p.say.dates.short)})
			w = &out.Calendar[len(out.Calendar)-1]
		}
		w.Days[at] = p.calendarDay(d)
	}
	out.Legend = p.say.t("The worst of each day.") + " " + list([]string{
		signs[report.OK] + " " + p.say.t("ok"), signs[report.Warning] + " " + p.say.t("warning"), signs[report.Critical] + " " + p.say.t("critical"),
		signs[report.Unknown] + " " + p.say.t("unknown"), "· " + p.say.t("nothing checked"),
	})
	if p.change == nil || p.change.since.IsZero() {
		return
	}
	out.Since = p.say.t("Since {1}: {2}.", p.say.stamp(p.change.since), list(p.changed()))
	for _, part := range p.changeRows() {
		add := func(text, anchor string) { out.Changes = append(out.Changes, changeItem{part.word, text, anchor}) }
		for f := range first(p.say, part.list, mostRows, func(more string) { add(more, "") }) {
			add(p.say.server(f.Server)+": "+p.changeSays(f), p.anchors[f])
		}
	}
}

type week struct {
	Name string
	Days [7]dayCell
}

type dayCell struct{ Class, Day, Sign, Word string }

// signs stand beside the colour of a day.
var signs = map[report.Status]string{report.OK: "✓", report.Warning: "!", report.Critical: "✗", report.Unknown: "?"}

func (p *pager) calendarDay(d day) dayCell {
	c := dayCell{Day: strconv.Itoa(d.date.Day()), Sign: "·", Word: p.say.t("nothing checked"), Class: "muted"}
	if d.reports > 0 {
		c.Class, c.Sign, c.Word = class(d.worst), signs[d.worst], p.say.status(d.worst)
	}
	if d.date.Equal(civil(p.Now)) {
		c.Class += " today"
	}
	return c
}
