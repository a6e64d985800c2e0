package report

import (
	"slices"

	"example.com/centrevu"
)

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
	open     map[said]map[string]places // what nothing explains, by what it says and its server
}

type said struct{ rule, code string }

// places are those of findings, by their ACDs.
type places map[centrevu.ACD][]int

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
	r := ruleOf(rules, id)
	return r != nil && slices.ContainsFunc(r.Needs, func(f Fact) bool { return !f.Optional() })
}

// group gathers what nothing explains yet and says that something is not healthy, so that
// a sentence finds what it explains without looking at everything.
func (c *causes) group() {
	c.open = make(map[said]map[string]places)
	for i := range c.findings {
		f := &c.findings[i]
		if !f.Status.Worse(OK) || c.of[i] != i {
			continue
		}
		k := said{f.Rule, f.Code}
		if c.open[k] == nil {
			c.open[k] = make(map[string]places)
		}
		if c.open[k][f.Server] == nil {
			c.open[k][f.Server] = make(places)
		}
		c.open[k][f.Server][f.ACD] = append(c.open[k][f.Server][f.ACD], i)
	}
}

// bySentence has a finding explain those that its sentence names, of its server
// and ACD as far as it is about one. What is about the pair is about both servers.
func (c *causes) bySentence(cause int, by []Explains) {
	f := &c.findings[cause]
	if len(by) > 0 && c.open == nil {
		c.group()
	}
	for _, x := range by {
		for _, code := range x.Codes {
			open := c.open[said{x.Rule, code}]
			if f.Server != "" {
				c.explainAll(cause, open[f.Server])
				c.explainAll(cause, open[""])
				continue
			}
			for _, list := range open {
				c.explainAll(cause, list)
			}
		}
	}
}

// explainAll notes that a finding explains those about its ACD, or all if it is about
// none, and keeps those that it does not.
func (c *causes) explainAll(cause int, open places) {
	explain := func(acd centrevu.ACD, list []int) {
		list = slices.DeleteFunc(list, func(i int) bool {
			if i != cause {
				c.explains(cause, i)
			}
			return c.of[i] != i
		})
		if open[acd] = list; len(list) == 0 {
			delete(open, acd)
		}
	}
	if acd := c.findings[cause].ACD; !acd.IsZero() {
		if list := open[acd]; list != nil {
			explain(acd, list)
		}
		return
	}
	for acd, list := range open {
		explain(acd, list)
	}
}

// explainedBy returns what a finding explains.
func explainedBy(rules []Rule, f *Finding) []Explains {
	if r := ruleOf(rules, f.Rule); r != nil {
		if s := find(r.Sentences, f.Code); s != nil {
			return s.Explains
		}
	}
	return nil
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
