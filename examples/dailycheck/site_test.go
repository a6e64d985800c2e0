package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/examples/internal/build"
	"example.com/centrevu/report/render"
)

// siteWith writes a site file beside captures of a healthy pair, in the folders
// primary and secondary.
func siteWith(t *testing.T, text string) (path string) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.Rename(unpack(t, "primary"), filepath.Join(dir, "primary")))
	require.NoError(t, os.Rename(twin(t), filepath.Join(dir, "secondary")))
	path = filepath.Join(dir, "site.yml")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

// change replaces text in a capture beside a site file and keeps its time.
func change(t *testing.T, site, file, old, with string) {
	t.Helper()
	name := filepath.Join(filepath.Dir(site), file)
	b, err := os.ReadFile(name)
	require.NoError(t, err)
	changed := strings.Replace(string(b), old, with, 1)
	require.NotEqual(t, string(b), changed)
	require.NoError(t, os.WriteFile(name, []byte(changed), 0o600))
	morning(t, filepath.Dir(name))
}

const siteZone = `version: 1
servers:
  primary: {zone: UTC}
  secondary: {zone: UTC}
state: state
`

func TestSite(t *testing.T) {
	path := siteWith(t, siteZone+`acds: [1, 2]
language: fr
outputs:
  - {format: text, file: "-", width: 60}
  - {format: json, file: out.json}
  - {format: html, file: out/html/out.html}
rule_files: ["rules/*.yml"]
limits:
  backup_warning: 5h
silences:
  - {rule: backup.age, server: secondary, who: CMS team, why: change 1182, until: 2000-06-01}
`)
	dir := filepath.Dir(path)
	require.NoError(t, os.Mkdir(filepath.Join(dir, "rules"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "rules", "own.yml"), []byte(`version: 1
rules:
  - id: site.always
    doc: Is anything there?
    cite: site handbook
    advice: Look.
    for: backup
    outcomes:
      - {when: backup.state == "failed", status: critical, message: it failed}
    otherwise: {status: ok, message: it did not fail}
`), 0o600))
	status, out, errs := invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 1, status, out)
	assert.Empty(t, errs)
	assert.True(t, strings.HasPrefix(out, "AVERTISSEMENT: principal: "), out)

	var d struct {
		Program  render.Program
		Findings []struct {
			Rule, Server, Status string
			Silenced             any
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, "out.json"))
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &d))
	assert.Equal(t, build.Of("dailycheck"), d.Program)
	said := map[string]string{}
	for _, f := range d.Findings {
		said[f.Rule+" "+f.Server] = f.Status
	}
	assert.Equal(t, "warning", said["backup.age primary"], "5 h is the limit")
	assert.Equal(t, "silenced", said["backup.age secondary"])
	assert.Equal(t, "ok", said["site.always primary"])
	page, err := os.ReadFile(filepath.Join(dir, "out/html/out.html"))
	require.NoError(t, err)
	assert.Contains(t, string(page), `<meta name="generator" content="dailycheck `)

	_, out, _ = invoke("-config", path, "-now", sampleNow, "-format", "nagios", "-lang", "en")
	assert.True(t, strings.HasPrefix(out, "CMS WARNING - "), out)
	status, out, _ = invoke("-config", path, "-now", sampleNow, "-secondary", t.TempDir(), "-lang", "en")
	assert.Equal(t, 3, status, "the command line goes before the file: %s", out)
}

func TestExpectedACDs(t *testing.T) {
	path := siteWith(t, siteZone+"acds: [1, 2, 7]\n")
	status, out, _ := invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 3, status)
	assert.Contains(t, out, "ACD 7")
}

