package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
)

// What a mail quotes is older than what is written above it, and is not what counts.
func TestQuotedAgain(t *testing.T) {
	const (
		up   = " +- Maintenance: Connection Status -------------------------+\n | ACD  Application    Session        Connection            |\n | 1    data transfer  data transfer  operational           |\n +----------------------------------------------------------+\n"
		mark = "> "
	)
	quoted := func(s string) string {
		return mark + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n"+mark) + "\n"
	}
	down := strings.Replace(up, "operational ", "out of order", 1)
	for name, tt := range map[string]struct {
		text string
		told bool
	}{
		"another below":         {down + "\n" + quoted(up), true},
		"another above":         {quoted(up) + "\n" + down, true},
		"deeper":                {quoted(down) + "\n" + quoted(quoted(up)), true},
		"the same":              {up + "\n" + quoted(up), false},
		"all quoted":            {quoted(down) + "\n" + quoted(up), false},
		"not quoted":            {down + "\n" + up, false},
		"a mark somewhere else": {"a > b\n" + down + "\n> \n" + up, false},
	} {
		s, err := ReadServer(folder("mail.txt", tt.text), centrevu.Source{})
		require.NotNil(t, s.Links, name)
		if tt.told {
			assert.ErrorIs(t, err, ErrAmbiguous, name)
			assert.NotEmpty(t, s.Problems, name)
		} else {
			assert.NotErrorIs(t, err, ErrAmbiguous, name)
		}
	}
}
