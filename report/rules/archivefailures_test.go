package rules

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/errlog"
	"example.com/centrevu/report"
)

// What is found of the failures is what a look at each of them finds.
func TestFailuresOfARun(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	numbers, names := []int{0, 1, 2}, []string{"", "Sales", "Claims"}
	texts := []string{"Archive failed", "The daily archive failed", "Daily and weekly archiving failed", "Archiving ended"}
	kinds := []archive.Kind{0, archive.Interval, archive.Daily, archive.Weekly}
	acd := func() centrevu.ACD {
		return centrevu.ACD{Number: numbers[draw.IntN(3)], Name: names[draw.IntN(3)]}
	}
	at := func() time.Time {
		if draw.IntN(8) == 0 {
			return time.Time{}
		}
		return ago(time.Duration(draw.IntN(20)) * 10 * time.Minute)
	}
	found := map[report.Status]int{}
	for range 3000 {
		log := &report.ErrorLog{}
		for range draw.IntN(6) {
			log.Entries = append(log.Entries, errlog.Entry{ACD: acd(), Time: at(), Text: texts[draw.IntN(len(texts))]})
		}
		r := &archive.Run{ACD: acd(), Kind: kinds[draw.IntN(len(kinds))], Last: at()}
		want, entry := report.OK, (*errlog.Entry)(nil)
		for i := range log.Entries {
			e := &log.Entries[i]
			numbered := (e.ACD.Number != 0) == (r.ACD.Number != 0)
			if e.Text == texts[3] || !e.ACD.IsZero() && !r.ACD.IsZero() && !e.ACD.Same(r.ACD) && numbered ||
				!e.Time.IsZero() && e.Time.Before(r.Last.Add(-failureLead)) {
				continue
			}
			named := r.Kind == archive.Daily && e.Text != texts[0] || r.Kind == archive.Weekly && e.Text == texts[2]
			if named && want != report.Critical {
				want, entry = report.Critical, e
			} else if e.Text == texts[0] && want == report.OK {
				want, entry = report.Warning, e
			}
		}
		failed, doubts := archiveFailures(log, nil)
		assert.Empty(t, doubts.byKind)
		status, got := failed.of(r)
		found[status]++
		assert.Equal(t, want, status, "%v of %v", r, log.Entries)
		assert.Same(t, entry, got, "%v of %v", r, log.Entries)
	}
	assert.Len(t, found, 3)
}

