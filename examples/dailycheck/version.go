package main

import (
	"bytes"
	"encoding/json"
	"html"
	"io"
	"runtime/debug"
	"strings"

	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
)

// program says which build of the check made a report.
type program struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Revision string `json:"revision,omitempty"` // of the source, if it was built from a checkout
	Modified bool   `json:"modified,omitempty"` // the checkout had other changes
}

func build() program {
	p := program{Name: "dailycheck", Version: "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return p
	}
	if info.Main.Version != "" {
		p.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			p.Revision = s.Value
		case "vcs.modified":
			p.Modified = s.Value == "true"
		}
	}
	return p
}

func (p program) String() string {
	s := p.Name + " " + p.Version
	if p.Revision != "" {
		s += ", revision " + p.Revision
	}
	if p.Modified {
		s += ", modified"
	}
	return s
}

// semantic is the version as SARIF wants it, by semver.org, with the revision.
func (p program) semantic() string {
	v, ok := strings.CutPrefix(p.Version, "v")
	if !ok {
		v = "0.0.0-devel"
	}
	switch {
	case p.Revision == "":
		return v
	case strings.Contains(v, "+"):
		return v + "." + p.Revision
	}
	return v + "+" + p.Revision
}

// writeJSON adds the program to the document, which may have other fields than
// those that its schema names.
func writeJSON(o render.Options, w io.Writer, r *report.Report) error {
	var b bytes.Buffer
	if err := o.JSON(&b, r); err != nil {
		return err
	}
	tool, err := json.Marshal(build())
	if err != nil {
		return err
	}
	text := bytes.Replace(b.Bytes(), []byte("{\n"), []byte("{\n  \"program\": "+string(tool)+",\n"), 1)
	_, err = w.Write(text)
	return err
}

// writeHTML names the program as the page's generator.
func writeHTML(o render.Options, w io.Writer, r *report.Report) error {
	var b bytes.Buffer
	if err := o.HTML(&b, r); err != nil {
		return err
	}
	meta := "<meta charset=\"utf-8\">\n"
	text := strings.Replace(b.String(), meta, meta+"<meta name=\"generator\" content=\""+html.EscapeString(build().String())+"\">\n", 1)
	_, err := io.WriteString(w, text)
	return err
}
