package render

import (
	"encoding/json"
	"io"

	"example.com/centrevu/report"
)

// FormatVersion is the version of [Document]. It grows when a field changes
// its meaning or goes away, not when one is added.
const FormatVersion = 1

// Document is what [JSON] writes:
//
//	version      FormatVersion
//	verdict      "ok", "warning", "critical" or "unknown": the worst finding
//	exit_code    0, 1, 2 or 3, after the verdict
//	counts       findings by status; a status without any is left out
//	now          the time that was judged at, RFC 3339; left out if unknown
//	servers      name, role, seen, now, facts and missing ("backup",
//	             "archive", "links", "errors"), captures (name, facts,
//	             superseded, captured_at, clock, clock_at, mod_time), problems
//	             (fact, at, message) and unclaimed lines; the primary, then the
//	             secondary
//	findings     rule, server (left out for the pair as a whole), status, acd
//	             (number, name), message, evidence, missing, advice, cite, of
//	             (the rule that a finding over days or about a silence is
//	             about), silenced (status, who, why, until), since (RFC 3339),
//	             how (branch, steps; only if asked for)
//
// Optional facts ("logins") are among missing only if they are required.
// A line of evidence has source, offset (bytes), line and column (one-based)
// and text. What is unknown or empty is left out. A status is one of "ok",
// "warning", "critical", "unknown", "not applicable" and "silenced".
type Document struct {
	Version  int                   `json:"version"`
	Verdict  report.Status         `json:"verdict"`
	ExitCode int                   `json:"exit_code"`
	Counts   map[report.Status]int `json:"counts"`
	report.Report
}

// JSON writes a Document, indented, with a line end.
func JSON(w io.Writer, r *report.Report) error {
	worst := r.Worst()
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(Document{
		Version: FormatVersion, Verdict: worst, ExitCode: worst.ExitCode(), Counts: counts(r.Findings), Report: *r,
	})
}

func counts(findings []report.Finding) map[report.Status]int {
	n := make(map[report.Status]int)
	for _, f := range findings {
		n[judged(f)]++
	}
	return n
}

// judged returns the status that a finding counts as: one without any is
// unknown.
func judged(f report.Finding) report.Status {
	if f.Status < report.OK || f.Status > report.Silenced {
		return report.Unknown
	}
	return f.Status
}
