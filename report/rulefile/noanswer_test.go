package rulefile

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// ahead has times in the future: of the backup, of a run and of an entry.
func ahead() report.Pair {
	p := both()
	p.Primary.Backup.FinishedAt = now.Add(365 * 24 * time.Hour)
	p.Primary.Archive.Runs = p.Primary.Archive.Runs[2:]
	p.Primary.Errors.Entries[0].Time = now.Add(6 * time.Minute)
	return p
}

// A time in the future is no answer, however a condition reads it.
func TestTimesInTheFuture(t *testing.T) {
	const backup, run, entry = "backup.finished_at 2001-05-02 08:00 lies in the future", "run.last 2000-05-02 09:00 lies in the future", "entry.time 2000-05-02 08:06 lies in the future"
	for _, tt := range []struct{ of, condition, want string }{
		{"backup", `now - backup.finished_at > 26h`, "unknown: " + backup},
		{"backup", `backup.finished_at < now - 26h`, "unknown: " + backup},
		{"backup", `not (backup.finished_at < now - 26h)`, "unknown: " + backup},
		{"backup", `backup.finished_at + 26h < now`, "unknown: " + backup},
		{"backup", `hour(backup.finished_at) > 5`, "unknown: " + backup},
		{"backup", `weekday(backup.finished_at) == "monday"`, "unknown: " + backup},
		{"backup", `backup.finished_at > now`, "unknown: " + backup},
		{"backup", `backup.finished_at == backup.finished_at`, "unknown: " + backup},
		{"backup", `abs(now - backup.finished_at) > 26h`, "unknown: " + backup},
		{"backup", `backup.age > 26h`, "unknown: backup.age is not known: " + backup},
		{"backup", `has(backup.finished_at) and now - backup.finished_at > 26h`, "unknown: " + backup},
		{"backup", `has(backup.finished_at)`, "warning: yes"},
		{"backup", `has(backup.age)`, "ok: no"},
		{"backup", `backup.state == "finished" or now - backup.finished_at > 26h`, "warning: yes"},
		{"each run", `now - run.last > 26h`, "unknown: " + run},
		{"each run", `backup.finished_at < run.last`, "unknown: " + backup},
		{"server", `any(server.runs, now - .last > 26h)`, "unknown: " + run},
		{"server", `all(server.runs, .last < now)`, "unknown: " + run},
		{"server", `count(server.runs, hour(.last) > 1) == 1`, "unknown: " + run},
		{"server", `any(server.runs, has(.last))`, "warning: yes"},
		{"server", `any(server.entries, .time > now - 1h)`, "unknown: " + entry},
		{"each entry", `entry.time > now - 1h`, "unknown: " + entry},
		{"pair", `primary.backup.finished_at < secondary.backup.finished_at`, "unknown: primary." + backup},
	} {
		t.Run(tt.condition, func(t *testing.T) {
			got := judged(t, ahead(), strings.ReplaceAll(question(tt.of), "CONDITION", tt.condition))
			require.NotEmpty(t, got)
			assert.Contains(t, got[0], tt.want)
		})
	}
	// Five minutes are clocks that differ, and a site can say how many.
	p := both()
	p.Primary.Backup.FinishedAt = now.Add(5 * time.Minute)
	assert.Equal(t, []string{"ok: no"}, judged(t, p, strings.ReplaceAll(question("backup"), "CONDITION", `now - backup.finished_at > 26h`)))
	p.Primary.Backup.FinishedAt = now.Add(2 * time.Hour)
	file := strings.Replace(strings.ReplaceAll(question("backup"), "CONDITION", `now - backup.finished_at > 26h`), "lists:", "limits: {clock_skew: 3h}\nlists:", 1)
	assert.Equal(t, []string{"ok: no"}, judged(t, p, file))
	// An entry of today of which nothing but the date is known may be of now.
	p.Primary.Errors.Entries = []errlog.Entry{{Time: time.Date(2000, 5, 2, 23, 59, 59, 0, time.UTC), DateOnly: true, Code: 1, Text: "x"}}
	assert.Equal(t, []string{"warning: yes"}, judged(t, p, strings.ReplaceAll(question("each entry"), "CONDITION", `entry.time > now - 1d`)))
}

