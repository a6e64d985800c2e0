package main

import (
	"encoding/json"
	"io"
)

// json writes the report without the screens that are passed over.
func (r *Report) json(w io.Writer, _ bool) error {
	shown := *r
	shown.Screens = []Screen{}
	for _, s := range r.Screens {
		if s.passed == "" {
			shown.Screens = append(shown.Screens, s)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(shown)
}
