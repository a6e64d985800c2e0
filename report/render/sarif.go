package render

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// SARIFOptions are what a caller can set for SARIF. The zero value works.
type SARIFOptions struct {
	Options

	// Rules are those that were asked: their Doc describes them. A rule that is
	// not among them is described by what it cites.
	Rules []report.Rule

	// Version is that of the program that asked them, such as "1.4.0"; empty
	// means that of Options.Program, and without one that of the format.
	Version string

	// Recording reports whether a capture is a terminal recording, by the name
	// that evidence cites it by. Lines and columns of a recording are those of
	// a screen, so its regions are bytes. Nil goes by what the captures of the
	// report say, which was told by their content, and for a name that is none
	// of them by the endings .typescript, .cast, .ttyrec and .script.
	Recording func(name string) bool

	// Passed adds a result for what is fine and for what does not apply. GitHub
	// shows an alert for each result, whatever its kind, so that these are
	// counted only.
	Passed bool
}

// GitHub takes 25,000 results of a run and 1,000 locations of a result.
const (
	mostResults   = 20_000
	mostLocations = 100
)

// SARIF writes a report as SARIF 2.1.0, for what shows the findings of static
// analysis: a result for each finding that is not healthy, the worst first, at
// the lines of its evidence, or else at the capture or the server that it is
// about; and one for a verdict that is unknown. What could not be told is a
// warning, and what is silenced has an accepted suppression. Fingerprints are
// made of the Key. Captures are the artifacts; what was not understood, was
// switched off or matches nothing is a notification of the invocation.
func SARIF(w io.Writer, r *report.Report) error { return SARIFOptions{}.SARIF(w, r) }

