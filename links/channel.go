package links

import (
	"log/slog"
	"slices"

	"example.com/centrevu"
)

// Channel is a processor channel as the switch's command
// "status processor-channels n" shows it. The names of its values are known
// from engineers' notes (3P), the words they can have from nowhere. The
// channel to CMS is the one of application "mis" (DOC).
type Channel struct {
	Number        int    `json:"number,omitempty"` // 0 if the screen does not say
	Session       string `json:"session,omitempty"`
	Socket        string `json:"socket,omitempty"`
	Link          *int   `json:"link,omitempty"`
	LinkType      string `json:"link_type,omitempty"`
	MessageBuffer *int   `json:"message_buffer,omitempty"`
	LastFailure   string `json:"last_failure,omitempty"`

	At []centrevu.Line `json:"at,omitempty"` // the lines that the values were read from
}

// State judges the words of the session layer and of the socket. Which words they
// can have no document says; those that the switch has for its links (in-service,
// connected, disconnected, ...) and its lists for channels (UP, DN, PND) mean the
// same here (INF). One that means down makes the channel Down, any other word, and
// one that is missing, Unknown: it is Up only if both are up.
func (c Channel) State() State {
	words := [...]State{channelWords.of(c.Session), channelWords.of(c.Socket)}
	for _, worst := range [...]State{Down, Off, Unknown, Transient} {
		if slices.Contains(words[:], worst) {
			return worst
		}
	}
	return Up
}

// LogValue returns the number and the words shown.
func (c Channel) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Int("number", c.Number), slog.String("state", c.State().String())}
	for _, w := range [...]struct{ name, shown string }{
		{"session", c.Session}, {"socket", c.Socket}, {"link_type", c.LinkType}, {"last_failure", c.LastFailure},
	} {
		if w.shown != "" {
			attrs = append(attrs, slog.String(w.name, w.shown))
		}
	}
	if c.Link != nil {
		attrs = append(attrs, slog.Int("link", *c.Link))
	}
	return slog.GroupValue(attrs...)
}
