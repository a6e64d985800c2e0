package render

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"example.com/centrevu/report"
)

// FormatVersion is the version of [Document]. It grows when a field changes
// its meaning or goes away, not when one is added.
const FormatVersion = 1

// ErrVersion says that a document is of a version that this package does not
// read.
var ErrVersion = errors.New("a document of another version")

//go:embed report.schema.json
var schema []byte

// Schema returns the JSON Schema of what JSON writes.
func Schema() []byte { return bytes.Clone(schema) }

// Document is what [JSON] writes:
//
//	version      FormatVersion
//	verdict      "ok", "warning", "critical" or "unknown": the worst finding
//	exit_code    0, 1, 2 or 3, after the verdict
//	headline     the first line of Text, without the verdict
//	language     that of headline, message and advice, as BCP 47 has it
//	counts       findings by status; a status without any is left out
//	now          the time that was judged at, RFC 3339; left out if unknown
//	zone         the name of its time zone, such as "America/Denver"; left out
//	             where it has none
//	zones        the names of the servers' zones, by server
//	servers      name, role, seen, now, facts and missing ("backup",
//	             "archive", "links", "errors"), captures (name, facts,
//	             superseded, seen (at, by), unrecognised, captured_at, clock,
//	             clock_at, mod_time), problems
//	             (fact, at, message) and unclaimed lines; the primary, then the
//	             secondary
//	values       what was judged, in numbers, as OpenMetrics has it: families
//	             with name, help and samples (labels, value)
//	program      what wrote it: name, version, revision, modified; left out if
//	             Options does not say
//	findings     key (who it is over days), rule, server (left out for the pair
//	             as a whole), status, acd (number, name), code and args (what is
//	             said and its values), message, cause (the key of what explains
//	             it), evidence, missing, advice, cite, of (the rule that a
//	             finding over days or about a silence is about), silenced
//	             (status, who, why, until), since (RFC 3339), how (branch,
//	             steps; only if asked for), acked (key, who, why), details
//
// Optional facts ("logins") are among missing only if they are required.
// A line of evidence has source, offset (bytes), line and column (one-based)
// and text. What is unknown or empty is left out. A status is one of "ok",
// "warning", "critical", "unknown", "not applicable" and "silenced". Schema
// says all this to programs. Controls and marks that no terminal should see are
// there as escapes, which a reader of JSON turns back into what was captured.
type Document struct {
	Version  int                   `json:"version"`
	Verdict  report.Status         `json:"verdict"`
	ExitCode int                   `json:"exit_code"`
	Headline string                `json:"headline,omitempty"`
	Language string                `json:"language,omitempty"`
	Counts   map[report.Status]int `json:"counts"`
	Zone     string                `json:"zone,omitempty"`
	Zones    map[string]string     `json:"zones,omitempty"`
	Program  *Program              `json:"program,omitempty"`
	Values   []Metric              `json:"values,omitempty"`
	report.Report
}

// UnmarshalJSON reads a Document. The error is ErrVersion for one that is not
// of FormatVersion.
func (d *Document) UnmarshalJSON(b []byte) error {
	var head struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return err
	}
	if head.Version != FormatVersion {
		return fmt.Errorf("%w: %d, and %d is read here", ErrVersion, head.Version, FormatVersion)
	}
	type fields Document // without this method
	return json.Unmarshal(b, (*fields)(d))
}

// JSON writes a Document, indented, with a line end.
func JSON(w io.Writer, r *report.Report) error { return Options{}.JSON(w, r) }

// written is a Document as it is written: each finding with its key, which a
// reader works out by itself.
type written struct {
	Document
	Findings []writtenFinding `json:"findings"`
}

type writtenFinding struct {
	Key string `json:"key"`
	report.Finding
}

func writeJSON(w io.Writer, d *digest) error {
	out := written{Document: Document{
		Version: FormatVersion, Verdict: d.worst, ExitCode: d.worst.ExitCode(), Counts: counts(d.all),
		Headline: d.headline(), Language: d.say.tag.String(), Zone: zoneOf(d.Now), Values: values(d), Report: *d.Report,
	}, Findings: make([]writtenFinding, len(d.Findings))}
	if d.opt.Program != (Program{}) {
		out.Program = &d.opt.Program
	}
	for _, s := range d.Servers {
		if zone := zoneOf(s.Now); zone != "" {
			if out.Zones == nil {
				out.Zones = make(map[string]string)
			}
			out.Zones[s.Name] = zone
		}
	}
	for i, f := range d.Findings {
		out.Findings[i] = writtenFinding{f.Key(), f}
		if !d.say.english() {
			out.Findings[i].Message = d.say.message(&f)
			if f.Advice != "" {
				out.Findings[i].Advice = d.say.t(f.Advice)
			}
		}
	}
	return encode(w, out)
}

// zoneOf returns the name of a time's zone, empty if it has none that means
// something elsewhere.
func zoneOf(t time.Time) string {
	if name := t.Location().String(); !t.IsZero() && name != "Local" {
		return name
	}
	return ""
}

// encode writes JSON, indented, in which no control, mark of direction or
// other invisible character stands as itself.
func encode(w io.Writer, v any) error {
	var raw bytes.Buffer
	e := json.NewEncoder(&raw)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(visible(raw.Bytes()))
	return err
}

// visible puts escapes for what a terminal would act on. Such characters stand
// in the strings of JSON only.
func visible(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if b[i] < 0x7f {
			out = append(out, b[i])
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case !unicode.IsControl(r) && !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point):
			out = append(out, b[i:i+n]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += n
	}
	return out
}
