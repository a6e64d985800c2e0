package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// masked returns what is written of a capture with -mask, as text and JSON.
func maskedOutput(t *testing.T, capture string) string {
	t.Helper()
	_, text, errs := invoke(capture, "-mask")
	assert.Empty(t, errs)
	_, doc, errs := invoke(capture, "-mask", "-all", "-json")
	assert.Empty(t, errs)
	return text + doc
}

func TestMaskHidesTheNamesOfRecordings(t *testing.T) {
	files, err := filepath.Glob("../../testdata/captures/*.facts.json")
	require.NoError(t, err)
	hidden := 0
	for _, file := range files {
		var facts struct {
			Links []struct{ Name string }
			Log   []struct{ Text string } `json:"errlog"`
		}
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(b, &facts))
		b, err = os.ReadFile(strings.TrimSuffix(file, ".facts.json") + ".typescript")
		require.NoError(t, err)
		out := maskedOutput(t, string(b))
		for _, l := range facts.Links {
			if l.Name != "" {
				assert.NotContains(t, out, l.Name, file)
				hidden++
			}
		}
		for _, e := range facts.Log {
			assert.NotContains(t, out, strings.Join(strings.Fields(e.Text)[:2], " "), file)
		}
	}
	assert.NotZero(t, hidden)
}

// A name is hidden in a row that reads, in one that does not, in a window that
// is not read, and where it is made of words that CMS uses.
func TestMaskHidesAnyName(t *testing.T) {
	windows := []string{
		" +- Maintenance: Connection Status -----------------------------+\n" +
			" | ACD                   Application      Session     Connection |\n" +
			" | 3 NAME  data transfer  data transfer  operational |\n" +
			" | NAME  data transfer  quiescent  |\n" +
			" | NAME data transfer data transfer operational |\n" +
			" | +- NAME --+ |\n" +
			" | 99 NAME  data transfer  data transfer  operational |\n" +
			" +---------------------------------------------------------------+\n",
		" +- Maintenance: Archiving Status ------------------------------+\n" +
			" | ACD: 3 NAME                                                   |\n" +
			" | Archive  Status  Last run                                     |\n" +
			" | Daily  finished  05/02/00 25:35                               |\n" +
			" | ACD: NAME                                                     |\n" +
			" | Daily  NAME  05/02/00 00:35                                   |\n" +
			" | Daily  finished  NAME                                         |\n" +
			" +--------------------------------------------------------------+\n",
		" +- Maintenance: Backup Data -----------------------------------+\n" +
			" | Backups completed today: NAME                                |\n" +
			" | Status: Last backup of NAME finished at 05/02/00 00:23:41     |\n" +
			" | Errors: NAME                                                 |\n" +
			" +--------------------------------------------------------------+\n",
		"05/02/00 03:12 PM 3 1 INFO NAME\nLink to NAME is down\n05/02/00 13:12 PM 3 1 NAME\nNAME\n",
		" +- Reports: NAME ---+\n | NAME               |\n +--------------------+\n",
		"05/02/00 NAME 12:15\n\x1b[2;3HNAME\x1b]0;NAME\x07\x1b[1;0;0;0qNAME\x1b[24;1Hx",
		"NAME: NAME | NAME\n",
	}
	for _, name := range []string{"Claims, West", "Denver", "Zürich", "Support+", "911 Desk", "24.7 Help", "Last Resort", "Data_Entry", "受注"} {
		for _, w := range windows {
			capture := strings.ReplaceAll(w, "NAME", name)
			out := maskedOutput(t, capture)
			assert.NotContains(t, out, name, "%s", capture)
			for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
				if word != "Last" && word != "Data" && word != "Help" && len(word) > 2 {
					assert.NotContains(t, out, word, "%s", capture)
				}
			}
		}
	}
	// A name that was read is hidden though it is a documented phrase.
	read := " +- Maintenance: Connection Status ---------------------------+\n" +
		" | ACD              Application    Session        Connection  |\n" +
		" | 3 Restore Data   data transfer  data transfer  operational |\n" +
		" +------------------------------------------------------------+\n" +
		" +- Maintenance: Restore Data ----+\n" +
		" | Restore Data                   |\n" +
		" +--------------------------------+\n"
	out := maskedOutput(t, read)
	assert.Contains(t, out, "state up")
	assert.NotContains(t, out, "Restore Data")
}

// A printed log is masked line by line: the text of entries and the names of
// ACDs in their headers, and what stands above the first.
func TestMaskHidesAPrintedLog(t *testing.T) {
	log := "Printed by Denver on 3\n05/02/00 03:12 PM 3073 1 INFO\nLink to West 21 is down at 03:12 AM\n03:12 AM\n" +
		"05/02/00 03:15 PM 4 Claims INFO\nData transfer\n05/02/00 13:15 PM 4 2 INFO\nDisk of Denver\n"
	out := maskedOutput(t, log)
	for _, secret := range []string{"Denver", "West", "21", "03:12 AM", "Claims", "ata transfer", "Disk"} {
		assert.NotContains(t, out, secret)
	}
	for _, kept := range []string{"05/02/00 03:12 PM 3073 1 INFO", "05/02/00 03:15 PM 4 xxxxxx INFO", "code 3073", "xxxx xx xxxx 99 xx xxxx xx 99:99 xx", "\n   4 = 99:99 xx\n"} {
		assert.Contains(t, out, kept)
	}
}
