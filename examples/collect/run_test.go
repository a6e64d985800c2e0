package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/report"
)

var standin string // the program

// TestMain lets scripts run the program as a process, and finds the stand-in for
// everybody.
func TestMain(m *testing.M) { testscript.Main(building{m}, map[string]func(){"collect": main}) }

// building is the tests with the stand-in built before them.
type building struct{ m *testing.M }

func (b building) Run() int {
	dir, err := os.MkdirTemp("", "collect")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	standin = filepath.Join(dir, "standin")
	if out, err := exec.Command("go", "build", "-o", standin, "./standin").CombinedOutput(); err != nil {
		panic(string(out))
	}
	if err := os.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH")); err != nil {
		panic(err)
	}
	return b.m.Run()
}

const password = "open sesame"

var screens, _ = filepath.Abs("../dailycheck/samples/primary")

func invoke(stdin io.Reader, args ...string) (status int, stdout, stderr string) {
	var out, errs bytes.Buffer
	status = run(args, stdin, &out, &errs)
	return status, out.String(), errs.String()
}

func scriptFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "script.yml")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}

// visit is the script that the stand-in is made for.
const visit = `version: 1
limit: 3s
steps:
  - {wait: "login:", limit: 20s}
  - {send: "cms<enter>"}
  - {wait: "Password:"}
  - {send_env: COLLECT_TEST_PASSWORD}
  - {send: <enter>}
  - {title: MainMenu}
  - {send: "1"}
  - {title: "Maintenance: Connection Status"}
  - {send: <esc>}
  - {title: MainMenu}
  - {send: "2"}
  - {title: "Maintenance: Archiving Status"}
  - {send: <esc>}
  - {title: MainMenu}
  - {send: "3"}
  - {title: "maintenance:  backup data"}
  - {send: <esc>}
  - {title: MainMenu}
  - {send: "4"}
  - {title: "Error Log Report"}
  - {send: <esc>}
  - {title: MainMenu}
  - {send: q}
  - {wait: logout}
`

func readCast(t *testing.T, name string) (*report.Server, string) {
	t.Helper()
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	s, _ := report.ReadServer(os.DirFS(filepath.Dir(name)), centrevu.Source{Name: "primary"})
	return s, string(b)
}

func TestCollect(t *testing.T) {
	t.Setenv("COLLECT_TEST_PASSWORD", password)
	for _, echo := range []string{"-echo=false", "-echo"} {
		site := t.TempDir()
		status, out, errs := invoke(nil, "-script", scriptFile(t, visit), "-site", site, "-server", "primary", "-date", "2000-05-02", "-v", standin, "-screens", screens, echo)
		require.Equal(t, 0, status, errs)
		assert.Empty(t, out)
		s, text := readCast(t, filepath.Join(site, "2000-05-02", "primary", "collect.cast"))
		assert.NotNil(t, s.Links)
		assert.Len(t, s.Links.Links, 2)
		assert.Len(t, s.Archive.Runs, 8)
		assert.Equal(t, "finished", s.Backup.State.String())
		assert.Len(t, s.Errors.Entries, 1)
		assert.NotContains(t, text, password)
		assert.NotContains(t, errs, password)
		assert.NotContains(t, errs, "sesame")
		entries, err := os.ReadDir(filepath.Join(site, "2000-05-02", "primary"))
		require.NoError(t, err)
		assert.Len(t, entries, 1, "nothing is left behind")
	}
}

