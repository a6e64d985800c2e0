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
	at     []centrevu.Line // in the report's memory
	advice string
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

// Say reports a finding with this status and message, which can be what a
// Message ends with or a constant.
func (s Subject) Say(status Status, message string) {
	f := s.p.e.slot()
	f.Server, f.Status, f.ACD, f.Message = s.server, status, s.acd, message
	f.Evidence = s.at
	if status.Worse(OK) {
		f.Advice = s.advice
	}
	if m := &s.p.e.message; m.explain {
		f.How = &How{Branch: message}
		if len(m.buf) > 0 && string(m.buf) == message {
			f.How.Branch = string(m.branch)
		}
	}
	s.p.fill(f)
}

// Reportf reports a finding with this status.
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
