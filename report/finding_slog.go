package report

import "log/slog"

// LogValue returns what a log is to hold of the finding: its Key, status and
// message, and what they rest on.
func (f Finding) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("key", f.Key()), slog.String("status", f.Status.String()), slog.String("code", f.Code), slog.String("message", f.Message),
	}
	add := func(name, value string) {
		if value != "" {
			attrs = append(attrs, slog.String(name, value))
		}
	}
	add("cause", f.Cause)
	add("advice", f.Advice)
	if len(f.Evidence) > 0 {
		add("at", f.Evidence[0].Source+":"+f.Evidence[0].Position.String())
	}
	if !f.Since.IsZero() {
		attrs = append(attrs, slog.Time("since", f.Since))
	}
	if f.Silenced != nil {
		add("silenced_by", f.Silenced.Who)
	}
	if f.Acked != nil {
		add("acked_by", f.Acked.Who)
	}
	return slog.GroupValue(attrs...)
}
