package window

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// The clock may turn while a menu is open in front of a window. What the menu hides for
// longer was not seen since.
func TestSoon(t *testing.T) {
	at := time.Date(2000, 5, 2, 7, 50, 0, 0, time.UTC)
	for later, want := range map[time.Duration]bool{0: true, time.Minute: true, 8 * time.Minute: true, 40 * time.Minute: false, 24 * time.Hour: false, -time.Minute: false} {
		assert.Equal(t, want, soon(at, at.Add(later)), later)
	}
	assert.False(t, soon(time.Time{}, at))
}
