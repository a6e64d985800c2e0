package report

import (
	"encoding/json"
	"testing"
	"time"
	_ "time/tzdata" // where the system has none

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
)

func hours(t *testing.T, s string) Hours {
	t.Helper()
	h, err := ParseHours(s)
	require.NoError(t, err, s)
	require.NoError(t, h.Validate(), s)
	return h
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	require.NoError(t, err)
	return loc
}

func TestParseHours(t *testing.T) {
	for text, want := range map[string]string{
		"sat 02:00-06:00":           "sat 02:00-06:00",
		"Saturday  2:00 - 6:00":     "sat 02:00-06:00",
		"mon-fri 22:00-05:00":       "mon-fri 22:00-05:00",
		"fri-mon":                   "mon,fri-sun",
		"sat,sun":                   "sat,sun",
		"sun,sat 00:00-24:00":       "sat,sun",
		"daily 00:30-01:00":         "daily 00:30-01:00",
		"mon-sun":                   "daily",
		"sat 20:00-24:00":           "sat 20:00-24:00",
		"holidays":                  "holidays",
		"christmas 00:00-12:00":     "christmas 00:00-12:00",
		"sun,works-day 08:00-09:00": "sun,works-day 08:00-09:00",
	} {
		h := hours(t, text)
		assert.Equal(t, want, h.String(), text)
		assert.Equal(t, h, hours(t, h.String()), text)
	}
	for _, text := range []string{
		"", "02:00-06:00", "sat 02:00", "sat 02:00-", "sat 2-6", "sat 06:00-06:00", "sat 24:00-06:00", "sat 25:00-26:00", "sat 02:60-03:00",
		"sat-", "-sat", "sat,,sun", "sat-christmas", "a,b", "sat 02:00-06:00 x", "sat 02:0-06:00", "sat +2:00-06:00",
	} {
		_, err := ParseHours(text)
		assert.Error(t, err, "%q", text)
	}
}

func TestHoursHold(t *testing.T) {
	denver := zone(t, "America/Denver")
	at := func(s string) time.Time {
		v, err := time.Parse("2006-01-02 15:04 -0700", s)
		require.NoError(t, err)
		return v.In(denver)
	}
	for _, tt := range []struct {
		hours, at string
		want      bool
	}{
		{"sat 02:00-06:00", "2026-11-28 01:59 -0700", false},
		{"sat 02:00-06:00", "2026-11-28 02:00 -0700", true},
		{"sat 02:00-06:00", "2026-11-28 05:59 -0700", true},
		{"sat 02:00-06:00", "2026-11-28 06:00 -0700", false},
		{"sat 02:00-06:00", "2026-11-29 03:00 -0700", false},
		{"sat 22:00-05:00", "2026-11-28 23:00 -0700", true},
		{"sat 22:00-05:00", "2026-11-29 04:59 -0700", true},
		{"sat 22:00-05:00", "2026-11-29 05:00 -0700", false},
		{"sat 22:00-05:00", "2026-11-28 04:00 -0700", false}, // of the Friday before
		{"sat 22:00-24:00", "2026-11-29 00:00 -0700", false},
		{"sat", "2026-11-28 23:59 -0700", true},
		{"sat", "2026-11-29 00:00 -0700", false},
		// On 8 March the clocks go from 02:00 to 03:00.
		{"sun 00:00-06:00", "2026-03-08 05:59 -0600", true},
		{"sun 00:00-06:00", "2026-03-08 06:00 -0600", false},
		{"sun 02:00-03:00", "2026-03-08 01:59 -0700", false},
		{"sun 02:00-03:00", "2026-03-08 03:00 -0600", false},
		{"sat 22:00-04:00", "2026-03-08 03:59 -0600", true},
		{"sat 22:00-04:00", "2026-03-08 04:00 -0600", false},
		// On 1 November they go from 02:00 to 01:00.
		{"sun 01:00-02:00", "2026-11-01 00:59 -0600", false},
		{"sun 01:00-02:00", "2026-11-01 01:00 -0600", true},
		{"sun 01:00-02:00", "2026-11-01 01:59 -0600", true},
		{"sun 01:00-02:00", "2026-11-01 01:00 -0700", true},
		{"sun 01:00-02:00", "2026-11-01 02:00 -0700", false},
		{"sun 00:00-06:00", "2026-11-01 05:59 -0700", true},
		{"sun 00:00-06:00", "2026-11-01 06:00 -0700", false},
		{"sat 22:00-04:00", "2026-11-01 03:59 -0700", true},
		{"sat 22:00-04:00", "2026-11-01 04:00 -0700", false},
		{"holidays", "2026-12-25 12:00 -0700", true},
		{"holidays", "2026-12-27 12:00 -0700", false},
		{"christmas 20:00-04:00", "2026-12-27 03:00 -0700", true}, // the morning behind the 26th
		{"christmas 20:00-04:00", "2026-12-24 03:00 -0700", false},
		{"inventory", "2026-12-25 12:00 -0700", false},
	} {
		holidays := Holidays{{Name: "christmas", From: Date{0, 12, 24}, To: Date{0, 12, 26}}, {Name: "inventory", From: Date{2026, 6, 30}}}
		assert.Equal(t, tt.want, hours(t, tt.hours).Hold(at(tt.at), holidays), "%v", tt)
	}
}

