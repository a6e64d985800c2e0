package closed_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/closed"
)

type state int

func TestSetWithUnknown(t *testing.T) {
	states := closed.New[state]("state", "unknown", "not run", "finished")
	assert.Equal(t, "not run", states.Word(1))
	assert.Equal(t, "unknown", states.Word(7))
	assert.Equal(t, "unknown", states.Word(-1))
	for text, want := range map[string]state{"Not  RUN": 1, "finished": 2, "finishedx": 0, "unknown": 0, "": 0} {
		got := state(9)
		require.NoError(t, states.Read(&got, []byte(text)), text)
		assert.Equal(t, want, got, text)
	}
	_, ok := states.Of("finishedx")
	assert.False(t, ok)
}

func TestSetWithoutUnknown(t *testing.T) {
	roles := closed.New[state]("role", "", "primary", "secondary")
	assert.Equal(t, "role 0", roles.Word(0))
	assert.Equal(t, "role 3", roles.Word(3))
	got := state(2)
	require.NoError(t, roles.Read(&got, []byte("PRIMARY")))
	assert.Equal(t, state(1), got)
	require.EqualError(t, roles.Read(&got, []byte("tertiary")), `no role: "tertiary"`)
	assert.Zero(t, got)
	assert.Error(t, roles.Read(&got, nil), "a member without a word is none")
}
