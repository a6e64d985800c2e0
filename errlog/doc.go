// Package errlog reads the customer error log of CMS.
//
// The input is the Error Log Report: printed to a file, or captured from its
// window. One record of it is documented (Avaya support article SOLN277288):
//
//	10/19/15 12:29 PM 3 4 INFO
//	SPI configuration error: Switch and UNIX clocks differ by more
//	than 24 hours. Switch clock is 02:24:00 1409/22993/10 , UNIX
//	clock is 12:29:32 10/19/15 Data collection will remain down
//	until switch or UNIX clock is reset so they agree.
//
// A header line has the date and time, two numbers and the severity; the
// description follows, wrapped, up to the next header. The 4 is the ACD, by
// the article's title. The 3 is most likely the error code, and is read so.
// The description can hold dates, malformed ones too, and is never looked into.
//
// # Result
//
// A header whose values have other forms, a code that is no number, an ACD by
// name or none, a severity such as SEV1 or [CRITICAL], makes an Entry all the
// same, which says so (Odd). Any other line that starts like a record, with a
// date and a time in any usual shape, be it behind a mark, a number or a weekday,
// is an error at its place and never text of the entry before: a log in which
// something was not understood does not read as one in which nothing happened.
// So is one that is broken over lines, before its time or anywhere before its
// severity. A sentence with a date and a time in front is text where the line before had
// no room for it, since wrapping can have put it there.
//
// Every entry says where its values stand (Entry.Where). Log keeps what a log
// says beside its entries: that it is a part of a longer one (Scope), the lines
// that nothing claimed, and on request an account of every line.
//
// # Reading
//
// Entries reads a report as a stream, at a fraction of what splitting it into
// lines takes and in bounded memory. Sections and Parallel read a large one
// with several processors or machines; a Cursor reads what came since the last
// time. All three yield the same entries.
//
// LookAt tells by its first bytes whether a text is a report. What stands below
// the first entry of a report is text of its entries, be it a window or a label
// that somebody pasted.
//
// # Quirks
//
// The record above is INFO and says that no data is collected: severity is no
// filter. No list of codes or of severities is documented, so none is known
// here: any word is a severity, and a code has no meaning.
package errlog
