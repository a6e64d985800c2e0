package report

import (
	"example.com/centrevu"
	"example.com/centrevu/links"
)

// LinkHistory is what table linkex holds of the links from the switch to one
// server.
type LinkHistory struct {
	Outages []links.Outage `json:"outages"` // in the order of the table, those of several files one behind the other

	// Unclaimed holds the rows with values in columns that the table is not
	// documented to have.
	Unclaimed []centrevu.Line `json:"unclaimed,omitempty"`
}

// Last returns the latest row of each ACD, in the order of their first rows.
// Rows without a time are left out.
func (h *LinkHistory) Last() []links.Outage {
	var last []links.Outage
	if h == nil {
		return nil
	}
next:
	for _, o := range h.Outages {
		if o.Time.IsZero() {
			continue
		}
		for i := range last {
			if last[i].ACD == o.ACD {
				if later(o, last[i]) {
					last[i] = o
				}
				continue next
			}
		}
		last = append(last, o)
	}
	return last
}

// later compares rows of one ACD. Times are to the minute, so that of one minute the
// sequence number decides, or else the place. So it does in the hour that the clock
// showed twice, but there the place says nothing: without numbers, collecting is not
// what counts.
func later(a, b links.Outage) bool {
	switch {
	case a.Time.After(latest(b.Time)):
		return true
	case b.Time.After(latest(a.Time)):
		return false
	case a.Sequence != nil && b.Sequence != nil:
		return *a.Sequence >= *b.Sequence
	}
	return a.Time.Equal(b.Time) || !a.Reason.Collecting()
}
