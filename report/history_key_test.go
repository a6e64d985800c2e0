package report

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// Lines as they were before findings had a Code and a Subject: what kind of
// archive is meant stands in the message, and nothing of what is well.
const oldHistory = `
{"now":"2000-04-30T08:00:00Z","servers":[],"findings":[
{"rule":"archive.state","server":"primary","status":"ok","acd":{"number":1},"message":""},
{"rule":"archive.state","server":"primary","status":"critical","acd":{"number":1},"message":"daily: failed"},
{"rule":"errors.unusual","server":"primary","status":"warning","message":"code 7, lost"}]}
{"now":"2000-05-01T08:00:00Z","servers":[],"findings":[
{"rule":"archive.state","server":"primary","status":"ok","acd":{"number":1},"message":""},
{"rule":"archive.state","server":"primary","status":"critical","acd":{"number":1},"message":"daily: failed"},
{"rule":"errors.unusual","server":"primary","status":"warning","message":"code 7, lost"}]}
`

// saying returns a rule that speaks of two archives, and one that speaks of an
// entry.
func saying(interval, daily Status) []Rule {
	acd := centrevu.ACD{Number: 1}
	return []Rule{{ID: "archive.state", Check: func(p *Pass) error {
		p.AboutACD(acd).Of("interval").Tell(interval, "shows")
		p.AboutACD(acd).Of("daily").Tell(daily, "shows")
		return nil
	}, Sentences: []Sentence{{Code: "shows", Text: "as it shows"}}}, {ID: "errors.unusual", Check: func(p *Pass) error {
		p.About().Of("entry 7").Warnf("code 7, lost")
		return nil
	}}}
}

func TestOldHistoryIsReadOn(t *testing.T) {
	lines := strings.ReplaceAll(strings.ReplaceAll(oldHistory, ",\n", ","), "[\n", "[")
	h, err := NewHistory(strings.NewReader(lines))
	require.NoError(t, err)
	require.Len(t, h.reports, 2)
	r := Evaluate(both(), saying(Critical, Critical), Options{Now: now, History: h, Days: []Days{{Rule: "archive.state", Of: 3, In: 3}}})
	assert.Zero(t, r.Findings[0].Since, "the interval archive was not wrong before")
	assert.Equal(t, now.AddDate(0, 0, -2), r.Findings[1].Since.In(time.UTC))
	entry := r.Findings[4]
	assert.Equal(t, now.AddDate(0, 0, -2), entry.Since.In(time.UTC), "nobody knows which entry it was: it may have been this one")
	var days []string
	for _, f := range r.Findings {
		if f.Rule == RuleDays && f.Server == "primary" {
			days = append(days, f.Key()+" "+f.Status.String())
		}
	}
	assert.Equal(t, []string{"history.days:primary:1:daily+warning+3+of+3:archive.state critical"}, days)
}

// One archive of an ACD is not taken for another.
func TestHistoryGoesByKey(t *testing.T) {
	var b bytes.Buffer
	for ago := 4; ago > 0; ago-- {
		daily := OK
		if ago%2 == 0 {
			daily = Warning
		}
		p := both()
		p.Primary.Now = now.AddDate(0, 0, -ago)
		require.NoError(t, Append(&b, Evaluate(p, saying(Critical, daily), Options{Now: p.Primary.Now})))
	}
	h, err := NewHistory(&b)
	require.NoError(t, err)
	r := Evaluate(both(), saying(OK, Warning), Options{Now: now, History: h})
	assert.Zero(t, r.Findings[0].Since)
	assert.Zero(t, r.Findings[1].Since, "it was well yesterday, whatever the interval archive was")
	var flapping []string
	for _, f := range r.Findings {
		if f.Rule == RuleFlapping && f.Server == "primary" {
			flapping = append(flapping, f.Key())
		}
	}
	assert.Equal(t, []string{"history.flapping:primary:1:daily:archive.state"}, flapping)
}
