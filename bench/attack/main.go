// Command attack makes healthy pairs of servers in layouts of its own, changes
// each in one of many ways that nobody may call healthy, and has them judged. It
// prints for every way how many pairs were made and how many were called OK all
// the same, and how many unchanged pairs were not. Both are to be none.
//
//	cd bench && go run ./attack [-pairs 20000] [-healthy 500] [-seed 1] [-show]
package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing/fstest"
	"text/tabwriter"

	"example.com/centrevu"
	"example.com/centrevu/internal/pairsim"
	"example.com/centrevu/report"
	"example.com/centrevu/report/render"
	"example.com/centrevu/report/rules"
)

func main() {
	pairs := flag.Int("pairs", 20000, "how many changed pairs to make")
	healthy := flag.Int("healthy", 500, "how many unchanged pairs to make")
	seed := flag.Uint64("seed", 1, "where to begin")
	show := flag.Bool("show", false, "print the first captures that were judged wrongly in each way")
	only := flag.String("only", "", "one way of changing them")
	flag.Parse()

	bad := 0
	why := map[string]int{}
	for i := range uint64(*healthy) {
		p := pairsim.New(*seed + i)
		files, _ := p.MakeAt(0, pairsim.Change{})
		if r := judge(p, files); r.Worst() != report.OK {
			why[reason(r)]++
			if bad++; *show && bad <= 3 {
				present(r, p, files, *seed+i)
			}
		}
	}

	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "pairs\twrong OKs\t \t")
	changes := pairsim.Changes()
	each := (*pairs + len(changes) - 1) / len(changes)
	made, wrong := 0, 0
	for k, c := range changes {
		if *only != "" && c.Name != *only {
			continue
		}
		n, ok := 0, 0
		for i := uint64(0); n < each && i < uint64(20*each); i++ {
			p := pairsim.New(*seed + i*uint64(len(changes)) + uint64(k))
			files, can := p.Make(c)
			if !can {
				continue
			}
			n++
			if r := judge(p, files); r.Worst() == report.OK {
				if ok++; *show && ok == 1 {
					present(r, p, files, i)
				}
			}
		}
		fmt.Fprintf(w, "%d\t%d\t \t%s\n", n, ok, c.Name)
		made, wrong = made+n, wrong+ok
	}
	fmt.Fprintf(w, "%d\t%d\t \tin all\n", made, wrong)
	w.Flush()
	fmt.Printf("%d of %d healthy pairs were not OK\n", bad, *healthy)
	for _, r := range slices.Sorted(maps.Keys(why)) {
		fmt.Printf("  %d: %s\n", why[r], r)
	}
	if wrong > 0 || bad > 0 {
		os.Exit(1)
	}
}

func judge(p *pairsim.Plan, files [2][]pairsim.File) *report.Report {
	var servers [2]*report.Server
	for i, s := range p.Servers {
		folder := fstest.MapFS{}
		for _, f := range files[i] {
			folder[f.Name] = &fstest.MapFile{Data: f.Data, ModTime: f.ModTime}
		}
		servers[i], _ = report.ReadServer(folder, centrevu.Source{Name: s.Name, Location: p.Zone}) // what was not read is in the report
	}
	return report.Evaluate(report.Pair{Primary: servers[0], Secondary: servers[1]}, rules.All(), report.Options{Now: p.Now})
}

// reason is the first thing that keeps a pair from being OK.
func reason(r *report.Report) string {
	for _, f := range r.Findings {
		if f.Status.Worse(report.OK) && f.Cause == "" {
			return f.Rule + " " + f.Code
		}
	}
	return "nothing"
}

func present(r *report.Report, p *pairsim.Plan, files [2][]pairsim.File, seed uint64) {
	fmt.Printf("== %d, judged %v\n", seed, p.Now)
	for i, s := range p.Servers {
		for _, f := range files[i] {
			fmt.Printf("-- %s/%s %v --\n%s\n", s.Name, f.Name, f.ModTime, f.Data)
		}
	}
	if err := render.Text(os.Stdout, r, render.TextOptions{}); err != nil {
		fmt.Println(err)
	}
}
