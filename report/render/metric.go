package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"example.com/centrevu/report"
)

// Metric is a family of gauges: what [OpenMetrics] writes, for a program that
// serves or stores numbers itself. A time is in seconds since 1970.
type Metric struct {
	Name    string         `json:"name"` // such as "centrevu_link_up"
	Help    string         `json:"help"`
	Samples []MetricSample `json:"samples"`
}

// MetricSample is a value of a Metric. No two of one have the same labels.
type MetricSample struct {
	Labels MetricLabels `json:"labels,omitempty"`
	Value  int64        `json:"value"`
}

// MetricLabels say what a value is of, in the order in which they are
// documented: those of all samples of a Metric have the same names. As JSON
// they are an object.
type MetricLabels []MetricLabel

// MetricLabel is one of them.
type MetricLabel struct{ Name, Value string }

// MarshalJSON writes an object whose fields are in the order of the labels.
func (l MetricLabels) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, label := range l {
		if i > 0 {
			b = append(b, ',')
		}
		name, err := json.Marshal(label.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(label.Value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, name...), ':'), value...)
	}
	return append(b, '}'), nil
}

// UnmarshalJSON reads such an object, and keeps its order.
func (l *MetricLabels) UnmarshalJSON(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("labels are no object: %.40s", text)
	}
	*l = nil
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return err
		}
		label := MetricLabel{Name: fmt.Sprint(name)}
		if err := d.Decode(&label.Value); err != nil {
			return err
		}
		*l = append(*l, label)
	}
	return nil
}

// Metrics returns the families that [OpenMetrics] writes, which documents
// them, none of a nil report.
func Metrics(r *report.Report) []Metric {
	d, err := digestOf(r, Options{})
	if err != nil {
		return nil
	}
	return metricsOf(d)
}

// Metrics returns the families of the report that was written: the same as of
// the report itself.
func (d *Document) Metrics() []Metric {
	return append(said(newDigest(&d.Report, Options{})).list(), d.Values...)
}

var labelEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func (s *MetricSample) labels() string {
	if len(s.Labels) == 0 {
		return ""
	}
	var b strings.Builder
	for i, l := range s.Labels {
		b.WriteByte("{,"[min(i, 1)])
		b.WriteString(l.Name + `="` + labelEscapes.Replace(l.Value) + `"`)
	}
	return b.String() + "}"
}