func TestHolidays(t *testing.T) {
	h := Holidays{
		{Name: "new-year", From: Date{0, 12, 30}, To: Date{0, 1, 2}},
		{Name: "leap", From: Date{0, 2, 29}},
		{Name: "inventory", From: Date{2026, 6, 29}, To: Date{2026, 7, 1}},
	}
	for _, one := range h {
		require.NoError(t, one.Validate())
	}
	for day, want := range map[string]string{
		"2026-12-29": "", "2026-12-30": "new-year", "2027-01-01": "new-year", "2027-01-02": "new-year", "2027-01-03": "",
		"2028-02-29": "leap", "2027-03-01": "", "2026-06-28": "", "2026-06-29": "inventory", "2026-06-30": "inventory", "2026-07-01": "inventory",
		"2026-07-02": "", "2027-06-30": "",
	} {
		at, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		assert.Equal(t, want, h.On(at), day)
	}
	var days []string
	for _, d := range h.Days(time.Date(2026, 6, 30, 23, 0, 0, 0, zone(t, "America/Denver")), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)) {
		days = append(days, d.Format(time.RFC3339))
	}
	assert.Equal(t, []string{"2026-06-30T00:00:00Z", "2026-07-01T00:00:00Z", "2026-12-30T00:00:00Z", "2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"}, days)
	bad := []Holiday{
		{Name: "", From: Date{0, 1, 1}}, {Name: "New", From: Date{0, 1, 1}}, {Name: "sat", From: Date{0, 1, 1}}, {Name: "holidays", From: Date{0, 1, 1}},
		{Name: "a b", From: Date{0, 1, 1}}, {Name: "a"}, {Name: "a", From: Date{2026, 2, 29}}, {Name: "a", From: Date{0, 13, 1}},
		{Name: "a", From: Date{2026, 2, 2}, To: Date{2026, 2, 1}}, {Name: "a", From: Date{2026, 2, 2}, To: Date{0, 2, 3}}, {Name: "a", From: Date{0, 2, 2}, To: Date{0, 2, 31}},
	}
	for _, bad := range bad {
		assert.Error(t, bad.Validate(), "%+v", bad)
		assert.NotEmpty(t, statusesOf(Evaluate(both(), nil, Options{Holidays: Holidays{bad}}), RuleOptions))
	}
	for text, want := range map[string]Date{"2026-12-25": {2026, 12, 25}, "12-25": {0, 12, 25}, "02-29": {0, 2, 29}} {
		var d Date
		require.NoError(t, d.UnmarshalText([]byte(text)))
		assert.Equal(t, want, d)
		assert.Equal(t, text, d.String())
	}
	for _, text := range []string{"", "25", "2026-13-01", "02-30", "1-1", "2026-12-25T00:00:00Z"} {
		assert.Error(t, new(Date).UnmarshalText([]byte(text)), text)
	}
}

