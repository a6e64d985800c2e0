package consumers

import (
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// perfdata is the grammar of Icinga and the plugins: 'label'=value[UOM];warn;
// crit;min;max, a label without a quote or an equals sign, quoted if it has a
// blank; numbers with a dot; the units of time, size, percent and count.
var perfdata = regexp.MustCompile(`^(?:'[^'=]+'|[^'=\s]+)=-?[0-9]+(?:\.[0-9]+)?(?:s|ms|us|%|B|KB|MB|GB|TB|c)?(?:;[0-9.:~@-]*){0,4}$`)

func TestPerfdata(t *testing.T) {
	states := map[string]report.Status{"OK": report.OK, "WARNING": report.Warning, "CRITICAL": report.Critical, "UNKNOWN": report.Unknown}
	first := regexp.MustCompile(`^CMS (OK|WARNING|CRITICAL|UNKNOWN) - ([^|;]+) \|(.*)$`)
	for _, w := range each(t, func(o render.Options, out io.Writer, r *report.Report) error { return o.Nagios(out, r) }) {
		assert.LessOrEqual(t, len(w.text), 4096, w.name)
		assert.True(t, utf8.Valid(w.text), w.name)
		head, rest, _ := strings.Cut(string(w.text), "\n")
		m := first.FindStringSubmatch(head)
		require.NotNil(t, m, "%s: %s", w.name, head)
		assert.Equal(t, render.NagiosOptions{}.Status(w.of), states[m[1]], w.name)
		labels := make(map[string]bool)
		for _, datum := range strings.Fields(m[3]) {
			assert.Regexp(t, perfdata, datum, w.name)
			name, _, _ := strings.Cut(datum, "=")
			assert.False(t, labels[name], "%s: %s twice", w.name, name)
			labels[name] = true
		}
		assert.NotContains(t, rest, "|", "what follows is no performance data")
	}
}
