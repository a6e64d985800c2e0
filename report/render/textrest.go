package render

import (
	"cmp"
	"fmt"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// changes names what is new or worse, and what is gone, since the day before.
func (t *text) changes() {
	c := t.change
	if c == nil || c.since.IsZero() || len(c.new)+len(c.worse)+len(c.gone)+len(c.better) == 0 {
		return
	}
	t.heading(t.say.t("SINCE {1}", t.say.stamp(c.since)))
	for _, part := range t.changeRows() {
		for f := range first(t.say, part.list, t.most(mostUnclaimed), func(more string) { t.para(4, more) }) {
			t.para(2, part.word+": "+t.say.server(f.Server)+": "+t.changeSays(f))
		}
	}
}

type changeRow struct {
	word string
	list []*report.Finding
}

func (d *digest) changeRows() []changeRow {
	c := d.change
	return []changeRow{
		{d.say.t("new"), c.new}, {d.say.t("worse"), c.worse}, {d.say.t("better"), c.better}, {d.say.t("gone"), c.gone},
	}
}

// changeSays names a thing that changed: a report of a history may not have its
// message.
func (d *digest) changeSays(f *report.Finding) string {
	if f.Message == "" || !speaks(f) {
		about := strings.Join(strings.Fields(f.Rule+" "+subject(f)+" "+f.Subject), " ")
		return shortName(about) + ": " + d.say.status(judged(f))
	}
	return d.say.headed(f) + " (" + shortName(f.Rule) + ")"
}

// notAsked lists the rules that were switched off and the silences that
// matched nothing: what nobody sees stays forever.
func (t *text) notAsked() {
	t.list("SWITCHED OFF", switchedOff, func(f *report.Finding) string { return shortName(f.Rule) })
	t.list("SILENCES WITHOUT A MATCH", unusedSilence, t.say.headed)
}

func (t *text) list(head string, is func(*report.Finding) bool, row func(*report.Finding) string) {
	list := t.those(is)
	if len(list) == 0 {
		return
	}
	t.heading(t.say.t(head))
	for f := range first(t.say, list, mostGroups, func(more string) { t.para(2, more) }) {
		t.para(2, row(f))
	}
}

// fine counts what was found healthy, by the first word of the rules.
func (t *text) fine() {
	headed := false
	for _, server := range t.names {
		rows := t.fineRows(server, t.opt.Verbose)
		if len(rows) == 0 {
			continue
		}
		if !headed {
			t.heading(t.say.t("FINE"))
			headed = true
		}
		if t.opt.Verbose {
			t.line(2, clip(t.say.server(server), t.opt.Width-2))
			for _, row := range rows {
				t.para(4, row)
			}
			continue
		}
		t.para(2, t.say.server(server)+": "+list(rows))
	}
}

func (d *digest) fineRows(server string, verbose bool) []string {
	var order, rows []string
	healthy, all := make(map[string]int), make(map[string]int)
	for _, f := range d.of[server] {
		if f.Status == report.NotApplicable {
			continue
		}
		topic, _, _ := strings.Cut(f.Rule, ".")
		if all[topic]++; all[topic] == 1 {
			order = append(order, topic)
		}
		if f.Status != report.OK {
			continue
		}
		healthy[topic]++
		if verbose {
			rows = append(rows, f.Rule+": "+d.say.headed(f))
		}
	}
	if verbose {
		return rows
	}
	for _, topic := range order {
		if healthy[topic] > 0 {
			rows = append(rows, d.say.t("{1} {2} of {3}", shortName(topic), healthy[topic], all[topic]))
		}
	}
	return rows
}

// captures says what each file was taken for, and when it was captured.
func (t *text) captures() {
	for i, row := range t.captureLines() {
		if i == 0 {
			t.heading(t.say.t("CAPTURES"))
		}
		t.para(2, row)
	}
}

func (d *digest) captureLines() []string {
	var rows []string
	for _, s := range d.Servers {
		for _, c := range s.Captures {
			rows = append(rows, shortName(c.Name)+": "+d.captureSays(c))
		}
	}
	return rows
}

func (d *digest) captureSays(c report.Capture) string {
	switch {
	case c.Unrecognised != "":
		why := d.say.t("recognised as nothing")
		if c.Unrecognised != report.ErrUnrecognised.Error() {
			why = d.say.t("recognised as nothing: {1}", shorten(plain.Text(c.Unrecognised), mostLine))
		}
		return list([]string{why, d.seenSays(c.SeenOf(0))})
	case len(c.Facts) == 0:
		return list([]string{d.say.t("holds nothing to check"), d.seenSays(c.SeenOf(0))})
	}
	// What was seen at one time is said together.
	var parts []string
	for i := 0; i < len(c.Facts); {
		n := 1
		for i+n < len(c.Facts) && c.SeenOf(c.Facts[i+n]) == c.SeenOf(c.Facts[i]) {
			n++
		}
		parts = append(parts, d.say.windows(c.Facts[i:i+n])+", "+d.seenSays(c.SeenOf(c.Facts[i])))
		i += n
	}
	if len(c.Superseded) > 0 {
		parts = append(parts, d.say.t("another capture counts for {1}", d.say.windows(c.Superseded)))
	}
	return strings.Join(parts, "; ")
}

// seenSays says when something was seen, and how that is known.
func (d *digest) seenSays(s centrevu.Seen) string {
	if s.At.IsZero() {
		return d.say.t("nothing says when")
	}
	how := map[centrevu.SeenBy]string{
		centrevu.SeenRecording: "seen {1} by the recording", centrevu.SeenHeader: "seen {1} by its header",
		centrevu.SeenClock: "seen {1} by the screen's clock", centrevu.SeenFile: "file of {1}",
	}[s.By]
	return d.say.t(cmp.Or(how, "captured {1}"), d.say.stamp(s.At))
}

// unclaimed shows the lines of known windows that nothing understood.
func (t *text) unclaimed() {
	for _, s := range t.Servers {
		if len(s.Unclaimed) == 0 {
			continue
		}
		t.heading(t.say.t("NOT UNDERSTOOD ON {1}", t.say.server(s.Name)))
		for l := range first(t.say, s.Unclaimed, t.most(mostUnclaimed), func(more string) { t.line(2, more) }) {
			t.line(2, clip(fmt.Sprintf("%s: %s", place(l), strings.TrimSpace(shortLine(l.Text))), t.opt.Width-2))
		}
	}
}
