package main

const help = `explain shows the screens of a capture as centrevu sees them: what was read of
each row, and which rows nothing claimed. It is what to send with a bug report.

  explain FILE...              explain recordings, saved screens or printed logs
  explain -mask FILE > report  the same without names and free text, to be sent
  explain - < FILE             explain the standard input; "-" can be left out
  explain                      at a terminal: explain a small sample built in

What each file is, is told by its content. The mark before a row says:

  =   a value was read from it; the lines with ">" below it say which
  -   it is known and without a value: a heading, a form's field, a menu's item
  ?   it stands in a window that is read, and nothing claimed it
  !   something in it was not understood

A row without a mark is blank, a border, in no window that is read, or stands
with its mark on another page of its window. "not final" stands behind values
that do not count, because the window was shown again; "at" is where a value was
read, of a row that several pages show on one of them. A printed log is written
line by line, however long it is.

Every row with ? or ! becomes a finding of the daily check. What a site knows as
harmless among those that nothing claimed goes into its rule file:

  explain -known "CMS team" -why "a label of our own" FILE... > known.yml

  -tz ZONE         time zone of the server, such as America/Denver (default UTC)
  -charset NAME    character set of the captures, by its IANA name (default:
                   UTF-8 where it is valid, else ISO 8859-1)
  -rows N          size of the terminal that a recording was made on, up to 500
  -columns N       by 500 (default: what the recording says, else 24 and 80)
  -timing FILE     the timing file that script(1) wrote beside the one FILE
  -words FILE      what this server's screens say instead of the documented
                   English words: a line "shown = documented" for each; a line
                   that starts with # is a comment
  -all             show every screen; else those that show nothing new, and
                   those without a window that is read, are passed over
  -mask            write x and 9 for the letters and digits of ACD names, of
                   log entries and of every word that is not known to be CMS's;
                   the names of the files are left out
  -json            write the same as JSON
  -known WHO       write a rule file instead that knows each line which nothing
  -why WHY         claimed, with who knows it and why; what was not understood
  -until DAY       stays a finding. It ends on the day (default: in a year)
  -color WHEN      auto, always or never (default auto: on a terminal, unless
                   NO_COLOR is set)
  -version         show the version
  -h               show this

Exit status: 0 every row of the windows that are read was understood, 1 some
were not, or a capture has no such window, 3 the captures cannot be read or the
command line is wrong.
`
