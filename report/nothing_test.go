package report

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// What was not seen is nil, and asking it says so without a panic: each method that reads
// a fact or a report, called on nothing and on a zero value, with zero arguments.
func TestNothing(t *testing.T) {
	for _, v := range []any{(*Report)(nil), &Report{}, (*Server)(nil), &Server{}, (*ErrorLog)(nil), &ErrorLog{}, (*LinkHistory)(nil), &LinkHistory{},
		&Finding{}, &Capture{}, Known{}, Silence{}, Problem{}, Arg{}, Hours{}, Status(99), Role(-1), Fact(-1), ArgKind(99)} {
		of := reflect.ValueOf(v)
		for i := range of.NumMethod() {
			m := of.Type().Method(i)
			args := []reflect.Value{}
			for k := 1; k < m.Type.NumIn(); k++ {
				args = append(args, reflect.Zero(m.Type.In(k)))
			}
			assert.NotPanics(t, func() { of.Method(i).Call(args) }, "%T: %s", v, m.Name)
		}
	}
	assert.Equal(t, Unknown, (*Report)(nil).Worst())
}

// A time that JSON has no form for is left out, or written as text, and the rest is written.
func TestTimesThatJSONCannotHold(t *testing.T) {
	far := time.Date(12000, 1, 2, 3, 4, 5, 0, time.UTC)
	near := time.Date(2000, 5, 2, 8, 0, 0, 0, time.UTC)
	s := &Server{Now: far, Captures: []Capture{{Name: "a", ModTime: far, Facts: []Fact{FactLinks}, Seen: []centrevu.Seen{{At: far}}}, {Name: "b", ModTime: near}}}
	rule := Rule{ID: "x.y", Doc: "d", Cite: "c", Advice: "a", Sentences: []Sentence{{Code: "z", Text: "{at:time} {last:time}"}},
		Check: func(p *Pass) error { p.Warn("z", Time("at", far), Time("last", near)); return nil }}
	r := Evaluate(Pair{Primary: s}, []Rule{rule}, Options{Silences: []Silence{{Rule: "x.y", Who: "me", Why: "w", Until: far.AddDate(1, 0, 0)}}})
	b, err := json.Marshal(r)
	require.NoError(t, err)
	var read Report
	require.NoError(t, json.Unmarshal(b, &read))
	assert.Equal(t, near, read.Servers[0].Captures[1].ModTime)
	assert.True(t, read.Servers[0].Captures[0].ModTime.IsZero())
	assert.Contains(t, string(b), `"text":"12000-01-02 03:04:05"`)
	assert.Equal(t, far, s.Captures[0].ModTime, "what was judged stays")
}

// A number that no ACD can have is told, on one server or on both.
func TestNumbersOfNoACD(t *testing.T) {
	for number, odd := range map[int]bool{-1: true, 0: false, 1: false, 26: false, 27: true, math.MaxInt32: true} {
		s := whole()
		s.Links.Links = []links.Link{{ACD: centrevu.ACD{Number: number}}}
		r := Evaluate(Pair{Primary: s, Secondary: s}, nil, Options{Now: now})
		assert.Equal(t, odd, len(statusesOf(r, RuleProblems)) == 2, number)
	}
}
