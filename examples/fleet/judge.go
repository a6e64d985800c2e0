package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"example.com/centrevu/errlog"
)

func init() {
	register.DoFn5x1[context.Context, string, func(*Site) bool, func(*int64) bool, func(string, int64), error](&judge{})
	register.Iter1[Site]()
	register.Iter1[int64]()
	register.Iter1[string]()
}

// judge goes through the days of a site in order. On each it reads the captures
// of both servers, judges the pair by what was usual in their logs until then,
// judges the day of the logs, and learns it.
type judge struct {
	Config Config

	sites siteCache
	counters
}

func (fn *judge) Setup() {
	fn.counters = newCounters()
	fn.sites = newSiteCache(&fn.Config)
}

func (fn *judge) ProcessElement(ctx context.Context, id string, sites func(*Site) bool, countFiles func(*int64) bool, emit func(string, int64)) error {
	j := judging{judge: fn, ctx: ctx, rowFiles: newRowFiles(ctx, fn.Config.Out, "judge\x00"+id, emit), id: id}
	j.folders(sites)
	j.site, j.wrong = fn.sites.of(ctx, id, j.dir)
	if j.wrong != nil {
		j.dead(join(cmp.Or(j.dir, id), siteFile), j.wrong)
	}
	var files, more int64
	for countFiles(&more) {
		files += more
	}
	logs, err := openLogs(ctx, func(f func(row) error) error {
		return eachRowFile(ctx, join(fn.Config.Out, rowsFolder, siteRows(id)), files, f)
	})
	if err != nil {
		return fmt.Errorf("the counts of %s: %w", id, err)
	}
	defer logs.close()
	return errors.Join(j.days(logs), j.end())
}

// judging is the judging of one site.
type judging struct {
	*judge
	*rowFiles
	ctx context.Context

	id, dir string
	names   []string // of the folders of its days
	fleet   []string // the days to judge
	site    *site
	wrong   error // the site file does not read: nothing can be judged by it
}

// folders takes in where the captures are. Two folders that have one name are
// not taken for one.
func (j *judging) folders(sites func(*Site) bool) {
	var s Site
	var all []Site
	for sites(&s) {
		j.fleet = splitRuns(s.Days)
		if s.Dir != "" { // else it is known by a log
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b Site) int { return strings.Compare(a.Dir, b.Dir) })
	for _, s := range all {
		switch {
		case s.Dir == j.dir: // found by two patterns
		case j.dir == "":
			j.dir, j.names = s.Dir, splitRuns(s.Folders)
		default:
			j.dead(s.Dir, fmt.Errorf("another folder has the same place below its pattern: %s", j.dir))
			j.names = nil // which of them is the site's, nobody knows
		}
	}
}

// days judges the days of the fleet, and learns those of the logs.
func (j *judging) days(logs *logs) error {
	var shown []date
	for _, day := range j.fleet {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return err
		}
		shown = append(shown, dateOf(t))
	}
	var baselines [2]errlog.Baseline
	for _, day := range sortedDays(append(logs.days(), shown...)) {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		line := &dayLine{}
		_, judged := slices.BinarySearch(shown, day)
		if judged {
			var err error
			if line, err = j.pair(day, &baselines); err != nil {
				return err
			}
		}
		// Where there are no captures at all, what the logs say is all there is.
		logJudged := judged || len(shown) == 0 && j.Config.within(day.String())
		for server := range serverNames {
			state, err := j.logDay(logs, server, day, &baselines[server], logJudged)
			if err != nil {
				return err
			}
			*line.Logs.of(server) = state
		}
		if judged {
			text, err := json.Marshal(line)
			if err != nil {
				return err
			}
			j.add(dayRows, newRow(text, day.month(), j.id, day.String()))
		}
	}
	for server := range serverNames {
		if logs.of[server] == nil {
			continue
		}
		text, err := baselines[server].MarshalJSON()
		if err != nil {
			return err
		}
		name := join(j.Config.Out, "baselines", slug(j.id), "baseline-"+serverNames[server]+".json")
		if err := write(j.ctx, name, append(text, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// month is how days are put together on a page.
func (d date) month() string { return d.time().Format("2006-01") }
