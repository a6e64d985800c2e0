package consumers

import (
	"bytes"
	"testing"
	"unicode"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/report/render"
)

func TestReportSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(render.Schema()))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("report.schema.json", doc))
	s, err := c.Compile("report.schema.json")
	require.NoError(t, err)
	for _, w := range each(t, render.Options.JSON) {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.text))
		require.NoError(t, err, w.name)
		assert.NoError(t, s.Validate(v), w.name)
		acts := bytes.IndexFunc(w.text, func(r rune) bool { return r != '\n' && unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
		assert.Negative(t, acts, "%s: a terminal would act on it", w.name)
	}
	for _, broken := range []string{`{}`, `{"version":2}`, `[]`} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader([]byte(broken)))
		require.NoError(t, err)
		assert.Error(t, s.Validate(v), broken)
	}
}
