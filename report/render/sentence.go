package render

import (
	"strings"

	"example.com/centrevu"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// message says what a finding says, in the speaker's language where its rule
// has a code for it that the phrases know, else as the rule worded it.
func (s *speaker) message(f *report.Finding) string {
	if s.english() || f.Code == "" {
		return f.Message
	}
	p := phrases()[f.Rule+"/"+f.Code]
	if p == nil {
		p = phrases()["*/"+f.Code]
	}
	if p == nil {
		return f.Message
	}
	args := make([]any, len(p.names))
	for i, name := range p.names {
		if args[i] = s.values(f.Args, name); args[i] == nil {
			return f.Message
		}
	}
	return s.printer.Sprintf(p.id, args...)
}

// values writes the value of a name, or several with commas between; nil if
// there is none.
func (s *speaker) values(args []report.Arg, name string) any {
	var all []string
	for i := range args {
		switch a := &args[i]; {
		case a.Name != name:
		case a.Kind == report.ArgCount:
			return a.Count
		default:
			all = append(all, s.value(a))
		}
	}
	if all == nil {
		return nil
	}
	return list(all)
}

// value writes a value of a message that is no count.
func (s *speaker) value(a *report.Arg) string {
	switch a.Kind {
	case report.ArgTime:
		if a.DateOnly {
			return s.day(a.Time)
		}
		return s.precise(a.Time)
	case report.ArgDuration:
		return s.age(a.Duration)
	case report.ArgACD:
		return s.acd(a.ACD)
	case report.ArgWord:
		return s.t(a.Text)
	}
	return a.String()
}

// acd names an ACD; the word is the same in all languages.
func (s *speaker) acd(a centrevu.ACD) string {
	if a.IsZero() {
		return s.t("no ACD")
	}
	if len(a.Name) > mostName {
		a.Name = shorten(a.Name, mostName)
	}
	return a.String()
}

// status is the word for a status.
func (s *speaker) status(st report.Status) string { return s.t(st.String()) }

// shout is the word for a status in capital letters.
func (s *speaker) shout(st report.Status) string { return strings.ToUpper(s.status(st)) }

// headed is what a finding says, behind the ACD that it is about.
func (s *speaker) headed(f *report.Finding) string {
	m := s.message(f)
	if !f.ACD.IsZero() {
		m = s.acd(f.ACD) + ": " + m
	}
	return plain.Text(shorten(m, mostMessage))
}

// sentence says on one line what a finding says: the ACD, the message, since
// when, and what silenced it.
func (s *speaker) sentence(f *report.Finding) string {
	parts := []string{s.headed(f)}
	if !f.Since.IsZero() {
		parts = append(parts, s.t("not healthy since {1}", s.stamp(f.Since)))
	}
	if a := s.acked(f); a != "" {
		parts = append(parts, a)
	}
	out := strings.Join(parts, "; ")
	if b := s.silenced(f); b != "" {
		out += " (" + b + ")"
	}
	return out
}

// acked says who is at it, empty if nobody is.
func (s *speaker) acked(f *report.Finding) string {
	if f.Acked == nil {
		return ""
	}
	return plain.Text(s.t("{1} is at it: {2}", shortName(f.Acked.Who), shorten(f.Acked.Why, mostMessage)))
}

// silenced says what silenced a finding, empty if nothing did.
func (s *speaker) silenced(f *report.Finding) string {
	b := f.Silenced
	if b == nil {
		return ""
	}
	return plain.Text(s.t("was {1}; silenced until {2} by {3}: {4}", s.status(b.Status), s.stamp(b.Until), shortName(b.Who), shorten(b.Why, mostMessage)))
}

// advice is what to do.
func (s *speaker) advice(f *report.Finding) string {
	if f.Advice == "" {
		return ""
	}
	if missing(f) && strings.HasPrefix(f.Advice, "Capture it: ") {
		var ways []string
		for _, m := range f.Missing {
			if m.Path() != "" {
				ways = append(ways, s.t(m.Path()))
			}
		}
		return plain.Text(shorten(s.t("Capture it: {1}.", strings.Join(ways, "; ")), mostMessage))
	}
	return plain.Text(shorten(s.t(f.Advice), mostMessage))
}

// server names the server of a finding for people.
func (s *speaker) server(name string) string {
	if name == "" {
		return s.t("the pair")
	}
	return shortName(s.t(name)) // the words primary and secondary have translations
}

// window names what a fact is seen in. CMS's own names stay.
func (s *speaker) window(f report.Fact) string { return s.t(f.Window()) }

func (s *speaker) windows(facts []report.Fact) string {
	names := make([]string, len(facts))
	for i, f := range facts {
		names[i] = s.window(f)
	}
	return strings.Join(names, ", ")
}

func list(parts []string) string { return strings.Join(parts, ", ") }

// place cites where a line stands.
func place(l centrevu.Line) string {
	if l.Position == (centrevu.Position{}) {
		return shortName(l.Source)
	}
	return strings.TrimPrefix(shortName(l.Source)+":"+l.Position.String(), ":")
}
