package wallclock

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func TestPanicBecomesAnError(t *testing.T) {
	at, err := guarded(func() (time.Time, error) {
		var none []byte
		return time.Now(), error(Problem(none[0]))
	})
	assert.ErrorContains(t, err, "index out of range")
	assert.Zero(t, at)
}

func TestEveryProblemHasAMessage(t *testing.T) {
	for p := ErrBlank; p <= ErrImpossible; p++ {
		e := &Error{Problem: p}
		assert.NotEmpty(t, p.Error())
		assert.NotEmpty(t, e.Error())
		assert.ErrorIs(t, e, p)
	}
	assert.Equal(t, "problem 0", Problem(0).Error())
	assert.Equal(t, "problem 200", Problem(200).Error())
}
