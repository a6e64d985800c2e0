package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestKnownValidate(t *testing.T) {
	with := func(f func(*Known)) Known {
		k := Known{Who: "op", Why: "a board of our own", Until: now}
		f(&k)
		return k
	}
	for _, text := range []string{"Spare board", "77", "État", "備"} {
		assert.NoError(t, with(func(k *Known) { k.Text = text }).Validate(), text)
	}
	for _, text := range []string{"", " ", "-", "\u00a0", "***", "\t.", "7", "e", "-e-"} {
		assert.Error(t, with(func(k *Known) { k.Text = text }).Validate(), "%q", text)
	}
	for _, pattern := range []string{`^Spare \d+$`, `(?i)spare`, `(spare|idle) board`, `(ab)+`, `x{2}`, `\bx`, `row [12]`} {
		assert.NoError(t, with(func(k *Known) { k.Pattern = pattern }).Validate(), pattern)
	}
	for _, pattern := range []string{
		``, `.`, `.*`, `^`, `^$`, `$`, `e`, `.e.`, `\w`, `[a-z]+`, `[^x]`, `\S`, `x?`, `x*`, `(x){0,3}`, `spare|.*`, `spare|`, `(?i)[a-z]`, `^-+$`, `[[:alpha:]]`, `\pL`,
		`(`, `[`, `a**`, `x{2000}`,
	} {
		assert.Error(t, with(func(k *Known) { k.Pattern = pattern }).Validate(), pattern)
	}
	assert.Error(t, with(func(k *Known) { k.Text, k.Pattern = "x", "x" }).Validate())
	for _, k := range []Known{{Text: "x", Why: "w", Until: now}, {Text: "x", Who: "w", Until: now}, {Text: "x", Who: "w", Why: "w"}} {
		assert.Error(t, k.Validate(), "%+v", k)
		assert.Equal(t, []Status{Unknown}, statusesOf(Evaluate(both(), nil, Options{Known: []Known{k}}), RuleOptions))
	}
	assert.Equal(t, `pattern "x+", server s, in "a*"`, Known{Pattern: "x+", Server: "s", Where: "a*"}.String())
}

func TestKnownMatcher(t *testing.T) {
	k := Known{Text: "spare BOARD", Who: "op", Why: "x", Until: now}
	assert.True(t, k.Matcher()("a Spare board"))
	assert.False(t, k.Matcher()("a spare  board"))
	k.Text, k.Pattern = "", `^Spare \d+$`
	assert.True(t, k.Matcher()("Spare 27"))
	assert.False(t, k.Matcher()("spare 27"))
	assert.False(t, Known{Text: "x"}.Matcher()("x"), "nobody said so")
}

func TestKnownExpires(t *testing.T) {
	denver := time.FixedZone("MST", -7*3600)
	k := Known{Until: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}
	at := time.Date(2026, 12, 31, 23, 0, 0, 0, denver)
	assert.True(t, k.Expired(at))
	k.Local = true
	assert.False(t, k.Expired(at))
	assert.True(t, k.Expired(at.Add(time.Hour)))
}

func TestSilenceOfATextThatTellsNothing(t *testing.T) {
	for _, text := range []string{" ", ".", ": ", "--", "\u00a0"} {
		s := Silence{Text: text, Who: "op", Why: "x", Until: now.Add(1)}
		assert.Error(t, s.Validate(), "%q", text)
		r := Evaluate(both(), []Rule{aboutACD("r", Critical, 3)}, Options{Silences: []Silence{s}})
		assert.Equal(t, []Status{Critical, Critical}, statusesOf(r, "r"))
	}
}
