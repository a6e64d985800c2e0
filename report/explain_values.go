package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
)

// values returns every value of a fact, in the order shown.
func values(server string, s *Server, f Fact) []FactValue {
	if !s.Has(f) {
		return []FactValue{{Server: server, Fact: f, Value: "not captured"}}
	}
	list := valueList{server: server, fact: f}
	switch f {
	case FactBackup:
		list.backup(s)
	case FactArchive:
		for _, r := range s.Archive.Runs {
			list.add(r.ACD, r.Kind.String(), join(r.State.String(), shown("last", r.Last), shown("next", r.Next)), r.At)
		}
	case FactLinks:
		for _, l := range s.Links.Links {
			list.add(l.ACD, "link", fmt.Sprintf("%s: application %q, session %q, connection %q", l.State(), l.Application, l.Session, l.Connection), l.At)
		}
	case FactErrors:
		list.add(centrevu.ACD{}, "read_to", moment(s.Errors.NotAfter), centrevu.Line{Source: s.Errors.Source})
		for _, e := range s.Errors.Entries {
			list.add(e.ACD, "entry", fmt.Sprintf("%s: code %d, %s, %s", moment(e.Time), e.Code, e.Severity, e.Text), s.Errors.Line(e))
		}
	case FactLogins:
		for _, l := range s.Logins.Users {
			list.add(centrevu.ACD{}, "login", join(l.User, "on "+l.Line, shown("since", l.Since)), l.At)
		}
	}
	if len(list.values) == 0 {
		list.add(centrevu.ACD{}, "rows", "none", centrevu.Line{})
	}
	return list.values
}

type valueList struct {
	server string
	fact   Fact
	values []FactValue
}

func (v *valueList) add(acd centrevu.ACD, name, value string, at centrevu.Line) {
	v.values = append(v.values, FactValue{Server: v.server, Fact: v.fact, ACD: acd, Name: name, Value: value, At: at})
}

func (v *valueList) backup(s *Server) {
	b := s.Backup
	at := func(p centrevu.Position) centrevu.Line {
		for _, l := range b.At {
			if p != (centrevu.Position{}) && l.Line == p.Line {
				return l
			}
		}
		return centrevu.Line{}
	}
	completed := "not shown"
	if b.CompletedToday != nil {
		completed = strconv.Itoa(*b.CompletedToday)
	}
	v.add(centrevu.ACD{}, "completed_today", completed, at(b.Where.CompletedToday))
	v.add(centrevu.ACD{}, "state", b.State.String(), at(b.Where.Text))
	v.add(centrevu.ACD{}, "text", strconv.Quote(b.Text), at(b.Where.Text))
	v.add(centrevu.ACD{}, "finished_at", moment(b.FinishedAt), at(b.Where.FinishedAt))
	v.add(centrevu.ACD{}, "errors", strconv.Quote(b.Errors), at(b.Where.Errors))
}

func moment(t time.Time) string {
	if t.IsZero() {
		return "not shown"
	}
	return FormatTime(t)
}

func shown(name string, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return name + " " + FormatTime(t)
}

// join puts commas between those parts that are not empty.
func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// captures returns what is known of each file.
func captures(server string, s *Server) []FactValue {
	list := valueList{server: server}
	if s != nil {
		for _, c := range s.Captures {
			list.add(centrevu.ACD{}, "capture", join(shown("captured", c.CapturedAt), shown("its clock", c.Clock),
				shown("recorded", c.ClockAt), shown("written", c.ModTime)), centrevu.Line{Source: c.Name})
		}
	}
	return list.values
}
