package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func generate(t *testing.T, args ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "fleet")
	if err := run(append(args, "-o", dir), io.Discard); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The same flags write the same bytes, and files are as old as they say.
func TestFleet(t *testing.T) {
	args := []string{"-sites", "3", "-days", "3", "-faults", "0.5", "-cut-logs", "1"}
	a, b := generate(t, args...), generate(t, args...)
	files := 0
	err := filepath.WalkDir(a, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		name, _ := filepath.Rel(a, path)
		one, _ := os.ReadFile(path)
		two, err := os.ReadFile(filepath.Join(b, name))
		if !bytes.Equal(one, two) {
			t.Errorf("%s differs", name)
		}
		info, _ := d.Info()
		if strings.HasPrefix(name, "site-") && time.Since(info.ModTime()) < time.Hour {
			t.Errorf("%s is of now", name)
		}
		return err
	})
	if err != nil || files < 3*3*2 {
		t.Error(files, err)
	}
	truth, err := os.ReadFile(filepath.Join(a, "truth.jsonl"))
	if err != nil || bytes.Count(truth, []byte("\n")) < 2 {
		t.Errorf("%s %v", truth, err)
	}
}

func TestRefused(t *testing.T) {
	dir := generate(t, "-sites", "1", "-days", "1")
	for _, args := range [][]string{
		{}, {"-o", dir}, {"-o", t.TempDir(), "-sites", "0"}, {"-o", t.TempDir(), "-from", "yesterday"}, {"-o", t.TempDir(), "more"},
		{"-o", filepath.Join(dir, "truth.jsonl", "below")},
	} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}
