package links_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// The window in layouts that are none of the usual ones (all synthetic).
func TestLayouts(t *testing.T) {
	const both = "ACD 1 (Claims, West) up\nACD 3 down\n"
	tests := map[string]struct{ screen, want string }{
		"forms side by side": {`
Maintenance: Connection Status
ACD: 1 Claims, West             ACD: 3
Application: data transfer      Application: waiting session
Session: data transfer          Session: quiescent
Connection: operational         Connection: out of order
`, both},
		"forms side by side, the last alone": {`
Maintenance: Connection Status
ACD: 1 Claims, West             ACD: 3
Application: data transfer      Application: waiting session
Session: data transfer          Session: quiescent
Connection: operational         Connection: out of order

ACD: 4
Application: data transfer
Session: data transfer
Connection: operational
`, both + "ACD 4 up\n"},
		"a form side by side that lacks a value": {`
Maintenance: Connection Status
ACD: 1 Claims, West             ACD: 3
Application: data transfer      Application: data transfer
Session: data transfer
Connection: operational         Connection: operational
`, "ACD 1 (Claims, West) up\nACD 3 unknown\n! 3:1: not understood: no session of ACD 3\n"},
		"names in a column of their own": {`
Maintenance: Connection Status
ACD  Name           Application       Session         Connection
1    Claims, West   data transfer     data transfer   operational
3                   waiting session   quiescent       out of order
`, both},
		"a name of an ACD that has another": {`
Maintenance: Connection Status
ACD       Name     Application       Session         Connection
1 Claims  North    data transfer     data transfer   operational
`, `ACD 1 (Claims) up` + "\n! 4:11: not understood: \"North\" is no name of ACD 1 (Claims)\n"},
		"a grid": {`
+- Maintenance: Connection Status --------------------------------------+
| +----------------+-----------------+---------------+--------------+   |
| | ACD            | Application     | Session       | Connection   |   |
| +----------------+-----------------+---------------+--------------+   |
| | 1 Claims, West | data transfer   | data transfer | operational  |   |
| | 3              | waiting session | quiescent     | out of order |   |
| +----------------+-----------------+---------------+--------------+   |
+-----------------------------------------------------------------------+
`, both},
		"a grid with rules between the rows": {`
+- Maintenance: Connection Status --------------------------------------+
| +----------------+-----------------+---------------+--------------+   |
| | ACD            | Application     | Session       | Connection   |   |
| +----------------+-----------------+---------------+--------------+   |
| | 1 Claims, West | data transfer   | data transfer | operational  |   |
| +----------------+-----------------+---------------+--------------+   |
| | 3              | waiting session | quiescent     | out of order |   |
| +----------------+-----------------+---------------+--------------+   |
+-----------------------------------------------------------------------+
`, both},
		"an arrow in the border": {`
+- Maintenance: Connection Status ----------------------------------+
| ACD              Application       Session         Connection     |
| 1 Claims, West   data transfer     data transfer   operational    |
| 3                waiting session   quiescent       out of order   |
+-----------------------------------------------------------v-------+
`, both + "! 6:61: no rows: the list is not whole: it goes on behind what was shown\n"},
		"arrows in the side": {`
┌─ Maintenance: Connection Status ──────────────────────────────────┐
│ ACD              Application       Session         Connection     ▲
│ 1 Claims, West   data transfer     data transfer   operational    │
│ 3                waiting session   quiescent       out of order   ▼
└───────────────────────────────────────────────────────────────────┘
`, both + "! 5:69: no rows: the list is not whole: it goes on behind what was shown\n"},
		"an arrow behind the title, on the last of two pages": {`
┌─ Maintenance: Connection Status ──────────────────────────────────┐
│ ACD              Application       Session         Connection     │
│ 1 Claims, West   data transfer     data transfer   operational    │
└──────────────────────────────────────────────────────────────▼────┘
` + "\f" + `
┌─ Maintenance: Connection Status ─────────────────────────────▲────┐
│ ACD              Application       Session         Connection     │
│ 3                waiting session   quiescent       out of order   │
└───────────────────────────────────────────────────────────────────┘
`, both},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st, err := links.Parse(strings.NewReader(tt.screen), centrevu.Source{})
			assert.Equal(t, tt.want, say(st, err))
		})
	}
}

// A link beside which both peers stand is not up, and neither is one in whose
// connection the capture ends.
func TestNotUp(t *testing.T) {
	for _, screen := range []string{
		"ACD  Application     Session         Connection\n1    data transfer   data transfer   operational   primary   secondary\n",
		"\x1b[H\x1b[2J\x1b[1;1HMaintenance: Connection Status\x1b[3;1HACD  Application     Session         Connection\x1b[4;1H1    data transfer   data transfer   operat",
		"\x1b[H\x1b[2J\x1b[1;1HMaintenance: Connection Status\x1b[3;1HACD  Application     Session         Connection\x1b[4;1H1    data transfer   data transfer   operational",
	} {
		st, err := links.Parse(strings.NewReader(screen), centrevu.Source{})
		up := len(st.Links) == 1 && st.Links[0].Up()
		assert.False(t, up && err == nil, "%q: %v", screen, st.Links)
	}
}
