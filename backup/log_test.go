package backup_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/golden"
)

func TestParseLog(t *testing.T) {
	golden.Run(t, func(t *testing.T, c golden.Case) (any, error) {
		return backup.ParseLog(bytes.NewReader(c.Capture), c.Source)
	}, "testdata/log/valid", "testdata/log/invalid")
}

// A cut log is never finished where the whole is not, and has no time that is
// not in the whole.
func TestLogPrefixes(t *testing.T) {
	for name, c := range golden.Cases(t, "testdata/log/valid", "testdata/log/invalid") {
		for n := range c.Capture {
			st, err := backup.ParseLog(bytes.NewReader(c.Capture[:n]), c.Source)
			golden.Excerpts(t, err)
			if st.State != backup.Finished {
				assert.Zero(t, st.FinishedAt, "%s, %d bytes", name, n)
				continue
			}
			// What has been read is all of a backup, up to its last line.
			assert.Contains(t, string(c.Capture[:n]), "state: 0", "%s, %d bytes", name, n)
			assert.Equal(t, "2000-05-02T00:23:41Z", st.FinishedAt.Format("2006-01-02T15:04:05Z07:00"), "%s, %d bytes", name, n)
		}
	}
}

// A change of any character of the status word makes the backup one that has
// not finished.
func TestLogWordsChanged(t *testing.T) {
	const words = "Last backup finished"
	log := func(status, failure, state string) string {
		return "state: 1\nerror:" + failure + "\nstatus: " + status + " at 05/02/00 00:23:41.\nstate: " + state + "\n"
	}
	st, err := backup.ParseLog(strings.NewReader(log(words, "", "0.")), centrevu.Source{})
	require.NoError(t, err)
	require.Equal(t, backup.Finished, st.State)
	for i := range len(words) {
		for _, c := range []string{"", "x", "-", "0"} {
			status := words[:i] + c + words[i+1:]
			st, _ := backup.ParseLog(strings.NewReader(log(status, "", "0.")), centrevu.Source{})
			assert.NotEqual(t, backup.Finished, st.State, status)
		}
	}
	for _, failure := range []string{" none of the tapes", " 01", "\nno tape", " -1", " none\nfull"} {
		st, _ := backup.ParseLog(strings.NewReader(log(words, failure, "0")), centrevu.Source{})
		assert.Equal(t, backup.Failed, st.State, failure)
	}
	for _, failure := range []string{" none", " 0", "\nnone", " No errors."} { // as in the window
		st, _ := backup.ParseLog(strings.NewReader(log(words, failure, "0")), centrevu.Source{})
		assert.Equal(t, backup.Finished, st.State, failure)
		assert.Empty(t, st.Errors)
	}
	for _, state := range []string{"00", "1", "2", "", "idle", "0 1", "-0"} {
		st, _ := backup.ParseLog(strings.NewReader(log(words, "", state)), centrevu.Source{})
		assert.NotEqual(t, backup.Finished, st.State, state)
	}
	for _, state := range []string{"0. error", "2.", "-1.", "idle"} { // before the last
		st, err := backup.ParseLog(strings.NewReader("state: 1\nstate: "+state+log(words, "", "0.")[len("state: 1"):]), centrevu.Source{})
		assert.ErrorContains(t, err, "no state of a backup", state)
		assert.NotEqual(t, backup.Finished, st.State, state)
	}
}

func TestLogOfAnotherLanguage(t *testing.T) {
	in := "état: 1\nerreur:\nstatut: Dernière sauvegarde terminée à 05/02/00 00:23:41.\nétat: 0\n"
	st, err := backup.ParseLog(strings.NewReader(in), centrevu.Source{Words: map[string]string{
		"état": "state", "erreur": "error", "statut": "status", "Dernière sauvegarde terminée à": "Last backup finished at",
	}})
	require.NoError(t, err)
	assert.Equal(t, backup.Finished, st.State)
}

