package rulefile

// cost is how many parts of an expression are looked at to evaluate it.
type cost struct {
	nodes int     // of the body
	over  *access // the list that is looped over; nil: times
	times int
	inner []*cost
}

// of returns the cost over these facts, at most a little over what is allowed.
func (c *cost) of(f *facts) int {
	sum := c.nodes
	for _, in := range c.inner {
		n := in.times
		if in.over != nil {
			n = in.over.value(f).Len()
		}
		each := in.of(f)
		if n > 0 && each > maxSteps/n {
			return maxSteps + 1
		}
		if sum += n * each; sum > maxSteps {
			return maxSteps + 1
		}
	}
	return sum
}
