package links_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// The pages of a table that stands in a frame of its own are put together, wherever in the
// text they were saved (synthetic).
func TestPagesOfAFrameInside(t *testing.T) {
	page := func(rows ...string) string {
		const line = "| +-----+----------------+----------------+--------------+ |\n"
		return "+- Maintenance: Connection Status -------------------------+\n" + line +
			"| | ACD | Application    | Session        | Connection   | |\n" + line +
			"| | " + strings.Join(rows, " | |\n| | ") + " | |\n" + line +
			"+----------------------------------------------------------+\n"
	}
	row := func(acd, connection string) string {
		return acd + "   | data transfer  | data transfer  | " + connection
	}
	const up, down = "operational ", "out of order"
	s, err := links.Parse(strings.NewReader(page(row("1", up), row("2", down))+"\f"+page(row("3", up), row("4", up))), centrevu.Source{})
	assert.NoError(t, err)
	var shown []string
	for _, l := range s.Links {
		shown = append(shown, l.ACD.String()+" "+l.State().String())
	}
	assert.Equal(t, []string{"ACD 1 up", "ACD 2 down", "ACD 3 up", "ACD 4 up"}, shown)
}
