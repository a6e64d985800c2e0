package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
)

// readWords reads a file of "shown = documented" lines.
func readWords(name string) (map[string]string, error) {
	if name == "" {
		return nil, nil
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("-words %s: %w", name, cause(err))
	}
	words := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, len(b)+1)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\uFEFF"))
		if line == "" || line[0] == '#' {
			continue
		}
		shown, documented, ok := strings.Cut(line, "=")
		shown, documented = strings.TrimSpace(shown), strings.TrimSpace(documented)
		if !ok || shown == "" || documented == "" {
			return nil, fmt.Errorf("-words %s, line %d: not \"shown = documented\"", name, n)
		}
		words[shown] = documented
	}
	return words, lines.Err()
}
