// Package rulefile reads rules from YAML files: a site's own rules, and what it
// changes of the built-in ones.
//
//	f, err := rulefile.Parse(file, "site.yml", rulefile.Options{})
//	if err != nil {
//		fmt.Print(rulefile.Excerpts(err)) // all that is wrong, each with its line and a caret
//		return
//	}
//	r := report.Evaluate(pair, f.With(rules.All()...), f.Options(report.Options{Now: now}))
//
// # The file
//
// Every part but the version can be left out.
//
//	version: 1
//
//	limits:                       # thresholds of the built-in rules: 90m, 26h, 8d, 1d12h
//	  backup_warning: 30h
//
//	limits_by:                    # others for a server, an ACD, or an ACD of a server
//	  - {server: secondary, backup_warning: 36h}
//	  - {acd: 7, archive_daily: 2d}
//
//	levels:                       # another level for what a rule finds: warning or critical
//	  archive.overdue: warning    # whatever it finds
//	  links.state: {warning: critical}
//
//	off: [captures.age]           # rules that are not run; each gives a finding that says so
//
//	holidays:                     # named days, of every year or of one
//	  christmas: 12-24..12-26
//	  inventory: [2026-06-30, 2026-12-30..2026-12-31]
//
//	silences:                     # what is known and accepted; all that is given has to match
//	  - rule: links.state
//	    server: secondary
//	    acd: 7
//	    who: CMS team
//	    why: ACD 7 moves to the new switch, change 1182
//	    from: 2026-12-01          # the same
//	    until: 2026-12-31         # to the end of that day, or a time: 2026-12-31 18:00
//	  - rule: archive.overdue
//	    text: daily
//	    who: CMS team
//	    why: the archiver is stopped for the tapes
//	    until: 2027-06-30
//	    weekly: [sat 02:00-06:00, sun 22:00-01:00, christmas]
//
//	known:                        # what the captures show and no reader knows
//	  - {text: "Spare board: none", where: "links*", who: CMS team, why: a label of our own, until: 2027-12-31}
//	  - {pattern: '^Spare \d+$', who: CMS team, why: positions without a line, until: 2027-12-31}
//
//	ignore:                       # files among the captures that hold nothing of a server
//	  - {pattern: "*.tmp", why: left behind by the transfer}
//
//	ack:                          # findings that somebody is at, by their key
//	  - {key: "backup.age:secondary", who: CMS team, why: new tapes are on their way}
//
//	usual:                        # entries of the error log that are known as harmless
//	  - {code: 12, text: printer}
//
//	users: [cmsadm]               # who may be logged in to the secondary
//
//	days:                         # backup.age at least a warning on 2 of the last 3 days: critical
//	  - {rule: backup.age, as: warning, of: 2, in: 3, then: critical}
//
//	schedules:                    # when archives are due, by ACD or for every other one
//	  every: {interval: 30, daily: "00:35"}
//	  3: {interval: 15, week_start: monday}
//
//	lists:                        # texts, or numbers
//	  closed: [5, 6]
//	  phrases: [disk, dictionary]
//
//	rules:
//	  - id: site.backup.night
//	    doc: Did the nightly backup finish before the day shift?
//	    cite: site handbook, p. 12
//	    advice: Start the backup timetable earlier.
//	    for: backup
//	    outcomes:
//	      - when: backup.state == "failed"
//	        status: critical
//	        message: "the backup failed: {backup.text}"
//	      - when: hour(backup.finished_at) >= 5
//	        status: warning
//	        message: finished at {backup.finished_at}, {backup.age} ago
//	    otherwise:
//	      status: ok
//	      message: finished at {backup.finished_at}
//
//	  - id: site.links
//	    doc: Is the link of each open ACD up?
//	    cite: site handbook, p. 14
//	    advice: Call the switch room.
//	    for: each link
//	    where: not (link.acd.number in list("closed"))
//	    outcomes:
//	      - when: link.state == "unknown"
//	        status: unknown
//	        message: "{link.connection} is not a word we know"
//	      - when: link.state in ["down", "off"]
//	        status: critical
//	        message: "{link.application}, as are {count(server.links, .state == \"down\")} links"
//	        advice: Call the switch room at once.
//	        evidence: filter(server.links, .state == "down")
//	    otherwise: {status: ok, message: the link is up}
//	    none: {status: ok, message: every ACD with a link is closed}
//
// # Settings
//
// A limit for an ACD of a server goes before one for an ACD, that before one for
// a server, and that before one for everything. A limit for a warning must not
// be above the one for critical, be that set or the default.
//
// Servers are called primary and secondary unless the program gives them other
// names. Texts match in any letter case, and need two letters or digits; patterns
// are regular expressions (RE2) for which letter case counts, and each match has
// to show two letters or digits that the pattern names, or one at the bound of a word
// or line, so that [a-z]+ is none. A silence or usual entry has to say more than an ACD. A code is that of the
// finding, as the catalogue of rules has it; a key is that of one thing that a
// rule speaks of, as reports have it, whatever the day and the wording.
//
// Dates, and times without a zone, are what the clock of the server shows that
// a finding is about, also on days on which the clocks change; what is found of
// the pair goes by the primary's. A date begins with its day as "from" and ends
// with it as "until". Hours of the week are the days, such as sat, mon-fri,
// "sat,sun" or daily, and from when to when; without that, they are all day. An
// end before the beginning is on the next day. A holiday, or "holidays" for all,
// stands for its days.
//
// # Rules
//
// A rule has an id (lower-case words with dots and hyphens), doc, cite and
// advice, as every [report.Rule] does. It is for one of
//
//	backup       once for the backup of each server
//	each link    once for each link of each server, and likewise
//	each run     for each run of an archive and
//	each entry   for each entry of the error log
//	server       once for each server
//	pair         once for both
//	each acd     for each ACD that one of both shows, with its link on each side
//
// Where it has a condition "where", things that this is not true of are passed
// over; if none is left, the outcome "none" is given, or a finding that the
// rule does not apply. Its outcomes are tried in order, and the first whose
// condition "when" is true counts; "otherwise" counts if none is. An outcome
// has a status (ok, not applicable, warning, critical, unknown) and a message;
// its own advice goes before the rule's. Its code, which silences and reports of
// several days go by, is its place ("outcome-1", "otherwise", "none") unless it
// gives one: code: too-late. The evidence of a finding is the row
// that was judged, with the rows of the things that "evidence" names, an
// expression or a list of them. In rules for the pair and each acd, "on" says
// which server (primary or secondary) a finding is about.
//
// # Conditions
//
// Conditions are in the language of github.com/expr-lang/expr, of which the
// part that has a use here is read:
//
//	== != < <= > >=                    texts, numbers, times, durations
//	and or not, a ? b : c
//	contains startsWith endsWith       parts of texts
//	matches                            a regular expression (RE2) in quotes
//	in [...], in list("name")          one of several
//	+ - * / %                          now - backup.finished_at > 26h
//	26h 90m 8d 1d12h                   durations
//	any all none one count             any(server.links, .state == "down"),
//	                                   any(list("phrases"), entry.text contains #)
//	any(server.links as l, ...)        a name for what a loop looks at, for loops
//	                                   within it: any(server.runs,
//	                                   .acd.number == l.acd.number)
//	len lower upper trim abs
//	has(x)                             whether a value or list was seen
//	hour minute weekday monthday       of a time; weekday is "monday" and so on
//
// Letter case does not count in texts, nor in patterns: (?-i) makes it count
// there. A chain such as 8 <= x < 18 is two comparisons, not goes with the first
// value behind it: not (a == b), not has(x). Tomorrow is the first of a month
// where monthday(now + 1d) == 1.
//
// What they can read depends on what the rule is for:
//
//	now                                             the time of the check
//	limit.NAME                                      a threshold: limit.backup_warning
//	before   status time age                        what the report before said
//	server   name role links runs entries logins    but for the pair
//	         captures
//	backup   state text errors completed_today      but for the pair
//	         finished_at age
//	link     acd application session connection     each link
//	         peer state
//	run      acd kind state text last next due age  each run
//	entry    acd time age code count severity text  each entry
//	         verdict
//	acd      number name pseudo                     each acd; of a link, run, entry
//	primary, secondary                              a server with its backup: the pair
//	                                                and each acd, there with its link
//
// [Reference] has their types and words.
//
// # What was not seen
//
// No rule has to look for what is missing. A rule is Unknown on a server on
// which a window that it reads was not captured. A value that was not seen (a
// time that the row does not show, a state in a word that no document names)
// makes the part of a condition that reads it neither true nor false, and so
// the condition, unless the other side of its "or" is true or of its "and"
// false. Where a condition has no answer the finding is Unknown and names the
// value; outcomes behind it are not tried, for they count only if it is false.
// has(x), and == "unknown" for a state, are the ways to ask. If no outcome
// matches and there is no otherwise, the finding is Unknown and says so.
//
// There is no answer either from
//
//   - a list without rows: a window that shows none says nothing, but for
//     logins, where nobody may be logged in;
//   - that something is not among the entries of a log that says that it is a
//     part of the whole, and how often it is;
//   - a time that should be over and lies in the future by more than
//     limit.clock_skew, five minutes unless it is set, and its age;
//   - a division by zero, a number too large to be kept, a duration of more
//     than 292 years.
//
// # Messages
//
// A value in braces is shown as the built-in rules show it, an expression is
// worked out first, and {{ and }} are braces. What was not seen reads "(not
// known)". A rule needs what its messages read as much as what its conditions
// read.
//
// YAML wants quotes around a text that begins with a brace, a bracket, a quote
// or one of * & ! @ %, and around one with a colon and a blank, or a blank and #,
// in it.
//
// # What is said when a file is loaded
//
// Everything that is wrong, each with its place: keys, fields, functions, lists
// and rules that do not exist, with the nearest that does; words that a value
// never has, and numbers outside of its own; values of different types that are
// compared; lengths of time, dates and statuses that are none; limits that
// cross; silences and the like that are too broad; what is missing or stands
// there twice. Warnings are what is allowed but looks unintended: a word that no
// document names, a condition that contradicts itself, an outcome that is never
// reached because one before it matches whenever it would, has(x) and more where
// the rule goes on to what is ok if x was not seen, a rule none of whose
// outcomes may match, a list that nobody uses.
//
// # What a file cannot do
//
// No condition changes anything, opens anything or reads a clock. Files are
// limited in size (1 MiB), rules (1000), depth and breadth; anchors, aliases,
// tags and several documents are refused; so are functions that make texts or
// lists longer, and regular expressions that are not constant. At run time a
// rule looks at no more than ten million things on a server and is Unknown if
// it would; loops over lists are counted before they are run.
//
// # Tests
//
// A test file says what rules find in captures or facts at a time:
//
//	version: 1
//	rules: [site.yml]             # relative to this file; several are read as one
//	builtin: false                # whether the built-in rules are tested too
//	zone: America/Denver          # of the captures, and of times without one
//	now: 2000-05-02 08:00
//	tests:
//	  - name: a backup after five
//	    only: [site.backup.night] # else all rules
//	    primary: captures/late    # a folder of captures
//	    secondary:
//	      captures:               # or captures that stand here
//	        backup.txt: |
//	          Backups completed today: 1
//	          Status: Last backup finished at 05/02/00 00:23:41
//	    findings:
//	      - rule: site.backup.night
//	        server: primary
//	        status: warning
//	        message: finished at 2000-05-02 05:10  # part of it
//	  - name: a failed one
//	    only: [site.backup.night]
//	    primary:
//	      facts:                  # or facts, as the JSON of report.Server
//	        backup: {state: failed, text: no tape, finished_at: 2000-05-01T00:20:00Z}
//	    findings:
//	      - {rule: site.backup.night, status: critical}
//	  - name: failed on two days
//	    only: [site.backup.night, history.days]
//	    primary: {facts: {backup: {state: failed}}}
//	    earlier:                  # what reports before were made of, by the same rules
//	      - now: 2000-05-01 08:00
//	        primary: {facts: {backup: {state: failed}}}
//	    findings:
//	      - {rule: site.backup.night, code: outcome-1, status: critical, since: 2000-05-01 08:00}
//
// Every finding that is not healthy has to be listed, and every one listed has
// to be there; with "all: true" the healthy ones have to be listed as well. A
// server that a test does not mention is left out of it. Package ruletest runs
// such files as Go tests, for rules in Go too, and examples/rulecheck as a
// command; both say which outcomes no test takes.
package rulefile
