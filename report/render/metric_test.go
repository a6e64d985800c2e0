package render

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/reportsim"
)

// A document that is read again says the same numbers as its report: there is
// one source of them.
func TestMetricsOfADocument(t *testing.T) {
	for _, c := range reportsim.Cases() {
		for _, tag := range Languages() {
			var b bytes.Buffer
			require.NoError(t, Options{History: c.History, Language: tag}.JSON(&b, c.Report))
			var d Document
			require.NoError(t, json.Unmarshal(b.Bytes(), &d))
			assert.Equal(t, Metrics(c.Report), d.Metrics(), "%s in %s", c.Name, tag)
			if c.Big {
				break
			}
		}
	}
}

func TestProgram(t *testing.T) {
	for p, want := range map[Program][2]string{
		{}: {"", ""},
		{Name: "x", Version: "v1.4.0", Revision: "1f2e"}:                {"x v1.4.0, revision 1f2e", "1.4.0+1f2e"},
		{Name: "x", Version: "v1.4.0+meta", Revision: "1f"}:             {"x v1.4.0+meta, revision 1f", "1.4.0+meta.1f"},
		{Name: "x", Version: "(devel)", Revision: "1f", Modified: true}: {"x (devel), revision 1f, modified", "0.0.0-devel+1f"},
		{Name: "x", Version: "(devel)"}:                                 {"x (devel), revision unknown", "0.0.0-devel"},
		{Name: "x"}:                                                     {"x, revision unknown", "0.0.0-devel"},
	} {
		assert.Equal(t, want, [2]string{p.said(), p.Semantic()})
	}
	p := Program{Name: "dailycheck", Version: "v1.4.0", Revision: "1f2e"}
	o := Options{Program: p}
	var b bytes.Buffer
	require.NoError(t, o.JSON(&b, named("wrong").Report))
	var d Document
	require.NoError(t, json.Unmarshal(b.Bytes(), &d))
	assert.Equal(t, &p, d.Program)
	b.Reset()
	require.NoError(t, o.HTML(&b, named("wrong").Report))
	assert.Contains(t, b.String(), `<meta name="generator" content="dailycheck v1.4.0, revision 1f2e">`)
	assert.Contains(t, b.String(), "Made by dailycheck v1.4.0, revision 1f2e.")
	b.Reset()
	require.NoError(t, o.SARIF(&b, named("wrong").Report))
	assert.Contains(t, b.String(), `"semanticVersion": "1.4.0+1f2e"`)
}
