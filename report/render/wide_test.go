package render

import (
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rules"
)

// A value of many wide characters costs what its length does, in every format.
func TestLongWideValue(t *testing.T) {
	window := "Maintenance: Backup Data\n\nBackups completed today: 1\nStatus: " + strings.Repeat("漢", 120_000) + "\n"
	s, err := report.ReadServer(fstest.MapFS{"a": {Data: []byte(window)}}, centrevu.Source{Name: "primary"})
	require.NoError(t, err)
	r := report.Evaluate(report.Pair{Primary: s}, rules.All(), report.Options{Now: time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)})
	for name, write := range map[string]func(io.Writer, *report.Report) error{
		"text":     func(w io.Writer, r *report.Report) error { return Text(w, r, TextOptions{}) },
		"HTML":     HTML,
		"JSON":     JSON,
		"Markdown": Markdown,
		"JUnit":    JUnit,
		"SARIF":    SARIF,
		"Nagios":   Nagios,
		"metrics":  OpenMetrics,
	} {
		start := time.Now()
		assert.NoError(t, write(io.Discard, r), name)
		assert.Less(t, time.Since(start), 5*time.Second, name)
	}
}

// A combining mark stands in the cell of its letter and moves nothing.
func TestRowMarksBehindCombining(t *testing.T) {
	l := centrevu.Accounted{
		Line:   centrevu.Line{Position: centrevu.Position{Line: 1, Column: 1}, Text: "E\u0301tat: up now"},
		Use:    centrevu.ValueLine,
		Fields: []centrevu.Field{{Name: "state", Line: centrevu.Line{Position: centrevu.Position{Line: 1, Column: 7}, Text: "up"}}},
	}
	var marked string
	for _, p := range row(l, 1, true).Parts {
		if p.Mark {
			marked += p.Text
		}
	}
	assert.Equal(t, "up", marked)
}
