package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestValidate(t *testing.T) {
	good := Rule{ID: "a.b", Doc: "Is it?", Cite: "INF", Advice: "Look.", Check: func(*Pass) error { return nil }}
	tests := []struct {
		name  string
		spoil func(*Rule)
		want  string
	}{
		{"good", func(*Rule) {}, ""},
		{"no id", func(r *Rule) { r.ID = "" }, "rule number 2: it has no ID"},
		{"id with a blank", func(r *Rule) { r.ID = "a b" }, "rule a b: its ID holds more than printable characters"},
		{"id with a control", func(r *Rule) { r.ID = "a\x1b" }, "printable characters"},
		{"reserved id", func(r *Rule) { r.ID = RuleProblems }, "its ID is reserved"},
		{"taken id", func(r *Rule) { r.ID = "first" }, "rule first: the ID is taken by a rule before it"},
		{"no doc", func(r *Rule) { r.Doc = " " }, "rule a.b: it has no Doc"},
		{"no cite", func(r *Rule) { r.Cite = "" }, "rule a.b: it has no Cite"},
		{"no advice", func(r *Rule) { r.Advice = "\n" }, "rule a.b: it has no Advice"},
		{"no check", func(r *Rule) { r.Check = nil }, "rule a.b: it has no Check"},
		{"scope", func(r *Rule) { r.Scope = 7 }, "rule a.b: scope 7 does not exist"},
		{"fact", func(r *Rule) { r.Needs = []Fact{FactLinks, 0} }, "rule a.b: it needs fact 0, which does not exist"},
		{"fact twice", func(r *Rule) { r.Needs = []Fact{FactLinks, FactLinks} }, "rule a.b: it needs links twice"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first, r := good, good
			first.ID = "first"
			tt.spoil(&r)
			err := Validate([]Rule{first, r})
			if tt.want == "" {
				assert.NoError(t, err)
			} else {
				assert.ErrorContains(t, err, tt.want)
			}
		})
	}
	assert.EqualError(t, Validate([]Rule{{ID: "x", Doc: "x"}}),
		"rule x: it has no Cite\nrule x: it has no Advice\nrule x: it has no Check", "all of it at once")
}
