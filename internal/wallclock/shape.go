package wallclock

import "time"

// Shape is the form a time was written in. Two times of the same Shape are
// written alike, apart from leading zeros, blanks and the spelling of AM/PM.
type Shape uint8

const (
	Other       Shape = iota // no time that this package read
	DateOnly                 // 05/02/00
	Minutes                  // 05/02/00 00:23
	Seconds                  // 05/02/00 00:23:41
	MinutesAMPM              // 05/02/00 12:23 AM
	SecondsAMPM              // 05/02/00 12:23:41 AM

	// The shapes below are always written with four digits for the year and
	// come with FourDigitYear set.

	ISOMinutes  // 2000-05-02 00:23
	ISOSeconds  // 2000-05-02 00:23:41
	ISOTMinutes // 2000-05-02T00:23
	ISOTSeconds // 2000-05-02T00:23:41
	MonthName   // May 2, 2000 12:23 AM
	DayMonth    // 2 May 2000 00:23:41
	DateCommand // Tue May  2 00:23:41 2000

	shapes

	// FourDigitYear is a bit on top of the shapes above.
	FourDigitYear Shape = 1 << 7
)

var shapeNames = [shapes]string{
	Other:       "other",
	DateOnly:    "date only",
	Minutes:     "minutes",
	Seconds:     "seconds",
	MinutesAMPM: "minutes AM/PM",
	SecondsAMPM: "seconds AM/PM",
	ISOMinutes:  "ISO minutes",
	ISOSeconds:  "ISO seconds",
	ISOTMinutes: "ISO minutes with T",
	ISOTSeconds: "ISO seconds with T",
	MonthName:   "month name",
	DayMonth:    "day and month name",
	DateCommand: "date command",
}

// layouts are for time.Format, with a year of two digits where Shape has a choice.
var layouts = [shapes]string{
	Other:       "2006-01-02 15:04:05",
	DateOnly:    "01/02/06",
	Minutes:     "01/02/06 15:04",
	Seconds:     "01/02/06 15:04:05",
	MinutesAMPM: "01/02/06 03:04 PM",
	SecondsAMPM: "01/02/06 03:04:05 PM",
	ISOMinutes:  "2006-01-02 15:04",
	ISOSeconds:  "2006-01-02 15:04:05",
	ISOTMinutes: "2006-01-02T15:04",
	ISOTSeconds: "2006-01-02T15:04:05",
	MonthName:   "Jan 2, 2006 3:04 PM",
	DayMonth:    "2 Jan 2006 15:04:05",
	DateCommand: "Mon Jan _2 15:04:05 2006",
}

// Base is s without the FourDigitYear bit.
func (s Shape) Base() Shape { return s &^ FourDigitYear }

// HasTime tells whether a time of day was written.
func (s Shape) HasTime() bool { return s.Base() != Other && s.Base() != DateOnly }

// HasSeconds tells whether seconds were written: a time without them may be up
// to a minute later than it reads.
func (s Shape) HasSeconds() bool {
	switch s.Base() {
	case Seconds, SecondsAMPM, ISOSeconds, ISOTSeconds, DayMonth, DateCommand:
		return true
	}
	return false
}

func (s Shape) String() string {
	b := s.Base()
	if b >= shapes {
		b = Other
	}
	name := shapeNames[b]
	if s&FourDigitYear != 0 && b >= DateOnly && b <= SecondsAMPM {
		name += ", four-digit year"
	}
	return name
}

// Format writes t in the shape s, in t's own location, with leading zeros
// where the shape has them. Other writes 2006-01-02 15:04:05.
func (s Shape) Format(t time.Time) string {
	b := s.Base()
	if b >= shapes {
		b = Other
	}
	if s&FourDigitYear != 0 && b >= DateOnly && b <= SecondsAMPM {
		const date = len("01/02/")
		return t.Format(layouts[b][:date] + "20" + layouts[b][date:])
	}
	return t.Format(layouts[b])
}
