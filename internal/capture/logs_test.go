package capture

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// shown is the output in a capture, its text if it is none.
func shownOf(t *testing.T, data string, opt Options) (*Reader, string, []Chunk) {
	t.Helper()
	r, err := Open(strings.NewReader(data), opt)
	require.NoError(t, err)
	if text := r.Text(); text != nil {
		b, err := io.ReadAll(text)
		require.NoError(t, err)
		return r, string(b), nil
	}
	var out strings.Builder
	var chunks []Chunk
	for {
		c, err := r.Next()
		if err == io.EOF {
			return r, out.String(), chunks
		}
		require.NoError(t, err)
		out.Write(c.Bytes)
		c.Bytes = nil
		chunks = append(chunks, c)
	}
}

func TestTimeStamps(t *testing.T) {
	at := time.Date(2000, 5, 2, 7, 50, 1, 0, time.UTC)
	lines := []string{"\x1b[H\x1b[2Jone\r\n", "two\r\n", "three\r\n", "\x1b[1;1Hfour\r\n"}
	for name, stamp := range map[string]string{
		"MobaXterm":  "[2000-05-02 07:50:01] ",
		"Tera Term":  "[2000-05-02 07:50:01.250] ",
		"in words":   "[Tue May  2 07:50:01 2000] ",
		"elapsed":    "[0 00:00:01.250] ",
		"ts":         "May 02 07:50:01 ",
		"ts, %FT%T":  "2000-05-02 07:50:01 ",
		"of the day": "[07:50:01] ",
	} {
		t.Run(name, func(t *testing.T) {
			_, out, chunks := shownOf(t, stamp+strings.Join(lines, stamp), Options{})
			assert.Equal(t, strings.Join(lines, ""), out)
			assert.Equal(t, int64(len(stamp)), chunks[0].Offset)
			if strings.Contains(stamp, "2000") {
				assert.Equal(t, at, chunks[0].At.Truncate(time.Second))
			}
			_, text, _ := shownOf(t, stamp+"one\r\n"+stamp+"  two\r\n"+stamp+"three\r\n", Options{})
			blanks := strings.Repeat(" ", len(stamp))
			assert.Equal(t, blanks+"one\r\n"+blanks+"  two\r\n"+blanks+"three\r\n", text)
		})
	}
	_, out, _ := shownOf(t, "05/02/00 08:01 AM 100 1 INFO\n05/02/00 08:02 AM 100 1 INFO\n05/02/00 08:03 AM 100 1 INFO\n", Options{})
	assert.Contains(t, out, "05/02/00 08:01 AM", "that is what the log says itself")
}

func TestTimeStampsOfText(t *testing.T) {
	r, _, _ := shownOf(t, "[2000-05-02 07:50:01] a\n[2000-05-02 07:50:02] b\n[2000-05-02 07:50:09] c\n", Options{})
	assert.Equal(t, 2, r.ShownAt(24).Second())
	assert.Equal(t, 9, r.ShownAt(1000).Second())
}

func record13(at uint32, channel byte, text string) string {
	b := binary.LittleEndian.AppendUint32(nil, at)
	b = binary.LittleEndian.AppendUint32(b, 5)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(text)))
	return string(append(b, channel)) + text
}

func record12(at uint32, text string) string { return record13(at, 0, text)[:12] + text }

func TestClocksThatJump(t *testing.T) {
	const day = 24 * 60 * 60
	data := record12(1000*day, "\x1b[Hone") + record12(1003*day, "two") + record12(20*day, "three") + record12(20*day+1, "four") + record12(15000*day, "five")
	_, out, chunks := shownOf(t, data, Options{})
	assert.Equal(t, "\x1b[Honetwothreefourfive", out)
	var last time.Duration
	for _, c := range chunks {
		assert.GreaterOrEqual(t, c.Elapsed, last)
		last = c.Elapsed
	}
}

