package rules

import (
	"strings"

	"example.com/centrevu/report"
)

func pairSides(p *report.Pass) error {
	said := false
	for _, side := range [...]struct {
		server *report.Server
		role   report.Role
	}{{p.Pair.Primary, report.Primary}, {p.Pair.Secondary, report.Secondary}} {
		for i := range side.server.Links.Links {
			l := &side.server.Links.Links[i]
			if l.Peer == "" {
				continue
			}
			said = true
			about, role := p.AboutACD(l.ACD, l.At).On(side.server), side.role.String()
			if strings.EqualFold(l.Peer, role) {
				about.OK("right", report.Shown("side", role))
			} else {
				about.Warn("wrong", report.Shown("shown", l.Peer), report.Shown("side", role))
			}
		}
	}
	if !said {
		p.Skip("none")
	}
	return nil
}
