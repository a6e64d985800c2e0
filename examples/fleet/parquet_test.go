package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	arrowfile "github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"
	"github.com/stretchr/testify/require"
)

// kindsByArrow reads the table of kinds by Apache Arrow, which did not write it.
func kindsByArrow(t *testing.T, name string) []kindLine {
	t.Helper()
	f, err := arrowfile.OpenParquetFile(name, false)
	require.NoError(t, err)
	defer f.Close()
	from, err := pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	require.NoError(t, err)
	table, err := from.ReadTable(t.Context())
	require.NoError(t, err)
	defer table.Release()
	lines := make([]kindLine, table.NumRows())
	kind := reflect.TypeFor[kindLine]()
	require.EqualValues(t, kind.NumField(), table.NumCols())
	for c := range kind.NumField() {
		name, _, _ := strings.Cut(kind.Field(c).Tag.Get("parquet"), ",")
		require.Equal(t, name, table.Column(c).Name())
		n := 0
		for _, chunk := range table.Column(c).Data().Chunks() {
			require.Zero(t, chunk.NullN())
			for i := range chunk.Len() {
				to := reflect.ValueOf(&lines[n]).Elem().Field(c)
				switch values := chunk.(type) {
				case *array.String:
					to.SetString(strings.Clone(values.Value(i)))
				case *array.Int64:
					to.SetInt(values.Value(i))
				default:
					t.Fatalf("%s is %s", name, chunk.DataType())
				}
				n++
			}
		}
		require.Len(t, lines, n)
	}
	return lines
}
