// Package table is what the readers of unloaded CMS tables have in common: it
// finds the columns, tells a table from another kind of file, and gives what
// is not understood its place.
//
// The order of the columns is that of a header line, which may stand before
// any row; else the one that the caller says; else the documented one. A
// header line is a row of names, in any letter case, that names each column
// that the reader cannot do without. Columns that the table is not documented
// to have are passed over.
//
// Rows before the first that fits are held back, up to 64: if none fits, the
// file is another one, and that is one error and not one for each of its lines.
package table
