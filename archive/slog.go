package archive

import "log/slog"

// LogValue returns the values of the run, without the row they come from.
func (r Run) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.String("acd", r.ACD.String()),
		slog.String("kind", r.Kind.String()),
		slog.String("state", r.State.String()),
	}
	if r.State == Unknown {
		attrs = append(attrs, slog.String("text", r.Text))
	}
	if !r.Last.IsZero() {
		attrs = append(attrs, slog.Time("last", r.Last))
	}
	if !r.Next.IsZero() {
		attrs = append(attrs, slog.Time("next", r.Next))
	}
	return slog.GroupValue(attrs...)
}
