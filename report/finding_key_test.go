package report

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

func TestKey(t *testing.T) {
	three := centrevu.ACD{Number: 3}
	for want, f := range map[string]Finding{
		"backup.age:primary":                 {Rule: "backup.age", Server: "primary", Status: OK, Code: "recent", Message: "2 h ago"},
		"links.pair::3":                      {Rule: "links.pair", ACD: three},
		"pair.same":                          {Rule: "pair.same"},
		"archive.state:primary:3:daily":      {Rule: "archive.state", Server: "primary", ACD: centrevu.ACD{Number: 3, Name: "West"}, Subject: "daily"},
		"captures.age:a::a/all.txt":          {Rule: "captures.age", Server: "a", Subject: "a/all.txt"},
		"links.state:primary:=Claims%2C+No3": {Rule: "links.state", Server: "primary", ACD: centrevu.ACD{Name: "Claims, No3"}},
		"history.days:a:3::links.state":      {Rule: RuleDays, Server: "a", ACD: three, Of: "links.state"},
		"r:s%3At::%C3%A9%0A%25":              {Rule: "r", Server: "s:t", Subject: "é\n%"},
	} {
		assert.Equal(t, want, f.Key())
	}
	number, name := Finding{Rule: "r", ACD: three}, Finding{Rule: "r", ACD: centrevu.ACD{Name: "3"}}
	assert.NotEqual(t, number.Key(), name.Key())
}
