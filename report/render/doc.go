// Package render shows a [report.Report]: [Text], [HTML] and [Markdown] to
// people, [JSON] to programs, [Nagios] and [OpenMetrics] to what watches, [JUnit]
// and [SARIF] to what collects the outcome of checks.
//
// All write the same bytes for the same report, and all of them tell the whole
// of it: the verdict, the findings, the captures with when they were seen, what
// of them was not understood, what was switched off, and silences that matched
// nothing; where a format has no room, how many. What another finding explains
// (Finding.Cause) is folded below that one, unless it is worse. A nil report is
// an error.
//
// Captured text is shown without its control characters, marks of direction and
// invisible characters in all but JSON, which escapes them: none reaches a
// terminal, and none is taken for markup. Long texts and long lists are cut,
// with a word on the rest, but for JSON.
//
// # Options
//
// Each function has a method of the same name on [Options], which has the
// language and the earlier reports, and some take options of their own:
// [TextOptions], [NagiosOptions], [JUnitOptions] and [SARIFOptions].
//
// # Languages
//
// Sentences, advice, headings, dates and numbers are in one of [Languages], by
// the code and the values of a finding. What was captured, names of CMS's
// windows and menus, rules and citations stay as they are; so does what a rule
// says without a code, and the advice of a site's own rules.
//
// # Text
//
// The first line has the verdict and the worst things by name, what is critical
// before what could not be told; if all is well, the values that say so. Then
// come, server by server, what is wrong, each with since when, the lines that
// prove it and what the guide advises; what could not be told and how to capture
// it; what is silenced, with who said so, why and until when; what changed since
// the day before; and the accounts.
//
// # JSON
//
// See [Document] and [Schema].
package render