func question(of string) string {
	return "version: 1\nlists:\n  acds: [2, 7]\n  words: [disk, tape]\nrules:\n  - id: site.r\n    doc: d\n    cite: c\n    advice: a\n    for: " +
		of + "\n    outcomes:\n      - when: |\n          CONDITION\n        status: warning\n        message: 'yes'\n    otherwise: {status: ok, message: 'no'}\n"
}

// What has no result is no answer, and says why.
func TestArithmeticWithoutAnAnswer(t *testing.T) {
	const byZero, large = "has no answer: a division by zero", "has no answer: a number that is too large"
	for _, tt := range []struct{ condition, want string }{
		{`count(server.links, .state == "off") / count(server.runs, .acd.number == 9) > 0.5`, "unknown: link.state is not known"},
		{`count(server.links, .acd.number == 26) / count(server.links, .acd.pseudo) > 0.5`, byZero},
		{`count(server.links, .acd.number > 0) / count(server.links, .acd.pseudo) > 0.5`, byZero},
		{`not (1 / count(server.links, .acd.pseudo) > 0.5)`, byZero},
		{`1 / count(server.links, .acd.pseudo) != 0`, byZero},
		{`7 % count(server.links, .acd.pseudo) == 1`, byZero},
		{`1.5 / (backup.completed_today - 2) > 1`, byZero},
		{`any(server.links, 1 / (.acd.number - 1) > 0)`, byZero},
		{`backup.completed_today * 9223372036854775807 > 0`, large},
		{`backup.completed_today + 9223372036854775807 > 0`, large},
		{`9223372036854775807 - (0 - backup.completed_today) > 0`, large},
		{`0 - 9223372036854775807 - backup.completed_today < 0`, large},
		{`1e308 * backup.completed_today * 10 > 0`, large},
		{`1e308 + backup.completed_today * 1e308 > 0`, large},
		{`backup.age * 100000000 > 1h`, large},
		{`backup.age * 1e12 > 1h`, large},
		{`backup.age * 1e300 * 1e300 > 1h`, large},
		{`36500d * 3 > backup.age`, large},
		{`36500d + 36500d + 36500d > backup.age`, large},
		{`now - 36500d * 2 * 100 < now`, large},
		// What has an answer.
		{`backup.completed_today / 4 == 0.5`, "warning: yes"},
		{`backup.completed_today * 9 - 4 + 7 % 4 == 17`, "warning: yes"},
		{`abs(backup.completed_today - 5) == 3`, "warning: yes"},
		{`abs(0.5 - backup.completed_today) == 1.5`, "warning: yes"},
		{`abs(backup.age - 10h) == 2h`, "warning: yes"},
		{`abs(backup.finished_at - now) == 8h`, "warning: yes"},
		{`-backup.completed_today == -2 and -(1.5 * backup.completed_today) == -3.0`, "warning: yes"},
		{`backup.age * 2 == 16h and 0.5 * backup.age == 4h and backup.age + 1h - 2h == 7h`, "warning: yes"},
		{`now - backup.age == backup.finished_at and 1h + now == now + 1h`, "warning: yes"},
		{`backup.text + "!" == "Last backup finished!"`, "warning: yes"},
		{`backup.age > limit.backup_warning / 1`, "refused"},
	} {
		t.Run(tt.condition, func(t *testing.T) {
			file := strings.ReplaceAll(question("server"), "CONDITION", tt.condition)
			if tt.want == "refused" {
				_, err := Parse(strings.NewReader(file), "site.yml", Options{})
				assert.ErrorContains(t, err, "mismatched types duration and number")
				return
			}
			got := judged(t, both(), file)
			require.Len(t, got, 1)
			assert.Contains(t, got[0], tt.want)
			if tt.want == byZero || tt.want == large {
				assert.True(t, strings.HasPrefix(got[0], "unknown: "), got[0])
			}
		})
	}
}

