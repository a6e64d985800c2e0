package rulefile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Letter case does not count, wherever in a condition texts are compared.
func TestLetterCase(t *testing.T) {
	const y, n = "warning: yes", "ok: no"
	for _, tt := range []struct{ of, condition, want string }{
		{"each entry", `entry.text contains "DISK is"`, y},
		{"each entry", `entry.text startsWith "disk"`, y},
		{"each entry", `entry.text endsWith "FULL"`, y},
		{"each entry", `entry.text matches "disk .* FULL"`, y},
		{"each entry", `entry.text matches "(?-i)disk .* FULL"`, n},
		{"each entry", `entry.severity == "info"`, y},
		{"each entry", `"Info" != entry.severity`, n},
		{"each entry", `entry.severity in ["info", "error"]`, y},
		{"each entry", `entry.severity in ["error"]`, n},
		{"each entry", `not (entry.severity in list("mixed"))`, n},
		{"each entry", `any(list("mixed"), entry.text contains #)`, y},
		{"each entry", `any(list("mixed"), # == entry.severity)`, y},
		{"each entry", `entry.code == 99 ? entry.severity == "info" : false`, y},
		{"server", `any(server.entries, .severity == "info" and .text contains "disk")`, y},
		{"server", `all(server.entries, .severity != "info")`, n},
		{"server", `any(server.links, .connection == "Operational")`, y},
		{"server", `any(server.links, .connection in ["OPERATIONAL"])`, y},
		{"each entry", `entry.text == "disk is full"`, y},
		{"each entry", `lower(entry.text) == "disk is full" and upper(entry.severity) == "INFO"`, y},
		{"server", `server.name == "PRIMARY"`, y},
	} {
		file := strings.Replace(strings.ReplaceAll(question(tt.of), "CONDITION", tt.condition), "lists:", "lists:\n  mixed: [Info, DISK]", 1)
		got := judged(t, both(), file)
		require.Len(t, got, 1, tt.condition)
		assert.Equal(t, tt.want, strings.TrimPrefix(got[0], "ACD 1: "), tt.condition)
	}
}

// What is said of reachability goes by the same.
func TestLetterCaseOfOutcomes(t *testing.T) {
	f, err := Parse(strings.NewReader(oneRule("each entry",
		` outcomes: [{when: 'entry.text == "a"', status: ok, message: x}, {when: 'entry.text == "A"', status: critical, message: x}], otherwise: {status: ok, message: x}`)), "site.yml", Options{})
	require.NoError(t, err)
	require.NotEmpty(t, f.Warnings)
	assert.Contains(t, f.Warnings[len(f.Warnings)-1].Error(), "never reached: outcome 1 matches whenever it would")
}

func TestListOfNumbersAndTexts(t *testing.T) {
	f, err := Parse(strings.NewReader("version: 1\nlists:\n  codes: [12, printer]\n"), "site.yml", Options{})
	require.NoError(t, err)
	require.Len(t, f.Warnings, 2)
	assert.Contains(t, f.Warnings[1].Error()+f.Warnings[0].Error(), "site.yml:3:3: the list `codes` holds numbers and texts")
}