// An entry that mentions an archive and does not say in known words that all is well is in
// doubt, and so is one of a higher severity whatever it says.
func TestDoubtsOfARun(t *testing.T) {
	doubtful := func(text string, severity errlog.Severity) (failed, doubtful bool) {
		r := &archive.Run{Kind: archive.Weekly, Last: ago(0)}
		f, d := archiveFailures(&report.ErrorLog{Entries: []errlog.Entry{{Time: ago(0), Text: text, Severity: severity}}}, []archive.Run{{ACD: centrevu.ACD{Number: 3, Name: "Claims, West"}}})
		_, sure := f.of(r)
		_, unsure := d.of(r)
		return sure != nil, unsure != nil
	}
	for _, text := range []string{
		"Weekly archive was aborted, data not archived", "Weekly archive did not complete", "Archive incomplete", "Unable to archive", "Archiver terminated abnormally", "archive finished with errors",
		"Weekly archiving unsuccessful", "Weekly summarization interrupted", "ARCH alarm", "HARCH", "Archive could not be written", "Data of ACD 2 lost by the archiver", "Archive not done",
		"Report: weekly rollup incomplete", "Weekly rollup lost; user root logged in", "Data Storage Allocation exceeded, weekly split data not kept",
		"Weekly summary not done", "Weekly summary table locked", "Week table insert error", "Weekly archi ving abor ted",
		"Arquivamento semanal falhou", "週間アーカイブ失敗", "Archief week ACD 1 mislukt.", "Wochenzusammenfassung fuer ACD 1 nicht abgeschlossen",
		"Les données hebdomadaires du DAC 1 sont perdues.", "週次集計が異常終了しました。", "週次データが失われました", "週間データ処理エラー",
		"Datos semanales del ACD 1 perdidos", "Dati settimanali persi", "Dados semanais perdidos", "Wochenlauf abgebrochen", "Agrégation hebdomadaire interrompue", "Weekoverzicht mislukt", "Cannot insert into wsplit",
		"Arch process died (signal 11).", "arch: cannot insert into wsplit, ISAM error 131.", "Weekly rollup for ACD 1 aborted", "Weekly data for ACD 1 not written: no space left on device.",
		"Weekly archive: 0 rows written.", "Weekly archive completed 50%.", "Weekly archive half done.", "Weekly archive completed 50", "Weekly archive: 3 of 8 tables written", "Weekly archive: tables 3/8 done",
		"Weekly archive last completed 04/16/00", "Weekly archive tables freed", "Weekly archive sans succès",
		"Weekly archive done: 3/8 tables written", "Rows of weekly archive written: 0", "Weekly archive ended before it was complete", "Weekly archive to complete", "Weekly archive done?",
		"Weekly archive ended, disk 100% used", "Weekly archive running. Server started", "Weekly archive for ACD 1 of 8 completed", "Weekly archive", "Weekly archive completed 100 rows of 200",
	} {
		failed, doubt := doubtful(text, "INFO")
		assert.False(t, failed, text)
		assert.True(t, doubt, text)
	}
	for _, text := range []string{"Weekly archive of ACD 1 finished", "Archiver started at 05/02/00 00:35", "Interval archive completed successfully in 12 seconds", "Link to ACD 2 is down", "Research done", "The search failed",
		"Weekly archi ving of ACD 1 fini- shed", "Monthly summary written", "Report of calls: no table", "Timetable daily tables",
		"Weekly archive completed 100%", "Weekly archive completed with 1,234 rows in 0 seconds", "Archiver started at 12:35 AM, ended at 12:41 AM on Sunday 30 April", "Starting weekly archive for ACD 1",
		"Weekly archive has been completed successfully", "Last weekly archive finished at 04/30/00 00:41", "Archiver completed for ACD(s) 1-8", "Archive interval 07:00-07:30 for ACD 1 done", "Archiving data 00:00 to 00:30 for ACD 1 finished", "Password expires: weekly job", "Weekly archive: 1200 rows written", "End of weekly archive of ACD 1", "The weekly archive process is done", "Data of ACD 1 archived: 12 tables, 4.5 MB",
		"Archief week ACD 1 voltooid.", "Wochenzusammenfassung fuer ACD 1 abgeschlossen.", "週次集計 ACD 1 正常終了。",
		"Weekoverzicht afgedrukt.", "Report Agent Group Summary Weekly run for ACD 1.", "Resumen diario impreso.", "User arch logged in.", "VDN \"Arch Street\" name changed.",
		"Data Storage Allocation: weekly split data kept 106 weeks.", "Table statistics updated: hsplit, dsplit, wsplit, msplit.",
		"Weekly archive for 04/23/00 to 04/29/00 finished", "Half-hour archive of ACD 2 ok", "Scroll up for the weekly list", "Weekly archive successful",
		"Archivage hebdomadaire terminé avec succès", "Wöchentliche Archivierung für ACD 1 beendet", "Weekly backup of ACD data not done", "Timetable weekly jobs did not run", "Data collection is off for 3 days", "Search table locked",
		"SPI configuration error: Switch and UNIX clocks differ by more than 24 hours. Data collection will remain down", "Data collection resumed", "The week the data link was down",
		"Daily archive for ACD 3 (Claims, West) took 12 seconds, 4 MB saved"} {
		failed, doubt := doubtful(text, "INFO")
		assert.False(t, failed || doubt, text)
	}
	_, doubt := doubtful("Weekly archive of ACD 1 finished", "ERROR")
	assert.True(t, doubt)
	_, doubt = doubtful("Daily archive was aborted", "ERROR")
	assert.False(t, doubt, "of another kind")
	for _, text := range []string{"Weekly archive failed", "Weekly summarizing failed, nothing printed", "Scheduled step says: week ly archi ving fai led"} {
		failed, doubt := doubtful(text, "INFO")
		assert.True(t, failed)
		assert.False(t, doubt)
	}
}
