package links

import (
	"log/slog"
	"slices"

	"example.com/centrevu"
	"example.com/centrevu/internal/wording"
)

// SwitchStatus is what the switch says of its links and processor channels.
type SwitchStatus struct {
	Links    []SwitchLink `json:"links,omitempty"`    // in the order of their first showing
	Channels []Channel    `json:"channels,omitempty"` // in the order of their first showing

	// Unclaimed holds the other lines of the screens read, blank ones left
	// out.
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`
}

// SwitchLink is a link as the switch's command "status link n" shows it, its
// pages put together. The words are kept as shown (in the documented wording
// where Source.Words translates them); one that was not shown is empty. State
// judges them.
type SwitchLink struct {
	Number          int    `json:"number,omitempty"` // 0 if the screen does not say
	Name            string `json:"name,omitempty"`
	Node            string `json:"node,omitempty"`
	Type            string `json:"type,omitempty"`
	Status          string `json:"status,omitempty"`        // Link Status
	Service         string `json:"service_state,omitempty"` // Service State
	Enabled         string `json:"enabled,omitempty"`
	MaintenanceBusy string `json:"maintenance_busy,omitempty"`
	DestStatus      string `json:"dest_status,omitempty"` // R5: Dest Status
	ActiveChannels  *int   `json:"active_channels,omitempty"`

	// Up, Down and Pending hold the processor channels that page 3 lists
	// behind UP, DN and PND, ranges expanded, in ascending order.
	Up      []int `json:"up,omitempty"`
	Down    []int `json:"down,omitempty"`
	Pending []int `json:"pending,omitempty"`

	// Pages holds the numbers of the pages seen, Of how many there are; empty
	// and 0 where no screen has a page number.
	Pages []int `json:"pages,omitempty"`
	Of    int   `json:"of,omitempty"`

	At []centrevu.Line `json:"at,omitempty"` // the lines that the values were read from
}

// What the words of a link say of it, in the document's wording: for R5 the
// first four of Link Status, for Communication Manager 10 the others.
var (
	linkWords = statesOf(map[string]State{
		"in-service":       Up,
		"connected":        Up,
		"restarting":       Transient,
		"disconnected":     Down,
		"out-of-service":   Down,
		"unavail":          Down,
		"maintenance busy": Off,
	})
	// The words of Dest Status on R5 (DOC): what the link's other end is.
	destWords = statesOf(map[string]State{
		"in-service":        Up,
		"in-service/idle":   Up,
		"in-service/active": Up,
		"standby":           Transient,
		"awaiting call":     Transient,
		"out-of-service":    Down,
		"out-of-service-ne": Down,
		"out-of-service-fe": Down,
		"disconnected":      Down,
		"manual oos":        Off,
	})
	// What the lists of page 3 and the words of a link call a channel. That a
	// socket is one of TCP says nothing of it.
	channelWords = statesOf(map[string]State{
		"up":               Up,
		"in-service":       Up,
		"in service":       Up,
		"connected":        Up,
		"tcp connected":    Up,
		"pnd":              Transient,
		"pending":          Transient,
		"restarting":       Transient,
		"dn":               Down,
		"down":             Down,
		"disconnected":     Down,
		"tcp disconnected": Down,
		"out-of-service":   Down,
		"out of service":   Down,
		"unavail":          Down,
		"maintenance busy": Off,
	})
	// A link that is enabled can be up or not.
	neutralWords = map[string]bool{"enabled": true}
)

// State judges the words of the link itself; its channels are judged by
// ChannelState. A link that someone turned off (not enabled, maintenance busy)
// is Off whatever else it shows; else one documented word that means down makes
// it Down, and a word that no document names makes it Unknown.
//
// It is Up if nothing says otherwise and either Link Status is R5's
// "in-service" and stands alone, or all four of Communication Manager's fields
// are there: Link Status, Service State, Enabled and Maintenance Busy. A screen
// that ends before one of them is not enough. R5's Dest Status, where it is shown,
// must say that the other end is in service. Which of Communication Manager's
// words can stand in which of the first two is not documented; a word means
// the same in both.
func (l SwitchLink) State() State {
	said := [...]State{
		linkWords.of(l.Status), linkWords.of(l.Service),
		yesNo(l.Enabled, Up, Off), yesNo(l.MaintenanceBusy, Off, Up),
	}
	other := Up
	if l.DestStatus != "" {
		other = destWords.of(l.DestStatus)
	}
	for _, worst := range [...]State{Off, Down} {
		if slices.Contains(said[:], worst) || other == worst {
			return worst
		}
	}
	shown := [...]string{l.Status, l.Service, l.Enabled, l.MaintenanceBusy}
	missing := 0
	for i, s := range said {
		switch {
		case shown[i] == "":
			missing++
		case s == Unknown && !neutralWords[wording.Fold(shown[i])]:
			return Unknown
		}
	}
	alone := missing == len(said)-1 && wording.Fold(l.Status) == "in-service"
	switch {
	case other == Unknown:
		return Unknown
	case slices.Contains(said[:], Transient) || other == Transient:
		return Transient
	case missing > 0 && !alone, said[0] != Up && said[1] != Up:
		return Unknown
	}
	return Up
}

// yesNo judges a field that says yes or no.
func yesNo(shown string, yes, no State) State {
	switch wording.Fold(shown) {
	case "yes":
		return yes
	case "no":
		return no
	}
	return Unknown
}

// ChannelState says what the lists of page 3 say of a processor channel. One
// that stands in none of them, or in more than one, is Unknown.
func (l SwitchLink) ChannelState(channel int) State {
	found := Unknown
	for _, list := range [...]struct {
		channels []int
		state    State
	}{{l.Up, Up}, {l.Down, Down}, {l.Pending, Transient}} {
		if slices.Contains(list.channels, channel) {
			if found != Unknown {
				return Unknown
			}
			found = list.state
		}
	}
	return found
}

// LogValue returns the number, the state and the words shown.
func (l SwitchLink) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Int("number", l.Number), slog.String("state", l.State().String())}
	for _, w := range [...]struct{ name, shown string }{
		{"name", l.Name}, {"node", l.Node}, {"status", l.Status}, {"service_state", l.Service},
	} {
		if w.shown != "" {
			attrs = append(attrs, slog.String(w.name, w.shown))
		}
	}
	return slog.GroupValue(attrs...)
}
