package rules

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/report"
)

// drops returns what takes one fact away from a server, by name.
func drops(s *report.Server) map[string]func(*report.Server) {
	list := make(map[string]func(*report.Server))
	if s == nil {
		return list
	}
	if s.Backup != nil {
		list["backup"] = func(s *report.Server) { s.Backup = nil }
		list["backup count"] = func(s *report.Server) { b := *s.Backup; b.CompletedToday = nil; s.Backup = &b }
		list["backup time"] = func(s *report.Server) { b := *s.Backup; b.FinishedAt = time.Time{}; s.Backup = &b }
		list["backup state"] = func(s *report.Server) { b := *s.Backup; b.State, b.Text = backup.Unknown, ""; s.Backup = &b }
	}
	if s.Archive != nil {
		list["archive"] = func(s *report.Server) { s.Archive = nil }
		for i := range s.Archive.Runs {
			name := "run " + s.Archive.Runs[i].ACD.String() + " " + s.Archive.Runs[i].Kind.String()
			edit := func(f func(r *archive.Run)) func(*report.Server) {
				return func(s *report.Server) {
					s.Archive = &archive.Status{Runs: slices.Clone(s.Archive.Runs)}
					f(&s.Archive.Runs[i])
				}
			}
			list[name+" time"] = edit(func(r *archive.Run) { r.Last = time.Time{} })
			list[name+" state"] = edit(func(r *archive.Run) { r.State, r.Text = archive.Unknown, "" })
			list[name+" ACD"] = edit(func(r *archive.Run) { r.ACD = centrevu.ACD{} })
			list["row of "+name] = func(s *report.Server) {
				s.Archive = &archive.Status{Runs: slices.Delete(slices.Clone(s.Archive.Runs), i, i+1)}
			}
		}
	}
	if s.Links != nil {
		list["links"] = func(s *report.Server) { s.Links = nil }
		for i := range s.Links.Links {
			list["link "+s.Links.Links[i].ACD.String()] = func(s *report.Server) {
				l := *s.Links
				l.Links = slices.Clone(l.Links)
				l.Links[i].Application, l.Links[i].Session, l.Links[i].Connection = "", "", ""
				s.Links = &l
			}
			list["row of "+s.Links.Links[i].ACD.String()] = func(s *report.Server) {
				l := *s.Links
				l.Links = slices.Delete(slices.Clone(l.Links), i, i+1)
				s.Links = &l
			}
		}
	}
	if s.Errors != nil {
		list["errors"] = func(s *report.Server) { s.Errors = nil }
		list["entries"] = func(s *report.Server) { e := *s.Errors; e.Entries = nil; s.Errors = &e }
	}
	if s.Logins != nil {
		list["logins"] = func(s *report.Server) { s.Logins = nil }
	}
	return list
}

// TestTakingAFactAwayNeverHelps removes each fact from each fixture in turn:
// neither the rule of the fixture nor the whole catalogue gets healthier. A row
// that is missing only the whole catalogue can tell: other windows and the other
// server show its ACD.
func TestTakingAFactAwayNeverHelps(t *testing.T) {
	for _, f := range fixtures(t) {
		whole := f.read
		for _, list := range [][]report.Rule{{of(f.rule)}, All()} {
			before := report.Evaluate(whole, list, f.opt)
			check := func(name string, p report.Pair) {
				after := report.Evaluate(p, list, f.opt)
				assert.Falsef(t, before.Worst().Worse(after.Worst()), "%s: without %s it goes from %s to %s",
					f.file, name, before.Worst(), after.Worst())
			}
			skip := func(name string) bool { return len(list) == 1 && strings.HasPrefix(name, "row of ") }
			for name, drop := range drops(whole.Primary) {
				if skip(name) {
					continue
				}
				lacking := *whole.Primary
				drop(&lacking)
				check("the primary's "+name, report.Pair{Primary: &lacking, Secondary: whole.Secondary})
			}
			for name, drop := range drops(whole.Secondary) {
				if skip(name) {
					continue
				}
				lacking := *whole.Secondary
				drop(&lacking)
				check("the secondary's "+name, report.Pair{Primary: whole.Primary, Secondary: &lacking})
			}
			check("the primary", report.Pair{Secondary: whole.Secondary})
			check("the secondary", report.Pair{Primary: whole.Primary})
			timeless := f.opt
			timeless.Now = time.Time{}
			after := report.Evaluate(whole, list, timeless)
			assert.False(t, before.Worst().Worse(after.Worst()), "%s: without the time", f.file)
		}
	}
}

