package errlog

import (
	"log/slog"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
)

// Severity is the word that an entry's header ends with, as printed. Only
// "INFO" is documented, and an INFO entry can say that data collection is
// down, so severity is no filter.
type Severity string

// Entry is one record of the customer error log.
//
// The Header and Text of an entry lie in one block of up to 256 KiB with those
// of its neighbours, and the block stays in memory as long as any of them does.
// Who keeps a few entries of a long log keeps them with Entry.Clone, or a Text
// with strings.Clone.
type Entry struct {
	Time time.Time `json:"time,omitzero"` // when it happened, to the minute, in the Source's zone

	// DateOnly says that no time of day is known, which happens in a row of a
	// table. The Time is then the last second of the date, so that who asks
	// what happened since some time of that day does not miss it.
	DateOnly bool `json:"date_only,omitempty"`

	// Odd says which values of the header are of another form than the
	// documented one, so that nobody knows what they say. They stand in Header
	// as printed.
	Odd Odd `json:"odd,omitempty"`

	// Unfinished says that more of the Text may still be written: it is the
	// newest record of a log that a Cursor reads while it grows.
	Unfinished bool `json:"unfinished,omitempty"`

	text textAt

	Code     int          `json:"code"` // the error code; no list of meanings is documented
	ACD      centrevu.ACD `json:"acd"`
	Count    int          `json:"count,omitempty"` // how many events it stands for; 0 if the log does not say
	Severity Severity     `json:"severity"`
	Header   string       `json:"header,omitempty"` // the header line as printed, without the blanks around it; empty in a row of a table
	Text     string       `json:"text"`             // the description on one line, its wrapping undone

	At centrevu.Position `json:"at"` // where the header stands; see Where for its values

	origin *origin
}

// Earliest returns the first instant at which the event can have happened: that
// of its date if nothing but the date is known, else the Time.
func (e Entry) Earliest() time.Time {
	if !e.DateOnly {
		return e.Time
	}
	y, m, d := e.Time.Date()
	return wallclock.Reader{Location: e.Time.Location()}.Start(time.Date(y, m, d, 0, 0, 0, 0, time.UTC))
}

// CodeText returns what stands in the Header for a code that is no number: E3. It
// is empty if the code is one.
func (e *Entry) CodeText() string {
	if e.Odd&OddCode == 0 {
		return ""
	}
	h, _, ok := e.header()
	if !ok || h.odd&OddCode == 0 {
		return ""
	}
	return h.codeText.of([]byte(e.Header))
}

// Joined returns the Text with the words put together that wrapping may have
// broken at a hyphen: "archi- ving fai- led" is "archiving failed". It is for
// finding words, and not for people: "pump- up" is "pumpup".
func (e *Entry) Joined() string {
	if !strings.Contains(e.Text, "- ") {
		return e.Text
	}
	var b strings.Builder
	rest := e.Text
	for {
		before, behind, found := strings.Cut(rest, "- ")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(behind)
		if !unicode.IsLetter(last) || !unicode.IsLetter(next) {
			b.WriteString("- ")
		}
		rest = behind
	}
}

// Clone returns the entry with a Header and Text of its own.
func (e Entry) Clone() Entry {
	// One allocation: the two stand beside each other in the log as well.
	s := e.Header + e.Text
	e.Header, e.Text = s[:len(e.Header)], s[len(e.Header):]
	if o := e.origin; o != nil && len(o.rows) > 1 {
		e.origin, e.text.offset = &origin{source: o.source, rows: []rowPlaces{o.rows[e.text.offset]}}, 0
	}
	return e
}

// LogValue returns the values of the entry, without the place it stands in.
func (e Entry) LogValue() slog.Value {
	attrs := []slog.Attr{
		slog.Time("time", e.Time),
		slog.Int("code", e.Code),
		slog.String("acd", e.ACD.String()),
		slog.String("severity", string(e.Severity)),
		slog.String("text", e.Text),
	}
	if e.DateOnly {
		attrs = append(attrs, slog.Bool("date_only", true))
	}
	if e.Odd != 0 {
		attrs = append(attrs, slog.String("odd", e.Odd.String()))
	}
	if e.Count > 0 {
		attrs = append(attrs, slog.Int("count", e.Count))
	}
	if e.Unfinished {
		attrs = append(attrs, slog.Bool("unfinished", true))
	}
	return slog.GroupValue(attrs...)
}
