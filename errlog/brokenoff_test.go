package errlog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

func readScope(log string) (errs int, part bool) {
	var l errlog.Log
	for _, err := range l.Entries(strings.NewReader(log), centrevu.Source{}) {
		if err != nil {
			errs++
		}
	}
	return errs, l.Scope.Part
}

// What stands right below the last record, where no wrapping puts it, says that the log was
// broken off there, in whatever words (synthetic).
func TestBrokenOff(t *testing.T) {
	for _, line := range []string{
		"Network error: Software caused connection abort", "FATAL ERROR: Server unexpectedly closed network connection", "Write failed: Broken pipe", "rsync error: timeout in data send/receive (code 30)",
		"wget: short read", "curl: (18) transfer closed with 1034 bytes remaining to read", "standard input: Input/output error", "errors.log  42% 5120KB 00:07 ETA", "Output was truncated: 1000 lines shown",
		"ERROR: timeout waiting for prompt", "The system is going down for reboot NOW!", "Press Enter", "ACD 2 link down",
		"--Plus--(12%)", "--Más--", "Fortsetzung folgt", "Zeilen 1-24", "2 von 14 Einträgen", "sortie tronquée", "afgekapt", "続く", "接続が切断されました",
	} {
		for _, end := range []string{"", "\n", "\n# ", "\n\nTotal: 1\n"} {
			for _, before := range []string{"", "04/26/00 07:00 AM 4 1 INFO\nArchive\nof ACD 1\ndone\n"} {
				log := before + wrappedRecord + line + end
				errs, part := readScope(log)
				assert.True(t, part || errs > 0, "%q", log)
			}
		}
	}
	for _, foot := range []string{"", "Total: 1\n", "End of report\n", "# \n", "[root@cms1 ~]# exit\nlogout\n", "Page 1 of 1\n", "(END)\n", "EOF\n", "1 entry\n", "-----\n"} {
		errs, part := readScope(wrappedRecord + foot)
		assert.Zero(t, errs, "%q", foot)
		assert.False(t, part, "%q", foot)
	}
	// Where lines end before they are full they may all be the record's own.
	for _, text := range []string{"Archive\ndone.\nNext run at 06:00", "Archive of ACD 1 done.\nData is there", "Archive failed.\nACD: West\nKind: daily\nSee the log.", "A long line of a text that is as long as such lines can be\nof it"} {
		errs, part := readScope("05/02/00 07:00 AM 4 1 INFO\n" + text + "\n")
		assert.Zero(t, errs, "%q", text)
		assert.False(t, part, "%q", text)
	}
	for width := 30; width < 100; width++ { // at whatever width it is wrapped
		head, text, _ := strings.Cut(strings.TrimSpace(wrappedRecord), "\n")
		log, n := head+"\n", 0
		for word := range strings.FieldsSeq(text) {
			if n > 0 && n+1+len(word) > width {
				log, n = log+"\n"+word, len(word)
			} else {
				log, n = strings.TrimSuffix(log+" "+word, " "), n+1+len(word)
			}
		}
		_, part := readScope(strings.ReplaceAll(log, "\n ", "\n") + "\n")
		assert.False(t, part, "%d", width)
	}
}
