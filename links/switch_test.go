package links_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

// shownLink adds what is derived to what was read.
type shownLink struct {
	State links.State `json:"state"`
	links.SwitchLink
}

type shownChannel struct {
	State links.State `json:"state"`
	links.Channel
}

func TestSwitch(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		st, err := links.SwitchFromScreens(centrevu.Screens(bytes.NewReader(c.Capture), c.Source), c.Source)
		var shown struct {
			Links     []shownLink     `json:"links,omitempty"`
			Channels  []shownChannel  `json:"channels,omitempty"`
			Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`
		}
		for _, l := range st.Links {
			shown.Links = append(shown.Links, shownLink{l.State(), l})
		}
		for _, c := range st.Channels {
			shown.Channels = append(shown.Channels, shownChannel{c.State(), c})
		}
		shown.Unclaimed = st.Unclaimed
		return shown, err
	}, "testdata/switch/valid", "testdata/switch/invalid")
}

func TestEachCommandForItself(t *testing.T) {
	both := "status link 1 Page 3 of 4\nUP: 4\nstatus processor-channels 4\nSession Layer Status: x\nMessage Buffer Number: z\n"
	st, err := links.ParseStatusLink(strings.NewReader(both), centrevu.Source{})
	require.NoError(t, err, "what the other command shows is not looked at")
	assert.Len(t, st.Links, 1)
	assert.Empty(t, st.Channels)
	assert.Empty(t, st.Unclaimed)

	st, err = links.ParseProcessorChannels(strings.NewReader(both), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
	assert.Empty(t, st.Links)
	require.Len(t, st.Channels, 1)
	assert.Equal(t, 4, st.Channels[0].Number)

	_, err = links.ParseProcessorChannels(strings.NewReader("status link 1\nUP: 4\n"), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrOtherScreen)
	_, err = links.ParseStatusLink(strings.NewReader("status link 1\n"), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrNoRows)
	_, err = links.ParseStatusLink(strings.NewReader(""), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrEmpty)
}

func TestSwitchLinkState(t *testing.T) {
	tests := []struct {
		link links.SwitchLink
		want links.State
	}{
		{links.SwitchLink{}, links.Unknown},
		{links.SwitchLink{Status: "in-service"}, links.Up},
		{links.SwitchLink{Status: "In-Service"}, links.Up},
		{links.SwitchLink{Status: "in service"}, links.Unknown},
		{links.SwitchLink{Status: "restarting"}, links.Transient},
		{links.SwitchLink{Status: "disconnected"}, links.Down},
		{links.SwitchLink{Status: "maintenance busy"}, links.Off},
		{links.SwitchLink{Status: "connected"}, links.Unknown},
		{links.SwitchLink{Status: "connected", Service: "connected", Enabled: "yes"}, links.Unknown},
		{links.SwitchLink{Status: "connected", Service: "connected", Enabled: "yes", MaintenanceBusy: "no"}, links.Up},
		{links.SwitchLink{Status: "connected", Service: "enabled", Enabled: "yes", MaintenanceBusy: "no"}, links.Up},
		{links.SwitchLink{Status: "enabled", Service: "enabled", Enabled: "yes", MaintenanceBusy: "no"}, links.Unknown},
		{links.SwitchLink{Status: "connected", Service: "restarting", Enabled: "yes", MaintenanceBusy: "no"}, links.Transient},
		{links.SwitchLink{Status: "connected", Service: "unavail", Enabled: "yes", MaintenanceBusy: "no"}, links.Down},
		{links.SwitchLink{Status: "connected", Service: "out-of-service", Enabled: "no", MaintenanceBusy: "no"}, links.Off},
		{links.SwitchLink{Status: "connected", Service: "connected", Enabled: "yes", MaintenanceBusy: "yes"}, links.Off},
		{links.SwitchLink{Status: "connected", Service: "connected", Enabled: "y", MaintenanceBusy: "no"}, links.Unknown},
		{links.SwitchLink{Status: "connected", Service: "better", Enabled: "yes", MaintenanceBusy: "no"}, links.Unknown},
		{links.SwitchLink{Status: "in-service", Enabled: "maybe"}, links.Unknown},
		{links.SwitchLink{Status: "in-service", Enabled: "no"}, links.Off},
		{links.SwitchLink{Status: "in-service", DestStatus: "in-service/idle"}, links.Up},
		{links.SwitchLink{Status: "in-service", DestStatus: "out-of-service-FE"}, links.Down},
		{links.SwitchLink{Status: "in-service", DestStatus: "manual OOS"}, links.Off},
		{links.SwitchLink{Status: "in-service", DestStatus: "awaiting call"}, links.Transient},
		{links.SwitchLink{Status: "in-service", DestStatus: "gone"}, links.Unknown},
		{links.SwitchLink{DestStatus: "in-service"}, links.Unknown},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want.String(), tt.link.State().String(), "%+v", tt.link)
	}
}

// Any single character of a word that is changed makes it no word of a link
// that works.
func TestSwitchWordsChanged(t *testing.T) {
	good := links.SwitchLink{Status: "connected", Service: "connected", Enabled: "yes", MaintenanceBusy: "no"}
	require.Equal(t, links.Up, good.State())
	for i, field := range []*string{&good.Status, &good.Service, &good.Enabled, &good.MaintenanceBusy} {
		word := *field
		for j := range len(word) + 1 {
			for _, c := range []string{"", "x", "-", "…"} {
				*field = word[:j] + c + word[min(j+1, len(word)):]
				if *field != word && *field != "" {
					assert.NotEqual(t, links.Up, good.State(), "field %d %q", i, *field)
				}
			}
		}
		*field = word
	}
}

func TestChannelState(t *testing.T) {
	l := links.SwitchLink{Up: []int{1, 2}, Down: []int{2, 3}, Pending: []int{4}}
	for n, want := range map[int]links.State{1: links.Up, 2: links.Unknown, 3: links.Down, 4: links.Transient, 5: links.Unknown} {
		assert.Equal(t, want, l.ChannelState(n), n)
	}
	for words, want := range map[[2]string]links.State{
		{"in-service", "connected"}:     links.Up,
		{"In Service", "TCP connected"}: links.Up,
		{"UP", "up"}:                    links.Up,
		{"Out-of-Service", ""}:          links.Down,
		{"up", "TCP disconnected"}:      links.Down,
		{"Not Up", "TCP disconnected"}:  links.Down,
		{"Not Up", "up"}:                links.Unknown,
		{"up", "Not connected"}:         links.Unknown,
		{"up", ""}:                      links.Unknown,
		{"", "connected"}:               links.Unknown,
		{"", ""}:                        links.Unknown,
		{"up", "PND"}:                   links.Transient,
		{"better", "PND"}:               links.Unknown,
		{"maintenance busy", "up"}:      links.Off,
		{"maintenance busy", "down"}:    links.Down,
	} {
		assert.Equal(t, want.String(), links.Channel{Session: words[0], Socket: words[1]}.State().String(), "%q", words)
	}
}

// A cut capture shows no link up that the whole does not, and no channel that
// is not in it.
func TestSwitchPrefixes(t *testing.T) {
	for name, c := range golden.Cases(t, "testdata/switch/valid") {
		if strings.Contains(name, "shown-twice") {
			continue // the first showing is what the cut capture shows
		}
		read := func(b []byte) *links.SwitchStatus {
			st, err := links.SwitchFromScreens(centrevu.Screens(bytes.NewReader(b), c.Source), c.Source)
			golden.Excerpts(t, err)
			return st
		}
		whole := read(c.Capture)
		for n := range c.Capture {
			for _, l := range read(c.Capture[:n]).Links {
				for _, w := range whole.Links {
					if w.Number != l.Number {
						continue
					}
					if l.State() == links.Up {
						assert.Equal(t, links.Up, w.State(), "%s, %d bytes", name, n)
					}
					assert.Subset(t, w.Up, l.Up, "%s, %d bytes", name, n)
					assert.Subset(t, w.Down, l.Down, "%s, %d bytes", name, n)
					assert.Subset(t, w.Pending, l.Pending, "%s, %d bytes", name, n)
				}
			}
		}
	}
}

func TestSwitchForms(t *testing.T) {
	n := 2
	l := links.SwitchLink{Number: 3, Status: "connected", ActiveChannels: &n, Up: []int{1}, Pages: []int{1, 3}, Of: 4}
	b, err := json.Marshal(l)
	require.NoError(t, err)
	assert.JSONEq(t, `{"number":3,"status":"connected","active_channels":2,"up":[1],"pages":[1,3],"of":4}`, string(b))
	var back links.SwitchLink
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, l, back)

	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("switch", "link", l, "channel", links.Channel{Number: 4, Socket: "gone", Link: &n})
	assert.Contains(t, log.String(), "link.number=3 link.state=unknown link.status=connected channel.number=4 channel.state=unknown channel.socket=gone channel.link=2")
}

func FuzzSwitch(f *testing.F) {
	for _, c := range golden.Cases(f, "testdata/switch/valid", "testdata/switch/invalid") {
		f.Add(c.Capture)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		st, err := links.SwitchFromScreens(centrevu.Screens(bytes.NewReader(b), centrevu.Source{}), centrevu.Source{})
		golden.Excerpts(t, err)
		if len(st.Links)+len(st.Channels) == 0 {
			assert.Error(t, err)
		}
		for _, l := range st.Links {
			assert.LessOrEqual(t, len(l.Up), 9999)
		}
	})
}

func ExampleParseStatusLink() {
	in := "status link 1 Page 3 of 4\n" +
		"PROCESSOR CHANNEL STATUS\n" +
		"UP: 001,004-006\n" +
		"DN: 002\n"
	st, err := links.ParseStatusLink(strings.NewReader(in), centrevu.Source{})
	if err != nil {
		fmt.Println(err)
	}
	for _, l := range st.Links {
		fmt.Println("link", l.Number, "up", l.Up, "down", l.Down, "channel 5 is", l.ChannelState(5))
	}
	// Output:
	// link 1 up [1 4 5 6] down [2] channel 5 is up
}