// A time with a zone, as date(1) prints it, is read in the Source's zone if that
// is its own at that time, and is no time otherwise.
func TestLogOfZones(t *testing.T) {
	york, err := time.LoadLocation("America/New_York")
	require.NoError(t, err)
	for when, want := range map[string]string{
		"Tue May  2 00:23:41 EDT 2000": "2000-05-02T04:23:41Z",
		"Tue May 2 00:23:41 2000":      "2000-05-02T04:23:41Z",
		"Wed Feb  2 00:23:41 EST 2000": "2000-02-02T05:23:41Z",
		"Tue May  2 00:23:41 EST 2000": "",
		"Tue May  2 00:23:41 UTC 2000": "",
		"Mon May  2 00:23:41 EDT 2000": "",
		"Sun Oct 29 01:30:00 EDT 2000": "2000-10-29T05:30:00Z", // the clock shows this hour twice
		"Sun Oct 29 01:30:00 EST 2000": "2000-10-29T06:30:00Z",
		"Tue May  2 00:23:41 EDT":      "",
	} {
		in := "state: 1\nerror:\nstatus: Last backup finished >, " + when + ".\nstate: 0.\n"
		st, err := backup.ParseLog(strings.NewReader(in), centrevu.Source{Location: york})
		if want == "" {
			assert.ErrorIs(t, err, centrevu.ErrSyntax, when)
			assert.Equal(t, backup.Unknown, st.State, when)
			continue
		}
		require.NoError(t, err, when)
		assert.Equal(t, want, st.FinishedAt.UTC().Format(time.RFC3339), when)
	}
}

// Which lines of a backup are known: that of the compression, with a time behind
// it, and those that go on with a label.
func TestLinesOfTheLog(t *testing.T) {
	const compressed = "/cms/install/bin/compress_backup successfullty finished:\n"
	for _, tt := range []struct {
		name, between, status string
		unclaimed             int
	}{
		{"compressed", compressed + "Tue, 05/02/00 00:20:11\n", "", 0},
		{"compressed, in capitals", "/cms/install/bin/COMPRESS_BACKUP Finished:\nTue, 05/02/00 00:20:11\n", "", 0},
		{"something else behind it", compressed + "tape full\n", "", 1},
		{"two lines behind it", compressed + "Tue, 05/02/00 00:20:11\nTue, 05/02/00 00:20:12\n", "", 1},
		{"a time alone", "Tue, 05/02/00 00:20:11\n", "", 1},
		{"another program", "/cms/install/bin/verify_backup finished:\n", "", 1},
		{"the compression failed", "/cms/install/bin/compress_backup failed:\n", "", 1},
		{"the status below its label", "", "\n", 0},
	} {
		st, err := backup.ParseLog(strings.NewReader("state: 1\n"+tt.between+"error:\nstatus: "+tt.status+"Last backup finished at 05/02/00 00:23:41\nstate: 0\n"), centrevu.Source{})
		assert.NoError(t, err, tt.name)
		assert.Equal(t, backup.Finished, st.State, tt.name)
		assert.Len(t, st.Unclaimed, tt.unclaimed, tt.name)
	}
}

// What no date has is no time, in the zone that has no letters of its own too.
func TestLogOfNoDate(t *testing.T) {
	for _, when := range []string{"Tue Xay  2 00:23:41 UTC 2000", "Wed May 32 00:23:41 UTC 2000"} {
		st, err := backup.ParseLog(strings.NewReader("state: 1\nerror:\nstatus: Last backup finished at "+when+"\nstate: 0\n"), centrevu.Source{})
		assert.ErrorIs(t, err, centrevu.ErrSyntax, when)
		assert.Equal(t, backup.Unknown, st.State, when)
	}
}

// A word that is shorter than what it stands for puts the value behind the end of
// its line.
func TestLogOfShortWords(t *testing.T) {
	src := centrevu.Source{Words: map[string]string{"ok": "Last backup finished"}}
	for when, want := range map[string]backup.State{" at 05/02/00 00:23:41": backup.Finished, " at 13/02/00": backup.Unknown, "": backup.Unknown} {
		st, err := backup.ParseLog(strings.NewReader("state: 1\nerror:\nstatus: ok"+when+"\nstate: 0\n"), src)
		assert.Equal(t, want, st.State, when)
		assert.Equal(t, want == backup.Unknown, err != nil, when)
	}
}

