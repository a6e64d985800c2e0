package plain_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/plain"
)

func TestText(t *testing.T) {
	assert.Equal(t, "Zürich 北 x", plain.Text("Zürich 北\tx"))
	for _, r := range "\x00\n\r\x1b\x7f\u0085\u009b\u00ad\u061c\u200b\u200e\u2028\u2029\u202e\u2066\ufeff\ufffd\ufffe\U000e0041" {
		assert.Equal(t, "a\ufffdb", plain.Text("a"+string(r)+"b"), "%U", r)
	}
	assert.Equal(t, "a\ufffdb", plain.Text("a\xffb"))
}

func TestLine(t *testing.T) {
	assert.Equal(t, "one; two?[2J?31m?x?", plain.Line("one\ntwo\x1b[2J\u009b31m\u202ex\xff"))
}
