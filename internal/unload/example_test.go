package unload_test

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"example.com/centrevu/internal/unload"
)

func ExampleReader() {
	r := unload.NewReader(strings.NewReader("1|a\\|b||\n2|\\ |05/02/2000|\n"))
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, f := range row.Fields {
			fmt.Printf("%q null=%v\n", f.Text, f.Null)
		}
	}
	// Output:
	// "1" null=false
	// "a|b" null=false
	// "" null=true
	// "2" null=false
	// "" null=false
	// "05/02/2000" null=false
}
