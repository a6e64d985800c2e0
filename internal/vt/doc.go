// Package vt is a terminal: it takes the bytes a program sent to an AT&T 615,
// a VT100 or VT220, an xterm or one of their relatives, and gives the screens
// the program showed.
//
// # Input
//
// The bytes as they went to the terminal, in pieces of any size, each piece
// with the place it has in the capture it came from. However a stream is cut
// into pieces, the result is the same.
//
// # Result
//
// A [Snapshot] of every settled screen, handed to Options.OnSnapshot. The rows
// are rows of cells; each cell knows the offset of the byte that wrote it.
//
// A capture has no marks between two screens, and programs built on curses
// repaint only what changed. What tells the screens apart is the order of the
// output. Within one refresh curses scrolls and erases first, then writes down
// the screen, and last puts the cursor where the program wants it. So a
// refresh is over when
//
//   - output goes back up the screen, or back left in the row it is in;
//   - lines are scrolled, inserted or deleted, or the screen is erased, after
//     something was written;
//   - the cursor is moved and then moved again with nothing written between,
//     in a way no single motion is made of: the first move parked the cursor,
//     the second belongs to the next refresh;
//   - the bell rings, the cursor is hidden or shown, the keypad is switched, the
//     other screen is selected, the terminal is reset.
//
// The few places where curses itself does such things in the middle of a
// refresh are known: behind ECH, in the lower right corner, in a row where it
// thinks about inserting, and with wide characters. screen(1) goes to a column
// before it goes down to the row and writes.
//
// The snapshot is taken later, just before the first change that follows, so a
// program that only moves the cursor or writes what is there already costs
// nothing, and no screen is reported twice for it. A screen with nothing on it
// is not reported.
//
// Lines that merely flow up the screen, as a shell's do, are no refreshes. They
// are reported each time half a screen has gone by, so every line is seen.
//
// Two refreshes cannot be told apart if the first leaves the cursor where it
// stopped writing, or exactly where the next begins to write, and the next goes
// on downwards. Where a capture has times, [Terminal.Settle] tells them apart.
//
// # Quirks
//
// Bytes are UTF-8 where they are valid UTF-8 and ISO 8859-1 elsewhere, decided
// for each character, unless Options.Latin1 says that all are ISO 8859-1 or
// Options.Charset names another encoding. [Terminal.Characters] counts both kinds,
// for who decides. ESC % @ switches UTF-8 off, ESC % G on again.
//
// C1 controls work in both forms. The 8-bit form counts only where the byte is
// not part of a UTF-8 character; U+0080 to U+009F written in UTF-8 count too.
//
// Control strings (DCS, OSC, APC, PM, SOS and the ESC k titles of screen) end at
// ST, at CAN or SUB, and at any other ESC, which begins a new sequence; an OSC
// ends at BEL too. The Linux console's palette strings, which have no end, are
// known by their first letter. A string longer than [MaxString] is given up and
// what follows is text again; that is a [Limit].
//
// G1 is DEC special graphics until something designates it: AT&T terminals are
// told so at login, before captures start. Special graphics come out as
// Unicode box drawing. The right half is ISO 8859-1. National replacement sets
// are known as far as they differ in the twelve replaceable positions; DEC
// Supplemental counts as ISO 8859-1 and any other set as ASCII.
//
// The line below the last row is the status line of AT&T terminals: writing
// there changes nothing on the screen. It is reached by CSI 25;column x, by the
// VT320's DECSASD, and by a cursor address exactly one row too low.
//
// CSI n;0;0;0 q takes the 16 bytes that follow as the text of soft label n.
// CSI n s writes n blanks, as on the AT&T 44xx; CSI s saves the cursor.
//
// The VT holds the cursor at the right margin until the next character wraps
// it. Terminals that wrap at once, and those whose backspace goes back over the
// left margin, are known by Options.Term; some that wrap at once are also known
// by the way they reach their line drawing.
//
// It is reached by its address only on types that have one, and by DECSASD on
// those and where DECSSDT showed it.
//
// DECCOLM clears the screen and gives it 132 columns, or again as many as the
// options say. An xterm heeds it only in mode 40, and without a type to select
// the width that there is does nothing.
//
// What a VT420 and xterm (patch 379) do to cells is done as xterm does it: left
// and right margins, rectangles, columns shifted, inserted and deleted,
// protected characters, REP, reverse wrap, saved private modes, rows of double
// width, whose hidden half is not shown, and concealed characters, which are
// blanks. Nothing of printer controller mode reaches the screen. What would
// change cells and is not acted on, such as VT52 mode, is told by
// [Terminal.Ignored].
//
// [Terminal.Resize], CSI 8;rows;columns t and DECSLPP change the size and keep
// what stands there, without reflow; more rows bring back at the top what scrolled
// off the main screen ([Options].Grows). [Terminal.ProvenRows] tells where a stream
// shows that its terminal had more rows than this one: rows written to that do
// not exist, of which at least two would come to stand in the same row; scrolling
// regions; and lines after the screen was cleared that cannot have scrolled,
// since the program goes on to address the rows above. The row just below the
// last one alone is the status line, where there is one. Played again with
// [Options.LeastRows] the stream comes out as it was shown.
//
// A stream may be cut off anywhere. In the last snapshot Over says whether the
// refresh is known to be over, and FrontRow and FrontCol how far it came if not.
//
// # Limits
//
// Cost is linear in the length of the stream and memory does not depend on it:
// controls that fill or move whole areas are bounded by MaxWork and WorkPerByte,
// and what would change nothing costs nothing.
// Counts are clamped to the screen. What had to be left out because of a limit
// is told by [Terminal.Limits].
package vt
