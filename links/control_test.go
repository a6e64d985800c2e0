package links_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/links"
)

// A control in a word makes it another word; padding between words does not.
func TestControlsInWords(t *testing.T) {
	for _, control := range []string{"\x00", "\x7f", "\x01", "\u0085"} {
		for _, word := range []string{"operational" + control, "opera" + control + "tional"} {
			st, _ := links.Parse(strings.NewReader(window(head, "1    data transfer    data transfer    "+word+"   ")), centrevu.Source{})
			for _, l := range st.Links {
				assert.NotEqual(t, links.Up, l.State(), "%q", word)
			}
		}
	}
	st, err := links.Parse(strings.NewReader(window(head, "\x00\x00"+one+"  \x00\x00")), centrevu.Source{})
	assert.NoError(t, err)
	assert.Equal(t, "ACD 1 up\n", say(st, err))
}
