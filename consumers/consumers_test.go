package consumers

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/reportsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// written is a report in one format.
type written struct {
	name string
	text []byte
	of   *report.Report
}

// each writes every case of reportsim, and the one with sentences in every
// language.
func each(t *testing.T, write func(render.Options, io.Writer, *report.Report) error) []written {
	t.Helper()
	var all []written
	add := func(name string, opt render.Options, r *report.Report) {
		var b bytes.Buffer
		require.NoError(t, write(opt, &b, r))
		all = append(all, written{name, b.Bytes(), r})
	}
	for _, c := range reportsim.Cases() {
		add(c.Name, render.Options{History: c.History}, c.Report)
		if c.Name != "spoken" {
			continue
		}
		for _, tag := range render.Languages() {
			add(c.Name+"-"+tag.String(), render.Options{Language: tag}, c.Report)
		}
	}
	return all
}

// files writes the cases to a folder and returns their paths.
func files(t *testing.T, all []written, ext string) []string {
	t.Helper()
	dir := t.TempDir()
	var paths []string
	for _, w := range all {
		path := filepath.Join(dir, w.name+ext)
		require.NoError(t, os.WriteFile(path, w.text, 0o600))
		paths = append(paths, path)
	}
	return paths
}

// program returns the path of a program, and skips the test without it.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s here", name)
	}
	return path
}

// fromNPM returns the path of a file that tools.sh fetches.
func fromNPM(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("node_modules", path))
	require.NoError(t, err)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s here: run tools.sh", filepath.Base(path))
	}
	return path
}
