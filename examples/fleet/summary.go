package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/centrevu/report"
)

func init() {
	register.DoFn4x1[context.Context, string, func(*string) bool, func(string), error](&writeSummary{})
}

// summaryFile is written last: an output without it is not complete.
const summaryFile = "summary.json"

// summary is what a run came to.
type summary struct {
	Version     int           `json:"version"`
	Verdict     report.Status `json:"verdict"` // the worst of all; unknown if anything could not be read
	Status      int           `json:"status"`  // the exit status that says so
	Sites       int           `json:"sites"`
	Days        int           `json:"days"` // pairs of servers that were judged, each day one
	First       string        `json:"first,omitempty"`
	Last        string        `json:"last,omitempty"`
	Verdicts    verdicts      `json:"verdicts"` // of these days
	UnusualLogs int           `json:"unusual_logs"`
	Findings    int           `json:"findings"`
	Entries     int64         `json:"entries"` // of the logs, by their counts
	DeadLetters int           `json:"dead_letters"`
	Worst       []worstSite   `json:"worst,omitempty"` // of the last month, the worst first
	Outputs     []written     `json:"outputs"`
}

type verdicts struct {
	OK       int `json:"ok"`
	Warning  int `json:"warning"`
	Critical int `json:"critical"`
	Unknown  int `json:"unknown"`
}

func (v *verdicts) count(s report.Status) {
	switch s {
	case report.OK:
		v.OK++
	case report.Warning:
		v.Warning++
	case report.Critical:
		v.Critical++
	default:
		v.Unknown++
	}
}

type worstSite struct {
	Site string   `json:"site"`
	Days verdicts `json:"days"`
}

// written is a file of the output.
type written struct {
	Name   string `json:"name"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
}

// writeSummary puts the parts of the summary together.
type writeSummary struct{ Config Config }

func (fn *writeSummary) ProcessElement(ctx context.Context, _ string, parts func(*string) bool, _ func(string)) error {
	s := summary{Version: 1}
	var text string
	for parts(&text) {
		var part summary
		if err := json.Unmarshal([]byte(text), &part); err != nil {
			return err
		}
		if part.Days > 0 {
			s.Sites, s.Days, s.First, s.Last, s.Verdicts, s.Worst = part.Sites, part.Days, part.First, part.Last, part.Verdicts, part.Worst
		}
		s.UnusualLogs += part.UnusualLogs
		s.Findings += part.Findings
		s.Entries += part.Entries
		s.DeadLetters += part.DeadLetters
		s.Outputs = append(s.Outputs, part.Outputs...)
	}
	slices.SortFunc(s.Outputs, func(a, b written) int { return cmp.Compare(a.Name, b.Name) })
	s.Verdict = s.verdict()
	s.Status = s.Verdict.ExitCode()
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return write(ctx, join(fn.Config.Out, summaryFile), append(b, '\n'))
}

// verdict is the worst of all. A fleet of which no captures were seen is unknown,
// whatever its logs say: a log tells nothing of links and backups.
func (s *summary) verdict() report.Status {
	v := s.Verdicts
	switch {
	case s.DeadLetters > 0, v.Unknown > 0, s.Days == 0:
		return report.Unknown
	case v.Critical > 0:
		return report.Critical
	case v.Warning > 0, s.UnusualLogs > 0:
		return report.Warning
	}
	return report.OK
}

// print tells people.
func (s *summary) print(w io.Writer, out string) error {
	v := s.Verdicts
	text := fmt.Sprintf("%s: %d sites, %d days of pairs", s.Verdict, s.Sites, s.Days)
	if s.First != "" {
		text += fmt.Sprintf(" from %s to %s", s.First, s.Last)
	}
	text += fmt.Sprintf("\n  ok %d, warning %d, critical %d, unknown %d\n", v.OK, v.Warning, v.Critical, v.Unknown)
	text += fmt.Sprintf("  %d entries in the logs; on %d days a server's log is unusual\n", s.Entries, s.UnusualLogs)
	if s.Days == 0 {
		text += "  nothing was captured on the days that were asked for\n"
	}
	switch s.DeadLetters {
	case 0:
	case 1:
		text += "  1 file could not be read, or not all of it: see dead-letters.jsonl\n"
	default:
		text += fmt.Sprintf("  %d files could not be read, or not all of them: see dead-letters.jsonl\n", s.DeadLetters)
	}
	if len(s.Worst) > 0 {
		text += "worst of the last month:\n"
	}
	for _, x := range s.Worst {
		text += fmt.Sprintf("  %s: critical %d, unknown %d, warning %d days\n", brief(fmt.Errorf("%s", x.Site)), x.Days.Critical, x.Days.Unknown, x.Days.Warning)
	}
	_, err := fmt.Fprintf(w, "%swritten to %s\n", text, out)
	return err
}
