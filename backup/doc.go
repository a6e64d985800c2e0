// Package backup reads what CMS says about its backups: the Backup Data window
// (Parse, FromScreens, FromGathering), the log back.log (ParseLog) and volume
// labels (ParseLabel).
//
// # The window
//
// Two of its lines are documented, literally (HA guide p. 2-2):
//
//	Backups completed today: 1
//	Status: Last backup finished at 05/02/00 00:23:41
//
// They are found by their labels wherever they stand, with an "Errors:" line if
// there is one (not documented; "none" and "0" are no errors). The window's title
// is spelled Backup Data, Back Up Data and Back Up (DOC). The time is wall-clock
// time in the Source's zone, month first: mm/dd/yy or yyyy, with seconds or
// without, 24 hours or AM and PM.
//
// The result is a Status. Only the documented text makes it Finished; the texts
// of a backup that runs, fails, was cancelled or waits for a tape are not known,
// so any other text is Unknown and kept. CompletedToday counts by the day on which
// a backup finished and is 0 until the nightly one has run: the age of FinishedAt
// says more.
//
// # Quirks
//
// The window is a form too. The fields for the device and the data to be backed
// up are known and say nothing; whatever else stands there is Unclaimed. Of
// several showings the latest with both lines counts. One that comes later and
// cannot be read, is empty or shows only an error makes the state Unknown: nobody
// knows what the window says now. A text with a "Status:" and no window around it
// is the window only if it counts backups or has the documented text.
//
// # Unknown
//
// The layout of the window, all other status texts, and the shape of the time in
// back.log, which is known from engineers' notes as a template (3P).
package backup
