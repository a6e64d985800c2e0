package report

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/backup"
)

// Two backups are the same if every value of them is.
func TestSameBackup(t *testing.T) {
	one, two := 1, 2
	at := time.Date(2000, 5, 2, 0, 23, 41, 0, time.UTC)
	of := func(change func(*backup.Status)) *backup.Status {
		b := &backup.Status{CompletedToday: &one, State: backup.Finished, Text: "finished", FinishedAt: at}
		change(b)
		return b
	}
	nothing := func(*backup.Status) {}
	again := 1
	assert.True(t, sameBackup(of(nothing), of(func(b *backup.Status) { b.CompletedToday = &again })))
	for name, change := range map[string]func(*backup.Status){
		"count":    func(b *backup.Status) { b.CompletedToday = &two },
		"no count": func(b *backup.Status) { b.CompletedToday = nil },
		"state":    func(b *backup.Status) { b.State = backup.Unknown },
		"text":     func(b *backup.Status) { b.Text = "" },
		"errors":   func(b *backup.Status) { b.Errors = "tape" },
		"time":     func(b *backup.Status) { b.FinishedAt = at.Add(time.Second) },
	} {
		assert.False(t, sameBackup(of(nothing), of(change)), name)
		assert.False(t, sameBackup(of(change), of(nothing)), name)
	}
}
