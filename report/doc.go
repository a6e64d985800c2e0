// Package report judges what the windows and logs of a pair of CMS servers
// say.
//
// A [Server] holds the facts seen of one server: its backups, archives, links
// and error log, each nil where it was not seen. [ReadServer] fills one from a
// folder of captures, telling by content what each file is. A [Rule] is a
// value with a function; [Evaluate] runs rules over the two servers of a
// [Pair] and returns a [Report] of findings.
//
// # What is never called healthy
//
// A rule whose facts were not captured gives Unknown, and the evaluator says
// so itself: no rule has to look for nil. A server that was not seen gives
// Unknown for every rule. A row that was not understood gives Unknown, for it
// could be the one that failed. A rule that returns an error, panics or says
// nothing gives Unknown and does not stop the others. A report without a
// finding, or in which nothing applied, is Unknown.
//
// # The ladder
//
// From good to bad: OK, NotApplicable and Silenced, which are equally good,
// then Warning, Critical and Unknown. [Worst] goes by it, and the exit codes
// are 0, 1, 2 and 3. Unknown is the worst because what was not seen could be
// worse than anything that was: so taking a fact away, or making any state
// worse, never makes the verdict better. A site can give Warning and Critical
// another level, silence what is known, and switch rules off; all of it shows
// in the report, and none of it touches Unknown. The one exception is an
// optional fact, such as who is logged in: a site that never captures it is
// not told about it every day, unless Options.Require lists it.
//
// Each fact has a time at which it was seen, and how that is known: what was
// seen too long ago, or of which nothing says when, is Unknown, for it says
// nothing of now. A Server without Captures, filled by a caller, is judged as if
// it had been seen just now, on the caller's word; but up to when an error log was
// read only [ErrorLog].NotAfter says, or an entry of the last day.
//
// What nobody understood counts as well: lines of windows that nothing claimed,
// and files that nothing was read from, until somebody says that they are known
// ([Known]) or hold nothing ([Ignored]).
//
// # What a finding says
//
// A rule lists what it can say as [Sentence] values and says one by its Code and
// values: Finding.Message is the English of it, made last, and translations are
// made of the same ([Sentences], [Words], [Expand]). [Finding.Key] is what the
// finding is about, without any wording, level or age; histories, silences, acks
// and [Diff] go by it. A finding that another explains names it as its Cause:
// [Report.Headline] has those that stand by themselves.
//
// # Over days
//
// With a [History] of earlier reports, findings say since when a thing has not
// been healthy, conditions can count days ([Days]), and what comes and goes is
// a finding of its own ([Flapping]). The error log is looked back at to the last
// report that saw it. [Diff] says what changed since a report. [Append] and [NewHistory] keep one in a
// file that is only appended to.
//
// # Time
//
// Nothing here reads a clock. Ages are counted to [Server.Now], else to
// [Options.Now]; with neither, rules about age give Unknown.
//
// The same facts, rules and options give the same report, to the byte of its
// JSON, in the order that [Report.Findings] states. Facts are only read, so that
// the same servers, rules and options can be evaluated by several goroutines at
// once.
package report
