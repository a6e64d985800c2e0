package report

import "slices"

// Explains says which findings one explains, by what their rules say.
type Explains struct {
	Rule  string   `json:"rule"`  // ID of the rule that they are of
	Codes []string `json:"codes"` // what they say
}

// explain sets the Cause of each finding that another explains. What explains
// and is explained itself passes that on, so that each Cause is a finding that
// stands by itself.
func (e *evaluation) explain(rules []Rule) {
	c := &causes{findings: e.findings, of: make([]int, len(e.findings))}
	for i := range c.of {
		c.of[i] = i
	}
	for i, s := range e.servers() {
		c.missing(rules, e.names[i], slices.ContainsFunc(allFacts[:], s.Has))
	}
	for i := range e.findings {
		if f := &e.findings[i]; f.Status.Worse(OK) {
			c.bySentence(i, explainedBy(rules, f))
		}
	}
	for i := range e.findings {
		if root := c.root(i); root != i {
			e.findings[i].Cause = e.findings[root].Key()
		}
	}
}

// causes holds for each finding the place of the one that explains it, its own
// if none does.
type causes struct {
	findings []Finding
	of       []int
}

func (c *causes) root(i int) int {
	for c.of[i] != i {
		i = c.of[i]
	}
	return i
}

// explains notes that one finding explains another, if nothing does yet and it
// does not rest on that one itself.
func (c *causes) explains(cause, i int) {
	if c.of[i] == i && c.root(cause) != i {
		c.of[i] = cause
	}
}

// missing has of all that rules need of a server and do not find the first
// explain the others that lack the same, and if nothing at all was captured of
// it, all others. A rule that can do without a fact comes after those that
// cannot.
func (c *causes) missing(rules []Rule, server string, seen bool) {
	first := make(map[Fact]int)
	pass := func(needed bool) {
		for i := range c.findings {
			f := &c.findings[i]
			if f.Server != server || f.Code != CodeNotSeen && f.Code != CodeNotCaptured || needs(rules, f.Rule) != needed {
				continue
			}
			for _, m := range f.Missing {
				if cause, ok := first[m]; ok {
					c.explains(cause, i)
					break
				}
			}
			if c.of[i] != i {
				continue
			}
			lacking := f.Missing
			if !seen {
				lacking = allFacts[:]
			}
			for _, m := range lacking {
				first[m] = i
			}
		}
	}
	pass(true)
	pass(false)
}

// needs reports whether a rule needs a fact that no site chooses to leave out.
func needs(rules []Rule, id string) bool {
	for i := range rules {
		if rules[i].ID == id {
			return slices.ContainsFunc(rules[i].Needs, func(f Fact) bool { return !f.Optional() })
		}
	}
	return false
}

// bySentence has a finding explain those that its sentence names, of its server
// and ACD as far as it is about one.
func (c *causes) bySentence(cause int, by []Explains) {
	if len(by) == 0 {
		return
	}
	for i := range c.findings {
		f := &c.findings[i]
		if i != cause && f.Status.Worse(OK) && covers(&c.findings[cause], f) &&
			slices.ContainsFunc(by, func(x Explains) bool { return x.Rule == f.Rule && slices.Contains(x.Codes, f.Code) }) {
			c.explains(cause, i)
		}
	}
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

// causeOf returns the Key of what explains each thing, by thing.
func (e *evaluation) causeOf() map[thing]string {
	list := make(map[thing]string)
	for i := range e.findings {
		if f := &e.findings[i]; f.Cause != "" {
			list[thingOf(f)] = f.Cause
		}
	}
	return list
}
