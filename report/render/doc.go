// Package render shows a [report.Report]: [Text], [HTML] and [Markdown] to
// people, [JSON] to programs, [Nagios] and [OpenMetrics] to what watches, [JUnit]
// and [SARIF] to what collects the outcome of checks.
//
// All write the same bytes for the same report. Captured text is shown without
// its control characters in all but JSON, which escapes them: none reaches a
// terminal.
//
// # Text
//
// The verdict comes first, with how each server does. Then, server by server,
// what is wrong, each with since when, the lines that prove it and what the
// guide advises; what could not be told and how to capture it; what is
// silenced, with who said so, why and until when; rules that were switched off
// and silences that matched nothing; what was fine, in short; what the report
// was made from; and the lines that nothing understood.
//
// # JSON
//
// See [Document].
package render
