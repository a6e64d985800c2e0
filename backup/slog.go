package backup

import "log/slog"

// LogValue returns the values that were read, without the lines they come
// from.
func (s *Status) LogValue() slog.Value {
	attrs := []slog.Attr{slog.String("state", s.State.String())}
	if s.Text != "" {
		attrs = append(attrs, slog.String("text", s.Text))
	}
	if s.CompletedToday != nil {
		attrs = append(attrs, slog.Int("completed_today", *s.CompletedToday))
	}
	if !s.FinishedAt.IsZero() {
		attrs = append(attrs, slog.Time("finished_at", s.FinishedAt))
	}
	if s.Errors != "" {
		attrs = append(attrs, slog.String("errors", s.Errors))
	}
	return slog.GroupValue(attrs...)
}
