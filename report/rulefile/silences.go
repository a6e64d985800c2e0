package rulefile

import (
	"strings"
	"time"

	"example.com/centrevu/internal/suggest"
	"example.com/centrevu/report"
)

func (l *loader) readSilence(in *input, n *node) {
	f := in.fields(n, "a silence", []string{"rule", "server", "acd", "key", "code", "text", "who", "why", "from", "until", "weekly"})
	if f == nil {
		return
	}
	before := len(in.errs)
	s := report.Silence{ACD: in.acd(f["acd"]), Text: in.matched(f)}
	if f["rule"] != nil && l.known(in, f["rule"]) {
		s.Rule = f["rule"].text
	}
	s.Server = in.server(f)
	if s.Code = in.optional(f, "code"); s.Code != "" {
		l.said(in, f["code"], s.Rule, s.Code)
	}
	if f["key"] != nil {
		s.Key = l.key(in, f, n, "silence")
	}
	s.Who = in.text(f, n, "who", "silence")
	s.Why = in.text(f, n, "why", "silence")
	until := in.ending(f, n, "silence")
	s.Until, s.Local = until.at, until.local
	if from, ok := in.time(f["from"], in.optional(f, "from")); ok && len(in.errs) == before {
		s.From = from.at
		switch {
		case from.local != until.local:
			in.errorf(f["from"].at, "from and until: both say their zone, or neither does")
		case !from.at.Before(until.at):
			in.errorf(f["from"].at, "it begins no earlier than it ends")
		}
	}
	s.Weekly = l.weekly(in, f["weekly"])
	switch {
	case f["rule"] != nil || f["server"] != nil || f["key"] != nil || f["code"] != nil || f["text"] != nil:
	case f["acd"] != nil:
		in.errorf(n.at, "a silence with an acd alone would be one of everything about that ACD: say what it is of by rule or text")
	default:
		in.errorf(n.at, "a silence without rule, server, code and text would be one of everything")
	}
	if len(in.errs) == before {
		l.file.Silences = append(l.file.Silences, s)
	}
}

// readKnown reads something in the captures that the site knows.
func (l *loader) readKnown(in *input, n *node) {
	f := in.fields(n, "something known", []string{"text", "pattern", "server", "where", "who", "why", "until"})
	if f == nil {
		return
	}
	before := len(in.errs)
	k := report.Known{Text: in.matched(f), Pattern: in.optional(f, "pattern"), Where: in.optional(f, "where"), Server: in.server(f)}
	k.Who = in.text(f, n, "who", "known entry")
	k.Why = in.text(f, n, "why", "known entry")
	until := in.ending(f, n, "known entry")
	k.Until, k.Local = until.at, until.local
	switch {
	case len(in.errs) > before:
		return
	case f["text"] != nil && f["pattern"] != nil:
		in.errorf(f["pattern"].at, "a known entry has a text or a pattern, not both")
		return
	case f["text"] == nil && f["pattern"] == nil:
		in.errorf(n.at, "a known entry without text and pattern would be every line")
		return
	}
	if err := k.Validate(); err != nil {
		at := n.at
		for _, key := range []string{"where", "pattern"} {
			if f[key] != nil && strings.Contains(strings.ToLower(err.Error()), "its "+key) {
				at = f[key].at
			}
		}
		in.errorf(at, "%s", oneLine(strings.TrimPrefix(err.Error(), "its ")))
		return
	}
	l.file.Known = append(l.file.Known, k)
}

// readIgnored reads files that hold nothing of a server.
func (l *loader) readIgnored(in *input, n *node) {
	f := in.fields(n, "an ignored file", []string{"pattern", "why"})
	if f == nil {
		return
	}
	before := len(in.errs)
	g := report.Ignored{Pattern: in.text(f, n, "pattern", "ignored file"), Why: in.text(f, n, "why", "ignored file")}
	if len(in.errs) > before {
		return
	}
	if err := g.Validate(); err != nil {
		in.errorf(f["pattern"].at, "%v", err)
		return
	}
	l.file.Ignore = append(l.file.Ignore, g)
}

// readAck reads that somebody is at a finding.
func (l *loader) readAck(in *input, n *node) {
	f := in.fields(n, "an ack", []string{"key", "who", "why"})
	if f == nil {
		return
	}
	before := len(in.errs)
	a := report.Ack{Key: l.key(in, f, n, "ack"), Who: in.text(f, n, "who", "ack"), Why: in.text(f, n, "why", "ack")}
	if len(in.errs) == before {
		l.file.Acks = append(l.file.Acks, a)
	}
}

// key reads the key of a finding, which begins with its rule.
func (l *loader) key(in *input, f map[string]*node, n *node, what string) string {
	key := in.text(f, n, "key", what)
	if key == "" {
		return ""
	}
	if strings.Contains(key, " ") {
		in.errorf(f["key"].at, "a key has no blanks: %q", clip(key))
		return ""
	}
	rule, _, _ := strings.Cut(key, ":")
	l.known(in, &node{text: rule, at: f["key"].at})
	return key
}

// matched reads a text that something is looked for by, which has to tell one
// thing from another.
func (in *input) matched(f map[string]*node) string {
	text := in.optional(f, "text")
	if (report.UsualEntry{Code: 1, Text: text}).Validate() != nil {
		in.errorf(f["text"].at, "a text with fewer than two letters or digits would match nearly everything: %q", clip(text))
	}
	return text
}

// server reads the name of a server. A program can give servers any name; one
// that is nearly primary or secondary looks like a slip.
func (in *input) server(f map[string]*node) string {
	s := in.optional(f, "server")
	if s != report.Primary.String() && s != report.Secondary.String() {
		if w := suggest.Nearest(s, roleWords); w != "" {
			in.warnf(f["server"].at, "%q is the name of a server only if the program says so, did you mean `%s`?", clip(s), w)
		}
	}
	return s
}

var roleWords = []string{report.Primary.String(), report.Secondary.String()}

// moment is a time that a file names: an instant, or what the clock of a server
// shows, which is kept as if that were UTC.
type moment struct {
	at    time.Time
	local bool
	day   bool // a date alone: its first instant
}

// time reads a time. It says so of what is none.
func (in *input) time(n *node, s string) (moment, bool) {
	if s == "" {
		return moment{}, false // which is said already
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return moment{at: t}, true
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil {
			return moment{at: t, local: true}, true
		}
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return moment{at: t, local: true, day: true}, true
	}
	in.errorf(n.at, "%q is no date such as 2026-12-31, and no time such as \"2026-12-31 18:00\" or 2026-12-31T18:00:00+01:00", clip(s))
	return moment{}, false
}

// ending reads until: a date is over at its end.
func (in *input) ending(f map[string]*node, n *node, what string) moment {
	m, ok := in.time(f["until"], in.text(f, n, "until", what))
	if ok && m.day {
		m.at = m.at.AddDate(0, 0, 1)
	}
	return m
}
