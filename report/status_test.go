package report

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStatusText(t *testing.T) {
	words := map[Status]string{
		OK: "ok", Warning: "warning", Critical: "critical", Unknown: "unknown",
		NotApplicable: "not applicable", Silenced: "silenced",
	}
	for s, word := range words {
		b, err := json.Marshal(s)
		require.NoError(t, err)
		assert.Equal(t, `"`+word+`"`, string(b))
		var back Status
		require.NoError(t, json.Unmarshal(b, &back))
		assert.Equal(t, s, back)
	}
	s := OK
	require.NoError(t, json.Unmarshal([]byte(`"fine"`), &s))
	assert.Equal(t, Unknown, s, "what nobody knows is not healthy")
}

func TestStatusOfNothingIsUnknown(t *testing.T) {
	for _, s := range []Status{0, -1, 99} {
		assert.Equal(t, "unknown", s.String())
		assert.Equal(t, 3, s.ExitCode())
		assert.Equal(t, Unknown, Worst([]Finding{{Status: OK}, {Status: s}}))
	}
}

func TestWorst(t *testing.T) {
	tests := []struct {
		name     string
		findings []Status
		want     Status
		exit     int
	}{
		{"nothing", nil, Unknown, 3},
		{"only not applicable", []Status{NotApplicable, NotApplicable}, Unknown, 3},
		{"ok", []Status{NotApplicable, OK}, OK, 0},
		{"ok first", []Status{OK, NotApplicable}, OK, 0},
		{"silenced", []Status{Silenced, NotApplicable}, OK, 0},
		{"warning", []Status{OK, Warning, Silenced, NotApplicable}, Warning, 1},
		{"critical beats warning", []Status{Critical, Warning, OK}, Critical, 2},
		{"unknown beats critical", []Status{Critical, Unknown, Warning}, Unknown, 3},
		{"warning and not applicable", []Status{Warning, NotApplicable}, Warning, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var findings []Finding
			for _, s := range tt.findings {
				findings = append(findings, Finding{Status: s})
			}
			got := Worst(findings)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.exit, got.ExitCode())
		})
	}
}

func TestAddingAFindingNeverHelps(t *testing.T) {
	all := []Status{OK, Warning, Critical, Unknown, Silenced}
	for _, a := range all {
		for _, b := range all {
			alone := Worst([]Finding{{Status: a}})
			both := Worst([]Finding{{Status: a}, {Status: b}})
			assert.Falsef(t, alone.Worse(both), "%s with %s is %s", a, b, both)
		}
	}
}

func TestOtherTextForms(t *testing.T) {
	for _, r := range []Role{0, Primary, Secondary} {
		b, err := r.MarshalText()
		require.NoError(t, err)
		var back Role
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, r, back)
	}
	for _, f := range Facts {
		b, err := f.MarshalText()
		require.NoError(t, err)
		var back Fact
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, f, back)
		assert.Contains(t, f.Path(), "Maintenance > ")
		assert.Contains(t, f.Path(), f.Window())
	}
	for _, s := range []Scope{PerServer, PerPair} {
		b, err := s.MarshalText()
		require.NoError(t, err)
		var back Scope
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, s, back)
	}
	assert.Error(t, new(Role).UnmarshalText([]byte("tertiary")))
	assert.Error(t, new(Fact).UnmarshalText([]byte("weather")))
	assert.Error(t, new(Scope).UnmarshalText([]byte("galaxy")))
	assert.Equal(t, "fact 9", Fact(9).String())
}