func TestMistakesInASiteFile(t *testing.T) {
	for text, want := range map[string]string{
		"version: 1\nsevers: {}\n":                                                                     "site.yml:2:1: unknown key `severs`, did you mean `servers`?",
		"version: 1\nservers:\n  primry: {}\n":                                                         "site.yml:3:3: servers has no `primry`, did you mean `primary`?",
		"version: 1\nservers: {primary: {zone: Mars/Base}}\n":                                          "site.yml:2:27: there is no time zone",
		"version: 1\nservers: {primary: {charset: klingon}}\n":                                         "site.yml:2:30: ",
		"version: 1\nservers: {primary: {rows: many}}\n":                                               "site.yml:2:27: expected a number from 1 to 1000",
		"version: 1\nservers: {primary: {folder: }}\n":                                                 "expected a text",
		"version: 1\nservers: 7\n":                                                                     "site.yml:2:10: servers: expected keys with values",
		"version: 1\nstate: a\nstate: b\n":                                                             "site.yml:3:1: ",
		"version: 1\nacds: [1, 1]\n":                                                                   "site.yml:2:11: 1 stands there twice",
		"version: 1\nlanguage: no such\n":                                                              "site.yml:2:11: \"no such\" is no language",
		"version: 1\nrule_files: [../x.yml]\n":                                                         "paths below the folder",
		"version: 1\nrule_files: [x.yml]\n":                                                            "x.yml: cannot be read: file does not exist",
		"version: 1\noutputs: [{format: htm, file: a}]\n":                                              "did you mean `html`?",
		"version: 1\noutputs: [{format: html}]\n":                                                      "an output says its format and its file",
		"version: 1\noutputs: [{format: html, file: a}, {format: sarif, file: a}]\n":                   "two outputs go to",
		"version: 1\nlimits: {backup_warnin: 3h}\n":                                                    "site.yml:2:10: ",
		"version: 1\nstate: s\nsilences:\n  - {rule: links.stat, who: a, why: b, until: 2030-01-01}\n": "site.yml:4:12: there is no rule links.stat, did you mean `links.state`?",
		"version: 1\nknown: 7\nacds: [x]\n":                                                            "site.yml:3:8: expected a number",
		"servers: {}\n":                                                                                "begins with version: 1",
		"version: 1\nstate: s\n---\nacds: [x]\n":                                                       "site.yml:3",
		"version: 1\nstate: &a s\nacds: *a\n":                                                          "site.yml:3:7: expected a list",
		"{version: 1}\n":                                                                               "a line of its own",
		"version: 1\n\tx\n":                                                                            "site.yml:2:",
		"":                                                                                             "site.yml:1:1: the file is empty",
	} {
		path := filepath.Join(t.TempDir(), "site.yml")
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		status, out, errs := invoke("-config", path)
		assert.Equal(t, 3, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, want, text)
	}
	for _, args := range [][]string{{"-config", "/no/such"}, {"-config", t.TempDir()}, {"-date", "2000-05-02"}, {"-site", "/no/such"}, {"-site", t.TempDir(), "-date", "monday"}} {
		status, out, errs := invoke(args...)
		assert.Equal(t, 3, status)
		assert.Empty(t, out)
		assert.Equal(t, 1, strings.Count(errs, "\n"), errs)
	}
}

