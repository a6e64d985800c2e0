package report

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAck(t *testing.T) {
	ack := Ack{Key: "r:primary:3", Who: "jo", Why: "a card is on its way"}
	evaluate := func(status Status, opt Options) *Report {
		opt.Acks = append(opt.Acks, ack)
		return Evaluate(both(), []Rule{aboutACD("r", status, 3)}, opt)
	}
	r := evaluate(Critical, Options{})
	assert.Equal(t, &ack, r.Findings[0].Acked)
	assert.Nil(t, r.Findings[1].Acked, "the secondary's")
	assert.Equal(t, Critical, r.Worst(), "it changes no status")
	assert.Empty(t, statusesOf(r, RuleAcks))

	r = evaluate(OK, Options{})
	assert.Equal(t, OK, r.Worst())
	assert.Equal(t, "ack of r:primary:3 (jo: a card is on its way): it is well again, take the ack out", r.Findings[2].Message)

	r = evaluate(Critical, Options{Acks: []Ack{{Key: "r:primary:4", Who: "jo", Why: "x"}, {Key: "r"}}})
	assert.Equal(t, []Status{NotApplicable}, statusesOf(r, RuleAcks), "no such thing")
	assert.Equal(t, []Status{Unknown}, statusesOf(r, RuleOptions), "no Who and no Why")

	r = evaluate(Unknown, Options{})
	assert.NotNil(t, r.Findings[0].Acked, "somebody may be at getting it captured")
	assert.Equal(t, Unknown, r.Worst())
}

// An ack that ended when the thing was well does not come back.
func TestAckEnds(t *testing.T) {
	ack := Ack{Key: "r:primary:3", Who: "jo", Why: "a card is on its way"}
	on := func(statuses ...Status) *Report { // the oldest first
		var b bytes.Buffer
		var r *Report
		for i, s := range statuses {
			p := both()
			p.Primary.Now = now.AddDate(0, 0, i-len(statuses)+1)
			h, err := NewHistory(bytes.NewReader(b.Bytes()))
			require.NoError(t, err)
			opt := Options{Now: p.Primary.Now, History: h, Acks: []Ack{ack}}
			r = Evaluate(p, []Rule{aboutACD("r", s, 3)}, opt)
			require.NoError(t, Append(&b, r))
		}
		return r
	}
	assert.NotNil(t, on(Critical, Critical).Findings[0].Acked)
	assert.NotNil(t, on(Critical, Unknown, Critical).Findings[0].Acked, "it was not seen to be well")
	assert.NotNil(t, on(OK, Critical, Warning).Findings[0].Acked, "well before the ack was given")
	r := on(Critical, OK, Critical)
	assert.Nil(t, r.Findings[0].Acked)
	assert.Equal(t, []Status{Warning}, statusesOf(r, RuleAcks))
	assert.Equal(t, "acks:::r%3Aprimary%3A3", r.Findings[len(r.Findings)-1].Key())
	assert.Nil(t, on(Critical, OK, Critical, Critical).Findings[0].Acked, "nor the day after")
}