// SARIF is the function SARIF.
func (o SARIFOptions) SARIF(w io.Writer, r *report.Report) error {
	d, err := digestOf(r, o.Options)
	if err != nil {
		return err
	}
	s := sarif{digest: d, opt: o, rules: make(map[string]int), artifacts: make(map[string]int)}
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	for _, info := range s.Servers {
		for _, c := range info.Captures {
			s.artifact(c)
		}
	}
	if s.worst == report.Unknown {
		run.Results = append(run.Results, s.result(&report.Finding{
			Rule: ruleVerdict, Status: report.Unknown, Message: s.headline(), Cite: "HA guide p. 2-2",
		}))
	}
	statuses := append(wrong, report.Silenced)
	if o.Passed {
		statuses = append(statuses, report.OK, report.NotApplicable)
	}
	list := byStatus(s.all, statuses...)
	for _, f := range list[:min(len(list), mostResults)] {
		run.Results = append(run.Results, s.result(f))
	}
	run.Tool.Driver = s.driver
	run.Tool.Driver.Name, run.Tool.Driver.Organization = "centrevu", "centrevu"
	run.Tool.Driver.SemanticVersion = cmp.Or(o.Version, o.Program.Semantic(), "1.0.0")
	run.Tool.Driver.Version = run.Tool.Driver.SemanticVersion
	run.Tool.Driver.URI = "https://example.com/centrevu"
	if run.Tool.Driver.Rules == nil {
		run.Tool.Driver.Rules = []sarifRule{}
	}
	run.Artifacts = s.listed
	run.Invocations = []sarifInvocation{s.invocation()}
	run.Language = s.say.tag.String()
	run.Properties = map[string]any{"verdict": s.worst.String(), "headline": s.headline(), "counts": counts(s.all), "leftOut": max(0, len(list)-mostResults)}
	return encode(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func writeSARIF(w io.Writer, d *digest) error {
	return SARIFOptions{Options: d.opt}.SARIF(w, d.Report)
}

const ruleVerdict = "verdict"

// sarif is a report on its way to a log.
type sarif struct {
	*digest
	opt       SARIFOptions
	driver    sarifDriver
	rules     map[string]int  // index in driver.Rules
	artifacts map[string]int  // index in listed
	last      map[where]int64 // the offset of the last character of what stands at a place
	captures  map[string]*report.Capture
	listed    []sarifArtifact
}

func (s *sarif) artifact(c report.Capture) {
	a := sarifArtifact{Location: &sarifAt{URI: uri(c.Name)}, Description: &sarifText{Text: sarifEscaped(s.captureSays(c))}}
	if t := c.NotAfter(); !t.IsZero() {
		a.Modified = t.UTC().Format(time.RFC3339)
	}
	if _, ok := s.artifacts[a.Location.URI]; !ok {
		s.artifacts[a.Location.URI] = len(s.listed)
		s.listed = append(s.listed, a)
	}
}

func (s *sarif) rule(f *report.Finding) int {
	if i, ok := s.rules[f.Rule]; ok {
		return i
	}
	i := len(s.driver.Rules)
	s.rules[f.Rule] = i
	id := cmp.Or(shortName(f.Rule), "-")
	doc := ""
	for j := range s.opt.Rules {
		if s.opt.Rules[j].ID == f.Rule {
			doc = s.opt.Rules[j].Doc
		}
	}
	doc = shorten(plain.Text(cmp.Or(doc, reservedDocs[f.Rule], f.Cite, f.Rule, "-")), mostMessage)
	short, _, _ := strings.Cut(doc, "? ")
	if len(short) < len(doc) {
		short += "?"
	}
	help := strings.TrimSpace(s.say.advice(f) + "\n\n" + plain.Text(shorten(f.Cite, mostMessage)))
	topic, _, _ := strings.Cut(id, ".")
	s.driver.Rules = append(s.driver.Rules, sarifRule{
		ID: id, Short: sarifText{Text: sarifEscaped(shorten(short, 255))}, Full: sarifText{Text: sarifEscaped(doc)},
		Help:       sarifText{Text: sarifEscaped(cmp.Or(help, doc))},
		Properties: map[string]any{"tags": []string{"cms", topic}, "precision": "high", "problem.severity": "warning"},
	})
	return i
}

// reservedDocs describes the rules that every evaluation has.
var reservedDocs = map[string]string{
	ruleVerdict:             "Could it be told whether the pair is healthy?",
	report.RuleUnrecognised: "Was something read from every file?",
	report.RuleUnclaimed:    "Is every line of the windows known?",
	report.RuleKnown:        "Does what is known of such lines still match something?",
	report.RuleProblems:     "Was all that was captured understood?",
	report.RuleOptions:      "Are the options of the check right?",
	report.RuleSilences:     "Do all silences still match something?",
	report.RuleHistory:      "Could the earlier reports be read?",
	report.RuleDays:         "Does a condition over several days hold?",
	report.RuleFlapping:     "Is there something that comes and goes?",
}

func (s *sarif) result(f *report.Finding) sarifResult {
	message := s.say.server(f.Server) + ": " + s.say.sentence(f)
	if n := len(s.below(f)); n > 0 {
		message += " (" + s.say.t("{1|# more follows|# more follow} from it", n) + ")"
	}
	result := sarifResult{
		RuleID: cmp.Or(shortName(f.Rule), "-"), RuleIndex: s.rule(f), Kind: "fail", Level: "none",
		Message:      sarifText{Text: sarifEscaped(message)},
		Fingerprints: map[string]string{"primaryLocationLineHash": fingerprint(f.Key())},
		Properties:   map[string]any{"status": judged(f).String(), "key": plain.Text(shorten(f.Key(), mostMessage))},
	}
	if f.Cause != "" {
		result.Properties["cause"] = plain.Text(shorten(f.Cause, mostMessage))
	}
	switch f.Was() {
	case report.OK:
		result.Kind = "pass"
	case report.NotApplicable:
		result.Kind = "notApplicable"
	case report.Critical:
		result.Level = "error"
	case report.Silenced: // by a rule that knows no more of it
		result.Level = "note"
	default:
		result.Level = "warning"
	}
	if judged(f) == report.Silenced {
		why := ""
		if f.Silenced != nil {
			why = plain.Text(shorten(f.Silenced.Why, mostMessage))
		}
		result.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: why}}
	}
	for _, l := range f.Evidence[:min(len(f.Evidence), mostLocations)] {
		if f.Rule == report.RuleProblems {
			l = fromPlace(l)
		}
		result.Locations = append(result.Locations, sarifLocation{s.physical(l)})
	}
	if result.Locations == nil {
		result.Locations = []sarifLocation{{s.physical(centrevu.Line{Source: s.about(f)})}}
	}
	return result
}

// about is the capture that a finding without evidence is about, or the server
// that was to be captured.
func (s *sarif) about(f *report.Finding) string {
	for _, info := range s.Servers {
		if info.Name != f.Server && f.Server != "" {
			continue
		}
		for _, c := range info.Captures {
			return c.Name
		}
		return cmp.Or(info.Name, info.Role.String())
	}
	return cmp.Or(f.Server, "pair")
}

