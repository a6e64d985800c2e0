package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
)

// An entry of a log with times of twelve hours that has no AM or PM may be of the evening,
// and too old for the morning (synthetic).
func TestEntriesWithoutAMOrPM(t *testing.T) {
	for name, tt := range map[string]struct {
		log  []string
		told int
	}{
		"all have":     {[]string{"05/01/00 07:40 AM 3 1 INFO", "05/01/00 07:40 PM 3 1 INFO"}, 0},
		"none has":     {[]string{"05/01/00 07:40 3 1 INFO", "05/01/00 09:40 3 1 MAJOR"}, 0},
		"one has not":  {[]string{"05/01/00 07:40 AM 3 1 INFO", "05/01/00 07:40    3 1 INFO", "05/01/00 08:40 PM 3 1 INFO"}, 1},
		"the first":    {[]string{"05/01/00 12:40 3 1 INFO", "05/01/00 08:40 PM 3 1 INFO"}, 1},
		"two":          {[]string{"05/01/00 12:40 3 1 INFO", "05/01/00 08:40 PM 3 1 INFO", "05/01/00 09:40 3 1 INFO"}, 2},
		"another form": {[]string{"04/01/00 08:40 PM 3 1 INFO", "05/01/00 09:40 3 1 INFO", "05/01/00 13:40 3 1 INFO"}, 0},
	} {
		log := strings.Join(tt.log, "\nData collection is on\n") + "\nData collection is on\n"
		s, _ := ReadServer(fstest.MapFS{"errors": {Data: []byte(log)}}, centrevu.Source{Name: "primary"}) // the errors are its problems
		assert.Len(t, s.Problems, tt.told, "%s: %v", name, s.Problems)
		for _, p := range s.Problems {
			assert.ErrorContains(t, p.Err, "a time without AM or PM, which others have", name)
		}
	}
}
