package rules

import (
	"slices"
	"strconv"
	"strings"

	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

func switchRule() report.Rule {
	return report.Rule{
		ID: "links.switch",
		Doc: "What does the switch say of the links to this server? A link that is down is critical, and so is a channel " +
			"whose session or socket is; what is on its way up or turned off, and channels listed as down or pending, are a " +
			"warning. A word that no document names is unknown, and so is a page without any. " +
			"Does not apply where nobody captures the switch's pages.",
		Cite:     "R5 and Communication Manager: status link; 3P: status processor-channels",
		Advice:   "Have the switch's administrator look at the link and its channels: the CMS channel is that of application mis.",
		Optional: []report.Fact{report.FactSwitch},
		Check:    switchLinks,
		Sentences: []report.Sentence{
			{Code: "up", Text: "the switch shows link {link:shown} up"},
			{Code: "down", Text: "the switch shows link {link:shown} down: {words:shown}"},
			{Code: "transient", Text: "the switch shows link {link:shown} on its way up: {words:shown}"},
			{Code: "off", Text: "the switch shows link {link:shown} turned off: {words:shown}"},
			{Code: "unknown-word", Text: "the switch shows link {link:shown} with words that no document names together: {words:shown}"},
			{Code: "channels-only", Text: "the switch's page on link {link:shown} shows its channels only"},
			{Code: "channels-up", Text: "link {link:shown}: no channel is listed as down"},
			{Code: "channels-down", Text: "link {link:shown}: channels are listed as down: {channels:shown}"},
			{Code: "channels-pending", Text: "link {link:shown}: channels are listed as pending: {channels:shown}"},
			{Code: "channel-down", Text: "channel {channel:shown} is down: {words:shown}"},
			{Code: "channel-up", Text: "the switch shows channel {channel:shown} up"},
			{Code: "channel-not-up", Text: "channel {channel:shown} is not up: {words:shown}"},
			{Code: "channel", Text: "channel {channel:shown}: {words:shown}; no document says which words mean that it works"},
			{Code: "no-word", Text: "a page of the switch shows nothing of the state of its link or channel"},
			{Code: "none", Text: "the switch's pages show no link and no channel"},
		},
	}
}

func switchLinks(p *report.Pass) error {
	s := p.Server.Switch
	for i := range s.Links {
		switchLink(p, &s.Links[i])
	}
	for i := range s.Channels {
		c := &s.Channels[i]
		number := strconv.Itoa(c.Number)
		about := p.About(c.At...).Of("channel " + number)
		channel, words := report.Shown("channel", number), report.Shown("words", joined(c.Session, c.Socket))
		switch c.State() {
		case links.Up:
			about.OK("channel-up", channel)
		case links.Down:
			about.Critical("channel-down", channel, words)
		case links.Transient, links.Off:
			about.Warn("channel-not-up", channel, words)
		default:
			if c.Session+c.Socket == "" {
				about.Unknown("no-word")
			} else {
				about.Unknown("channel", channel, words)
			}
		}
	}
	if len(s.Links)+len(s.Channels) == 0 {
		p.Unknown("none")
	}
	return nil
}

func switchLink(p *report.Pass, l *links.SwitchLink) {
	number := strconv.Itoa(l.Number)
	about := p.About(l.At...).Of("link " + number)
	words := joined(l.Status, l.Service, l.Enabled, l.MaintenanceBusy, l.DestStatus)
	link, shown := report.Shown("link", number), report.Shown("words", words)
	switch l.State() {
	case links.Up:
		about.OK("up", link)
	case links.Down:
		about.Critical("down", link, shown)
	case links.Transient:
		about.Warn("transient", link, shown)
	case links.Off:
		about.Warn("off", link, shown)
	default:
		switch lists := len(l.Up) + len(l.Down) + len(l.Pending); {
		case words != "":
			about.Unknown("unknown-word", link, shown)
		case lists > 0:
			about.Skip("channels-only", link)
		default:
			about.Unknown("no-word")
		}
	}
	about = p.About(l.At...).Of("channels of link " + number)
	if len(l.Down) > 0 {
		about.Warn("channels-down", link, numbers(l.Down))
	}
	if len(l.Pending) > 0 {
		about.Warn("channels-pending", link, numbers(l.Pending))
	}
	if len(l.Up) > 0 && len(l.Down)+len(l.Pending) == 0 {
		about.OK("channels-up", link)
	}
}

// joined puts commas between those words that are there.
func joined(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), ", ")
}

func numbers(list []int) report.Arg {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return report.Shown("channels", joined(words...))
}
