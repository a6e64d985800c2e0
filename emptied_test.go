package centrevu_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// A window that is drawn again with nothing in it takes the health of what it
// showed before away, also where nothing else was shown between.
func TestEmptiedWindow(t *testing.T) {
	const (
		clear = "\x1b[H\x1b[2J"
		top   = "+- Maintenance: Connection Status --------------------------+\r\n"
		rows  = "| ACD  Application    Session        Connection             |\r\n" +
			"| 1    data transfer  data transfer  operational            |\r\n"
		blank  = "|                                                           |\r\n"
		bottom = "+-----------------------------------------------------------+\x1b[2;3H"
	)
	full, empty := clear+top+rows+bottom, clear+top+blank+blank+bottom
	for name, tt := range map[string]struct {
		recording string
		up        bool
	}{
		"full":                {full + clear + "$ ", true},
		"emptied":             {full + empty + clear + "$ ", false},
		"emptied, at the end": {full + empty, false},
		"and full again":      {full + empty + full + clear + "$ ", true},
	} {
		st, err := links.Parse(strings.NewReader(tt.recording), centrevu.Source{})
		up := err == nil && len(st.Links) == 1 && st.Links[0].Up()
		assert.Equal(t, tt.up, up, "%s: %v %v", name, st.Links, err)
	}
}
