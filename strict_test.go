package centrevu_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

// Strict turns what nothing claimed into errors, in every reader, and changes
// nothing else.
func TestStrict(t *testing.T) {
	const leftover = "Notes of site: check"
	tests := map[string]struct {
		capture string
		read    func(capture string, src centrevu.Source) (any, error)
	}{
		"backup": {"Maintenance: Backup Data\nBackups completed today: 1\nStatus: Last backup finished at 05/02/00 00:23:41\n" + leftover + "\n",
			func(c string, src centrevu.Source) (any, error) { return backup.Parse(strings.NewReader(c), src) }},
		"archive": {"Maintenance: Archiving Status\nACD  Type  Status\n1    Daily  running\n" + leftover + "\n",
			func(c string, src centrevu.Source) (any, error) { return archive.Parse(strings.NewReader(c), src) }},
		"links": {"Maintenance: Connection Status\nACD  Application  Session  Connection\n1  data transfer  data transfer  operational\n" + leftover + "\n",
			func(c string, src centrevu.Source) (any, error) { return links.Parse(strings.NewReader(c), src) }},
		"errlog": {"+- Maintenance: Error Log Report --+\n| " + leftover + "             |\n| 10/19/15 12:29 PM 3 4 INFO       |\n| Link to ACD 4 is down            |\n+----------------------------------+\n",
			func(c string, src centrevu.Source) (any, error) {
				var entries []errlog.Entry
				var errs []error
				for e, err := range errlog.Entries(strings.NewReader(c), src) {
					if err != nil {
						errs = append(errs, err)
						continue
					}
					entries = append(entries, e)
				}
				return entries, errors.Join(errs...)
			}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			easy, err := tt.read(tt.capture, centrevu.Source{})
			require.NoError(t, err)
			strict, err := tt.read(tt.capture, centrevu.Source{Strict: true})
			assert.Equal(t, easy, strict)
			problems := golden.Problems(err)
			require.Len(t, problems, 1)
			assert.ErrorIs(t, problems[0], centrevu.ErrSyntax)
			var pe *centrevu.ParseError
			require.ErrorAs(t, problems[0], &pe)
			assert.Contains(t, pe.Text, leftover)
			assert.NotZero(t, pe.Line)
		})
	}
}
