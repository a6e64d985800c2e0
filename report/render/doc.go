// Package render shows a [report.Report]: [Text] to people, [JSON] to
// programs.
//
// # Text
//
// The verdict comes first, with how each server does. Then, server by server, what is wrong,
// each with the lines that prove it and what the guide advises; what could not
// be told and how to capture it; what was fine, in short; what the report was
// made from; and the lines that nothing understood. Captured text is shown
// without its control characters: none reaches the terminal.
//
// # JSON
//
// See [Document].
package render