func TestArithmeticAtTheEdges(t *testing.T) {
	ends := []int{math.MinInt, math.MinInt + 1, -2, -1, 0, 1, 2, math.MaxInt - 1, math.MaxInt}
	for _, a := range ends {
		for _, b := range ends {
			for name, op := range map[string]struct {
				f     func(...any) (any, error)
				exact func(z, x, y *big.Int) *big.Int
			}{"+": {add, (*big.Int).Add}, "-": {subtract, (*big.Int).Sub}, "*": {multiply, (*big.Int).Mul}} {
				got, err := op.f(a, b)
				want := op.exact(new(big.Int), big.NewInt(int64(a)), big.NewInt(int64(b)))
				if !want.IsInt64() {
					assert.Error(t, err, "%d %s %d", a, name, b)
					continue
				}
				require.NoError(t, err, "%d %s %d", a, name, b)
				assert.EqualValues(t, want.Int64(), got, "%d %s %d", a, name, b)
				d, err := op.f(time.Duration(a), map[bool]any{true: b, false: time.Duration(b)}[name == "*"])
				require.NoError(t, err)
				assert.EqualValues(t, got, d)
			}
		}
	}
	_, err := absolute(math.MinInt)
	assert.Error(t, err)
	_, err = absolute(time.Duration(math.MinInt64))
	assert.Error(t, err)
}

func TestOperatorsOfDurations(t *testing.T) {
	for condition, want := range map[string]string{
		`backup.age * backup.age > 1h`: "a duration is not multiplied by a duration",
		`backup.age / backup.age > 1`:  "mismatched types duration and duration",
		`abs(backup.text) == "x"`:      "abs",
	} {
		_, err := Parse(strings.NewReader(strings.ReplaceAll(question("backup"), "CONDITION", condition)), "site.yml", Options{})
		assert.ErrorContains(t, err, want, condition)
	}
}

// The inputs that were read wrong once, with the right value.
func TestSharedInputs(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "values")
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Skip("the inputs are not here")
		}
		return string(b)
	}
	var facts report.Server
	require.NoError(t, json.Unmarshal([]byte(read("rule-facts.json")), &facts))
	for name, want := range map[string]string{
		"rule-future.yml":       "backup.finished_at 2001-05-02 00:10 lies in the future",
		"rule-zero-by-zero.yml": "has no answer: a division by zero",
		"rule-abs-duration.yml": "backup.finished_at 2001-05-02 00:10 lies in the future",
	} {
		f, err := Parse(strings.NewReader(read(name)), name, Options{})
		require.NoError(t, err, Excerpts(err))
		r := report.Evaluate(report.Pair{Primary: &facts}, f.Rules, f.Options(report.Options{Now: now}))
		assert.Equal(t, report.Unknown, r.Findings[0].Status, name)
		assert.Contains(t, r.Findings[0].Message, want, name)
	}
	for _, name := range []string{"tab-in-plain-text.yml", "tab-in-double-quotes.yml", "comment-swallowed.yml", "dash-continuation.yml"} {
		f, err := Parse(strings.NewReader(read(name)), name, Options{})
		require.NoError(t, err, Excerpts(err))
		if len(f.Usual) > 0 {
			assert.Equal(t, "disk\tfull", f.Usual[0].Text)
		}
		if strings.HasPrefix(name, "comment") {
			assert.Equal(t, "moved - to the new switch", f.Silences[0].Why)
		}
	}
	_, err := Parse(strings.NewReader(read("comment-after-empty-block.yml")), "site.yml", Options{})
	assert.ErrorContains(t, err, "`doc` is empty")
}

