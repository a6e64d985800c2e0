// Package redact hides what a capture says of its site, so that what was seen of
// it can be sent to somebody else.
//
// What goes in are the rows of screens and logs, values read from them, and
// messages of errors that quote them; what comes out is the same text, as wide as
// it was, with x for the letters and 9 for the digits of what is not known to be
// CMS's own. A row is taken apart at its borders and wide gaps, and a piece is
// kept if it consists of phrases that documents and captures show (the readers'
// Vocabulary, the menus and soft labels), of numbers of ACDs, and of times; of
// another, a known label before a colon is kept.
//
// Names of ACDs that were read are hidden wherever they stand, known phrase or
// not: Names finds them in an account. The text of log entries is the site's own
// whatever it says, and is for Text. Names of files are not looked at.
package redact
