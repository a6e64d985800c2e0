package report

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHeadline(t *testing.T) {
	of := func(rule string, s Status, cause string) Finding { return Finding{Rule: rule, Status: s, Cause: cause} }
	r := findingsOf(
		of("fine", OK, ""), of("warn", Warning, ""), of("lost", Unknown, ""), of("down", Critical, ""), of("follows", Unknown, "lost"),
		of("hushed", Silenced, ""), of("of-hushed", Warning, "hushed"), of("clock", Warning, ""), of("wrong", Critical, "clock"),
		of("stray", Warning, "nowhere"),
	)
	var got []string
	for _, f := range r.Headline() {
		got = append(got, f.Rule)
	}
	assert.Equal(t, []string{"down", "clock", "lost", "warn", "of-hushed", "stray"}, got)
	assert.Equal(t, Unknown, r.Worst())
	assert.Len(t, r.Follow("lost"), 1)
	assert.Empty(t, r.Follow(""))
	assert.Empty(t, findingsOf(of("fine", OK, "")).Headline())
}