// A value of an entry that is of another form than the documented one is not
// known, and so are the words of a link that could not be read later.
func TestValuesThatSayNothing(t *testing.T) {
	p := both()
	p.Primary.Errors.Entries[0].Odd = errlog.OddCode | errlog.OddSeverity
	p.Primary.Errors.Entries[0].Code = 0
	for condition, want := range map[string]string{
		"entry.code == 12":               "unknown: entry.code is not known",
		"entry.code != 12":               "unknown: entry.code is not known",
		"entry.code in list(\"acds\")":   "unknown: entry.code is not known",
		"entry.severity == \"INFO\"":     "unknown: entry.severity is not known",
		"entry.text contains \"disk\"":   "warning: yes",
		"any(server.entries, .code > 0)": "unknown: entry.code is not known",
	} {
		assert.Equal(t, []string{"ACD 1: " + want}, judged(t, p, strings.ReplaceAll(question("each entry"), "CONDITION", condition)), condition)
	}
	for i := range p.Primary.Links.Links {
		p.Primary.Links.Links[i].Outdated = true
	}
	got := judged(t, p, strings.ReplaceAll(question("each link"), "CONDITION", `link.connection != "operational"`))
	assert.Equal(t, []string{"ACD 1: unknown: link.connection is not known", "ACD 2: warning: yes"}, got[:2])
}

// Of a log that is a part, what is found counts, and not what is not.
func TestPartOfALog(t *testing.T) {
	const none = "has no answer: the log says that it is a part of the whole"
	p := both()
	p.Primary.Errors.Scope.Part = true
	for condition, want := range map[string]string{
		`any(server.entries, .code == 99)`:                               "warning: yes",
		`any(server.entries, .code == 98)`:                               none,
		`not any(server.entries, .code == 98)`:                           none,
		`none(server.entries, .code == 99)`:                              "ok: no",
		`none(server.entries, .code == 98)`:                              none,
		`all(server.entries, .code == 99)`:                               none,
		`all(server.entries, .code == 98)`:                               "ok: no",
		`count(server.entries, .code == 99) > 0`:                         "warning: yes",
		`3 < count(server.entries, .code == 99)`:                         none,
		`len(server.entries) >= 1`:                                       "warning: yes",
		`len(server.entries) < 1`:                                        "ok: no",
		`len(server.entries) < 5`:                                        none,
		`len(server.entries) == 1`:                                       none,
		`one(server.entries, .code == 99)`:                               none,
		`any(list("acds") as n, any(server.entries, .code == n))`:        none,
		`any(server.links, .acd.number == 1)`:                            "warning: yes",
		`backup.state == "failed" or any(server.entries, .code == 98)`:   none,
		`backup.state == "finished" or any(server.entries, .code == 98)`: "warning: yes",
	} {
		got := judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", condition))
		require.Len(t, got, 1)
		assert.Contains(t, got[0], want, condition)
	}
	got := judged(t, p, strings.ReplaceAll(question("each entry"), "CONDITION", "entry.code == 99"))
	assert.Equal(t, []string{"ACD 1: warning: yes", "unknown: the log says that it is a part of the whole"}, got)
	p.Primary.Errors.Scope.Part = false
	p.Primary.Errors.Scope.To, p.Primary.Errors.NotAfter = now.Add(-time.Hour), now
	assert.Contains(t, judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", `any(server.entries, .code == 98)`))[0], none)
	p.Primary.Errors.Scope.To, p.Primary.Errors.NotAfter = now.Add(-8*time.Hour), now.Add(-8*time.Hour)
	assert.Contains(t, judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", `any(server.entries, .code == 98)`))[0], none, "it was read no further")
	p.Primary.Errors.Scope.To, p.Primary.Errors.NotAfter = now.Add(time.Hour), now
	assert.Equal(t, []string{"ok: no"}, judged(t, p, strings.ReplaceAll(question("server"), "CONDITION", `any(server.entries, .code == 98)`)))
}
