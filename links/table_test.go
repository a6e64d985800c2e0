package links_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

func collect(rows iter.Seq2[links.Outage, error]) ([]links.Outage, error) {
	var outages []links.Outage
	var errs []error
	for o, err := range rows {
		if err != nil {
			errs = append(errs, err)
		}
		if o != (links.Outage{}) {
			outages = append(outages, o)
		}
	}
	return outages, errors.Join(errs...)
}

func TestReadTable(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return collect(links.ReadTable(bytes.NewReader(c.Capture), c.Source))
	}, "testdata/table/valid", "testdata/table/invalid")
}

func TestTableOptions(t *testing.T) {
	in := "01-05-2000;95;1;1430;\n"
	table := links.Table{Delimiter: ';', Columns: []string{"row_date", "reason", "acd", "row_time"}, DateFormat: "DMY4-"}
	outages, err := collect(table.Read(strings.NewReader(in), centrevu.Source{}))
	require.NoError(t, err)
	require.Len(t, outages, 1)
	assert.Equal(t, time.Date(2000, 5, 1, 14, 30, 0, 0, time.UTC), outages[0].Time)
	assert.Equal(t, links.TimedOut, outages[0].Reason)
	assert.Nil(t, outages[0].Duration)

	_, err = collect(links.Table{DateFormat: "?"}.Read(strings.NewReader(in), centrevu.Source{}))
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
}

// A cut table says nothing that the whole does not say.
func TestTablePrefixes(t *testing.T) {
	for name, c := range golden.Cases(t, "testdata/table/valid", "testdata/table/invalid") {
		whole, _ := collect(links.ReadTable(bytes.NewReader(c.Capture), c.Source))
		for n := range c.Capture {
			part, err := collect(links.ReadTable(bytes.NewReader(c.Capture[:n]), c.Source))
			golden.Excerpts(t, err)
			require.LessOrEqual(t, len(part), len(whole), "%s, %d bytes", name, n)
			for i, o := range part {
				w := whole[i]
				for _, v := range [][2]any{{o.ACD, w.ACD}, {o.Reason, w.Reason}, {o.Duration, w.Duration}, {o.Sequence, w.Sequence}, {o.Threshold, w.Threshold}, {o.Time, w.Time}} {
					if s := fmt.Sprint(v[0]); s != "no ACD" && s != "0" && s != "<nil>" && s != fmt.Sprint(time.Time{}) {
						assert.Equal(t, v[1], v[0], "%s, %d bytes", name, n)
					}
				}
			}
		}
	}
}

func TestReason(t *testing.T) {
	words := map[links.Reason]string{
		91: "data collection started", 92: "started with new translations", 93: "turned off",
		94: "busied out", 95: "timed out", 96: "clock was reset", 97: "session down", 98: "98", 0: "0", -3: "-3",
	}
	for r, want := range words {
		b, err := r.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, want, string(b))
		var back links.Reason
		require.NoError(t, back.UnmarshalText(b))
		assert.Equal(t, r, back)
		assert.Equal(t, r == 91 || r == 92, r.Collecting())
		assert.Equal(t, r > 90 && r < 98, r.Known())
	}
	var r links.Reason
	require.NoError(t, r.UnmarshalText([]byte("Timed  Out")))
	assert.Equal(t, links.TimedOut, r)
	assert.Error(t, r.UnmarshalText([]byte("lost")))
}

func TestOutageForms(t *testing.T) {
	b, err := json.Marshal(links.Outage{ACD: centrevu.ACD{Number: 2}, Reason: 99})
	require.NoError(t, err)
	assert.JSONEq(t, `{"acd":{"number":2},"reason":"99"}`, string(b), "absent is absent, not zero")

	zero, n := 0, 10
	o := links.Outage{ACD: centrevu.ACD{Number: 2}, Reason: links.SessionDown, Duration: &zero, Threshold: &n, Time: time.Date(2000, 5, 1, 14, 30, 0, 0, time.UTC)}
	b, err = json.Marshal(o)
	require.NoError(t, err)
	assert.JSONEq(t, `{"acd":{"number":2},"reason":"session down","time":"2000-05-01T14:30:00Z","duration":0,"threshold":10}`, string(b))
	var back links.Outage
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, o, back)

	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Info("row", "outage", o)
	assert.Contains(t, log.String(), `outage.reason="session down" outage.time=2000-05-01T14:30:00.000Z outage.duration=0 outage.threshold=10`)
}

func FuzzReadTable(f *testing.F) {
	for _, c := range golden.Cases(f, "testdata/table/valid", "testdata/table/invalid") {
		f.Add(c.Capture, "MDY4/")
	}
	f.Fuzz(func(t *testing.T, b []byte, form string) {
		outages, err := collect(links.Table{DateFormat: form}.Read(bytes.NewReader(b), centrevu.Source{}))
		golden.Excerpts(t, err)
		if len(outages) == 0 {
			assert.Error(t, err)
		}
	})
}

func ExampleReadTable() {
	in := "1|120|95|05/01/2000|1430|7|10|\n" +
		"1|0|91|05/01/2000|1432|8|10|\n"
	for outage, err := range links.ReadTable(strings.NewReader(in), centrevu.Source{}) {
		if err != nil {
			fmt.Println(err)
		}
		fmt.Println(outage.Time.Format(time.DateTime), outage.ACD, outage.Reason)
	}
	// Output:
	// 2000-05-01 14:30:00 ACD 1 timed out
	// 2000-05-01 14:32:00 ACD 1 data collection started
}
