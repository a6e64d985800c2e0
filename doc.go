// Package centrevu reads what can be got off a CMS (Lucent CentreVu, later
// Avaya, Call Management System): the screens of its Maintenance windows as
// text or as recordings of a terminal, logs, and unloaded tables.
//
// This package has the vocabulary the others share. Source says where bytes
// come from and how to read them; Screens and Lines take them apart; Showings
// finds a window by its title; a Position, and a Line that has one, says where
// something stands; ParseError says what was not understood, and where. The
// packages backup, archive, links and errlog turn windows into typed values,
// and report judges the values of a pair of servers.
//
// Two rules hold in all of them. What was not seen is not called healthy: a
// value that was not read is absent or Unknown, and no word that is not
// documented is ever taken for a good one. What could not be read is shown: a
// parser returns whatever it understood together with an error for each thing
// it did not, and hands back the lines that nothing claimed.
//
// No layout of a CMS window is documented, so windows are read by the words on
// them, wherever these stand. Nothing here reads a clock, opens a file, starts
// a goroutine or keeps state between calls; everything may be called from
// several goroutines at once.
package centrevu
