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
// # Time
//
// Nothing here reads a clock. Ages are counted to [Server.Now], else to
// [Options.Now]; with neither, rules about age give Unknown.
//
// Facts are only read, so that the same servers, rules and options can be
// evaluated by several goroutines at once.
package report
