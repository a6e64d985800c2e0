package main

import (
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/filter"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/transforms/stats"
)

func init() {
	register.Function1x2(keyed)
}

// plan makes the pipeline. What goes from stage to stage is small beside what is
// read: names of folders and of logs, and how many files of rows were written.
// No stage holds the bytes of a file for another.
func plan(s beam.Scope, c Config, captures, logPatterns []string) {
	letters := []beam.PCollection{beam.ParDo(s.Scope("outputs"), &allOutputs{}, beam.Impulse(s))}
	sites, logs := find(s.Scope("find"), c, captures, logPatterns, &letters)

	counted, faults := beam.ParDo2(s.Scope("read logs"), &readLog{Config: c}, logs)
	letters = append(letters, faults)

	bySite := beam.CoGroupByKey(s, sites, stats.SumPerKey(s, counted))
	rows := beam.ParDo(s.Scope("judge"), &judge{Config: c}, bySite)

	s = s.Scope("write")
	files := stats.SumPerKey(s, beam.Flatten(s, append(letters, rows)...))
	parts := beam.ParDo(s, &writeOutput{Config: c}, files)
	beam.ParDo(s, &writeSummary{Config: c}, beam.GroupByKey(s, beam.ParDo(s, keyed, parts)))
}

// keyed puts all under one key.
func keyed(part string) (string, string) { return "", part }

// find finds the sites, with the folders of their days and the days to judge,
// and the logs.
func find(s beam.Scope, c Config, captures, logPatterns []string, letters *[]beam.PCollection) (sites, logs beam.PCollection) {
	folders, faults := beam.ParDo2(s, &findSites{c, captures}, beam.Impulse(s))
	sites, dates, logs, more := beam.ParDo4(s, &findFiles{Config: c}, beam.GroupByKey(s, folders))
	*letters = append(*letters, faults, more)
	if len(logPatterns) > 0 {
		matched, faults := beam.ParDo2(s, &findLogs{c, logPatterns}, beam.Impulse(s))
		ofLogs, others := beam.ParDo2(s, eachOnce, beam.GroupByKey(s, matched))
		*letters = append(*letters, faults)
		sites, logs = beam.Flatten(s, sites, ofLogs), beam.Flatten(s, logs, others)
	}
	// The stage that judges has no side input: prism, while a stage with one is
	// busy, asks it again and again whether it has more to do.
	return beam.ParDo(s, &setDays{Config: c}, sites, beam.SideInput{Input: filter.Distinct(s, dates)}), logs
}
