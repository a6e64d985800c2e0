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
// Entries reads a report as a stream, at a fraction of what splitting it into
// lines takes and in bounded memory. Sections and Parallel read a large one
// with several processors or machines; a Cursor reads what came since the last
// time. All three yield the same entries.
//
// The record above is INFO and says that no data is collected: severity is no
// filter. No list of codes or of severities is documented, so none is known
// here: any word is a severity, and a code has no meaning.
package errlog
