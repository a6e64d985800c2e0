package errlog

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestGroupingAccuracy measures KindOf on labelled logs that other systems
// wrote (logpai/loghub, the samples of 2,000 lines): the share of lines whose
// group holds exactly the lines of their true template (Zhu et al., ICSE 2019).
// They are not part of the module; the test is skipped without them.
func TestGroupingAccuracy(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "loghub", "*.tsv"))
	if len(files) == 0 {
		t.Skip("no labelled logs")
	}
	sum := 0.0
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(t, err)
		truth, got := make(map[string][]int), make(map[string][]int)
		n := 0
		for lines := bufio.NewScanner(f); lines.Scan(); n++ {
			label, text, _ := strings.Cut(lines.Text(), "\t")
			k := KindOf(Entry{Text: text}).Text
			truth[label], got[k] = append(truth[label], n), append(got[k], n)
		}
		f.Close()
		groups := make(map[string]bool)
		for _, g := range got {
			groups[fmt.Sprint(g)] = true
		}
		right := 0
		for _, g := range truth {
			if groups[fmt.Sprint(g)] {
				right += len(g)
			}
		}
		accuracy := float64(right) / float64(n)
		t.Logf("%-14s %.3f", filepath.Base(file), accuracy)
		assert.GreaterOrEqual(t, accuracy, 0.5, file)
		sum += accuracy
	}
	assert.GreaterOrEqual(t, sum/float64(len(files)), 0.85)
}
