package centrevu_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What a shell writes in the bottom row, over what a program left there, is a line by itself;
// what anybody else writes there is not.
func TestWrittenOverWhatAProgramLeft(t *testing.T) {
	const drawn = "\x1b[H\x1b[2J\x1b[5;5Ha window\x1b[24;1HHelp    Window  Commands  Keep\x1b[5;6H"
	for name, tt := range map[string]struct{ sent, row string }{
		"a command":            {drawn + "\x1b[24;1H\r$ who\r\nalice\r\n$ ", "$ who"},
		"a prompt":             {drawn + "\x1b[24;1H\r$ ", "$…"},
		"a command, mended":    {drawn + "\x1b[24;1H\r$ wz\b\x1b[5;6H\x1b[24;4Hho\r\nalice\r\n$ ", "$ who"},
		"a prompt, once more":  {drawn + "\x1b[24;1H\r$ who\x1b[5;6H\x1b[24;1H$ \r\nalice\r\n$ ", "$ who"},
		"mail":                 {drawn + "\x1b[24;1H\rYou have mail.\r\n$ ", "You have mail."},
		"a message":            {drawn + "\x1b[24;1H\rlinks down\r\n$ ", "links downndow  Commands  Keep"},
		"a prompt drawn again": {"\x1b[24;1H# who\x1b[5;6H\x1b[24;1H# \x1b[5;6H", "# who"},
	} {
		screens, err := collect(t, []byte(tt.sent), centrevu.Source{})
		require.NoError(t, err, name)
		var rows []string
		for _, s := range screens {
			for _, l := range s.Lines {
				rows = append(rows, l.Text)
			}
		}
		assert.Contains(t, rows, tt.row, name)
	}
}
