package rulefile

import (
	"slices"
	"strconv"
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

// reserved are the IDs of the evaluator's own findings. Silences can name
// them, rules cannot have them.
var reserved = report.Reserved()

func (l *loader) readSettings(in *input, top map[string]*node) {
	l.readLimits(in, top["limits"])
	l.readLevels(in, top["levels"])
	in.each(top["off"], "off", func(n *node) {
		if l.known(in, n) {
			l.file.Off = append(l.file.Off, n.text)
		}
	})
	in.each(top["users"], "users", func(n *node) {
		if in.is(n, scalar, "a user") {
			l.file.Users = append(l.file.Users, n.text)
		}
	})
	in.each(top["limits_by"], "limits_by", func(n *node) { l.readLimitsBy(in, n) })
	in.each(top["silences"], "silences", func(n *node) { l.readSilence(in, n) })
	in.each(top["known"], "known", func(n *node) { l.readKnown(in, n) })
	in.each(top["ignore"], "ignore", func(n *node) { l.readIgnored(in, n) })
	in.each(top["ack"], "ack", func(n *node) { l.readAck(in, n) })
	in.each(top["usual"], "usual", func(n *node) { l.readUsual(in, n) })
	in.each(top["days"], "days", func(n *node) { l.readDays(in, n) })
	l.readSchedules(in, top["schedules"])
}

// each calls f for each item of a list, which may be missing.
func (in *input) each(n *node, what string, f func(*node)) {
	if n == nil || !in.is(n, list, what) {
		return
	}
	if len(n.items) > maxSilence {
		in.tooLarge(n.at, "more than %d %s", maxSilence, what)
		return
	}
	for _, item := range n.items {
		f(item)
	}
}

var adjustable = []string{report.Warning.String(), report.Critical.String()}

// readLevels reads for each rule a status, which takes the place of warning
// and critical both, or a mapping from one to the other.
func (l *loader) readLevels(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "levels") {
		return
	}
	for _, p := range n.pairs {
		if !l.known(in, &node{text: p.key, at: p.at}) {
			continue
		}
		if l.file.Levels[p.key] != nil {
			in.errorf(p.at, "the levels of %s are set twice", p.key)
			continue
		}
		levels := map[report.Status]report.Status{}
		switch p.value.kind {
		case scalar:
			s := in.level(p.value)
			levels[report.Warning], levels[report.Critical] = s, s
		case mapping:
			for _, q := range p.value.pairs {
				levels[in.level(&node{text: q.key, at: q.at})] = in.level(q.value)
			}
		default:
			in.errorf(p.value.at, "levels of a rule are warning, critical or a mapping such as {critical: warning}")
			continue
		}
		if levels[report.Warning] == report.Critical && levels[report.Critical] == report.Warning {
			in.errorf(p.value.at, "critical would end up below warning")
			continue
		}
		if l.file.Levels == nil {
			l.file.Levels = map[string]map[report.Status]report.Status{}
		}
		l.file.Levels[p.key] = levels
	}
}

func (in *input) level(n *node) report.Status {
	if in.is(n, scalar, "a level") && !slices.Contains(adjustable, n.text) {
		in.errorf(n.at, "%q: only warning and critical can be given another level, of these two%s",
			clip(n.text), strings.TrimPrefix(suggest.Hint(n.text, adjustable), "; there are warning, critical"))
	}
	return statusOf(n.text)
}

// acd reads the number of an ACD, zero if there is none.
func (in *input) acd(n *node) int {
	if n == nil {
		return 0
	}
	if in.is(n, scalar, "`acd`") {
		if v, err := strconv.Atoi(n.text); err == nil && v >= 1 && v <= centrevu.MaxACD {
			return v
		}
		in.errorf(n.at, "%q is no ACD from 1 to %d", clip(n.text), centrevu.MaxACD)
	}
	return 0
}

func (l *loader) readUsual(in *input, n *node) {
	f := in.fields(n, "a usual entry", []string{"code", "acd", "text"})
	if f == nil {
		return
	}
	before := len(in.errs)
	u := report.UsualEntry{ACD: in.acd(f["acd"]), Code: in.number(f["code"], "`code`", 1, 1<<31-1), Text: in.matched(f)}
	switch {
	case f["code"] != nil || f["text"] != nil:
	case f["acd"] != nil:
		in.errorf(n.at, "a usual entry with an acd alone would be every entry of that ACD, what is wrong with it too: say which by code or text")
	default:
		in.errorf(n.at, "a usual entry without code and text would be every entry")
	}
	if len(in.errs) == before {
		l.file.Usual = append(l.file.Usual, u)
	}
}

// number reads a whole number, zero if there is none.
func (in *input) number(n *node, what string, least, most int) int {
	if n == nil || !in.is(n, scalar, what) {
		return 0
	}
	v, err := strconv.Atoi(n.text)
	if err != nil || v < least || v > most {
		in.errorf(n.at, "%s is a number from %d to %d, not %q", what, least, most, clip(n.text))
		return 0
	}
	return v
}

func (l *loader) readDays(in *input, n *node) {
	f := in.fields(n, "a condition over days", []string{"rule", "as", "of", "in", "then"})
	if f == nil {
		return
	}
	before := len(in.errs)
	var d report.Days
	if f["rule"] != nil && l.known(in, f["rule"]) {
		d.Rule = f["rule"].text
	}
	if f["as"] != nil {
		d.As = in.level(f["as"])
	}
	if f["then"] != nil {
		d.Then = in.level(f["then"])
	}
	for _, key := range []string{"of", "in"} {
		if f[key] == nil {
			in.errorf(n.at, "a condition over days has no %s: of the last `in` days, on `of`", key)
		}
	}
	d.Of = in.number(f["of"], "`of`", 1, report.MaxDays)
	d.In = in.number(f["in"], "`in`", 1, report.MaxDays)
	if len(in.errs) == before {
		if d.Of > d.In {
			in.errorf(f["of"].at, "%d of the last %d days cannot be", d.Of, d.In)
			return
		}
		l.file.Days = append(l.file.Days, d)
	}
}
