package capture

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestUnreadStamps(t *testing.T) {
	for stamp, unread := range map[string]bool{
		"[05/01/00 07:53:11] ": true, "May 01 07:53:11 ": true, "[Mon May  1 07:53:11] ": true, "[01/05/2000 07:53:11] ": true, "<2000.05.01_07:53:11> ": true,
		"[07:53:11] ": false, "07:53:11 ": false, "07:53:11.123 ": false, "[2000-05-01 07:53:11] ": false, "2000-05-01 07:53:11 ": false, "957167591.123 ": false, "[07:53:11.123] ": false,
		"[Mon May  1 07:53:11.123 2000] ": false, "": false, "[07:53:11 05/01/00] ": true,
	} {
		text := strings.Repeat(stamp+"a line\n", 5)
		list := UnreadStamps([]byte(text))
		assert.Equal(t, unread, len(list) > 0, "%q: %q", stamp, list)
		for _, l := range list {
			assert.Equal(t, strings.Trim(stamp, "[]<> "), l)
		}
	}
}
