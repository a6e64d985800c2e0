package report

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"example.com/centrevu"
	"example.com/centrevu/internal/closed"
)

// ArgKind is the type of an Arg. Its text form is the word in lower case.
type ArgKind int

const (
	ArgTime     ArgKind = iota + 1 // Time: a wall-clock time in the server's zone
	ArgDuration                    // Duration: an age, a limit, a lateness
	ArgCount                       // Count
	ArgACD                         // ACD
	ArgWord                        // Text: a word of a closed set, such as "daily" or "finished"; see Words
	ArgShown                       // Text: as it stands in a capture or a configuration, never translated
)

var argKindWords = closed.New[ArgKind]("kind of argument", "", "time", "duration", "count", "acd", "word", "shown")

func (k ArgKind) String() string { return argKindWords.Word(k) }

// MarshalText returns the word.
func (k ArgKind) MarshalText() ([]byte, error) { return argKindWords.Text(k) }

// UnmarshalText reads the word.
func (k *ArgKind) UnmarshalText(b []byte) error { return argKindWords.Read(k, b) }

// Arg is a value of a message. Kind says which field holds it. Several that
// follow each other with one name are a list.
type Arg struct {
	Name     string        `json:"name"` // its place in the sentence
	Kind     ArgKind       `json:"kind"`
	Time     time.Time     `json:"time,omitzero"`
	DateOnly bool          `json:"date_only,omitempty"` // of Time nothing but the day is known
	Duration time.Duration `json:"duration,omitzero"`   // can be negative; it is written without its sign
	Count    int           `json:"count,omitzero"`
	ACD      centrevu.ACD  `json:"acd,omitzero"`
	Text     string        `json:"text,omitempty"`
}

// Time is a wall-clock time, in the zone in which it is to be shown.
func Time(name string, t time.Time) Arg { return Arg{Name: name, Kind: ArgTime, Time: t} }

// Day is a day, of which no time is known or meant.
func Day(name string, t time.Time) Arg {
	return Arg{Name: name, Kind: ArgTime, Time: t, DateOnly: true}
}

// Age is a length of time.
func Age(name string, d time.Duration) Arg { return Arg{Name: name, Kind: ArgDuration, Duration: d} }

// Count is a number of things.
func Count(name string, n int) Arg { return Arg{Name: name, Kind: ArgCount, Count: n} }

// ACD is an ACD.
func ACD(name string, acd centrevu.ACD) Arg { return Arg{Name: name, Kind: ArgACD, ACD: acd} }

// Word is a word of a closed set, which a translation puts into its language.
func Word(name, word string) Arg { return Arg{Name: name, Kind: ArgWord, Text: word} }

// Shown is text as a capture, the configuration or an error has it.
func Shown(name, text string) Arg { return Arg{Name: name, Kind: ArgShown, Text: text} }

// String returns the value as English messages have it. Text that was shown
// is on one line: what is not printable in it is escaped as Go does.
func (a Arg) String() string { return string(a.append(nil)) }

func (a *Arg) append(b []byte) []byte {
	switch a.Kind {
	case ArgTime:
		if a.DateOnly {
			return a.Time.AppendFormat(b, time.DateOnly)
		}
		return appendTime(b, a.Time)
	case ArgDuration:
		return appendAge(b, a.Duration)
	case ArgCount:
		return strconv.AppendInt(b, int64(a.Count), 10)
	case ArgACD:
		return append(b, a.ACD.String()...)
	case ArgShown:
		return append(b, printable(a.Text)...)
	}
	return append(b, a.Text...)
}

// printable escapes what would not show, or would move what does.
func printable(s string) string {
	plain := func(r rune) bool { return strconv.IsPrint(r) && r != utf8.RuneError }
	if !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if plain(r) {
			b.WriteRune(r)
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		quoted := strconv.Quote(s[i : i+size])
		b.WriteString(quoted[1 : len(quoted)-1])
	}
	return b.String()
}