// Silences hold by the clock of the server that a finding is about.
func TestSilencesWithACalendar(t *testing.T) {
	denver, berlin := zone(t, "America/Denver"), zone(t, "Europe/Berlin")
	base := Silence{Rule: "r", Who: "op", Why: "the switch is moved", Until: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Local: true}
	with := func(f func(s *Silence)) Silence { s := base; f(&s); return s }
	local := func(y, m, d, h, min int) time.Time { return time.Date(y, time.Month(m), d, h, min, 0, 0, time.UTC) }
	judge := func(s Silence, at time.Time) (judged, said []Status) {
		p := Pair{whole(), whole()}
		p.Primary.Now, p.Secondary.Now = at.In(denver), at.In(berlin)
		r := Evaluate(p, []Rule{aboutACD("r", Critical, 3)}, Options{Silences: []Silence{s}, Holidays: Holidays{{Name: "moving", From: Date{2026, 11, 28}}}})
		return statusesOf(r, "r"), statusesOf(r, RuleSilences)
	}
	for _, tt := range []struct {
		name    string
		silence Silence
		at      time.Time
		want    []Status // of the primary in Denver and the secondary in Berlin
		said    []Status
	}{
		{"both", base, time.Date(2026, 11, 28, 12, 0, 0, 0, denver), []Status{Silenced, Silenced}, nil},
		{"the day ends in Berlin first", base, time.Date(2026, 11, 30, 16, 0, 0, 0, denver), []Status{Silenced, Critical}, nil},
		{"and then in Denver", base, time.Date(2026, 12, 1, 0, 0, 0, 0, denver), []Status{Critical, Critical}, []Status{Warning}},
		{"one of the secondary has expired there", with(func(s *Silence) { s.Server = "secondary" }), time.Date(2026, 11, 30, 16, 0, 0, 0, denver), []Status{Critical, Critical}, []Status{Warning}},
		{"not begun", with(func(s *Silence) { s.From = local(2026, 11, 29, 0, 0) }), time.Date(2026, 11, 28, 12, 0, 0, 0, denver), []Status{Critical, Critical}, []Status{NotApplicable}},
		{"begun in Berlin", with(func(s *Silence) { s.From = local(2026, 11, 28, 20, 0) }), time.Date(2026, 11, 28, 12, 0, 0, 0, denver), []Status{Critical, Silenced}, nil},
		{"weekly", with(func(s *Silence) { s.Weekly = []Hours{hours(t, "sun"), hours(t, "sat 02:00-06:00")} }), time.Date(2026, 11, 28, 2, 0, 0, 0, denver), []Status{Silenced, Critical}, nil},
		{"weekly in Berlin", with(func(s *Silence) { s.Weekly = []Hours{hours(t, "sat 02:00-06:00")} }), time.Date(2026, 11, 28, 2, 0, 0, 0, berlin), []Status{Critical, Silenced}, nil},
		{"at other hours", with(func(s *Silence) { s.Weekly = []Hours{hours(t, "sat 02:00-06:00")} }), time.Date(2026, 11, 28, 12, 0, 0, 0, denver), []Status{Critical, Critical}, []Status{NotApplicable}},
		{"on a holiday", with(func(s *Silence) { s.Weekly = []Hours{hours(t, "moving 10:00-14:00")} }), time.Date(2026, 11, 28, 12, 0, 0, 0, denver), []Status{Silenced, Critical}, nil},
		{"an instant", with(func(s *Silence) { s.Local, s.Until = false, time.Date(2026, 11, 28, 12, 0, 0, 0, denver) }), time.Date(2026, 11, 28, 12, 0, 0, 0, denver), []Status{Critical, Critical}, []Status{Warning}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			judged, said := judge(tt.silence, tt.at)
			assert.Equal(t, tt.want, judged)
			assert.Equal(t, tt.said, said)
		})
	}
}

// Where nobody said a server's zone, its own times do.
func TestZoneOfAServer(t *testing.T) {
	denver := zone(t, "America/Denver")
	s := &Server{Backup: &backup.Status{FinishedAt: time.Date(2026, 11, 30, 1, 0, 0, 0, denver)}}
	r := Evaluate(Pair{Primary: s, Secondary: s}, []Rule{aboutACD("r", Critical, 3)}, Options{
		Now:      time.Date(2026, 12, 1, 6, 59, 0, 0, time.UTC),
		Silences: []Silence{{Rule: "r", Who: "x", Why: "x", Local: true, Until: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}},
	})
	assert.Equal(t, []Status{Silenced, Silenced}, statusesOf(r, "r"))
	assert.Equal(t, "2026-12-01T00:00:00-07:00", r.Findings[0].Silenced.Until.Format(time.RFC3339))
}

// A midnight that a clock skips is the jump, so that a day never ends early.
func TestMidnightThatIsSkipped(t *testing.T) {
	for name, want := range map[string]string{"America/Sao_Paulo": "2018-11-04T01:00:00-02:00", "America/Denver": "2018-11-04T00:00:00-06:00"} {
		at := ending(time.Date(2018, 11, 4, 0, 0, 0, 0, time.UTC), true, now.In(zone(t, name)))
		assert.Equal(t, want, at.Format(time.RFC3339))
	}
}

func TestSilenceAsJSON(t *testing.T) {
	s := Silence{Rule: "r", Who: "x", Why: "y", Until: now, Weekly: []Hours{hours(t, "sat 02:00-06:00")}}
	b, err := json.Marshal(s)
	require.NoError(t, err)
	assert.Equal(t, `{"rule":"r","who":"x","why":"y","until":"`+now.Format(time.RFC3339)+`","weekly":["sat 02:00-06:00"]}`, string(b))
	var back Silence
	require.NoError(t, json.Unmarshal(b, &back))
	assert.Equal(t, s.Weekly, back.Weekly)
}

// A baseline knows the holidays of the site, and is not changed by that.
func TestHolidaysOfABaseline(t *testing.T) {
	p := both()
	p.Primary.Baseline = &errlog.Baseline{Holidays: []time.Time{now.AddDate(0, 0, -1)}}
	var got, none *errlog.Baseline
	r := gives("r")
	r.Check = func(p *Pass) error {
		if p.Name(p.Server) == "primary" {
			got = p.Baseline(p.Server)
		} else {
			none = p.Baseline(p.Server)
		}
		p.OKf("asked")
		return nil
	}
	today := DateOf(now)
	Evaluate(p, []Rule{r}, Options{Now: now, Holidays: Holidays{{Name: "moving", From: Date{0, today.Month, today.Day}}, {Name: "Bad", From: Date{0, 1, 1}, To: Date{0, 12, 31}}}})
	require.NotNil(t, got)
	assert.Nil(t, none)
	assert.Equal(t, []time.Time{now.AddDate(0, 0, -1), today.utc()}, got.Holidays)
	assert.Len(t, p.Primary.Baseline.Holidays, 1)
}
