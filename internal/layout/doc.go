// Package layout finds labels and tables on a screen by what they are called,
// wherever they stand: no CMS screen's layout is documented.
//
// A label is a known phrase followed by a colon; its value goes on to the next
// label of the row or the row's end. A table is a row, or two rows on top of
// each other, with the headings of the columns asked for, in any order, and the
// rows below. Heading and rows are cut together; see Tables.
//
// Columns are counted in cells from zero.
package layout