func TestWhatCanGoWrong(t *testing.T) {
	t.Setenv("COLLECT_TEST_PASSWORD", password)
	for name, tt := range map[string]struct{ args, want string }{
		"a window does not come":    {"-missing=backup", `line 19, step 16, wait for the window "maintenance:  backup data": it did not come in 3s; the screen shows "MainMenu"`},
		"another one comes":         {"-differs=archive", `line 15, step 12, wait for the window "Maintenance: Archiving Status": it did not come in 3s; the screen shows "Exceptions: Archiving Status"`},
		"the connection breaks":     {"-broken=archive", `line 15, step 12, wait for the window "Maintenance: Archiving Status": the connection was closed`},
		"the password is not right": {"-password=other", `the connection was closed; the last line on the screen is "Login incorrect"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			status, _, errs := invoke(nil, "-script", scriptFile(t, visit), "-out", filepath.Join(dir, "a.cast"), standin, "-screens", screens, tt.args)
			assert.Equal(t, 3, status)
			assert.Contains(t, errs, tt.want)
			assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
			// What was seen is kept, and the rest was not seen.
			s, text := readCast(t, filepath.Join(dir, "a.cast"))
			assert.NotContains(t, text, password)
			assert.Nil(t, s.Backup)
			assert.Equal(t, name != "the password is not right", s.Links != nil)
		})
	}
}

func TestRecord(t *testing.T) {
	t.Setenv("TERM", "xterm")
	dir := t.TempDir()
	made, cast := filepath.Join(dir, "made.yml"), filepath.Join(dir, "a.cast")
	typed, keys := io.Pipe()
	go func() {
		for _, k := range strings.Split("c m s \r o p e n _ s e s a m e \r 1 \x1b 3 \x1b q", " ") {
			time.Sleep(60 * time.Millisecond)
			if k == "_" {
				k = " "
			}
			if _, err := keys.Write([]byte(k)); err != nil {
				return
			}
		}
	}()
	status, out, errs := invoke(typed, "-record", made, "-out", cast, standin, "-screens", screens)
	keys.Close()
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "Connection Status")
	b, err := os.ReadFile(made)
	require.NoError(t, err)
	assert.NotContains(t, string(b), "sesame")
	for _, line := range []string{`{wait: "cms1 login:"}`, `{send: "cms"}`, `{wait: "Password:"}`, `{send_env: "COLLECT_SECRET_1"}`, `{send: "<enter>"}`, `{title: "MainMenu"}`, `{send: "1"}`, `{title: "Maintenance: Connection Status"}`, `{send: "<esc>"}`} {
		assert.Contains(t, string(b), "    - "+line+"\n", string(b))
	}
	s, text := readCast(t, cast)
	assert.NotContains(t, text, "sesame")
	assert.NotNil(t, s.Backup)

	// The script does the same again.
	t.Setenv("COLLECT_SECRET_1", password)
	require.NoError(t, os.Remove(cast))
	status, _, errs = invoke(nil, "-script", made, "-out", cast)
	require.Equal(t, 0, status, errs)
	s, _ = readCast(t, cast)
	assert.NotNil(t, s.Links)
	assert.NotNil(t, s.Backup)
	status, _, errs = invoke(nil, "-record", made, "-out", cast, "true")
	assert.Equal(t, 3, status)
	assert.Contains(t, errs, "it is there already")
}

func TestComplaints(t *testing.T) {
	ok := scriptFile(t, visit)
	cast := filepath.Join(t.TempDir(), "a.cast")
	for want, args := range map[string][]string{
		"one of -script and -record is needed":                {"-out", cast},
		"one of -out and -site":                               {"-script", ok},
		"-server and -date belong to -site":                   {"-script", ok, "-out", cast, "-server", "primary"},
		"-site needs -server":                                 {"-script", ok, "-site", "x"},
		"-date monday: not a day":                             {"-script", ok, "-site", "x", "-server", "primary", "-date", "monday"},
		"no such zone":                                        {"-script", ok, "-out", cast, "-tz", "Mars/Base"},
		"no command is named":                                 {"-record", "x", "-out", cast},
		"it names no command":                                 {"-script", ok, "-out", cast},
		"COLLECT_TEST_PASSWORD holds: there is nothing in it": {"-script", ok, "-out", cast, "true"},
		"no such file or directory":                           {"-script", "/no/such", "-out", cast},
		"flag provided but not defined":                       {"-x"},
		`-charset: character set "klingon": `:                 {"-charset", "klingon", "-script", ok, "-out", cast, "true"},
		`character set "utf-16le": no host sends it`:          {"-charset", "utf-16le", "-script", ok, "-out", cast, "true"},
	} {
		status, out, errs := invoke(nil, args...)
		assert.Equal(t, 3, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, want)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
	status, _, errs := invoke(nil, "-script", scriptFile(t, "version: 1\nsteps: [{pause: 1ms}]\n"), "-out", cast, "no-such-program")
	assert.Equal(t, 3, status)
	assert.Contains(t, errs, "no-such-program")
	assert.NoFileExists(t, cast)
	status, out, _ := invoke(nil, "-h")
	assert.Equal(t, 0, status)
	assert.Equal(t, help, out)
	for line := range strings.Lines(help) {
		assert.LessOrEqual(t, len(line), 81)
	}
}

func TestMistakesInAScript(t *testing.T) {
	for text, want := range map[string]string{
		"version: 2\nsteps: [{pause: 1s}]":                   "does not say version: 1",
		"version: 1":                                         "has no steps",
		"version: 1\nsteps:\n  - {wiat: x}":                  `line 3: a step has no "wiat"`,
		"version: 1\nsteps:\n  - {wait: x, send: y}":         "line 3: a step does one thing",
		"version: 1\nsteps:\n  - {send: x, limit: 3s}":       "line 3: a limit is that of a wait",
		"version: 1\nsteps:\n  - {send: <f99>}":              "there is no key <f99>",
		"version: 1\nsteps:\n  - {send: a<b}":                "write <lt>",
		"version: 1\nsteps:\n  - {pause: long}":              "is no length of time",
		"version: 1\nsteps:\n  - {wait: }":                   "wait has no value",
		"version: 1\nsteps:\n  - wait":                       "line 3: a step is",
		"version: 1\nstep: []":                               "field step not found",
		"version: 1\nrows: 9999\nsteps:\n  - {send: x}":      "so many rows",
		"version: 1\nsteps:\n  - {send_file: /no/such/file}": "no such file",
	} {
		status, _, errs := invoke(nil, "-script", scriptFile(t, text), "-out", filepath.Join(t.TempDir(), "a"), "true")
		assert.Equal(t, 3, status)
		assert.Contains(t, errs, want, text)
	}
}

func TestTheProgramDoesNotGetTheSecrets(t *testing.T) {
	t.Setenv("COLLECT_TEST_PASSWORD", password)
	cast := filepath.Join(t.TempDir(), "a.cast")
	text := "version: 1\nsteps:\n  - {wait: the end}\n  - {send_env: COLLECT_TEST_PASSWORD}\n"
	invoke(nil, "-script", scriptFile(t, text), "-out", cast, "sh", "-c", "env; echo the end; sleep 1")
	b, err := os.ReadFile(cast)
	require.NoError(t, err)
	assert.NotContains(t, string(b), "COLLECT_TEST_PASSWORD")
	assert.Contains(t, string(b), "TERM=xterm")
}

func TestMask(t *testing.T) {
	text := "a secret and secrecy, secret\r\n"
	for size := 1; size <= len(text); size++ {
		m := newMask(map[int]string{0: "secret", 1: "sec"})
		var out []byte
		for i := 0; i < len(text); i += size {
			out = append(out, m.next([]byte(text[i:min(i+size, len(text))]))...)
		}
		out = append(out, m.rest()...)
		assert.NotContains(t, string(out), "sec", "in pieces of %d", size)
		assert.Len(t, out, len(text))
	}
	m := newMask(map[int]string{0: "secret"})
	assert.Equal(t, "my ", string(m.next([]byte("my secre"))))
	assert.Equal(t, "*****", string(m.rest()))
}

func TestKeys(t *testing.T) {
	for _, sent := range []string{"cms\r", "\x1b[A\x1b\x04", "a<b", "\x1bOPx", "é", "q"} {
		got, err := keysOf(keysFor(sent))
		require.NoError(t, err)
		assert.Equal(t, sent, got)
	}
}

func TestCast(t *testing.T) {
	var b bytes.Buffer
	now := time.Unix(957254400, 0)
	none, err := terminalChars("")
	require.NoError(t, err)
	c := newCast(&b, 24, 80, "vt220", none, now)
	c.show([]byte("caf\xc3"), now.Add(time.Second))
	c.show([]byte("\xa9 \xe9!"), now.Add(2*time.Second))
	c.show([]byte("\xc3"), now.Add(3*time.Second))
	require.NoError(t, c.end(now.Add(4*time.Second)))
	assert.Equal(t, `{"env":{"TERM":"vt220"},"height":24,"timestamp":957254400,"version":2,"width":80}
[1.000000,"o","caf"]
[2.000000,"o","é é!"]
[4.000000,"o","Ã"]
`, b.String())
}

// Whatever the pieces that a host sends characters in, the recording has them
// whole, and the same is read from it as from the bytes.
func TestCharacterSets(t *testing.T) {
	now := time.Unix(957254400, 0)
	for name, text := range map[string]string{
		"iso-8859-15": "Büro, 5 € \x1b[1m", "iso-8859-1": "Zürich é", "windows-1252": "“Café”", "iso-8859-2": "Łódź", "koi8-r": "Москва",
		"shift_jis": "表示 ソ終了 \\ |", "euc-jp": "表示ソ", "utf-8": "Zürich 表示", "gb18030": "显示", "ibm850": "Zürich",
	} {
		chars, err := terminalChars(name)
		require.NoError(t, err)
		sent, err := encode(chars, text)
		require.NoError(t, err)
		for size := 1; size <= len(sent); size++ {
			var b bytes.Buffer
			c := newCast(&b, 24, 80, "xterm", chars, now)
			for i := 0; i < len(sent); i += size {
				c.show([]byte(sent[i:min(i+size, len(sent))]), now)
			}
			require.NoError(t, c.end(now))
			var shown string
			for _, line := range strings.Split(strings.TrimSpace(b.String()), "\n")[1:] {
				var event []any
				require.NoError(t, json.Unmarshal([]byte(line), &event))
				shown += event[2].(string)
			}
			require.Equal(t, text, shown, "%s in pieces of %d", name, size)
		}
	}
	chars, err := terminalChars("iso-8859-15")
	require.NoError(t, err)
	_, err = encode(chars, "表")
	assert.ErrorContains(t, err, "does not have what is to be sent")
}

// A host that speaks another character set: what the script waits for, sends and
// keeps secret is in UTF-8, what goes over the line is not, and who reads the
// recording with the set of the site's file reads it right.
func TestAHostWithAnotherCharacterSet(t *testing.T) {
	t.Setenv("COLLECT_TEST_PASSWORD", "sésame")
	cast := filepath.Join(t.TempDir(), "a.cast")
	text := "version: 1\ncharset: iso-8859-15\nsteps:\n  - {wait: \"Zürich €\"}\n  - {send: \"ü<enter>\"}\n  - {wait: \"got fc\", limit: 5s}\n  - {send_env: COLLECT_TEST_PASSWORD}\n  - {send: <enter>}\n  - {wait: the end}\n"
	command := `stty echo; printf 'Z\374rich \244\n'; read a; printf 'got '; printf %s "$a" | od -An -tx1 | tr -d ' '; read b; printf 'the end\n'`
	status, _, errs := invoke(nil, "-script", scriptFile(t, text), "-out", cast, "sh", "-c", command)
	require.Equal(t, 0, status, errs)
	b, err := os.ReadFile(cast)
	require.NoError(t, err)
	assert.Contains(t, string(b), "Zürich €")
	assert.NotContains(t, string(b), "sésame")
	assert.NotContains(t, string(b), "same")
	for _, set := range []string{"", "iso-8859-15", "shift_jis"} {
		var seen string
		for s, err := range centrevu.Screens(bytes.NewReader(b), centrevu.Source{Charset: set}) {
			require.NoError(t, err)
			seen += s.String()
		}
		assert.Contains(t, seen, "Zürich €", "an asciicast is UTF-8, whatever the host spoke")
	}
}
