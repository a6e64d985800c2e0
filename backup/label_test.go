package backup_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/golden"
)

func TestParseLabel(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		l, err := backup.ParseLabel(strings.TrimSuffix(string(c.Capture), "\n"))
		if err != nil {
			assert.Zero(t, l)
			return nil, err
		}
		assert.Equal(t, strings.TrimSpace(string(c.Capture)), l.String())
		return map[string]any{
			"kind": l.Kind, "date": l.Date, "number": l.Number, "data": l.Data,
			"acd": l.ACD, "tape": l.Tape, "host": l.Host, "version": l.Version,
		}, nil
	}, "testdata/label/valid", "testdata/label/invalid")
}

// What String writes ParseLabel reads, for any label there can be.
func TestLabelRoundTrip(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	coin := func() bool { return rnd.IntN(2) == 0 }
	const letters = "abcXYZ019-._"
	name := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[rnd.IntN(len(letters))]
		}
		return string(b)
	}
	for range 20_000 {
		day := time.Date(1970, 1, 1+rnd.IntN(36524), 0, 0, 0, 0, time.UTC)
		l := backup.Label{
			Kind: backup.Kind(1 + rnd.IntN(2)), Date: day, Number: rnd.IntN(100), Tape: 1 + rnd.IntN(99),
			ACD:  centrevu.ACD{Number: rnd.IntN(27)},
			Data: backup.Data{LocalSystem: coin(), System: true, Historical: coin(), ACDAdmin: coin(), Short: coin()},
		}
		l.Data.Custom = !l.Data.Short && coin()
		if coin() {
			l.Host = name(1 + rnd.IntN(15))
		}
		if rnd.IntN(4) == 0 {
			l = backup.Label{
				Kind: backup.FileSystem, Date: day.Add(time.Duration(rnd.IntN(86400)) * time.Second),
				Version: strings.ReplaceAll(name(1+rnd.IntN(9)), "-", "r"), Host: name(1 + rnd.IntN(30)),
			}
		}
		got, err := backup.ParseLabel(l.String())
		require.NoError(t, err)
		require.Equal(t, l, got, l.String())
		b, err := l.MarshalText()
		require.NoError(t, err)
		var back backup.Label
		require.NoError(t, back.UnmarshalText(b))
		require.Equal(t, l, back)
	}
}

func TestLabelForms(t *testing.T) {
	l, err := backup.ParseLabel(" CMS-000502-01-LSAC-03-F-01\n")
	require.NoError(t, err, "blanks around it")
	b, err := json.Marshal(map[string]backup.Label{"label": l, "none": {}})
	require.NoError(t, err)
	assert.JSONEq(t, `{"label":"CMS-000502-01-LSAC-03-F-01","none":""}`, string(b))

	_, err = backup.Label{Number: 100}.MarshalText()
	assert.Error(t, err)
	l.Host = "a name with blanks"
	_, err = l.MarshalText()
	assert.Error(t, err)
	l.Host = "longer-than-15-characters"
	_, err = l.MarshalText()
	assert.Error(t, err)
	var pe *centrevu.ParseError
	assert.ErrorAs(t, l.UnmarshalText([]byte("CMS-")), &pe)

	l.Host = ""
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("backup", "volume", l)
	assert.Contains(t, log.String(), "volume.label=CMS-000502-01-LSAC-03-F-01 volume.kind=full volume.data=LSAC")

	for _, text := range []string{"LSAC", "XSHX", "LSM"} {
		var d backup.Data
		require.NoError(t, d.UnmarshalText([]byte(text)))
		assert.Equal(t, text, d.String())
	}
	for _, text := range []string{"", "L", "LS", "LSA-", "LSACC", "XXX", "lsac"} {
		var d backup.Data
		assert.Error(t, d.UnmarshalText([]byte(text)), text)
		assert.Zero(t, d)
	}

	for k, want := range map[backup.Kind]string{backup.Full: "full", backup.Incremental: "incremental", backup.FileSystem: "file system", 9: "unknown", 0: "unknown"} {
		b, err := k.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, want, string(b))
		var back backup.Kind
		require.NoError(t, back.UnmarshalText(bytes.ToUpper(b)))
		assert.Equal(t, want, back.String())
	}
}

func FuzzParseLabel(f *testing.F) {
	for _, c := range golden.Cases(f, "testdata/label/valid", "testdata/label/invalid") {
		f.Add(strings.TrimSuffix(string(c.Capture), "\n"))
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := backup.ParseLabel(s)
		golden.Excerpts(t, err)
		if err == nil {
			assert.Equal(t, strings.Trim(s, " \t\r\n"), l.String())
			assert.NotEqual(t, backup.UnknownKind, l.Kind)
			return
		}
		assert.True(t, errors.Is(err, centrevu.ErrSyntax) != errors.Is(err, centrevu.ErrEmpty))
	})
}

func ExampleParseLabel() {
	l, err := backup.ParseLabel("CMS-000502-01-LSAC-00-F-01")
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(l.Date.Format(time.DateOnly), l.Kind, l.Data.Historical, l.Data.Custom, l.Tape)

	var pe *centrevu.ParseError
	if _, err := backup.ParseLabel("CMS-000231-01-LSAC-00-F-01"); errors.As(err, &pe) {
		fmt.Println(pe.Excerpt())
	}
	// Output:
	// 2000-05-02 full true true 1
	// 1:9: not understood: no day 31 in 02/2000
	//   CMS-000231-01-LSAC-00-F-01
	//           ^
}
