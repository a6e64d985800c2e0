package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"example.com/centrevu"
	"example.com/centrevu/internal/reportsim"
	"example.com/centrevu/report"
)

// Whatever stands in a report, every format stays fit for its reader.
func FuzzFormats(f *testing.F) {
	for _, c := range reportsim.Cases() {
		if c.Name == "markup" {
			for _, x := range c.Report.Findings {
				f.Add(x.Message, x.Rule, 2, int64(1e9), "de")
			}
		}
	}
	f.Fuzz(func(t *testing.T, text, name string, n int, at int64, lang string) {
		line := centrevu.Line{Source: name, Position: centrevu.Position{Offset: at, Line: n, Column: n}, Text: text}
		r := &report.Report{Now: time.Unix(at%1e10, 0).UTC(), Servers: []report.ServerInfo{{
			Name: name, Role: report.Primary, Seen: true, Unclaimed: []centrevu.Line{line}, Captures: []report.Capture{{Name: text, Unrecognised: name}},
		}}}
		for s := report.Status(0); s <= report.Silenced+1; s++ {
			r.Findings = append(r.Findings, report.Finding{
				Rule: name, Server: text, Status: s, ACD: centrevu.ACD{Number: n, Name: text}, Subject: text, Code: "down", Cause: name, Message: text,
				Args: []report.Arg{report.Shown("application", text), report.Count("session", n)}, Evidence: []centrevu.Line{line}, Advice: text, Cite: name,
			})
		}
		opt := Options{Language: language.Make(lang)}
		all := map[string]func(Options, io.Writer, *report.Report) error{
			"txt": func(o Options, w io.Writer, r *report.Report) error {
				return TextOptions{Options: o, Width: n, Verbose: n%2 == 0}.Text(w, r)
			},
			"json": Options.JSON,
		}
		for ext, write := range formats {
			all[ext] = write
		}
		for ext, write := range all {
			var b bytes.Buffer
			if err := write(opt, &b, r); err != nil {
				t.Fatalf("%s: %v", ext, err)
			}
			acts := strings.IndexFunc(b.String(), func(r rune) bool { return r != '\n' && unicode.IsControl(r) || unicode.In(r, unicode.Cf) })
			if acts >= 0 || !utf8.Valid(b.Bytes()) {
				t.Fatalf("%s: %q", ext, b.String())
			}
			switch {
			case strings.HasSuffix(ext, "json") && !json.Valid(b.Bytes()):
				t.Fatalf("%s: no JSON", ext)
			case strings.HasSuffix(ext, "xml"):
				for d := xml.NewDecoder(&b); ; {
					_, err := d.Token()
					if err == io.EOF {
						break
					}
					if err != nil {
						t.Fatalf("%s: %v", ext, err)
					}
				}
			case ext == "nagios" && (b.Len() > mostOutput || strings.Count(b.String(), "|") != 1):
				t.Fatalf("%s", b.String())
			}
		}
	})
}
