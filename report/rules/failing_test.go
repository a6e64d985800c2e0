package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu/errlog"
)

func TestSaysFailing(t *testing.T) {
	for _, text := range []string{
		"Backup failed: tape write error.", "Storage intervals exceeded, data is being discarded.", "Interval 06:30 not archived.",
		"Link to ACD 1 went down.", "5312 calls lost in transfer.", "Archi- ving fai- led", "Daily archive did not run", "Weekly summary was not completed for ACD 2",
		"Timetable 12 stopped", "Dictionary mismatch with the switch", "Data collection is off: no response", "The backup could not be written, 0 retries",
		"Interval 0 failed in the archive", "Datensicherung fehlgeschlagen", "La sauvegarde a échoué", "Back-up mislukt", "Salvataggio: copia non riuscita", "Falha na cópia de segurança",
		"El respaldo falló", "バックアップに失敗しました", "Verbindung zu ACD 1 unterbrochen", "The link timed out",
		"Backup finished with no errors, and the archive failed", "10 records discarded",
	} {
		assert.True(t, saysFailing(&errlog.Entry{Text: text}), text)
	}
	for _, text := range []string{
		"Full backup finished successfully.", "Daily archive finished, 812 rows", "Link to ACD 3 was reset", "0 calls lost in transfer.", "Backup finished with no errors.",
		"Backup finished with 0 errors", "Backup finished, errors: 0", "Daily archive finished, 0 rows lost.", "Archiving done without any failures", "Login failed for user guest",
		"Report 12 failed: nothing to print", "Exception report 3 was sent to user smith and not acknowledged within 4 minutes",
		"Translation 4 is unknown and was passed over; 12 records had it", "Nightly printer queue was emptied.", "Timetable 12 finished at 10:00", "Timetable 4 of user jones finished after 3 s",
		"Backup of ACD 3 is not due", "Data collection started", "Login refused for user smith at terminal 4", "Disk usage of /cms is 60 percent.", "Nightly job finished with code 0.",
		"Sicherung ohne Fehler beendet", "Sauvegarde terminée sans erreur", "Back-up zonder fouten voltooid", "バックアップ終了、エラーなし", "Link statistics: 12 messages",
		"Query 7 of user costa returned 12 rows, which is more than a window shows, and was cut off after the first 3 of them", "Lookup of split 3 took 4 ms", "",
	} {
		assert.False(t, saysFailing(&errlog.Entry{Text: text}), text)
	}
}
