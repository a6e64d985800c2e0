package rules

import (
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/acds"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func linkRules() []report.Rule {
	return []report.Rule{{
		ID: "links.state",
		Doc: "Is the link from each ACD to this server up? Up if the application and the session show " +
			"\"data transfer\" and the connection \"operational\". Down is critical. On its way up, or down by " +
			"someone's choice, is a warning, and so is one that captures show up, otherwise and up again within a day. A word that no document names, and a window without links, is unknown.",
		Cite: "HA guide p. 2-2, step 1; R21 administration, Connection Status; INF: all three words must be healthy",
		Advice: "Look again in some minutes: a brief outage does not call for a switch-over (R21). If it stays, " +
			"links.pair says where to look.",
		Needs: []report.Fact{report.FactLinks},
		Check: linkState,
		Sentences: []report.Sentence{
			{Code: "up", Text: "the link is up"},
			{Code: "came-and-went", Text: "the link is up, and was not always: it was seen up {up:time} and {state:word} {down:time}", Advice: adviseWatch},
			{Code: "down", Text: "the link is down: " + threeWords},
			{Code: "transient", Text: "the link is not up yet: " + threeWords, Advice: adviseWait},
			{Code: "off", Text: "the link is turned off: " + threeWords, Advice: adviseOff},
			{Code: "unknown-word", Text: "the link shows a word that is not known: " + threeWords, Advice: adviseWords},
			{Code: "none", Text: "the Connection Status window shows no link"},
		},
	}, {
		ID: "links.pair",
		Doc: "Where does a fault lie that keeps an ACD's link down? One of its two links down points to that server " +
			"or its path, both down to the switch or its clock. What someone turned off is nobody's fault: it points nowhere. " +
			"Every ACD's link down is said once, as what explains the rest. " +
			"A link that only the other server shows was not seen.",
		Cite:   "HA guide ch. 1 (one link to each server, on its own C-LAN card); INF: what both links have in common",
		Advice: adviseBoth,
		Scope:  report.PerPair,
		Needs:  []report.Fact{report.FactLinks},
		Check:  linkPair,
		Sentences: []report.Sentence{
			{Code: "up", Text: "both links are up"},
			{Code: "primary", Text: "only the link to the primary is {state:word}: this points to the primary or its path", Advice: adviseMove},
			{Code: "secondary", Text: "only the link to the secondary is {state:word}: this points to the secondary or its path", Advice: adviseLater},
			{Code: "both", Text: "neither link is up ({primary:word} to the primary, {secondary:word} to the secondary): " +
				"this points to the switch or its clock"},
			{Code: "all-down", Text: "no link of the {count:count} ACDs is up, to neither server: this points to the switch or its clock",
				Explains: []report.Explains{{Rule: "links.state", Codes: []string{"down"}}, {Rule: "links.pair", Codes: []string{"both"}}}},
			{Code: "all-primary-down", Text: "no link of the {count:count} ACDs to the primary is up: this points to the primary or its path", Advice: adviseMove,
				Explains: []report.Explains{{Rule: "links.state", Codes: []string{"down"}}, {Rule: "links.pair", Codes: []string{"primary"}}}},
			{Code: "all-secondary-down", Text: "no link of the {count:count} ACDs to the secondary is up: this points to the secondary or its path", Advice: adviseLater,
				Explains: []report.Explains{{Rule: "links.state", Codes: []string{"down"}}, {Rule: "links.pair", Codes: []string{"secondary"}}}},
			{Code: "primary-off", Text: "the link to the primary is turned off, by someone's choice; the one to the secondary is up", Advice: adviseOff},
			{Code: "secondary-off", Text: "the link to the secondary is turned off, by someone's choice; the one to the primary is up", Advice: adviseOff},
			{Code: "both-off", Text: "both links are turned off, by someone's choice", Advice: adviseOff},
			{Code: "primary-and-off", Text: "the link to the secondary is turned off, by someone's choice, and the one to the primary is {state:word}: " +
				"this points to the primary or its path", Advice: adviseOneOff},
			{Code: "secondary-and-off", Text: "the link to the primary is turned off, by someone's choice, and the one to the secondary is {state:word}: " +
				"this points to the secondary or its path", Advice: adviseOneOff},
			{Code: "unknown", Text: "not both links are known: {primary:word} to the primary, {secondary:word} to the secondary", Advice: adviseSee},
			{Code: "primary-not-seen", Text: "the link was not seen; the secondary shows one", Advice: adviseSee},
			{Code: "secondary-not-seen", Text: "the link was not seen; the primary shows one", Advice: adviseSee},
			{Code: "none", Text: "neither server shows a link"},
		},
	}, linkHistoryRule(), switchRule()}
}

