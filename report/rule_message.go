package report

import (
	"strconv"
	"time"
)

// Message is the text of a finding while it is written, for a rule that puts
// it together from parts:
//
//	p.Message().Str("last backup ").Time(t).Str(", ").Age(d).Str(" ago").String()
//
// A finding with such a text has no Code: a rule that knows what it can say
// has Sentences for it. A Pass has one Message, which each call of Pass.Message
// starts anew.
type Message struct {
	buf []byte

	// The message with "..." for each value, if somebody wants to know.
	explain bool
	branch  []byte
}

func (m *Message) start() *Message {
	m.buf, m.branch = m.buf[:0], m.branch[:0]
	return m
}

// value notes that what follows is a value.
func (m *Message) value() *Message {
	if m.explain {
		m.branch = append(m.branch, "..."...)
	}
	return m
}

// Str writes s, which is part of the wording.
func (m *Message) Str(s string) *Message {
	m.buf = append(m.buf, s...)
	if m.explain {
		m.branch = append(m.branch, s...)
	}
	return m
}

// Value writes s, which is a value.
func (m *Message) Value(s string) *Message {
	m.buf = append(m.buf, s...)
	return m.value()
}

// Int writes a number.
func (m *Message) Int(n int) *Message {
	m.buf = strconv.AppendInt(m.buf, int64(n), 10)
	return m.value()
}

// Quote writes s in quotes, as %q does.
func (m *Message) Quote(s string) *Message {
	m.buf = strconv.AppendQuote(m.buf, s)
	return m.value()
}

// Time writes a wall-clock time as the server has it: "2000-05-02 00:23:41".
// Seconds are left out where there are none: most windows do not show them.
func (m *Message) Time(t time.Time) *Message {
	m.buf = appendTime(m.buf, t)
	return m.value()
}

// Age writes how long ago something was, or how far ahead, in the two largest
// units that matter: "26 h 1 min".
func (m *Message) Age(d time.Duration) *Message {
	m.buf = appendAge(m.buf, d)
	return m.value()
}

// String ends the message.
func (m *Message) String() string { return string(m.buf) }

func appendTime(b []byte, t time.Time) []byte {
	b = t.AppendFormat(b, "2006-01-02 15:04")
	if t.Second() != 0 {
		b = t.AppendFormat(b, ":05")
	}
	return b
}

func appendAge(b []byte, d time.Duration) []byte {
	number := func(n int, unit string) {
		b = append(strconv.AppendInt(b, int64(n), 10), unit...)
	}
	d = d.Abs()
	hours, minutes := int(d/time.Hour), int(d/time.Minute%60)
	switch {
	case hours >= 72:
		number(hours/24, " days")
	case hours > 0 && minutes == 0:
		number(hours, " h")
	case hours > 0:
		number(hours, " h ")
		number(minutes, " min")
	default:
		number(minutes, " min")
	}
	return b
}

// FormatAge returns what Message.Age writes.
func FormatAge(d time.Duration) string { return string(appendAge(nil, d)) }

// FormatTime returns what Message.Time writes.
func FormatTime(t time.Time) string { return string(appendTime(nil, t)) }
