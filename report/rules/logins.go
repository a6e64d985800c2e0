package rules

import (
	"slices"

	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func pairLogins(p *report.Pass) error {
	secondary := p.Pair.Secondary
	if secondary.Logins == nil {
		p.About().On(secondary).Unknown("primary-captured", report.Word("window", report.FactLogins.Window()))
		return nil
	}
	for _, l := range secondary.Logins.Unclaimed {
		p.About(l).On(secondary).Of("row " + fingerprint(l.Text)).Unknown("not-understood")
	}
	works := primaryWorks(p.Pair.Primary)
	for i := range secondary.Logins.Users {
		l := &secondary.Logins.Users[i]
		about := p.About(l.At).On(secondary).Of(l.User + " " + l.Line)
		user := []report.Arg{report.Shown("user", l.User), report.Shown("terminal", l.Line)}
		switch {
		case slices.Contains(p.Options().Users, l.User):
			about.OK("listed", user...)
		case works == links.Up:
			about.Warn("primary-works", user...)
		case works == links.Down:
			about.OK("primary-down", user...)
		default:
			about.Unknown("primary-unknown", user...)
		}
	}
	if len(secondary.Logins.Users)+len(secondary.Logins.Unclaimed) == 0 {
		p.About(secondary.Logins.At).On(secondary).OK("nobody")
	}
	return nil
}

// primaryWorks is Up if a link to the primary is, Down if every link is known
// not to be, else Unknown.
func primaryWorks(s *report.Server) links.State {
	if s.Links == nil || len(s.Links.Links) == 0 {
		return links.Unknown
	}
	works := links.Down
	for i := range s.Links.Links {
		switch s.Links.Links[i].State() {
		case links.Up:
			return links.Up
		case links.Unknown:
			works = links.Unknown
		}
	}
	return works
}
