package report

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func findingsOf(list ...Finding) *Report { return &Report{Now: now, Findings: list} }

func TestDiff(t *testing.T) {
	link := func(acd int, s Status) Finding {
		return Finding{Rule: "links.state", Server: "primary", ACD: centrevu.ACD{Number: acd}, Status: s, Code: "c"}
	}
	silenced := link(1, Silenced)
	silenced.Silenced = &SilencedBy{Status: Critical}
	whole := Finding{Rule: "links.state", Server: "primary", Status: Unknown, Code: CodeNotCaptured}
	problem := Finding{Rule: RuleProblems, Server: "primary", Subject: "a.txt", Status: Unknown, Code: "not-understood"}
	key := "links.state:primary:1"
	tests := []struct {
		name     string
		old, new *Report
		want     map[string]string // key to list
	}{
		{"nothing", findingsOf(link(1, OK)), findingsOf(link(1, OK)), nil},
		{"new", findingsOf(link(1, OK)), findingsOf(link(1, Warning)), map[string]string{key: "new"}},
		{"new thing", findingsOf(link(2, OK)), findingsOf(link(1, Warning), link(2, OK)), map[string]string{key: "new"}},
		{"gone", findingsOf(link(1, Critical)), findingsOf(link(1, OK)), map[string]string{key: "gone"}},
		{"gone with its thing", findingsOf(link(1, Critical)), findingsOf(link(2, OK)), map[string]string{key: "gone"}},
		{"not seen is not gone", findingsOf(link(1, Critical)), findingsOf(whole), map[string]string{
			key: "worse", "links.state:primary": "new"}},
		{"not asked is not gone", findingsOf(link(1, Warning)), findingsOf(), map[string]string{key: "worse"}},
		{"seen again", findingsOf(whole), findingsOf(link(1, OK)), map[string]string{"links.state:primary": "gone"}},
		{"seen again, and down", findingsOf(whole), findingsOf(link(1, Critical)), map[string]string{
			"links.state:primary": "gone", key: "new"}},
		{"worse", findingsOf(link(1, Warning)), findingsOf(link(1, Critical)), map[string]string{key: "worse"}},
		{"better", findingsOf(link(1, Critical)), findingsOf(link(1, Warning)), map[string]string{key: "better"}},
		{"unchanged", findingsOf(link(1, Warning)), findingsOf(link(1, Warning)), map[string]string{key: "unchanged"}},
		{"a silence changes nothing", findingsOf(link(1, Critical)), findingsOf(silenced), map[string]string{key: "unchanged"}},
		{"of two the worse", findingsOf(link(1, OK), link(1, Critical)), findingsOf(link(1, Warning), link(1, OK)), map[string]string{key: "better"}},
		{"what the evaluator says", findingsOf(problem), findingsOf(), map[string]string{"captures.problems:primary::a.txt": "gone"}},
		{"no report before", nil, findingsOf(link(1, Critical), link(2, OK)), map[string]string{key: "new"}},
		{"no report after", findingsOf(link(1, Critical)), nil, map[string]string{key: "worse"}},
		{"another server's", findingsOf(link(1, Critical)), findingsOf(link(1, Critical), Finding{Rule: "links.state", Server: "secondary",
			ACD: centrevu.ACD{Number: 1}, Status: Critical}), map[string]string{key: "unchanged", "links.state:secondary:1": "new"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := Diff(tt.old, tt.new)
			got := make(map[string]string)
			for name, list := range map[string][]Change{"new": c.New, "worse": c.Worse, "unchanged": c.Unchanged, "better": c.Better, "gone": c.Gone} {
				for _, change := range list {
					assert.Empty(t, got[change.Key], "in two lists")
					got[change.Key] = name
				}
			}
			if tt.want == nil {
				tt.want = map[string]string{}
			}
			assert.Equal(t, tt.want, got)
		})
	}
	c := Diff(findingsOf(link(1, Critical)), findingsOf(link(1, Warning)))
	assert.Equal(t, Change{Key: key, Was: Critical, Is: Warning, Old: &Finding{Rule: "links.state", Server: "primary",
		ACD: centrevu.ACD{Number: 1}, Status: Critical, Code: "c"}, New: c.Better[0].New}, c.Better[0])
}

// What is well in both is in neither, and the same report has no changes.
func TestDiffOfTheSame(t *testing.T) {
	r := Evaluate(both(), []Rule{aboutACD("r", Critical, 3), gives("fine", OK)}, Options{})
	c := Diff(r, r)
	assert.Empty(t, c.New)
	assert.Empty(t, c.Gone)
	assert.Len(t, c.Unchanged, 2)
}
