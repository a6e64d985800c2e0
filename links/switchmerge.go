package links

import "slices"

// status puts the pages together. Of a page shown more than once, the latest
// showing with a value counts.
func (sr *switchReader) status() *SwitchStatus {
	st := &SwitchStatus{Unclaimed: sr.unclaimed}
	var latest []*page
	for _, p := range sr.pages {
		if p.blank() || !sr.wants(p) {
			continue
		}
		p.name()
		i := slices.IndexFunc(latest, func(q *page) bool {
			return q.command == p.command && q.number == p.number && q.page == p.page
		})
		if i < 0 {
			latest = append(latest, p)
		} else {
			latest[i] = p
		}
	}
	for _, p := range latest {
		if p.command == linkCommand {
			p.addTo(st.link(p.number))
		} else {
			st.Channels = append(st.Channels, p.channel())
		}
	}
	return st
}

// name takes the number of the link or channel from the page's own label where
// it has no command line.
func (p *page) name() {
	if p.number == 0 {
		p.number = p.numbers[p.ownNumber()]
	}
}

// ownNumber is the label of the number that the command is about.
func (p *page) ownNumber() int {
	if p.command == channelCommand {
		return channelNumber
	}
	return linkNumber
}

// link returns the link of a number, a new one if there is none.
func (st *SwitchStatus) link(number int) *SwitchLink {
	for i := range st.Links {
		if st.Links[i].Number == number {
			return &st.Links[i]
		}
	}
	st.Links = append(st.Links, SwitchLink{Number: number})
	return &st.Links[len(st.Links)-1]
}

// addTo adds the values of a page to those of the pages before it.
func (p *page) addTo(l *SwitchLink) {
	for _, f := range [...]struct {
		label int
		value *string
	}{
		{linkName, &l.Name},
		{nodeName, &l.Node},
		{linkType, &l.Type},
		{linkStatus, &l.Status},
		{serviceState, &l.Service},
		{enabled, &l.Enabled},
		{maintenanceBusy, &l.MaintenanceBusy},
		{destStatus, &l.DestStatus},
	} {
		switch shown := p.words[f.label]; {
		case shown == "":
		case *f.value != "" && *f.value != shown:
			*f.value += " … " + shown // pages that contradict each other say nothing
		default:
			*f.value = shown
		}
	}
	if n, ok := p.numbers[activeChannels]; ok {
		l.ActiveChannels = &n
	}
	l.Up = append(l.Up, p.lists[upList]...)
	l.Down = append(l.Down, p.lists[downList]...)
	l.Pending = append(l.Pending, p.lists[pendingList]...)
	for _, list := range [...]*[]int{&l.Up, &l.Down, &l.Pending} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	if p.page != 0 {
		l.Pages, l.Of = append(l.Pages, p.page), max(l.Of, p.of)
		slices.Sort(l.Pages)
	}
	l.At = append(l.At, p.at...)
}

// channel makes a channel of a page.
func (p *page) channel() Channel {
	c := Channel{
		Number:      p.number,
		Session:     p.words[sessionStatus],
		Socket:      p.words[socketStatus],
		LinkType:    p.words[linkType],
		LastFailure: p.words[lastFailure],
		At:          p.at,
	}
	if n, ok := p.numbers[linkNumber]; ok {
		c.Link = &n
	}
	if n, ok := p.numbers[messageBuffer]; ok {
		c.MessageBuffer = &n
	}
	return c
}
