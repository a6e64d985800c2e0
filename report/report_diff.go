package report

import "slices"

// Changes is what differs between two reports. What is healthy in both is in
// none of the lists, which are in the order of the newer report's findings,
// then of the older one's.
type Changes struct {
	New       []Change `json:"new,omitempty"`       // not healthy, and was healthy or not spoken of
	Worse     []Change `json:"worse,omitempty"`     // not healthy before either, and on a worse level
	Unchanged []Change `json:"unchanged,omitempty"` // as bad as before
	Better    []Change `json:"better,omitempty"`    // not healthy yet, and on a better level
	Gone      []Change `json:"gone,omitempty"`      // healthy again, and seen to be
}

// Change is what became of one thing.
type Change struct {
	Key string `json:"key"`
	Was Status `json:"was"` // before any silence, as Is; NotApplicable if the report did not speak of it
	Is  Status `json:"is"`

	// Old and New are the worst finding that each report has of the thing, nil
	// if it has none.
	Old *Finding `json:"old,omitempty"`
	New *Finding `json:"new,omitempty"`
}

// Diff returns what changed from one report to a later one, by the Keys of the
// findings. What is silenced counts as what it was. What was not healthy and of
// which the later report says nothing is Gone only if its rule could tell, else
// it is Unknown: what was not seen is not gone. What the earlier one says
// nothing of is New if it is not healthy. A nil report says nothing.
func Diff(old, new *Report) Changes {
	var c Changes
	before, after := sideOf(old), sideOf(new)
	for _, key := range after.order {
		c.sort(key, before, after)
	}
	for _, key := range before.order {
		if after.worst[key] == nil {
			c.sort(key, before, after)
		}
	}
	return c
}

func (c *Changes) sort(key string, before, after *side) {
	change := Change{Key: key, Old: before.worst[key], New: after.worst[key]}
	switch {
	case change.Old == nil:
		change.Was, change.Is = NotApplicable, statusOf(change.New)
	case change.New == nil:
		change.Was, change.Is = statusOf(change.Old), after.silent(change.Old)
	default:
		change.Was, change.Is = statusOf(change.Old), statusOf(change.New)
	}
	was, is := change.Was.Worse(OK), change.Is.Worse(OK)
	switch {
	case !was && !is:
	case !was:
		c.New = append(c.New, change)
	case !is:
		c.Gone = append(c.Gone, change)
	case change.Is.Worse(change.Was):
		c.Worse = append(c.Worse, change)
	case change.Was.Worse(change.Is):
		c.Better = append(c.Better, change)
	default:
		c.Unchanged = append(c.Unchanged, change)
	}
}

// side is one of two reports that are compared.
type side struct {
	worst map[string]*Finding
	order []string
	past  past
}

func sideOf(r *Report) *side {
	s := &side{worst: make(map[string]*Finding)}
	if r == nil {
		r = &Report{}
	}
	s.past = view(r, r.Now)
	for i := range r.Findings {
		f := &r.Findings[i]
		key := f.Key()
		was := s.worst[key]
		if was == nil {
			s.order = append(s.order, key)
		}
		if was == nil || f.Was().Worse(was.Was()) {
			s.worst[key] = f
		}
	}
	return s
}

// silent returns what it means that a report has no finding about a thing.
func (s *side) silent(f *Finding) Status {
	if f.Of != "" || slices.Contains(reserved[:], f.Rule) {
		return NotApplicable // these speak of nothing that is well
	}
	return s.past.status(thingOf(f))
}

// statusOf returns a finding's status before any silence.
func statusOf(f *Finding) Status {
	if s := f.Was(); s.known() {
		return s
	}
	return Unknown
}
