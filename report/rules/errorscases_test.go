package rules

import (
	"time"

	"example.com/centrevu/report"
)

var errorCases = []spoiled{
	{"errors.current", "old", func(p report.Pair) { p.Primary.Errors.NotAfter = ago(27 * time.Hour) },
		[]string{"primary: unknown: the log was read up to 2000-05-01 05:00; nothing is known of the 27 h since"}},
	{"errors.current", "old, but with an entry of today", func(p report.Pair) {
		p.Primary.Errors.NotAfter = ago(27 * time.Hour)
		log(p, ago(time.Hour), 1, "x")
	}, []string{}},
	{"errors.current", "an entry of tomorrow tells nothing", func(p report.Pair) {
		p.Primary.Errors.NotAfter = ago(27 * time.Hour)
		log(p, ago(-24*time.Hour), 1, "x")
	}, []string{"primary: unknown: the log was read up to 2000-05-01 05:00; nothing is known of the 27 h since"}},
	{"errors.current", "old, but with an entry of today's date", func(p report.Pair) {
		p.Primary.Errors.NotAfter = ago(27 * time.Hour)
		logDate(p, 2, "x")
	}, []string{}},
	{"errors.current", "a date of which the first hours are too old tells nothing", func(p report.Pair) {
		p.Primary.Errors.NotAfter = ago(27 * time.Hour)
		logDate(p, 1, "x")
	}, []string{"primary: unknown: the log was read up to 2000-05-01 05:00; nothing is known of the 27 h since"}},
	{"errors.current", "begins today", func(p report.Pair) { p.Primary.Errors.Scope.From = ago(8 * time.Hour) },
		[]string{"primary: unknown: the log shows nothing from before 2000-05-02 00:00; nothing is known of the 18 h before that"}},
	{"errors.current", "begins before yesterday's check", func(p report.Pair) { p.Primary.Errors.Scope.From = ago(26 * time.Hour) }, []string{}},
	{"errors.current", "a part, however new its entries are", func(p report.Pair) {
		p.Primary.Errors.Scope.Part = true
		log(p, ago(time.Minute), 1, "x")
	}, []string{"primary: unknown: the log says that it is a part of the whole; nothing is known of the rest"}},
	{"errors.current", "of dates that ended at midnight", func(p report.Pair) {
		p.Primary.Errors.Scope.To = ago(8 * time.Hour)
		p.Primary.Errors.NotAfter = ago(8 * time.Hour)
		log(p, ago(9*time.Hour), 1, "x")
	}, []string{"primary: unknown: the log was read up to 2000-05-02 00:00; nothing is known of the 8 h since"}},
	{"errors.current", "printed a little before it was captured", func(p report.Pair) {
		p.Primary.Errors.Scope.To = ago(30 * time.Minute)
		p.Primary.Errors.NotAfter = ago(30 * time.Minute)
	}, []string{}},
	{"errors.current", "no telling", func(p report.Pair) { p.Primary.Errors.NotAfter = time.Time{} },
		[]string{"primary: unknown: nothing says up to when the log was read"}},
	{"errors.current", "read in the future", func(p report.Pair) { p.Primary.Errors.NotAfter = ago(-time.Hour) },
		[]string{"primary: unknown: the log was read up to 2000-05-02 09:00, which lies 1 h in the future"}},
	{"errors.current", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: without the time of the check there is no telling if the log was read to today"}},

	{"errors.pair", "on one only", func(p report.Pair) {
		log(p, ago(time.Hour), 1, "Link to ACD 3 is down")
		log(p, ago(time.Hour), 2, "Something else")
		log(report.Pair{Primary: p.Secondary}, ago(2*time.Hour), 1, "Link to ACD 4 is down")
	}, []string{"primary: ACD 2: warning: on the primary only: code 99, Something else"}},
	{"errors.pair", "no log", func(p report.Pair) { p.Primary.Errors.Entries = nil },
		[]string{"unknown: an error log shows no entry at all, as a report that was not run does"}},
	{"errors.pair", "no now", func(p report.Pair) { p.Primary.Now, p.Secondary.Now = time.Time{}, time.Time{} },
		[]string{"unknown: without the time of the check there is no telling which entries are recent"}},

	{"errors.unusual", "recent", func(p report.Pair) { log(p, ago(26*time.Hour), 1, "A thing happened") },
		[]string{"primary: ACD 1: warning: 2000-05-01 06:00: code 99, A thing happened"}},
	{"errors.unusual", "past", func(p report.Pair) { log(p, ago(26*time.Hour+time.Minute), 1, "A thing happened") }, []string{}},
	{"errors.unusual", "dates without a time of day", func(p report.Pair) {
		logDate(p, 3, "of tomorrow")
		logDate(p, 2, "of today")
		logDate(p, 1, "of yesterday, of which the last hours are recent")
		logDate(p, 0, "of the day before")
	}, []string{
		"primary: unknown: 2000-05-03 lies in the future, once: code 99, of tomorrow",
		"primary: warning: 2000-05-02: code 99, of today",
		"primary: warning: 2000-05-01: code 99, of yesterday, of which the last hours are recent",
	}},
	{"errors.unusual", "the record of the article", func(p report.Pair) {
		log(p, ago(time.Hour), 4, "SPI configuration error: Switch and UNIX clocks differ by more than 24 hours.")
	}, []string{"primary: ACD 4: critical: 2000-05-02 07:00: code 99, SPI configuration error: Switch and UNIX clocks differ by more than 24 hours."}},
	{"errors.unusual", "kinds of text", func(p report.Pair) {
		for _, text := range []string{
			"Data collection will remain down until reset", "archive of ACD failed", "Disk is full", "Disk space is low",
			"Link to ACD 4 is down", "Timetable nightly stopped", "dictionary mismatch",
		} {
			log(p, ago(time.Hour), 0, text)
		}
	}, []string{
		"primary: critical: 2000-05-02 07:00: code 99, Data collection will remain down until reset",
		"primary: critical: 2000-05-02 07:00: code 99, archive of ACD failed",
		"primary: critical: 2000-05-02 07:00: code 99, Disk is full",
		"primary: warning: 2000-05-02 07:00: code 99, Disk space is low",
		"primary: warning: 2000-05-02 07:00: code 99, Link to ACD 4 is down",
		"primary: warning: 2000-05-02 07:00: code 99, Timetable nightly stopped",
		"primary: warning: 2000-05-02 07:00: code 99, dictionary mismatch",
	}},
	{"errors.unusual", "repeats", func(p report.Pair) {
		log(p, ago(2*time.Hour), 1, "again")
		log(p, ago(time.Hour), 1, "again")
		log(p, ago(time.Hour), 2, "again")
		p.Primary.Errors.Entries[1].Count = 5
	}, []string{
		"primary: warning: 7 times from 2000-05-02 06:00 to 2000-05-02 07:00, at ACD 1, ACD 2, for example code 99, again",
	}},
	{"errors.unusual", "one kind", func(p report.Pair) {
		log(p, ago(2*time.Hour), 1, "Login failed for user smith from 10.1.2.3 at 03:12 AM")
		log(p, ago(time.Hour), 1, "Login failed for user jones from 10.4.5.6 at 04:12 AM")
		log(p, ago(time.Hour), 1, "Link to ACD 1 is down")
		log(p, ago(time.Hour), 1, "Link to ACD 1 is up")
	}, []string{
		"primary: ACD 1: warning: 2 times, last 2000-05-02 07:00: code 99, Login failed for user jones from 10.4.5.6 at 04:12 AM",
		"primary: ACD 1: warning: 2000-05-02 07:00: code 99, Link to ACD 1 is down",
		"primary: ACD 1: warning: 2000-05-02 07:00: code 99, Link to ACD 1 is up",
	}},
	{"errors.unusual", "no entry", func(p report.Pair) { p.Primary.Errors.Entries = nil },
		[]string{"primary: unknown: the error log shows no entry at all, as a report that was not run does"}},
	{"errors.unusual", "future", func(p report.Pair) { log(p, ago(-time.Hour), 1, "soon") },
		[]string{"primary: ACD 1: unknown: 2000-05-02 09:00 lies in the future, once: code 99, soon"}},
	{"errors.unusual", "undated", func(p report.Pair) { log(p, time.Time{}, 1, "sometime") },
		[]string{"primary: ACD 1: unknown: once without a time: code 99, sometime"}},
	{"errors.unusual", "no now", func(p report.Pair) { p.Primary.Now = time.Time{} },
		[]string{"primary: unknown: 1 entry; without the time of the check there is no telling which are recent"}},
}
