package archive_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/internal/golden"
)

func collect(rows iter.Seq2[archive.Run, error]) ([]archive.Run, error) {
	var runs []archive.Run
	var errs []error
	for r, err := range rows {
		if err != nil {
			errs = append(errs, err)
		}
		if r != (archive.Run{}) {
			runs = append(runs, r)
		}
	}
	return runs, errors.Join(errs...)
}

func TestReadTable(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return collect(archive.ReadTable(bytes.NewReader(c.Capture), c.Source))
	}, "testdata/table/valid", "testdata/table/invalid")
}

func TestTableOptions(t *testing.T) {
	for _, tt := range []struct {
		table archive.Table
		in    string
		want  string // state of the first run, or the error
	}{
		{archive.Table{Delimiter: ';'}, "1;2;05/02/00 00:41;2;\n", "succeeded"},
		{archive.Table{Columns: []string{"status", "arch_type", "acd"}}, "3|2|1|\n", "failed"},
		{archive.Table{Columns: []string{"STATUS", "", "ARCH_TYPE", "ACD"}}, "3|x|2|1|\n", "failed"},
		{archive.Table{Columns: []string{"STATUS", "ARCH_TYPE", "ACD"}}, "ACD|ARCH_TYPE|STATUS|\n1|2|4|\n", "running"},
		{archive.Table{DateFormat: "DMY4-"}, "1|2|05/02/00 00:41|1|\n", "not run"},
		{archive.Table{DateFormat: "monthly"}, "", `not understood: no form of a date: DBDATE "monthly"`},
		{archive.Table{Columns: []string{"ACD"}}, "", "not understood: no column ARCH_TYPE, STATUS among those of arch_stat"},
		{archive.Table{Delimiter: '\\'}, "", `not understood: no delimiter: '\\'`},
	} {
		runs, err := collect(tt.table.Read(strings.NewReader(tt.in), centrevu.Source{}))
		if err != nil {
			assert.EqualError(t, err, tt.want)
			assert.ErrorIs(t, err, centrevu.ErrSyntax)
			continue
		}
		require.Len(t, runs, 1, tt.in)
		assert.Equal(t, tt.want, runs[0].State.String())
	}
	_, err := collect(archive.ReadTable(strings.NewReader(""), centrevu.Source{Charset: "klingon"}))
	assert.ErrorIs(t, err, centrevu.ErrSyntax)
}

func TestTableSentinels(t *testing.T) {
	for in, want := range map[string]error{
		"": centrevu.ErrEmpty, "\n\n": centrevu.ErrEmpty,
		"ACD|ARCH_TYPE|STATUS|\n":            centrevu.ErrNoRows,
		"hello\n":                            centrevu.ErrOtherScreen,
		strings.Repeat("a|b|c|d|\n", 100000): centrevu.ErrOtherScreen,
		"1|2||2|\n1|2||\n":                   centrevu.ErrSyntax,
		"1|2||2|\n" + strings.Repeat("x", 2<<20) + "|\n1|3||2|\n": centrevu.ErrTooLarge,
	} {
		_, err := collect(archive.ReadTable(strings.NewReader(in), centrevu.Source{Name: "t.unl"}))
		assert.ErrorIs(t, err, want)
		assert.Len(t, golden.Problems(err), 1)
		golden.Excerpts(t, err)
	}
}

func TestTableReadFailure(t *testing.T) {
	r := io.MultiReader(strings.NewReader("1|2||2|\n1|3|"), iotest.ErrReader(io.ErrUnexpectedEOF))
	runs, err := collect(archive.ReadTable(r, centrevu.Source{Name: "t.unl"}))
	assert.Len(t, runs, 1)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	var pe *centrevu.ParseError
	assert.ErrorAs(t, err, &pe)
}

func TestTableIsLeftEarly(t *testing.T) {
	for range archive.ReadTable(strings.NewReader("x|\n1|2||2|\n1|3||2|\n"), centrevu.Source{}) {
		break
	}
}