// A fact taken away is not excused by any silence or level either.
func TestNoSilenceExcusesAMissingFact(t *testing.T) {
	for _, f := range fixtures(t) {
		opt := f.opt
		for _, text := range []string{"a", "e", "not captured", "no telling"} {
			opt.Silences = append(opt.Silences, report.Silence{Text: text, Who: "op", Why: "known", Until: opt.Now.Add(time.Hour)})
		}
		opt.Levels = map[string]map[report.Status]report.Status{f.rule: {report.Critical: report.Warning}}
		whole := f.read
		before := report.Evaluate(whole, All(), opt).Worst()
		for name, drop := range drops(whole.Secondary) {
			lacking := *whole.Secondary
			drop(&lacking)
			after := report.Evaluate(report.Pair{Primary: whole.Primary, Secondary: &lacking}, All(), opt).Worst()
			assert.Falsef(t, before.Worse(after), "%s: without %s it goes from %s to %s", f.file, name, before, after)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for _, f := range fixtures(t) {
		f.opt.Silences = []report.Silence{{Rule: f.rule, Who: "op", Why: "known", Until: f.opt.Now.Add(time.Hour)}}
		f.opt.Explain = true
		var first []byte
		for range 3 {
			b, err := json.Marshal(report.Evaluate(f.read, All(), f.opt))
			require.NoError(t, err)
			if first == nil {
				first = b
			}
			assert.Equal(t, string(first), string(b))
		}
	}
}

// A rule judges by the limits that it says it judges by, and by no other.
func TestThresholdsAreThoseOfTheRule(t *testing.T) {
	all := fixtures(t)
	for _, r := range All() {
		for _, name := range report.LimitNames() {
			if slices.Contains(r.Thresholds, name.Name) {
				continue
			}
			for _, value := range []string{"1m", "9000d"} {
				var limits report.Limits
				require.NoError(t, limits.Set(name.Name, value))
				for _, f := range all {
					if f.rule != r.ID {
						continue
					}
					p := f.read
					want := report.Evaluate(p, []report.Rule{r}, f.opt)
					opt := f.opt
					opt.Limits = limits
					assert.Equal(t, want.Findings, report.Evaluate(p, []report.Rule{r}, opt).Findings, "%s: %s", r.ID, name.Name)
				}
			}
		}
	}
}

// What a rule says it reads is all that it reads: taking away another fact
// changes nothing of what it says.
func TestFactsAreThoseOfTheRule(t *testing.T) {
	for seed := range uint64(12) {
		for _, r := range All() {
			read := slices.Concat(r.Needs, r.Optional, r.Reads)
			want := report.Evaluate(anySpoiled(seed), []report.Rule{r}, report.Options{}).Findings
			for _, f := range report.Facts {
				if slices.Contains(read, f) {
					continue
				}
				p := anySpoiled(seed)
				for _, s := range []*report.Server{p.Primary, p.Secondary} {
					losses[f.String()](s)
				}
				assert.Equal(t, want, report.Evaluate(p, []report.Rule{r}, report.Options{}).Findings, "%s without %s", r.ID, f)
			}
		}
	}
}

// With silences by rule, server or ACD, and other levels, a worse state still
// makes nothing look better.
func TestAWorseStateNeverHelpsWithSilences(t *testing.T) {
	end := now.Add(time.Hour)
	silences := []report.Silence{
		{Rule: "links.state"}, {Rule: "links.pair"}, {Server: "primary"}, {Server: "secondary"}, {ACD: 1}, {ACD: 2},
		{Rule: "links.pair", Server: "primary"}, {Rule: "archive.state", ACD: 1}, {Rule: "backup.age"}, {Server: "primary", ACD: 1},
	}
	for i := range silences {
		silences[i].Who, silences[i].Why, silences[i].Until = "op", "known", end
		opt := report.Options{Silences: silences[i : i+1], Levels: map[string]map[report.Status]report.Status{
			"links.state": {report.Critical: report.Warning}, "archive.state": {report.Warning: report.Critical},
		}}
		ask := func(p report.Pair) report.Status { return report.Evaluate(p, All(), opt).Worst() }
		for name, spoil := range worseStates {
			for other, spoilToo := range worseStates {
				for _, first := range []bool{true, false} {
					if thing(name) == thing(other) {
						continue
					}
					p, q := pair(), pair()
					spoil(p.Primary)
					spoil(q.Primary)
					if first {
						spoilToo(q.Primary)
					} else {
						spoilToo(q.Secondary)
					}
					before, after := ask(p), ask(q)
					assert.Falsef(t, before.Worse(after), "silence of %s: %s (%s), then %s (%s)", silences[i], name, before, other, after)
				}
			}
		}
	}
}
