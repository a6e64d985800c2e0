// Package archive reads what CMS says about its archives: the Archiving Status
// window (Parse, FromScreens, FromGathering), the unloaded table arch_stat
// (ReadTable), and when an archive is due (Schedule).
//
// # The window
//
// No capture of the window is known, only what it shows (R21, DOC): for each ACD
// and kind of archive when it ran last, its status, and "the next run
// scheduled". So nothing is read by its place. Values are found below or behind
// what they are called, in any order and alignment:
//
//	ACD  Archive   Status     Last run          Next run
//	1    Interval  finished   05/02/00 07:30    05/02/00 08:00
//	     Daily     not run
//
//	ACD: 1 North                     (the ACD of the rows below)
//	Archive   | Status      | Last run
//	Daily     | finished    | 05/02/00 00:36
//
//	Daily: finished 05/02/00 00:36   (a line for each kind)
//
// Each row becomes a Run. The kinds are interval, daily, weekly and monthly, the
// words of the status "not run", "finished" and "running" (DOC); another word is
// kept as the Text of an Unknown state. "finished" on the screen is not success:
// only the table tells Succeeded from Failed. Times are wall-clock times in the
// Source's zone, mm/dd/yy or yyyy with seconds or without, 24 hours or AM and PM.
//
// # Quirks
//
// A row without an ACD belongs to the one above only if nothing stands between
// that was not understood. A list that says that it goes on ("Page 1 of 3",
// "1-2 of 8", "more", an arrow), and whose other pages were not shown, is an
// error. A window that shows one archive twice, not the same, says nothing of it.
// A time that a border or a popup cuts is an error, never a shorter time.
//
// # Unknown
//
// Layout, headings and further words of the status are not documented; header
// words such as "Archive type" and "Last run" are those seen on screens drawn
// after the document's description. Pseudo-ACDs (9 to 26) are not archived
// automatically, so "not run" can be normal there.
package archive
