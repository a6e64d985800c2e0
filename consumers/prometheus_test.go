package consumers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/textparse"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// Prometheus's own parser takes every file, as OpenMetrics and as its older
// text format, each series once and all of them gauges.
func TestPrometheusParses(t *testing.T) {
	for _, w := range each(t, render.Options.OpenMetrics) {
		for _, kind := range []string{"application/openmetrics-text; version=1.0.0", "text/plain; version=0.0.4"} {
			p, err := textparse.New(w.text, kind, labels.NewSymbolTable(), textparse.ParserOptions{})
			require.NoError(t, err)
			seen := make(map[string]bool)
			for {
				entry, err := p.Next()
				if errors.Is(err, io.EOF) {
					break
				}
				require.NoError(t, err, "%s as %s", w.name, kind)
				switch entry {
				case textparse.EntryType:
					_, metric := p.Type()
					assert.Equal(t, model.MetricTypeGauge, metric)
				case textparse.EntrySeries:
					var l labels.Labels
					p.Labels(&l)
					assert.False(t, seen[l.String()], l.String())
					seen[l.String()] = true
				}
			}
			assert.True(t, seen[fmt.Sprintf(`{__name__="centrevu_verdict", status=%q}`, w.of.Worst())], w.name)
		}
	}
}

// The parser of node_exporter's textfile collector takes them.
func TestTextfileCollectorParses(t *testing.T) {
	for _, w := range each(t, render.Options.OpenMetrics) {
		p := expfmt.NewTextParser(model.LegacyValidation)
		families, err := p.TextToMetricFamilies(bytes.NewReader(w.text))
		require.NoError(t, err, w.name)
		for name, f := range families {
			assert.NotEmpty(t, f.GetHelp(), name)
			for _, m := range f.GetMetric() {
				assert.Nil(t, m.TimestampMs, "the collector refuses timestamps")
			}
		}
	}
}

func TestPromtool(t *testing.T) {
	promtool := program(t, "promtool")
	for _, w := range each(t, render.Options.OpenMetrics) {
		c := exec.Command(promtool, "check", "metrics")
		c.Stdin = bytes.NewReader(w.text)
		out, err := c.CombinedOutput()
		assert.NoError(t, err, "%s: %s", w.name, out)
		assert.Empty(t, string(out), w.name)
	}
}

// node_exporter itself shows a file and finds nothing wrong with it.
func TestNodeExporter(t *testing.T) {
	exporter := program(t, "prometheus-node-exporter")
	dir := t.TempDir()
	for _, w := range each(t, func(o render.Options, out io.Writer, r *report.Report) error { return o.OpenMetrics(out, r) }) {
		if w.name == "wrong" {
			require.NoError(t, os.WriteFile(filepath.Join(dir, "cms.prom"), w.text, 0o600))
		}
	}
	free, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	addr := free.Addr().String()
	require.NoError(t, free.Close())
	c := exec.Command(exporter, "--web.listen-address="+addr, "--collector.disable-defaults", "--collector.textfile", "--collector.textfile.directory="+dir)
	require.NoError(t, c.Start())
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
	}()
	var page string
	require.Eventually(t, func() bool {
		r, err := http.Get("http://" + addr + "/metrics")
		if err != nil {
			return false
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		page = string(b)
		return err == nil
	}, 20*time.Second, 100*time.Millisecond)
	assert.Contains(t, page, "node_textfile_scrape_error 0")
	assert.Contains(t, page, `centrevu_verdict{status="critical"} 1`)
	assert.Contains(t, page, `centrevu_link_up{acd="2",server="secondary"} 0`)
	assert.True(t, strings.Contains(page, "centrevu_backup_last_timestamp_seconds"))
}
