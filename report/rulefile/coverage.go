package rulefile

import (
	"cmp"
	"slices"
	"sync"
)

// Coverage counts how often each outcome of a file's rules was taken. It may
// be used by several goroutines.
type Coverage struct {
	mu    sync.Mutex
	taken map[Branch]int
	order []Branch
}

// Branch is an outcome of a rule: "outcome 1", "otherwise" or "none".
type Branch struct{ Rule, Outcome string }

// Count is how often a Branch was taken.
type Count struct {
	Branch
	Times int
}

func (c *Coverage) add(r *rule) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.taken == nil {
		c.taken = map[Branch]int{}
	}
	for _, o := range r.all() {
		b := Branch{r.id, o.name}
		if _, ok := c.taken[b]; !ok {
			c.taken[b] = 0
			c.order = append(c.order, b)
		}
	}
}

func (c *Coverage) took(rule, outcome string) {
	c.mu.Lock()
	c.taken[Branch{rule, outcome}]++
	c.mu.Unlock()
}

// Counts returns every outcome of every rule that was loaded, in the order of
// the file.
func (c *Coverage) Counts() []Count {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := make([]Count, len(c.order))
	for i, b := range c.order {
		list[i] = Count{b, c.taken[b]}
	}
	return list
}

// Missed returns the outcomes that were never taken, by rule.
func (c *Coverage) Missed() []Branch {
	var list []Branch
	for _, n := range c.Counts() {
		if n.Times == 0 {
			list = append(list, n.Branch)
		}
	}
	slices.SortStableFunc(list, func(a, b Branch) int { return cmp.Compare(a.Rule, b.Rule) })
	return list
}

// all returns every outcome of a rule.
func (r *rule) all() []*outcome {
	list := slices.Clone(r.outcomes)
	for _, o := range []*outcome{r.otherwise, r.none} {
		if o != nil {
			list = append(list, o)
		}
	}
	return list
}