// A cut table says nothing that the whole does not say, and nothing better.
func TestTablePrefixes(t *testing.T) {
	for name, c := range golden.Cases(t, "testdata/table/valid", "testdata/table/invalid") {
		whole, _ := collect(archive.ReadTable(bytes.NewReader(c.Capture), c.Source))
		for n := range c.Capture {
			part, err := collect(archive.ReadTable(bytes.NewReader(c.Capture[:n]), c.Source))
			golden.Excerpts(t, err)
			require.LessOrEqual(t, len(part), len(whole), "%s, %d bytes", name, n)
			for i, r := range part {
				if whole[i].Kind == 0 {
					continue // the whole row has more fields than it should
				}
				if r.State != archive.Unknown {
					assert.Equal(t, whole[i].State, r.State, "%s, %d bytes", name, n)
				}
				if !r.Last.IsZero() {
					assert.Equal(t, whole[i].Last, r.Last, "%s, %d bytes", name, n)
				}
				if r.Kind != 0 {
					assert.Equal(t, whole[i].Kind, r.Kind, "%s, %d bytes", name, n)
				}
				if !r.ACD.IsZero() {
					assert.Equal(t, whole[i].ACD, r.ACD, "%s, %d bytes", name, n)
				}
			}
		}
	}
}

// No code or word but the documented ones is taken for one.
func TestTableStatusWords(t *testing.T) {
	known := map[string]archive.State{
		"1": archive.NotRun, "2": archive.Succeeded, "3": archive.Failed, "4": archive.Running,
		"not run": archive.NotRun, "finished": archive.Finished, "running": archive.Running,
	}
	for w := range known {
		for i := range len(w) + 1 {
			for _, c := range []string{"", "x", "0", "1", "2", "-", " "} {
				changed := w[:i] + c + w[min(i+1, len(w)):]
				runs, _ := collect(archive.ReadTable(strings.NewReader("1|2||"+changed+"|\n"), centrevu.Source{}))
				require.Len(t, runs, 1)
				assert.Equal(t, known[strings.Join(strings.Fields(changed), " ")], runs[0].State, "%q", changed)
			}
		}
	}
}

func FuzzReadTable(f *testing.F) {
	for _, c := range golden.Cases(f, "testdata/table/valid", "testdata/table/invalid") {
		f.Add(c.Capture, "")
	}
	f.Add([]byte("1|2||\x95\\|2|\n"), "Shift_JIS")
	f.Fuzz(func(t *testing.T, b []byte, charset string) {
		runs, err := collect(archive.ReadTable(bytes.NewReader(b), centrevu.Source{Charset: charset, CapturedAt: time.Unix(957225600, 0)}))
		golden.Excerpts(t, err)
		if len(runs) == 0 {
			assert.Error(t, err)
		}
	})
}

func BenchmarkReadTable(b *testing.B) {
	in := strings.Repeat("1|1|05/02/00 07:30|2|\n2|daily|04/30/00 00:52|finished|\n", 10_000)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range archive.ReadTable(strings.NewReader(in), centrevu.Source{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func ExampleReadTable() {
	in := "1|2|05/02/00 00:41|2|\n" +
		"2|2|05/02/00 00:44|3|\n" +
		"2|3|04/30/00|\n"
	for run, err := range archive.ReadTable(strings.NewReader(in), centrevu.Source{Name: "arch_stat.unl"}) {
		var pe *centrevu.ParseError
		if errors.As(err, &pe) {
			fmt.Println(pe.Excerpt())
			continue
		}
		fmt.Println(run.ACD, run.Kind, run.State, run.Last.Format(time.DateTime))
	}
	// Output:
	// ACD 1 daily succeeded 2000-05-02 00:41:00
	// ACD 2 daily failed 2000-05-02 00:44:00
	// arch_stat.unl:3:14: not understood: 3 fields, and arch_stat has 4 here
	//   2|3|04/30/00|
	//                ^
}
