// Package unload reads the files that Informix's UNLOAD statement writes.
//
// # Input
//
// A row is a line; each of its fields is followed by the delimiter, the last
// one too:
//
//	1|daily|05/02/00 00:41|2|
//
// The delimiter is "|" or what DBDELIMITER or the DELIMITER clause says: any
// character but the backslash, a hexadecimal digit, a carriage return or a
// newline. A backslash takes from the next character what it means here:
//
//	\|   the delimiter as a part of the value
//	\\   a backslash
//	\    at the end of a line: a newline as a part of the value
//
// A field with nothing in it is NULL. The VARCHAR without a character, which is
// not NULL, is written as a backslash and a blank, and nothing else. A BYTE is
// written in hexadecimal digits without a backslash, so that no other escape is
// known: a backslash before any other character means that character.
//
// A DATE has the form that DBDATE says, mm/dd/yyyy by default: see DateForm.
//
// Lines may end in LF or CR LF. What other programs write in this form often
// lacks the delimiter after the last field: such a row is read too, unless the
// input ends in it, when it may be the first part of one.
//
// The file may be compressed with gzip, and be UTF-16.
//
// # Result
//
// A Row with its Fields, their escapes taken off, and for each field the place
// of its first character. An *Error where a row is no such row; the rows after
// it can be read. Nothing is left out in silence: a row longer than MaxRow is
// an Error that wraps ErrTooLarge.
//
// # Quirks
//
// Blank lines, which UNLOAD never writes, are skipped. How many fields a row
// must have is the caller's to know. I4GL left newlines in TEXT columns
// without a backslash: such a row comes out as two, each with too few fields.
//
// Documents: Informix Guide to SQL: Syntax, UNLOAD and LOAD statements;
// Informix Guide to SQL: Reference, DBDELIMITER and DBDATE. The VARCHAR
// without a character is from the notes of people who load such files.
package unload