func TestLogLimits(t *testing.T) {
	good := "state: 1\nerror:\nstatus: Last backup finished at 05/02/00 00:23:41.\nstate: 0\n"
	st, err := backup.ParseLog(strings.NewReader(good+strings.Repeat("x\n", 20_000)), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge)
	assert.Equal(t, backup.Unknown, st.State, "what stands behind the limit is not known")
	assert.Less(t, len(st.Unclaimed), 11_000)

	st, err = backup.ParseLog(io.MultiReader(strings.NewReader(good), iotest.ErrReader(io.ErrUnexpectedEOF)), centrevu.Source{})
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
	assert.Equal(t, backup.Unknown, st.State)
	assert.Zero(t, st.FinishedAt)

	st, err = backup.ParseLog(strings.NewReader(strings.Repeat("x\n", 20_000)), centrevu.Source{})
	assert.ErrorIs(t, err, centrevu.ErrTooLarge, "no line of a backup")
	assert.Equal(t, backup.Unknown, st.State)

	st, err = backup.ParseLog(strings.NewReader(strings.Repeat(good, 5_000)), centrevu.Source{})
	assert.NoError(t, err)
	assert.Equal(t, backup.Finished, st.State)
	assert.Len(t, st.At, 4, "of the latest backup only")
}

func FuzzParseLog(f *testing.F) {
	for _, c := range golden.Cases(f, "testdata/log/valid", "testdata/log/invalid") {
		f.Add(c.Capture)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		st, err := backup.ParseLog(bytes.NewReader(b), centrevu.Source{})
		golden.Excerpts(t, err)
		require.NotNil(t, st)
		if st.State == backup.Finished {
			assert.NoError(t, err)
			assert.False(t, st.FinishedAt.IsZero())
			assert.Empty(t, st.Errors)
		}
		if len(bytes.Trim(b, " \t\r\n")) == 0 {
			assert.ErrorIs(t, err, centrevu.ErrEmpty)
		}
	})
}

func ExampleParseLog() {
	in := "state: 1\n" +
		"/cms/install/bin/compress_backup successfullty finished:\n" +
		"Tue, 05/02/00 00:20:11\n" +
		"error:\n" +
		"status: Last backup finished, 05/02/00 00:23:41.\n" +
		"state: 0.\n"
	st, err := backup.ParseLog(strings.NewReader(in), centrevu.Source{})
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(st.State, st.FinishedAt)
	// Output:
	// finished 2000-05-02 00:23:41 +0000 UTC
}

// The latest backup counts, in whatever order logs were put together; what has a label
// and is of none is handed back. The words of the program are those of the template.
func TestLogsPutTogether(t *testing.T) {
	block := func(day, clock, failure, words string) string {
		return "state: 1\n/cms/install/bin/compress_backup " + words + "\nTuesday, " + day + " " + clock + "\nerror:" + failure +
			"\nstatus: Last backup finished >, " + day + " " + clock + ".\nstate: 0.\n"
	}
	const well = "successfullty finished:"
	early, late := block("05/02/00", "00:23:41", "", well), block("05/02/00", "05:23:41", " no tape", well)
	for name, tt := range map[string]struct {
		log   string
		state backup.State
		told  int
	}{
		"in order":                   {early + late, backup.Failed, 0},
		"newest first":               {late + early, backup.Failed, 0},
		"a failure, then a success":  {block("05/02/00", "00:23:41", " no tape", well) + block("05/02/00", "05:23:41", "", well), backup.Finished, 0},
		"a failure without its time": {early + "state: 1\nerror: no tape\nstatus:\nstate: 0.\n", backup.Failed, 0},
		"a failure with its time":    {"state: 1\nerror: no tape\nstatus: Backup failed >, 05/02/00 06:00:00.\nstate: 0.\n" + early, backup.Failed, 0},
		"programs that ended later":  {strings.Replace(early, "00:23:41\nerror", "06:23:41\nerror", 1), backup.Unknown, 0},
		"a label above":              {"ERROR: archive of ACD 2 failed\n" + early, backup.Finished, 1},
		"spelled right":              {block("05/02/00", "00:23:41", "", "successfully finished:"), backup.Finished, 0},
		"unsuccessfully":             {block("05/02/00", "00:23:41", "", "unsuccessfully finished:"), backup.Finished, 2},
		"not finished":               {block("05/02/00", "00:23:41", "", "not finished:"), backup.Finished, 2},
		"killed":                     {block("05/02/00", "00:23:41", "", "killed before it finished:"), backup.Finished, 2},
		"with errors":                {block("05/02/00", "00:23:41", "", "successfullty finished: 3 errors"), backup.Finished, 2},
	} {
		st, _ := backup.ParseLog(strings.NewReader(tt.log), centrevu.Source{})
		assert.Equal(t, tt.state, st.State, name)
		assert.Len(t, st.Unclaimed, tt.told, name)
	}
}
