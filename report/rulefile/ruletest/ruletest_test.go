package ruletest

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRun(t *testing.T) {
	Run(t, os.DirFS(filepath.Join("..", "..", "..", "examples", "rulecheck", "testdata")), "*.test.yml")
}