// A line that nobody knows is known after one step, with who and why, and only
// as a whole.
func TestAccept(t *testing.T) {
	path := siteWith(t, siteZone)
	change(t, path, "primary/backup.txt", " | Device name: default ", " | Spare board [3]  of 4")
	require.NoError(t, os.WriteFile(filepath.Join(filepath.Dir(path), "primary", "notes*"), []byte("call Bob\n"), 0o600))
	morning(t, filepath.Join(filepath.Dir(path), "primary"))
	args := []string{"-config", path, "-now", sampleNow}
	status, out, _ := invoke(args...)
	require.NotZero(t, status)
	assert.Contains(t, out, "Spare board")
	assert.Contains(t, out, "notes*")

	accept := func(what string) (int, string, string) {
		return invoke(append(append([]string{"accept"}, args...), "-who", "CMS team", "-why", "it's ours", what)...)
	}
	status, out, errs := accept("lines")
	assert.Equal(t, 0, status, errs)
	assert.Equal(t, `  - {pattern: '^Spare\s+board\s+\[3\]\s+of\s+4$', server: primary, who: CMS team, why: it's ours, until: "2001-05-02"}`+"\n", out)
	status, out, _ = accept("files")
	assert.Equal(t, 0, status)
	assert.Contains(t, out, `{pattern: notes\*, why: it's ours (CMS team)}`)
	for _, what := range []string{"lines", "files"} {
		status, out, _ = accept(what)
		assert.Equal(t, 0, status)
		assert.Equal(t, "nothing to accept\n", out)
	}
	status, out, _ = invoke(args...)
	assert.Equal(t, 0, status, out)

	change(t, path, "primary/backup.txt", "Spare board [3]  of 4", "Spare board [3]  of 4 is on fire")
	status, out, _ = invoke(args...)
	assert.Equal(t, 1, status, out)
	status, _, _ = accept("lines")
	assert.Equal(t, 0, status)
	status, out, _ = accept("upgrade")
	assert.Equal(t, 0, status)
	assert.Equal(t, "# upgrade of the primary, 2000-05-02: CMS team: it's ours\n# upgrade of the secondary, 2000-05-02: CMS team: it's ours\n", out)
	status, out, _ = invoke(args...)
	assert.Equal(t, 0, status, out)

	for _, args := range [][]string{{"lines"}, {"-who", "a", "-why", "b"}, {"-who", "a", "-why", "b", "all"}, {"-who", "a\nb", "-why", "b", "lines"}, {"-who", "a", "-why", "b\u202e", "lines"}, {"-who", "a", "-why", "b", "-until", "soon", "lines"}, {"-who", "a", "-why", "b", "-until", "2000-05-01", "-now", sampleNow, "lines"}, {"-who", "a", "-why", "b", "lines"}} {
		status, out, errs := invoke(append([]string{"accept"}, args...)...)
		assert.Equal(t, 3, status)
		assert.Empty(t, out)
		assert.Contains(t, errs, "dailycheck accept: ")
	}
}

// What files are called is data: it reaches accepted.yml as that, whatever stands
// in it, and a name that no rule file can say is told and left.
func TestAcceptNames(t *testing.T) {
	path := siteWith(t, siteZone)
	primary := filepath.Join(filepath.Dir(path), "primary")
	change(t, path, "primary/backup.txt", " | Device name: default ", " | ?!?! ~~~             ")
	named := filepath.Join(primary, "b\n  - {pattern: tape, who: e, why: e, until: 2001-05-02}\n#.txt")
	require.NoError(t, os.Rename(filepath.Join(primary, "backup.txt"), named))
	for _, name := range []string{"a\nb.txt", "c\x01d.txt", "e[1].txt", "f  g.txt", "h\u202ei.txt", "j: #k.txt", " l "} {
		require.NoError(t, os.WriteFile(filepath.Join(primary, name), []byte("junk\n"), 0o600))
	}
	morning(t, primary)
	args := []string{"accept", "-config", path, "-now", sampleNow, "-who", "me", "-why", "x"}
	status, out, errs := invoke(append(args, "lines")...)
	assert.Equal(t, 3, status, out)
	assert.Contains(t, errs, "nothing of it can be accepted")
	assert.Equal(t, 1, strings.Count(out, "\n"), out)
	assert.True(t, strings.HasPrefix(out, "# cannot be known, for it has no letter or digit: "), out)

	status, out, errs = invoke(append(args, "files")...)
	require.Equal(t, 0, status, out+errs)
	assert.Equal(t, 3, strings.Count(out, "# cannot be known, for it has what does not print: "), out)
	assert.Equal(t, 4, strings.Count(out, "  - {pattern: "), out)
	f, err := readSite(path)
	require.NoError(t, err)
	assert.Empty(t, f.rules.Known)
	assert.Len(t, f.rules.Ignore, 4)
	status, out, _ = invoke(append(args, "files")...)
	assert.Equal(t, 3, status)
	assert.NotContains(t, out, "pattern", "they are known")
	_, out, _ = invoke("-config", path, "-now", sampleNow, "-format", "json")
	for _, name := range []string{"e[1].txt", "f  g.txt", "j: #k.txt", "primary/ l "} {
		assert.NotContains(t, out, name+": recognised as nothing")
	}
}

