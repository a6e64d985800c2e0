package main

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// collector makes metrics of the outcome at each scrape: those that the check's
// own format openmetrics has, as the document says them, and whether there is a
// check that is new enough.
type collector struct {
	flags *flags
	clock func() time.Time
}

const (
	verdictName = "centrevu_verdict"
	checkedName = "centrevu_checked_timestamp_seconds"
)

// Describe implements prometheus.Collector. It describes nothing, for which
// metrics there are is known with the document.
func (c *collector) Describe(chan<- *prometheus.Desc) {}

// Collect implements prometheus.Collector. Of a check that says nothing of now
// only the time is served, and the verdict is unknown.
func (c *collector) Collect(ch chan<- prometheus.Metric) {
	o := c.flags.last(c.clock())
	current := render.Metric{Name: "centrevu_check_current", Help: "1 if there is a check that can be read and is new enough.", Samples: []render.MetricSample{{}}}
	verdict := render.Metric{Name: verdictName, Help: "The worst finding; unknown if there is no check that is new enough."}
	if o.fault == nil {
		current.Samples[0].Value = 1
	}
	for _, s := range []report.Status{report.OK, report.Warning, report.Critical, report.Unknown} {
		is := int64(0)
		if s == o.status {
			is = 1
		}
		verdict.Samples = append(verdict.Samples, render.MetricSample{Labels: render.MetricLabels{{Name: "status", Value: s.String()}}, Value: is})
	}
	send(ch, current)
	send(ch, verdict)
	if o.doc.Now.IsZero() {
		return
	}
	for _, m := range o.doc.Metrics() {
		if m.Name == checkedName || o.fault == nil && m.Name != verdictName {
			send(ch, m)
		}
	}
}

func send(ch chan<- prometheus.Metric, m render.Metric) {
	for _, s := range m.Samples {
		var names, values []string
		for _, l := range s.Labels {
			names, values = append(names, l.Name), append(values, l.Value)
		}
		// The document is a file that anybody may have written: what cannot be
		// served is an error of the scrape and no panic.
		desc := prometheus.NewDesc(m.Name, m.Help, names, nil)
		metric, err := prometheus.NewConstMetric(desc, prometheus.GaugeValue, float64(s.Value), values...)
		if err != nil {
			metric = prometheus.NewInvalidMetric(desc, err)
		}
		ch <- metric
	}
}
