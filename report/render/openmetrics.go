package render

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

// OpenMetrics writes a report in the text format of OpenMetrics 1.0, which
// Prometheus, promtool and the textfile collector of node_exporter read. All
// are gauges; a time is in seconds since 1970, and what is not known is left
// out:
//
//	centrevu_verdict{status}                 1 for the verdict, else 0
//	centrevu_checked_timestamp_seconds       the time that was judged at
//	centrevu_findings{server,status}         how many findings
//	centrevu_rule_findings{rule,status}      how many findings that are not
//	                                         healthy, or are silenced
//	centrevu_finding{rule,server,acd,status} 1 for each thing that is not
//	                                         healthy, or is silenced; 2000 at
//	                                         most
//	centrevu_findings_left_out               how many more there are
//	centrevu_server_seen{server}             1 if anything of it was captured
//	centrevu_capture_timestamp_seconds{server,fact}
//	                                         when it was captured
//	centrevu_unclaimed_lines{server}         lines that nothing understood
//	centrevu_unrecognised_files{server}      files recognised as nothing
//	centrevu_rules_switched_off, centrevu_unused_silences
//	centrevu_backup_last_timestamp_seconds{server}
//	centrevu_link_up{server,acd}             1 if all three words say so
//	centrevu_archive_last_timestamp_seconds{server,acd,kind}
//	centrevu_archive_due_timestamp_seconds{server,acd,kind}
//	                                         the next run, as shown
//	centrevu_error_entries{server,class}     events in the error log in the 24
//	                                         hours before: of kinds that the
//	                                         baseline knows ("known") or not
//	                                         ("new"), or "unlearned" if there is
//	                                         no baseline
//
// A finding of the pair as a whole has an empty server. An ACD is its number,
// or its name if that is all that is known.
func OpenMetrics(w io.Writer, r *report.Report) error { return Options{}.OpenMetrics(w, r) }

// mostSeries bounds the findings that are a series each.
const mostSeries = 2000

func writeOpenMetrics(w io.Writer, d *digest) error {
	var b bytes.Buffer
	for _, m := range metricsOf(d) {
		fmt.Fprintf(&b, "# TYPE %s gauge\n", m.Name)
		if strings.HasSuffix(m.Name, "_seconds") {
			fmt.Fprintf(&b, "# UNIT %s seconds\n", m.Name)
		}
		fmt.Fprintf(&b, "# HELP %s %s\n", m.Name, m.Help)
		for _, s := range m.Samples {
			fmt.Fprintf(&b, "%s%s %d\n", m.Name, s.labels(), s.Value)
		}
	}
	b.WriteString("# EOF\n")
	_, err := w.Write(b.Bytes())
	return err
}

// metricsOf returns all that is said in numbers.
func metricsOf(d *digest) []Metric {
	m := said(d)
	m.facts(d)
	return m.list()
}

// said are the metrics that the findings and the account give.
func said(d *digest) *metrics {
	m := &metrics{seen: make(map[string]bool)}
	m.verdict(d)
	m.account(d)
	return m
}

// values are those of the facts that were judged, which a Document keeps.
func values(d *digest) []Metric {
	m := &metrics{seen: make(map[string]bool)}
	m.facts(d)
	return m.list()
}

// metrics collects families, whose samples have to stand together.
type metrics struct {
	families []*Metric
	seen     map[string]bool
}

func (m *metrics) family(name, help string) *Metric {
	for _, f := range m.families {
		if f.Name == name {
			return f
		}
	}
	f := &Metric{Name: name, Help: help}
	m.families = append(m.families, f)
	return f
}

// sample adds one value. Labels are a name and a value in turn. The first of
// two with the same labels counts: a sample can be there once only.
func (m *metrics) sample(f *Metric, v int64, labels ...string) {
	s := MetricSample{Value: v}
	for i := 0; i+1 < len(labels); i += 2 {
		s.Labels = append(s.Labels, MetricLabel{labels[i], shortName(labels[i+1])})
	}
	if id := f.Name + s.labels(); !m.seen[id] {
		m.seen[id] = true
		f.Samples = append(f.Samples, s)
	}
}

// time adds a time, if it is known.
func (m *metrics) time(f *Metric, t time.Time, labels ...string) {
	if !t.IsZero() {
		m.sample(f, t.Unix(), labels...)
	}
}

func (m *metrics) list() []Metric {
	var list []Metric
	for _, f := range m.families {
		if len(f.Samples) > 0 {
			list = append(list, *f)
		}
	}
	return list
}

