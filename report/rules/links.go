package rules

import (
	"fmt"

	"example.com/centrevu"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func linkRules() []report.Rule {
	return []report.Rule{{
		ID: "links.state",
		Doc: "Is the link from each ACD to this server up? Up if the application and the session show " +
			"\"data transfer\" and the connection \"operational\". Down is critical. On its way up, or down by " +
			"someone's choice, is a warning. A word that no document names, and a window without links, is unknown.",
		Cite: "HA guide p. 2-2, step 1; R21 administration, Connection Status; INF: all three words must be healthy",
		Advice: "Look again in some minutes: a brief outage does not call for a switch-over (R21). If it stays, " +
			"links.pair says where to look.",
		Needs: []report.Fact{report.FactLinks},
		Check: linkState,
	}, {
		ID: "links.pair",
		Doc: "Where does a fault lie that keeps an ACD's link down? One of its two links down points to that server " +
			"or its path, both down to the switch or its clock. A link that only the other server shows was not seen.",
		Cite:   "HA guide ch. 1 (one link to each server, on its own C-LAN card); INF: what both links have in common",
		Advice: adviseBoth,
		Scope:  report.PerPair,
		Needs:  []report.Fact{report.FactLinks},
		Check:  linkPair,
	}}
}

const (
	adviseWait  = "Look again in some minutes: this is on its way up. If it stays, call support."
	adviseOff   = "Find out who turned it off and why; calls are not being collected on this server."
	adviseLater = "Users stay on the primary; call support for the secondary or its path."
	adviseMove  = "If it stays, have users move to the secondary, and call support (R21)."
	adviseBoth  = "Check the switch, and the clocks: if the switch's and the servers' differ by more than 24 hours, " +
		"data collection stays down on both. Call support."
	adviseSee   = "Look at Maintenance > Connection Status by eye on both servers, and capture it again."
	adviseWords = "Look at Maintenance > Connection Status by eye; no document names this wording."
)

func linkState(p *report.Pass) error {
	list := p.Server.Links.Links
	var states states
	for i := range list {
		l := &list[i]
		about := p.AboutACD(l.ACD, l.At)
		switch states.of(l) {
		case links.Up:
			about.Say(report.OK, "the link is up")
		case links.Down:
			about.Criticalf("the link is down: %s", words(l))
		case links.Transient:
			about.Advise(adviseWait).Warnf("the link is not up yet: %s", words(l))
		case links.Off:
			about.Advise(adviseOff).Warnf("the link is turned off: %s", words(l))
		default:
			about.Advise(adviseWords).Unknownf("the link shows a word that is not known: %s", words(l))
		}
	}
	if len(list) == 0 {
		p.Unknownf("the Connection Status window shows no link")
	}
	return nil
}

func words(l *links.Link) string {
	return fmt.Sprintf("application %q, session %q, connection %q", l.Application, l.Session, l.Connection)
}

func linkPair(p *report.Pass) error {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	var states states
	for i := range primary.Links.Links {
		a := &primary.Links.Links[i]
		b := linkOf(secondary, a.ACD)
		if b == nil {
			p.AboutACD(a.ACD, a.At).On(secondary).Advise(adviseSee).Unknownf("the link was not seen; the primary shows one")
			continue
		}
		about := p.AboutACD(a.ACD, a.At, b.At)
		switch sa, sb := states.of(a), states.of(b); {
		case sa == links.Up && sb == links.Up:
			about.Say(report.OK, "both links are up")
		case sa == links.Unknown || sb == links.Unknown:
			about.Advise(adviseSee).Unknownf("not both links are known: %s to the primary, %s to the secondary", sa, sb)
		case sb == links.Up:
			about.On(primary).Advise(adviseMove).Reportf(level(sa), "only the link to the primary is %s: this points to the primary or its path", sa)
		case sa == links.Up:
			about.On(secondary).Advise(adviseLater).Reportf(level(sb), "only the link to the secondary is %s: this points to the secondary or its path", sb)
		default:
			about.Reportf(worse(level(sa), level(sb)),
				"neither link is up (%s to the primary, %s to the secondary): this points to the switch or its clock", sa, sb)
		}
	}
	for i := range secondary.Links.Links {
		if b := &secondary.Links.Links[i]; linkOf(primary, b.ACD) == nil {
			p.AboutACD(b.ACD, b.At).On(primary).Advise(adviseSee).Unknownf("the link was not seen; the secondary shows one")
		}
	}
	if len(primary.Links.Links)+len(secondary.Links.Links) == 0 {
		p.Unknownf("neither server shows a link")
	}
	return nil
}

// linkOf returns the worst link that s shows for an ACD, nil if there is none:
// a list can hold one twice.
func linkOf(s *report.Server, acd centrevu.ACD) *links.Link {
	var found *links.Link
	for i := range s.Links.Links {
		l := &s.Links.Links[i]
		if l.ACD.Same(acd) && (found == nil || level(l.State()).Worse(level(found.State()))) {
			found = l
		}
	}
	return found
}

// states tells the states of links, most of which show the same three words as
// the one before.
type states struct {
	last  *links.Link
	state links.State
}

func (s *states) of(l *links.Link) links.State {
	if o := s.last; o == nil || o.Application != l.Application || o.Session != l.Session || o.Connection != l.Connection {
		s.last, s.state = l, l.State()
	}
	return s.state
}

// level is what a link's state is worth by itself.
func level(s links.State) report.Status {
	switch s {
	case links.Up:
		return report.OK
	case links.Down:
		return report.Critical
	case links.Transient, links.Off:
		return report.Warning
	}
	return report.Unknown
}

func worse(a, b report.Status) report.Status {
	if b.Worse(a) {
		return b
	}
	return a
}
