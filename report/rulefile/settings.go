package rulefile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/report"
)

// reserved are the IDs of the evaluator's own findings. Silences can name
// them, rules cannot have them.
var reserved = [...]string{
	report.RuleProblems, report.RuleOptions, report.RuleSilences, report.RuleHistory, report.RuleDays, report.RuleFlapping,
}

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
	in.each(top["silences"], "silences", func(n *node) { l.readSilence(in, n) })
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

func (l *loader) readLimits(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "limits") {
		return
	}
	var names []string
	for _, limit := range report.LimitNames() {
		names = append(names, limit.Name)
	}
	for _, p := range n.pairs {
		switch {
		case !slices.Contains(names, p.key):
			in.errorf(p.at, "unknown limit `%s`%s", clip(p.key), hint(p.key, names))
		case slices.Contains(l.file.limits, p.key):
			in.errorf(p.at, "the limit %s is set twice", p.key)
		case in.is(p.value, scalar, "a limit"):
			if _, err := report.ParseLimit(p.value.text); err != nil {
				in.errorf(p.value.at, "%v", err)
				continue
			}
			_ = l.file.Limits.Set(p.key, p.value.text)
			l.file.limits = append(l.file.limits, p.key)
		}
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
			clip(n.text), strings.TrimPrefix(hint(n.text, adjustable), "; there are warning, critical"))
	}
	return statusOf(n.text)
}

func (l *loader) readSilence(in *input, n *node) {
	f := in.fields(n, "a silence", []string{"rule", "server", "acd", "text", "who", "why", "until"})
	if f == nil {
		return
	}
	before := len(in.errs)
	var s report.Silence
	if f["rule"] != nil && l.known(in, f["rule"]) {
		s.Rule = f["rule"].text
	}
	if f["server"] != nil {
		s.Server = in.text(f, n, "server", "silence")
	}
	if f["text"] != nil {
		s.Text = in.text(f, n, "text", "silence")
	}
	s.ACD = in.acd(f["acd"])
	s.Who = in.text(f, n, "who", "silence")
	s.Why = in.text(f, n, "why", "silence")
	if until := in.text(f, n, "until", "silence"); until != "" {
		s.Until = in.until(f["until"], until)
	}
	if f["rule"] == nil && f["server"] == nil && f["acd"] == nil && f["text"] == nil {
		in.errorf(n.at, "a silence without rule, server, acd and text would be one of everything")
	}
	if len(in.errs) == before {
		l.file.Silences = append(l.file.Silences, s)
	}
}

// until reads a time, or a date for the end of that day, in UTC.
func (in *input) until(n *node, s string) time.Time {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		in.errorf(n.at, "%q is no date such as 2026-12-31, and no time such as 2026-12-31T18:00:00+01:00", clip(s))
		return time.Time{}
	}
	return t.AddDate(0, 0, 1)
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
	u := report.UsualEntry{ACD: in.acd(f["acd"]), Code: in.number(f["code"], "`code`", 1, 1<<31-1)}
	if f["text"] != nil {
		u.Text = in.text(f, n, "text", "usual entry")
	}
	if u == (report.UsualEntry{}) && len(in.errs) == before {
		in.errorf(n.at, "a usual entry without code, acd and text would be every entry")
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

// readSchedules reads schedules by the number of the ACD, or "every" for those
// without one of their own.
func (l *loader) readSchedules(in *input, n *node) {
	if n == nil || !in.is(n, mapping, "schedules") {
		return
	}
	for _, p := range n.pairs {
		acd := 0
		if p.key != "every" {
			if acd = in.acd(&node{text: p.key, at: p.at}); acd == 0 {
				continue
			}
		}
		if _, ok := l.file.Schedules[acd]; ok {
			in.errorf(p.at, "there is a schedule of %s already", p.key)
			continue
		}
		s, ok := in.schedule(p.value)
		if !ok {
			continue
		}
		if l.file.Schedules == nil {
			l.file.Schedules = map[int]archive.Schedule{}
		}
		l.file.Schedules[acd] = s
	}
}

func (in *input) schedule(n *node) (archive.Schedule, bool) {
	var s archive.Schedule
	f := in.fields(n, "a schedule", []string{"interval", "daily", "weekly", "monthly", "week_start", "week_days", "stop_time"})
	if f == nil {
		return s, false
	}
	before := len(in.errs)
	s.Interval = in.number(f["interval"], "`interval`", 15, 60)
	if i := s.Interval; i != 0 && i != 15 && i != 30 && i != 60 {
		in.errorf(f["interval"].at, "an interval has 15, 30 or 60 minutes, not %d", i)
	}
	s.WeekDays = in.number(f["week_days"], "`week_days`", 1, 7)
	for key, to := range map[string]**archive.TimeOfDay{"daily": &s.Daily, "weekly": &s.Weekly, "monthly": &s.Monthly, "stop_time": &s.StopTime} {
		if f[key] == nil || !in.is(f[key], scalar, "`"+key+"`") {
			continue
		}
		t := new(archive.TimeOfDay)
		if err := t.UnmarshalText([]byte(f[key].text)); err != nil {
			in.errorf(f[key].at, "%s: %v", key, err)
		}
		*to = t
	}
	if w := f["week_start"]; w != nil && in.is(w, scalar, "`week_start`") {
		i := slices.Index(weekdays, w.text)
		if i < 0 {
			in.errorf(w.at, "%q is no day of the week%s", clip(w.text), hint(w.text, weekdays))
		}
		s.WeekStart = time.Weekday((i + 1) % 7)
	}
	if len(in.errs) == before {
		if err := s.Validate(); err != nil {
			in.errorf(n.at, "%s", oneLine(fmt.Sprint(err)))
		}
	}
	return s, len(in.errs) == before
}
