package pages_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/internal/pages"
)

func TestMerge(t *testing.T) {
	tests := map[string]struct {
		pages []string // rows by commas; a dot is a blank row
		want  string
	}{
		"none":                               {nil, ""},
		"one":                                {[]string{"a,b,."}, "a,b,."},
		"same":                               {[]string{"a,b", "a,b"}, "a,b"},
		"nothing in the first":               {[]string{"", ".,a,b"}, "a,b"},
		"blank rows before more":             {[]string{"h,.,.", "h,.,.,x", "h,.,.,x"}, "h,x"},
		"down by one":                        {[]string{"h,1,2,3,.", "h,2,3,4,.", "h,3,4,5,."}, "h,1,2,3,4,5,."},
		"down by a page less one":            {[]string{"h,1,2,3", "h,3,4,5"}, "h,1,2,3,4,5"},
		"down without overlap":               {[]string{"1,2,3", "4,5,6"}, "1,2,3,4,5,6"},
		"last page is short":                 {[]string{"1,2,3,4", "4,5,.,."}, "1,2,3,4,5,.,."},
		"up by one":                          {[]string{"h,3,4,.", "h,2,3,.", "h,1,2,."}, "h,1,2,3,4,."},
		"down and up again":                  {[]string{"1,2,3", "2,3,4", "1,2,3", "2,3,4", "3,4,5"}, "1,2,3,4,5"},
		"jump back to the top":               {[]string{"h,1,2,3", "h,2,3,4", "h,3,4,5", "h,1,2,3"}, "h,1,2,3,4,5"},
		"jump back to the middle":            {[]string{"h,1,2", "h,2,3", "h,3,4", "h,4,5", "h,2,3"}, "h,1,2,3,4,5"},
		"jump back and beyond":               {[]string{"h,1,2,3", "h,2,3,4", "h,3,4,5", "h,1,2,3", "h,5,6,7"}, "h,1,2,3,4,5,6,7"},
		"jump back to rows like the last":    {[]string{"a,x,b,y", "c,z,d,x", "x,e,w,f", "a,x,b,y", "c,z,d,x"}, "a,x,b,y,c,z,d,x,e,w,f"},
		"a row like the first of the last":   {[]string{"h,a,w,b", "h,w,c,d", "h,e,f,w", "h,g,i,j"}, "h,a,w,b,w,c,d,e,f,w,g,i,j"},
		"the last rows alike by chance":      {[]string{"1,A,S,C,2,A,S,.", "S,C,3,A,T,D,4,.", "4,B,S,D,5,A,S,.", "S,E,6,A,S,C,7,."}, "1,A,S,C,2,A,S,C,3,A,T,D,4,B,S,D,5,A,S,E,6,A,S,C,7,."},
		"rows in the same places by chance":  {[]string{"A1,A2,ad,sd,co,A3,ad,sq,E", "co,A5,at,sd,co,A11,aw,sq,E", "sq,co,A13,A16,ac,sd,cq,A18,E"}, "A1,A2,ad,sd,co,A3,ad,sq,E,co,A5,at,sd,co,A11,aw,sq,co,A13,A16,ac,sd,cq,A18,E"},
		"one row in common":                  {[]string{"A3,ad,sw,cq,A6,at", "at,sd,co,A11,ab,si", "si,co,A15,at,sd,co"}, "A3,ad,sw,cq,A6,at,sd,co,A11,ab,si,co,A15,at,sd,co"},
		"rows that stand twice":              {[]string{"a,x,b,x", "x,b,x,c", "b,x,c,x"}, "a,x,b,x,c,x"},
		"all rows alike":                     {[]string{"x,x,x", "x,x,y"}, "x,x,x,y"},
		"a form, scrolled by records":        {[]string{"1,A,S,2,A,S", "2,A,S,3,A,S", "4,A,S,5,A,S"}, "1,A,S,2,A,S,3,A,S,4,A,S,5,A,S"},
		"new values in place":                {[]string{"h,1,2,3,4", "h,1,2,X,4"}, "h,1,2,X,4"},
		"drawn in part at first":             {[]string{"h,1,.,.", "h,1,2,3"}, "h,1,2,3"},
		"other height":                       {[]string{"1,2", "3,4,5"}, "1,2,3,4,5"},
		"by pages, blanks at their ends":     {[]string{"h,.,1,2,3,.", "h,.,4,5,6,.", "h,.,7,.,.,."}, "h,.,1,2,3,4,5,6,7,.,.,."},
		"a last page like rows before":       {[]string{".,1,a,b,2,a,.", ".,b,.,.,.,.,."}, ".,1,a,b,2,a,b,.,.,.,.,."},
		"a last page gone back to":           {[]string{"1,2,3", "4,.,.", "1,2,3", "4,.,."}, "1,2,3,4,.,."},
		"new values after a page was turned": {[]string{"h,.,1,2,3", "h,.,4,5,6", "h,.,4,X,6"}, "h,.,1,2,3,4,X,6"},
		"scrolled after a page was turned":   {[]string{"h,.,1,2,3", "h,.,4,5,6", "h,.,5,6,7"}, "h,.,1,2,3,4,5,6,7"},
		"nothing but blanks":                 {[]string{".,.", ".,."}, ".,."},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var in [][]string
			for _, p := range tt.pages {
				rows := strings.Split(p, ",")
				for i, r := range rows {
					rows[i] = strings.Trim(r, ".")
				}
				in = append(in, rows)
			}
			var got []string
			for _, r := range pages.Merge(in) {
				text := in[r.Page][r.Row]
				if text == "" {
					text = "."
				}
				got = append(got, text)
			}
			assert.Equal(t, tt.want, strings.Join(got, ","))
		})
	}
}

// Windows of thousands of rows, much alike, take no longer than their rows do.
func TestMergeManyRows(t *testing.T) {
	var all [][]string
	for p := range 16 {
		page := make([]string, 3000)
		for i := range page {
			page[i] = []string{"x", "y", "", strconv.Itoa(p)}[(i*i+p)%4]
		}
		all = append(all, page, slices.Clone(page[:2000]))
	}
	assert.NotEmpty(t, pages.Merge(all))
}

// Whatever windows of any height show, every row of the list is one of a page.
func TestMergeAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		shown := make([][]string, random.IntN(6))
		for i := range shown {
			if i > 0 && random.IntN(3) == 0 { // like the last, and more or less of it
				last := shown[i-1]
				shown[i] = slices.Clone(last[:random.IntN(len(last)+1)])
			}
			for n := random.IntN(5); len(shown[i]) < n; {
				shown[i] = append(shown[i], [...]string{"", "", "h", "x", "y", "z"}[random.IntN(6)])
			}
		}
		for _, r := range pages.Merge(shown) {
			if r.Page >= len(shown) || r.Row >= len(shown[r.Page]) {
				t.Fatalf("%q: %v", shown, r)
			}
		}
	}
}
