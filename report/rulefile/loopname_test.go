package rulefile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A loop within a loop reads both things.
func TestNamedLoops(t *testing.T) {
	const y, n = "warning: yes", "ok: no"
	for condition, want := range map[string]string{
		`any(server.links as l, any(server.runs, .acd.number == l.acd.number and .age > 6h))`:                 y,
		`any(server.links as l, any(server.runs, .acd.number == l.acd.number and .age > 8h))`:                 "unknown: run.acd.number is not known",
		`any(server.links as l, l.acd.number == 2 and any(server.runs as r, has(r.age) and r.age > 6h))`:      y,
		`any(server.links as l, any(server.runs as r, r.acd.number == l.acd.number and l.state == "down"))`:   "unknown: run.acd.number is not known",
		`any(list("words") as w, any(server.entries, .text contains w))`:                                      y,
		`none(list('words') as w, any(server.entries as e, e.text contains w and e.code == 99))`:              n,
		`count(server.links as l, has(l.state) and l.state == "down") == 1`:                                   y,
		`count(server.links as l, l.state == "down") == 1`:                                                    "unknown: link.state is not known",
		`any(server.links as l, l.connection contains "any(server.links as x, ")`:                             n,
		`all(server.runs as r, now - r.last > 1h)`:                                                            "unknown: run.last is not known",
		`all(server.links as l, count(server.links as m, m.acd.number == l.acd.number) == 1)`:                 y,
		`all(server.links as l, all(server.links as m, m.acd.number <= l.acd.number or m.connection != "x"))`: y,
	} {
		assert.Equal(t, []string{want}, judged(t, both(), strings.ReplaceAll(question("server"), "CONDITION", condition)), condition)
	}
	for condition, want := range map[string]string{
		`any(server.links as now, true)`:                               "the name now of what the loop looks at means something else",
		`any(server.links as link, link.state == "down")`:              "means something else",
		`any(server.links as any, true)`:                               "means something else",
		`any(server.links as l, any(server.links as l, true))`:         "means something else",
		`any(server.links as l, l.stat == "down")`:                     ":13:36: unknown field `stat` of link, did you mean `state`?",
		`any(server.links as l, l.state == "dwon")`:                    ":13:45: \"dwon\" is no word of `state`",
		`any(server.links as l, l.state == "down") and l.state == "x"`: ":13:57: unknown name `l`",
		`any(list("acds"), any(server.entries, .code == #))`:           "(mismatched types number and entry)",
		`any(server.links as l, l == l)`:                               "not compared as a whole",
	} {
		_, err := Parse(strings.NewReader(strings.ReplaceAll(question("server"), "CONDITION", condition)), "site.yml", Options{})
		require.Error(t, err, condition)
		assert.ErrorContains(t, err, want)
	}
}
