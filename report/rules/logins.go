package rules

import (
	"slices"

	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func pairLogins(p *report.Pass) error {
	secondary := p.Pair.Secondary
	if secondary.Logins == nil {
		p.About().On(secondary).Advise("Capture it: "+report.FactLogins.Path()+".").
			Unknownf("%s was captured of the primary only", report.FactLogins.Window())
		return nil
	}
	for _, l := range secondary.Logins.Unclaimed {
		p.About(l).On(secondary).Unknownf("a row of who was not understood: it could be a login")
	}
	works := primaryWorks(p.Pair.Primary)
	for i := range secondary.Logins.Users {
		l := &secondary.Logins.Users[i]
		about := p.About(l.At).On(secondary)
		switch {
		case slices.Contains(p.Options().Users, l.User):
			about.OKf("%s is logged in on %s, who may be", l.User, l.Line)
		case works == links.Up:
			about.Warnf("%s is logged in on %s, and the primary works", l.User, l.Line)
		case works == links.Down:
			about.OKf("%s is logged in on %s, and no link to the primary is up", l.User, l.Line)
		default:
			about.Unknownf("%s is logged in on %s, and there is no telling if the primary works", l.User, l.Line)
		}
	}
	if len(secondary.Logins.Users)+len(secondary.Logins.Unclaimed) == 0 {
		p.About(secondary.Logins.At).On(secondary).Say(report.OK, "nobody is logged in to the secondary")
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
