package report

import "slices"

// lacks adds a finding for what a rule needs of a server and does not find.
// Of several that lack the same the first is the Cause of the others, and of a
// server that was not seen, or of which nothing was captured, of all.
func (e *evaluation) lacks(i int, s *Server, f Finding) {
	known := e.lacking[i]
	for _, m := range f.Missing {
		if f.Cause = known[m]; f.Cause != "" {
			break
		}
	}
	if f.Cause == "" {
		if known == nil {
			known = make(map[Fact]string)
			e.lacking[i] = known
		}
		covered := f.Missing
		if !slices.ContainsFunc(allFacts[:], s.Has) {
			covered = allFacts[:]
		}
		for _, m := range covered {
			known[m] = f.Key()
		}
	}
	e.add(f)
}

// Explains says which findings one explains, by what their rules say.
type Explains struct {
	Rule  string   `json:"rule"`  // ID of the rule that they are of
	Codes []string `json:"codes"` // what they say
}

// explain sets the Cause of each finding that another explains: one whose
// sentence says so, of the same server and ACD as far as it is about one. What explains is explained by nothing itself.
func (e *evaluation) explain(rules []Rule) {
	var causes []int
	for i := range e.findings {
		if f := &e.findings[i]; f.Status.Worse(OK) && len(explainedBy(rules, f)) > 0 {
			causes = append(causes, i)
		}
	}
	for _, c := range causes {
		cause := &e.findings[c]
		by, key := explainedBy(rules, cause), cause.Key()
		for i := range e.findings {
			f := &e.findings[i]
			if !slices.Contains(causes, i) && f.Cause == "" && f.Status.Worse(OK) && covers(cause, f) &&
				slices.ContainsFunc(by, func(x Explains) bool { return x.Rule == f.Rule && slices.Contains(x.Codes, f.Code) }) {
				f.Cause = key
			}
		}
	}
}

// causes returns what explains each thing, by thing.
func (e *evaluation) causes() map[thing]string {
	list := make(map[thing]string)
	for i := range e.findings {
		if f := &e.findings[i]; f.Cause != "" {
			list[thingOf(f)] = f.Cause
		}
	}
	return list
}

// explainedBy returns what a finding explains.
func explainedBy(rules []Rule, f *Finding) []Explains {
	for i := range rules {
		if rules[i].ID == f.Rule {
			if s := find(rules[i].Sentences, f.Code); s != nil {
				return s.Explains
			}
		}
	}
	return nil
}

// covers reports whether a finding is about the server and ACD that another is
// about. What is about the pair is about both servers.
func covers(cause, f *Finding) bool {
	return (cause.Server == "" || f.Server == "" || cause.Server == f.Server) && (cause.ACD.IsZero() || cause.ACD == f.ACD)
}
