package centrevu_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// A recording that ends in a window drawn to its last corner, or while nothing but the
// clock at the top goes on, shows all of it; any other may end in the middle (synthetic).
func TestEndOfRecording(t *testing.T) {
	const (
		clear  = "\x1b[H\x1b[2J"
		top    = "\x1b[2;1H+- Maintenance: Connection Status --------------------------+"
		rows   = "\x1b[3;1H| ACD  Application    Session        Connection             |\x1b[4;1H| 1    data transfer  data transfer  operational            |"
		second = "\x1b[5;1H| 2    data transfer  data transfer  operational            |"
		bottom = "\x1b[6;1H+-----------------------------------------------------------+"
		inner  = "\x1b[5;1H| +---------+                                               |\x1b[5;3H+---------+"
		parked = "\x1b[24;80H"
	)
	clock := func(minute string) string { return "\x1b[H05/02/00 07:" + minute + "  CentreVu(R) CMS" }
	window := clock("50") + top + rows + second + bottom
	for name, tt := range map[string]struct {
		then  string
		whole bool
	}{
		"shown once":                        {"", true},
		"shown again":                       {parked + clear + window, true},
		"shown again, a row is missing":     {parked + clear + clock("50") + top + rows + second, false},
		"shown again, to an inner corner":   {parked + clear + clock("50") + top + rows + inner, false},
		"the clock goes on":                 {parked + clock("51"), true},
		"one of its digits does":            {parked + "\x1b[1;14H1", true},
		"and the cursor goes back":          {parked + "\x1b[1;14H1" + parked + "\x1b[1;14H2" + parked, true},
		"and is saved meanwhile":            {parked + "\x1b7" + clock("51") + "\x1b8", true},
		"the clock, and the start of a row": {parked + clock("51") + "\x1b[4;3H1 ", false},
	} {
		st, err := links.Parse(strings.NewReader("x"+clear+window+tt.then), centrevu.Source{})
		assert.Equal(t, tt.whole, err == nil && healthy(st) == 2 && len(st.Unclaimed) == 0, "%s: %v %v %v", name, st.Links, st.Unclaimed, err)
	}
}
