package render

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// NagiosOptions are what a caller can set for Nagios. The zero value works.
type NagiosOptions struct {
	Options

	// UnknownFirst has a report with something critical and something that
	// could not be told be UNKNOWN, as its verdict is. By default it is
	// CRITICAL, as the plugins' own max_state has it: pagers are set to that.
	UnknownFirst bool
}

// Status is the state that Nagios prints. The plugin's exit status is its
// ExitCode.
func (o NagiosOptions) Status(r *report.Report) report.Status {
	if r == nil {
		return report.Unknown
	}
	critical := func(f report.Finding) bool { return f.Status == report.Critical }
	if !o.UnknownFirst && slices.ContainsFunc(r.Findings, critical) {
		return report.Critical
	}
	return r.Worst()
}

// What Nagios and its kin keep of a plugin's output: 4 KB by default.
const (
	mostOutput = 4096
	mostFirst  = 1024
)

// Nagios writes a report as a plugin of Nagios, Icinga and their kin prints
// it, in at most 4 KB: a line with the state, the worst things by name and
// performance data, then a line for each finding that calls for somebody, the
// worst first, for each silenced one, and for what was not understood. What
// follows from another finding is counted with it. The exit status that goes
// with it is that of NagiosOptions.Status. The performance data are counts and
// ages in seconds.
func Nagios(w io.Writer, r *report.Report) error { return NagiosOptions{}.Nagios(w, r) }

// Nagios is the function Nagios.
func (o NagiosOptions) Nagios(w io.Writer, r *report.Report) error {
	d, err := digestOf(r, o.Options)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	first := fmt.Sprintf("CMS %s - %s", strings.ToUpper(o.Status(r).String()), unpiped(d.headline()))
	b.WriteString(cutBytes(first, mostFirst))
	b.WriteString(" |" + d.perfdata() + "\n")
	var rows []string
	for _, f := range d.byStatus(append(wrong, report.Silenced)...) {
		row := fmt.Sprintf("%s: %s: %s [%s]", strings.ToUpper(judged(f).String()), d.say.server(f.Server), d.say.sentence(f), shortName(f.Rule))
		if n := len(d.below(f)); n > 0 {
			row += " (" + d.say.t("{1|# more follows|# more follow} from it", n) + ")"
		}
		rows = append(rows, row)
	}
	if news := d.news(); news != "" {
		rows = append(rows, news)
	}
	if line := d.restLine(); line != "" {
		rows = append(rows, line)
	}
	d.nagiosRows(&b, append(rows, d.captureLines()...))
	_, err = w.Write(b.Bytes())
	return err
}

// nagiosRows writes as many rows as there is room for, and how many there is
// none for.
func (d *digest) nagiosRows(b *bytes.Buffer, rows []string) {
	const mostRow, tail = 400, 48
	for i, row := range rows {
		row = cutBytes(unpiped(row), mostRow) + "\n"
		if b.Len()+len(row) > mostOutput-tail {
			b.WriteString(cutBytes(unpiped(d.say.t("and {1} more", len(rows)-i)), tail-1) + "\n")
			return
		}
		b.WriteString(row)
	}
}

// perfdata is the counts by status, the ages of what has one, and what was not
// understood.
func (d *digest) perfdata() string {
	var b strings.Builder
	n := counts(d.all)
	for s := report.OK; s <= report.Silenced; s++ {
		fmt.Fprintf(&b, " %s=%d;;;0", strings.ReplaceAll(s.String(), " ", "_"), n[s])
	}
	more := d.rest()
	fmt.Fprintf(&b, " unclaimed_lines=%d;;;0 unrecognised_files=%d;;;0 rules_off=%d;;;0 unused_silences=%d;;;0",
		more.unclaimed, more.unrecognised, more.off, more.unused)
	if up, all := d.linksUp(); all > 0 {
		fmt.Fprintf(&b, " links_up=%d;;;0;%d", up, all)
	}
	age := func(role report.Role, what string, at time.Time) {
		if !at.IsZero() && !d.Now.IsZero() && !at.After(d.Now) {
			fmt.Fprintf(&b, " %s_%s_age=%ds;;;0", role, what, int64(d.Now.Sub(at)/time.Second))
		}
	}
	for i, s := range []*report.Server{d.Pair.Primary, d.Pair.Secondary} {
		if s == nil {
			continue
		}
		role := report.Role(i + 1)
		if s.Backup != nil {
			age(role, "backup", s.Backup.FinishedAt)
		}
		for _, f := range report.Facts {
			age(role, f.String()+"_capture", s.CapturedAt(f))
		}
	}
	return b.String()
}

// unpiped keeps text from being taken for performance data, for the end of a
// command or for HTML.
var unpipes = strings.NewReplacer("|", "/", ";", ",", "<", "(", ">", ")", "\n", " ")

func unpiped(s string) string { return unpipes.Replace(plain.Text(s)) }

// cutBytes cuts s to so many bytes, between characters.
func cutBytes(s string, most int) string {
	if len(s) <= most {
		return s
	}
	cut := most - len("…")
	for cut > 0 && s[cut]&0xc0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}
