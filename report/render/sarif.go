package render

import (
	"encoding/json"
	"io"
	"net/url"

	"example.com/centrevu/report"
)

// SARIF writes a report as SARIF 2.1.0, for what shows the findings of static
// analysis: a result for each finding, at the lines of its evidence. What is
// fine passes, what could not be told is open, and what is silenced is a
// failure with an accepted suppression.
func SARIF(w io.Writer, r *report.Report) error {
	driver := sarifDriver{Name: "centrevu", Rules: []sarifRule{}}
	results := []sarifResult{}
	index := make(map[string]int)
	for i := range r.Findings {
		f := &r.Findings[i]
		at, ok := index[f.Rule]
		if !ok {
			at = len(driver.Rules)
			index[f.Rule] = at
			driver.Rules = append(driver.Rules, sarifRule{ID: plain(f.Rule), Help: &sarifText{plain(f.Cite)}})
		}
		results = append(results, sarifOf(f, at))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{Tool: sarifTool{driver}, Results: results, ColumnKind: "unicodeCodePoints"}},
	})
}

func sarifOf(f *report.Finding, rule int) sarifResult {
	result := sarifResult{
		RuleID: plain(f.Rule), RuleIndex: rule, Kind: "fail", Level: "none",
		Message: sarifText{whose(f) + ": " + sentence(f)},
	}
	switch f.Was() {
	case report.OK:
		result.Kind = "pass"
	case report.NotApplicable:
		result.Kind = "notApplicable"
	case report.Warning:
		result.Level = "warning"
	case report.Critical:
		result.Level = "error"
	case report.Silenced: // by a rule that knows no more of it
		result.Level = "note"
	default:
		result.Kind = "open"
	}
	if judged(*f) == report.Silenced {
		why := ""
		if f.Silenced != nil {
			why = plain(f.Silenced.Why)
		}
		result.Suppressions = []sarifSuppression{{Kind: "external", Status: "accepted", Justification: why}}
	}
	for _, l := range f.Evidence {
		at := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: plain(l.Source)}).EscapedPath()}}
		if l.Line > 0 {
			at.Region = &sarifRegion{Line: l.Line, Column: l.Column, Snippet: sarifText{plain(l.Text)}}
		}
		result.Locations = append(result.Locations, sarifLocation{at})
	}
	return result
}

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID   string     `json:"id"`
		Help *sarifText `json:"help,omitempty"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Kind         string             `json:"kind"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line    int       `json:"startLine"`
		Column  int       `json:"startColumn,omitempty"`
		Snippet sarifText `json:"snippet"`
	}
)