func TestStrict(t *testing.T) {
	path := siteWith(t, siteZone)
	change(t, path, "primary/backup.txt", " | Device name: default ", " | Spare board           ")
	status, _, _ := invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 1, status)
	status, _, _ = invoke("-config", path, "-now", sampleNow, "-strict")
	assert.Equal(t, 3, status)
}

func TestInitFromTwoFolders(t *testing.T) {
	path := siteWith(t, "")
	dir := filepath.Dir(path)
	require.NoError(t, os.Remove(path))
	args := []string{"init", "-primary", filepath.Join(dir, "primary"), "-secondary", filepath.Join(dir, "secondary"), "-tz", "UTC", path}
	status, out, errs := invoke(args...)
	require.Equal(t, 0, status, errs)
	assert.Contains(t, out, "dailycheck -config "+path)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	for _, line := range []string{"acds: [1, 2]\n", "folder: \"primary\"\n", "zone: \"UTC\"\n", "state: state\n"} {
		assert.Contains(t, string(text), line)
	}
	status, out, errs = invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 0, status, out+errs)

	// Each key that stands there as a comment is one that is read.
	var all strings.Builder
	for line := range strings.Lines(string(text)) {
		rest, commented := strings.CutPrefix(line, "# ")
		key, _, isKey := strings.Cut(rest, ":")
		item := strings.HasPrefix(rest, "  ")
		if commented && (isKey && key == strings.ToLower(key) && !strings.Contains(key, " ") && key != "acds" || item) {
			line = rest
		}
		all.WriteString(line)
	}
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "rules"), 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "rules", "a.yml"), []byte("version: 1\n"), 0o600))
	uncommented := filepath.Join(dir, "all.yml")
	require.NoError(t, os.WriteFile(uncommented, []byte(all.String()), 0o600))
	_, err = readSite(uncommented)
	if err != nil {
		_, _, errs = invoke("-config", uncommented)
	}
	require.NoError(t, err, errs)

	status, _, errs = invoke(args...)
	assert.Equal(t, 3, status, "a file that is there is left alone")
	assert.Contains(t, errs, "file exists")
	status, _, errs = invoke("init", "-primary", dir)
	assert.Equal(t, 3, status)
	assert.Contains(t, errs, "-h says more")
}

func TestSeveralOutputsOfWhichOneCannotBeWritten(t *testing.T) {
	path := siteWith(t, siteZone+"outputs:\n  - {format: text, file: /no/such/folder}\n  - {format: text, file: \"-\"}\n")
	status, out, errs := invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 3, status)
	assert.True(t, strings.HasPrefix(out, "OK: "), "the other one is")
	assert.Contains(t, errs, "the report cannot be written to ")
	assert.FileExists(t, filepath.Join(filepath.Dir(path), "state", historyFile), "and the history")
}

func TestVersion(t *testing.T) {
	status, out, _ := invoke("-version")
	assert.Equal(t, 0, status)
	assert.Equal(t, build.Of("dailycheck").String()+"\n", out)
	assert.Contains(t, out, "revision ", "unknown, if it is")
	_, out, _ = invoke("-tz", "UTC", "-format", "sarif")
	assert.Contains(t, out, `"semanticVersion": "`+build.Of("dailycheck").Semantic()+`"`)
	for want, p := range map[string]render.Program{
		"0.0.0-devel":    {Name: "x", Version: "(devel)"},
		"1.4.0":          {Version: "v1.4.0"},
		"1.4.0+abc":      {Version: "v1.4.0", Revision: "abc"},
		"1.4.0+dirty.ab": {Version: "v1.4.0+dirty", Revision: "ab"},
	} {
		assert.Equal(t, want, p.Semantic())
	}
}

