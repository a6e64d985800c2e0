package rulefile

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"example.com/centrevu"
)

var update = flag.Bool("update", false, "write the problems of the test files anew")

func archives(t testing.TB, kind string) map[string]*txtar.Archive {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "testdata", "rulefile", kind, "*.txtar"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	all := make(map[string]*txtar.Archive, len(names))
	for _, name := range names {
		ar, err := txtar.ParseFile(name)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(ar.Comment, []byte("provenance: ")), name)
		require.Len(t, ar.Files, 2, name)
		all[name] = ar
	}
	return all
}

// held holds what was said of a file to what stands beside it.
func held(t *testing.T, name string, ar *txtar.Archive, got string) {
	if *update {
		ar.Files[1].Data = []byte(got)
		require.NoError(t, os.WriteFile(name, txtar.Format(ar), 0o644))
		return
	}
	assert.Equal(t, string(ar.Files[1].Data), got)
}

func TestInvalid(t *testing.T) {
	for name, ar := range archives(t, "invalid") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			f, err := Parse(bytes.NewReader(ar.Files[0].Data), "site.yml", Options{})
			require.Error(t, err)
			require.NotNil(t, f)
			var pe *centrevu.ParseError
			require.ErrorAs(t, err, &pe)
			assert.True(t, errors.Is(err, centrevu.ErrSyntax) || errors.Is(err, centrevu.ErrTooLarge))
			held(t, name, ar, Excerpts(err))
		})
	}
}

func TestWarned(t *testing.T) {
	for name, ar := range archives(t, "warned") {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			f, err := Parse(bytes.NewReader(ar.Files[0].Data), "site.yml", Options{})
			require.NoError(t, err)
			var b strings.Builder
			for _, w := range f.Warnings {
				b.WriteString(w.Excerpt() + "\n")
			}
			held(t, name, ar, b.String())
		})
	}
}
