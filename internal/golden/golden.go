// Package golden runs tests whose input and expectation stand in one file.
//
// A case is a txtar archive. Its comment says where the capture comes from and
// how to read it:
//
//	provenance: HA guide p. 2-2, literal
//	zone: America/New_York
//	captured: 2000-05-02T08:00:00Z
//	charset: ISO-8859-1
//	word: Sauvegardes terminées = Backups completed
//	cut: the last newline is no part of the capture
//
// The file "capture" is the input, "result" what was read of it as JSON, and
// "errors" the excerpt of each problem. "go test -update" writes the last two
// anew; they are looked at before they are committed.
package golden

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"

	"example.com/centrevu"
)

var update = flag.Bool("update", false, "write the results of golden tests anew")

// Case is the input of a test.
type Case struct {
	Capture []byte
	Source  centrevu.Source
}

// Run runs a test for each archive in the folders: read returns what was read
// of the capture, to be shown as JSON, and the problems.
func Run(t *testing.T, read func(t *testing.T, c Case) (any, error), folders ...string) {
	t.Helper()
	found := 0
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
		require.NoError(t, err)
		for _, file := range files {
			found++
			name := filepath.Base(folder) + "/" + strings.TrimSuffix(filepath.Base(file), ".txtar")
			t.Run(name, func(t *testing.T) { runFile(t, file, read) })
		}
	}
	require.NotZero(t, found, "no archives in %v", folders)
}

// Cases returns the cases of the archives in the folders, as seeds for fuzzing
// and for tests that change the input.
func Cases(t testing.TB, folders ...string) map[string]Case {
	t.Helper()
	cases := map[string]Case{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
		require.NoError(t, err)
		for _, file := range files {
			c, _ := load(t, file)
			cases[filepath.Base(folder)+"/"+filepath.Base(file)] = c
		}
	}
	return cases
}

func load(t testing.TB, file string) (Case, *txtar.Archive) {
	t.Helper()
	ar, err := txtar.ParseFile(file)
	require.NoError(t, err)
	require.NotEmpty(t, ar.Files, "%s holds no capture", file)
	require.Equal(t, "capture", ar.Files[0].Name)
	c := Case{Capture: ar.Files[0].Data, Source: centrevu.Source{Name: "capture"}}
	provenance := false
	for line := range strings.Lines(string(ar.Comment)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "provenance":
			provenance = true
		case "zone":
			c.Source.Location, err = time.LoadLocation(value)
			require.NoError(t, err)
		case "captured":
			c.Source.CapturedAt, err = time.Parse(time.RFC3339, value)
			require.NoError(t, err)
		case "charset":
			c.Source.Charset = value
		case "word":
			shown, documented, ok := strings.Cut(value, " = ")
			require.True(t, ok, "%s: %s", file, line)
			if c.Source.Words == nil {
				c.Source.Words = map[string]string{}
			}
			c.Source.Words[shown] = documented
		case "cut":
			c.Capture = bytes.TrimSuffix(c.Capture, []byte("\n"))
		}
	}
	require.True(t, provenance, "%s does not say where its capture comes from", file)
	return c, ar
}

func runFile(t *testing.T, file string, read func(*testing.T, Case) (any, error)) {
	c, ar := load(t, file)
	value, err := read(t, c)
	result, jsonErr := json.MarshalIndent(value, "", " ")
	require.NoError(t, jsonErr)
	got := map[string]string{"result": string(result) + "\n", "errors": Excerpts(t, err)}
	if *update {
		ar.Files = append(ar.Files[:1:1],
			txtar.File{Name: "result", Data: []byte(got["result"])},
			txtar.File{Name: "errors", Data: []byte(got["errors"])})
		require.NoError(t, os.WriteFile(file, txtar.Format(ar), 0o644))
		return
	}
	for _, f := range ar.Files[1:] {
		assert.Equal(t, string(f.Data), got[f.Name], f.Name)
	}
	assert.Len(t, ar.Files, 3, "capture, result and errors")
}

// Excerpts returns the excerpt of each problem in err, and fails the test if
// one of them is no ParseError.
func Excerpts(t testing.TB, err error) string {
	var b strings.Builder
	for _, e := range Problems(err) {
		var pe *centrevu.ParseError
		if !assert.True(t, errors.As(e, &pe), "no ParseError: %v", e) {
			continue
		}
		assert.NotContains(t, pe.Error(), "\n")
		b.WriteString(pe.Excerpt())
		b.WriteByte('\n')
	}
	return b.String()
}

// Problems takes apart what errors.Join put together.
func Problems(err error) []error {
	if err == nil {
		return nil
	}
	list, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, e := range list.Unwrap() {
		all = append(all, Problems(e)...)
	}
	return all
}
