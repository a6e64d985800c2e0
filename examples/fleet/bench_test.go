package main

import (
	"errors"
	"iter"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/fleetsim"
)

// BenchmarkPairs judges days of pairs by the library alone, a goroutine for each
// processor, and in the pipeline, on the same captures:
//
//	go test -run '^$' -bench Pairs -benchtime 1x
func BenchmarkPairs(b *testing.B) {
	fleet := &fleetsim.Fleet{Seed: 3, Sites: 12, Days: 20}
	dir := b.TempDir()
	writeFleet(b, dir, fleet)
	pairs := func(b *testing.B) {
		b.ReportMetric(float64(fleet.Sites*fleet.Days*b.N)/b.Elapsed().Seconds(), "pairs/s")
	}
	b.Run("library", func(b *testing.B) {
		for b.Loop() {
			byLibrary(b, dir, fleet)
		}
		pairs(b)
	})
	b.Run("pipeline", func(b *testing.B) {
		for b.Loop() {
			status, _, stderr := runHere(b, "-captures", filepath.Join(dir, "site-*"), "-out", filepath.Join(b.TempDir(), "out"))
			require.NotZero(b, status, stderr)
			require.Empty(b, stderr)
		}
		pairs(b)
	})
}

// BenchmarkLogs counts the entries of long logs by kind, ACD and day by
// errlog.Parallel alone, and in the pipeline with all that follows there:
//
//	go test -run '^$' -bench Logs -benchtime 3x
func BenchmarkLogs(b *testing.B) {
	dir := b.TempDir()
	fleet := &fleetsim.Fleet{Seed: 3, Sites: 2, Days: 1, History: 60, Entries: 20000}
	size := int64(0)
	var paths []string
	for site := range fleet.Sites {
		path := filepath.Join(dir, fleet.LogName(site, 0))
		require.NoError(b, os.MkdirAll(filepath.Dir(path), 0o777))
		f, err := os.Create(path)
		require.NoError(b, err)
		require.NoError(b, errors.Join(fleet.WriteLog(f, site, 0), f.Close()))
		info, err := os.Stat(path)
		require.NoError(b, err)
		size += info.Size()
		paths = append(paths, path)
	}
	b.Run("library", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for _, path := range paths {
				require.NoError(b, countAlone(path))
			}
		}
	})
	b.Run("pipeline", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			_, _, stderr := runHere(b, "-logs", filepath.Join(dir, "*", "logs", "*.log"), "-out", filepath.Join(b.TempDir(), "out"))
			require.Empty(b, stderr)
		}
	})
}

// countAlone is what the pipeline makes of a log, without Beam.
func countAlone(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	for _, err := range errlog.Parallel(f, info.Size(), 0, centrevu.Source{}, func(section iter.Seq2[errlog.Entry, error]) (*counts, error) {
		c := newCounter(&Log{Path: path})
		count(c, section, path, false, func(*counts) bool { return true })
		return c.take(), nil
	}) {
		if err != nil {
			return err
		}
	}
	return nil
}
