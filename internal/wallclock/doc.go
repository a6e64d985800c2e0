// Package wallclock reads times as a server's screens and logs print them:
// a date and a time of day without a zone.
//
// # Input
//
// The fixed shapes, read by code of this package without allocation:
//
//	05/02/00 00:23:41        month, day, year; 24-hour clock
//	05/02/00 00:23           the same without seconds
//	10/19/15 12:29 PM        12-hour clock; also PM, pm, P.M., p.m., and 12:29PM
//	10/19/15 12:29:32 PM     the same with seconds
//	05/02/2000 ...           any of them with a year of four digits
//	05/02/2000               a date alone (Parse and Date only)
//
// Month, day and hour may have one digit (4/1/20 9:05); minutes and seconds
// have two, a year has two or four. Between date and time stand blanks, with
// or without a comma in front of them. Only ASCII digits count.
//
// Parse also takes a few shapes that other programs print, which
// github.com/araddon/dateparse interprets behind a gate (see Reader.Parse):
//
//	2000-05-02 00:23    2000-05-02 00:23:41    2000-05-02T00:23    2000-05-02T00:23:41
//	May 2, 2000 12:23 AM
//	2 May 2000 00:23:41
//	Tue May  2 00:23:41 2000
//
// # Result
//
// A Time: the instant, the Shape it was written in, and whether the clock
// showed it once, twice or never (Clock). A time that cannot be read is an
// *Error with the byte where it went wrong and a Problem for errors.Is.
//
// # Quirks
//
// The month comes first, always: 13/02/26 is month 13 and an error, never the
// 13th of February. Nothing is moved to make a date valid: 02/30 is an error,
// 24:00 and second 60 are errors. 12:00 AM is midnight, 12:00 PM is noon, and
// hours 0 and 13 to 23 do not go with AM or PM (0:30 PM could mean either
// half of the day, and 13:05 AM contradicts itself). A year of four digits
// starts at 1900, since 05/02/0000 and 01/01/0001 are a program's idea of "no
// date" and would otherwise read as time.Time's zero value.
//
// A time ends where a word ends. 00:23:415 and 00:23x are errors, so are
// 00:23:41.5 and 00:23:41-05:00: no digit is dropped. A full stop, comma or
// bracket may follow, and a colon that a blank follows.
//
// A year of two digits is the one nearest to Reader.Near, counted in calendar
// years; of two years that are both 50 away it is the earlier, so it lies from
// 50 years before to 49 after. Without Near it lies in 1970-2069. The year is
// chosen first and the date judged afterwards: near 2099, 02/29/00 is an error
// of 2100 and not 29 February 2000.
//
// # Daylight saving time
//
// A wall clock set forward skips times and one set back shows times twice.
// Either way two readings offer themselves, one with the offset from UTC that
// was in force before the change and one with the offset after it, and the
// earlier instant is taken, which is the one the larger offset gives: of a
// repeated 01:30 the first one, and for a skipped 02:30 the one that the offset
// after the change gives, in America/New_York the instant shown as 01:30. The
// earlier instant makes an event older and an appointment overdue sooner: what
// is stale never looks fresh. Time.Clock tells that it happened, Time.Latest
// gives the other reading.
//
// A date alone is the first instant of that day, even where the clock skips
// midnight: then it is the instant of the change, so that the date stays what
// was written.
package wallclock