// physical is where a line stands. GitHub wants a line for everything.
func (s *sarif) physical(l centrevu.Line) sarifPhysical {
	at := sarifPhysical{Artifact: sarifAt{URI: uri(l.Source)}}
	if i, ok := s.artifacts[at.Artifact.URI]; ok {
		at.Artifact.Index = &i
	}
	text := shortLine(l.Text)
	at.Region = sarifRegion{Line: max(1, l.Line)}
	switch {
	case s.recording(l.Source):
		at.Region.Line = 1
		if l.Position != (centrevu.Position{}) {
			n := s.drawn(l)
			at.Region.ByteOffset, at.Region.ByteLength = &l.Offset, &n
		}
	case l.Line > 0 && l.Column > 0:
		at.Region.Column, at.Region.EndColumn = s.columns(l)
	}
	if text != "" {
		at.Region.Snippet = &sarifText{Text: text}
	}
	return at
}

// columns returns where the text of a line begins and ends in a text file, in
// code points.
func (s *sarif) columns(l centrevu.Line) (from, to int) {
	if c := s.capture(l.Source); c != nil {
		return c.CodePoints(l)
	}
	return new(report.Capture).CodePoints(l)
}

// fromPlace leaves of the line that an error quotes, which is the whole one, what
// stands from the error's place on.
func fromPlace(l centrevu.Line) centrevu.Line {
	if row := cells.Of(l.Text, 0); l.Column > 1 {
		l.Text = row.Slice(l.Column-1, len(row.Cells)).Text()
	}
	return l
}

func (s *sarif) recording(name string) bool {
	if s.opt.Recording != nil {
		return s.opt.Recording(name)
	}
	if c := s.capture(name); c != nil {
		return c.Recording
	}
	return slices.Contains([]string{".typescript", ".cast", ".ttyrec", ".script"}, path.Ext(strings.TrimSuffix(name, ".gz")))
}

// capture returns the capture of a name, nil if there is none.
func (s *sarif) capture(name string) *report.Capture {
	if s.captures == nil {
		s.captures = make(map[string]*report.Capture)
		for _, info := range s.Servers {
			for i := range info.Captures {
				if c := &info.Captures[i]; s.captures[c.Name] == nil {
					s.captures[c.Name] = c
				}
			}
		}
	}
	return s.captures[name]
}

// uri is a relative reference to a captured file.
func uri(name string) string {
	path := strings.TrimLeft(shortName(name), "/")
	return (&url.URL{Path: cmp.Or(path, "captures")}).String()
}

// sarifEscaped keeps captured text from being taken for a link or a
// placeholder of a message.
var sarifEscapes = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, `{`, `{{`, `}`, `}}`)

func sarifEscaped(s string) string { return sarifEscapes.Replace(s) }

func fingerprint(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}

// invocation tells what stands beside the findings.
func (s *sarif) invocation() sarifInvocation {
	inv := sarifInvocation{Successful: true}
	if !s.Now.IsZero() {
		inv.End = s.Now.UTC().Format(time.RFC3339)
	}
	for _, info := range s.Servers {
		if n := len(info.Unclaimed); n > 0 {
			note := notification("unclaimed", s.say.server(info.Name)+": "+s.say.t("{1|# line|# lines} not understood", n))
			for _, l := range info.Unclaimed[:min(n, mostUnclaimed)] {
				note.Locations = append(note.Locations, sarifLocation{s.physical(l)})
			}
			inv.Execution = append(inv.Execution, note)
		}
		for _, c := range info.Captures {
			if c.Unrecognised != "" {
				inv.Execution = append(inv.Execution, notification("unrecognised", shortName(c.Name)+": "+s.captureSays(c)))
			}
		}
	}
	if news := s.news(); news != "" {
		inv.Execution = append(inv.Execution, notification("changes", news))
	}
	for _, f := range s.all {
		switch {
		case switchedOff(f):
			inv.Configuration = append(inv.Configuration, notification("off", s.say.t("switched off")+": "+shortName(f.Rule)))
		case unusedSilence(f):
			inv.Configuration = append(inv.Configuration, notification("unused", s.say.headed(f)))
		}
	}
	return inv
}

func notification(id, text string) sarifNotification {
	return sarifNotification{Descriptor: sarifDescriptor{id}, Level: "note", Message: sarifText{Text: sarifEscaped(text)}}
}
