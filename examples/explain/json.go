package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"iter"
)

// jsonWriter writes one object, with a line for each row as it comes. Screens
// that are passed over are left out.
type jsonWriter struct {
	w       *bufio.Writer
	screens int
}

func (j *jsonWriter) screen(s *Screen, rows iter.Seq[*Row]) {
	between := ",\n"
	if j.screens++; j.screens == 1 {
		between = "{\"screens\": [\n"
	}
	j.w.WriteString(between)
	j.w.Write(bytes.TrimSuffix(encode(s), []byte("}")))
	between = ",\"rows\":[\n"
	for r := range rows {
		j.w.WriteString(between)
		j.w.Write(encode(r))
		between = ",\n"
	}
	if between != ",\n" {
		j.w.WriteString(between)
	}
	j.w.WriteString("]}")
}

func (j *jsonWriter) passed(*Screen, string) {}

func (j *jsonWriter) finish(r *Report) error {
	if j.screens == 0 {
		j.w.WriteString("{\"screens\": [")
	}
	j.w.WriteString("],\n")
	j.w.Write(encode(r)[1:])
	j.w.WriteByte('\n')
	return j.w.Flush()
}

func encode(v any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(v) // of texts, numbers and times: it cannot fail
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
