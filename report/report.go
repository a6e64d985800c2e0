package report

import (
	"slices"
	"time"

	"example.com/centrevu"
)

// Report is the outcome of an evaluation.
type Report struct {
	// Now is the time that was judged at: Options.Now, else the primary's,
	// else the secondary's. Zero if nobody said.
	Now time.Time `json:"now,omitzero"`

	// Pair holds the facts that were judged, so that renderers can draw them.
	Pair Pair `json:"-"`

	// Servers holds the primary, then the secondary, seen or not.
	Servers []ServerInfo `json:"servers"`

	// Findings come in this order: what is wrong with the Options; what was
	// not understood on the primary, then on the secondary; then rule by rule
	// as they were given, each on the primary, then on the secondary, as the
	// rule reported them; what could not be read of the History, each of
	// Options.Days in turn, and what is flapping; then the silences that have
	// expired or matched nothing, as they were given; last the acks of what is
	// well again.
	Findings []Finding `json:"findings"`
}

// ServerInfo says what an evaluation knew of a server.
type ServerInfo struct {
	Name string    `json:"name"` // as findings cite it
	Role Role      `json:"role"`
	Seen bool      `json:"seen"`
	Now  time.Time `json:"now,omitzero"` // the time it was judged at

	Facts   []Fact `json:"facts,omitempty"`   // what was captured
	Missing []Fact `json:"missing,omitempty"` // what was not

	Captures  []Capture       `json:"captures,omitempty"`
	Problems  []Problem       `json:"problems,omitempty"`
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"` // lines of its windows that nothing claimed

	Held *Held `json:"held,omitempty"` // of a report that a History has kept; the Pair of another says it
}

// held returns what there is to keep of the primary, 0, or the secondary, 1.
func (r *Report) held(i int) *Held {
	if i > 1 {
		return nil
	}
	return heldOf([]*Server{r.Pair.Primary, r.Pair.Secondary}[i], r.Now)
}

// Worst returns the verdict over all findings; see the function Worst. It is Unknown of a
// nil Report.
func (r *Report) Worst() Status { return Worst(r.findings()) }

func (r *Report) findings() []Finding {
	if r == nil {
		return nil
	}
	return r.Findings
}

// Headline returns what there is to name first: the findings that are not
// healthy and that no other of them explains, Critical ones first, then Unknown
// ones, then Warnings, each in the report's order. Worst has Unknown above
// Critical, so that a lost fact never helps; what is known to be broken must not
// be hidden by that. A finding counts as its worst consequence does.
func (r *Report) Headline() []Finding {
	rank := map[Status]int{Critical: 2, Unknown: 1, Warning: 0}
	var list []Finding
	worst := make(map[string]int) // of a cause and what follows, by Key
	roots := make(map[string]bool)
	findings := r.findings()
	for i := range findings {
		if f := &findings[i]; f.Cause == "" && f.Status.Worse(OK) {
			roots[f.Key()] = true
		}
	}
	for i := range findings {
		f := &findings[i]
		if !f.Status.Worse(OK) {
			continue
		}
		key := f.Key()
		if roots[f.Cause] {
			key = f.Cause
		} else {
			list = append(list, *f)
		}
		worst[key] = max(worst[key], rank[f.Status])
	}
	slices.SortStableFunc(list, func(a, b Finding) int { return worst[b.Key()] - worst[a.Key()] })
	return list
}

// Follow returns the findings that are not healthy and of which the one with
// this Key is the Cause.
func (r *Report) Follow(key string) []Finding {
	var list []Finding
	for _, f := range r.findings() {
		if f.Cause == key && key != "" && f.Status.Worse(OK) {
			list = append(list, f)
		}
	}
	return list
}

// Of returns the findings of one server, by the name in its ServerInfo, or
// those of the pair as a whole for "".
func (r *Report) Of(server string) []Finding {
	var list []Finding
	for _, f := range r.findings() {
		if f.Server == server {
			list = append(list, f)
		}
	}
	return list
}
