package links

import "log/slog"

// LogValue returns the values of the link, without the row they come from.
func (l Link) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("acd", l.ACD.String()),
		slog.String("state", l.State().String()),
		slog.String("application", l.Application),
		slog.String("session", l.Session),
		slog.String("connection", l.Connection),
	}
	if l.Peer != "" {
		attrs = append(attrs, slog.String("peer", l.Peer))
	}
	return slog.GroupValue(attrs...)
}
