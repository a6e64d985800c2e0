// Package capture tells by content what a file with a captured terminal
// session is, and hands out the terminal output that is in it.
//
// # Input
//
//	text              anything without terminal controls: plain text in any
//	                  character set, UTF-8 and UTF-16 with a byte order mark
//	raw               bytes as they went to a terminal
//	typescript        script(1) of util-linux, the BSDs, macOS, Solaris, AIX and
//	                  z/OS: a line "Script started on ..." before the output
//	                  and a line "Script done on ..." behind it
//	asciicast v2, v3  a line with a JSON object, then a line for each event
//	ttyrec            records of 12 bytes (seconds, microseconds, length; four
//	                  bytes each, in either byte order) and the output
//	PuTTY log         a line "=~=~= PuTTY log 2026.11.22 07:48:08 =~=~=" before
//	                  the output
//
// Any of them may be compressed with gzip, in one member or several.
//
// The formats are described in
//
//   - the manuals script(1), scriptlive(1) and scriptreplay(1) of util-linux and
//     script(1) of FreeBSD, Solaris and z/OS
//   - https://docs.asciinema.org/manual/asciicast/v2/ and .../v3/
//   - ttyrec(1)
//   - the PuTTY user manual, section "Controlling session logging"
//
// # Result
//
// A [Header] that says what the capture tells of its session, and [Chunk]
// values with the output: bytes, where they stand in the capture and, where
// that is known, when they were shown and on a terminal of what size. How the
// reader cuts its reads makes no difference to the bytes, the offsets and the
// times, only to where one chunk ends and the next begins.
//
// For text there is the whole input and no chunk.
//
// # Quirks
//
// The first 64 KiB decide. Raw is what has an ESC in it, or SO or SI, or an
// 8-bit CSI with parameters that is not part of a UTF-8 character. Coloured
// text that was written to a file and not to a terminal (tmux capture-pane -e,
// ls --color) is raw too, and Header.NewlineIsCRLF says that its line feeds
// stand alone.
//
// Lines that script(1) and PuTTY write themselves are no output. The last line
// of a typescript is taken for one only at the end of the file or before the
// first line of another session: in between it is something that a program
// printed. The first line of another session (script -a) begins on an empty
// terminal, Chunk.Reset. It counts only with a date in it and if it ends in a
// line feed alone, since what a terminal shows ends in carriage return and line
// feed.
//
// script(1) has its lines translated; they are known in English, French,
// German, Portuguese and Spanish, the languages util-linux translates them
// into among those of the servers. script -q of the BSDs writes no lines at
// all, so its typescripts are raw; a timing file is accepted with those too.
//
// Times of old typescripts and of PuTTY logs have no zone, or an abbreviation
// that names none for certain: they are read in Options.Location. A date in
// digits whose order depends on the locale (05/02/2000) is no known time.
//
// A typescript with a timing file that was appended to (script -a) is timed for
// the session that the timing file is of, if that file says when it began. With
// input and output in one file (script -B) only the timing file says which is
// which; without one the input is taken for output.
//
// asciicast times are as recorded; idle_time_limit is for players. Events of
// unknown kinds are skipped, as are input, markers and exit.
//
// Whether a recording is whole only a typescript's last line and the exit event
// of an asciicast say, [Reader.Whole]. [Reader.Ahead] reads on for who has to
// know what only the whole of a recording tells.
//
// A typescript whose first line ends in carriage return and line feed has had all
// its line ends changed by a transfer; that is undone. NULs are padding, of which
// slow terminals are sent any amount. The clock of a ttyrec may be set, by years:
// going back it takes no time.
//
// Time stamps that a terminal program or ts(1) wrote before each line are told by
// nine of ten lines having one of the same shape: a time of day in brackets, the
// month, day and time of ts(1), or ISO 8601. They become the times of chunks. In
// text they become blanks, so that everything keeps its place, and
// [Reader.ShownAt] has the times.
//
// A hardcopy of screen(1) has one byte for each character, the low one of its
// code; the line drawing of a frame, which comes out as controls, is read as
// ASCII.
//
// PuTTY logs of "printable output" are text, with a [Reader.Doubt]: what was
// overwritten on the screen stands in them one after the other. Those of "SSH
// packets" are refused, as are asciicast v1, UTF-16 text with terminal controls
// in it, logs of input only (script -I), and recordings of NLE (ttyrec 3),
// Guacamole, tlog and conserver.
//
// # Limits
//
// Nothing is kept but a buffer of 128 KiB, the inflater's window, one line of an
// asciicast, of up to 16 MiB, what Ahead is told to read, and up to a million
// times of stamps in a text.
package capture