func TestPadding(t *testing.T) {
	nul := strings.Repeat("\x00", 300)
	for name, data := range map[string]string{
		"raw":    "\x1b[H\x1b[J" + nul + "hi\r" + nul + "\n",
		"text":   "hi\r" + nul[:40] + "\nthere\r" + nul[:40] + "\n",
		"at end": "one line\r\n" + nul + nul,
	} {
		_, out, _ := shownOf(t, data, Options{})
		assert.Equal(t, data, out, name)
	}
	_, out, _ := shownOf(t, record12(957225821, "\x1b[H\x1b[J"+nul+"hi\r\n"), Options{})
	assert.Contains(t, out, "hi")
}

func TestChangedLineEnds(t *testing.T) {
	const whole = "Script started on Tue May  2 00:23:41 2000\n\x1b[Ha\r\nb\n\nc\r\r\n\rd\r\n\nScript done on Tue May  2 00:24:00 2000\n"
	_, want, _ := shownOf(t, whole, Options{})
	r, out, _ := shownOf(t, strings.ReplaceAll(whole, "\n", "\r\n"), Options{})
	assert.Equal(t, want, strings.TrimSuffix(out, "\r"), "but for that of the line feed before the last line")
	assert.True(t, r.Whole())
}

func TestWhole(t *testing.T) {
	const session = "Script started on Tue May  2 00:23:41 2000\n\x1b[Ha\r\n"
	const done = "\nScript done on Tue May  2 00:24:00 2000\n"
	const cast = "{\"version\": 3, \"term\": {\"cols\": 80, \"rows\": 24}}\n[0.1, \"o\", \"x\"]\n"
	for data, whole := range map[string]bool{
		session:                               false,
		session + done:                        true,
		session + done + session:              false,
		session + done + session + done:       true,
		session + session + done:              true,
		"\x1b[Ha":                             false,
		cast:                                  false,
		cast + "[0.1, \"x\", \"0\"]\n":        true,
		cast + "[0.1, \"x\", \"0\"]\n" + cast: false,
	} {
		r, _, chunks := shownOf(t, data, Options{})
		assert.Equal(t, whole, r.Whole(), "%q", data)
		for _, c := range chunks {
			if c.Reset && strings.HasPrefix(data, session) {
				assert.Equal(t, strings.HasPrefix(data, session+done), c.Whole, "%q", data)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for name, data := range map[string]string{
		"NLE":                      record13(1600000000, 0, "\x1b[H\x1b[2Jhello") + record13(1600000001, 1, "k") + record13(1600000001, 0, "more"),
		"Guacamole":                "4.size,1.0,4.1024,3.768;4.sync,8.31163115;",
		"typescript of Guacamole":  "[BEGIN TYPESCRIPT]\n\x1b[H\x1b[2Jhello",
		"tlog":                     `{"ver":"2.3","host":"h","rec":"1-2-3","user":"u","term":"xterm","session":1,"id":1,"pos":0,"timing":"=80x24","in_txt":"","out_txt":"x"}` + "\n",
		"input only":               "Script started on 2026-11-22 07:48:08+00:00 [TERM=\"vt220\" TTY=\"/dev/pts/1\" COLUMNS=\"80\" LINES=\"24\"]\nls -l\rcms\r1\x1b[B\x1b[B\rexit\r\nScript done on 2026-11-22 07:50:08+00:00 [COMMAND_EXIT_CODE=\"0\"]\n",
		"input only, without done": "Script started on Tue May  2 00:23:41 2000\ncms\rxyz\r",
	} {
		_, err := Open(strings.NewReader(data), Options{})
		assert.ErrorIs(t, err, ErrUnsupported, name)
	}
	timing := "H 0.0 START_TIME 2026-11-22 07:48:08+00:00\nH 0.0 TIMING_LOG t\nH 0.0 INPUT_LOG in\nI 0.5 4\n"
	r, err := Open(strings.NewReader("Script started on 2026-11-22 07:48:08+00:00 [TERM=\"vt220\"]\ncms\n"), Options{Timing: strings.NewReader(timing)})
	require.NoError(t, err)
	_, err = r.Next()
	assert.ErrorIs(t, err, ErrUnsupported)
}

func TestDoubt(t *testing.T) {
	r, _, _ := shownOf(t, string(fixture(t, "putty-printable.log")), Options{})
	assert.ErrorContains(t, r.Doubt(), "cannot be told apart")
	r, _, _ = shownOf(t, "text\n", Options{})
	assert.NoError(t, r.Doubt())
}

func TestHardcopy(t *testing.T) {
	_, out, _ := shownOf(t, string(fixture(t, "screen-hardcopy.txt")), Options{})
	assert.Contains(t, out, "+-------------Maintenance: Archiving Status----------------+\n")
	assert.Contains(t, out, "| ACD 1 daily finished                                     |\n")
	assert.NotContains(t, out, "\f")
}

func TestAhead(t *testing.T) {
	const data = "Script started on Tue May  2 00:23:41 2000\none\r\n\x1b[H\nScript done on Tue May  2 00:24:00 2000\nScript started on Tue May  2 00:25:41 2000\ntwo\r\n\x1b[J"
	_, want, all := shownOf(t, data, Options{})
	for _, most := range []int{1, 400, 1 << 20} {
		r, err := Open(strings.NewReader(data), Options{})
		require.NoError(t, err)
		var seen strings.Builder
		ended := r.Ahead(most, func(c Chunk, h Header) {
			seen.Write(c.Bytes)
			assert.Equal(t, strings.Contains(seen.String(), "two"), h.Started.Minute() == 25)
		})
		assert.Equal(t, most == 1<<20, ended)
		assert.Equal(t, 23, r.Header().Started.Minute())
		var out strings.Builder
		var chunks []Chunk
		for {
			c, err := r.Next()
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
			out.Write(c.Bytes)
			assert.Equal(t, strings.Contains(out.String(), "two"), r.Header().Started.Minute() == 25)
			c.Bytes = nil
			chunks = append(chunks, c)
		}
		assert.Equal(t, want, out.String())
		assert.Equal(t, all, chunks)
	}
}

// Records of 13 bytes are not taken for those of 12, however they are cut up, and
// those of 12 that begin with padding not for others.
func TestChannelledRecords(t *testing.T) {
	record := func(head int, output string) []byte {
		b := make([]byte, head)
		binary.LittleEndian.PutUint32(b, 957253688)
		binary.LittleEndian.PutUint32(b[8:], uint32(len(output)))
		return append(b, output...)
	}
	const output = "\x1b[H\x1b[2JMaintenance: Archiving Status\r\n"
	_, err := Open(bytes.NewReader(append(record(13, output), record(13, output)...)), Options{})
	require.ErrorIs(t, err, ErrUnsupported)
	r, err := Open(bytes.NewReader(append(record(12, "\x00\x00"+output), record(12, output)...)), Options{})
	require.NoError(t, err)
	require.Equal(t, TTYRec, r.Header().Kind)
}

func TestStampShapes(t *testing.T) {
	for _, stamp := range []string{
		"[2000-05-02 07.50.00] ", "[07:50:00] ", "00:00:01 ", "00:00:01.000123 ", "957253688 ", "957253688.000123 ", "May 02 07:50:00 ", "2000-05-02T07:50:00 ",
		"2000/05/02 07:50:00 ", "(2000-05-02 07:50:00) ", "<07:50:00> ",
	} {
		r, err := Open(strings.NewReader(strings.Repeat(stamp+"text\n", 4)), Options{})
		require.NoError(t, err)
		text, err := io.ReadAll(r.Text())
		require.NoError(t, err)
		require.Equal(t, strings.Repeat(strings.Repeat(" ", len(stamp))+"text\n", 4), string(text))
	}
	r, err := Open(strings.NewReader(strings.Repeat("957253688.5 text\n", 4)), Options{})
	require.NoError(t, err)
	_, err = io.ReadAll(r.Text())
	require.NoError(t, err)
	require.Equal(t, time.Unix(957253688, 5e8).UTC(), r.ShownAt(20))
}
