package report

import (
	"fmt"
	"strings"

	"example.com/centrevu"
)

// Subject is what a finding is about.
type Subject struct {
	p      *Pass
	server string
	acd    centrevu.ACD
	name   string
	at     []centrevu.Line
	advice string
}

// Of returns the Subject for findings of which server and ACD do not tell what
// they are about: the kind of an archive, a user, a file. See Finding.Subject.
func (s Subject) Of(name string) Subject {
	s.name = name
	return s
}

// On returns the Subject for findings of a PerPair rule that blame one server.
func (s Subject) On(server *Server) Subject {
	s.server = s.p.Name(server)
	return s
}

// Advise returns the Subject with advice that replaces the rule's.
func (s Subject) Advise(advice string) Subject {
	s.advice = advice
	return s
}

func (s Subject) finding(status Status) Finding {
	f := Finding{Server: s.server, ACD: s.acd, Subject: s.name, Status: status, Evidence: s.at}
	if status.Worse(OK) {
		f.Advice = s.advice
	}
	return f
}

// Tell reports with a sentence of the rule, by its code and values in their
// order. What the rule has no such sentence for is Unknown: what it meant to
// say could be anything.
func (s Subject) Tell(status Status, code string, args ...Arg) {
	f := s.finding(status)
	f.Code, f.Args = code, args
	s.p.Report(f)
}

// OK reports that it is healthy.
func (s Subject) OK(code string, args ...Arg) { s.Tell(OK, code, args...) }

// Warn reports that it is to be looked at.
func (s Subject) Warn(code string, args ...Arg) { s.Tell(Warning, code, args...) }

// Critical reports that it calls for someone now.
func (s Subject) Critical(code string, args ...Arg) { s.Tell(Critical, code, args...) }

// Unknown reports that it could not be told.
func (s Subject) Unknown(code string, args ...Arg) { s.Tell(Unknown, code, args...) }

// Skip reports that the rule does not concern it.
func (s Subject) Skip(code string, args ...Arg) { s.Tell(NotApplicable, code, args...) }

// Say reports a finding with this status and a message that is no sentence of
// the rule: what a Message ends with, or a constant. It has no Code.
func (s Subject) Say(status Status, message string) {
	f := s.finding(status)
	f.Message = message
	if m := &s.p.e.message; m.explain {
		f.How = &How{Branch: message}
		if len(m.buf) > 0 && string(m.buf) == message {
			f.How.Branch = string(m.branch)
		}
	}
	s.p.Report(f)
}

// Reportf is Say with a format as fmt has it, as are those that follow.
func (s Subject) Reportf(status Status, format string, args ...any) {
	m := s.p.Message()
	m.buf = fmt.Appendf(m.buf, format, args...)
	if m.explain {
		m.branch = append(m.branch, blanks(format)...)
	}
	s.Say(status, m.String())
}

// OKf reports that it is healthy.
func (s Subject) OKf(format string, args ...any) { s.Reportf(OK, format, args...) }

// Warnf reports that it is to be looked at.
func (s Subject) Warnf(format string, args ...any) { s.Reportf(Warning, format, args...) }

// Criticalf reports that it calls for someone now.
func (s Subject) Criticalf(format string, args ...any) { s.Reportf(Critical, format, args...) }

// Unknownf reports that it could not be told.
func (s Subject) Unknownf(format string, args ...any) { s.Reportf(Unknown, format, args...) }

// Skipf reports that the rule does not concern it.
func (s Subject) Skipf(format string, args ...any) { s.Reportf(NotApplicable, format, args...) }

// blanks puts "..." for each verb of a format.
func blanks(format string) string {
	var b strings.Builder
	for {
		text, rest, ok := strings.Cut(format, "%")
		b.WriteString(text)
		if !ok {
			return b.String()
		}
		if strings.HasPrefix(rest, "%") {
			b.WriteByte('%')
			format = rest[1:]
			continue
		}
		b.WriteString("...")
		format = strings.TrimLeft(rest, "+-# 0123456789.*[]")
		if format != "" {
			format = format[1:]
		}
	}
}