const (
	adviseWait   = "Look again in some minutes: this is on its way up. If it stays, call support."
	adviseWatch  = "Look again in some minutes, and at the link history: a link that comes and goes loses calls. Call support if it goes on."
	adviseOff    = "Find out who turned it off and why; calls are not being collected on this server."
	adviseOneOff = "Call support for the link that is not up, and find out who turned the other off: nothing is collected on either server."
	adviseLater  = "Users stay on the primary; call support for the secondary or its path."
	adviseMove   = "If it stays, have users move to the secondary, and call support (R21)."
	adviseBoth   = "Check the switch, and the clocks: if the switch's and the servers' differ by more than 24 hours, " +
		"data collection stays down on both. Call support."
	adviseSee   = "Look at Maintenance > Connection Status by eye on both servers, and capture it again."
	adviseWords = "Look at Maintenance > Connection Status by eye; no document names this wording."
)

const threeWords = `application "{application:shown}", session "{session:shown}", connection "{connection:shown}"`

func linkState(p *report.Pass) error {
	list := p.Server.Links.Links
	before := earlierLinks(p.Server.Links)
	for i := range list {
		l := &list[i]
		about := p.AboutACD(l.ACD, l.At)
		was, _ := before.Of(l.ACD)
		switch l.State() {
		case links.Up:
			if was.up.at.IsZero() || !was.up.before(was.down) || l.Seen.At.Sub(was.down.at) > lately {
				about.OK("up")
			} else {
				about.Warn("came-and-went", report.Time("up", was.up.at), report.Word("state", was.state.String()), report.Time("down", was.down.at))
			}
		case links.Down:
			about.Critical("down", shownBy(l)...)
		case links.Transient:
			about.Warn("transient", shownBy(l)...)
		case links.Off:
			about.Warn("off", shownBy(l)...)
		default:
			about.Unknown("unknown-word", shownBy(l)...)
		}
	}
	if len(list) == 0 {
		p.Unknown("none")
	}
	return nil
}

// seenLink is when a link was seen up first, and otherwise last, before it was seen as it is.
type seenLink struct {
	up, down look
	state    links.State // when it was not up
}

// look is when a link was looked at, and the place of that among all looks: those of one
// capture follow each other, also within the minute that its clock shows.
type look struct {
	at    time.Time
	in    string
	place int
}

func (l look) before(o look) bool {
	if l.at.Equal(o.at) && l.in == o.in {
		return l.place < o.place
	}
	return l.at.Before(o.at)
}

func earlierLinks(s *links.Status) *acds.Map[seenLink] {
	seen := acds.New(func(a, b seenLink) seenLink {
		if a.down.before(b.down) {
			a.down, a.state = b.down, b.state
		}
		if a.up.at.IsZero() || !b.up.at.IsZero() && b.up.before(a.up) {
			a.up = b.up
		}
		return a
	})
	for i := range s.Earlier {
		l := &s.Earlier[i]
		at := look{l.Seen.At, l.At.Source, i}
		switch state := l.State(); state {
		case links.Up:
			seen.Add(l.ACD, seenLink{up: at})
		case links.Unknown:
			if l.Outdated || l.Application == "" || l.Session == "" || l.Connection == "" { // not all was seen
				continue
			}
			fallthrough
		default:
			seen.Add(l.ACD, seenLink{down: at, state: state})
		}
	}
	return seen
}