func (m *metrics) verdict(d *digest) {
	f := m.family("centrevu_verdict", "The worst finding.")
	for s := report.OK; s <= report.Unknown; s++ {
		m.sample(f, bit(s == d.worst), "status", s.String())
	}
	m.time(m.family("centrevu_checked_timestamp_seconds", "The time that was judged at."), d.Now)

	f = m.family("centrevu_findings", "Findings by server and status.")
	type key struct{ name, status string }
	sums := make(map[key]int64)
	for _, name := range d.names {
		for s, n := range counts(d.of[name]) {
			sums[key{shortName(name), s.String()}] += int64(n)
		}
	}
	for _, name := range d.names {
		for s := report.OK; s <= report.Silenced; s++ {
			m.sample(f, sums[key{shortName(name), s.String()}], "server", name, "status", s.String())
		}
	}
	list := byStatus(d.all, append(wrong, report.Silenced)...)
	f = m.family("centrevu_rule_findings", "What is not healthy, or silenced, by rule and status.")
	clear(sums)
	for _, x := range list {
		sums[key{shortName(x.Rule), judged(x).String()}]++
	}
	for _, x := range list {
		m.sample(f, sums[key{shortName(x.Rule), judged(x).String()}], "rule", x.Rule, "status", judged(x).String())
	}
	f = m.family("centrevu_finding", "Things that are not healthy, or silenced.")
	for _, x := range list[:min(len(list), mostSeries)] {
		m.sample(f, 1, "rule", x.Rule, "server", x.Server, "acd", acdLabel(x.ACD), "status", judged(x).String())
	}
	m.sample(m.family("centrevu_findings_left_out", "Things that are not healthy, or silenced, and have no series."), int64(max(0, len(list)-mostSeries)))
}

// account counts what stands beside the findings.
func (m *metrics) account(d *digest) {
	seen := m.family("centrevu_server_seen", "Whether anything of the server was captured.")
	unclaimed := m.family("centrevu_unclaimed_lines", "Lines of known windows that nothing understood.")
	files := m.family("centrevu_unrecognised_files", "Captured files recognised as nothing.")
	captured := m.family("centrevu_capture_timestamp_seconds", "When a fact was captured, or its file written.")
	for _, s := range d.Servers {
		m.sample(seen, bit(s.Seen), "server", s.Name)
		m.sample(unclaimed, int64(len(s.Unclaimed)), "server", s.Name)
		none := int64(0)
		for _, c := range s.Captures {
			if c.Unrecognised != "" {
				none++
			}
			for _, f := range c.Facts {
				if c.Used(f) {
					m.time(captured, c.SeenOf(f).At, "server", s.Name, "fact", f.String())
				}
			}
		}
		m.sample(files, none, "server", s.Name)
	}
	n := d.rest()
	m.sample(m.family("centrevu_rules_switched_off", "Rules that were switched off."), int64(n.off))
	m.sample(m.family("centrevu_unused_silences", "Silences that matched nothing."), int64(n.unused))
}

// facts are the values that were judged.
func (m *metrics) facts(d *digest) {
	for i, s := range d.pairOf() {
		if s != nil {
			m.server(s, d.Servers[i].Name, d)
		}
	}
}

func (m *metrics) server(s *report.Server, name string, d *digest) {
	if s.Backup != nil {
		m.time(m.family("centrevu_backup_last_timestamp_seconds", "When the last backup finished."), s.Backup.FinishedAt, "server", name)
	}
	if s.Links != nil {
		f := m.family("centrevu_link_up", "Whether the link of an ACD to the server is up.")
		for _, l := range s.Links.Links {
			m.sample(f, bit(l.Up()), "server", name, "acd", acdLabel(l.ACD))
		}
	}
	if s.Archive != nil {
		last := m.family("centrevu_archive_last_timestamp_seconds", "When an archive ran last.")
		due := m.family("centrevu_archive_due_timestamp_seconds", "When an archive is to run next, as shown.")
		for _, r := range s.Archive.Runs {
			labels := []string{"server", name, "acd", acdLabel(r.ACD), "kind", r.Kind.String()}
			m.time(last, r.Last, labels...)
			m.time(due, r.Next, labels...)
		}
	}
	if s.Errors == nil || d.Now.IsZero() {
		return
	}
	f := m.family("centrevu_error_entries", "Events of the last 24 hours in the error log, by whether the baseline knows their kind.")
	sums := make(map[string]int64)
	for _, k := range d.kinds(s) {
		sums[k.class] += int64(k.count)
	}
	classes := []string{"unlearned"}
	if s.Baseline != nil {
		classes = []string{"known", "new"}
	}
	for _, class := range classes {
		m.sample(f, sums[class], "server", name, "class", class)
	}
}

func acdLabel(acd centrevu.ACD) string {
	if acd.Number != 0 {
		return strconv.Itoa(acd.Number)
	}
	return acd.Name
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