func TestADamagedStateIsNotOK(t *testing.T) {
	for name, want := range map[string]int{"baseline-primary.json": 3, historyFile: 1} {
		path := siteWith(t, siteZone)
		state := filepath.Join(filepath.Dir(path), "state")
		require.NoError(t, os.Mkdir(state, 0o700))
		require.NoError(t, os.WriteFile(filepath.Join(state, name), []byte("{\"x\": 1, nonsense}\n"), 0o600))
		status, out, _ := invoke("-config", path, "-now", sampleNow)
		assert.Equal(t, want, status, out)
	}
	path := siteWith(t, siteZone)
	state := filepath.Join(filepath.Dir(path), "state")
	require.NoError(t, os.WriteFile(state, nil, 0o600))
	status, out, errs := invoke("-config", path, "-now", sampleNow)
	assert.Equal(t, 3, status)
	assert.Empty(t, out)
	assert.Contains(t, errs, "not a directory")
}

func TestDiff(t *testing.T) {
	path := siteWith(t, siteZone)
	yesterday := []string{"-config", path, "-now", "2000-05-01 08:00"}
	invoke(yesterday...)
	args := []string{"diff", "-config", path, "-now", sampleNow}
	status, out, errs := invoke(append(args, "-since", "2000-05-01")...)
	assert.Equal(t, 0, status, errs)
	assert.Contains(t, out, "From 2000-05-01 08:00 (unknown) to 2000-05-02 08:00 (ok)\n")
	assert.Contains(t, out, "gone ")
	status, out, _ = invoke(args...)
	assert.Equal(t, 0, status)
	assert.Contains(t, out, "From 2000-05-01 08:00")
	change(t, path, "secondary/links.txt", "operational ", "out of order")
	status, out, _ = invoke(args...)
	assert.Equal(t, 2, status)
	assert.Contains(t, out, "new        critical secondary, ACD 1: the link is down")
	status, _, errs = invoke(append(args, "-since", "2000-04-01")...)
	assert.Equal(t, 3, status)
	assert.Contains(t, errs, "no check on 2000-04-01")
}

func TestProgressIsForTerminals(t *testing.T) {
	var b strings.Builder
	p := startProgress(&b)
	p.now("reading x")
	p.stop()
	assert.Empty(t, b.String())

	p = &progress{w: &b, timer: time.NewTimer(time.Hour), shown: true}
	p.now("reading\ra/folder")
	p.say("said\n")
	p.stop()
	assert.Equal(t, "\r\x1b[Kreading?a/folder ...\r\x1b[Ksaid\n\r\x1b[K", b.String())
}

// The site file that the documentation shows is one.
func TestTheSiteFileOfTheDocs(t *testing.T) {
	docs, err := os.ReadFile(filepath.Join("..", "..", "docs", "running.md"))
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(docs), "```yaml\nversion: 1\n")
	require.True(t, ok)
	shown, _, _ := strings.Cut(rest, "```")
	path := siteWith(t, "version: 1\n"+shown)
	dir := filepath.Join(filepath.Dir(path), "rules")
	require.NoError(t, os.Mkdir(dir, 0o700))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.yml"), []byte("version: 1\n"), 0o600))
	s, err := readSite(path)
	require.NoError(t, err)
	assert.Equal(t, []int{1, 2, 7}, s.acds)
	assert.Len(t, s.outputs, 3)
	assert.Equal(t, "Backups completed", s.servers["primary"].source.Words["Sauvegardes terminées"])
}
