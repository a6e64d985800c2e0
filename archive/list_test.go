package archive

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// Two showings of a run are the same if all that it says is.
func TestSameShowings(t *testing.T) {
	at := time.Date(2000, 5, 2, 0, 35, 0, 0, time.UTC)
	shown := func(change func(*Run)) *Run {
		r := &Run{Kind: Daily, State: Finished, Text: "finished", Last: at, Next: at.AddDate(0, 0, 1)}
		change(r)
		return r
	}
	nothing := func(*Run) {}
	assert.True(t, list.Same(shown(nothing), shown(nothing)))
	for name, change := range map[string]func(*Run){
		"state": func(r *Run) { r.State = Running },
		"text":  func(r *Run) { r.Text = "Finished" },
		"last":  func(r *Run) { r.Last = at.Add(time.Minute) },
		"next":  func(r *Run) { r.Next = at },
	} {
		assert.False(t, list.Same(shown(nothing), shown(change)), name)
		assert.False(t, list.Same(shown(change), shown(nothing)), name)
	}
}
