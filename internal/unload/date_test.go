package unload_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/unload"
)

func TestDateForms(t *testing.T) {
	// The first six are the examples of the document, for 8 January 2011.
	tests := []struct{ setting, text, want, name string }{
		{"MDY4/", "01/08/2011", "01/08/2011", "MDY4/"},
		{"DMY2-", "08-01-11", "01/08/11", "DMY2-"},
		{"MDY4", "01/08/2011", "01/08/2011", "MDY4/"},
		{"Y2DM.", "11.08.01", "01/08/11", "Y2DM."},
		{"MDY20", "010811", "01/08/11", "MDY20"},
		{"Y4MD*", "2011/01/08", "01/08/2011", "Y4MD/"},
		{"", "01/08/2011", "01/08/2011", "MDY4/"},
		{"dmy4-", "08-01-2011", "01/08/2011", "DMY4-"},
		{"Y4MD-", "2011-01-08", "01/08/2011", "Y4MD-"},
		{"Y4MD0", "20110108", "01/08/2011", "Y4MD0"},
		{"DMY4.", "8.1.2011", "1/8/2011", "DMY4."},
	}
	for _, tt := range tests {
		f, err := unload.ParseDateForm(tt.setting)
		require.NoError(t, err, tt.setting)
		assert.Equal(t, tt.name, f.String())
		got, err := f.Slashed(tt.text)
		require.NoError(t, err, tt.text)
		assert.Equal(t, tt.want, got)
	}
}

func TestDatesOfAnotherForm(t *testing.T) {
	for setting, texts := range map[string][]string{
		"":      {"", "01/08/11", "01-08-2011", "2011/01/08", "01/08/20111", "1/8", "01/08/2011 ", "001/08/2011", "a/b/c", "01//2011"},
		"MDY2/": {"01/08/2011", "01/08/1"},
		"MDY20": {"10811", "0108112", "01/08/11"},
		"Y4MD-": {"11-01-08", "2011-01-081"},
	} {
		f, err := unload.ParseDateForm(setting)
		require.NoError(t, err)
		for _, text := range texts {
			got, err := f.Slashed(text)
			assert.ErrorIs(t, err, unload.ErrDate, "%s %q gives %q", setting, text, got)
		}
	}
}

func TestNoDateForm(t *testing.T) {
	for _, s := range []string{"MDY", "YMD4/", "MDY3/", "MDY4//", "GY2MD/", "4MDY", "MD4/", "Y4/"} {
		_, err := unload.ParseDateForm(s)
		assert.ErrorIs(t, err, unload.ErrDateForm, s)
	}
}
