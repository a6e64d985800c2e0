package centrevu_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"example.com/centrevu"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
)

// A frame that was begun and is never seen whole is an error, however the recording
// goes on; what takes a whole one off the screen is none (synthetic).
func TestUnfinishedFrame(t *testing.T) {
	frame := []string{
		"+- Maintenance: Backup Data ------------------------+",
		"| Backups completed today: 1                        |",
		"| Status: Last backup finished at 05/02/00 00:23:41 |",
		"| Errors:                                           |",
		"+---------------------------------------------------+",
	}
	rows := func(from, to int) string {
		var b strings.Builder
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "\x1b[%d;2H%s", i+2, frame[i])
		}
		return b.String()
	}
	const (
		clear  = "\x1b[H\x1b[2J"
		prompt = clear + "# "
		other  = clear + "\x1b[2;2H+- Maintenance: Printers -+\x1b[3;2H| none                    |\x1b[4;2H+-------------------------+"
	)
	half, whole := rows(0, 3), rows(0, 5)
	torn := strings.Replace(whole, "00:23:41 |", "00:23:41  |", 1)
	for name, tt := range map[string]struct {
		recording string
		whole     bool
	}{
		"whole":                                   {whole + prompt, true},
		"whole, with a pause":                     {half + "\x1b[H\x1b[3;4H" + rows(3, 5) + prompt, true},
		"the recording ends":                      {half, false},
		"a prompt follows":                        {half + prompt, false},
		"another window follows":                  {half + other, false},
		"a row was never painted":                 {rows(0, 3) + rows(4, 5) + prompt, false},
		"a row that is torn":                      {torn + prompt, false},
		"taken off from the bottom":               {whole + "\x1b[6;1H\x1b[K\x1b[5;1H\x1b[K\x1b[4;1H\x1b[K\x1b[3;1H\x1b[K\x1b[2;1H\x1b[K" + prompt, true},
		"the prompt stands in its lower border":   {whole + "\x1b[6;1H\x1b[K# exit\r\n", true},
		"drawn anew, and not to the end":          {whole + clear + half + prompt, false},
		"an upper border that is one short (INF)": {strings.Replace(whole, "-+", "+", 1) + prompt, true},
	} {
		_, err := backup.Parse(strings.NewReader("x"+clear+tt.recording), centrevu.Source{})
		missing := err != nil && strings.Contains(err.Error(), "the end of the window is missing")
		assert.Equal(t, tt.whole, !missing, "%s: %v", name, err)
	}
}

// A row of a text that lacks the left side of its frame was written over, whatever it says;
// one whose right side stands elsewhere is merely ragged (synthetic).
func TestGapInAFrame(t *testing.T) {
	const frame = " +- Maintenance: Error Log Report --------+\n | 04/27/00 03:12 PM 3 1 INFO              |\n%s | The archiver ran                        |\n +-----------------------------------------+\n"
	for row, gap := range map[string]bool{
		"": false, " | of ACD 2                            |\n": false, " | of ACD 2                                   |\n": false,
		"ACD 2 link down\n": true, "   of ACD 2\n": true, "      | of ACD 2\n": true, "\n": true,
	} {
		log := errlog.Log{}
		var errs []error
		for _, err := range log.Entries(strings.NewReader(fmt.Sprintf(frame, row)), centrevu.Source{}) {
			errs = append(errs, err)
		}
		err := errors.Join(errs...)
		assert.Equal(t, gap, err != nil && strings.Contains(err.Error(), "the border of the window is missing"), "%q: %v", row, err)
	}
}

// A text that goes on to the right of where the copy of a window ends is not all there
// (synthetic).
func TestCutAtTheRight(t *testing.T) {
	const frame = " +- Maintenance: Error Log Report --------------------+\n | 04/27/00 03:12 PM 3 1 INFO                          |\n" +
		" | The archiver of ACD 2 ran for two hours and more    |\n +-----------------------------------------------------+\n"
	for width, missing := range map[int]bool{80: false, 55: false, 54: true, 53: true, 52: true, 49: true, 40: true, 38: true, 37: true, 34: true} {
		cut := ""
		for line := range strings.Lines(frame) {
			cut += strings.TrimRight(line[:min(width, len(line)-1)], " ") + "\n"
		}
		log := errlog.Log{}
		var errs []error
		for _, err := range log.Entries(strings.NewReader(cut), centrevu.Source{}) {
			errs = append(errs, err)
		}
		err := errors.Join(errs...)
		assert.Equal(t, missing, err != nil && strings.Contains(err.Error(), "the right part of the window is missing"), "%d: %v", width, err)
	}
}

// A sign in a window's side is no prompt of a shell (synthetic).
func TestSignInASide(t *testing.T) {
	for _, sign := range []string{">", "#", "$", "%"} {
		screen := "+- Maintenance: Backup Data ------------------------+\n" +
			"| Backups completed today: 1                        |\n" +
			"| Status: Last backup finished at 05/02/00 00:23:41 |\n" +
			"|                                                   " + sign + "\n" +
			"+---------------------------------------------------+\n" + sign + " exit\n"
		st, err := backup.Parse(strings.NewReader(screen), centrevu.Source{})
		assert.NoError(t, err)
		if assert.Len(t, st.Unclaimed, 1, sign) {
			assert.Equal(t, sign, st.Unclaimed[0].Text)
		}
	}
}
