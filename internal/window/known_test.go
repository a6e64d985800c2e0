package window_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/links"
)

// Every line of the windows in the recordings is known: what is unclaimed is a
// warning, and these show nothing that is one.
func TestRecordingsAreKnown(t *testing.T) {
	for _, folder := range []string{"../../testdata/captures", "../../../shared/captures", "../../../shared/healthy"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.facts.json"))
		require.NoError(t, err)
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) { known(t, file) })
		}
	}
}

func known(t *testing.T, facts string) {
	var f struct {
		Now           string
		Words         map[string]string
		Rows, Columns int
	}
	b, err := os.ReadFile(facts)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &f))
	now, err := time.Parse("2006-01-02T15:04:05", f.Now)
	require.NoError(t, err)
	capture, err := os.ReadFile(strings.TrimSuffix(facts, ".facts.json") + ".typescript")
	require.NoError(t, err)
	src := centrevu.Source{Words: f.Words, Rows: f.Rows, Columns: f.Columns, CapturedAt: now}
	g := centrevu.Gather(centrevu.Screens(bytes.NewReader(capture), src), src)

	a, err := archive.FromGathering(g, src)
	assert.NoError(t, err)
	assert.Empty(t, a.Unclaimed)
	l, err := links.FromGathering(g, src)
	assert.NoError(t, err)
	assert.Empty(t, l.Unclaimed)
	s, err := backup.FromGathering(g, src)
	assert.NoError(t, err)
	assert.Empty(t, s.Unclaimed)
}
