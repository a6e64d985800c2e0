package capture

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestStamp(t *testing.T) {
	newYork, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	for in, want := range map[string]string{
		"2026-11-22 07:48:08+00:00":            "2026-11-22T07:48:08Z",
		"2026-11-22 07:48:08-05:00":            "2026-11-22T12:48:08Z",
		"2026-11-22 07:48:08+0530":             "2026-11-22T02:18:08Z",
		"2026-11-22T07:48:08,123456+01:00":     "2026-11-22T06:48:08Z",
		"2026.11.22 07:48:08":                  "2026-11-22T12:48:08Z",
		"Tue May  2 08:00:01 2000":             "2000-05-02T12:00:01Z",
		"Tue May  2 08:00:01 EDT 2000":         "2000-05-02T12:00:01Z",
		"Tue May  2 08:00:01 GMT 2000":         "2000-05-02T08:00:01Z",
		"Tue 02 May 2000 08:00:01 AM EDT":      "2000-05-02T12:00:01Z",
		"Tue 02 May 2000 12:00:01 AM UTC":      "2000-05-02T00:00:01Z",
		"Tue 02 May 2000 12:00:01 PM UTC":      "2000-05-02T12:00:01Z",
		"Di 02 Mai 2000 08:00:01 CEST":         "2000-05-02T12:00:01Z",
		"mar. 02 mai 2000 08:00:01 UTC":        "2000-05-02T08:00:01Z",
		"mar 07 mar 2000 08:00:01 UTC":         "2000-03-07T08:00:01Z",
		"jeu. 03 f\xe9vr. 2000 08:00:01 UTC":   "2000-02-03T08:00:01Z",
		"jeu. 03 août 2000 08:00:01 UTC":       "2000-08-03T08:00:01Z",
		"Di 02.05.2000 08:00:01 UTC":           "2000-05-02T08:00:01Z",
		"2000年05月02日 08時00分01秒":                "2000-05-02T12:00:01Z",
		"Wed May 31 08:00 2000":                "2000-05-31T12:00:00Z",
		"05/02/2000 08:00:01":                  "",
		"Tue May 32 08:00:01 2000":             "",
		"Wed Feb 30 08:00:01 2000":             "",
		"Tue May  2 24:00:01 2000":             "",
		"Tue May  2 13:00:01 PM 2000":          "",
		"Tue May  2":                           "",
		"":                                     "",
		"Tue May  2 08:00:01 00":               "",
		strings.Repeat("2000 ", 50) + "8:00":   "",
		"Tue Foo  2 08:00:01 2000":             "",
		"99999999999999999999-01-01 08:00:01Z": "",
	} {
		got, ok := Time(in, newYork)
		if want == "" {
			assert.False(t, ok, "%q is %v", in, got)
			continue
		}
		if assert.True(t, ok, in) {
			assert.Equal(t, want, got.UTC().Format(time.RFC3339), in)
		}
	}
}