func linkPair(p *report.Pass) error {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	onPrimary, onSecondary := worstLinks(primary), worstLinks(secondary)
	for i := range primary.Links.Links {
		a := &primary.Links.Links[i]
		if b := onSecondary(a.ACD); b != nil {
			bothLinks(p, p.AboutACD(a.ACD, a.At, b.At), a.State(), b.State())
		} else {
			p.AboutACD(a.ACD, a.At).On(secondary).Unknown("secondary-not-seen")
		}
	}
	for i := range secondary.Links.Links {
		if b := &secondary.Links.Links[i]; onPrimary(b.ACD) == nil {
			p.AboutACD(b.ACD, b.At).On(primary).Unknown("primary-not-seen")
		}
	}
	if len(primary.Links.Links)+len(secondary.Links.Links) == 0 {
		p.Unknown("none")
	}
	allLinks(p)
	return nil
}

// allLinks says so once if every ACD's links are down: it is what the findings
// about each of them have in common. Of a single ACD there is no more to say,
// and of links that were not seen nothing.
func allLinks(p *report.Pass) {
	primary, secondary := p.Pair.Primary, p.Pair.Secondary
	onPrimary, onSecondary := allDown(primary), allDown(secondary)
	if !onPrimary && !onSecondary {
		return
	}
	all := linkedACDs(primary)
	n := len(all.list)
	if all.addLinked(secondary); n < 2 || len(linkedACDs(secondary).list) != n || len(all.list) != n {
		return
	}
	count := report.Count("count", n)
	switch {
	case onPrimary && onSecondary:
		p.About(primary.Links.Links[0].At, secondary.Links.Links[0].At).Critical("all-down", count)
	case onPrimary:
		p.About(primary.Links.Links[0].At).On(primary).Critical("all-primary-down", count)
	default:
		p.About(secondary.Links.Links[0].At).On(secondary).Critical("all-secondary-down", count)
	}
}

func allDown(s *report.Server) bool {
	for i := range s.Links.Links {
		if s.Links.Links[i].State() != links.Down {
			return false
		}
	}
	return len(s.Links.Links) > 0
}

// shownBy is the values of threeWords.
func shownBy(l *links.Link) []report.Arg {
	return []report.Arg{
		report.Shown("application", l.Application), report.Shown("session", l.Session), report.Shown("connection", l.Connection),
	}
}

// bothLinks says where the states of an ACD's two links point: a to the
// primary and b to the secondary.
func bothLinks(p *report.Pass, about report.Subject, a, b links.State) {
	onPrimary := about.On(p.Pair.Primary)
	onSecondary := about.On(p.Pair.Secondary)
	both := worse(level(a), level(b))
	switch {
	case a == links.Up && b == links.Up:
		about.OK("up")
	case a == links.Unknown || b == links.Unknown:
		about.Unknown("unknown", report.Word("primary", a.String()), report.Word("secondary", b.String()))
	case a == links.Off && b == links.Up:
		onPrimary.Warn("primary-off")
	case a == links.Up && b == links.Off:
		onSecondary.Warn("secondary-off")
	case a == links.Off && b == links.Off:
		about.Warn("both-off")
	case b == links.Off:
		onPrimary.Tell(both, "primary-and-off", report.Word("state", a.String()))
	case a == links.Off:
		onSecondary.Tell(both, "secondary-and-off", report.Word("state", b.String()))
	case b == links.Up:
		onPrimary.Tell(both, "primary", report.Word("state", a.String()))
	case a == links.Up:
		onSecondary.Tell(both, "secondary", report.Word("state", b.String()))
	default:
		about.Tell(both, "both", report.Word("primary", a.String()), report.Word("secondary", b.String()))
	}
}

// worstLinks returns what finds the worst link that s shows for an ACD, nil if there is
// none: a list can hold one twice.
func worstLinks(s *report.Server) func(centrevu.ACD) *links.Link {
	all := s.Links.Links
	worst := acds.New(func(a, b int) int {
		x, y := level(all[a].State()), level(all[b].State())
		if x.Worse(y) || x == y && a < b {
			return a
		}
		return b
	})
	for i := range all {
		worst.Add(all[i].ACD, i)
	}
	return func(acd centrevu.ACD) *links.Link {
		if i, ok := worst.Of(acd); ok {
			return &all[i]
		}
		return nil
	}
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
