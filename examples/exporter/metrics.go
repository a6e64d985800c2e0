package main

import (
	"cmp"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"example.com/centrevu/report"
)

// collector makes metrics of the outcome at each scrape. Their names are those
// of the check's own format openmetrics, as far as a report without its facts
// has them.
type collector struct {
	flags *flags
	clock func() time.Time
}

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("centrevu_"+name, help, labels, nil)
}

var (
	verdictDesc   = desc("verdict", "The worst finding; unknown if there is no check that is new enough.", "status")
	currentDesc   = desc("check_current", "1 if there is a check that can be read and is new enough.")
	checkedDesc   = desc("checked_timestamp_seconds", "The time that was judged at.")
	findingsDesc  = desc("findings", "How many findings.", "server", "status")
	findingDesc   = desc("finding", "1 for each thing that is not healthy, or is silenced.", "rule", "server", "acd", "status")
	leftOutDesc   = desc("findings_left_out", "How many more such things there are.")
	seenDesc      = desc("server_seen", "1 if anything of the server was captured.", "server")
	unclaimedDesc = desc("unclaimed_lines", "Lines that nothing understood.", "server")
)

// Describe implements prometheus.Collector.
func (c *collector) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{verdictDesc, currentDesc, checkedDesc, findingsDesc, findingDesc, leftOutDesc, seenDesc, unclaimedDesc} {
		ch <- d
	}
}

// maxFindings is how many things get a metric of their own.
const maxFindings = 2000

// Collect implements prometheus.Collector.
func (c *collector) Collect(ch chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, value float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value, labels...)
	}
	truth := func(d *prometheus.Desc, is bool, labels ...string) {
		value := 0.0
		if is {
			value = 1
		}
		gauge(d, value, labels...)
	}
	o := c.flags.last(c.clock())
	for _, s := range []report.Status{report.OK, report.Warning, report.Critical, report.Unknown} {
		truth(verdictDesc, s == o.status, s.String())
	}
	truth(currentDesc, o.fault == nil)
	if !o.doc.Now.IsZero() {
		gauge(checkedDesc, float64(o.doc.Now.Unix()))
	}
	if o.fault != nil {
		return // what it says is not how things are
	}
	type group struct{ server, status string }
	type thing struct{ rule, server, acd, status string }
	counts, things, left := map[group]int{}, map[thing]bool{}, map[thing]bool{}
	for i := range o.doc.Findings {
		f := &o.doc.Findings[i]
		counts[group{f.Server, f.Status.String()}]++
		if !f.Status.Worse(report.OK) && f.Status != report.Silenced {
			continue
		}
		acd := f.ACD.Name
		if f.ACD.Number != 0 {
			acd = strconv.Itoa(f.ACD.Number)
		}
		if t := (thing{f.Rule, f.Server, acd, f.Status.String()}); len(things) < maxFindings || things[t] {
			things[t] = true
		} else {
			left[t] = true
		}
	}
	for g, n := range counts {
		gauge(findingsDesc, float64(n), g.server, g.status)
	}
	for t := range things {
		gauge(findingDesc, 1, t.rule, t.server, t.acd, t.status)
	}
	gauge(leftOutDesc, float64(len(left)))
	for _, s := range o.doc.Servers {
		name := cmp.Or(s.Name, s.Role.String())
		truth(seenDesc, s.Seen, name)
		gauge(unclaimedDesc, float64(len(s.Unclaimed)), name)
	}
}
