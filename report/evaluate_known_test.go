package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

func odd(source, text string) centrevu.Line {
	return centrevu.Line{Source: source, Text: "  " + text, Position: centrevu.Position{Line: 9, Column: 3}}
}

func oddLinks() Pair {
	return Pair{Primary: &Server{Name: "primary", Links: &links.Status{Unclaimed: []centrevu.Line{
		odd("primary/a.txt", "Data collection is OFF for ACD 3"), odd("primary/b.txt", "Spare board 7"), odd("primary/a.txt", "Spare board 8"),
	}}}}
}

func unclaimedOf(r *Report) (list []Finding) {
	for _, f := range r.Findings {
		if f.Rule == RuleUnclaimed {
			list = append(list, f)
		}
	}
	return list
}

// Each capture and fact with a line that nobody knows is one finding.
func TestUnclaimed(t *testing.T) {
	list := unclaimedOf(Evaluate(oddLinks(), nil, Options{Now: now}))
	require.Len(t, list, 2)
	assert.Equal(t, Warning, list[0].Status)
	assert.Equal(t, `Connection Status: nobody knows what this line says: "Data collection is OFF for ACD 3" (and 1 more)`, list[0].Message)
	assert.Len(t, list[0].Evidence, 2)
	assert.Equal(t, `Connection Status: nobody knows what this line says: "Spare board 7"`, list[1].Message)
	assert.NotEqual(t, list[0].Key(), list[1].Key())
}

func TestKnownLines(t *testing.T) {
	known := func(f func(*Known)) Known {
		k := Known{Pattern: `^Spare board \d$`, Who: "op", Why: "boards of our own", Until: now.Add(time.Hour)}
		f(&k)
		return k
	}
	tests := []struct {
		name  string
		known Known
		lines int // left as evidence
		code  string
	}{
		{"anywhere", known(func(*Known) {}), 1, "known"},
		{"in the window", known(func(k *Known) { k.Where = "connection status" }), 1, "known"},
		{"in the fact", known(func(k *Known) { k.Where = "links" }), 1, "known"},
		{"in a file", known(func(k *Known) { k.Where = "b.*" }), 2, "known"},
		{"on the server", known(func(k *Known) { k.Server = "primary" }), 1, "known"},
		{"in another window", known(func(k *Known) { k.Where = "Backup Data" }), 3, "unused"},
		{"on another server", known(func(k *Known) { k.Server = "secondary" }), 3, "unused"},
		{"by its text", known(func(k *Known) { k.Pattern, k.Text = "", "SPARE" }), 1, "known"},
		{"expired", known(func(k *Known) { k.Until = now }), 3, "expired"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := Evaluate(oddLinks(), nil, Options{Now: now, Known: []Known{tt.known}})
			lines := 0
			for _, f := range unclaimedOf(r) {
				lines += len(f.Evidence)
			}
			assert.Equal(t, tt.lines, lines)
			last := r.Findings[len(r.Findings)-1]
			assert.Equal(t, RuleKnown, last.Rule)
			assert.Equal(t, tt.code, last.Code, last.Message)
			assert.Equal(t, tt.code == "expired", last.Status == Warning)
		})
	}
	r := Evaluate(oddLinks(), nil, Options{Known: []Known{known(func(*Known) {})}})
	assert.Equal(t, Unknown, r.Findings[len(r.Findings)-1].Status, "without the time there is no telling whether it holds")
}
