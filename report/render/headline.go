package render

import (
	"slices"
	"strings"
	"time"

	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// thing is what a headline names: findings that say the same of one server, of
// several ACDs maybe.
type thing struct {
	first  *report.Finding
	acds   []string
	below  int // how many follow from it
	status report.Status
}

// things returns what is wrong, the worst known first. What follows from
// another is counted with it.
func (d *digest) things() []thing {
	type same struct {
		rule, server, code string
		status             report.Status
	}
	at := make(map[same]int)
	type named struct {
		thing int
		acd   string
	}
	known := make(map[named]bool)
	var all []thing
	for _, f := range d.byStatus(wrong...) {
		code := f.Code
		if code == "" {
			code, _, _ = strings.Cut(f.Message, ":")
		}
		k := same{f.Rule, f.Server, code, judged(f)}
		if missing(f) {
			k.rule, k.code = "", f.Message // one capture that is missing is one thing
		}
		i, ok := at[k]
		if !ok || f.ACD.IsZero() && !missing(f) {
			i = len(all)
			at[k] = i
			all = append(all, thing{first: f, status: judged(f)})
		}
		if a := (named{i, d.say.acd(f.ACD)}); !f.ACD.IsZero() && !known[a] {
			known[a] = true
			all[i].acds = append(all[i].acds, a.acd)
		}
		all[i].below += len(d.below(f))
	}
	return all
}

// What a headline has room for.
const (
	mostThings = 3
	mostACDs   = 4
	mostWords  = 72
)

// headline names the worst things, or, if all is well, the values that say so.
func (d *digest) headline() string {
	all := d.things()
	switch {
	case len(all) == 0 && d.worst == report.Unknown: // nothing was found healthy either
		return d.say.t("nothing checked")
	case len(all) == 0:
		return d.values()
	}
	var parts []string
	more := 0
	for i, x := range all {
		if i >= mostThings {
			more += max(1, len(x.acds))
			continue
		}
		text := d.nameThing(x)
		if x.status != d.worst {
			text = d.say.status(x.status) + ": " + text
		}
		parts = append(parts, text)
	}
	if more > 0 {
		parts = append(parts, d.say.t("and {1} more", more))
	}
	return strings.Join(parts, "; ")
}

func (d *digest) nameThing(x thing) string {
	m := d.say.message(x.first)
	if len(x.acds) > 0 {
		named := x.acds
		if len(named) > mostACDs {
			named = named[:mostACDs]
		}
		acds := list(named)
		if n := len(x.acds) - len(named); n > 0 {
			acds += " " + d.say.t("and {1} more", n)
		}
		m = acds + ": " + shorten(m, mostWords)
	} else {
		m = shorten(m, mostWords+16)
	}
	if x.below > 0 {
		m += " (" + d.say.t("{1|# more follows|# more follow} from it", x.below) + ")"
	}
	return plain.Text(d.say.server(x.first.Server) + ": " + m)
}

// values says how it stands where nothing is wrong.
func (d *digest) values() string {
	var parts []string
	if up, all := d.linksUp(); all > 0 {
		parts = append(parts, d.say.t("links {1} of {2}", up, all))
	}
	var backups []string
	var latest time.Time
	for _, s := range d.seen() {
		if s.Backup != nil && !s.Backup.FinishedAt.IsZero() {
			backups = append(backups, d.say.near(s.Backup.FinishedAt, d.Now))
		}
		if s.Errors != nil {
			if t := newest(s.Errors); t.After(latest) {
				latest = t
			}
		}
	}
	switch len(backups) {
	case 1:
		parts = append(parts, d.say.t("last backup {1}", backups[0]))
	case 2:
		parts = append(parts, d.say.t("last backups {1} and {2}", backups[0], backups[1]))
	}
	if !latest.IsZero() {
		parts = append(parts, d.say.t("newest error {1}", d.say.near(latest, d.Now)))
	}
	if t := d.captured(); !t.IsZero() {
		parts = append(parts, d.say.t("captured {1}", d.say.near(t, d.Now)))
	}
	if len(parts) == 0 {
		parts = append(parts, d.summaries()...)
	}
	if n := counts(d.all)[report.Silenced]; n > 0 {
		parts = append(parts, d.say.t("{1} silenced", n))
	}
	if c := d.change; c != nil && !c.since.IsZero() {
		parts = append(parts, d.say.t("{1} since {2}", list(d.changed()), d.say.near(c.since, d.Now)))
	}
	return strings.Join(parts, ", ")
}

// seen returns the servers whose facts were judged.
func (d *digest) seen() []*report.Server {
	var list []*report.Server
	for _, s := range []*report.Server{d.Pair.Primary, d.Pair.Secondary} {
		if s != nil {
			list = append(list, s)
		}
	}
	return list
}

// newest returns the time of a log's latest entry, zero if it has none.
func newest(log *report.ErrorLog) (t time.Time) {
	for i := range log.Entries {
		if at := log.Entries[i].Time; at.After(t) {
			t = at
		}
	}
	return t
}

func (d *digest) linksUp() (up, all int) {
	for _, s := range d.seen() {
		if s.Links != nil {
			up, all = up+linksUp(s), all+len(s.Links.Links)
		}
	}
	return up, all
}

func linksUp(s *report.Server) (up int) {
	for i := range s.Links.Links {
		if s.Links.Links[i].Up() {
			up++
		}
	}
	return up
}

// captured is when the earliest of what counts was seen, zero if one of it does
// not say.
func (d *digest) captured() time.Time {
	var first time.Time
	for _, s := range d.Servers {
		for _, c := range s.Captures {
			for _, f := range c.Facts {
				if !c.Used(f) {
					continue
				}
				t := c.SeenOf(f).At
				if t.IsZero() {
					return time.Time{}
				}
				if first.IsZero() || t.Before(first) {
					first = t
				}
			}
		}
	}
	return first
}

// summaries counts how each server does, the worst first.
func (d *digest) summaries() []string {
	names := slices.Clone(d.names)
	slices.SortStableFunc(names, func(a, b string) int { return d.standing(b) - d.standing(a) })
	var parts []string
	for _, name := range names {
		if part := d.summary(name); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// standing is how badly a server does; zero for the pair as a whole if no
// finding is about it.
func (d *digest) standing(server string) int {
	n := counts(d.of[server])
	for _, s := range wrong {
		if n[s] > 0 {
			return weight(s)
		}
	}
	return 0
}

func (d *digest) summary(server string) string {
	if server == "" && d.standing(server) == 0 {
		return ""
	}
	for _, s := range d.Servers {
		if s.Name == server && !s.Seen {
			return d.say.t("{1} not seen", d.say.server(server))
		}
	}
	return d.say.server(server) + " " + d.counted(server)
}

var countOf = map[report.Status]string{report.Critical: "{1} critical", report.Unknown: "{1} unknown", report.Warning: "{1} warning"}

// counted counts the findings of a server.
func (d *digest) counted(server string) string {
	n := counts(d.of[server])
	var parts []string
	for _, s := range wrong {
		if n[s] > 0 {
			parts = append(parts, d.say.t(countOf[s], n[s]))
		}
	}
	if parts == nil && n[report.OK]+n[report.Silenced] > 0 {
		parts = append(parts, d.say.t("fine"))
	}
	if n[report.Silenced] > 0 {
		parts = append(parts, d.say.t("{1} silenced", n[report.Silenced]))
	}
	if parts == nil {
		parts = append(parts, d.say.t("nothing checked"))
	}
	return list(parts)
}

// news says what is not as it was the day before, empty if nothing tells.
func (d *digest) news() string {
	c := d.change
	if c == nil {
		return ""
	}
	var parts []string
	if !c.since.IsZero() && len(d.byStatus(wrong...)) > 0 { // else it is in the first line
		parts = append(parts, d.say.t("Since {1}: {2}.", d.say.stamp(c.since), list(d.changed())))
	}
	if c.unreadable > 0 {
		parts = append(parts, d.say.t("{1|# earlier report|# earlier reports} could not be read.", c.unreadable))
	}
	return strings.Join(parts, " ")
}

// checked says what time was judged at.
func (d *digest) checked() string {
	switch {
	case len(d.Findings) == 0:
		return d.say.t("Nothing was checked.")
	case d.Now.IsZero():
		return d.say.t("The time of the check is not known.")
	}
	return d.say.t("Checked for {1}.", d.say.stamp(d.Now)+" "+plain.Text(d.Now.Format("MST")))
}

// changed counts what is not as it was.
func (d *digest) changed() []string {
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, d.say.t(key, n))
		}
	}
	add("{1} new", len(d.change.new))
	add("{1} worse", len(d.change.worse))
	add("{1} better", len(d.change.better))
	add("{1} gone", len(d.change.gone))
	if parts == nil {
		parts = append(parts, d.say.t("nothing new"))
	}
	return parts
}
