package links

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestChannels(t *testing.T) {
	for in, want := range map[string][]int{
		"":                   nil,
		" , ":                nil,
		"001,004":            {1, 4},
		"1-3":                {1, 2, 3},
		"1:3":                {1, 2, 3},
		"1 - 3, 2":           {1, 2, 3},
		"9 8,7":              {7, 8, 9},
		"5-5":                {5},
		"0384":               {384},
		"001-003,010:012 20": {1, 2, 3, 10, 11, 12, 20},
	} {
		got, _, err := channels(in)
		assert.NoError(t, err, in)
		assert.Equal(t, want, got, in)
	}
	for in, at := range map[string]int{
		"0": 0, "1,x": 2, "3-1": 0, "1,3-1": 2, "1-": 2, "-1": 0, "1--2": 2, "1-2-3": 3, "1-2x": 3, "1;2": 1,
		"1-1025": 0, "10000": 0, "1-99999": 2, "1,2000-9999": 2,
	} {
		_, got, err := channels(in)
		assert.Error(t, err, in)
		assert.Equal(t, at, got, in)
	}
}

func FuzzChannels(f *testing.F) {
	for _, s := range []string{"001,004", "1-3,5:7", "1-", "9999-1", "1 - 2 3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list, at, _ := channels(s)
		assert.LessOrEqual(t, len(list), maxChannels)
		assert.LessOrEqual(t, at, len(s))
		for _, n := range list {
			assert.Positive(t, n)
		}
	})
}
